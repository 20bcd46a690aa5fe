"""Papers written by hand for tests: PDFs good and hostile, pictures with a mark at a known place."""

import hashlib
import io
import struct
import zlib

import pypdfium2
from PIL import Image, ImageDraw

RED, PAPER = (200, 30, 30), (245, 240, 225)


def pdf_of(*bodies: bytes) -> bytes:
    """A PDF of these objects, the first its catalogue."""
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(bodies) + 1}/Root 1 0 R>>"
    return out + f"{end}\nstartxref\n{len(out)}\n%%EOF".encode()


def stream(content: bytes, facts: str = "") -> bytes:
    return f"<<{facts}/Length {len(content)}>>stream\n".encode() + content + b"\nendstream"


def one_page(page: bytes, *extra: bytes) -> bytes:
    """A PDF of one page, which is object 3; ``extra`` begin with object 4."""
    return pdf_of(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, *extra)


def page_with(resources: str = "", box: str = "0 0 200 300") -> bytes:
    return f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents 4 0 R/Resources<<{resources}>>>>".encode()


def laughing_pdf() -> bytes:
    """Three kilobytes that draw ten to the twelfth rectangles."""
    forms = [
        stream(b"/X Do " * 10, f"/Type/XObject/Subtype/Form/BBox[0 0 200 300]/Resources<</XObject<</X {6 + n} 0 R>>>>")
        for n in range(12)
    ]
    last = stream(b"0 0 10 10 re f " * 10, "/Type/XObject/Subtype/Form/BBox[0 0 200 300]")
    return one_page(page_with("/XObject<</X 5 0 R>>"), stream(b"/X Do"), *forms, last)


def endless_pdf() -> bytes:
    """A pattern whose steps are a ten-thousandth of a point."""
    facts = "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 0.0001/YStep 0.0001/Resources<<>>"
    fill = stream(b"/Pattern cs /P scn 0 0 200 300 re f")
    return one_page(page_with("/Pattern<</P 5 0 R>>"), fill, stream(b"0 0 1 1 re f", facts))


def swelling_pdf() -> bytes:
    """Two kilobytes that unpack to a gigabyte, twice over."""
    packer = zlib.compressobj(9)
    once = b"".join(packer.compress(b" " * 1_000_000) for _ in range(1000)) + packer.flush()
    return one_page(page_with(), stream(zlib.compress(once, 9), "/Filter[/FlateDecode/FlateDecode]"))


def text_pdf(*words: str, pages: int = 1) -> bytes:
    """A PDF with real text on each page, and a title."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(pages))
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {pages}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number in range(pages):
        line = words[number % len(words)]
        bodies.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {5 + 2 * number} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>".encode()
        )
        bodies.append(stream(f"BT /F 40 Tf 60 700 Td ({line}) Tj ET".encode()))
    return pdf_of(*bodies)


def plain_pdf(*, catalog="", trailer="", extra=()):
    """A one-page PDF written by hand, with whatever a test wants to hide in it."""
    bodies = [f"<</Type/Catalog/Pages 2 0 R{catalog}>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>"]
    bodies += ["<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]>>", *extra]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = (
        f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(bodies) + 1}/Root 1 0 R{trailer}>>"
    )
    return out + f"{end}\nstartxref\n{len(out)}\n%%EOF".encode("latin-1")


def _rc4(key, text):
    box, j = list(range(256)), 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    i = j = 0
    out = bytearray()
    for byte in text:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)


def locked_pdf(*, opens_without_password=False):
    """A PDF that wants a password, or was merely locked with an empty one."""
    padding = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
    owner, rights, ident = b"o" * 32, -44, b"i" * 16
    key = hashlib.md5(padding + owner + struct.pack("<i", rights) + ident).digest()[:5]
    user = _rc4(key, padding) if opens_without_password else b"u" * 32
    lock = f"<</Filter/Standard/V 1/R 2/P {rights}/O<{owner.hex()}>/U<{user.hex()}>>>"
    return plain_pdf(trailer=f"/Encrypt 4 0 R/ID[<{ident.hex()}><{ident.hex()}>]", extra=[lock])


def marked_picture(size: tuple[int, int] = (800, 1000)) -> bytes:
    """A JPEG whose box from (20 %, 30 %) to (50 %, 40 %) is red: what must not be seen."""
    image = Image.new("RGB", size, PAPER)
    width, height = size
    ImageDraw.Draw(image).rectangle((width * 0.2, height * 0.3, width * 0.5, height * 0.4), fill=RED)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=95)
    return out.getvalue()


MARK = (1950, 2950, 3100, 1100)  # around it, in ten-thousandths


def image_of(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image.convert("RGB")


def reds(image: Image.Image) -> int:
    """How many points are more red than anything a paper has."""
    return sum(
        1 for red, green, blue in image.get_flattened_data() if red > 110 and red > green + 60 and red > blue + 60
    )


def text_of_pdf(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)
