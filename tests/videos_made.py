"""Makers of video files: an MP4 of boxes with nothing to see in them, and a WebM of still pictures that browsers play."""

import io
import struct

from PIL import Image

TURNED = (0, 0x10000, 0, -0x10000, 0, 0, 0, 0, 0x40000000)  # a telephone held upright
STRAIGHT = (0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)


def box(kind: bytes, *inside: bytes) -> bytes:
    content = b"".join(inside)
    return struct.pack(">I", 8 + len(content)) + kind + content


def mp4(
    codec: bytes = b"avc1",
    *,
    brand: bytes = b"isom",
    size=(1280, 720),
    matrix=STRAIGHT,
    more: bytes = b"",
    film: bytes = bytes(500),
) -> bytes:
    """An MP4 as far as anybody looks who does not decode it; ``more`` lies beside its tracks."""
    sides = struct.pack(">II", size[0] << 16, size[1] << 16)
    head = box(b"tkhd", bytes(4), bytes(36), struct.pack(">9i", *matrix), sides)
    table = box(b"stsd", bytes(4), struct.pack(">I", 1), box(codec, bytes(78)))
    track = box(b"trak", head, box(b"mdia", box(b"minf", box(b"stbl", table))))
    sound = box(b"stsd", bytes(4), struct.pack(">I", 1), box(b"mp4a", bytes(28)))
    heard = box(b"trak", box(b"tkhd", bytes(84)), box(b"mdia", box(b"minf", box(b"stbl", sound))))
    return box(b"ftyp", brand, bytes(4), brand) + box(b"moov", heard, track, more) + box(b"mdat", film)


def _size(number: int) -> bytes:
    return (number | 1 << 56).to_bytes(8)


def _element(key: str, *inside: bytes) -> bytes:
    content = b"".join(inside)
    return bytes.fromhex(key) + _size(len(content)) + content


def _whole(key: str, number: int) -> bytes:
    return _element(key, number.to_bytes(4))


def webm(pictures: list[Image.Image], *, each_ms: int = 1000, codec: bytes = b"V_VP8") -> bytes:
    """A film of these pictures: a lossy WebP is one VP8 picture, so each becomes a frame that needs no other."""
    frames, (width, height) = [], pictures[0].size
    for picture in pictures:
        out = io.BytesIO()
        picture.convert("RGB").save(out, "WEBP", quality=60)
        packed = out.getvalue()
        at = packed.index(b"VP8 ") + 4
        frames.append(packed[at + 4 : at + 4 + struct.unpack("<I", packed[at : at + 4])[0]])
    head = _element(
        "1A45DFA3", _whole("4286", 1), _whole("42F7", 1), _whole("42F2", 4), _whole("42F3", 8),
        _element("4282", b"webm"), _whole("4287", 2), _whole("4285", 2),
    )  # fmt: skip
    lasts = struct.pack(">d", each_ms * len(frames))
    info = _element(
        "1549A966", _whole("2AD7B1", 1_000_000), _element("4489", lasts), _element("4D80", b"k"), _element("5741", b"k")
    )
    sides = _element("E0", _whole("B0", width), _whole("BA", height))
    track = _element("AE", _whole("D7", 1), _whole("73C5", 1), _whole("83", 1), _element("86", codec), sides)
    clusters = [
        _element("1F43B675", _whole("E7", number * each_ms), _element("A3", b"\x81\x00\x00\x80", frame))
        for number, frame in enumerate(frames)
    ]
    return head + _element("18538067", info, _element("1654AE6B", track), *clusters)
