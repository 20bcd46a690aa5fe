"""A bank or service that confirms by itself: over real HTTP, against a stand-in that fails, is slow and lies."""

import pytest
import slips_made
from django.db import transaction
from stand_in import standing_in

from shop.payments import services as payments
from shop.payments import slip_jobs, verifying
from shop.payments.models import Payment, Slip
from shop.payments.services import verified
from shop.payments.slip_qr import SlipCode

pytestmark = pytest.mark.django_db
REFERENCE = "01632712345678901234"
TRUE = {"bank": "004", "reference": REFERENCE, "amount": 140.00, "receiver": "081-234-5678"}


@pytest.fixture
def bank(settings):
    with standing_in() as server:
        settings.SLIP_VERIFIER_URL, settings.SLIP_VERIFIER_KEY = f"{server.base}/verify", "key-of-ours"
        settings.SLIP_VERIFIER_TIMEOUT = 0.5
        yield server


@pytest.fixture
def slip(make):
    payment = payments.payment_of(make.order())
    return payments.send_slip(payment=payment, picture=slips_made.slip(REFERENCE))


def says(server, **facts):
    server.answer = lambda asked: (200, {"data": {**TRUE, **facts}}, {})


def stands(slip) -> tuple[str, str, str]:
    row = Slip.objects.get(pk=slip.pk)
    return row.verdict, row.state, Payment.objects.get(pk=slip.payment_id).state


WAITS = ("waiting", "claimed")


def test_it_is_off_by_default(slip, settings):
    assert settings.SLIP_VERIFIER_URL == "" and not verifying.is_on() and slip_jobs.run() == {}
    verified.look(slip.pk)
    assert stands(slip) == ("", *WAITS)


def test_a_transfer_that_fits_exactly_is_confirmed_once(bank, slip):
    says(bank)
    for _ in range(2):
        verified.look(slip.pk)
    assert stands(slip) == ("fits", "accepted", "confirmed")
    paid = Payment.objects.get()
    assert (paid.received_satang, paid.reference, paid.confirmed_by) == (14_000, f"004:{REFERENCE}", None)
    (asked,) = bank.asked
    assert asked.json == {"bank": "004", "reference": REFERENCE}
    assert asked.headers["Authorization"] == "Bearer key-of-ours"


@pytest.mark.parametrize(
    "lie",
    [
        {"amount": 140.01},
        {"amount": 14000},
        {"receiver": "0899999999"},
        {"receiver": "xxx-xxx-5678"},
        {"receiver": ""},
        {"reference": "01632712345678901235"},
        {"bank": "014"},
    ],
    ids=str,
)
def test_what_does_not_fit_exactly_waits_for_a_person(bank, slip, lie):
    says(bank, **lie)
    verified.look(slip.pk)
    assert stands(slip) == ("differs", *WAITS)


@pytest.mark.parametrize(
    "answer",
    [
        lambda asked: (500, {}, {}),
        lambda asked: (200, b"<html>", {}),
        lambda asked: (200, {"data": {}}, {}),
        lambda asked: (200, {"data": {**TRUE, "amount": "NaN"}}, {}),
        lambda asked: (200, {"data": {**TRUE, "amount": -140}}, {}),
        lambda asked: (302, {}, {"Location": "http://127.0.0.1:9/"}),
        lambda asked: (200, b" " * 100_000, {}),
        lambda asked: "cut",
    ],
)
def test_a_broken_answer_changes_nothing_and_it_is_asked_again(bank, slip, answer):
    bank.answer = answer
    verified.look(slip.pk)
    assert stands(slip) == ("", *WAITS)
    says(bank)
    Slip.objects.update(sent_at="2026-01-01T00:00:00Z")
    assert slip_jobs.run() == {"slips_asked_about": 1}
    assert stands(slip) == ("fits", "accepted", "confirmed")


def test_a_slow_one_is_not_waited_for_and_asked_five_times_at_most(bank, slip):
    bank.slow = 1
    says(bank)
    for _ in range(7):
        verified.look(slip.pk)
    assert stands(slip) == ("", *WAITS) and Slip.objects.get().verifier_tries == 5


def test_a_transfer_that_nobody_knows_waits_for_a_person(bank, slip):
    bank.answer = lambda asked: (404, {}, {})
    verified.look(slip.pk)
    assert stands(slip) == ("unknown", *WAITS)


def test_a_double_is_never_confirmed_without_a_person(bank, slip, make):
    other = payments.payment_of(make.order())
    second = payments.send_slip(payment=other, picture=slips_made.slip(REFERENCE))
    says(bank)
    for row in (slip, second):
        verified.look(row.pk)
        assert stands(row) == ("fits", *WAITS)


def test_it_is_never_asked_inside_a_transaction(bank):
    with transaction.atomic(), pytest.raises(RuntimeError):
        verifying.ask(SlipCode("004", REFERENCE))
    assert bank.asked == []


def test_a_slip_that_is_sent_is_asked_about_after_the_commit(bank, make, django_capture_on_commit_callbacks):
    says(bank)
    payment = payments.payment_of(make.order())
    with django_capture_on_commit_callbacks(execute=True):
        payments.send_slip(payment=payment, picture=slips_made.slip(REFERENCE))
        assert bank.asked == []
    assert stands(Slip.objects.get()) == ("fits", "accepted", "confirmed")
