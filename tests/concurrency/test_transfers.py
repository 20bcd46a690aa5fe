"""Transfers in one moment: no two open ones of a shop have one sum, a line of a bank's statement pays once; and the controls."""

import time
import uuid

import pytest
import statements_made
from at_once import at_once, refusals
from django.db import connection
from statements_made import Transfer

from common import clock
from shop.checkout import services as checkout
from shop.checkout.services import Choice, Shopper
from shop.orders import invariants as order_invariants
from shop.payments import accounts, odd_satang
from shop.payments import invariants as money_invariants
from shop.payments import services as payments
from shop.payments.models import Payment, Statement, StatementLine
from shop.payments.statements import errors
from shop.payments.statements import services as statements

pytestmark = [pytest.mark.concurrency, pytest.mark.postgres]
BUYERS = 12
TOTAL = 9_000


@pytest.fixture
def shop(make):
    return make.ready(make.merchant())


def books_agree() -> list[str]:
    return [*order_invariants.check(), *money_invariants.check()]


# each open transfer has a sum of its own


@pytest.fixture
def buyers(make, shop):
    """Acts that order one product each, all of one price: no shelf makes them wait for each other."""
    accounts.set_ways(merchant=shop, by=make.owner_of(shop), promptpay_on=True, cod_on=False, odd_satang=True)
    carts = [make.cart((make.product(shop, f"น้ำบูดู {number}"), 1)) for number in range(BUYERS)]
    return [lambda cart=cart: buy(make, shop, cart) for cart in carts]


def buy(make, shop, cart):
    shopper = Shopper(name="อามีนะห์", phone="+66898765432", email="shopper@example.test")
    facts = {"choices": {shop.pk: Choice("flat", "promptpay")}, "address": make.address("95")}
    return checkout.place(cart=cart, key=uuid.uuid4(), shopper=shopper, **facts)


def sums() -> list[int]:
    return sorted(Payment.objects.values_list("expected_satang", flat=True))


def slowly(monkeypatch) -> None:
    """Read which sums are taken, and take a breath before using one: everybody has read the same."""
    free = odd_satang._free

    def read_first(order):
        found = list(free(order))
        time.sleep(0.3)
        return found

    monkeypatch.setattr(odd_satang, "_free", read_first)


@pytest.mark.proves("No two open transfers of a shop have one sum", f"{BUYERS} orders of one price at once")
def test_orders_in_one_moment_have_sums_of_their_own(buyers, monkeypatch):
    slowly(monkeypatch)
    placed = at_once(*buyers)
    assert refusals(placed) == []
    assert sums() == [TOTAL - off for off in range(BUYERS, 0, -1)] and books_agree() == []


@pytest.mark.proves(
    "No two open transfers of a shop have one sum", "control: without the unique key they all have the same"
)
def test_without_the_unique_key_several_have_one_sum(buyers, monkeypatch):
    slowly(monkeypatch)
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX payment_sum_told_apart")
    at_once(*buyers)
    assert len(sums()) == BUYERS > len(set(sums()))


# a line of a statement pays once


@pytest.fixture
def told(make, shop):
    """Two orders of one price that wait, and a statement on which one such transfer stands."""
    goods = make.product(shop, on_hand=100)
    both = [payments.payment_of(make.order(shop, goods=goods, pieces=1)) for _order in range(2)]
    came = Transfer(clock.now(), TOTAL)
    owner = make.owner_of(shop)
    content = statements_made.kbank([came])
    statement = statements.begin(merchant=shop, by=owner, key=uuid.uuid4(), content=content)
    return both, statement.lines.get(), owner


def confirming(line, payment, owner):
    return lambda: statements.confirm(line=line, payment=payment, by=owner)


def came() -> list[int]:
    return list(Payment.objects.filter(state="confirmed").values_list("received_satang", flat=True))


@pytest.mark.proves("One line of a statement is one payment", "8 presses at once; for two orders at once")
def test_one_line_pressed_many_times_is_one_payment(told):
    [payment, _other], line, owner = told
    assert refusals(at_once(*[confirming(line, payment, owner)] * 8)) == []
    assert came() == [TOTAL] and StatementLine.objects.get().payment_id == payment.pk
    assert books_agree() == []


@pytest.mark.proves("One line of a statement is one payment", "one line for two orders at once")
def test_one_line_for_two_orders_at_once_pays_one(told):
    both, line, owner = told
    assert refusals(at_once(*(confirming(line, payment, owner) for payment in both))) == [errors.LineUsed]
    assert came() == [TOTAL] and books_agree() == []


@pytest.mark.proves("One line of a statement is one payment", "control: without locks it pays two orders")
def test_without_locks_one_line_pays_two_orders(told, monkeypatch):
    def unlocked(row):
        time.sleep(0.2)
        return type(row).objects.get(pk=row.pk)

    monkeypatch.setattr(statements, "locked", unlocked)
    both, line, owner = told
    at_once(*(confirming(line, payment, owner) for payment in both))
    assert came() == [TOTAL, TOTAL]  # one transfer, two parcels


@pytest.mark.proves(
    "One line of a statement is one payment", "one statement confirmed, and sent, in two windows at once"
)
def test_one_statement_in_two_windows_is_done_once(make, shop):
    goods, owner = make.product(shop, on_hand=100), make.owner_of(shop)
    waiting = [payments.payment_of(make.order(shop, goods=goods, pieces=pieces)) for pieces in (1, 2, 3)]
    moment = clock.now()
    content = statements_made.kbank([Transfer(moment, row.expected_satang, "อามีนะห์") for row in waiting])
    at_once(*[lambda: statements.begin(merchant=shop, by=owner, key=uuid.uuid4(), content=content)] * 4)
    statement = Statement.objects.get()
    got = at_once(*[lambda: statements.confirm_certain(statement=statement, by=owner)] * 4)
    assert sorted(came()) == sorted(row.expected_satang for row in waiting)
    assert all(outcome.refusals == [] for outcome in got) or max(outcome.confirmed for outcome in got) == 3
    assert StatementLine.objects.exclude(payment=None).count() == 3 and books_agree() == []
