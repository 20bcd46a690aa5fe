"""Money at Stripe under many hands: real server processes, real HTTP, a stand-in for Stripe; and the control without the guard."""

import contextlib
import datetime
import json
import threading
import uuid

import pytest
import requests
from django.conf import settings
from django.db import connections
from site_running import running
from stripe_at_work import AtWork

from common import clock
from common.letters.models import Letter
from config.stripe_standin.hooks import Endpoint, signed
from shop.catalogue.models import Stock
from shop.orders import invariants as order_invariants
from shop.payments import invariants as money_invariants
from shop.payments import jobs
from shop.payments import services as payments
from shop.payments.by_stripe import attempts, refunds
from shop.payments.errors import TooMuchBack
from shop.payments.models import Payment, ProviderEvent, Refund

pytestmark = pytest.mark.concurrency
COPIES = 60
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


def test_one_webhook_sixty_times_at_once_is_one_effect(make, stripe_at_work, monkeypatch):
    order, _payment, told = told_of_a_payment(make, stripe_at_work)
    [event] = [each for each in told if each["type"] == "checkout.session.completed"]
    with site(stripe_at_work.address, monkeypatch) as base:
        answers = together([lambda: post(base, event)] * COPIES)
        assert set(answers) <= {200, 500}  # whoever waited too long for the lock is told to come again
        assert post(base, event) == 200
    order.refresh_from_db()
    assert order.state == "confirmed" and confirmed_letters(order) == 1
    assert ProviderEvent.objects.filter(event_id=event["id"]).count() == 1
    stock = Stock.objects.get(pk=order.lines.get().variant_id)
    assert (stock.on_hand, stock.reserved) == (8, 0)
    assert books_agree() == []


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


def test_return_page_question_and_webhook_at_once(make, stripe_at_work, monkeypatch):
    """Ten orders: her way back asks Stripe while every event of hers is told."""
    rounds = [told_of_a_payment(make, stripe_at_work) for _number in range(10)]
    with site(stripe_at_work.address, monkeypatch) as base:
        for order, payment, told in rounds:
            asking = [lambda p=payment: refresh(p)] * 3
            together([*asking, *(lambda e=event: post(base, e) for event in told * 2)])
            for event in told:  # Stripe tells again whatever was answered with an error
                assert post(base, event) == 200
            order.refresh_from_db()
            assert order.state == "confirmed" and confirmed_letters(order) == 1
    assert Payment.objects.filter(state="confirmed", received_satang=TOTAL).count() == len(rounds)
    assert books_agree() == []


def refresh(payment) -> None:
    attempts.look(payment.attempts.get())


def test_refunds_at_once_never_exceed_what_came(make, stripe_at_work, monkeypatch):
    order, payment, told = told_of_a_payment(make, stripe_at_work)
    for event in told:
        stripe_at_work.send(event)
    payment = payments.payment_of(order)

    def back(satang: int):
        return refunds.give_back(payment=payment, amount_satang=satang, by=None, why="", key=uuid.uuid4())

    with site(stripe_at_work.address, monkeypatch) as base:
        at_stripe = {"payment_intent": payment.reference, "amount": "3000"}
        acts = [lambda: back(9_000), lambda: back(9_000), lambda: back(6_000), lambda: back(4_000)]
        answers = together([*acts, lambda: stripe_at_work.standin.world.refund(at_stripe, payment.account)])
        for event in stripe_at_work.events():
            assert post(base, event) == 200
    payment.refresh_from_db()
    rows = stripe_at_work.standin.store.all("refund", account=payment.account)
    really = sum(row["amount"] for row in rows)
    assert really <= TOTAL and payment.refunded_satang <= TOTAL
    assert payment.refunded_satang == refunds.counted_satang(payment) == really
    assert all(isinstance(each, (Refund, TooMuchBack, dict, Exception)) for each in answers)
    assert books_agree() == []


@pytest.mark.parametrize("number", range(3))
def test_payment_against_expiry_at_the_same_moment(make, stripe_at_work, monkeypatch, number):
    """Whoever is first at Stripe decides; the goods are either sold or free, never both, and no money is lost."""
    order, payment = stripe_at_work.order(make)
    attempt = stripe_at_work.started(payment)

    def lapse():
        with clock.at(clock.now() + datetime.timedelta(hours=4)):
            return jobs.run()

    with site(stripe_at_work.address, monkeypatch) as base:
        together([lambda: stripe_at_work.pay(attempt), lapse])
        for event in stripe_at_work.events():
            assert post(base, event) == 200
        lapse()
    order.refresh_from_db()
    payment.refresh_from_db()
    paid = stripe_at_work.standin.world.session(attempt.session, attempt.account)["payment_status"] == "paid"
    stock = Stock.objects.get(pk=order.lines.get().variant_id)
    ends = {True: ("confirmed", "confirmed", TOTAL, 8, 0), False: ("cancelled", "expired", 0, 10, 0)}
    assert (order.state, payment.state, payment.received_satang, stock.on_hand, stock.reserved) == ends[paid]
    assert books_agree() == []


@pytest.mark.postgres
def test_with_the_guard_taken_out_one_webhook_has_several_effects(make, stripe_at_work, monkeypatch):
    """The control: look first, then insert, and no lock on the payment. Then the same sixty copies sell the goods more than once."""
    order, _payment, told = told_of_a_payment(make, stripe_at_work)
    [event] = [each for each in told if each["type"] == "checkout.session.completed"]
    shelf = Stock.objects.filter(pk=order.lines.get().variant_id)
    shelf.update(on_hand=500, reserved=400)  # others hold pieces too, so that no CHECK stands in the way
    with site(stripe_at_work.address, monkeypatch, settings_module="unlocked.settings") as base:
        together([lambda: post(base, event)] * COPIES)
    assert shelf.get().on_hand < 498
