"""Money back through Stripe: never more than came, each asking once, however Stripe answers."""

import datetime
import uuid

import pytest
from django.urls import reverse

from common import clock
from common.letters.models import Letter
from shop.payments import by_hand
from shop.payments import services as payments
from shop.payments.book import invariants, reading
from shop.payments.by_stripe import jobs as stripe_jobs
from shop.payments.by_stripe import refunds
from shop.payments.errors import NotByStripe, TooMuchBack
from shop.payments.models import Incident, Refund
from shop.payments.periods import Month

pytestmark = pytest.mark.django_db
TOTAL = 14_000


@pytest.fixture
def paid(make, stripe_at_work):
    """Return a function that makes an order paid by ``card`` or ``promptpay``, and its payment."""

    def pay(how: str = "card"):
        order, payment = stripe_at_work.order(make)
        stripe_at_work.pay(stripe_at_work.started(payment), how)
        stripe_at_work.tell()
        return order, payments.payment_of(order)

    return pay


def back(payment, satang: int, key=None) -> Refund:
    return refunds.give_back(payment=payment, amount_satang=satang, by=None, why="", key=key or uuid.uuid4())


def counted(payment) -> int:
    payment.refresh_from_db()
    assert payment.refunded_satang == refunds.counted_satang(payment)
    return payment.refunded_satang


def taken(stripe_at_work, payment) -> int:
    """What Stripe really sent back."""
    rows = stripe_at_work.standin.store.all("refund", account=payment.account)
    return sum(row["amount"] for row in rows if row["status"] != "failed")


def later(**how):
    return clock.at(clock.now() + datetime.timedelta(**how))


def test_a_card_gets_its_money_in_parts_and_never_more(paid, stripe_at_work):
    order, payment = paid()
    assert back(payment, 4_000).state == "succeeded"
    with pytest.raises(TooMuchBack) as refused:
        back(payment, 10_001)
    assert refused.value.message == "คืนเงินได้ไม่เกิน ฿100 กรุณาใส่ยอดใหม่"
    assert back(payment, 10_000).state == "succeeded"
    assert counted(payment) == taken(stripe_at_work, payment) == TOTAL
    stripe_at_work.tell()  # Stripe's own word of the same refunds changes nothing
    assert counted(payment) == TOTAL and Refund.objects.count() == 2
    assert Letter.objects.filter(template="order-refunded").count() == 2


def test_one_form_is_one_refund(paid, stripe_at_work):
    _order, payment = paid()
    key = uuid.uuid4()
    assert back(payment, 4_000, key) == back(payment, 4_000, key)
    assert counted(payment) == taken(stripe_at_work, payment) == 4_000


def test_promptpay_waits_for_the_shopper_and_may_fail(paid, stripe_at_work):
    order, payment = paid("promptpay")
    order = payments.cancel_order(order=order, by=None, why="ของหมด")
    assert payments.owed_back_satang(order) == TOTAL
    refund = back(payment, TOTAL)
    assert refund.state == "requires_action"
    assert Letter.objects.filter(template="order-refund-details").count() == 1
    assert payments.owed_back_satang(order) == 0
    stripe_at_work.standin.world.settle_refund(refund.reference, payment.account, "failed")
    told = stripe_at_work.events()
    for event in [*told, *told[::-1]]:
        assert stripe_at_work.send(event).status_code == 200
    refund.refresh_from_db()
    assert (refund.state, counted(payment)) == ("failed", 0)
    assert payments.owed_back_satang(order) == TOTAL
    assert Letter.objects.filter(template="desk-refund-failed").count() == 1
    again = back(payment, TOTAL)
    stripe_at_work.standin.world.settle_refund(again.reference, payment.account, "succeeded")
    stripe_at_work.tell()
    again.refresh_from_db()
    assert (again.state, counted(payment)) == ("succeeded", TOTAL)


@pytest.mark.parametrize("do", ["cut", "cut_after", "fail", "fail_after"])
def test_a_broken_answer_gives_back_once(paid, stripe_at_work, do):
    _order, payment = paid()
    stripe_at_work.fault("POST /v1/refunds$", do, times=2)
    refund = back(payment, 4_000)
    with later(minutes=6):
        stripe_jobs.run()
        stripe_jobs.run()
    refund.refresh_from_db()
    assert refund.state == "succeeded"
    assert counted(payment) == taken(stripe_at_work, payment) == 4_000


def test_what_was_given_at_stripes_own_dashboard_is_written_down(paid, stripe_at_work):
    _order, payment = paid()
    body = {"payment_intent": payment.reference, "amount": "3000"}
    stripe_at_work.standin.world.refund(body, payment.account)
    told = stripe_at_work.events()
    for event in told + told:
        stripe_at_work.send(event)
    assert counted(payment) == 3_000
    with pytest.raises(TooMuchBack):
        back(payment, TOTAL)


def test_stripes_no_to_what_went_back_already_finds_that_out(paid, stripe_at_work):
    _order, payment = paid()
    stripe_at_work.standin.world.refund({"payment_intent": payment.reference, "amount": "14000"}, payment.account)
    stripe_at_work.forget()  # we have not heard of it
    assert back(payment, TOTAL).state == "failed"
    assert Incident.objects.get().kind == "refund_refused"
    assert (
        counted(payment) == taken(stripe_at_work, payment) == TOTAL
    )  # Stripe's own list was read: nothing goes back twice
    assert by_hand.left_satang(payment) == payments.owed_back_satang(payment.order) == 0


def test_a_transfer_cannot_go_back_by_stripe(make):
    order = make.order()
    payment = payments.transfer_seen(payment=payments.payment_of(order), by=None)
    with pytest.raises(NotByStripe):
        back(payment, 100)


def test_the_owner_presses_and_a_helper_does_not(paid, make, signed_in, stripe_at_work):
    order, payment = paid()
    url = reverse("manage:payment_refund", args=[payment.pk])
    desk = signed_in(make.owner_of(order.merchant))
    page = desk.get(reverse("manage:order", args=[order.pk])).content.decode()
    assert "คืนได้ไม่เกิน ฿140" in page
    typed = {"key": str(uuid.uuid4()), "amount": "200", "why": ""}
    assert "คืนเงินได้ไม่เกิน ฿140 กรุณาใส่ยอดใหม่" in desk.post(url, typed).content.decode()
    for _time in range(2):
        said = desk.post(url, {**typed, "amount": "40"}, follow=True).content.decode()
        assert "คืนเงิน ฿40 ผ่าน Stripe แล้ว และแจ้งลูกค้าแล้ว" in said
    assert counted(payment) == 4_000
    helper = signed_in(make.helper_of(order.merchant))
    assert helper.post(url, {**typed, "key": str(uuid.uuid4()), "amount": "1"}).status_code == 404
    assert "ให้เจ้าของร้านเป็นคนกดคืนเงิน" in helper.get(reverse("manage:order", args=[order.pk])).content.decode()
    assert counted(payment) == 4_000


def book(key: str, payment) -> dict:
    return reading.sums(payment.order.merchant, key, Month.now()).by_kind


def test_what_giving_back_costs_is_read_from_stripes_books(paid, stripe_at_work):
    """A card: nothing more. PromptPay: ten baht and VAT, on the day it was over. What the payment itself cost stays with Stripe."""
    _order, card = paid()
    back(card, 4_000)
    _order, promptpay = paid("promptpay")
    refund = back(promptpay, 5_000)
    for_cards = (TOTAL * 365 // 10_000 + 1_000) * 107 // 100
    assert book("fees-unknown", card) == {"stripe": TOTAL, "stripe_refund": 4_000}
    stripe_jobs.run()
    assert book("fees-unknown", card) == {} and book("fees", card) == {"stripe_card": for_cards}
    assert "stripe_refund" not in book("fees", promptpay)  # she has not said yet where it goes
    stripe_at_work.standin.world.settle_refund(refund.reference, refund.account, "succeeded")
    stripe_at_work.tell()
    assert book("fees-unknown", promptpay) == {"stripe_refund": 5_000} and invariants.check() == []
    told = stripe_jobs.run()
    assert told["stripe_refund_fees_noted"] == 1 and stripe_jobs.run()["stripe_refund_fees_noted"] == 0
    assert book("fees", promptpay)["stripe_refund"] == 1_070 and book("fees-unknown", promptpay) == {}
    refund.refresh_from_db()
    assert refund.fee_satang == 1_070 and invariants.check() == []


def test_a_refund_that_failed_costs_what_stripe_kept(paid, stripe_at_work):
    _order, payment = paid("promptpay")
    refund = back(payment, 5_000)
    stripe_at_work.standin.world.settle_refund(refund.reference, refund.account, "failed")
    stripe_at_work.tell()
    assert book("fees-unknown", payment) == {"stripe": TOTAL}
    stripe_jobs.run()
    refund.refresh_from_db()
    assert refund.fee_satang == 0 and book("fees", payment).keys() == {"stripe_promptpay"} and invariants.check() == []


def test_what_stripe_gives_back_of_its_own_fee_makes_it_less(paid, stripe_at_work):
    _order, payment = paid()
    refund = back(payment, TOTAL)
    store = stripe_at_work.standin.store
    line = store.get(
        "balance_transaction",
        store.all("refund", account=payment.account)[0]["balance_transaction"],
        account=payment.account,
    )
    store.put({**line, "fee": -500}, account=payment.account)
    stripe_jobs.run()
    refund.refresh_from_db()
    assert refund.fee_satang == book("fees", payment)["stripe_refund"] == -500 and invariants.check() == []


def test_while_stripe_is_silent_the_fee_of_a_refund_stays_unknown(paid, stripe_at_work):
    _order, payment = paid()
    back(payment, 4_000)
    stripe_at_work.fault("GET /v1/refunds", "fail", times=50)
    stripe_jobs.run()
    assert book("fees-unknown", payment)["stripe_refund"] == 4_000
    stripe_at_work.standin.api.faults = []
    stripe_jobs.run()
    assert book("fees-unknown", payment) == {}
