"""Being paid at Stripe: over real HTTP to the stand-in, our own rows and sums held to the satang."""

import datetime
import itertools

import pytest
from django.test import Client
from django.urls import reverse

from common import clock
from common.letters.models import Letter
from shop.catalogue.models import Stock
from shop.orders import invariants as orders_hold
from shop.orders import links
from shop.payments import invariants as money_holds
from shop.payments import jobs
from shop.payments import services as payments
from shop.payments.by_stripe import attempts
from shop.payments.by_stripe import jobs as stripe_jobs
from shop.payments.errors import BeingChecked, NothingToPay, StripeRefuses, StripeSilent, TooLateToCancel
from shop.payments.models import Incident, Payment, ProviderEvent, StripeAttempt

pytestmark = pytest.mark.django_db
TOTAL = 14_000


def later(**how):
    return clock.at(clock.now() + datetime.timedelta(**how))


def stands(order) -> tuple[str, str, int]:
    order.refresh_from_db()
    payment = payments.payment_of(order)
    return order.state, payment.state, payment.received_satang


def held(order) -> tuple[int, int]:
    stock = Stock.objects.get(pk=order.lines.get().variant_id)
    return stock.on_hand, stock.reserved


def all_holds() -> list[str]:
    return [*orders_hold.check(), *money_holds.check()]


def pay_url(order) -> str:
    return reverse("pay:pay", kwargs={"token": links.token(order)})


def test_it_is_paid_by_the_webhook_and_by_nothing_else(make, stripe_at_work, client):
    order, payment = stripe_at_work.order(make)
    token = {"token": links.token(order)}
    page = client.get(pay_url(order)).content.decode()
    assert "ไปจ่ายที่หน้าของ Stripe" in page and "฿140" in page and "STRIPE PAYMENTS (THAILAND) LTD" in page
    gone = client.post(reverse("pay:to_stripe", kwargs=token))
    attempt = payment.attempts.get()
    assert gone.status_code == 303 and gone["Location"] == attempt.url
    asked = stripe_at_work.standin.world.session(attempt.session, attempt.account)
    assert (asked["amount_total"], asked["currency"], asked["payment_method_types"]) == (
        TOTAL,
        "thb",
        ["card", "promptpay"],
    )
    stripe_at_work.pay(attempt)
    back = client.get(pay_url(order) + "?back=1").content.decode()
    assert "กำลังตรวจสอบการชำระเงิน" in back and "ไม่ต้องจ่ายซ้ำ" in back
    assert stands(order) == ("placed", "open", 0)
    looked = {"path": pay_url(order) + "?back=1", "headers": {"HX-Request": "true"}}
    assert client.get(**looked).status_code == 204
    stripe_at_work.tell()
    assert "จ่ายเงินแล้ว" in client.get(**looked).content.decode()
    assert stands(order) == ("confirmed", "confirmed", TOTAL)
    assert "Stripe ยืนยันเมื่อ" in client.get(pay_url(order)).content.decode()
    assert held(order) == (8, 0)
    assert Letter.objects.filter(key=f"order-confirmed-{order.pk}").count() == 1
    letter = Letter.objects.get(template="desk-paid")
    assert "ลูกค้าจ่าย ฿140 ผ่าน Stripe แล้ว" in letter.body and order.number in letter.subject
    assert all_holds() == [] and not Incident.objects.exists()


def test_two_presses_are_one_session(make, stripe_at_work):
    _order, payment = stripe_at_work.order(make)
    urls = {attempts.start(payment=payment, return_url="http://kedai.test/p/", language="th") for _time in range(3)}
    assert len(urls) == 1 and stripe_at_work.asked("POST /v1/checkout/sessions") == 1


def test_without_an_email_or_where_stripe_has_not_opened_it_there_is_no_promptpay(make, stripe_at_work):
    _order, payment = stripe_at_work.order(make, email="")
    assert stripe_at_work.started(payment).ways == ["card"]
    _order, payment = stripe_at_work.order(make, how="cards")
    assert stripe_at_work.started(payment).ways == ["card"]


@pytest.mark.parametrize("do", ["cut", "cut_after"])
def test_a_line_cut_is_asked_again_under_the_same_key(make, stripe_at_work, do):
    _order, payment = stripe_at_work.order(make)
    stripe_at_work.fault("POST /v1/checkout/sessions$", do, times=2)  # the library asks once more by itself
    with pytest.raises(StripeSilent):
        stripe_at_work.started(payment)
    assert payment.attempts.get().state == "begun"
    attempt = stripe_at_work.started(payment)
    assert (attempt.state, attempt.number) == ("open", 1)
    assert len(stripe_at_work.standin.store.all("checkout.session", account=attempt.account)) == 1


@pytest.mark.parametrize("do", ["fail", "fail_after"])
def test_a_kept_error_gets_another_key_and_nobody_pays_the_lost_session(make, stripe_at_work, do):
    _order, payment = stripe_at_work.order(make)
    stripe_at_work.fault("POST /v1/checkout/sessions$", do)
    with pytest.raises(StripeSilent):
        stripe_at_work.started(payment)
    attempt = stripe_at_work.started(payment)
    assert (attempt.state, attempt.number) == ("open", 2)


def test_a_shop_that_stripe_pays_no_more_is_said_so(make, stripe_at_work, client):
    order, payment = stripe_at_work.order(make)
    stripe_at_work.standin.world.onboard(payment.account, "closed")
    with pytest.raises(StripeRefuses):
        stripe_at_work.started(payment)
    answer = client.post(reverse("pay:to_stripe", kwargs={"token": links.token(order)}), follow=True)
    assert "ตอนนี้ร้านรับเงินผ่าน Stripe ไม่ได้ ยังไม่มีการตัดเงิน" in answer.content.decode()
    assert stands(order) == ("placed", "open", 0)


FOUR = ["pending", "paid", "intent", "expired"]


@pytest.mark.proves("Events in every order come to one end", "all 24 orders of four events")
@pytest.mark.parametrize("order_of", list(itertools.permutations(range(4))), ids=lambda each: "".join(map(str, each)))
def test_four_events_in_every_order_come_to_one_end(make, stripe_at_work, order_of):
    order, payment = stripe_at_work.order(make)
    attempt = stripe_at_work.started(payment)
    stripe_at_work.pay(attempt, "later")
    stripe_at_work.settle(attempt, "paid")
    told = stripe_at_work.events()
    gone = {**told[0], "id": "evt_gone", "type": "checkout.session.expired"}
    gone["data"] = {"object": {**told[0]["data"]["object"], "status": "expired", "payment_status": "unpaid"}}
    four = [*told, gone]
    assert [each["type"].split(".")[-1] for each in four] == [
        "completed",
        "succeeded",
        "async_payment_succeeded",
        "expired",
    ]
    for number in order_of:
        assert stripe_at_work.send(four[number]).status_code == 200
    assert stands(order) == ("confirmed", "confirmed", TOTAL)
    assert payment.attempts.get().state == "paid"
    assert Letter.objects.filter(key=f"order-confirmed-{order.pk}").count() == 1
    assert ProviderEvent.objects.count() == 4 and all_holds() == []


def test_the_bank_may_say_no_after_all_and_she_tries_again(make, stripe_at_work, client):
    order, payment = stripe_at_work.order(make)
    attempt = stripe_at_work.started(payment)
    stripe_at_work.pay(attempt, "later")
    stripe_at_work.tell()
    assert "กำลังตรวจสอบการชำระเงิน" in client.get(pay_url(order)).content.decode()
    stale_page = client.post(f"{pay_url(order)}stripe/", follow=True)
    assert "จึงยังยกเลิกหรือจ่ายใหม่ไม่ได้" in stale_page.content.decode()
    with later(days=2):
        jobs.run()
        assert stands(order) == ("placed", "open", 0)  # what is being checked does not lapse
    with pytest.raises(BeingChecked):
        payments.cancel_order(order=order, by=None, why="x")
    stripe_at_work.settle(attempt, "failed")
    stripe_at_work.tell()
    assert payment.attempts.get().state == "failed"
    assert Letter.objects.filter(template="order-stripe-failed").count() == 1
    again = stripe_at_work.started(payments.payment_of(order))
    stripe_at_work.pay(again)
    stripe_at_work.tell()
    assert stands(order) == ("confirmed", "confirmed", TOTAL)


def forged(event: dict, **changes) -> dict:
    return {**event, "data": {"object": {**event["data"]["object"], **changes}}}


WRONG = {
    "wrong_amount": lambda event, other: forged(event, amount_total=TOTAL - 1),
    "wrong_currency": lambda event, other: forged(event, currency="jpy"),
    "wrong_mode": lambda event, other: {**forged(event, livemode=True), "livemode": True},
    "foreign_account": lambda event, other: {**event, "account": other},
    "unknown_session": lambda event, other: forged(event, id="cs_test_nobodys", metadata={"order": "1"}),
}


@pytest.mark.proves(
    "What does not fit changes nothing and opens an incident", "a payment: amount, currency, mode, account, session"
)
@pytest.mark.parametrize("kind", WRONG)
def test_what_does_not_fit_changes_nothing_and_opens_an_incident(make, stripe_at_work, kind):
    order, payment = stripe_at_work.order(make)
    _other_order, other = stripe_at_work.order(make)
    attempt = stripe_at_work.started(payment)
    stripe_at_work.pay(attempt)
    [event] = stripe_at_work.events("checkout.session.completed")
    wrong = WRONG[kind](event, other.account)
    for _time in range(2):
        assert stripe_at_work.send(wrong).status_code == 200
    assert stands(order) == ("placed", "open", 0)
    assert Incident.objects.get().kind == kind and Incident.objects.get().times == 1
    assert ProviderEvent.objects.get().outcome == kind


def test_an_account_that_is_none_of_ours_says_nothing_to_us(make, stripe_at_work):
    order, payment = stripe_at_work.order(make)
    attempt = stripe_at_work.started(payment)
    stripe_at_work.pay(attempt)
    [event] = stripe_at_work.events("checkout.session.completed")
    stripe_at_work.send({**event, "account": "acct_stranger"})
    assert stands(order) == ("placed", "open", 0)
    assert Incident.objects.get().kind == "foreign_account"


@pytest.mark.proves("What does not fit changes nothing and opens an incident", "an event nobody signed")
def test_a_forged_event_is_refused_and_counted(make, stripe_at_work):
    order, payment = stripe_at_work.order(make)
    stripe_at_work.pay(stripe_at_work.started(payment))
    [event] = stripe_at_work.events("checkout.session.completed")
    for secret in ("whsec_guessed", "", "whsec_other"):
        assert stripe_at_work.send(event, secret=secret).status_code == 400
    assert Client().post("/webhooks/stripe/", b"{}", content_type="application/json").status_code == 400
    assert stands(order) == ("placed", "open", 0) and not ProviderEvent.objects.exists()
    assert (Incident.objects.get().kind, Incident.objects.get().times) == ("forged", 4)


def test_whoever_fell_silent_is_asked(make, stripe_at_work):
    order, payment = stripe_at_work.order(make)
    attempt = stripe_at_work.started(payment)
    stripe_at_work.pay(attempt)
    stripe_at_work.forget()  # no webhook ever comes
    assert stripe_jobs.run()["stripe_attempts_asked"] == 0
    with later(minutes=6):
        assert stripe_jobs.run()["stripe_attempts_asked"] == 1
    assert stands(order) == ("confirmed", "confirmed", TOTAL)
    stripe_jobs.run()
    fee = 14_000 * 365 // 10_000 + 1_000
    assert payment.attempts.get().fee_satang == fee + fee * 7 // 100 == 1_616


def test_she_may_ask_herself(make, stripe_at_work, client):
    order, payment = stripe_at_work.order(make)
    stripe_at_work.pay(stripe_at_work.started(payment))
    client.post(reverse("pay:ask_stripe", kwargs={"token": links.token(order)}))
    assert stands(order) == ("confirmed", "confirmed", TOTAL)


def test_time_runs_out_at_stripe_first_and_only_then_is_the_stock_given_back(make, stripe_at_work, client):
    order, payment = stripe_at_work.order(make)
    attempt = stripe_at_work.started(payment)
    with later(hours=4):
        stripe_at_work.fault("POST /v1/checkout/sessions/", "cut", times=9)
        assert jobs.run()["payments_expired"] == 0
        assert held(order) == (10, 2)
        assert "กำลังตรวจสอบการชำระเงิน" in client.get(pay_url(order)).content.decode()
        stripe_at_work.fault("nothing", "cut")
        jobs.run()
        assert stands(order) == ("cancelled", "expired", 0) and held(order) == (10, 0)
        said = client.get(pay_url(order)).content.decode()
        assert "หมดเวลาชำระเงินแล้ว ไม่มีการตัดเงิน" in said and "สลิป" not in said
    assert stripe_at_work.standin.world.session(attempt.session, attempt.account)["status"] == "expired"
    assert all_holds() == []


def test_paid_in_the_last_moment_is_paid(make, stripe_at_work):
    order, payment = stripe_at_work.order(make)
    stripe_at_work.pay(stripe_at_work.started(payment))
    with later(hours=4):
        jobs.run()
    assert stands(order) == ("confirmed", "confirmed", TOTAL) and held(order) == (8, 0)


def late_money(stripe_at_work, order, payment) -> None:
    """Our row says expired, and then Stripe says paid all the same."""
    attempt = stripe_at_work.started(payment)
    stripe_at_work.pay(attempt)
    told = stripe_at_work.events()
    StripeAttempt.objects.filter(pk=attempt.pk).update(state="expired")
    with later(hours=4):
        jobs.run()
    assert stands(order) == ("cancelled", "expired", 0)
    for event in told:
        stripe_at_work.send(event)


def test_money_after_the_end_brings_the_order_back_if_the_goods_are_there(make, stripe_at_work):
    order, payment = stripe_at_work.order(make)
    late_money(stripe_at_work, order, payment)
    assert stands(order) == ("confirmed", "confirmed", TOTAL) and held(order) == (8, 0)
    assert payments.owed_back_satang(order) == 0 and all_holds() == []


def test_money_after_the_end_is_owed_back_if_they_are_gone(make, stripe_at_work):
    order, payment = stripe_at_work.order(make)
    Stock.objects.filter(pk=order.lines.get().variant_id).update(on_hand=2)
    attempt = stripe_at_work.started(payment)
    stripe_at_work.pay(attempt)
    told = stripe_at_work.events()
    StripeAttempt.objects.filter(pk=attempt.pk).update(state="expired")
    with later(hours=4):
        jobs.run()
    Stock.objects.filter(pk=order.lines.get().variant_id).update(on_hand=1)
    for event in told:
        stripe_at_work.send(event)
    assert stands(order) == ("cancelled", "confirmed", TOTAL)
    assert payments.owed_back_satang(order) == TOTAL
    assert Letter.objects.filter(template__endswith="paid-too-late").count() == 2
    late = Letter.objects.get(template="order-paid-too-late")
    assert "เราได้รับเงิน ฿140 หลังจากคำสั่งซื้อนี้ยกเลิกไปแล้ว ร้านต้องคืนเงินให้คุณ" in late.body


def test_money_that_came_twice_is_owed_back_once(make, stripe_at_work):
    order, payment = stripe_at_work.order(make)
    first = stripe_at_work.started(payment)
    StripeAttempt.objects.filter(pk=first.pk).update(state="failed")
    second = stripe_at_work.started(payment)
    for attempt in (first, second):
        stripe_at_work.pay(attempt)
    stripe_at_work.tell()
    assert stands(order) == ("confirmed", "confirmed", TOTAL)
    assert Payment.objects.filter(order=order).count() == 2
    assert payments.owed_back_satang(order) == TOTAL and all_holds() == []


def test_giving_up_ends_the_session_first(make, stripe_at_work):
    order, payment = stripe_at_work.order(make)
    attempt = stripe_at_work.started(payment)
    stripe_at_work.fault("POST /v1/checkout/sessions/", "cut", times=9)
    with pytest.raises(BeingChecked):
        payments.withdraw_order(order=order, by=None, why="เปลี่ยนใจ")
    assert stands(order) == ("placed", "open", 0)
    stripe_at_work.fault("nothing", "cut")
    payments.withdraw_order(order=order, by=None, why="เปลี่ยนใจ")
    assert stands(order) == ("cancelled", "cancelled", 0)
    assert stripe_at_work.standin.world.session(attempt.session, attempt.account)["status"] == "expired"
    with pytest.raises(NothingToPay):
        stripe_at_work.started(payment)


def test_whoever_has_paid_cannot_give_up_any_more(make, stripe_at_work):
    order, payment = stripe_at_work.order(make)
    stripe_at_work.pay(stripe_at_work.started(payment))
    with pytest.raises(TooLateToCancel):
        payments.withdraw_order(order=order, by=None, why="เปลี่ยนใจ")
    assert stands(order) == ("confirmed", "confirmed", TOTAL)


@pytest.mark.parametrize("megabytes", [0.6, 3, 12])
def test_what_is_longer_than_any_event_is_refused_plainly_and_writes_nothing(client, db, megabytes):
    body = b"{" + b" " * int(megabytes * 1024 * 1024) + b"}"
    answer = client.post("/webhooks/stripe/", body, content_type="application/json")
    assert (answer.status_code, answer["Content-Type"]) == (413, "text/plain")
    assert b"<" not in answer.content
    assert not ProviderEvent.objects.exists() and not Incident.objects.exists()
