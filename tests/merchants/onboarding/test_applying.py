"""The applicant's verbs: what they do, what they refuse, and that twice is once."""

import datetime

import pytest

from common import clock
from common.audit.models import Event
from common.consents.models import Consent
from common.files.models import FileKind, PrivateFile
from common.letters.models import Letter
from merchants.onboarding import errors, standing
from merchants.onboarding import services as onboarding
from merchants.onboarding.models import Answer, Application


def verbs(row) -> list[str]:
    return list(Event.objects.about(row).values_list("verb", flat=True))


def answer(row, **values):
    return onboarding.answer(application=row, by=row.applicant, values=values)


def test_starting_twice_is_one_draft_with_the_newest_list(make):
    person = make.user()
    first = onboarding.start(by=person)
    assert onboarding.start(by=person) == first
    assert Application.objects.get() == first
    assert first.requirement_list.number == 1
    assert verbs(first) == ["started"]


def test_an_answer_is_kept_with_its_diary_and_twice_changes_nothing(make):
    row = onboarding.start(by=make.user())
    for _time in range(2):
        answer(row, name="กลุ่มบูดู")
    row.refresh_from_db()
    kept = Answer.objects.get()
    assert (row.name, kept.value, kept.entered_by) == ("กลุ่มบูดู", "กลุ่มบูดู", row.applicant)
    assert verbs(row) == ["started", "saved"]


@pytest.mark.parametrize("key", ["state", "tvc2", "company_number", "nothing"])
def test_what_is_not_asked_is_not_answered(make, key):
    row = onboarding.start(by=make.user())
    with pytest.raises(errors.UnknownRequirement) as refused:
        answer(row, **{key: "approved"})
    assert refused.value.message.startswith("ข้อนี้ไม่อยู่ในรายการที่ต้องใช้แล้ว")
    row.refresh_from_db()
    assert row.state == "draft" and not Answer.objects.exists()


def test_an_optional_answer_is_taken_away_again(draft):
    row = answer(draft(), community_number="5-94-07-03/1-0012")
    assert Answer.objects.get(key="community_number").number == "5-94-07-03/1-0012"
    answer(row, community_number=None)
    assert not Answer.objects.filter(key="community_number").exists()


def test_what_was_submitted_stays_beside_its_change(draft, make, asma):
    row = make.sent(draft())
    onboarding.send_back(application=row, by=asma, reason="ใส่จำนวนสมาชิกให้ครบ")
    answer(row, income=1_500_000)
    old, new = Answer.objects.filter(key="income").order_by("pk")
    assert (old.value, new.value) == (1_200_000, 1_500_000)
    assert old.replaced_at is not None and new.replaced_at is None
    row.refresh_from_db()
    assert row.baseline_income_satang == 1_500_000


def test_an_address_outside_the_five_provinces_is_refused(make):
    row = onboarding.start(by=make.user())
    place = {**make.answers_of()["place"], "subdistrict_code": "100101", "province_code": "10"}
    with pytest.raises(errors.OutsideProvinces) as refused:
        answer(row, place=place)
    assert refused.value.message == ("Kedai เปิดรับร้านในยะลา ปัตตานี นราธิวาส สงขลา และสตูลเท่านั้น ใส่ที่อยู่ของร้านในห้าจังหวัดนี้")
    row.refresh_from_db()
    assert row.province_code == "" and not Answer.objects.exists()


def test_nothing_is_answered_while_the_officers_have_it(submitted):
    row = submitted()
    with pytest.raises(errors.NotEditable) as refused:
        answer(row, name="ชื่ออื่น")
    assert refused.value.message == (
        "ใบสมัครนี้ส่งไปแล้วและอยู่ในสถานะ “ส่งแล้ว รอตรวจ” จึงแก้ไขตอนนี้ไม่ได้ ถ้าเจ้าหน้าที่ส่งกลับมา คุณจะแก้ไขได้อีกครั้ง"
    )
    row.refresh_from_db()
    assert row.name == "กลุ่มแม่บ้านกรือโป๊ะสายบุรี"


def test_a_stranger_answers_nothing(draft, make):
    row = draft()
    for person in (make.user(), make.officer()):
        with pytest.raises(errors.NotYours):
            onboarding.answer(application=row, by=person, values={"name": "ชื่ออื่น"})
        with pytest.raises(errors.NotYours):
            make.add_paper(row, "tvc2", by=person, colour="#000000")
    row.refresh_from_db()
    assert row.name == "กลุ่มแม่บ้านกรือโป๊ะสายบุรี"


def test_a_replaced_paper_stays_on_record(draft, make):
    row = draft()
    first = row.documents.get(paper="tvc2")
    second = make.add_paper(row, "tvc2", colour="#123456")
    first.refresh_from_db()
    assert first.replaced_at is not None and second.replaced_at is None
    assert row.documents.filter(paper="tvc2", replaced_at__isnull=True).get() == second
    assert verbs(row)[-1] == "paper_replaced"


def test_a_paper_replaced_during_review_needs_a_new_look(submitted, make, asma):
    row = make.judged(submitted(), asma)
    judged = row.documents.get(paper="tvc2")
    make.add_paper(row, "tvc2", colour="#123456")
    found = next(each for each in standing.standings(row) if each.key == "tvc2")
    assert found.changed_since and found.state == "given" and found.verdict.document == judged
    with pytest.raises(errors.NotAllJudged) as refused:
        onboarding.approve(application=row, by=asma)
    assert refused.value.message == ("ยังอนุมัติไม่ได้ เหลืออีก 1 ข้อที่ยังไม่ผ่านหรือยังไม่ได้ตรวจ: ท.ว.ช.2 หนังสือสำคัญแสดงการจดทะเบียน")
    judged.refresh_from_db()
    assert judged.replaced_at is not None and not judged.file.deleted_at


def test_no_paper_is_replaced_once_it_is_decided(submitted, make, asma):
    row = submitted()
    onboarding.reject(application=row, by=asma, reason="ยังเข้าร่วมไม่ได้")
    with pytest.raises(errors.NotEditable):
        make.add_paper(row, "tvc2", colour="#123456")


def test_the_same_picture_again_changes_nothing(draft, make):
    row = draft()
    before = PrivateFile.objects.count()
    assert make.add_paper(row, "tvc2") == row.documents.get(paper="tvc2")
    assert PrivateFile.objects.count() == before


def test_the_picture_that_was_sent_back_mends_nothing(submitted, make, asma):
    """She chose the old picture again: it is said at once, not when she sends."""
    row = onboarding.take(application=submitted(), by=asma)
    onboarding.judge(application=row, by=asma, key="tvc2", state="rejected", reason="unclear")
    assert make.add_paper(row, "tvc2") == row.documents.get(paper="tvc2")  # she has not been told yet
    row = onboarding.send_back(application=row, by=asma, reason="")
    with pytest.raises(errors.SamePaper) as refused:
        make.add_paper(row, "tvc2")
    assert refused.value.message == "รูปนี้คือรูปเดิมที่เจ้าหน้าที่ขอให้แก้ กรุณาถ่ายใหม่หรือเลือกรูปอื่น"
    assert make.add_paper(row, "minute") == row.documents.get(paper="minute")
    for _time in range(2):
        new = make.add_paper(row, "tvc2", colour="#123456")
    assert row.documents.filter(paper="tvc2").count() == 2 and new.replaced_at is None
    assert make.sent(row).state == "submitted"


def test_the_same_picture_with_another_date_mends_a_wrong_date(submitted, make, asma):
    ends = clock.today() + datetime.timedelta(days=30)
    row = submitted()
    make.add_paper(row, "halal_certificate", expires_on=ends)
    row = onboarding.take(application=row, by=asma)
    onboarding.judge(application=row, by=asma, key="halal_certificate", state="rejected", reason="other_number")
    row = onboarding.send_back(application=row, by=asma, reason="")
    make.add_paper(row, "halal_certificate", expires_on=ends + datetime.timedelta(days=365))
    assert row.documents.filter(paper="halal_certificate", replaced_at__isnull=True).count() == 1
    assert make.sent(row).state == "submitted"


def test_an_identity_card_is_kept_as_one(draft):
    row = draft()
    assert row.documents.get(paper="chair_id").file.kind == FileKind.IDENTITY
    assert row.documents.get(paper="tvc2").file.kind == FileKind.PAPER


def test_a_paper_that_has_expired_is_refused_and_one_that_ends_keeps_its_day(draft, make):
    row, today = draft(), clock.today()
    with pytest.raises(errors.ExpiredPaper):
        make.add_paper(row, "halal_certificate", expires_on=today - datetime.timedelta(days=1))
    assert not row.documents.filter(paper="halal_certificate").exists()
    kept = make.add_paper(row, "halal_certificate", expires_on=today + datetime.timedelta(days=90))
    assert kept.expires_on == today + datetime.timedelta(days=90)


def test_a_paper_nobody_asks_for_is_refused(draft, make):
    row = draft()
    before = row.documents.count()
    with pytest.raises(errors.UnknownRequirement):
        make.add_paper(row, "company_certificate")
    assert row.documents.count() == before


def test_submitting_hands_it_over_with_consents_and_one_letter(draft):
    row = draft()
    sent = onboarding.submit(application=row, by=row.applicant, agreed={"terms": True, "news": False}, language="ms")
    assert (sent.state, sent.terms_version) == ("submitted", "2569-11")
    assert sent.submitted_at <= clock.now()
    assert verbs(row)[-1] == "submitted"
    terms, news = Consent.objects.about(row)
    assert (terms.purpose, terms.version, terms.given, terms.how, terms.language, terms.person) == (
        *("terms", "2569-11", True, "self", "ms"),
        row.applicant,
    )
    assert (news.purpose, news.given) == ("news", False)
    letter = Letter.objects.get()
    assert letter.template == "application-received" and letter.to_user == row.applicant
    assert letter.subject == "ได้รับใบสมัครเปิดร้านของ กลุ่มแม่บ้านกรือโป๊ะสายบุรี แล้ว"


def test_submitting_twice_is_once(draft, make):
    row = draft()
    for _time in range(2):
        make.sent(row)
    assert verbs(row).count("submitted") == 1
    assert Letter.objects.count() == 1 and Consent.objects.filter(purpose="terms").count() == 1


def test_what_is_missing_is_named_and_nothing_is_half_submitted(draft):
    row = draft(without={"chair_id", "income", "channels"})
    with pytest.raises(errors.Incomplete) as refused:
        onboarding.submit(application=row, by=row.applicant, agreed={"terms": True})
    assert refused.value.keys == ["chair_id", "income", "channels"]
    assert refused.value.message == "ยังส่งไม่ได้ เพราะยังไม่ครบ 3 ข้อ กรุณาทำตามรายการด้านบนแล้วส่งอีกครั้ง"
    row.refresh_from_db()
    assert (row.state, row.submitted_at, row.terms_version) == ("draft", None, "")
    assert not Letter.objects.exists() and not Consent.objects.exists()


def test_without_terms_nothing_is_submitted(draft):
    row = draft()
    with pytest.raises(errors.TermsNotAccepted) as refused:
        onboarding.submit(application=row, by=row.applicant, agreed={"news": True})
    assert refused.value.message == "กรุณาอ่านและยอมรับข้อตกลงก่อนส่งใบสมัคร"
    row.refresh_from_db()
    assert row.state == "draft" and not Consent.objects.exists()
    assert not Answer.objects.filter(key__in=["terms", "news"]).exists()


@pytest.mark.parametrize(
    ("legal_form", "asked"),
    [
        ("group", ["members", "signers", "tvc2", "minute", "chair_id"]),
        ("individual", ["owner_number", "owner_id"]),
        ("company", ["company_number", "company_certificate", "signer_id"]),
        ("cooperative", ["members", "chair_id", "coop_registration"]),
    ],
)
def test_each_legal_form_is_asked_for_its_own(draft, make, legal_form, asked):
    row = draft(legal_form=legal_form)
    every = ["kind", "name", "place", "contact", "income", "channels", "fees", "terms"]
    mandatory = [each.key for each in standing.standings(row) if each.item.mandatory]
    assert set(mandatory) == {*every, *asked}
    assert make.sent(row).state == "submitted"


def test_a_group_that_is_no_community_enterprise_shows_another_paper(draft):
    row = draft(type="otop_producer")
    keys = {each.key for each in standing.standings(row) if each.item.is_paper and each.item.mandatory}
    assert keys == {"group_proof", "minute", "chair_id"}


@pytest.mark.parametrize(
    ("values", "begins"),
    [
        ({"community_number": "5-94-07-03/1-0012"}, None),
        ({"community_number": "12345"}, "รหัสทะเบียนไม่เหมือนรูปแบบที่พบบ่อย"),
        ({"community_number": "5-95-07-03/1-0012"}, "รหัสทะเบียนเป็นของจังหวัดอื่น"),
        ({"food_serial": "95-2-01234-5-0001"}, "เลข อย. เป็นของจังหวัดอื่น"),
        ({"halal_number": "ฮาลาล 12"}, "เลขใบรับรองฮาลาลไม่เหมือนรูปแบบที่พบบ่อย"),
        ({"halal_number": "CICOT.HL 43 B555 010 04 63"}, None),
        ({"members": {"count": 6, "people": []}}, "วิสาหกิจชุมชนต้องมีสมาชิกอย่างน้อย 7 คน"),
        ({"members": {"count": 12, "people": [{"name": "ก", "house": ""}]}}, "ใส่ชื่อสมาชิกไว้ 1 คน"),
        (
            {"members": {"count": 12, "people": [{"name": f"ก{n}", "house": "1 ม.4"} for n in range(7)]}},
            "สมาชิกที่ใส่ไว้อยู่ในบ้าน 1 หลัง",
        ),
    ],
)
def test_what_is_strange_is_a_doubt_and_no_refusal(draft, make, values, begins):
    row = answer(draft(), **values)
    found = standing.doubts(row)
    assert [sentence.startswith(begins) for sentence in found] == ([True] if begins else [])
    assert make.sent(row).state == "submitted"


def test_after_a_rejection_a_new_one_may_begin(make, submitted, asma):
    row = submitted()
    onboarding.reject(application=row, by=asma, reason="ยังเข้าร่วมไม่ได้")
    assert onboarding.start(by=row.applicant) != row
