"""A video from outside is looked into before it is kept: what it is by its bytes, whether every telephone plays it, whether it is whole.

It is not encoded anew (that takes a machine of its own). What a camera wrote into an MP4 beside picture and sound — the
place where it was taken, the device, remarks — is wiped where it lies, so that nothing else moves.
"""

import secrets
from dataclasses import dataclass

from common import upload_errors as errors
from common.uploads import MIB

MOST_BYTES = 20 * MIB
MOST_BOXES = 5_000  # side by side; a film of hours has a few hundred
WAY_TO_CODECS = (b"moov", b"trak", b"mdia", b"minf", b"stbl", b"stsd")
H264 = {b"avc1", b"avc3"}
WIPED = {b"udta", b"meta", b"uuid"}
EBML = b"\x1aE\xdf\xa3"
WEBM_CODECS = (b"V_VP8", b"V_VP9")
_QUARTER_TURN = bytes(4)  # how much of its width stays width: nothing


@dataclass(frozen=True)
class CleanVideo:
    """A video that may be shown. ``width`` and ``height`` are as it is seen, 0 where the file does not say."""

    bytes: bytes
    ending: str
    width: int = 0
    height: int = 0

    @property
    def name(self) -> str:
        """Return a name that nobody guesses and that owes nothing to the one it came with."""
        return f"{secrets.token_hex(12)}.{self.ending}"


@dataclass(frozen=True)
class _Box:
    """A piece of an MP4: its four letters, where it begins, where its content begins and ends."""

    kind: bytes
    start: int
    body: int
    end: int


def clean_video(file) -> CleanVideo:
    """Return the video in an uploaded ``file``. Raises a ``BadUpload`` that says what is wrong."""
    if file.size > MOST_BYTES:
        raise errors.VideoTooLarge(limit=MOST_BYTES // MIB)
    file.seek(0)
    content = bytearray(file.read(MOST_BYTES + 1))
    if not content:
        raise errors.EmptyFile
    if content[4:8] == b"ftyp":
        return _mp4(content)
    if content.startswith(EBML) and b"webm" in content[:256]:
        if not any(codec in content for codec in WEBM_CODECS):
            raise errors.UnplayableVideo
        return CleanVideo(bytes(content), "webm")
    raise errors.NotAVideo


def _mp4(content: bytearray) -> CleanVideo:
    top = list(_boxes(content, 0, len(content)))
    kinds = {box.kind for box in top}
    if b"moov" not in kinds:
        raise errors.BrokenVideo if b"mdat" in kinds else errors.NotAVideo
    tables = _below(content, top, WAY_TO_CODECS)
    # a table begins with its version and how many it lists
    codecs = {one.kind for table in tables for one in _boxes(content, table.body + 8, table.end)}
    if not codecs & H264 or content[8:12] == b"qt  ":
        raise errors.UnplayableVideo
    if not kinds & {b"mdat", b"moof"}:
        raise errors.BrokenVideo
    width, height = _seen(content, _below(content, top, (b"moov", b"trak", b"tkhd")))
    movie, tracks = _below(content, top, (b"moov",)), _below(content, top, (b"moov", b"trak"))
    for box in [*top, *_children(content, movie), *_children(content, tracks)]:
        if box.kind in WIPED:
            content[box.start + 4 : box.start + 8] = b"free"
            content[box.body : box.end] = bytes(box.end - box.body)
    return CleanVideo(bytes(content), "mp4", width, height)


def _boxes(content: bytearray, start: int, end: int):
    """Yield the boxes between two places. Raises BrokenVideo where one reaches beyond, as in a file that was cut off."""
    for _number in range(MOST_BOXES):
        if start == end:
            return
        size, body = int.from_bytes(content[start : start + 4]), start + 8
        if size == 1:
            size, body = int.from_bytes(content[start + 8 : start + 16]), start + 16
        elif size == 0:  # the last one, to the end
            size = end - start
        if body > end or size < body - start or start + size > end:
            raise errors.BrokenVideo
        yield _Box(bytes(content[start + 4 : start + 8]), start, body, start + size)
        start += size
    raise errors.BrokenVideo


def _children(content: bytearray, boxes: list[_Box]) -> list[_Box]:
    return [inner for box in boxes for inner in _boxes(content, box.body, box.end)]


def _below(content: bytearray, boxes: list[_Box], way: tuple[bytes, ...]) -> list[_Box]:
    """Return the boxes at the end of ``way``, beginning among ``boxes``."""
    first, *rest = way
    found = [box for box in boxes if box.kind == first]
    return _below(content, _children(content, found), tuple(rest)) if rest else found


def _seen(content: bytearray, heads: list[_Box]) -> tuple[int, int]:
    """Return width and height of the first track that has them. A telephone held upright writes it lying, and a turn."""
    for head in heads:
        turn, width, height = (content[head.end - back : head.end - back + 4] for back in (44, 8, 4))
        size = int.from_bytes(width[:2]), int.from_bytes(height[:2])  # 16.16: whole pixels come first
        if head.end - head.body >= 84 and all(size):
            return size[::-1] if turn == _QUARTER_TURN else size
    return 0, 0
