"""The officers' verbs. Two who decide at once make one effect, and the second reads what happened."""

import datetime

import pytest
from django.dispatch import Signal

from cms.models import StorefrontPage
from common import clock
from common.audit.models import Event
from common.letters.models import Letter
from merchants.models import Member, Merchant, Role
from merchants.onboarding import errors, invariants
from merchants.onboarding import services as onboarding
from merchants.onboarding.models import Application
from merchants.signals import merchant_approved

MOMENT = datetime.datetime(2026, 11, 23, 7, 5, tzinfo=datetime.UTC)
WHY = "รูป ท.ว.ช.2 มองไม่ชัด ถ่ายใหม่ให้เห็นรหัส"


def moves(row) -> list[tuple[str, str]]:
    return [(e.was, e.now) for e in Event.objects.about(row) if e.was]


def letters(template: str) -> int:
    return Letter.objects.filter(template=template).count()


def test_taking_makes_her_the_reviewer_and_twice_is_once(submitted, asma):
    row = submitted()
    for _time in range(2):
        taken = onboarding.take(application=row, by=asma)
    assert (taken.state, taken.reviewer) == ("in_review", asma)
    assert moves(row) == [("draft", "submitted"), ("submitted", "in_review")]


def test_the_second_officer_reads_who_took_it(submitted, asma, other):
    row = submitted()
    with clock.at(MOMENT):
        onboarding.take(application=row, by=asma)
    with pytest.raises(errors.TakenAlready) as refused:
        onboarding.take(application=row, by=other)
    assert refused.value.message == ("คุณอัสมารับตรวจใบสมัครนี้ไปแล้วเมื่อ 23 พ.ย. 2569 14:05 น. จึงไม่มีอะไรเปลี่ยนแปลง")
    row.refresh_from_db()
    assert row.reviewer == asma


def test_the_sms_of_approval_says_shop_once(submitted, asma, make):
    row = make.judged(submitted(applicant=make.phone_person("+66812345678"), name="ร้านขนมก๊ะนะ"), asma)
    onboarding.approve(application=row, by=asma)
    told = Letter.objects.get(template="application-approved")
    assert told.channel == "sms" and told.body.startswith("Kedai: ร้าน ขนมก๊ะนะ เปิดแล้ว")


def test_approval_opens_merchant_owner_storefront_and_one_letter(submitted, asma, make):
    row = make.judged(submitted(), asma)
    for _time in range(2):
        done = onboarding.approve(application=row, by=asma)
    merchant = Merchant.objects.get()
    assert done.merchant == merchant and (done.state, done.decided_by) == ("approved", asma)
    assert (merchant.name, merchant.phone, merchant.member_count) == (row.name, row.phone, 12)
    assert (merchant.province_code, merchant.district_name) == ("94", "สายบุรี")
    assert merchant.slug.isascii() and merchant.slug.startswith("maeban")
    member = Member.objects.get(merchant=merchant)
    assert (member.user, member.role) == (row.applicant, Role.OWNER)
    assert StorefrontPage.objects.filter(merchant=merchant).count() == 1
    assert letters("application-approved") == 1
    body = Letter.objects.get(template="application-approved").body
    assert f"/shops/{merchant.slug}/" in body and "/desk/" in body
    assert moves(row)[-1] == ("in_review", "approved")
    signers = merchant.register.filter(signs=True).order_by("pk")
    assert merchant.signing_rule == "any_one" and merchant.register.count() == 8
    assert [(line.name, line.phone, line.house) for line in signers] == [
        ("แมะแย กะมิยอ", "+66812345670", ""),
        ("สมาชิก 2", "+66812345671", "2 ม.4"),
    ]
    assert invariants.check() == []


def test_approval_waits_for_every_verdict(submitted, asma):
    row = onboarding.take(application=submitted(), by=asma)
    with pytest.raises(errors.NotAllJudged) as refused:
        onboarding.approve(application=row, by=asma)
    assert refused.value.message.startswith("ยังอนุมัติไม่ได้ เหลืออีก 12 ข้อ")
    row.refresh_from_db()
    assert row.state == "in_review" and not Merchant.objects.exists()


def test_a_floor_above_that_fails_undoes_the_approval(submitted, asma, make):
    row = make.judged(submitted(), asma)

    def breaks(**kwargs):
        raise RuntimeError("no page")

    merchant_approved.connect(breaks)
    try:
        with pytest.raises(RuntimeError):
            onboarding.approve(application=row, by=asma)
    finally:
        assert isinstance(merchant_approved, Signal) and merchant_approved.disconnect(breaks)
    row.refresh_from_db()
    assert row.state == "in_review" and not Merchant.objects.exists()
    assert letters("application-approved") == 0


@pytest.mark.parametrize("second", ["approve", "reject", "send_back", "take"])
@pytest.mark.parametrize(
    ("first", "sentence"),
    [
        ("approve", "คุณอัสมาอนุมัติใบสมัครนี้ไปแล้วเมื่อ 23 พ.ย. 2569 14:05 น. จึงไม่มีอะไรเปลี่ยนแปลง"),
        ("reject", "คุณอัสมาไม่อนุมัติใบสมัครนี้ไปแล้วเมื่อ 23 พ.ย. 2569 14:05 น. จึงไม่มีอะไรเปลี่ยนแปลง"),
        ("send_back", "คุณอัสมาส่งใบสมัครนี้กลับให้แก้ไขไปแล้วเมื่อ 23 พ.ย. 2569 14:05 น. จึงไม่มีอะไรเปลี่ยนแปลง"),
    ],
)
def test_two_officers_decide_at_once(submitted, asma, other, make, first, sentence, second):
    row = make.judged(submitted(), asma)

    def decide(verb, by):
        reason = {"reason": WHY} if verb in ("reject", "send_back") else {}
        return getattr(onboarding, verb)(application=row, by=by, **reason)

    with clock.at(MOMENT):
        decide(first, asma)
    standing = Application.objects.values().get()
    told, written = Letter.objects.count(), Event.objects.count()
    with pytest.raises(errors.DomainError) as refused:
        decide(second, other)
    assert refused.value.message == sentence
    assert Application.objects.values().get() == standing
    assert (Letter.objects.count(), Event.objects.count()) == (told, written)


def test_sent_back_mended_and_submitted_again(submitted, asma, make):
    row = submitted()
    for _time in range(2):
        back = onboarding.send_back(application=row, by=asma, reason=f"  {WHY} ")
    assert (back.state, back.reason) == ("returned", WHY)
    assert letters("application-returned") == 1
    assert WHY in Letter.objects.get(template="application-returned").body
    make.add_paper(row, "tvc2", colour="#2b7a4b")
    again = make.sent(row)
    assert (again.state, again.reason) == ("submitted", "")
    assert letters("application-received") == 2
    onboarding.send_back(application=row, by=asma, reason="อีกข้อหนึ่ง")
    assert letters("application-returned") == 2


def test_rejection_keeps_the_reason_and_tells_it(submitted, asma):
    row = submitted()
    for _time in range(2):
        done = onboarding.reject(application=row, by=asma, reason=WHY)
    assert (done.state, done.reason, done.decided_by) == ("rejected", WHY, asma)
    assert done.merchant is None and not Merchant.objects.exists()
    assert letters("application-rejected") == 1


@pytest.mark.parametrize(
    ("verb", "error", "sentence"),
    [
        ("reject", errors.ReasonMissing, "กรุณาเขียนเหตุผลให้ผู้สมัครเข้าใจว่าต้องแก้อะไร อย่างน้อยหนึ่งประโยค"),
        (
            "send_back",
            errors.NothingToMend,
            "เลือกข้อที่ต้องแก้อย่างน้อยหนึ่งข้อ หรือเขียนให้ผู้สมัครเข้าใจว่าต้องแก้อะไร",
        ),
    ],
)
def test_a_decision_without_a_reason_is_refused(submitted, asma, verb, error, sentence):
    row = submitted()
    with pytest.raises(error) as refused:
        getattr(onboarding, verb)(application=row, by=asma, reason="  \n ")
    assert refused.value.message == sentence
    row.refresh_from_db()
    assert row.state == "submitted"


def test_a_draft_is_not_decided(draft, asma):
    row = draft()
    with pytest.raises(errors.NotWithOfficers) as refused:
        onboarding.approve(application=row, by=asma)
    assert refused.value.message == "ใบสมัครนี้อยู่ที่ผู้สมัคร ยังไม่ได้ส่งเข้ามาให้ตรวจ จึงยังตัดสินไม่ได้"
    assert not Merchant.objects.exists()


@pytest.mark.parametrize("verb", ["take", "approve", "reject", "send_back"])
def test_nobody_reviews_her_own_application(submitted, asma, verb):
    row = submitted(applicant=asma)
    reason = {"reason": WHY} if verb in ("reject", "send_back") else {}
    with pytest.raises(errors.OwnApplication) as refused:
        getattr(onboarding, verb)(application=row, by=asma, **reason)
    assert refused.value.message == ("คุณเป็นผู้สมัครหรือผู้กรอกใบสมัครนี้ จึงตรวจหรือตัดสินเองไม่ได้ กรุณาให้เจ้าหน้าที่คนอื่นตรวจ")
    row.refresh_from_db()
    assert row.state == "submitted" and not Merchant.objects.exists()


def test_nobody_approves_what_she_entered(make, asma, other):
    applicant = make.user(first_name="แมะแย")
    row = onboarding.begin_for(applicant=applicant, started_by=asma)
    values = make.answers_of()
    onboarding.answer(application=row, by=asma, values={"kind": values.pop("kind")})
    onboarding.answer(application=row, by=asma, values=values)
    row.refresh_from_db()
    for key in make.papers_of(row):
        make.add_paper(row, key, by=asma)
    row = make.sent(row)
    for verb in ("take", "approve"):
        with pytest.raises(errors.OwnApplication):
            getattr(onboarding, verb)(application=row, by=asma)
    assert not Merchant.objects.exists()
    assert onboarding.approve(application=make.judged(row, other), by=other).state == "approved"


def approved(make, row, by) -> Merchant:
    return onboarding.approve(application=make.judged(row, by), by=by).merchant


def test_who_turned_from_a_group_into_one_person_is_one(draft, make, asma):
    """She was asked for members first: what is asked no more does not stand on her storefront."""
    row = draft()
    assert row.member_count > 1
    onboarding.answer(
        application=row, by=row.applicant, values={"kind": make.answers_of(legal_form="individual")["kind"]}
    )
    row.refresh_from_db()
    values = {"owner_number": make.answers_of(legal_form="individual")["owner_number"]}
    row = onboarding.answer(application=row, by=row.applicant, values=values)
    make.add_paper(row, "owner_id")
    merchant = approved(make, make.sent(row), asma)
    assert (merchant.legal_form, merchant.member_count, merchant.signing_rule) == ("individual", 1, "")


def test_two_merchants_of_one_name_have_two_addresses(submitted, asma, make):
    slugs = [approved(make, submitted(), asma).slug for _time in range(3)]
    assert slugs[1:] == [f"{slugs[0]}-2", f"{slugs[0]}-3"]


def test_a_name_nobody_can_read_aloud_gets_a_plain_address(submitted, asma, make):
    merchant = approved(make, submitted(name="★★★"), asma)
    assert merchant.slug == f"shop-{merchant.pk}"
