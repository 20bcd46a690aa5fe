import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from common.public_bucket import PublicBucket
from common.public_files import PICTURES, VIDEOS

NGINX = Path(settings.ROOT, "deploy/nginx.conf").read_text()


@pytest.fixture
def stored():
    """Store bytes under a name of the public folder; return its address."""
    kept = []

    def store(name: str, content: bytes = b"alert(1)") -> str:
        kept.append(default_storage.save(name, ContentFile(content)))
        return default_storage.url(kept[-1])

    yield store
    for name in kept:
        default_storage.delete(name)


@pytest.mark.parametrize(
    "name", ["a" * 300, "a/" * 2000, "%00", "products", "a" * 300 + ".jpg", "%00.jpg", "no-such.jpg"]
)
def test_a_name_that_cannot_be_a_file_is_not_found(client, db, name):
    assert client.get(f"/media/{name}").status_code == 404


def test_nothing_outside_the_folder_is_sent(client, db):
    assert client.get("/media/..%2f..%2fsecret_key").status_code == 404
    assert client.get("/media/..%2f..%2fsecret_key.jpg").status_code == 400


@pytest.mark.parametrize(
    "name",
    [
        "documents/guide.js",
        "documents/guide.html",
        "guide.svg",
        "x.xml",
        "x.jpg.html",
        "x.jpg.gz",
        "x.pdf",
        "x.mjs",
        "bare",
    ],
)
def test_what_is_no_picture_has_no_address(client, db, stored, name):
    assert client.get(stored(name)).status_code == 404


@pytest.mark.parametrize(
    ("ending", "kind"), [("jpg", "image/jpeg"), ("JPG", "image/jpeg"), ("webp", "image/webp"), ("avif", "image/avif")]
)
def test_a_picture_is_sent_as_what_its_name_says_and_runs_nothing(client, db, stored, ending, kind):
    answer = client.get(stored(f"products/x.{ending}", b"<script>alert(1)</script>"))
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == b"<script>alert(1)</script>"
    assert answer["Content-Type"] == kind
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox; style-src 'unsafe-inline'"
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"


def test_a_picture_that_is_known_already_is_not_sent_again(client, db, stored):
    url = stored("products/x.jpg")
    first = client.get(url)
    first.close()
    again = client.get(url, headers={"if-modified-since": first["Last-Modified"]})
    assert again.status_code == 304


@pytest.fixture
def video(stored):
    return stored("videos/x.mp4", bytes(range(100)))


@pytest.mark.parametrize(
    ("asked", "status", "sent", "said"),
    [
        ("bytes=0-1", 206, bytes([0, 1]), "bytes 0-1/100"),  # a telephone's first question
        ("bytes=98-", 206, bytes([98, 99]), "bytes 98-99/100"),
        ("bytes=-3", 206, bytes([97, 98, 99]), "bytes 97-99/100"),
        ("bytes=90-5000", 206, bytes(range(90, 100)), "bytes 90-99/100"),
        ("bytes=-5000", 206, bytes(range(100)), "bytes 0-99/100"),
        ("bytes=100-", 416, b"", "bytes */100"),
        ("bytes=-0", 416, b"", "bytes */100"),
        ("bytes=" + "9" * 18 + "-", 416, b"", "bytes */100"),
        ("bytes=5-2", 200, bytes(range(100)), None),
        ("bytes=0-1,5-6", 200, bytes(range(100)), None),
        ("bytes=-", 200, bytes(range(100)), None),
        ("lines=0-1", 200, bytes(range(100)), None),
        ("bytes=" + "9" * 400 + "-", 200, bytes(range(100)), None),
        ("bytes=๑-๒", 200, bytes(range(100)), None),
    ],
)
def test_a_piece_of_a_video_is_sent_where_one_is_asked_for(client, db, video, asked, status, sent, said):
    answer = client.get(video, headers={"range": asked, "accept-encoding": "gzip"})
    assert (answer.status_code, answer.get("Content-Range")) == (status, said)
    assert answer["Accept-Ranges"] == "bytes" and "sandbox" in answer["Content-Security-Policy"]
    assert (b"".join(answer.streaming_content) if answer.streaming else answer.content) == sent
    if status != 416:
        assert (answer["Content-Type"], answer["Content-Length"]) == ("video/mp4", str(len(sent)))


def test_a_piece_of_an_older_video_is_the_whole_new_one(client, db, video):
    first = client.get(video)
    first.close()
    for since, status in ((first["Last-Modified"], 206), ("Sat, 01 Jan 2000 00:00:00 GMT", 200)):
        answer = client.get(video, headers={"range": "bytes=0-1", "if-range": since})
        answer.close()
        assert answer.status_code == status
    head = client.head(video, headers={"range": "bytes=0-1"})
    head.close()
    assert (head.status_code, head["Content-Length"], head["Accept-Ranges"]) == (200, "100", "bytes")


def test_a_video_is_sent_as_one_and_runs_nothing(client, db, stored):
    answer = client.get(stored("videos/x.webm", b"<script>alert(1)</script>"))
    answer.close()
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("video/webm", "nosniff")
    assert answer["Content-Security-Policy"].startswith("default-src 'none'; sandbox;")


@pytest.mark.parametrize(
    ("family", "listed", "more"), [("image", PICTURES, ""), ("video", VIDEOS, "; media-src 'self'")]
)
def test_nginx_sends_the_same_pictures_and_videos_and_nothing_else(family, listed, more):
    blocks = re.findall(r"location ~\* \^/media/\.\+\\\.\(\?:([a-z0-9|]+)\)\$ \{(.*?)\n    \}", NGINX, re.DOTALL)
    [(endings, block)] = [found for found in blocks if f"{family}/" in found[1]]
    assert set(endings.split("|")) == set(listed) and len(blocks) == 2
    kinds = {end: kind for kind, ends in re.findall(r"(\w+/\w+) ([\w ]+);", block) for end in ends.split()}
    assert kinds == listed
    policy = f"default-src 'none'; sandbox; style-src 'unsafe-inline'{more}"
    assert f'add_header Content-Security-Policy "{policy}";' in block
    assert "add_header X-Content-Type-Options nosniff;" in block
    assert "location ^~ /media/documents/ { return 404; }" in NGINX
    assert "location /media/ { return 404; }" in NGINX


def test_a_bucket_shows_pictures_and_keeps_everything_else_for_itself():
    bucket = PublicBucket(bucket_name="m", access_key="a", secret_key="b", region_name="x")
    assert bucket.get_object_parameters("products/x.webp") == {"ContentType": "image/webp"}
    assert bucket.get_object_parameters("videos/x.mp4") == {"ContentType": "video/mp4"}
    for name in ["documents/guide.html", "documents/guide.pdf", "bare"]:
        assert bucket.get_object_parameters(name) == {
            "ACL": "private",
            "ContentType": "application/octet-stream",
            "ContentDisposition": "attachment",
        }
