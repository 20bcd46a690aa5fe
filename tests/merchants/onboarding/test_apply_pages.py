"""The whole way of an applicant over HTTP, what each page refuses, and who may not come in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from common.audit.models import Event
from common.files.models import PrivateFile
from merchants.onboarding import services as onboarding
from merchants.onboarding.models import Answer, Application, Document

TYPED = {
    "kind": {"legal_form": "group", "type": "community_enterprise"},
    "name": {"name": "กลุ่มแม่บ้านกรือโป๊ะสายบุรี"},
    "place": {"line": "12/3 ม.4", "place_query": "94110", "place": "940703:94110", "landmark": "ข้างมัสยิด"},
    "contact": {"contact_name": "แมะแย กะมิยอ", "phone": "๐๘๑ ๒๓๔ ๕๖๗๐"},
    "members": {
        "member_count": "๑๒",
        **{f"person_{number}": f"สมาชิก {number}" for number in range(1, 8)},
        **{f"house_{number}": f"{number} ม.4" for number in range(1, 8)},
    },
    "signers": {
        "signing_rule": "two_together",
        "signer_1": "แมะแย กะมิยอ",
        "signer_phone_1": "081-234-5670",
        "signer_2": "สมาชิก 2",
        "signer_phone_2": "๐๘๑๒๓๔๕๖๗๑",
    },
    "baseline": {"income": "๑๒,๐๐๐", "channels": ["market", "line"], "fees": "0"},
    "community_number": {"community_number": "๕-๙๔-๐๗-๐๓/๑-๐๐๑๒"},
}
WAY = ["kind", "name", "place", "contact", "members", "signers", "tvc2", "minute", "chair_id", "baseline"]


@pytest.fixture
def applicant(make, signed_in):
    person = make.user(first_name="แมะแย")
    return signed_in(person), person


@pytest.fixture
def begun(applicant):
    """A client with an application whose kind is chosen: a group that is a community enterprise."""
    client, _person = applicant
    client.post("/apply/begin/")
    client.post("/apply/q/kind/", TYPED["kind"])
    return client


def upload(content: bytes, name: str = "paper.jpg", kind: str = "image/jpeg") -> dict:
    return {"file": SimpleUploadedFile(name, content, kind)}


def text_of(response) -> str:
    return response.content.decode()


def test_who_will_see_the_address_is_said_where_it_is_asked(begun):
    page = text_of(begun.get("/apply/q/place/"))
    assert "เช่น 12/3 ม.4" in page and "ถ้าเป็นบุคคลธรรมดา เห็นเฉพาะผู้ที่สั่งซื้อ" in page


def test_the_whole_way(applicant, make):
    client, person = applicant
    assert "เริ่มสมัคร" in text_of(client.get("/apply/"))
    assert not Application.objects.exists()
    answer = client.post("/apply/begin/")
    for key in WAY:
        assert answer["Location"] == f"/apply/q/{key}/"
        assert client.get(f"/apply/q/{key}/").status_code == 200
        answer = client.post(f"/apply/q/{key}/", TYPED.get(key) or upload(make.picture_bytes()))
        assert answer.status_code == 302, (key, answer.context and answer.context["form"].errors)
    assert answer["Location"] == "/apply/review/"
    client.post("/apply/q/community_number/?review", TYPED["community_number"])
    page = text_of(client.get("/apply/review/"))
    assert "ยังขาดอีกนิด" not in page and "081-234-5670" in page and "฿12,000" in page
    for slug in ["terms", "privacy", "returns", "sellers", "ranking"]:
        assert f'href="/{slug}/"' in page
    assert client.post("/apply/review/", {"terms": "on"})["Location"] == "/apply/"
    row = Application.objects.get()
    assert (row.applicant, row.state, row.terms_version) == (person, "submitted", "2569-11")
    assert (row.phone, row.member_count, row.baseline_income_satang) == ("+66812345670", 12, 1_200_000)
    assert (row.province_code, row.postal_code, row.address_line) == ("94", "94110", "12/3 ม.4")
    answers = dict(Answer.objects.values_list("key", "value"))
    assert answers["community_number"] == "5-94-07-03/1-0012"
    assert answers["signers"] == {
        "rule": "two_together",
        "people": [
            {"name": "แมะแย กะมิยอ", "phone": "+66812345670"},
            {"name": "สมาชิก 2", "phone": "+66812345671"},
        ],
    }
    assert answers["members"]["people"][6] == {"name": "สมาชิก 7", "house": "7 ม.4"}
    assert "ส่งแล้ว ตอนนี้คุณไม่ต้องทำอะไร" in text_of(client.get("/apply/"))


def test_it_is_resumed_where_it_was_left(begun):
    begun.post("/apply/q/name/", TYPED["name"])
    page = text_of(begun.get("/apply/"))
    assert "เสร็จ 2 จาก 10" in page and 'href="/apply/q/place/"' in page
    assert "กลุ่มแม่บ้านกรือโป๊ะสายบุรี" in text_of(begun.get("/apply/q/name/"))
    assert begun.post("/apply/begin/")["Location"] == "/apply/q/place/"
    assert Application.objects.count() == 1


def test_looking_writes_nothing(begun):
    before = Event.objects.count(), Answer.objects.count()
    for key in [*WAY, "tvc3", "bank_book", "food_serial"]:
        assert begun.get(f"/apply/q/{key}/").status_code == 200
    assert begun.get("/apply/review/").status_code == 200
    assert (Event.objects.count(), Answer.objects.count()) == before


def test_another_kind_is_asked_other_questions(begun):
    begun.post("/apply/q/kind/", {"legal_form": "company", "type": "sme"})
    assert begun.get("/apply/q/members/").status_code == 404
    assert begun.get("/apply/q/company_number/").status_code == 200
    assert "หนังสือรับรองนิติบุคคล" in text_of(begun.get("/apply/"))


def changed(key: str, **changes) -> tuple[str, dict]:
    return key, {**TYPED[key], **changes}


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (changed("name", name=""), "ใส่ชื่อกลุ่มหรือร้าน"),
        (changed("name", name="ก" * 200), "ข้อความยาวเกินไป"),
        (changed("kind", legal_form="kingdom"), "kingdom"),
        (("kind", {"type": "sme"}), "เลือกรูปแบบกิจการหนึ่งข้อ"),
        (changed("place", place="", place_query="99999"), "ไม่มีรหัสไปรษณีย์ 99999 ตรวจตัวเลขอีกครั้ง หรือพิมพ์ชื่อตำบล"),
        (changed("place", place=""), "พบหลายตำบล เลือกตำบลจากรายการด้านล่าง"),
        (
            changed("place", place="100101:10200", place_query="10200"),
            "Kedai เปิดรับร้านในยะลา ปัตตานี นราธิวาส สงขลา และสตูลเท่านั้น",
        ),
        (changed("place", line=""), "ใส่บ้านเลขที่และหมู่บ้านหรือถนน"),
        (changed("contact", phone="12345"), "เบอร์โทรศัพท์ไม่ถูกต้อง"),
        (changed("members", member_count="-3"), "ใส่จำนวนตั้งแต่ 1 ขึ้นไป"),
        (changed("members", member_count="สิบสอง"), "อ่านจำนวนไม่ได้ ใส่เป็นตัวเลขเท่านั้น เช่น 10"),
        (changed("signers", signer_phone_2=""), "ใส่เบอร์มือถือของผู้ลงนาม"),
        (changed("signers", signer_2=""), "ใส่ชื่อเจ้าของเบอร์นี้ หรือลบเบอร์ออก"),
        (changed("signers", signer_2="", signer_phone_2=""), "จึงต้องใส่ผู้ลงนามอย่างน้อยสองคน"),
        (changed("signers", signer_phone_2="0812345670"), "เบอร์นี้ซ้ำกับผู้ลงนามอีกคน"),
        (changed("signers", signer_phone_2="073-123-456"), "เบอร์นี้รับ SMS ไม่ได้"),
        (changed("signers", signing_rule=""), "เลือกว่าต้องลงนามกี่คน"),
        (changed("baseline", income="-5"), "จำนวนเงินติดลบไม่ได้"),
        (changed("baseline", income="9" * 15), "จำนวนเงินสูงเกินไป"),
        (changed("baseline", channels=[]), "เลือกช่องทางขายอย่างน้อยหนึ่งข้อ"),
        (changed("baseline", channels=["none", "line"]), "พร้อมช่องทางอื่นไม่ได้"),
        (("food_serial", {"food_serial": "12345"}), "เลขสารบบอาหาร (อย.) ต้องมี 13 หลัก"),
    ],
)
def test_a_wrong_answer_is_refused_beside_its_field_and_nothing_is_saved(begun, asked, sentence):
    key, typed = asked
    before = Application.objects.values().get()
    response = begun.post(f"/apply/q/{key}/", typed)
    assert response.status_code == 200 and sentence in text_of(response)
    assert Application.objects.values().get() == before
    assert set(Answer.objects.values_list("key", flat=True)) == {"kind"}
    for value in typed.values():
        if isinstance(value, str) and len(value) < 150:
            assert value in text_of(response) or value in ("kingdom", "", "100101:10200")


@pytest.mark.parametrize(
    ("legal_form", "key", "typed", "sentence"),
    [
        ("individual", "owner_number", "1949900000014", "เลขประจำตัวประชาชนไม่ถูกต้อง"),
        ("individual", "owner_number", "", "ใส่เลขตามเอกสาร"),
        ("company", "company_number", "0105550123452", "เลขประจำตัวผู้เสียภาษีไม่ถูกต้อง"),
        ("company", "company_number", "1949900000013", "เลขนี้เป็นเลขบัตรประชาชนของคน"),
        ("cooperative", "cooperative_number", "1949900000013", "เลขนี้เป็นเลขบัตรประชาชนของคน"),
    ],
)
def test_a_wrong_number_is_refused(begun, legal_form, key, typed, sentence):
    begun.post("/apply/q/kind/", {"legal_form": legal_form, "type": "sme"})
    assert sentence in text_of(begun.post(f"/apply/q/{key}/", {key: typed}))
    assert not Answer.objects.filter(key=key).exists()


def test_a_right_number_is_kept_in_one_form(begun):
    begun.post("/apply/q/kind/", {"legal_form": "individual", "type": "sme"})
    begun.post("/apply/q/owner_number/", {"owner_number": "๑-๙๔๙๙-๐๐๐๐๐-๐๑-๓"})
    assert Answer.objects.get(key="owner_number").number == "1949900000013"


@pytest.mark.parametrize(("phone", "shown"), [("๐๗๓-๔๑๑-๒๓๔", ""), ("081-234-5670", "081-234-5670")])
def test_a_signer_is_filled_in_only_where_her_number_may_stand(begun, phone, shown):
    """An officer may call a landline, but a signer is written to: what would be refused is not put into her mouth."""
    begun.post("/apply/q/contact/", {"contact_name": "แมะแย กะมิยอ", "phone": phone})
    page = begun.get("/apply/q/signers/")
    assert page.context["form"]["signer_1"].value() == "แมะแย กะมิยอ"
    assert page.context["form"]["signer_phone_1"].value() == shown
    asked = begun.post("/apply/q/signers/", {**TYPED["signers"], "signer_phone_1": "", "signer_phone_2": "12"})
    assert "เบอร์มือถือคนที่ 2: เบอร์นี้รับ SMS ไม่ได้" in text_of(asked)


def test_more_rows_for_members_keep_what_was_typed(begun):
    page = begun.post("/apply/q/members/", {**TYPED["members"], "more": "1"})
    assert page.status_code == 200 and not Answer.objects.filter(key="members").exists()
    text = text_of(page)
    assert 'name="person_12"' in text and 'name="person_13"' not in text
    assert 'value="สมาชิก 7"' in text and 'value="๑๒"' in text


def test_a_hundred_rows_are_not_made(begun):
    page = text_of(begun.post("/apply/q/members/", {"member_count": "12", "person_999": "ก", "more": "1"}))
    assert 'name="person_60"' in page and 'name="person_61"' not in page


def test_extra_fields_change_nothing(begun):
    begun.post(
        "/apply/q/name/", {**TYPED["name"], "state": "approved", "applicant": "1", "merchant": "1", "phone": "1"}
    )
    row = Application.objects.get()
    assert (row.state, row.merchant_id, row.phone) == ("draft", None, "")


def test_soft_doubts_are_said_and_the_way_goes_on(begun):
    begun.post("/apply/q/place/", TYPED["place"])
    page = text_of(begun.post("/apply/q/community_number/", {"community_number": "1234"}, follow=True))
    assert "รหัสทะเบียนไม่เหมือนรูปแบบที่พบบ่อย" in page
    page = text_of(begun.post("/apply/q/members/", {"member_count": "5"}, follow=True))
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
def test_a_hostile_file_is_refused_with_a_sentence(begun, content, name, kind, sentence):
    response = begun.post("/apply/q/tvc2/", upload(content, name, kind) if content is not None else {})
    assert response.status_code == 200 and sentence in text_of(response)
    assert not PrivateFile.objects.exists() and not Document.objects.exists()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "ใส่วันหมดอายุตามเอกสาร เช่น 31/12/2569"),
        ("เมื่อวาน", "อ่านวันที่ไม่ได้"),
        ("1/1/2560", "เอกสารนี้หมดอายุแล้วเมื่อ 1 ม.ค. 2560"),
        ("1/1/2699", "วันหมดอายุไกลเกินไป ตรวจปี พ.ศ. อีกครั้ง"),
    ],
)
def test_a_paper_that_ends_asks_for_its_day(begun, make, typed, sentence):
    response = begun.post("/apply/q/halal_certificate/", {**upload(make.picture_bytes()), "expires_on": typed})
    assert response.status_code == 200 and sentence in text_of(response)
    assert not Document.objects.exists()


def test_a_question_of_another_legal_form_is_no_page(begun):
    assert begun.get("/apply/q/company_certificate/").status_code == 404
    assert begun.post("/apply/q/nothing/").status_code == 404


def test_what_is_missing_at_the_end_is_listed_with_links(signed_in, draft):
    row = draft(without={"tvc2", "fees"})
    page = text_of(signed_in(row.applicant).post("/apply/review/", {"terms": "on"}))
    assert "ยังส่งไม่ได้ เพราะยังไม่ครบ 2 ข้อ" in page
    assert 'href="/apply/q/tvc2/?review"' in page and 'href="/apply/q/baseline/?review"' in page
    row.refresh_from_db()
    assert row.state == "draft"


def test_without_consent_nothing_is_submitted(signed_in, draft):
    row = draft()
    page = text_of(signed_in(row.applicant).post("/apply/review/", {}))
    assert "กรุณาอ่านและติ๊กยอมรับก่อนส่งใบสมัคร" in page
    row.refresh_from_db()
    assert row.state == "draft"


def test_the_reason_is_shown_mended_and_sent_again(signed_in, make, submitted, asma):
    row = onboarding.take(application=submitted(), by=asma)
    onboarding.judge(application=row, by=asma, key="tvc2", state="rejected", reason="unclear", note="ถ่ายในที่สว่าง")
    onboarding.send_back(application=row, by=asma, reason="ขอบคุณค่ะ")
    client = signed_in(row.applicant)
    page = text_of(client.get("/apply/"))
    assert "รูปไม่ชัด อ่านไม่ออก · ถ่ายในที่สว่าง" in page and "ขอบคุณค่ะ" in page and "อัสมา" not in page
    assert 'href="/apply/q/tvc2/"' in page
    assert "ยังขาดอีกนิด" in text_of(client.post("/apply/review/", {"terms": "on"}))
    answer = client.post("/apply/q/tvc2/?review", upload(make.picture_bytes(colour="#123456")))
    assert answer["Location"] == "/apply/review/"
    client.post("/apply/review/", {"terms": "on"})
    row.refresh_from_db()
    assert row.state == "submitted"


def test_after_submission_the_questions_lead_back_and_refuse(signed_in, submitted):
    row = submitted()
    client = signed_in(row.applicant)
    assert client.get("/apply/q/name/")["Location"] == "/apply/"
    page = text_of(client.post("/apply/q/name/", {"name": "ชื่ออื่น"}))
    assert "จึงแก้ไขตอนนี้ไม่ได้" in page and "ชื่ออื่น" in page
    row.refresh_from_db()
    assert row.name != "ชื่ออื่น"


def test_a_better_photo_may_be_sent_while_one_waits(signed_in, make, submitted):
    row = submitted()
    client = signed_in(row.applicant)
    assert 'href="/apply/q/tvc2/"' in text_of(client.get("/apply/"))
    assert client.get("/apply/q/tvc2/").status_code == 200
    client.post("/apply/q/tvc2/", upload(make.picture_bytes(colour="#123456")))
    assert row.documents.filter(paper="tvc2").count() == 2


def test_she_opens_her_own_paper_and_nobody_elses(signed_in, make, draft):
    row = draft()
    document = row.documents.get(paper="chair_id")
    response = signed_in(row.applicant).post(f"/apply/documents/{document.pk}/open/")
    assert response["Content-Type"] == "image/jpeg" and response.content.startswith(b"\xff\xd8\xff")
    assert response["Cache-Control"] == "private, no-store"
    assert signed_in(make.user()).post(f"/apply/documents/{document.pk}/open/").status_code == 404
    assert signed_in(row.applicant).get(f"/apply/documents/{document.pk}/open/")["Location"] == "/apply/q/chair_id/"
    assert Event.objects.about(document).count() == 1


def test_strangers_sign_in_first(client, db):
    for path in ("/apply/", "/apply/q/name/", "/apply/review/", "/apply/papers-log/"):
        assert client.get(path)["Location"].startswith("/accounts/login/")
    assert client.post("/apply/begin/")["Location"].startswith("/accounts/login/")


def test_somebody_without_an_application_is_led_to_the_beginning(applicant):
    client, _person = applicant
    assert client.get("/apply/q/baseline/")["Location"] == "/apply/"
    assert client.post("/apply/q/baseline/", TYPED["baseline"])["Location"] == "/apply/"


@pytest.mark.parametrize(
    ("asked", "there", "not_there"),
    [
        ("", "ท.ว.ช.2", "หนังสือรับรองนิติบุคคล"),
        ("?form=company&type=sme", "หนังสือรับรองนิติบุคคล", "ท.ว.ช.2"),
        ("?form=kingdom&type=", "ท.ว.ช.2", "หนังสือรับรองนิติบุคคล"),
    ],
)
def test_a_list_to_print_before_one_begins(client, db, asked, there, not_there):
    page = text_of(client.get(f"/apply/checklist/{asked}"))
    assert there in page and not_there not in page


def test_the_merchant_reads_who_opened_her_papers(signed_in, make, submitted, asma):
    row = submitted()
    document = row.documents.get(paper="chair_id")
    signed_in(asma).post(f"/office/applications/{row.pk}/documents/{document.pk}/open/", {"purpose": "review"})
    onboarding.approve(application=make.judged(row, asma), by=asma)
    page = text_of(signed_in(row.applicant).get("/apply/papers-log/"))
    assert "บัตรประชาชนของประธาน" in page
    assert "<b>คุณอัสมา (เจ้าหน้าที่ depa จังหวัดปัตตานี)</b> เปิดดู · ตรวจใบสมัคร" in page
    row.refresh_from_db()
    helper = make.helper_of(row.merchant)
    assert signed_in(helper).get("/apply/papers-log/").status_code == 404


def test_a_merchant_without_an_application_has_a_calm_log(signed_in, make):
    page = text_of(signed_in(make.owner_of(make.merchant())).get("/apply/papers-log/"))
    assert "ยังไม่มีเอกสาร" in page
