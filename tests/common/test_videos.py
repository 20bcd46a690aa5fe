"""What is no video, no telephone's video or no whole one is refused in words; what a camera wrote beside it is wiped."""

import pytest
import videos_made
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from common import upload_errors as errors
from common import videos


def clean(content: bytes, name: str = "x.mp4") -> videos.CleanVideo:
    return videos.clean_video(SimpleUploadedFile(name, content))


def still() -> bytes:
    return videos_made.webm([Image.new("RGB", (64, 36), "#b2402c")])


@pytest.mark.parametrize(
    ("content", "ending"), [(videos_made.mp4(), "mp4"), (videos_made.mp4(b"avc3"), "mp4"), (still(), "webm")]
)
@pytest.mark.parametrize("name", ["x.mp4", "x.html", "x"])
def test_a_video_is_known_by_its_bytes_whatever_it_is_called(content, ending, name):
    made = clean(content, name)
    assert made.bytes == content and made.ending == ending
    assert made.name.endswith(f".{ending}") and "x." not in made.name


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", errors.EmptyFile),
        (b"<!doctype html><script>alert(1)</script>", errors.NotAVideo),
        (b"\xff\xd8\xff\xe0", errors.NotAVideo),
        (videos_made.box(b"ftyp", b"heic", bytes(4)) + videos_made.box(b"meta", bytes(40)), errors.NotAVideo),
        (videos_made.mp4(b"hvc1"), errors.UnplayableVideo),
        (videos_made.mp4(brand=b"qt  "), errors.UnplayableVideo),
        (still().replace(b"V_VP8", b"V_AV1"), errors.UnplayableVideo),
        (still().replace(b"webm", b"mkv!"), errors.NotAVideo),
        (videos_made.mp4()[:-1], errors.BrokenVideo),
        (videos_made.mp4()[:200], errors.BrokenVideo),
        (videos_made.box(b"ftyp", b"isom", bytes(4)) + videos_made.box(b"mdat", bytes(9)), errors.BrokenVideo),
        (videos_made.mp4(more=b"\x00\x00\x00\x01udta"), errors.BrokenVideo),
        (videos_made.mp4(more=videos_made.box(b"free") * 6000), errors.BrokenVideo),
        (videos_made.mp4().split(b"\x00\x00\x01\xfcmdat")[0], errors.BrokenVideo),
    ],
    ids=[
        "empty", "page", "jpeg", "heic", "hevc", "quicktime", "av1", "matroska", "one byte short", "cut off", "no tracks", "no size",
        "thousands of boxes", "no film",
    ],
)  # fmt: skip
def test_what_telephones_cannot_play_is_refused(content, refusal):
    with pytest.raises(refusal):
        clean(content)


def test_the_limit_is_told_in_megabytes():
    fits = videos_made.mp4(film=bytes(videos.MOST_BYTES - len(videos_made.mp4(film=b""))))
    assert len(fits) == videos.MOST_BYTES and clean(fits).ending == "mp4"
    with pytest.raises(errors.VideoTooLarge) as refused:
        clean(fits + b"x")
    assert "20 MB" in refused.value.message and "720p" in refused.value.message


def test_the_place_where_it_was_taken_is_wiped_and_nothing_moves():
    place, box = b"+06.8693+101.2505/", videos_made.box
    beside = box(b"udta", box(b"\xa9xyz", place)) + box(b"meta", place)
    sent = videos_made.mp4(more=beside) + box(b"uuid", place)
    made = clean(sent)
    assert sent.count(place) == 3 and place not in made.bytes
    assert len(made.bytes) == len(sent) and made.bytes.index(b"mdat") == sent.index(b"mdat")
    assert clean(made.bytes).bytes == made.bytes


@pytest.mark.parametrize(
    ("matrix", "seen"),
    [(videos_made.STRAIGHT, (1280, 720)), (videos_made.TURNED, (720, 1280))],
    ids=["lying", "upright"],
)
def test_a_video_keeps_its_shape(matrix, seen):
    made = clean(videos_made.mp4(matrix=matrix))
    assert (made.width, made.height) == seen
    assert (clean(still()).width, clean(still()).height) == (0, 0)


def test_no_depth_and_no_size_ends_the_reading():
    deep = b""
    for _level in range(3000):
        deep = videos_made.box(b"trak", deep)
    assert clean(videos_made.mp4(more=deep)).ending == "mp4"
    huge = videos_made.mp4() + b"\x00\x00\x00\x01free" + b"\xff" * 8
    with pytest.raises(errors.BrokenVideo):
        clean(huge)
    assert clean(videos_made.mp4() + b"\x00\x00\x00\x00free").ending == "mp4"
