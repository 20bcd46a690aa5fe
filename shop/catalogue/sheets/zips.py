"""What a zip says of itself, read with care before anything is unpacked. It knows nothing of the site: hostile files are opened
with it in a process of their own as well (``xlsx_process``)."""

import io
import struct
import zipfile

MIB = 1024 * 1024
MOST_DIRECTORY = 1 * MIB  # of the list of its files: about 10,000 names
SHARPEST = 250  # times smaller than what it holds; a catalogue's XML comes to 30
SMALL = 1 * MIB  # below that nothing is a bomb
_END = b"PK\x05\x06"
_END64 = b"PK\x06\x07"
_END_SIZE = 22


class Broken(Exception):
    """Not a zip that can be listed."""


class Bomb(Exception):
    """Far more inside than its size lets expect."""


class Locked(Exception):
    """Its files need a password."""


def opened(content: bytes, *, most_inside: int, most_files: int) -> zipfile.ZipFile:
    """Return the zip, its list read and its declared sizes within bounds. Raises Broken, Bomb, Locked.

    What a file declares is all that ``zipfile`` ever unpacks of it.
    """
    _check_directory(content)
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, struct.error, LookupError) as error:
        raise Broken from error
    files = [info for info in archive.infolist() if not info.is_dir()]
    if any(info.flag_bits & 0x1 for info in files):
        raise Locked
    if len(files) > most_files or sum(info.file_size for info in files) > most_inside:
        raise Bomb
    for info in files:
        if info.file_size > SMALL and info.file_size > SHARPEST * max(info.compress_size, 1):
            raise Bomb
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Broken
    return archive


def _check_directory(content: bytes) -> None:
    """Refuse a list that is long in itself: it would fill the memory before anything in it is looked at."""
    at = content.rfind(_END, max(0, len(content) - 65_535 - _END_SIZE))
    if at < 0 or at + _END_SIZE > len(content):
        raise Broken
    size = struct.unpack_from("<L", content, at + 12)[0]
    if size > MOST_DIRECTORY or content[max(0, at - 20) : at].startswith(_END64):
        raise Bomb
