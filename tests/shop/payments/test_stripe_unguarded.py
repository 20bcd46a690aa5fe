"""The negative controls of what Stripe tells us: each takes one guard out, and what it stands against must then get through."""

import pytest
import stripe

from shop.payments.by_stripe import client, outcomes
from shop.payments.models import Incident, StripeAttempt
from shop.payments.states import AttemptState

from .test_stripe import TOTAL, WRONG, forged, stands

pytestmark = pytest.mark.django_db


def believed(monkeypatch, kind: str) -> None:
    """Let an event of this ``kind`` be believed."""
    settle = outcomes.settle
    if kind == "foreign_account":  # the session alone says whose it is

        def told_by_the_session(*, account, told, **facts):
            return settle(account=StripeAttempt.objects.get(session=told["id"]).account, told=told, **facts)

        monkeypatch.setattr(outcomes, "settle", told_by_the_session)
    elif kind == "unknown_session":  # what it says of itself says which order it is for

        def told_by_metadata(*, told, **facts):
            number = told["metadata"]["order"]
            attempt = StripeAttempt.objects.get(payment__order__number=number)
            return settle(told={**told, "id": attempt.session}, **facts)

        monkeypatch.setattr(outcomes, "settle", told_by_metadata)
    else:
        monkeypatch.setattr(outcomes, "_mismatch", lambda *_facts: "")
        monkeypatch.setattr(client, "is_live", lambda: kind == "wrong_mode")


@pytest.mark.proves(
    "What does not fit changes nothing and opens an incident",
    "control: with its guard out, each of the five is believed and goods go for it",
)
@pytest.mark.parametrize("kind", WRONG)
def test_with_its_guard_taken_out_what_does_not_fit_is_believed(make, stripe_at_work, monkeypatch, kind):
    order, payment = stripe_at_work.order(make)
    _other_order, other = stripe_at_work.order(make)
    attempt = stripe_at_work.started(payment)
    stripe_at_work.pay(attempt)
    [event] = stripe_at_work.events("checkout.session.completed")
    wrong = WRONG[kind](event, other.account)
    if kind == "unknown_session":
        wrong = forged(wrong, metadata={"order": order.number})
    believed(monkeypatch, kind)
    assert stripe_at_work.send(wrong).status_code == 200
    assert stands(order)[:2] == ("confirmed", "confirmed") and not Incident.objects.exists()


@pytest.mark.proves(
    "What does not fit changes nothing and opens an incident", "control: unsigned events believed, anybody pays"
)
def test_with_no_signature_asked_for_anybody_says_that_she_paid(make, stripe_at_work, monkeypatch):
    order, payment = stripe_at_work.order(make)
    stripe_at_work.pay(stripe_at_work.started(payment))
    [event] = stripe_at_work.events("checkout.session.completed")
    monkeypatch.setattr(stripe.WebhookSignature, "verify_header", lambda *_said: True)
    assert stripe_at_work.send(event, secret="whsec_guessed").status_code == 200
    assert stands(order) == ("confirmed", "confirmed", TOTAL)


@pytest.mark.proves(
    "Events in every order come to one end", "control: where any event may follow any other, two orders have two ends"
)
def test_where_the_last_event_always_counts_the_end_depends_on_the_order(make, stripe_at_work, monkeypatch):
    anywhere = {state: set(AttemptState.values) - {state} for state in AttemptState.values}
    monkeypatch.setattr(outcomes, "ATTEMPT_MOVES", anywhere)
    ends = set()
    for order_of in ((0, 1), (1, 0)):
        _order, payment = stripe_at_work.order(make)
        attempt = stripe_at_work.started(payment)
        stripe_at_work.pay(attempt)
        [paid] = stripe_at_work.events("checkout.session.completed")
        gone = {**paid, "id": f"evt_gone_{attempt.pk}", "type": "checkout.session.expired"}
        gone["data"] = {"object": {**paid["data"]["object"], "status": "expired", "payment_status": "unpaid"}}
        for number in order_of:
            stripe_at_work.send([paid, gone][number])
        attempt.refresh_from_db()
        ends.add(attempt.state)
    assert ends == {"paid", "expired"}
