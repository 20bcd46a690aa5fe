import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from common.public_bucket import PublicBucket
from common.public_files import PICTURES

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


def test_nginx_sends_the_same_pictures_and_nothing_else():
    block = re.search(r"location ~\* \^/media/\.\+\\\.\(\?:([a-z|]+)\)\$ \{(.*?)\n    \}", NGINX, re.DOTALL)
    assert set(block[1].split("|")) == set(PICTURES)
    kinds = {end: kind for kind, ends in re.findall(r"(image/\w+) ([\w ]+);", block[2]) for end in ends.split()}
    assert kinds == PICTURES
    assert (
        """add_header Content-Security-Policy "default-src 'none'; sandbox; style-src 'unsafe-inline'";""" in block[2]
    )
    assert "add_header X-Content-Type-Options nosniff;" in block[2]
    assert "location ^~ /media/documents/ { return 404; }" in NGINX
    assert "location /media/ { return 404; }" in NGINX


def test_a_bucket_shows_pictures_and_keeps_everything_else_for_itself():
    bucket = PublicBucket(bucket_name="m", access_key="a", secret_key="b", region_name="x")
    assert bucket.get_object_parameters("products/x.webp") == {"ContentType": "image/webp"}
    for name in ["documents/guide.html", "documents/guide.pdf", "bare"]:
        assert bucket.get_object_parameters(name) == {
            "ACL": "private",
            "ContentType": "application/octet-stream",
            "ContentDisposition": "attachment",
        }
