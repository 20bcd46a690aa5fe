"""The pictures that come in a zip beside a sheet. Only those that a row names are opened; each is made anew like every other."""

import zipfile
from collections.abc import Callable, Iterable

from common import upload_errors, uploads
from common.files import services as files
from common.thai.text import plain_line
from shop.catalogue.sheets import details, errors, zips
from shop.catalogue.sheets.details import Sent, name_key
from shop.catalogue.sheets.models import SheetImport, SheetPicture

MIB = 1024 * 1024
MOST_ZIP = 60 * MIB
MOST_INSIDE = 200 * MIB
MOST_PICTURE = 12 * MIB
MOST_PICTURES = 300
MOST_FILES = 2_000  # the ones that programs leave in a zip included
_LEFT_BY_PROGRAMS = {"thumbs.db", "desktop.ini"}
_FAULTS = (OSError, ValueError, RuntimeError, NotImplementedError, EOFError, zipfile.BadZipFile)


def listed(content: bytes) -> dict[str, zipfile.ZipInfo]:
    """Return the files of a zip by the name that rows look them up by. Raises a BadPictures; nothing is unpacked."""
    archive = opened(content)
    found: dict[str, zipfile.ZipInfo] = {}
    for info in archive.infolist():
        name = _name_of(info)
        if info.is_dir() or _is_left_by_programs(name):
            continue
        _check_name(name)
        key = name_key(name)
        if key in found:
            raise errors.PictureNameTwice(name=plain_line(name)[:60])
        found[key] = info
    if len(found) > MOST_PICTURES:
        raise errors.TooManyInZip(limit=MOST_PICTURES)
    return found


def opened(content: bytes) -> zipfile.ZipFile:
    """Return the zip, looked at but not unpacked. Raises a BadPictures."""
    if len(content) > MOST_ZIP:
        raise errors.ZipTooLarge(limit=MOST_ZIP // MIB)
    if not content.startswith(b"PK"):
        raise errors.NotAZip()
    try:
        return zips.opened(content, most_inside=MOST_INSIDE, most_files=MOST_FILES)
    except zips.Locked as error:
        raise errors.LockedZip() from error
    except zips.Bomb as error:
        raise errors.HeavyZip() from error
    except zips.Broken as error:
        raise errors.BrokenZip() from error


def named_in(lines: Iterable[tuple[int, dict]]) -> set[str]:
    """Return the names of pictures that rows ask for."""
    told = (details.picture_names(cells.get("pictures")) for _number, cells in lines)
    return {name_key(name) for names in told for name in names}


def take(sheet: SheetImport, content: bytes, wanted: set[str], told: Callable[[int], None]) -> int:
    """Make the wanted pictures of the zip anew and keep them for ``sheet``; return how many of the zip nobody asked for.

    Raises a BadPictures. A picture that cannot be taken is kept with its refusal. ``told`` hears how many are done.
    """
    archive, there = opened(content), listed(content)
    by_stem = {key.rpartition(".")[0]: key for key in there}
    keys = {name: name if name in there else by_stem.get(name) for name in wanted}
    for done, (name, key) in enumerate(sorted((name, key) for name, key in keys.items() if key)):
        _keep(sheet, name, archive, there[key])
        told(done)
    return len(set(there) - set(keys.values()))


def sent_of(sheet: SheetImport) -> dict[str, Sent] | None:
    """Return what came with ``sheet`` by name; None where it came without a zip."""
    if sheet.pictures_file_id is None:
        return None
    return {row.name: Sent(row.sha256, row.fault, row.fault_facts) for row in sheet.pictures.all()}


def _keep(sheet: SheetImport, name: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
    try:
        picture = uploads.clean_picture(_unpacked(archive, info), max_bytes=MOST_PICTURE)
    except upload_errors.BadUpload as refusal:
        fault = {
            "fault": type(refusal).__name__,
            "fault_facts": {key: str(value) for key, value in refusal.facts.items()},
        }
        SheetPicture.objects.get_or_create(sheet=sheet, name=name, defaults=fault)
        return
    file = files.keep(
        content=picture.bytes,
        content_type=picture.content_type,
        kind="sheet",
        by=sheet.by,
        width=picture.width,
        height=picture.height,
    )
    SheetPicture.objects.get_or_create(sheet=sheet, name=name, defaults={"file": file, "sha256": picture.sha256})


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    if info.file_size > MOST_PICTURE:
        raise upload_errors.FileTooLarge(limit=MOST_PICTURE // MIB)
    try:
        return archive.read(info)
    except _FAULTS as error:
        raise upload_errors.BrokenPicture() from error


def _name_of(info: zipfile.ZipInfo) -> str:
    """Return the name as it was meant: Windows in Thai writes its own letters and does not say so."""
    if info.flag_bits & 0x800:
        return info.filename
    raw = info.orig_filename.encode("cp437", "replace")
    for letters in ("utf-8", "cp874"):
        try:
            return raw.decode(letters)
        except UnicodeDecodeError:
            continue
    return info.filename


def _is_left_by_programs(name: str) -> bool:
    last = name.replace("\\", "/").rpartition("/")[2]
    return name.startswith("__MACOSX/") or last.startswith(".") or last.lower() in _LEFT_BY_PROGRAMS


def _check_name(name: str) -> None:
    parts = name.replace("\\", "/").split("/")
    if ".." in parts or parts[0] == "" or ":" in parts[0] or "\x00" in name:
        raise errors.StrangeNames(name=plain_line(name)[:60])
