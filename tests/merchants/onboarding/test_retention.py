"""Identity papers go in time: after the end of an application, after they were replaced, after a year; end to end."""

import datetime

import pytest
from django.core.files.storage import storages

from common import clock
from common.files import invariants as file_invariants
from common.files.models import PrivateFile
from config import jobs
from merchants.onboarding import paper_invariants, retention
from merchants.onboarding import services as onboarding

pytestmark = pytest.mark.usefixtures("own_files")
DAY = datetime.timedelta(days=1)
WHY = "เอกสารไม่ตรงกับกลุ่ม"


def identity(row):
    return row.documents.get(paper="chair_id", replaced_at__isnull=True)


def lies(document) -> bool:
    return storages["private"].exists(document.file.storage_key)


def run_jobs() -> dict:
    done, failed = jobs.run_all()
    assert failed == []
    return {**done["merchants.onboarding.jobs"], **done["common.files.jobs"]}


def test_identity_papers_of_a_rejected_application_go_after_90_days(make, signed_in, submitted):
    row = submitted()
    card, deed = identity(row), row.documents.get(paper="tvc2")
    deed_until = deed.file.retain_until
    onboarding.reject(application=row, by=make.officer(), reason=WHY)
    card.file.refresh_from_db()
    deed.file.refresh_from_db()
    assert card.file.retain_until == clock.today() + 90 * DAY and deed.file.retain_until == deed_until
    assert paper_invariants.check() == []
    with clock.at(clock.now() + 90 * DAY):
        run_jobs()
        assert lies(card)
    with clock.at(clock.now() + 91 * DAY):
        assert run_jobs()["private_files_deleted"] == 1
        assert not lies(card) and lies(deed) and file_invariants.check() == []
        client = signed_in(row.applicant)
        response = client.post(f"/apply/documents/{card.pk}/open/")
        assert response.status_code == 409 and "เอกสารนี้ถูกลบแล้วตามกำหนดเวลาเก็บรักษา" in response.content.decode()
        assert "ระบบลบไฟล์แล้วตามกำหนด เหลือเพียงบันทึกนี้" in client.get("/apply/my-papers/").content.decode()


def test_a_replaced_identity_paper_goes_after_30_days(draft, paper):
    row = draft()
    first, deed = identity(row), row.documents.get(paper="tvc2")
    second = onboarding.add_document(application=row, by=row.applicant, paper="chair_id", document=paper("#123456"))
    onboarding.add_document(application=row, by=row.applicant, paper="tvc2", document=paper("#123456"))
    for document in (first, second, deed):
        document.file.refresh_from_db()
    today = clock.today()
    assert [each.file.retain_until for each in (first, second, deed)] == [
        today + 30 * DAY,
        today + 365 * DAY,
        today + 5 * 365 * DAY,
    ]
    with clock.at(clock.now() + 31 * DAY):
        assert run_jobs()["private_files_deleted"] == 1
        assert [lies(each) for each in (first, second, deed)] == [False, True, True]


def test_the_nearer_day_counts_and_nothing_lengthens(make, submitted):
    row = submitted()
    card = identity(row)
    soon = clock.today() + 5 * DAY
    PrivateFile.objects.filter(pk=card.file_id).update(retain_until=soon)
    onboarding.reject(application=row, by=make.officer(), reason=WHY)
    card.file.refresh_from_db()
    assert card.file.retain_until == soon


def test_an_approved_application_keeps_its_year(make, submitted):
    row = submitted()
    card = identity(row)
    officer = make.officer()
    onboarding.approve(application=make.judged(row, officer), by=officer)
    run_jobs()
    card.file.refresh_from_db()
    assert card.file.retain_until == clock.today() + 365 * DAY
    with clock.at(clock.now() + 366 * DAY):
        run_jobs()
        assert not lies(card)


def test_what_was_decided_before_the_rule_is_healed_by_the_jobs(make, submitted):
    row = submitted()
    onboarding.reject(application=row, by=make.officer(), reason=WHY)
    card = identity(row)
    late = clock.today() + 365 * DAY
    PrivateFile.objects.filter(pk=card.file_id).update(retain_until=late)
    assert paper_invariants.check() == [
        f"document {card.pk}: kept until {late}, may be kept until {clock.today() + 90 * DAY}"
    ]
    assert run_jobs()["identity_papers_shortened"] == 1
    assert run_jobs()["identity_papers_shortened"] == 0
    card.file.refresh_from_db()
    assert card.file.retain_until == clock.today() + 90 * DAY and paper_invariants.check() == []


def test_a_rejected_application_that_was_replaced_before_has_the_sooner_day(make, draft, paper):
    row = draft()
    first = identity(row)
    onboarding.add_document(application=row, by=row.applicant, paper="chair_id", document=paper("#123456"))
    row = onboarding.submit(application=row, by=row.applicant, agreed={"terms": True})
    onboarding.reject(application=row, by=make.officer(), reason=WHY)
    assert retention.last_day(row.documents.get(pk=first.pk)) == clock.today() + 30 * DAY


def test_the_last_day_is_told_on_every_page(make, signed_in, submitted):
    with clock.at(datetime.datetime(2026, 11, 26, 5, tzinfo=datetime.UTC)):
        row = submitted()
        card = signed_in(make.officer()).get(f"/office/applications/{row.pk}/").content.decode()
        assert "เก็บถึง 26\u00a0พ.ย.\u00a02570" in card
        assert "เก็บถึง 26 พ.ย. 2570 แล้วลบ" in signed_in(row.applicant).get("/apply/my-papers/").content.decode()
        onboarding.send_back(application=row, by=make.officer(), reason=WHY)
        page = signed_in(row.applicant).get("/apply/q/chair_id/").content.decode()
        assert "เก็บถึง 26\u00a0พ.ย.\u00a02570" in page and "รูปเดิมลบใน 30 วัน" in page
