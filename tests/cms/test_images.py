"""Pictures that editors put up in /admin/: a broken file is a sentence, never a crash."""

import gc
import struct
import zlib

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.images import get_image_model

Picture = get_image_model()
BROKEN = "เปิดรูปนี้ไม่ได้ ไฟล์อาจเสียหรือส่งมาไม่ครบ ลองถ่ายหรือส่งใหม่อีกครั้ง"


def png_of(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + data


@pytest.fixture
def editor(client, make):
    client.force_login(make.editor())
    yield client
    for row in Picture.objects.all():
        default_storage.delete(row.file.name)
        for copy in row.renditions.all():
            default_storage.delete(copy.file.name)


def send(editor, name: str, content: bytes):
    return editor.post(reverse("wagtailimages:add"), {"title": "x", "file": SimpleUploadedFile(name, content)})


@pytest.mark.parametrize(
    ("name", "spoil", "sentence"),
    [
        ("x.jpg", lambda good: good[: len(good) // 2], BROKEN),
        ("x.jpg", lambda good: good[:300], BROKEN),
        ("x.png", lambda good: png_of(600, 600), BROKEN),
        ("x.png", lambda good: png_of(13_000, 13_000), "รูปนี้มีความละเอียดสูงเกินไป ตั้งกล้องให้ความละเอียดไม่เกิน 25 ล้านพิกเซล"),
        ("x.png", lambda good: png_of(5001, 5000), "รูปนี้มีความละเอียดสูงเกินไป ตั้งกล้องให้ความละเอียดไม่เกิน 25 ล้านพิกเซล"),
    ],
    ids=["half", "head only", "no pixels", "169 megapixels", "one row too many"],
)
def test_a_broken_picture_is_refused_in_words(editor, make, name, spoil, sentence):
    answer = send(editor, name, spoil(make.picture_bytes((800, 600))))
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert not Picture.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"), [("x.jpg", b"<html>"), ("x.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"), ("x.jpg", b"")]
)
def test_what_is_no_picture_is_refused_by_wagtail_itself(editor, name, content):
    answer = send(editor, name, content)
    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    assert not Picture.objects.exists()


def test_a_picture_of_30_megabytes_is_refused_in_words(editor, make):
    answer = send(editor, "x.jpg", make.picture_bytes((800, 600)) + bytes(30 * 1024 * 1024))
    assert answer.status_code == 200 and not Picture.objects.exists()
    (said,) = answer.context["form"].errors["file"]
    assert said.replace("\xa0", " ") == "ไฟล์นี้ใหญ่เกินไป (30.0 MB). ขนาดไฟล์สูงสุด 10.0 MB."


def test_several_at_once_are_held_to_the_same(editor, make):
    sent = {"title": "x", "files[]": SimpleUploadedFile("x.jpg", make.picture_bytes((800, 600))[:900])}
    answer = editor.post(reverse("wagtailimages:add_multiple"), sent, headers={"x-requested-with": "XMLHttpRequest"})
    assert answer.json()["success"] is False and BROKEN in answer.json()["error_message"]
    assert not Picture.objects.exists()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Wagtail leaves its copies' files open
@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_a_good_picture_is_taken(editor, make, format):
    ending = {"JPEG": "jpg"}.get(format, format.lower())
    assert send(editor, f"x.{ending}", make.picture_bytes((800, 600), format=format)).status_code == 302
    assert (Picture.objects.get().width, Picture.objects.get().height) == (800, 600)
    edit = reverse("wagtailimages:edit", args=[Picture.objects.get().pk])
    assert editor.get(edit).status_code == 200
    collection = Picture.objects.get().collection_id
    kept = {"title": "y", "collection": collection, "tags": ""}
    assert editor.post(edit, kept).status_code == 302
    assert Picture.objects.get().title == "y"
    gc.collect()
