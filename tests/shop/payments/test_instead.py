"""Money that came through Stripe and cannot go back there: by hand, with the clock of slips, and never both ways."""

import datetime
import uuid

import pytest
import slips_made
from django.urls import reverse

from common import clock
from common.letters.models import Letter
from shop.orders import invariants as orders_hold
from shop.orders import links
from shop.payments import by_hand, refund_jobs
from shop.payments import invariants as money_holds
from shop.payments import services as payments
from shop.payments.by_stripe import client as client_of_stripe
from shop.payments.by_stripe import refunds
from shop.payments.errors import RefundOver
from shop.payments.models import Incident, ProviderEvent, Refund

pytestmark = pytest.mark.django_db
TOTAL = 14_000


@pytest.fixture
def paid(make, stripe_at_work):
    order, payment = stripe_at_work.order(make)
    stripe_at_work.pay(stripe_at_work.started(payment), "promptpay")
    stripe_at_work.tell()
    return payments.payment_of(order)


@pytest.fixture
def owner(make, paid):
    return make.owner_of(paid.order.merchant)


@pytest.fixture
def failed(paid, owner, stripe_at_work):
    """The order is given up, Stripe was asked, and the bank sent the money back to the merchant's account."""
    payments.cancel_order(order=paid.order, by=owner, why="ของหมด")
    refund = back(paid, TOTAL, owner)
    stripe_at_work.standin.world.settle_refund(refund.reference, paid.account, "failed")
    stripe_at_work.tell()
    refund.refresh_from_db()
    assert refund.state == "failed"
    return refund


def back(payment, satang: int, by=None) -> Refund:
    return refunds.give_back(payment=payment, amount_satang=satang, by=by, why="", key=uuid.uuid4())


def sums(payment) -> tuple[int, int, int]:
    """What went back, what is promised by hand, what is owed; and the books agree."""
    payment.refresh_from_db()
    order = type(payment.order).objects.get(pk=payment.order_id)
    assert [*money_holds.check(), *orders_hold.check()] == []
    return payment.refunded_satang, payment.promised_satang, payments.owed_back_satang(order)


def told(template: str) -> int:
    return Letter.objects.filter(template=template).count()


def succeeds_later(stripe_at_work, refund, at=None) -> None:
    """Stripe takes its word back: it went through after all."""
    stripe_at_work.standin.world.settle_refund(refund.reference, refund.account, "succeeded")
    at = at or clock.now() + datetime.timedelta(minutes=1)
    for event in stripe_at_work.events():
        assert stripe_at_work.send({**event, "created": int(at.timestamp())}).status_code == 200


def test_what_the_bank_sent_back_is_promised_by_hand_and_the_clock_runs(failed, paid, owner, client, stripe_at_work):
    assert sums(paid) == (0, TOTAL, TOTAL)
    assert told("order-refund-number") == told("desk-refund-promised") == told("desk-refund-failed") == 1
    page = reverse("orders:order", kwargs={"token": links.token(paid.order)})
    assert "บอกเลขพร้อมเพย์ของคุณ" in client.get(page).content.decode()
    typed = {"proxy_type": "mobile", "number": "0898765432"}
    client.post(reverse("orders:refund", kwargs={"token": links.token(paid.order)}), typed)
    hand = by_hand.under_way(paid.order)[0]
    assert (hand.provider, hand.state, hand.words) == ("hand", "pending", "รอร้านโอนคืน")
    client.force_login(owner)
    desk = client.get(reverse("manage:order", args=[paid.order_id])).content.decode()
    assert "โอนคืนแล้ว ส่งสลิป" in desk and "คืนทางเดียวเท่านั้น ถ้าคืนผ่าน Stripe ไม่ต้องโอนคืนเอง" in desk
    with clock.at(clock.now() + datetime.timedelta(hours=73)):
        assert refund_jobs.run() == {"refunds_reminded": 1, "refunds_escalated": 1}
    assert Incident.objects.get().kind == "refund_late"
    by_hand.paid(refund=hand, picture=slips_made.slip("BACK1"), by=owner)
    assert sums(paid) == (TOTAL, 0, 0) and Incident.objects.get().closed_at
    succeeds_later(stripe_at_work, failed)  # the shopper has it twice: nothing in the books can undo that
    succeeds_later(stripe_at_work, failed)
    assert sums(paid) == (TOTAL, 0, 0)
    assert Incident.objects.get(closed_at=None).kind == "refund_beyond" and told("desk-refund-not-needed") == 0


def test_where_stripe_gives_it_back_after_all_nobody_has_to_send_it(failed, paid, owner, stripe_at_work):
    hand = by_hand.under_way(paid.order)[0]
    succeeds_later(stripe_at_work, failed, at=failed.settled_at - datetime.timedelta(minutes=1))
    assert sums(paid) == (0, TOTAL, TOTAL)  # said before it said "failed": old news
    succeeds_later(stripe_at_work, failed)
    assert sums(paid) == (TOTAL, 0, 0) and told("desk-refund-not-needed") == 1
    with pytest.raises(RefundOver):
        by_hand.paid(refund=hand, picture=slips_made.slip("BACK1"), by=owner)
    assert not Incident.objects.exists() and sums(paid) == (TOTAL, 0, 0)


def test_a_part_given_back_at_stripe_leaves_the_rest_promised_to_the_same_number(failed, paid, owner, stripe_at_work):
    first, *_none = by_hand.give_number(order=paid.order, proxy_type="mobile", proxy="0898765432")
    stripe_at_work.standin.world.refund({"payment_intent": paid.reference, "amount": "4000"}, paid.account)
    stripe_at_work.tell()
    assert sums(paid) == (4_000, 10_000, 10_000) and told("desk-refund-not-needed") == 1
    (rest,) = by_hand.under_way(paid.order)
    assert (rest.amount_satang, rest.state, rest.hand.proxy) == (10_000, "pending", "0898765432") and rest != first
    first.hand.refresh_from_db()
    assert first.hand.proxy == "0898765432"  # a mobile number of hers stands for all money of its order
    again = back(paid, 10_000, owner)  # and she presses for the rest herself
    assert sums(paid) == (TOTAL, 0, 0) and again.state == "requires_action"
    stripe_at_work.standin.world.settle_refund(again.reference, paid.account, "failed")
    stripe_at_work.tell()
    assert sums(paid) == (4_000, 10_000, 10_000)


def test_an_account_that_was_taken_from_us_owes_by_hand(paid, owner, client, stripe_at_work):
    payments.cancel_order(order=paid.order, by=owner, why="ของหมด")
    assert sums(paid) == (0, 0, TOTAL)
    stripe_at_work.leaves(paid.account)
    for event in stripe_at_work.events() * 2:
        assert stripe_at_work.send({**event, "id": f"evt_{uuid.uuid4()}"}).status_code == 200
    assert sums(paid) == (0, TOTAL, TOTAL) and Refund.objects.count() == 1
    client.force_login(owner)
    desk = client.get(reverse("manage:order", args=[paid.order_id])).content.decode()
    assert "เราขอเลขพร้อมเพย์จาก" in desk and "คืนเงินผ่าน Stripe" not in desk


def test_an_account_that_is_closed_without_a_word_is_found_when_it_is_asked(paid, owner, stripe_at_work):
    stripe_at_work.leaves(paid.account)
    stripe_at_work.forget()
    assert back(paid, 4_000, owner).state == "failed"
    assert sums(paid) == (0, 4_000, 4_000) and Incident.objects.get().kind == "refund_refused"


def test_where_stripe_holds_too_little_the_owner_may_send_it_herself(paid, owner, client, stripe_at_work):
    payments.cancel_order(order=paid.order, by=owner, why="ของหมด")
    url = reverse("manage:payment_promise", args=[paid.pk])
    typed = {"key": str(uuid.uuid4()), "how": "whole"}
    client.force_login(owner)
    refused = client.post(url, typed, follow=True).content.decode()
    assert "เงินรายการนี้โอนคืนเองไม่ได้" in refused and sums(paid) == (0, 0, TOTAL)
    stripe_at_work.fault("POST /v1/refunds$", "refuse")
    assert back(paid, TOTAL, owner).state == "failed" and sums(paid) == (0, 0, TOTAL)
    assert "คืนทั้งหมดที่เหลือ" in client.get(reverse("manage:order", args=[paid.order_id])).content.decode()
    client.post(url, typed)
    client.post(url, typed)
    assert sums(paid) == (0, TOTAL, TOTAL) and Refund.objects.filter(provider="hand").count() == 1


WRONG = {
    "wrong_amount": lambda about, other: {"amount": about["amount"] - 1},
    "wrong_currency": lambda about, other: {"currency": "jpy"},
    "foreign_account": lambda about, other: {},
    "wrong_mode": lambda about, other: {},
}


@pytest.mark.proves(
    "What does not fit changes nothing and opens an incident", "a refund: amount, currency, mode, account"
)
@pytest.mark.parametrize("kind", WRONG)
def test_a_refund_that_does_not_fit_changes_nothing_and_opens_an_incident(paid, make, stripe_at_work, kind):
    refund, was, wrong = refund_told_wrongly(paid, make, stripe_at_work, kind)
    for _time in range(2):
        assert stripe_at_work.send(wrong).status_code == 200
    refund.refresh_from_db()
    assert refund.state == "requires_action" and sums(paid) == was
    assert (Incident.objects.get().kind, Incident.objects.get().times) == (kind, 1)
    assert ProviderEvent.objects.get(event_id=wrong["id"]).outcome == kind


def refund_told_wrongly(paid, make, stripe_at_work, kind: str) -> tuple[Refund, tuple, dict]:
    """A refund under way, how the sums stand, and an event that it failed which is not Stripe's word on it."""
    _order, other = stripe_at_work.order(make)
    back(paid, 4_000)
    was = sums(paid)
    stripe_at_work.forget()
    refund = Refund.objects.get()
    stripe_at_work.standin.world.settle_refund(refund.reference, paid.account, "failed")
    [event] = stripe_at_work.events()
    about = event["data"]["object"]
    wrong = {**event, "data": {"object": {**about, **WRONG[kind](about, other)}}}
    wrong["account"] = other.account if kind == "foreign_account" else paid.account
    wrong["livemode"] = kind == "wrong_mode"
    return refund, was, wrong


@pytest.mark.proves(
    "What does not fit changes nothing and opens an incident",
    "control: with its guard out, each of the four makes a refund fail",
)
@pytest.mark.parametrize("kind", WRONG)
def test_with_its_guard_taken_out_a_refund_that_does_not_fit_is_believed(paid, make, stripe_at_work, monkeypatch, kind):
    refund, was, wrong = refund_told_wrongly(paid, make, stripe_at_work, kind)
    settle = refunds.settle
    monkeypatch.setattr(refunds, "_mismatch", lambda *_facts: "")
    monkeypatch.setattr(client_of_stripe, "is_live", lambda: kind == "wrong_mode")
    monkeypatch.setattr(refunds, "settle", lambda **facts: settle(**{**facts, "account": paid.account}))
    stripe_at_work.send(wrong)
    refund.refresh_from_db()
    assert refund.state == "failed" and sums(paid) != was and not Incident.objects.exists()
