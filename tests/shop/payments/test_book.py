"""The book of a month with every kind of money, to the satang; every total is the sum of its rows."""

import datetime
from collections import Counter
from dataclasses import replace

import pytest
from book_made import AT_DOOR, BANGKOK, CARD_FEE, ONE, PRICE, QR_FEE, TWO, November, at

from shop.payments import money_in
from shop.payments import services as payments
from shop.payments.book import invariants, reading
from shop.payments.book.figures import FIGURES
from shop.payments.models import Payment, StripeAttempt
from shop.payments.periods import Day, Month, Year

pytestmark = pytest.mark.django_db
OCTOBER, NOVEMBER, DECEMBER = (Month(2026, number) for number in (10, 11, 12))


@pytest.fixture
def lived(stripe_at_work):
    return November(stripe_at_work).lived()


def satang(merchant, key, period=None, **kind) -> int:
    """The sum of a figure, which must be that of its rows, of its kinds and of its days."""
    sums = reading.sums(merchant, key, period, **kind)
    rows = reading.entries(merchant, key, period, **kind)
    assert sums.satang == sum(row.satang for row in rows) == sum(sums.by_kind.values())
    assert (sums.count, sums.count) == (len(rows), sum(sums.counts.values()))
    assert period is None or sum(sums.by_date.values()) == sums.satang
    return sums.satang


def test_a_month_with_every_kind_is_exact_to_the_satang(lived):
    merchant = lived.merchant
    assert reading.sums(merchant, "received", NOVEMBER).by_kind == {
        "promptpay": ONE + ONE + TWO,  # one minute past midnight, late, partly refunded
        "transfer": TWO,
        "stripe_card": TWO,
        "stripe_promptpay": ONE,
        "cod": AT_DOOR,
    }
    assert reading.sums(merchant, "fees", NOVEMBER).by_kind == {"stripe_card": CARD_FEE, "stripe_promptpay": QR_FEE}
    assert (CARD_FEE, QR_FEE) == (1487, 129)
    assert reading.sums(merchant, "refunded", NOVEMBER).by_kind == {"stripe": 1001, "promptpay": PRICE}
    found = {key: [satang(merchant, key, month) for month in (OCTOBER, NOVEMBER, DECEMBER)] for key in FIGURES}
    assert found == {
        "expected": [2 * ONE, 4 * AT_DOOR + 3 * ONE + 3 * TWO, 0],
        "received": [ONE, 3 * ONE + 3 * TWO + AT_DOOR, TWO],
        "fees": [0, CARD_FEE + QR_FEE, 0],
        "fees-unknown": [0, 0, 0],
        "refunded": [0, 1001 + PRICE, 0],
        "owed-back": [0, ONE + TWO, 0],  # the late one, and the double: with the day its first money came
        "awaited": [0, ONE, 0],
        "cash-before": [0, AT_DOOR, 0],
        "cash-out": [0, 2 * AT_DOOR, 0],
    }
    assert reading.sums(merchant, "cash-out").by_kind == {"flash": AT_DOOR, "other": AT_DOOR}
    for key in FIGURES:
        whole = satang(merchant, key)
        assert whole == satang(merchant, key, Year(2026)) == sum(found[key])
        for kind, part in reading.sums(merchant, key).by_kind.items():
            assert satang(merchant, key, kind=kind) == part
    with at(30, 20):
        assert money_in.figures(merchant) == {
            "came": found["received"][1],
            "awaited": ONE,
            "with_carrier": 2 * AT_DOOR,
        }
    others = sum(reading.sums(merchant, key).satang for key in FIGURES)
    assert others > 0
    assert invariants.check() == []


def test_a_day_ends_at_midnight_in_bangkok(lived):
    merchant = lived.merchant
    days = {day: satang(merchant, "received", Day(datetime.date(2026, *day))) for day in [(10, 31), (11, 1), (12, 1)]}
    assert days == {(10, 31): ONE, (11, 1): ONE, (12, 1): TWO}
    assert reading.sums(merchant, "received", NOVEMBER).by_date[datetime.date(2026, 11, 1)] == ONE
    by_month = reading.sums(merchant, "received", Year(2026)).by_date
    assert by_month[datetime.date(2026, 10, 1)] == ONE and len(by_month) == 3
    [row] = reading.entries(merchant, "refunded", Day(datetime.date(2026, 11, 30)))
    assert (row.satang, row.at.astimezone(BANGKOK).time()) == (PRICE, datetime.time(23, 59))


def test_another_merchants_money_is_in_no_figure(lived, make):
    other = make.ready(make.merchant("ร้านอื่น"))
    assert {key: reading.sums(other, key).count for key in FIGURES} == dict.fromkeys(FIGURES, 0)
    payments.confirm(payment=payments.payment_of(make.order(other)), reference="x")
    assert reading.sums(other, "received").count == 1


def test_a_fee_that_stripe_has_not_told_is_said_to_be_unknown(lived):
    StripeAttempt.objects.filter(paid_by="card").update(fee_satang=None, paid_by="")
    assert satang(lived.merchant, "fees", NOVEMBER) == QR_FEE
    assert satang(lived.merchant, "fees-unknown", NOVEMBER) == TWO
    assert reading.sums(lived.merchant, "received", NOVEMBER).by_kind["stripe"] == TWO


def test_a_book_that_says_another_sum_than_the_payments_is_found(lived, monkeypatch):
    merchant, received = lived.merchant.pk, FIGURES["received"]
    assert invariants.check() == []
    Payment.objects.filter(order__merchant=merchant, provider="transfer").update(refunded_satang=1)
    assert invariants.check() == [f"book of merchant {merchant}: refunded is 4334 satang, the payments say 4335"]
    monkeypatch.setitem(FIGURES, "received", replace(received, sources=lambda: received.sources()[:1]))
    monkeypatch.setattr(invariants, "_refunded", lambda: Counter({(merchant, None): 4334}))
    assert invariants.check() == [f"book of merchant {merchant}, 2026-12: received is 0 satang, the payments say 10691"]
