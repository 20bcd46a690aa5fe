"""The covered copy takes the original's place, whatever is cut off in between; and the covered points are gone."""

import datetime

import papers_made as papers
import pytest
from django.core.files.storage import storages
from django.db import IntegrityError, transaction

from common import clock, sheets
from common.areas import Area, NoArea
from common.files import covering, invariants, jobs
from common.files import services as files
from common.files.errors import CoveredMeanwhile, FileGone, TookTooLong
from common.files.models import Leftover, PrivateFile

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_files")]
MARK = Area(1, *papers.MARK)
ELSEWHERE = Area(1, 7000, 7000, 1000, 1000)
HOUR = datetime.timedelta(hours=1)


def kept(content: bytes | None = None, content_type: str = "image/jpeg") -> PrivateFile:
    return files.keep(content=content or papers.marked_picture(), content_type=content_type, kind="identity")


def lies(key: str) -> bool:
    return storages["private"].exists(key)


def lying() -> int:
    return sum(1 for key in storages["private"].listdir("identity")[0] for _name in _names(key))


def _names(folder: str) -> list[str]:
    return storages["private"].listdir(f"identity/{folder}")[1]


@pytest.fixture
def cover(make, django_capture_on_commit_callbacks):
    officer = make.officer()

    def act(file, *areas, seen=None, by=officer, why="religion"):
        with django_capture_on_commit_callbacks(execute=True):
            copy = covering.draw(file=file, areas=list(areas or [MARK]), seen=seen or file.version)
            return covering.put_in_place(copy, by=by, why=why) if copy else None

    act.officer = officer
    return act


def test_only_the_covered_copy_is_kept(cover):
    file = kept()
    before = PrivateFile.objects.get(pk=file.pk)
    after = cover(file)
    after.refresh_from_db()
    assert not lies(before.storage_key) and lies(after.storage_key) and lying() == 1
    content = files.read(after)
    assert papers.reds(papers.image_of(content)) == 0
    assert after.sha256 != before.sha256 and after.size == len(content)
    assert (after.covered_by, after.covered_why, after.covered_areas) == (
        cover.officer,
        "religion",
        [[1, *papers.MARK]],
    )
    assert after.covered_at <= clock.now()
    assert (after.retain_until, after.kind, after.kept_at) == (before.retain_until, before.kind, before.kept_at)
    assert not Leftover.objects.exists() and invariants.check() == []


def test_covering_again_adds_and_the_same_changes_nothing(cover):
    file = cover(kept())
    state = (file.sha256, file.storage_key, file.covered_at)
    assert cover(file) is None
    assert cover(file, seen="an old page") is None  # the second click of a double click
    file.refresh_from_db()
    assert (file.sha256, file.storage_key, file.covered_at) == state
    file = cover(file, ELSEWHERE, why="others")
    assert file.covered_areas == [[1, *papers.MARK], [1, 7000, 7000, 1000, 1000]] and file.covered_why == "others"
    assert max(papers.image_of(files.read(file)).getpixel((600, 750))) < 16
    assert lying() == 1


def test_a_pdf_stays_a_pdf_of_pictures(cover):
    file = cover(kept(papers.text_pdf("SECRET", pages=2), "application/pdf"), Area(2, 0, 0, 10_000, 3000))
    content = files.read(file)
    assert file.content_type == "application/pdf" and content.startswith(b"%PDF-")
    assert papers.text_of_pdf(content).strip() == "" and sheets.check_pdf(content) == (2, False)


def test_what_was_seen_must_be_what_is_covered(cover):
    file = kept()
    seen = file.version
    cover(file)
    with pytest.raises(CoveredMeanwhile) as refused:
        cover(file, ELSEWHERE, seen=seen)
    assert refused.value.message.startswith("คุณอัสมาปิดทับเอกสารนี้ไปแล้วเมื่อ")
    file.refresh_from_db()
    assert file.covered_areas == [[1, *papers.MARK]] and lying() == 1


def test_nothing_chosen_and_a_page_that_is_not_there_change_nothing(cover):
    file = kept()
    with pytest.raises(NoArea):
        covering.draw(file=file, areas=[], seen=file.version)
    with pytest.raises(sheets.NoSuchPage):
        cover(file, Area(2, 0, 0, 100, 100))
    with pytest.raises(sheets.NotDrawn):
        cover(kept(papers.laughing_pdf(), "application/pdf"))
    file.refresh_from_db()
    assert file.covered_at is None and lying() == 2 and not Leftover.objects.exists()


def test_what_was_deleted_cannot_be_covered(cover):
    file = kept()
    PrivateFile.objects.filter(pk=file.pk).update(deleted_at=clock.now())
    with pytest.raises(FileGone):
        cover(file)


def test_two_copies_of_one_original_only_the_first_counts(make):
    """What happens when two officers draw at once: the second copy finds another file in its place."""
    file, first, second = kept(), make.officer(), make.officer()
    one = covering.draw(file=file, areas=[MARK], seen=file.version)
    two = covering.draw(file=file, areas=[ELSEWHERE], seen=file.version)
    covering.put_in_place(one, by=first, why="religion")
    with pytest.raises(CoveredMeanwhile):
        covering.put_in_place(two, by=second, why="others")
    file.refresh_from_db()
    assert (file.storage_key, file.covered_by, file.covered_areas) == (one.key, first, [[1, *papers.MARK]])
    with clock.at(clock.now() + 2 * HOUR):
        jobs.run()
        assert lying() == 1 and lies(file.storage_key) and invariants.check() == []


def test_cut_off_before_the_row_the_original_stays(make):
    file = kept()
    copy = covering.draw(file=file, areas=[MARK], seen=file.version)
    with pytest.raises(RuntimeError), transaction.atomic():
        covering.put_in_place(copy, by=make.officer(), why="religion")
        raise RuntimeError("the machine stops")
    file.refresh_from_db()
    assert file.covered_at is None and lies(file.storage_key) and lies(copy.key)
    jobs.run()
    assert lies(copy.key)  # it may still be on its way
    with clock.at(clock.now() + 2 * HOUR):
        jobs.run()
        assert lies(file.storage_key) and not lies(copy.key) and invariants.check() == []


def test_cut_off_after_the_row_the_jobs_delete_the_original(make):
    file = kept()
    original = file.storage_key
    copy = covering.draw(file=file, areas=[MARK], seen=file.version)
    covering.put_in_place(copy, by=make.officer(), why="religion")  # its task is lost: this test never commits
    assert lies(original)
    jobs.run()
    file.refresh_from_db()
    assert not lies(original) and lies(file.storage_key) and invariants.check() == []


def test_a_copy_that_came_too_late_is_given_up(make):
    file = kept()
    copy = covering.draw(file=file, areas=[MARK], seen=file.version)
    with clock.at(clock.now() + 2 * HOUR), pytest.raises(TookTooLong) as refused:
        covering.put_in_place(copy, by=make.officer(), why="religion")
    assert refused.value.message.startswith("ใช้เวลานานเกินไป จึงยังไม่มีอะไรเปลี่ยนแปลง")
    file.refresh_from_db()
    assert file.covered_at is None


def test_a_file_that_went_while_it_was_drawn_stays_gone(make):
    file = kept()
    copy = covering.draw(file=file, areas=[MARK], seen=file.version)
    with clock.at(clock.now() + datetime.timedelta(days=366)):
        jobs.run()
        with pytest.raises(FileGone):
            covering.put_in_place(copy, by=make.officer(), why="religion")
        jobs.run()
        assert lying() == 0 and invariants.check() == []


def test_the_database_wants_a_reason_with_every_cover():
    file = kept()
    with pytest.raises(IntegrityError), transaction.atomic():
        PrivateFile.objects.filter(pk=file.pk).update(covered_at=clock.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        PrivateFile.objects.filter(pk=file.pk).update(covered_why="religion")
