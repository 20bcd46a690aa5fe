"""Keeping, opening and shortening private files."""

import datetime

import pytest
from django.core.files.storage import storages

from common import clock
from common.audit.models import Event
from common.files import services as files
from common.files.errors import FileGone
from common.files.models import PrivateFile

pytestmark = pytest.mark.django_db
GONE = "เอกสารนี้ถูกลบแล้วตามกำหนดเวลาเก็บรักษา เหลือเพียงบันทึกว่าเคยส่ง ถ้ายังต้องใช้ให้ขอเอกสารใหม่จากเจ้าของเอกสาร"


def kept(content: bytes = b"paper", content_type: str = "image/jpeg", kind: str = "identity") -> PrivateFile:
    return files.keep(content=content, content_type=content_type, kind=kind)


def test_a_file_lies_under_a_name_nobody_guesses(own_files):
    file = kept()
    kind, folder, name = file.storage_key.split("/")
    assert (kind, len(folder), name[-4:]) == ("identity", 2, ".jpg") and len(name) == 36
    (stored,) = [path for path in own_files.rglob("*") if path.is_file()]
    assert stored.read_bytes() == b"paper" and stored.stat().st_mode & 0o777 == 0o600
    assert stored.parent.stat().st_mode & 0o777 == 0o700
    assert kept().storage_key != file.storage_key


@pytest.mark.parametrize(
    ("kind", "days"), [("identity", 365), ("paper", 5 * 365), ("slip", 5 * 365), ("evidence", 2 * 365)]
)
def test_each_kind_has_its_time(own_files, kind, days):
    assert kept(kind=kind).retain_until == clock.today() + datetime.timedelta(days=days)


def test_time_is_shortened_and_never_lengthened(own_files):
    file, today = kept(), clock.today()
    assert files.shorten(file, until=today + datetime.timedelta(days=30)) is True
    assert files.shorten(file, until=today + datetime.timedelta(days=30)) is False
    assert files.shorten(file, until=today + datetime.timedelta(days=90)) is False
    file.refresh_from_db()
    assert file.retain_until == today + datetime.timedelta(days=30)


def test_the_answer_is_locked_down_and_the_opening_written(own_files, make):
    file, officer, subject = kept(b"\xff\xd8\xff"), make.officer(), make.user()
    response = files.serve(file, by=officer, purpose="ตรวจใบสมัคร", subject=subject, code="review")
    assert response.content == b"\xff\xd8\xff"
    assert {name: response[name] for name in ("Content-Type", "X-Content-Type-Options", "Cache-Control")} == {
        "Content-Type": "image/jpeg",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    assert response["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert response["Content-Disposition"] == f'inline; filename="kedai-{file.pk}.jpg"'
    event = Event.objects.about(subject).get()
    assert (event.verb, event.by, event.why) == ("opened", officer, "ตรวจใบสมัคร")
    assert event.facts == {"file": file.pk, "code": "review"}


def test_a_pdf_is_never_shown_inside_the_browser(own_files):
    response = files.plain(kept(b"%PDF-1.4", "application/pdf"))
    assert response["Content-Disposition"].startswith("attachment;")


def test_what_was_deleted_is_refused_and_no_opening_is_written(own_files, make):
    file, subject = kept(), make.user()
    PrivateFile.objects.filter(pk=file.pk).update(deleted_at=clock.now())
    storages["private"].delete(file.storage_key)
    for row in (file, PrivateFile.objects.get(pk=file.pk)):  # read before it was deleted, and after
        with pytest.raises(FileGone) as refused:
            files.serve(row, by=make.officer(), purpose="x", subject=subject)
        assert refused.value.message == GONE
    assert not Event.objects.about(subject).exists()


def test_a_row_read_before_it_was_covered_opens_the_covered_copy(own_files):
    file = kept(b"original")
    key = storages["private"].save(files.new_key("identity", "image/jpeg"), files.ContentFile(b"covered"))
    PrivateFile.objects.filter(pk=file.pk).update(storage_key=key)
    storages["private"].delete(file.storage_key)
    assert files.read(file) == b"covered"


def test_the_storage_gives_no_address(own_files):
    with pytest.raises(ValueError):
        storages["private"].url(kept().storage_key)
    with pytest.raises(Exception, match="outside|Detected path traversal"):
        storages["private"].open("../../etc/passwd")
