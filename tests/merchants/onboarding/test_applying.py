"""The applicant's verbs: what they do, what they refuse, and that twice is once."""

import pytest

from common import clock
from common.audit.models import Event
from common.files.models import FileKind, PrivateFile
from common.letters.models import Letter
from merchants.models import LegalForm
from merchants.onboarding import services as onboarding
from merchants.onboarding.errors import Incomplete, NotEditable, OutsideProvinces, TermsNotAccepted, UnknownPaper
from merchants.onboarding.models import Application
from merchants.onboarding.steps import doubts, missing_steps


def verbs(row) -> list[str]:
    return list(Event.objects.about(row).values_list("verb", flat=True))


def test_starting_twice_is_one_draft(make):
    person = make.user()
    first = onboarding.start(by=person)
    assert onboarding.start(by=person) == first
    assert Application.objects.get() == first
    assert verbs(first) == ["started"]


def test_a_step_is_kept_with_its_diary_and_twice_changes_nothing(make, draft):
    row = onboarding.start(by=make.user())
    facts = {"legal_form": LegalForm.GROUP, "type": "community_enterprise", "name": "กลุ่มบูดู"}
    onboarding.save_step(application=row, by=row.applicant, step="business", facts=facts)
    onboarding.save_step(application=row, by=row.applicant, step="business", facts=facts)
    row.refresh_from_db()
    assert (row.name, row.legal_form) == ("กลุ่มบูดู", "group")
    assert verbs(row) == ["started", "saved"]


def test_a_step_takes_only_its_own_columns(make):
    row = onboarding.start(by=make.user())
    with pytest.raises(ValueError):
        onboarding.save_step(application=row, by=row.applicant, step="business", facts={"state": "approved"})
    row.refresh_from_db()
    assert row.state == "draft"


def test_an_address_outside_the_five_provinces_is_refused(make, address_facts):
    row = onboarding.start(by=make.user())
    facts = {**address_facts(), "subdistrict_code": "100101", "province_code": "10"}
    with pytest.raises(OutsideProvinces) as refused:
        onboarding.save_step(application=row, by=row.applicant, step="address", facts=facts)
    assert refused.value.message == ("Kedai เปิดรับร้านในยะลา ปัตตานี นราธิวาส สงขลา และสตูลเท่านั้น ใส่ที่อยู่ของร้านในห้าจังหวัดนี้")
    row.refresh_from_db()
    assert row.province_code == ""


def test_nothing_changes_while_the_officers_have_it(submitted, paper):
    row = submitted()
    before = PrivateFile.objects.count()
    with pytest.raises(NotEditable) as refused:
        onboarding.save_step(application=row, by=row.applicant, step="business", facts={"name": "ชื่ออื่น"})
    assert refused.value.message == (
        "ใบสมัครนี้ส่งไปแล้วและอยู่ในสถานะ “ส่งแล้ว รอตรวจ” จึงแก้ไขตอนนี้ไม่ได้ ถ้าเจ้าหน้าที่ส่งกลับมา คุณจะแก้ไขได้อีกครั้ง"
    )
    with pytest.raises(NotEditable):
        onboarding.add_document(application=row, by=row.applicant, paper="tvc2", document=paper("#000000"))
    row.refresh_from_db()
    assert row.name == "กลุ่มแม่บ้านกรือโป๊ะสายบุรี"
    assert PrivateFile.objects.count() == before


def test_a_replaced_paper_stays_on_record(draft, paper):
    row = draft()
    first = row.documents.get(paper="tvc2")
    second = onboarding.add_document(application=row, by=row.applicant, paper="tvc2", document=paper("#123456"))
    first.refresh_from_db()
    assert first.replaced_at is not None and second.replaced_at is None
    assert row.documents.filter(paper="tvc2", replaced_at__isnull=True).get() == second
    assert verbs(row)[-1] == "paper_replaced"


def test_the_same_picture_again_changes_nothing(draft, paper):
    row = draft()
    before = PrivateFile.objects.count()
    again = onboarding.add_document(application=row, by=row.applicant, paper="tvc2", document=paper())
    assert again == row.documents.get(paper="tvc2")
    assert PrivateFile.objects.count() == before


def test_an_identity_card_is_kept_as_one(draft):
    row = draft()
    assert row.documents.get(paper="chair_id").file.kind == FileKind.IDENTITY
    assert row.documents.get(paper="tvc2").file.kind == FileKind.PAPER


def test_a_paper_nobody_asks_for_is_refused(draft, paper):
    row = draft()
    with pytest.raises(UnknownPaper) as refused:
        onboarding.add_document(application=row, by=row.applicant, paper="company_certificate", document=paper())
    assert refused.value.message.startswith("เอกสารนี้ไม่อยู่ในรายการที่ต้องใช้แล้ว")
    assert row.documents.count() == 2


def test_submitting_hands_it_over_with_consent_and_one_letter(draft):
    row = draft()
    sent = onboarding.submit(application=row, by=row.applicant, terms_version="2569-11")
    assert (sent.state, sent.terms_version) == ("submitted", "2569-11")
    assert sent.submitted_at <= clock.now()
    assert verbs(row)[-2:] == ["agreed", "submitted"]
    letter = Letter.objects.get()
    assert letter.template == "application-received" and letter.to_user == row.applicant
    assert letter.subject == "ได้รับใบสมัครเปิดร้านของ กลุ่มแม่บ้านกรือโป๊ะสายบุรี แล้ว"


def test_submitting_twice_is_once(draft):
    row = draft()
    for _time in range(2):
        onboarding.submit(application=row, by=row.applicant, terms_version="2569-11")
    assert verbs(row).count("submitted") == 1
    assert Letter.objects.count() == 1


def test_what_is_missing_is_named_and_nothing_is_half_submitted(draft):
    row = draft(papers=["tvc2"])
    onboarding.save_step(
        application=row,
        by=row.applicant,
        step="income",
        facts={"baseline_income_satang": None, "baseline_channels": []},
    )
    with pytest.raises(Incomplete) as refused:
        onboarding.submit(application=row, by=row.applicant, terms_version="2569-11")
    assert [step.key for step in refused.value.steps] == ["papers", "income"]
    assert [str(each) for each in refused.value.steps[0].missing] == ["บัตรประชาชนของประธานกลุ่ม"]
    assert refused.value.message == "ยังส่งไม่ได้ เพราะยังกรอกไม่ครบ 2 ขั้น กรุณากรอกตามรายการด้านล่างแล้วส่งอีกครั้ง"
    row.refresh_from_db()
    assert (row.state, row.submitted_at, row.terms_version) == ("draft", None, "")
    assert not Letter.objects.exists()


def test_without_terms_nothing_is_submitted(draft):
    row = draft()
    with pytest.raises(TermsNotAccepted) as refused:
        onboarding.submit(application=row, by=row.applicant, terms_version="")
    assert refused.value.message == "กรุณาอ่านและยอมรับข้อตกลงก่อนส่งใบสมัคร"
    row.refresh_from_db()
    assert row.state == "draft"


def test_a_company_is_asked_for_other_papers_and_no_members(draft, paper):
    row = draft(papers=[])
    row = onboarding.save_step(application=row, by=row.applicant, step="business", facts={"legal_form": "company"})
    row = onboarding.save_step(application=row, by=row.applicant, step="contact", facts={"member_count": None})
    assert [str(each) for step in missing_steps(row) for each in step.missing] == [
        "หนังสือรับรองนิติบุคคล",
        "บัตรประชาชนของผู้มีอำนาจลงนาม",
    ]
    for key in ("company_certificate", "signer_id"):
        onboarding.add_document(application=row, by=row.applicant, paper=key, document=paper())
    assert onboarding.submit(application=row, by=row.applicant, terms_version="1").member_count == 1


@pytest.mark.parametrize(
    ("facts", "begins"),
    [
        ({"registration_number": "5-94-07-03/1-0012"}, None),
        ({"registration_number": "12345"}, "รหัสทะเบียนไม่เหมือนรูปแบบที่พบบ่อย"),
        ({"registration_number": "5-95-07-03/1-0012"}, "รหัสทะเบียนเป็นของจังหวัดอื่น"),
        ({"registration_number": ""}, None),
    ],
)
def test_a_strange_number_is_a_doubt_and_no_refusal(draft, facts, begins):
    row = draft()
    row = onboarding.save_step(application=row, by=row.applicant, step="business", facts=facts)
    found = [str(sentence) for sentence in doubts(row)]
    assert [sentence.startswith(begins) for sentence in found] == ([True] if begins else [])
    assert onboarding.submit(application=row, by=row.applicant, terms_version="1").state == "submitted"


def test_too_few_members_are_a_doubt_and_no_refusal(draft):
    row = draft()
    row = onboarding.save_step(application=row, by=row.applicant, step="contact", facts={"member_count": 6})
    assert [str(sentence) for sentence in doubts(row)] == [
        "วิสาหกิจชุมชนต้องมีสมาชิกอย่างน้อย 7 คนที่ไม่ได้อยู่บ้านเดียวกัน ตรวจจำนวนสมาชิกอีกครั้ง"
    ]


def test_after_a_rejection_a_new_one_may_begin(make, submitted):
    row = submitted()
    onboarding.reject(application=row, by=make.officer(), reason="ยังเข้าร่วมไม่ได้")
    assert onboarding.start(by=row.applicant) != row
