"""What the applicant and the merchant read about their papers, word for word."""

import datetime

import papers_made as papers
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from common import clock
from common.areas import Area
from common.audit.models import Event
from common.uploads import clean_document
from merchants.models import OfficerRole
from merchants.onboarding import casefile, paper_log
from merchants.onboarding import services as onboarding

pytestmark = pytest.mark.usefixtures("own_files")


@pytest.fixture
def officer(make):
    person = make.officer(provinces=["94", "95"])
    person.last_name = "สาและ"
    person.save()
    return person


@pytest.fixture
def lived(signed_in, officer, draft):
    """An application whose card was opened and covered, and replaced in the meantime."""
    row = draft(without={"chair_id"})
    marked = clean_document(papers.marked_picture())
    document = onboarding.add_document(application=row, by=row.applicant, paper="chair_id", document=marked)
    row = onboarding.submit(application=row, by=row.applicant, agreed={"terms": True})
    url = f"/office/applications/{row.pk}/documents/{document.pk}/open/"
    signed_in(officer).post(url, {"purpose": "review"})
    onboarding.cover_document(
        document=document, by=officer, areas=[Area(1, *papers.MARK)], seen=document.file.version, why="religion"
    )
    signed_in(row.applicant).post(f"/apply/documents/{document.pk}/open/")
    return row, document


def words(paper: dict) -> list[tuple]:
    return [(line.kind, line.who, line.text, line.why) for line in paper["lines"]]


def test_every_line_says_who_what_and_why(lived, officer):
    row, document = lived
    card = next(paper for paper in paper_log.of_application(row, reader=row.applicant) if paper["document"] == document)
    asma = "คุณอัสมา สาและ (เจ้าหน้าที่ depa จังหวัดปัตตานี, ยะลา)"
    assert words(card) == [
        ("opened", "คุณเอง", "เปิดดู", "เจ้าของเอกสารเปิดดูเอง"),
        ("covered", asma, "ปิดทับข้อมูล 1 แห่ง ฉบับเดิมถูกลบ", "ศาสนาหรือหมู่เลือดบนบัตร"),
        ("opened", asma, "เปิดดู", "ตรวจใบสมัคร"),
        ("sent", "คุณเอง", "ส่งเอกสารใบนี้มา", ""),
    ]
    assert card["opened"] == "มีคนเปิดดู 2 ครั้ง" and card["own"] is True
    assert card["badge"] == {"kind": "verified", "label": "ฉบับปัจจุบัน"}


def test_others_read_the_applicants_name(lived, make):
    row, document = lived
    colleague = make.officer()
    card = next(paper for paper in paper_log.of_application(row, reader=colleague) if paper["document"] == document)
    assert card["lines"][0].who == "คุณแมะแย (ผู้สมัคร)" and card["own"] is False


def test_the_applicants_diary_says_that_it_was_covered(lived):
    row, _document = lived
    line = casefile.diary(row)[0]
    assert (line["text"], line["by"]) == ("ปิดทับข้อมูลบางส่วนใน บัตรประชาชนของประธาน", "เจ้าหน้าที่")


def test_the_applicant_reads_it_before_there_is_a_shop(signed_in, lived):
    row, _document = lived
    client = signed_in(row.applicant)
    assert "/apply/my-papers/" in client.get("/apply/").content.decode()
    page = client.get("/apply/my-papers/").content.decode()
    assert "ปิดทับข้อมูล 1 แห่ง ฉบับเดิมถูกลบ · ศาสนาหรือหมู่เลือดบนบัตร" in page and "เก็บเฉพาะฉบับที่ปิดทับแล้ว" in page
    assert "เปิดดูเอกสารของฉัน" in page


def test_the_owner_reads_it_on_the_desk_and_her_helper_does_not(signed_in, make, lived, officer):
    row, _document = lived
    merchant = onboarding.approve(application=make.judged(row, officer), by=officer).merchant
    page = signed_in(row.applicant).get("/apply/papers-log/").content.decode()
    assert "<b>คุณอัสมา สาและ (เจ้าหน้าที่ depa จังหวัดปัตตานี, ยะลา)</b> เปิดดู · ตรวจใบสมัคร" in page
    partner = make.user(first_name="นูรี")
    merchant.members.create(user=partner, role="owner")
    page = signed_in(partner).get("/apply/papers-log/").content.decode()
    assert "คุณแมะแย (ผู้สมัคร)" in page and "เปิดดูเอกสารของฉัน" not in page
    assert signed_in(make.helper_of(merchant)).get("/apply/papers-log/").status_code == 404


def test_nobody_reads_another_persons_papers(signed_in, make, lived, client):
    client.logout()
    assert client.get("/apply/my-papers/")["Location"].startswith("/accounts/login/")
    page = signed_in(make.user()).get("/apply/my-papers/").content.decode()
    assert "ยังไม่มีเอกสาร" in page and "บัตรประชาชนของประธานกลุ่ม" not in page


def test_an_account_that_is_gone_and_a_viewer_are_named_as_such(lived, make, officer):
    row, document = lived
    Event.objects.about(document).filter(verb="opened", by=officer).update(by=None)
    card = next(paper for paper in paper_log.of_applicant(row.applicant) if paper["document"] == document)
    assert ("opened", "บัญชีที่ถูกลบแล้ว", "เปิดดู", "ตรวจใบสมัคร") in words(card)
    officer.officer.role = OfficerRole.VIEWER
    officer.officer.all_provinces = True
    officer.officer.save()
    card = next(paper for paper in paper_log.of_applicant(row.applicant) if paper["document"] == document)
    assert any(who == "คุณอัสมา สาและ (ผู้ดูข้อมูลโครงการ)" for _kind, who, _text, _why in words(card))


def test_replaced_and_deleted_are_lines_too(lived, make, paper):
    row, document = lived
    onboarding.send_back(application=row, by=make.officer(), reason="ถ่ายใหม่ให้ชัด")
    row.refresh_from_db()
    onboarding.add_document(application=row, by=row.applicant, paper="chair_id", document=paper("#001122"))
    document.refresh_from_db()
    document.file.deleted_at = clock.now() + datetime.timedelta(days=31)
    document.file.save()
    card = next(each for each in paper_log.of_applicant(row.applicant) if each["document"] == document)
    assert [line.kind for line in card["lines"]][:2] == ["deleted", "replaced"]
    assert card["kept"].startswith("ลบแล้วเมื่อ") and card["badge"]["label"] == "ลบแล้วตามกำหนด"
    assert card["own"] is False


def test_the_log_costs_four_queries_however_much_happened(lived, signed_in, officer):
    row, document = lived
    for _time in range(10):
        signed_in(officer).post(f"/office/applications/{row.pk}/documents/{document.pk}/open/", {"purpose": "audit"})
    with CaptureQueriesContext(connection) as asked:
        paper_log.of_applicant(row.applicant)
    assert len(asked) == 4
