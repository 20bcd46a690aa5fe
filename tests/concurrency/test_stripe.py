"""Money at Stripe under many hands: real server processes, real HTTP, a stand-in for Stripe; and the control without the guard."""

import contextlib
import datetime
import json
import threading
import time
import uuid

import pytest
import requests
from django.conf import settings
from django.db import connection, connections, transaction
from proving import figure
from site_running import running
from stripe_at_work import AtWork

from common import clock
from common.letters.models import Letter
from common.states import locked
from config.stripe_standin.hooks import Endpoint, signed
from shop.catalogue.models import Stock
from shop.orders import invariants as order_invariants
from shop.orders import services as order_services
from shop.payments import by_hand, jobs
from shop.payments import invariants as money_invariants
from shop.payments import services as payments
from shop.payments.by_stripe import attempts, outcomes, refunds
from shop.payments.by_stripe import jobs as stripe_jobs
from shop.payments.errors import TooMuchBack
from shop.payments.models import Payment, ProviderEvent, Refund
from shop.payments.providers.stripe_checkout import StripeCheckout
from shop.payments.services import money

pytestmark = pytest.mark.concurrency
COPIES = 60
BACK, RACES = figure(4, 100), figure(1, 20)
LAST_MOMENTS = figure(2, 50)
TOTAL = 14_000


def together(acts: list) -> list:
    """Do everything in the same moment; return what each came to, errors too."""
    gate, answers = threading.Barrier(len(acts)), []

    def act(one) -> None:
        gate.wait()
        try:
            answers.append(one())
        except Exception as error:
            answers.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=act, args=[one]) for one in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def post(base: str, event: dict) -> int:
    body = json.dumps(event).encode()
    headers = {
        "Content-Type": "application/json",
        "Connection": "close",
        "Stripe-Signature": signed(body, settings.STRIPE_CONNECT_WEBHOOK_SECRET),
    }
    return requests.post(f"{base}/webhooks/stripe/", data=body, headers=headers, timeout=120).status_code


def told_of_a_payment(make, at_work: AtWork, how: str = "card"):
    order, payment = at_work.order(make)
    at_work.pay(at_work.started(payment), how)
    return order, payment, at_work.events()


def books_agree() -> list[str]:
    return [*order_invariants.check(), *money_invariants.check()]


@contextlib.contextmanager
def site(address: str, monkeypatch, **how):
    """The site in processes of its own, which ask the same stand-in."""
    monkeypatch.setenv("STRIPE_API_BASE", address)
    with running(**how) as base:
        yield base


def confirmed_letters(order) -> int:
    return Letter.objects.filter(template="order-confirmed", about_id=str(order.pk)).count()


@pytest.mark.proves("One webhook is one effect", f"{COPIES} copies at once, all answered 200")
def test_one_webhook_sixty_times_at_once_is_one_effect(make, stripe_at_work, monkeypatch):
    order, _payment, told = told_of_a_payment(make, stripe_at_work)
    [event] = [each for each in told if each["type"] == "checkout.session.completed"]
    with site(stripe_at_work.address, monkeypatch) as base:
        assert together([lambda: post(base, event)] * COPIES) == [200] * COPIES
    order.refresh_from_db()
    assert order.state == "confirmed" and confirmed_letters(order) == 1
    assert ProviderEvent.objects.get(event_id=event["id"]).outcome == "paid"
    stock = Stock.objects.get(pk=order.lines.get().variant_id)
    assert (stock.on_hand, stock.reserved) == (8, 0)
    assert books_agree() == []


@pytest.mark.postgres
def test_an_event_that_waited_in_vain_is_heard_and_done_by_the_beat(make, stripe_at_work, monkeypatch):
    """Somebody holds the payment for longer than anybody waits: Stripe is not answered with an error, and nothing is lost."""
    order, payment, told = told_of_a_payment(make, stripe_at_work)
    [event] = [each for each in told if each["type"] == "checkout.session.completed"]
    with site(stripe_at_work.address, monkeypatch) as base:
        with transaction.atomic():
            locked(payment)
            assert post(base, event) == 200
    assert ProviderEvent.objects.get(event_id=event["id"]).outcome == ""
    assert stripe_jobs.run()["stripe_events_handled"] == 0  # a copy of Stripe's may still come
    with clock.at(clock.now() + datetime.timedelta(minutes=2)):
        assert stripe_jobs.run()["stripe_events_handled"] == 1
        assert stripe_jobs.run()["stripe_events_handled"] == 0
    order.refresh_from_db()
    assert order.state == "confirmed" and confirmed_letters(order) == 1 and books_agree() == []


@pytest.mark.proves("One webhook is one effect", "every event twice and in any order, sent by the stand-in itself")
def test_stripe_itself_tells_everything_twice_and_in_any_order(make, stripe_at_work, monkeypatch):
    """No hand of the test on the webhooks: the stand-in sends them as it was told to, copied and shuffled."""
    waiting = [stripe_at_work.order(make) for _number in range(4)]
    tried = [stripe_at_work.started(payment) for _order, payment in waiting]
    stripe_at_work.forget()
    for number, attempt in enumerate(tried):
        stripe_at_work.pay(attempt, "later" if number % 2 else "card")
        if number % 2:
            stripe_at_work.settle(attempt, "paid")
    hooks = stripe_at_work.standin.hooks
    hooks.copies, hooks.shuffle = 2, True
    with site(stripe_at_work.address, monkeypatch) as base:
        hooks.endpoints = [Endpoint(f"{base}/webhooks/stripe/", settings.STRIPE_CONNECT_WEBHOOK_SECRET, connect=True)]
        assert hooks.send() == 2 * (2 * 2 + 2 * 3)
    for order, _payment in waiting:
        order.refresh_from_db()
        assert order.state == "confirmed" and confirmed_letters(order) == 1
    assert books_agree() == []


@pytest.mark.proves("Return page against webhook: one order, one letter", f"{BACK} orders, everything at once")
def test_return_page_question_and_webhook_at_once(make, stripe_at_work, monkeypatch):
    """Her way back asks Stripe while every event of hers is told."""
    rounds = [told_of_a_payment(make, stripe_at_work) for _number in range(BACK)]
    with site(stripe_at_work.address, monkeypatch) as base:
        for order, payment, told in rounds:
            asking = [lambda p=payment: refresh(p)] * 3
            answers = together([*asking, *(lambda e=event: post(base, e) for event in told * 2)])
            assert [answer for answer in answers if isinstance(answer, int) and answer != 200] == []
            order.refresh_from_db()
            assert order.state == "confirmed" and confirmed_letters(order) == 1
    assert Payment.objects.filter(state="confirmed", received_satang=TOTAL).count() == len(rounds)
    assert books_agree() == []


def refresh(payment) -> None:
    attempts.look(payment.attempts.get())


@pytest.mark.postgres
@pytest.mark.proves(
    "Return page against webhook: one order, one letter", "control: without the payment's lock the goods are sold twice"
)
def test_with_no_lock_the_way_back_and_the_webhook_sell_the_goods_twice(make, stripe_at_work, monkeypatch):
    """The control: each believes what it read before the other wrote."""

    def unlocked(row):
        getattr(row, "order", None)
        time.sleep(0.05)
        return row

    for module in (order_services, money, outcomes):
        monkeypatch.setattr(module, "locked", unlocked)
    order, payment, told = told_of_a_payment(make, stripe_at_work)
    [event] = [each for each in told if each["type"] == "checkout.session.completed"]
    shelf = Stock.objects.filter(pk=order.lines.get().variant_id)
    shelf.update(on_hand=500, reserved=400)  # others hold pieces too, so that no CHECK stands in the way
    together([*[lambda: refresh(payment)] * 3, lambda: stripe_at_work.send(event)])
    assert shelf.get().on_hand < 498


def back(payment, satang: int):
    return refunds.give_back(payment=payment, amount_satang=satang, by=None, why="", key=uuid.uuid4())


def really_back(stripe_at_work, payment) -> int:
    return sum(row["amount"] for row in stripe_at_work.standin.store.all("refund", account=payment.account))


@pytest.mark.proves(
    "Refunds never exceed what came", f"four of ours and one at Stripe's dashboard at once, {RACES} times"
)
def test_refunds_at_once_never_exceed_what_came(make, stripe_at_work, monkeypatch):
    dashboard = stripe_at_work.standin.world.refund
    with site(stripe_at_work.address, monkeypatch) as base:
        for _race in range(RACES):
            order, payment, told = told_of_a_payment(make, stripe_at_work)
            for event in told:
                stripe_at_work.send(event)
            payment = payments.payment_of(order)
            at_stripe = {"payment_intent": payment.reference, "amount": "3000"}
            acts = [lambda p=payment, satang=satang: back(p, satang) for satang in (9_000, 9_000, 6_000, 4_000)]
            answers = together([*acts, lambda p=payment, asked=at_stripe: dashboard(asked, p.account)])
            for event in stripe_at_work.events():
                assert post(base, event) == 200
            payment.refresh_from_db()
            really = really_back(stripe_at_work, payment)
            assert really <= TOTAL and payment.refunded_satang == refunds.counted_satang(payment) == really
            assert all(isinstance(each, (Refund, TooMuchBack, dict, Exception)) for each in answers)
    assert books_agree() == []


@pytest.mark.postgres
@pytest.mark.proves("Refunds never exceed what came", "control: without lock and CHECK more is promised than came")
def test_with_the_guard_taken_out_more_is_promised_than_came(make, monkeypatch):
    order = make.order()
    payment = payments.transfer_seen(payment=payments.payment_of(order), by=None)
    with connection.cursor() as cursor:
        for name in ("payment_promised", "payment_refunded"):
            cursor.execute(f"ALTER TABLE payments_payment DROP CONSTRAINT {name}")

    def unlocked(row):
        time.sleep(0.1)
        return type(row).objects.get(pk=row.pk)

    def slowly(*args, **facts):
        time.sleep(0.3)
        return promised(*args, **facts)

    promised = by_hand._promised
    monkeypatch.setattr(by_hand, "locked", unlocked)
    monkeypatch.setattr(by_hand, "_promised", slowly)
    share = by_hand.Share(satang=9_000)
    asks = [lambda: by_hand.promise(payment=payment, by=None, why="", key=uuid.uuid4(), share=share)] * 4
    together(asks)
    assert sum(Refund.objects.values_list("amount_satang", flat=True)) > TOTAL


@pytest.mark.proves("Payment against expiry in one moment: sold or free, never both", f"{LAST_MOMENTS} times")
def test_payment_against_expiry_at_the_same_moment(make, stripe_at_work, monkeypatch):
    """Whoever is first at Stripe decides; the goods are either sold or free, never both, and no money is lost."""
    ends = {True: ("confirmed", "confirmed", TOTAL, 8, 0), False: ("cancelled", "expired", 0, 10, 0)}
    with site(stripe_at_work.address, monkeypatch) as base:
        for _moment in range(LAST_MOMENTS):
            order, payment = stripe_at_work.order(make)
            attempt = stripe_at_work.started(payment)
            together([lambda one=attempt: stripe_at_work.pay(one), lapse])
            for event in stripe_at_work.events():
                assert post(base, event) == 200
            lapse()
            session = stripe_at_work.standin.world.session(attempt.session, attempt.account)
            assert stands(order) == ends[session["payment_status"] == "paid"]
    assert books_agree() == []


def lapse() -> dict:
    with clock.at(clock.now() + datetime.timedelta(hours=4)):
        return jobs.run()


def stands(order) -> tuple:
    order.refresh_from_db()
    payment, stock = payments.payment_of(order), Stock.objects.get(pk=order.lines.get().variant_id)
    return order.state, payment.state, payment.received_satang, stock.on_hand, stock.reserved


@pytest.mark.postgres
@pytest.mark.proves(
    "Payment against expiry in one moment: sold or free, never both", "control: freed first, asked later, it is both"
)
def test_where_the_goods_are_freed_before_stripe_is_told_to_stop_they_are_free_and_paid(
    make, stripe_at_work, monkeypatch
):
    """The control: the reservation is given back without calling Stripe's page off; somebody else buys, and she has paid."""
    order, payment = stripe_at_work.order(make)
    attempt = stripe_at_work.started(payment)
    monkeypatch.setattr(StripeCheckout, "call_off", lambda self, payment: True)
    monkeypatch.setattr(money, "is_under_way_elsewhere", lambda payment: False)
    lapse()
    Stock.objects.filter(pk=order.lines.get().variant_id).update(on_hand=1)  # the others are sold meanwhile
    stripe_at_work.pay(attempt)
    stripe_at_work.tell()
    assert stands(order) == ("cancelled", "confirmed", TOTAL, 1, 0)  # money without goods: owed back, said in words
    assert payments.owed_back_satang(order) == TOTAL and books_agree() == []


@pytest.mark.postgres
@pytest.mark.proves("One webhook is one effect", "control: looked for first and not locked, it is several")
def test_with_the_guard_taken_out_one_webhook_has_several_effects(make, stripe_at_work, monkeypatch):
    """The control: look first, then insert, and no lock on the payment. Then the same sixty copies sell the goods more than once."""
    order, _payment, told = told_of_a_payment(make, stripe_at_work)
    [event] = [each for each in told if each["type"] == "checkout.session.completed"]
    shelf = Stock.objects.filter(pk=order.lines.get().variant_id)
    shelf.update(on_hand=500, reserved=400)  # others hold pieces too, so that no CHECK stands in the way
    with site(stripe_at_work.address, monkeypatch, settings_module="unlocked.settings") as base:
        together([lambda: post(base, event)] * COPIES)
    assert shelf.get().on_hand < 498
