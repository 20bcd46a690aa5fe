"""The end of a shop: asked for once, taken back, answered, closed once; never while shoppers wait."""

import pytest
from django.db import IntegrityError, transaction

from common.audit.models import Event
from common.letters.models import Letter
from common.versions import services as versions
from merchants import services as merchants
from merchants.closing import services as closing
from merchants.closing.errors import ClosedAlready, NotEndedYet, NothingAsked, WhyMissing
from merchants.closing.models import ClosureRequest
from merchants.errors import ReasonMissing
from merchants.models import MerchantState
from shop.orders import services as orders
from shop.payments import services as payments

WHY = "เลิกผลิตแล้ว"


@pytest.fixture
def merchant(make):
    return make.ready(make.merchant("กลุ่มบูดู"))


@pytest.fixture
def officer(make):
    return make.officer(provinces=["94"])


def verbs(merchant) -> list[str]:
    rows = Event.objects.about(merchant).filter(verb__startswith="clos")
    return list(rows.values_list("verb", flat=True))


def test_asking_twice_is_one_request(make, merchant):
    owner = make.owner_of(merchant)
    first = closing.ask(merchant=merchant, by=owner, reason=f"  {WHY} ")
    again = closing.ask(merchant=merchant, by=owner, reason="อีกครั้ง")
    assert (again.pk, again.reason, verbs(merchant)) == (first.pk, WHY, ["closing_asked"])
    merchant.refresh_from_db()
    assert merchant.is_open


def test_the_database_keeps_one_waiting_request(make, merchant):
    closing.ask(merchant=merchant, by=make.owner_of(merchant), reason=WHY)
    with pytest.raises(IntegrityError), transaction.atomic():
        ClosureRequest.objects.create(merchant=merchant, reason="x")


def test_without_a_word_nothing_is_asked(make, merchant):
    with pytest.raises(WhyMissing) as refused:
        closing.ask(merchant=merchant, by=make.owner_of(merchant), reason="  ")
    assert refused.value.message == "เล่าสั้น ๆ ว่าทำไมจึงขอปิดร้าน เจ้าหน้าที่จะได้ช่วยได้ถูกเรื่อง"
    assert not ClosureRequest.objects.exists()


def test_taken_back_twice_is_once_and_it_can_be_asked_anew(make, merchant):
    owner = make.owner_of(merchant)
    closing.ask(merchant=merchant, by=owner, reason=WHY)
    for _time in range(2):
        closing.withdraw(merchant=merchant, by=owner)
    assert verbs(merchant) == ["closing_asked", "closing_withdrawn"]
    assert closing.waiting_of(merchant) is None
    closing.ask(merchant=merchant, by=owner, reason="คราวนี้จริง")
    assert closing.waiting_of(merchant).reason == "คราวนี้จริง"


def test_an_officer_says_no_and_the_owners_read_why(make, merchant, officer):
    closing.ask(merchant=merchant, by=make.owner_of(merchant), reason=WHY)
    with pytest.raises(ReasonMissing):
        closing.decline(merchant=merchant, by=officer, reason=" ")
    closing.decline(merchant=merchant, by=officer, reason="ส่งของให้ครบก่อน")
    with pytest.raises(NothingAsked) as refused:
        closing.decline(merchant=merchant, by=officer, reason="อีกครั้ง")
    assert refused.value.message.startswith("คำขอปิดร้านนี้จบไปแล้ว ไม่มีอะไรให้ตอบ")
    letter = Letter.objects.get(template="merchant-closing-declined")
    assert "ส่งของให้ครบก่อน" in letter.body and letter.subject == "ร้าน กลุ่มบูดู ยังไม่ปิด"
    assert closing.last_declined(merchant).answer == "ส่งของให้ครบก่อน"
    merchant.refresh_from_db()
    assert merchant.is_open


@pytest.mark.parametrize("suspended_first", [False, True])
def test_closed_twice_is_once(make, merchant, officer, suspended_first):
    make.helper_of(merchant)
    if suspended_first:
        type(merchant).objects.update(state=MerchantState.SUSPENDED)
    closing.ask(merchant=merchant, by=make.owner_of(merchant), reason=WHY)
    before = versions.current("catalogue")
    for _time in range(2):
        closing.close(merchant=merchant, by=officer, reason="ตามคำขอ")
    merchant.refresh_from_db()
    assert merchant.state == MerchantState.CLOSED
    assert verbs(merchant) == ["closing_asked", "closed"]
    assert ClosureRequest.objects.get().outcome == "closed"
    assert Letter.objects.get(template="merchant-closed").to_user == make.owner_of(merchant)
    assert versions.current("catalogue") != before
    with pytest.raises(ClosedAlready):
        closing.ask(merchant=merchant, by=make.owner_of(merchant), reason=WHY)


def test_without_a_reason_it_stays_open(merchant, officer):
    with pytest.raises(ReasonMissing):
        closing.close(merchant=merchant, by=officer, reason=" ")
    merchant.refresh_from_db()
    assert merchant.is_open and verbs(merchant) == []


def test_while_shoppers_wait_it_is_not_closed_and_says_how_many(make, merchant, officer):
    goods = make.product(merchant)
    unpaid, sent = make.order(merchant, goods=goods), make.order(merchant, goods=goods, way="cod")
    orders.confirm(order=sent, by=officer)
    with pytest.raises(NotEndedYet) as refused:
        closing.close(merchant=merchant, by=officer, reason=WHY)
    assert refused.value.message == (
        "ยังปิดร้านไม่ได้ เพราะยังมีคำสั่งซื้อที่ยังไม่จบ 2 รายการ ให้ระงับร้านก่อนเพื่อไม่รับคำสั่งซื้อใหม่ เมื่อร้านทำครบแล้วจึงกดปิดร้านอีกครั้ง"
    )
    merchant.refresh_from_db()
    assert merchant.is_open and verbs(merchant) == [] and not Letter.objects.filter(template="merchant-closed").exists()
    merchants.suspend(merchant=merchant, by=officer, reason=WHY)
    with pytest.raises(NotEndedYet) as refused:
        closing.close(merchant=merchant, by=officer, reason=WHY)
    assert refused.value.message == ("ยังปิดร้านไม่ได้ เพราะยังมีคำสั่งซื้อที่ยังไม่จบ 2 รายการ เมื่อร้านทำครบแล้วจึงกดปิดร้านอีกครั้ง")
    for row in (unpaid, sent):
        payments.cancel_order(order=row, by=officer, why="ปิดร้าน")
    closing.close(merchant=merchant, by=officer, reason=WHY)
    merchant.refresh_from_db()
    assert merchant.state == MerchantState.CLOSED
