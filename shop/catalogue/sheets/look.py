"""A first look at what was sent: its size and its first bytes say what it is. Nothing is unpacked or parsed here."""

import re

from shop.catalogue.sheets import errors, zips

MIB = 1024 * 1024
MOST_SHEET = 10 * MIB
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MARKUP = re.compile(rb"\s*<(?:!doctype|html|head|body|table|meta|\?xml|style|script|div|!--)", re.IGNORECASE)
_OTHER_KINDS = (
    b"%PDF-",
    b"\xff\xd8\xff",
    b"\x89PNG",
    b"GIF8",
    b"RIFF",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"BZh",
    b"MZ",
    b"\x7fELF",
)
XLSX, CSV = "xlsx", "csv"


def kind_of(content: bytes) -> str:
    """Return ``xlsx`` or ``csv``. Raises a BadSheet that says what it is instead."""
    if not content.strip(b"\x00 \r\n\t\xef\xbb\xbf\xff\xfe,;"):
        raise errors.EmptySheet()
    if len(content) > MOST_SHEET:
        raise errors.SheetTooLarge(limit=MOST_SHEET // MIB)
    if content.startswith(_OLE):
        raise errors.LockedSheet() if _ENCRYPTED in content else errors.OldSheet()
    if content.startswith(b"PK"):
        _check_workbook(content)
        return XLSX
    if content.startswith(_OTHER_KINDS) or content[4:8] == b"ftyp":
        raise errors.NotASheet()
    if _MARKUP.match(_start_of_text(content)):
        raise errors.WebPageSheet()
    return CSV


def _start_of_text(content: bytes) -> bytes:
    start = content[:400]
    return start.replace(b"\x00", b"").lstrip(b"\xff\xfe\xef\xbb\xbf")


def _check_workbook(content: bytes) -> None:
    try:
        archive = zips.opened(content, most_inside=120 * MIB, most_files=400)
    except zips.Broken as error:
        raise errors.BrokenSheet() from error
    except zips.Bomb as error:
        raise errors.HeavySheet() from error
    except zips.Locked as error:
        raise errors.LockedSheet() from error
    names = {name.lower() for name in archive.namelist()}
    if any(name.endswith(("vbaproject.bin", "macrosheet.xml")) or "/macrosheets/" in name for name in names):
        raise errors.MacroSheet()
    if "xl/workbook.xml" not in names:
        other = {"mimetype", "xl/workbook.bin", "index/document.iwa"} & names
        raise errors.OtherSheet() if other else errors.NotASheet()
