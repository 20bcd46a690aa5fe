"""The process that draws papers. It runs alone, on one paper, with hard limits, and knows nothing of the site.

In: a line of JSON (what to do), then the paper's bytes. Out: a line of JSON (what was found), then the bytes that were made.
Started by ``common.sheets``; a hostile paper that eats memory, never ends or breaks pdfium ends here and nowhere else.
"""

import contextlib
import io
import json
import math
import resource
import sys

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageDraw

MIB = 1024 * 1024
MOST_MEMORY = 768 * MIB
MOST_PIXELS = 25_000_000
SMEAR = 2  # pixels: JPEG keeps colour in blocks of two, so a covered letter would tint its neighbours
LONGEST_SIDE = 2000.0  # of a sheet that is written, in points
WHOLE = 10_000  # areas are given in ten-thousandths of the sheet's width and height
COVER = (0, 0, 0)
FAULTS = (
    pypdfium2.PdfiumError,
    Image.DecompressionBombError,
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    MemoryError,
)


class Refused(Exception):
    """Said in the answer's ``fault``: broken, locked, no_page."""


def limit_oneself(seconds: int) -> None:
    """Memory and time are bounded; no file is written. A system without such limits goes without."""
    bounds = {resource.RLIMIT_AS: MOST_MEMORY, resource.RLIMIT_CPU: seconds, resource.RLIMIT_FSIZE: 0}
    for what, most in bounds.items():
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(what, (most, most))


def opened(content: bytes) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD
        raise Refused("locked" if locked else "broken") from error
    if pdfium.FPDF_GetSecurityHandlerRevision(document) != -1:
        raise Refused("locked")
    document.init_forms()  # what was typed into a form is part of the paper; must come before the first page is read
    if len(document) == 0:
        raise Refused("broken")
    return document


def examined(content: bytes, order: dict) -> tuple[dict, bytes]:
    """How many pages a PDF has, and whether it carries scripts or files."""
    document = opened(content)
    scripts = pdfium.FPDFDoc_GetJavaScriptActionCount(document)
    attached = pdfium.FPDFDoc_GetAttachmentCount(document)
    return {"pages": len(document), "living": scripts > 0 or attached > 0}, b""


def page(content: bytes, order: dict) -> tuple[dict, bytes]:
    """One page as a JPEG, at most ``edge`` pixels long."""
    sheets = Sheets(content)
    image = sheets.drawn(order["page"], order["edge"])
    return {"pages": sheets.count, "width": image.width, "height": image.height}, _jpeg(image, order["quality"])


def covered(content: bytes, order: dict) -> tuple[dict, bytes]:
    """The paper drawn anew with black where ``areas`` are: a JPEG, or a PDF that holds one picture per page."""
    sheets = Sheets(content)
    by_page: dict[int, list] = {}
    for number, *area in order["areas"]:
        by_page.setdefault(number, []).append(area)
    if not set(by_page) <= set(range(1, sheets.count + 1)):
        raise Refused("no_page")
    if not sheets.is_pdf:
        image = sheets.drawn(1, max(sheets.size(1)))
        _black(image, by_page[1])
        return {"pages": 1, "width": image.width, "height": image.height}, _jpeg(image, order["quality"])
    made = pypdfium2.PdfDocument.new()
    for number in range(1, sheets.count + 1):
        image = sheets.drawn(number, order["edge"])
        _black(image, by_page.get(number, []))
        _append(made, _jpeg(image, order["quality"]), _paper_size(sheets.size(number)))
    out = io.BytesIO()
    made.save(out)
    return {"pages": sheets.count, "width": None, "height": None}, out.getvalue()


class Sheets:
    """A paper as sheets that can be drawn: a PDF's pages, or the one sheet of a picture."""

    def __init__(self, content: bytes) -> None:
        self.is_pdf = content.startswith(b"%PDF-")
        if self.is_pdf:
            self.document = opened(content)
            self.count = len(self.document)
        else:
            self.picture = Image.open(io.BytesIO(content), formats=("JPEG", "PNG"))
            if self.picture.width * self.picture.height > MOST_PIXELS:
                raise Refused("broken")
            self.count = 1

    def size(self, number: int) -> tuple[float, float]:
        """Width and height: a page's in points, a picture's in pixels."""
        size = self.document[number - 1].get_size() if self.is_pdf else self.picture.size
        if not all(math.isfinite(side) and side > 0 for side in size):
            raise Refused("broken")
        return size

    def drawn(self, number: int, edge: float) -> Image.Image:
        if not 1 <= number <= self.count:
            raise Refused("no_page")
        width, height = self.size(number)
        if self.is_pdf:
            bitmap = self.document[number - 1].render(scale=edge / max(width, height), rev_byteorder=True)
            image = bitmap.to_pil().convert("RGB")
        else:
            image = self.picture.convert("RGB")
            image.thumbnail((edge, edge), Image.Resampling.LANCZOS)
        fresh = Image.new("RGB", image.size, "white")
        fresh.paste(image)
        return fresh


def _black(image: Image.Image, areas: list) -> None:
    pen = ImageDraw.Draw(image)
    for left, top, width, height in areas:
        pen.rectangle(
            (
                math.floor(left * image.width / WHOLE) - SMEAR,
                math.floor(top * image.height / WHOLE) - SMEAR,
                math.ceil((left + width) * image.width / WHOLE) + SMEAR,
                math.ceil((top + height) * image.height / WHOLE) + SMEAR,
            ),
            fill=COVER,
        )


def _jpeg(image: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()


def _paper_size(size: tuple[float, float]) -> tuple[float, float]:
    """Return the sheet's sides as they were, within reason."""
    scale = min(1.0, LONGEST_SIDE / max(size))
    return max(1.0, size[0] * scale), max(1.0, size[1] * scale)


def _append(document: pypdfium2.PdfDocument, jpeg: bytes, size: tuple[float, float]) -> None:
    sheet = document.new_page(*size)
    picture = pypdfium2.PdfImage.new(document)
    picture.load_jpeg(io.BytesIO(jpeg), inline=True)
    picture.set_matrix(pypdfium2.PdfMatrix().scale(*size))
    sheet.insert_obj(picture)
    sheet.gen_content()


WORK = {"examined": examined, "page": page, "covered": covered}


def main() -> None:
    order = json.loads(sys.stdin.buffer.readline())
    limit_oneself(order["seconds"])
    content = sys.stdin.buffer.read()
    try:
        found, made = WORK[order["work"]](content, order)
    except Refused as refusal:
        found, made = {"fault": str(refusal)}, b""
    except FAULTS:  # what a hostile paper does to its reader
        found, made = {"fault": "broken"}, b""
    sys.stdout.buffer.write(json.dumps(found).encode() + b"\n" + made)


if __name__ == "__main__":
    main()
