"""An officer who works in a shop judges neither its people's applications nor the shop."""

import pytest

from merchants import handover
from merchants import services as merchants
from merchants.closing import services as closing
from merchants.errors import OwnMerchant
from merchants.models import Member, Role
from merchants.onboarding import services as onboarding
from merchants.onboarding.errors import OneOfThem

SENTENCE = "คุณเป็นคนในร้านหรือกลุ่มนี้ จึงตรวจหรือตัดสินใบสมัครนี้เองไม่ได้"


@pytest.fixture
def application(make):
    return make.application_waiting()[0]


@pytest.fixture
def colleague(make, application):
    """An officer who helps in the other shop of the applicant."""
    shop, officer = make.merchant(owner=application.applicant), make.officer()
    Member.objects.create(merchant=shop, user=officer, role=Role.HELPER)
    return officer


def test_she_does_not_take_the_application_of_somebody_she_works_with(application, colleague, signed_in):
    desk = signed_in(colleague)
    answer = desk.post(f"/office/applications/{application.pk}/take/")
    assert answer.status_code == 409 and SENTENCE in answer.content.decode()
    application.refresh_from_db()
    assert application.reviewer is None


def test_nor_decides_on_it(application, colleague):
    for decide in (onboarding.reject, onboarding.send_back):
        with pytest.raises(OneOfThem):
            decide(application=application, by=colleague, reason="ไม่ครบ")
    with pytest.raises(OneOfThem):
        onboarding.approve(application=application, by=colleague)


def test_nor_is_it_handed_to_her(application, colleague, make):
    other = make.officer()
    onboarding.take(application=application, by=other)
    with pytest.raises(OneOfThem):
        onboarding.hand_over(application=application, by=other, to=colleague.officer)
    application.refresh_from_db()
    assert application.reviewer == other


@pytest.mark.parametrize("phone", ["+66812345670", "+66812345671"])
def test_whose_number_stands_in_it_does_not_judge_it(application, make, phone):
    """The contact's and a signatory's number."""
    officer = make.officer()
    officer.phone, officer.phone_verified = phone, True
    officer.save()
    with pytest.raises(OneOfThem):
        onboarding.take(application=application, by=officer)
    officer.phone = "+66899999999"
    officer.save()
    assert onboarding.take(application=application, by=officer).reviewer == officer


def test_she_neither_suspends_nor_reopens_her_own_shop(make, signed_in):
    officer, shop = make.officer(), make.merchant()
    Member.objects.create(merchant=shop, user=officer, role=Role.HELPER)
    answer = signed_in(officer).post(f"/office/merchants/{shop.pk}/suspend/", {"reason": "ตรวจสอบร้องเรียน"})
    assert "จึงทำรายการนี้ในหน้าที่เจ้าหน้าที่ไม่ได้ กรุณาให้เจ้าหน้าที่คนอื่นทำ" in answer.content.decode()
    shop.refresh_from_db()
    assert shop.is_open
    with pytest.raises(OwnMerchant):
        merchants.reopen(merchant=shop, by=officer, reason="ตรวจแล้ว")
    assert not merchants.suspend(merchant=shop, by=make.officer(), reason="ตรวจสอบร้องเรียน").is_open


@pytest.fixture(params=["member", "signer", "contact"])
def part(request, make):
    """An officer who works in a group's shop, signs for it, or is the one whom shoppers call."""
    officer, shop = make.officer(), make.merchant(register=make.SIGNERS)
    if request.param == "member":
        Member.objects.create(merchant=shop, user=officer, role=Role.HELPER)
    else:
        officer.phone = {"signer": make.SIGNERS[0].phone, "contact": shop.phone}[request.param]
        officer.phone_verified = True
        officer.save()
    return officer, shop


def test_she_neither_closes_nor_keeps_nor_hands_over_her_own_shop(part, make, signed_in):
    officer, shop = part
    owner = shop.members.order_by("pk").first()
    closing.ask(merchant=shop, by=owner.user, reason="เลิกผลิต")
    desk = make.sure(signed_in(officer))
    typed = {
        "outgoing": owner.pk,
        "becomes": "gone",
        "phone": "089-888-7771",
        "first_name": "ฮามีดะห์",
        "minute": "ครั้งที่ 3/2569",
        "reason": "หัวหน้ากลุ่มเสียชีวิต",
        "signs_for": "nobody",
        "sure": "on",
    }
    for act in ("close", "keep", "owner"):
        said = desk.post(f"/office/merchants/{shop.pk}/{act}/", typed).content.decode()
        assert "จึงทำรายการนี้ในหน้าที่เจ้าหน้าที่ไม่ได้ กรุณาให้เจ้าหน้าที่คนอื่นทำ" in said, act
    shop.refresh_from_db()
    assert shop.is_open and closing.waiting_of(shop) and Member.objects.filter(pk=owner.pk, role=Role.OWNER).exists()
    with pytest.raises(OwnMerchant):
        merchants.suspend(merchant=shop, by=officer, reason="ตรวจสอบร้องเรียน")
    facts = {name: typed[name] for name in ("becomes", "first_name", "minute", "reason")}
    other = make.officer()
    made = handover.hand_ownership(merchant=shop, by=other, outgoing=owner, phone="+66898887771", **facts)
    assert made.is_owner
    assert closing.close(merchant=shop, by=other, reason="กลุ่มเลิกแล้ว").state == "closed"
