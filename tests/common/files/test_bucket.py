"""The same in S3-compatible storage, with production's own storage class over real HTTP."""

import datetime

import papers_made as papers
import pytest
from bucket_standing_in import NAME, bucket
from django.core.files.storage import storages

from common import clock
from common.areas import Area
from common.files import covering, invariants, jobs
from common.files import services as files
from common.files.errors import FileGone

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def things(settings, monkeypatch):
    """What lies in the bucket that the private storage is now."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    with bucket(lambda: clock.now().timestamp()) as (address, lying):
        options = {
            "endpoint_url": address,
            "region_name": "ap-southeast-1",
            "bucket_name": NAME,
            "default_acl": "private",
            "addressing_style": "path",
        }
        private = {"BACKEND": "common.files.bucket.PrivateBucket", "OPTIONS": options}
        settings.STORAGES = {**settings.STORAGES, "private": private}
        yield lying


def kept(content: bytes, kind: str = "identity"):
    return files.keep(content=content, content_type="image/jpeg", kind=kind)


def test_a_file_is_kept_opened_and_let_go(things, make):
    file = kept(b"\xff\xd8\xff")
    ((body, _at, headers),) = things.values()
    assert body == b"\xff\xd8\xff" and headers["x-amz-acl"] == "private" and list(things) == [file.storage_key]
    response = files.serve(file, by=make.officer(), purpose="x", subject=make.user())
    assert response.content == b"\xff\xd8\xff" and response["Content-Disposition"].startswith("inline;")
    assert invariants.check() == []
    with clock.at(clock.now() + 366 * DAY):
        assert jobs.run()["leftover_bytes_deleted"] == 1
    assert things == {}
    with pytest.raises(FileGone):
        files.read(file)  # the row was read before
    file.refresh_from_db()
    assert file.deleted_at


def test_a_covered_copy_takes_the_originals_place(things, make, django_capture_on_commit_callbacks):
    file = kept(papers.marked_picture())
    with django_capture_on_commit_callbacks(execute=True):
        copy = covering.draw(file=file, areas=[Area(1, *papers.MARK)], seen=file.version)
        file = covering.put_in_place(copy, by=make.officer(), why="religion")
    assert list(things) == [file.storage_key]
    assert papers.reds(papers.image_of(files.read(file))) == 0
    assert invariants.check() == []


def test_bytes_without_a_row_are_found_and_swept(things):
    file = kept(b"kept")
    storages["private"].save("paper/ab/stray.jpg", files.ContentFile(b"stray"))
    with clock.at(clock.now() + 2 * DAY):
        assert invariants.check() == ["private bytes paper/ab/stray.jpg: no kept row knows them"]
        assert jobs.run()["orphan_bytes_deleted"] == 1
    assert list(things) == [file.storage_key]


def test_missing_bytes_are_noticed(things):
    file = kept(b"kept")
    things.clear()
    assert invariants.check() == [f"private file {file.pk}: its bytes are missing"]


def test_the_bucket_gives_no_address(things):
    with pytest.raises(ValueError):
        storages["private"].url(kept(b"x").storage_key)
