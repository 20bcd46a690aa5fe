"""The whole way of an applicant over HTTP, what each page refuses, and who may not come in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from common.audit.models import Event
from common.files.models import PrivateFile
from merchants.onboarding import services as onboarding
from merchants.onboarding.models import Application, Document

BUSINESS = {
    "legal_form": "group",
    "type": "community_enterprise",
    "name": "กลุ่มแม่บ้านกรือโป๊ะสายบุรี",
    "registration_number": "๕-๙๔-๐๗-๐๓/๑-๐๐๑๒",
}
ADDRESS = {"line": "12/3 ม.4", "place_query": "94110", "place": "940703:94110", "landmark": "ข้างมัสยิด"}
CONTACT = {"contact_name": "แมะแย กะมิยอ", "phone": "๐๘๑ ๒๓๔ ๕๖๗๐", "member_count": "๑๒"}
INCOME = {
    "baseline_income_satang": "๑๒,๐๐๐",
    "baseline_channels": ["market", "line"],
    "baseline_fees_satang": "0",
}


@pytest.fixture
def applicant(make, signed_in):
    person = make.user(first_name="แมะแย")
    return signed_in(person), person


def upload(content: bytes, name: str = "paper.jpg", kind: str = "image/jpeg") -> dict:
    return {"file": SimpleUploadedFile(name, content, kind)}


def text_of(response) -> str:
    return response.content.decode()


def test_the_whole_way(applicant, make):
    client, person = applicant
    assert "เริ่มสมัคร" in text_of(client.get("/apply/"))
    assert not Application.objects.exists()
    assert client.post("/apply/begin/")["Location"] == "/apply/business/"
    assert client.post("/apply/business/", BUSINESS)["Location"] == "/apply/address/"
    assert client.post("/apply/address/", ADDRESS)["Location"] == "/apply/contact/"
    assert client.post("/apply/contact/", CONTACT)["Location"] == "/apply/papers/"
    assert "ต้องมี ยังไม่ได้ส่ง" in text_of(client.get("/apply/papers/"))
    for paper in ("tvc2", "chair_id"):
        assert client.get(f"/apply/papers/{paper}/").status_code == 200
        response = client.post(f"/apply/papers/{paper}/", upload(make.picture_bytes()))
        assert response["Location"] == "/apply/papers/"
    assert client.post("/apply/income/", INCOME)["Location"] == "/apply/review/"
    page = text_of(client.get("/apply/review/"))
    assert "ยังขาดอีกนิด" not in page and "081-234-5670" in page and "฿12,000" in page
    assert client.post("/apply/review/", {"terms": "on"})["Location"] == "/apply/"
    row = Application.objects.get()
    assert (row.applicant, row.state, row.terms_version) == (person, "submitted", "2569-11")
    assert row.registration_number == "5-94-07-03/1-0012"
    assert (row.phone, row.member_count, row.baseline_income_satang) == ("+66812345670", 12, 1_200_000)
    assert (row.province_code, row.postal_code, row.address_line) == ("94", "94110", "12/3 ม.4")
    assert "ส่งแล้ว ตอนนี้คุณไม่ต้องทำอะไร" in text_of(client.get("/apply/"))


def test_it_is_resumed_where_it_was_left(applicant):
    client, _person = applicant
    client.post("/apply/begin/")
    client.post("/apply/business/", BUSINESS)
    page = text_of(client.get("/apply/"))
    assert "เสร็จ 1 จาก 6" in page and 'href="/apply/address/"' in page
    assert "กลุ่มแม่บ้านกรือโป๊ะสายบุรี" in text_of(client.get("/apply/business/"))
    assert client.post("/apply/begin/")["Location"] == "/apply/address/"
    assert Application.objects.count() == 1


def test_looking_writes_nothing(applicant):
    client, _person = applicant
    client.post("/apply/begin/")
    before = Event.objects.count()
    for path in ("", "business/", "address/", "contact/", "papers/", "income/", "review/"):
        assert client.get(f"/apply/{path}").status_code == 200
    assert Event.objects.count() == before


@pytest.mark.parametrize(
    ("step", "typed", "sentence"),
    [
        ("business", {**BUSINESS, "name": ""}, "ใส่ชื่อกลุ่มหรือร้าน"),
        ("business", {**BUSINESS, "legal_form": "kingdom"}, "legal_form"),
        ("business", {"name": "กลุ่มบูดู"}, "เลือกรูปแบบกิจการหนึ่งข้อ"),
        ("business", {**BUSINESS, "name": "ก" * 200}, "ข้อความยาวเกินไป"),
        ("address", {**ADDRESS, "place": "", "place_query": "99999"}, "ไม่พบ “99999” ลองพิมพ์รหัสไปรษณีย์ 5 หลัก"),
        ("address", {**ADDRESS, "place": "", "place_query": "94110"}, "พบหลายตำบล เลือกตำบลจากรายการด้านล่าง"),
        (
            "address",
            {**ADDRESS, "place": "100101:10200", "place_query": "10200"},
            "Kedai เปิดรับร้านในยะลา ปัตตานี นราธิวาส สงขลา และสตูลเท่านั้น",
        ),
        ("address", {**ADDRESS, "line": ""}, "ใส่บ้านเลขที่และหมู่บ้านหรือถนน"),
        ("contact", {**CONTACT, "phone": "12345"}, "เบอร์โทรศัพท์ไม่ถูกต้อง"),
        ("contact", {**CONTACT, "member_count": "-3"}, "ใส่จำนวนตั้งแต่ 1 ขึ้นไป"),
        ("contact", {**CONTACT, "member_count": "สิบสอง"}, "อ่านจำนวนไม่ได้ ใส่เป็นตัวเลขเท่านั้น เช่น 10"),
        ("income", {**INCOME, "baseline_income_satang": "-5"}, "จำนวนเงินติดลบไม่ได้"),
        ("income", {**INCOME, "baseline_income_satang": "9" * 15}, "จำนวนเงินสูงเกินไป"),
        ("income", {**INCOME, "baseline_channels": []}, "เลือกช่องทางขายอย่างน้อยหนึ่งข้อ"),
        ("income", {**INCOME, "baseline_channels": ["none", "line"]}, "พร้อมช่องทางอื่นไม่ได้"),
    ],
)
def test_a_wrong_answer_is_refused_beside_its_field_and_nothing_is_saved(applicant, step, typed, sentence):
    client, _person = applicant
    client.post("/apply/begin/")
    client.post("/apply/business/", BUSINESS)
    before = Application.objects.values().get()
    response = client.post(f"/apply/{step}/", typed)
    assert response.status_code == 200 and sentence in text_of(response)
    assert Application.objects.values().get() == before
    for value in typed.values():
        if isinstance(value, str) and len(value) < 150:
            assert value in text_of(response) or value in ("kingdom", "", "100101:10200")


def test_extra_fields_change_nothing(applicant):
    client, _person = applicant
    client.post("/apply/begin/")
    client.post("/apply/business/", {**BUSINESS, "state": "approved", "applicant": "1", "merchant": "1"})
    row = Application.objects.get()
    assert (row.state, row.merchant_id) == ("draft", None)


def test_soft_doubts_are_said_and_the_way_goes_on(applicant):
    client, _person = applicant
    client.post("/apply/begin/")
    page = text_of(client.post("/apply/business/", {**BUSINESS, "registration_number": "1234"}, follow=True))
    assert "รหัสทะเบียนไม่เหมือนรูปแบบที่พบบ่อย" in page and "ที่อยู่ของร้าน" in page
    page = text_of(client.post("/apply/contact/", {**CONTACT, "member_count": "5"}, follow=True))
    assert "วิสาหกิจชุมชนต้องมีสมาชิกอย่างน้อย 7 คน" in page


@pytest.mark.parametrize(
    ("content", "name", "kind", "sentence"),
    [
        (b"", "a.jpg", "image/jpeg", "ไฟล์นี้ว่างเปล่า"),
        (b"<html><script>alert(1)</script>", "a.jpg", "image/jpeg", "ไฟล์นี้ไม่ใช่รูปถ่ายหรือ PDF"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg", "image/svg+xml", "ไฟล์นี้ไม่ใช่รูปถ่ายหรือ PDF"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 300, "a.jpg", "image/jpeg", "เปิดรูปนี้ไม่ได้"),
        (b"\x89PNG\r\n\x1a\n" + b"junk" * 50, "a.png", "image/png", "เปิดรูปนี้ไม่ได้"),
        (b"%PDF-1.4 broken", "a.pdf", "application/pdf", "เปิดไฟล์ PDF นี้ไม่ได้"),
        (b"\xff\xd8\xff" + b"\x00" * (13 * 1024 * 1024), "a.jpg", "image/jpeg", "ไฟล์ใหญ่เกินไป"),
        (None, "", "", "ยังไม่ได้เลือกไฟล์"),
    ],
    ids=["empty", "html", "svg", "truncated", "junk png", "broken pdf", "too large", "none"],
)
def test_a_hostile_file_is_refused_with_a_sentence(applicant, content, name, kind, sentence):
    client, _person = applicant
    client.post("/apply/begin/")
    client.post("/apply/business/", BUSINESS)
    response = client.post("/apply/papers/tvc2/", upload(content, name, kind) if content is not None else {})
    assert response.status_code == 200 and sentence in text_of(response)
    assert not PrivateFile.objects.exists() and not Document.objects.exists()


def test_a_paper_of_another_legal_form_is_no_page(applicant):
    client, _person = applicant
    client.post("/apply/begin/")
    client.post("/apply/business/", BUSINESS)
    assert client.get("/apply/papers/company_certificate/").status_code == 404
    assert client.post("/apply/papers/nothing/").status_code == 404


def test_what_is_missing_at_the_end_is_listed_with_links(signed_in, draft):
    row = draft(papers=[])
    client = signed_in(row.applicant)
    response = client.post("/apply/review/", {"terms": "on"})
    page = text_of(response)
    assert "ยังส่งไม่ได้ เพราะยังกรอกไม่ครบ 1 ขั้น" in page
    assert 'href="/apply/papers/?review"' in page and "ท.ว.ช.2" in page
    row.refresh_from_db()
    assert row.state == "draft"


def test_without_consent_nothing_is_submitted(signed_in, draft):
    row = draft()
    page = text_of(signed_in(row.applicant).post("/apply/review/", {}))
    assert "กรุณาอ่านและยอมรับข้อตกลงก่อนส่งใบสมัคร" in page
    row.refresh_from_db()
    assert row.state == "draft"


def test_the_reason_is_shown_mended_and_sent_again(signed_in, make, submitted):
    row = submitted()
    onboarding.send_back(application=row, by=make.officer(), reason="รูป ท.ว.ช.2 มองไม่ชัด")
    client = signed_in(row.applicant)
    page = text_of(client.get("/apply/"))
    assert "รูป ท.ว.ช.2 มองไม่ชัด" in page and "แก้ไขและส่งใหม่" in page and "อัสมา" not in page
    assert client.post("/apply/contact/?review", {**CONTACT, "member_count": "15"})["Location"] == "/apply/review/"
    client.post("/apply/review/", {"terms": "on"})
    row.refresh_from_db()
    assert (row.state, row.member_count) == ("submitted", 15)


def test_after_submission_the_steps_lead_back_and_refuse(signed_in, submitted):
    row = submitted()
    client = signed_in(row.applicant)
    assert client.get("/apply/business/")["Location"] == "/apply/"
    page = text_of(client.post("/apply/business/", {**BUSINESS, "name": "ชื่ออื่น"}))
    assert "จึงแก้ไขตอนนี้ไม่ได้" in page and "ชื่ออื่น" in page
    row.refresh_from_db()
    assert row.name != "ชื่ออื่น"


def test_she_opens_her_own_paper_and_nobody_elses(signed_in, make, draft):
    row = draft()
    document = row.documents.get(paper="chair_id")
    response = signed_in(row.applicant).post(f"/apply/documents/{document.pk}/open/")
    assert response["Content-Type"] == "image/jpeg" and response.content.startswith(b"\xff\xd8\xff")
    assert response["Cache-Control"] == "private, no-store"
    assert signed_in(make.user()).post(f"/apply/documents/{document.pk}/open/").status_code == 404
    assert signed_in(row.applicant).get(f"/apply/documents/{document.pk}/open/").status_code == 405
    assert Event.objects.about(document).count() == 1


def test_strangers_sign_in_first(client, db):
    for path in ("/apply/", "/apply/business/", "/apply/papers/tvc2/", "/apply/papers-log/"):
        assert client.get(path)["Location"].startswith("/accounts/login/")
    assert client.post("/apply/begin/")["Location"].startswith("/accounts/login/")


def test_somebody_without_an_application_is_led_to_the_beginning(applicant):
    client, _person = applicant
    assert client.get("/apply/income/")["Location"] == "/apply/"
    assert client.post("/apply/income/", INCOME)["Location"] == "/apply/"


def test_the_merchant_reads_who_opened_her_papers(signed_in, make, submitted):
    row = submitted()
    officer = make.officer(provinces=["94"])
    document = row.documents.get(paper="chair_id")
    signed_in(officer).post(f"/office/applications/{row.pk}/documents/{document.pk}/open/", {"purpose": "review"})
    onboarding.approve(application=row, by=officer)
    page = text_of(signed_in(row.applicant).get("/apply/papers-log/"))
    assert "บัตรประชาชนของประธานกลุ่ม" in page
    assert "<b>คุณอัสมา (เจ้าหน้าที่ depa จังหวัดปัตตานี)</b> เปิดดู · ตรวจใบสมัคร" in page
    row.refresh_from_db()
    helper = make.helper_of(row.merchant)
    assert signed_in(helper).get("/apply/papers-log/").status_code == 404


def test_a_merchant_without_an_application_has_a_calm_log(signed_in, make):
    page = text_of(signed_in(make.owner_of(make.merchant())).get("/apply/papers-log/"))
    assert "ยังไม่มีเอกสาร" in page
