"""An officer fills in an application for somebody: consent, who typed what, once however often it is sent, and taken over."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from common.audit.models import Event
from common.consents.models import Consent
from common.letters.models import Letter
from common.users.models import User
from merchants.onboarding import errors, standing
from merchants.onboarding import services as onboarding
from merchants.onboarding.models import Answer, Application

TYPED = {
    "phone": "๐๘๙-๙๙๙-๙๙๐๑",
    "first_name": "แยนะ",
    "language": "ms",
    "how": "spoken",
    "legal_form": "group",
    "type": "community_enterprise",
    "name": "กลุ่มแม่บ้านปะเสยะวอ",
    "line": "12/3 ม.4",
    "place_query": "ปะเสยะวอ",
    "member_count": "12",
    "income": "๕,๐๐๐",
    "fees": "0",
}
NEW = "/office/applications/new/"


@pytest.fixture
def client_of(signed_in, asma):
    return signed_in(asma)


def text_of(response) -> str:
    return response.content.decode()


def begin(by, **more):
    return onboarding.begin_assisted(by=by, **{"phone": "+66899999901", "first_name": "แยนะ", "how": "spoken", **more})


def test_an_officer_begins_one_with_only_a_phone_number(client_of, asma):
    answer = client_of.post(NEW, TYPED)
    row = Application.objects.get()
    assert answer["Location"] == f"/office/applications/{row.pk}/fill/"
    person = row.applicant
    assert (person.phone, person.email, person.first_name, person.language) == ("+66899999901", None, "แยนะ", "ms")
    assert not person.has_usable_password() or not person.check_password("")
    assert (row.started_by, row.name, row.province_code, row.member_count) == (asma, "กลุ่มแม่บ้านปะเสยะวอ", "94", 12)
    assert set(Answer.objects.values_list("entered_by", flat=True)) == {asma.pk}
    consent = Consent.objects.get()
    assert (consent.purpose, consent.how, consent.language, consent.recorded_by, consent.person) == (
        *("assisted", "spoken", "ms", asma),
        person,
    )
    letter = Letter.objects.get()
    assert letter.template == "application-started-for-you" and letter.to_phone == "+66899999901"
    assert (letter.channel, letter.language) == ("sms", "ms")
    assert letter.body.startswith("Kedai: อัสมา (pegawai depa)") and letter.body.endswith("/apply/")
    page = text_of(client_of.get(f"/office/applications/{row.pk}/fill/"))
    assert "089-999-9901" in page and "พูดยินยอมต่อหน้าเจ้าหน้าที่" in page


def test_what_is_not_known_is_left_open(client_of):
    client_of.post(NEW, {key: TYPED[key] for key in ("phone", "first_name", "language", "how")})
    row = Application.objects.get()
    assert [answer.key for answer in row.answers.all()] == ["contact"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"phone": ""}, "ใส่เบอร์มือถือของผู้สมัคร"),
        ({"phone": "12345"}, "เบอร์นี้รับ SMS ไม่ได้"),
        ({"phone": "073-123-456"}, "เบอร์นี้รับ SMS ไม่ได้"),
        ({"first_name": ""}, "ใส่ชื่อที่จะเรียกผู้สมัคร"),
        ({"how": ""}, "ไม่ยินยอมก็กรอกแทนไม่ได้"),
        ({"how": "self"}, "how"),
        ({"income": "ห้าพัน"}, "อ่านจำนวนเงินไม่ได้"),
        ({"name": "ก" * 300}, "ข้อความยาวเกินไป"),
    ],
)
def test_a_wrong_answer_is_refused_and_nothing_is_begun(client_of, changes, sentence):
    response = client_of.post(NEW, {**TYPED, **changes})
    assert response.status_code == 200 and sentence in text_of(response)
    assert not Application.objects.exists() and not User.objects.filter(phone="+66899999901").exists()
    assert 'value="กลุ่มแม่บ้านปะเสยะวอ"' in text_of(response) or "name" in changes


def test_a_place_that_is_not_one_is_asked_again_later(client_of):
    page = text_of(client_of.post(NEW, {**TYPED, "place_query": "94110"}, follow=True))
    assert "ยังไม่ได้เลือกตำบลที่ตั้งร้าน" in page
    assert Application.objects.get().province_code == ""


def test_a_draft_that_is_sent_twice_is_one_application(client_of):
    typed = {**TYPED, "key": str(uuid.uuid4())}
    answers = [client_of.post(NEW, typed, headers={"accept": "application/json"}) for _time in range(2)]
    row = Application.objects.get()
    assert [answer.json() for answer in answers] == [{"url": f"/office/applications/{row.pk}/fill/"}] * 2
    assert Letter.objects.count() == 1 and Consent.objects.count() == 1
    assert row.answers.filter(key="name").count() == 1


def test_a_phone_that_sends_something_wrong_reads_why(client_of):
    answer = client_of.post(NEW, {**TYPED, "phone": "1"}, headers={"accept": "application/json"})
    assert answer.status_code == 422 and answer.json()["errors"]["phone"].startswith("เบอร์นี้รับ SMS ไม่ได้")
    assert not Application.objects.exists()


def test_a_person_with_an_application_of_her_own_is_left_alone(client_of, make):
    person = make.phone_person("+66899999901")
    own = onboarding.start(by=person)
    response = client_of.post(NEW, TYPED)
    assert "เจ้าของเบอร์นี้มีใบสมัครที่ยังไม่เสร็จอยู่แล้ว" in text_of(response)
    assert Application.objects.get() == own and not Answer.objects.exists() and not Letter.objects.exists()


def test_another_officer_does_not_take_what_one_began(asma, other):
    row = begin(asma)
    with pytest.raises(errors.AppliesHerself):
        begin(other)
    assert begin(asma) == row and Application.objects.count() == 1


def test_an_officers_own_number_is_refused(make, asma):
    asma.phone, asma.phone_verified = "+66811111111", True
    asma.save()
    with pytest.raises(errors.OwnPhone):
        begin(asma, phone="+66811111111")
    assert not Application.objects.exists()


def test_she_fills_in_question_by_question_and_the_page_says_for_whom(client_of, asma, make):
    row = begin(asma)
    url = f"/office/applications/{row.pk}/fill/"
    assert client_of.post(f"{url}q/kind/", {"legal_form": "individual", "type": "sme"})["Location"] == f"{url}q/name/"
    page = text_of(client_of.get(f"{url}q/name/"))
    assert "กรอกแทน คุณแยนะ" in page
    client_of.post(f"{url}q/owner_id/", {"file": SimpleUploadedFile("a.jpg", make.picture_bytes(), "image/jpeg")})
    document = row.documents.get()
    assert document.file.kept_by == asma


def test_sending_needs_consent_and_the_sender_never_reviews(signed_in, asma, other, make):
    row = make.application_assisted(by=asma)
    values = {**make.answers_of(), "contact": {"contact_name": "แยนะ", "phone": "+66899999901"}}
    row = onboarding.answer(application=row, by=asma, values={"kind": values.pop("kind")})
    row = onboarding.answer(application=row, by=asma, values=values)
    for key in make.papers_of(row):
        make.add_paper(row, key, by=asma)
    client, url = signed_in(asma), f"/office/applications/{row.pk}/fill/"
    client.post(f"{url}consent/", {"how": "signed", "language": "ms"})
    assert Consent.objects.filter(purpose="assisted").count() == 1  # no picture of the paper: refused
    Consent.objects.all().delete()
    page = text_of(client.post(f"{url}send/", {"terms": "on"}))
    assert "ยังไม่ได้บันทึกความยินยอมของเจ้าของข้อมูล" in page
    row.refresh_from_db()
    assert row.state == "draft"
    picture = SimpleUploadedFile("a.jpg", make.picture_bytes(), "image/jpeg")
    client.post(f"{url}consent/", {"how": "signed", "language": "ms", "file": picture})
    assert client.post(f"{url}send/", {"terms": "on"})["Location"] == f"/office/applications/{row.pk}/"
    row.refresh_from_db()
    assert row.state == "submitted"
    terms = Consent.objects.get(purpose="terms")
    assert (terms.person, terms.recorded_by, terms.how, terms.language) == (row.applicant, asma, "signed", "ms")
    with pytest.raises(errors.OwnApplication):
        onboarding.take(application=row, by=asma)
    page = text_of(signed_in(other).get(f"/office/applications/{row.pk}/"))
    assert "คุณอัสมา กรอกแทน" in page
    merchant = onboarding.approve(application=make.judged(row, other), by=other).merchant
    assert merchant.members.get().user == row.applicant


def test_consent_on_paper_needs_the_paper(client_of, asma):
    row = begin(asma)
    page = text_of(client_of.post(f"/office/applications/{row.pk}/fill/consent/", {"how": "signed", "language": "th"}))
    assert "ถ่ายรูปใบยินยอมที่ลงนามแล้วแนบมาด้วย" in page
    assert Consent.objects.count() == 1


def test_the_person_takes_it_over_and_the_officer_is_out(signed_in, asma, make):
    row = make.application_assisted(by=asma)
    officers, hers = signed_in(asma), None
    assert officers.get(f"/office/applications/{row.pk}/fill/").status_code == 200
    hers = signed_in(row.applicant)
    page = text_of(hers.get("/apply/"))
    assert "คุณอัสมา เจ้าหน้าที่กรอกใบสมัครนี้แทนคุณ" in page
    assert "คุณอัสมา เจ้าหน้าที่กรอกแทน" in text_of(hers.get("/apply/q/place/"))
    for _time in range(2):
        assert hers.post("/apply/take-over/")["Location"] == "/apply/"
    row.refresh_from_db()
    assert row.taken_over_at is not None
    assert Event.objects.about(row).filter(verb="taken_over").count() == 1
    officers = signed_in(asma)
    assert officers.get(f"/office/applications/{row.pk}/").status_code == 404  # a draft of her own is hers alone
    for late in (officers.get, officers.post):  # who began it and types on reads why, and nothing of what stands in it
        answer = late(f"/office/applications/{row.pk}/fill/q/name/")
        assert answer.status_code == 409 and "รับใบสมัครนี้ไปดูแลเองแล้ว" in text_of(answer)
        assert row.contact_name not in text_of(answer)
    colleague = signed_in(make.officer(provinces=["94"]))
    assert colleague.get(f"/office/applications/{row.pk}/fill/").status_code == 404
    with pytest.raises(errors.NotYours):
        onboarding.answer(application=row, by=asma, values={"name": "ชื่อเจ้าหน้าที่"})


def test_writing_into_it_makes_it_hers(asma, make):
    row = make.application_assisted(by=asma)
    row = onboarding.answer(application=row, by=row.applicant, values={"name": "กลุ่มของเราเอง"})
    assert row.taken_over_at is not None and not row.is_assisted
    found = {each.key: each.answer.entered_by for each in standing.standings(row) if each.answer}
    assert found["name"] == row.applicant and found["place"] == asma


def test_nobody_else_takes_it_over(signed_in, asma, make):
    row = make.application_assisted(by=asma)
    stranger = make.user()
    assert signed_in(stranger).post("/apply/take-over/").status_code == 404
    with pytest.raises(errors.NotYours):
        onboarding.take_over(application=row, by=stranger)
    row.refresh_from_db()
    assert row.is_assisted


def test_an_assisted_draft_is_seen_by_its_province_only(signed_in, asma, make):
    row = make.application_assisted(by=asma, province="94")
    assert "แยนะ" in text_of(signed_in(asma).get("/office/applications/?state=draft"))
    stranger = signed_in(make.officer(provinces=["95"]))
    assert stranger.get(f"/office/applications/{row.pk}/fill/").status_code == 404
    assert "แยนะ" not in text_of(stranger.get("/office/applications/?state=draft"))


def test_what_the_phone_keeps_names_nobody(client_of, client, asma):
    page = text_of(client_of.get("/office/applications/new/offline/"))
    assert "csrfmiddlewaretoken" not in page and asma.first_name not in page and "data-owner" not in page
    script = client.get("/office/sw.js")
    assert script["Content-Type"].startswith("text/javascript") and script["Cache-Control"] == "no-cache"
    assert '"/office/applications/new/offline/"' in text_of(script) and "<" not in text_of(script)
