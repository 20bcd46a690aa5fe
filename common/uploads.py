"""Files from outside become files of our own: of the bytes that came in only a checked PDF is kept.

Size → first bytes → declared width × height → decode → paste onto a new picture → encode anew. That drops EXIF (with
the place where it was taken), comments, profiles and everything glued behind the picture.
"""

import hashlib
import io
import struct
import threading
import zlib
from dataclasses import dataclass
from typing import IO

import pillow_heif
from PIL import Image, ImageCms

from common import sheets
from common import upload_errors as errors
from common.derivatives import Derivative, derivatives

__all__ = ["CleanDocument", "CleanPicture", "Derivative", "clean_document", "clean_picture", "derivatives"]

MIB = 1024 * 1024
MOST_PIXELS = 25_000_000
MOST_WEBP_PIXELS = 6_000_000  # its decoder holds every picture four times
SHORTEST_EDGE = 16
NARROWEST_PICTURE, NARROWEST_PAPER = (
    5,
    20,
)  # the long edge over the short one; a longest edge of 2,000 leaves 400 or 100
MOST_SCANS = 100  # a progressive JPEG of thousands of scans is small to send and takes minutes to decode
MOST_PROFILE_BYTES = 128 * 1024
BAND_ROWS = 64
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# What decoders raise on hostile bytes. NameError and AttributeError are not among them: those are defects of ours.
DECODER_FAULTS = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    AssertionError,
    EOFError,
    MemoryError,
    RuntimeError,
    struct.error,
    zlib.error,
)
_ORIENTATION = 0x0112
_HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_LIVING_WORDS = (b"/JavaScript", b"/Launch", b"/EmbeddedFile")
_decoding = threading.BoundedSemaphore(2)  # a decoded photo is 100 MB: never many at once, however many are sent


@dataclass(frozen=True)
class CleanPicture:
    """A picture of our own making. ``sha256`` is of the bytes that came in: the same upload is known again."""

    bytes: bytes
    format: str
    width: int
    height: int
    sha256: str
    content_type: str = "image/jpeg"


@dataclass(frozen=True)
class CleanDocument:
    """A picture of our own making, or a checked PDF as it came (width and height None, ``pages`` counted)."""

    bytes: bytes
    content_type: str
    width: int | None
    height: int | None
    pages: int
    sha256: str


def clean_picture(
    file: IO[bytes] | bytes,
    *,
    max_bytes: int = 12 * MIB,
    max_pixels: int = MOST_PIXELS,
    longest_edge: int = 2000,
    quality: int = 85,
    narrowest: int = NARROWEST_PICTURE,
) -> CleanPicture:
    """A JPEG of our own from an uploaded JPEG, PNG, WebP or HEIC, upright, sRGB, transparency on white.

    Raises a ``BadUpload`` that says what is wrong. The same bytes give the same picture.
    """
    content, shape = _read(file, max_bytes), {"longest_edge": longest_edge, "narrowest": narrowest}
    return _picture(content, max_pixels=max_pixels, quality=quality, **shape)


def clean_document(
    file: IO[bytes] | bytes, *, max_bytes: int = 10 * MIB, max_pages: int = sheets.MOST_PAGES
) -> CleanDocument:
    """A paper: a picture (made anew) or a PDF without password, scripts and files inside. Raises BadUpload."""
    content = _read(file, 12 * MIB)
    if content.startswith(b"%PDF-"):
        if len(content) > max_bytes:
            raise errors.FileTooLarge(limit=max_bytes // MIB)
        pages = _check_pdf(content, max_pages)
        return CleanDocument(content, "application/pdf", None, None, pages, _sha256(content))
    if _kind(content) is None:
        raise errors.NotADocument
    picture = _picture(content, max_pixels=MOST_PIXELS, longest_edge=2600, narrowest=NARROWEST_PAPER, quality=88)
    return CleanDocument(picture.bytes, picture.content_type, picture.width, picture.height, 1, picture.sha256)


def _read(file: IO[bytes] | bytes, max_bytes: int) -> bytes:
    if isinstance(file, bytes):
        content = file[: max_bytes + 1]
    else:
        if (getattr(file, "size", None) or 0) > max_bytes:
            raise errors.FileTooLarge(limit=max_bytes // MIB)
        file.seek(0)
        content = file.read(max_bytes + 1)
    if not content:
        raise errors.EmptyFile
    if len(content) > max_bytes:
        raise errors.FileTooLarge(limit=max_bytes // MIB)
    return content


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _kind(content: bytes) -> str | None:
    """What the first bytes say; names and declared content types are not asked. GIF and SVG are not taken."""
    if content.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "WEBP"
    if content[4:8] == b"ftyp" and content[8:12] in _HEIF_BRANDS:
        return "HEIF"
    return None


def _picture(content: bytes, *, max_pixels: int, longest_edge: int, narrowest: int, quality: int) -> CleanPicture:
    kind = _kind(content)
    if kind is None:
        raise errors.NotAPicture
    if kind == "JPEG" and content.count(b"\xff\xda") > MOST_SCANS:
        raise errors.BrokenPicture
    if kind == "WEBP":
        max_pixels = min(max_pixels, MOST_WEBP_PIXELS)
    try:
        with _decoding:
            fresh = _decoded(content, kind, max_pixels, longest_edge, narrowest)
    except errors.BadUpload:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise errors.TooManyPixels(limit=max_pixels // 1_000_000) from error
    except DECODER_FAULTS as error:
        raise errors.BrokenPicture from error
    out = io.BytesIO()
    fresh.save(out, "JPEG", quality=quality, optimize=True)
    return CleanPicture(out.getvalue(), "jpeg", fresh.width, fresh.height, _sha256(content))


def _decoded(content: bytes, kind: str, max_pixels: int, longest_edge: int, narrowest: int) -> Image.Image:
    """A new RGB picture, upright and at most ``longest_edge`` long."""
    source = pillow_heif.open_heif(content) if kind == "HEIF" else Image.open(io.BytesIO(content), formats=(kind,))
    width, height = source.size
    if width * height > max_pixels:
        raise errors.TooManyPixels(limit=max_pixels // 1_000_000)
    if min(width, height) < SHORTEST_EDGE:
        raise errors.PictureTooSmall(limit=SHORTEST_EDGE)
    if max(width, height) > narrowest * min(width, height):
        raise errors.PictureTooNarrow(limit=narrowest)
    if kind == "HEIF":  # its decoder has turned the picture already
        image, turn = source.to_pillow(), None
    else:
        image, turn = source, _TURNS.get(_orientation(source))
        scale = min(1.0, longest_edge / max(width, height))
        image.draft("RGB", (max(1, int(width * scale)), max(1, int(height * scale))))  # JPEG: decode smaller
        image.load()
    small = _in_srgb(_shrunk(image, longest_edge), image.info.get("icc_profile"))
    if turn is not None:
        small = small.transpose(turn)
    fresh = Image.new("RGB", small.size)
    fresh.paste(small)
    return fresh


def _orientation(image: Image.Image) -> int:
    try:
        return image.getexif().get(_ORIENTATION, 1)
    except DECODER_FAULTS:  # unreadable EXIF is no reason to refuse a good picture
        return 1


def _shrunk(image: Image.Image, longest_edge: int) -> Image.Image:
    """RGB on white, band by band, so that a large picture is never in memory twice."""
    factor = max(1, max(image.size) // longest_edge)
    rows = BAND_ROWS * factor
    target = Image.new("RGB", (-(-image.width // factor), -(-image.height // factor)), "white")
    for top in range(0, image.height, rows):
        band = _on_white(image.crop((0, top, image.width, min(top + rows, image.height))))
        target.paste(band.reduce(factor) if factor > 1 else band, (0, top // factor))
    target.thumbnail((longest_edge, longest_edge), Image.Resampling.LANCZOS)
    return target


def _on_white(band: Image.Image) -> Image.Image:
    if band.mode.startswith("I;16"):
        return band.convert("I").point(lambda value: value * (1 / 256)).convert("L").convert("RGB")
    if band.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in band.info:
        band = band.convert("RGBA")
        paper = Image.new("RGB", band.size, "white")
        paper.paste(band, mask=band.getchannel("A"))
        return paper
    return band.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Phones photograph in wider colours; without this food looks pale. A useless profile is passed over."""
    if not profile or len(profile) > MOST_PROFILE_BYTES:
        return image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image


def _check_pdf(content: bytes, max_pages: int) -> int:
    """The number of pages. Raises BrokenDocument, LockedDocument, LivingDocument or TooManyPages."""
    pages, living = sheets.check_pdf(content)
    if living or any(word in content for word in _LIVING_WORDS):
        raise errors.LivingDocument
    if pages > max_pages:
        raise errors.TooManyPages(pages=pages, limit=max_pages)
    return pages
