"""What goes when its time has come, what is cut off on the way, and what the books say about it."""

import datetime
import os

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from common import clock
from common.files import deleting, invariants, jobs
from common.files import services as files
from common.files.models import Leftover, PrivateFile

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_files")]
DAY = datetime.timedelta(days=1)


def kept(content: bytes = b"paper", **fields) -> PrivateFile:
    file = files.keep(content=content, content_type="image/jpeg", kind="identity")
    PrivateFile.objects.filter(pk=file.pk).update(**fields)
    file.refresh_from_db()
    return file


def lies(file_or_key) -> bool:
    return storages["private"].exists(getattr(file_or_key, "storage_key", file_or_key))


def aged(key: str, **age) -> None:
    """Let the bytes look as if they were written some time ago."""
    then = (clock.now() - datetime.timedelta(**age)).timestamp()
    os.utime(storages["private"].path(key), (then, then))


def stray(key: str = "identity/ab/stray.jpg", **age) -> str:
    storages["private"].save(key, ContentFile(b"stray"))
    aged(key, **age)
    return key


def test_a_file_is_there_through_its_last_day_and_gone_after_it():
    file = kept()
    last = clock.now() + 365 * DAY
    with clock.at(last):
        assert jobs.run()["private_files_deleted"] == 0 and lies(file)
    with clock.at(last + DAY):
        done = jobs.run()
        assert (done["private_files_deleted"], done["leftover_bytes_deleted"]) == (1, 1)
        file.refresh_from_db()
        assert file.deleted_at == clock.now() and not lies(file)
        again = jobs.run()
        assert (again["private_files_deleted"], again["leftover_bytes_deleted"]) == (0, 0)
        assert invariants.check() == []
    assert PrivateFile.objects.filter(pk=file.pk).exists()  # the row stays as record
    assert not Leftover.objects.exists()


def test_bytes_the_storage_would_not_delete_go_the_next_time(monkeypatch, caplog):
    due = [kept(retain_until=clock.today() - DAY) for _time in range(3)]
    refused = due[1].storage_key
    real = storages["private"].delete

    def delete(key):
        if key == refused:
            raise OSError("the bucket is away")
        real(key)

    monkeypatch.setattr(storages["private"], "delete", delete)
    done = jobs.run()
    assert (done["private_files_deleted"], done["leftover_bytes_deleted"]) == (3, 2)
    assert [lies(file) for file in due] == [False, True, False]
    assert "private bytes could not be deleted" in caplog.text
    with clock.at(clock.now() + datetime.timedelta(hours=2)):
        (line,) = invariants.check()
        assert line.startswith(f"private bytes {refused}: should have been deleted at")
        monkeypatch.undo()
        assert jobs.run()["leftover_bytes_deleted"] == 1
        assert not lies(due[1]) and invariants.check() == []


def test_a_kept_files_bytes_are_never_deleted_as_left_over(caplog):
    file = kept()
    Leftover.objects.create(storage_key=file.storage_key, due_at=clock.now())
    assert deleting.delete_leftovers() == 0
    assert lies(file) and "names the bytes of a kept file" in caplog.text


def test_a_leftover_waits_for_its_hour():
    key = stray(hours=0)
    Leftover.objects.create(storage_key=key, due_at=clock.now() + datetime.timedelta(minutes=5))
    assert deleting.delete_leftovers() == 0 and lies(key)
    with clock.at(clock.now() + datetime.timedelta(minutes=6)):
        assert deleting.delete_leftovers() == 1 and not lies(key)


def test_bytes_without_a_row_are_noticed_after_a_day_and_swept():
    young, old = stray("slip/aa/young.jpg", hours=19), stray("paper/bb/old.jpg", hours=25)
    file = kept()
    aged(file.storage_key, days=200)
    waiting = stray("identity/cc/copy.jpg", hours=30)
    Leftover.objects.create(storage_key=waiting, due_at=clock.now() + DAY)
    assert invariants.check() == [f"private bytes {old}: no kept row knows them"]
    assert jobs.run()["orphan_bytes_deleted"] == 1
    assert [lies(key) for key in (young, old, waiting, file)] == [True, False, True, True]
    assert invariants.check() == []


def test_the_storage_is_looked_through_once_an_hour():
    assert "orphan_bytes_deleted" in jobs.run()
    assert "orphan_bytes_deleted" not in jobs.run()
    with clock.at(clock.now() + datetime.timedelta(hours=1)):
        assert "orphan_bytes_deleted" in jobs.run()


def test_what_is_not_ours_in_the_storage_is_left_alone():
    key = stray("backup/2569.tar", days=400)
    assert jobs.run()["orphan_bytes_deleted"] == 0 and lies(key)
    assert invariants.check() == []


def test_bytes_of_a_row_that_says_deleted_are_noticed_and_swept():
    file = kept(deleted_at=clock.now())
    aged(file.storage_key, days=2)
    assert invariants.check() == [f"private bytes {file.storage_key}: no kept row knows them"]
    jobs.run()
    assert not lies(file) and invariants.check() == []


def test_a_file_past_its_date_that_has_its_bytes_is_noticed():
    file = kept(retain_until=clock.today() - 2 * DAY)
    (line,) = invariants.check()
    assert line == f"private file {file.pk}: its time ended on {file.retain_until}, its bytes are still there"


def test_missing_bytes_are_noticed():
    file = kept()
    storages["private"].delete(file.storage_key)
    assert invariants.check() == [f"private file {file.pk}: its bytes are missing"]
