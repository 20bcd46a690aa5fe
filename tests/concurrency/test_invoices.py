"""Numbers of tax invoices under a rush: one after the other, none missing, none twice; without the guards the same test fails."""

import time

import pytest
from at_once import at_once
from django.db import IntegrityError, connection

from shop.invoices import numbers
from shop.invoices import services as invoices
from shop.invoices.invariants import check
from shop.invoices.models import NumberSeries, TaxPaper
from shop.orders.models import Order
from shop.payments import services as payments

pytestmark = [pytest.mark.concurrency, pytest.mark.postgres]
SELLERS = 20


@pytest.fixture
def sold(make):
    """Twenty confirmed orders of one merchant registered for VAT."""
    merchant = make.vat_seller(make.ready(make.merchant()))
    goods, by = make.product(merchant, on_hand=100), make.owner_of(merchant)
    for number in range(SELLERS):
        order = make.order(merchant, goods=goods, pieces=1)
        payments.confirm(payment=payments.payment_of(order), reference=f"x{number}", by=by)
    return list(Order.objects.order_by("pk"))


def issue(order):
    return invoices.issue_short(order=order, by=None)


def given() -> list[int]:
    return sorted(TaxPaper.objects.values_list("number", flat=True))


def test_twenty_at_once_get_twenty_numbers_in_a_row_and_one_order_one(sold):
    got = at_once(*(lambda: issue(sold[0]) for _ in range(SELLERS)))
    assert len({paper.pk for paper in got}) == 1 and given() == [1]
    at_once(*(lambda order=order: issue(order) for order in sold))
    assert given() == list(range(1, SELLERS + 1))
    assert NumberSeries.objects.get().last == SELLERS and check() == []


def test_without_the_lock_none_is_given_twice_and_the_negative_control_does(sold, monkeypatch):
    """First the unique key alone; then neither lock nor key: what a shop does that reads, adds one and writes."""
    unlock(monkeypatch)
    at_once(*(lambda order=order: refusable(order) for order in sold))
    assert len(given()) == len(set(given())) < SELLERS
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE invoices_taxpaper DROP CONSTRAINT tax_paper_number_once")
    at_once(*(lambda order=order: issue(order) for order in sold))
    assert len(given()) == SELLERS > len(set(given())) and check() != []


def refusable(order):
    try:
        return issue(order)
    except IntegrityError:
        return None


def unlock(monkeypatch) -> None:
    """Read the series without its lock, and take a breath before writing."""

    def held(key):
        found = NumberSeries.objects.get(**key)
        time.sleep(0.1)
        return found

    monkeypatch.setattr(numbers, "_held", held)
