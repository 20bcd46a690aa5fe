"""Odd satang: every open transfer of the merchant has a sum of its own, never above what was shown, let go once it is over."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from common.letters.models import Letter
from shop.orders import links
from shop.orders.invariants import check as orders_hold
from shop.orders.models import Order, OrderLine
from shop.payments import accounts, odd_satang
from shop.payments import services as payments
from shop.payments.invariants import check
from shop.payments.models import Payment

pytestmark = pytest.mark.django_db


@pytest.fixture
def apart(make, first):
    """The first shop, its switch on."""
    ways = {"promptpay_on": True, "cod_on": True, "cod_fee_satang": 2000}
    accounts.set_ways(merchant=first, by=make.owner_of(first), odd_satang=True, **ways)
    return first


def sums(**which) -> list[int]:
    return list(Payment.objects.filter(**which).order_by("pk").values_list("expected_satang", flat=True))


def books_agree():
    assert check() == [] and orders_hold() == []


def test_the_switch_stands_on_the_payout_page_and_is_off_at_first(make, first, signed_in, budu):
    desk, url = signed_in(make.owner_of(first)), reverse("manage:payout")
    assert desk.get(url).context["form"]["odd_satang"].value() is False
    make.order(first, goods=budu, pieces=1)
    assert sums() == [9_025]
    desk.post(url, {"promptpay": "on", "odd_satang": "on"})
    assert desk.get(url).context["form"]["odd_satang"].value() is True
    make.order(first, goods=budu, pieces=1)
    assert sums() == [9_025, 9_024]


def test_what_was_shown_is_the_most_that_is_paid_and_the_rest_is_named(apart, shopper, budu, client):
    shopper.add(budu, 2)
    order = shopper.buy(email="shopper@example.test").orders.get()
    payment = Payment.objects.get()
    assert (order.trimmed_satang, order.total_satang, payment.expected_satang) == (1, 14_049, 14_049)
    line = OrderLine.objects.get()
    assert (line.price_satang, line.discount_satang, line.line_total_satang) == (10_050, 1, 10_049)
    page = client.get(reverse("orders:order", kwargs={"token": links.token(order)})).content.decode()
    assert "ส่วนลดเศษสตางค์" in page and "−฿0.01" in page and "฿140.49" in page
    pay = client.get(reverse("pay:pay", kwargs={"token": links.token(order)})).content.decode()
    assert "฿140.49" in pay and "โอนให้ตรงทุกสตางค์" in pay
    assert "ส่วนลดเศษสตางค์  −฿0.01" in Letter.objects.get(template="order-placed").body
    books_agree()


def test_each_open_transfer_has_its_own_sum_until_it_is_over(make, apart, budu):
    by = make.owner_of(apart)
    three = [make.order(apart, goods=budu, pieces=1) for _ in range(3)]
    assert sums() == [9_024, 9_023, 9_022]
    payments.confirm(payment=payments.payment_of(three[0]), reference="x", by=by)
    payments.cancel_order(order=three[1], by=by, why="ของหมด")
    Payment.objects.filter(order=three[2]).update(expires_at="2026-01-01T00:00:00+07:00")
    assert payments.expire(payments.payment_of(three[2]))
    again = [make.order(apart, goods=budu, pieces=1) for _ in range(2)]
    assert [payments.payment_of(order).expected_satang for order in again] == [9_024, 9_023]
    late = payments.payment_of(three[2])
    payments.confirm(payment=late, reference="late", by=by)  # late money is no claim to a sum
    assert payments.owed_back_satang(Order.objects.get(pk=three[2].pk)) == 9_022
    with pytest.raises(IntegrityError), transaction.atomic():
        Payment.objects.filter(order=again[1]).update(expected_satang=9_024)
    books_agree()


def test_cash_and_another_merchant_are_left_alone(make, apart, second, budu, cloth):
    make.order(apart, goods=budu, pieces=1, way="cod")
    make.order(second, goods=cloth, pieces=1)
    assert sums() == [11_025, 50_550] and not Order.objects.filter(trimmed_satang__gt=0).exists()


def test_with_every_sum_taken_it_is_paid_as_it_stands(make, apart, budu, monkeypatch):
    monkeypatch.setattr(odd_satang, "MOST", 2)
    for _ in range(4):
        make.order(apart, goods=budu, pieces=1)
    assert sums() == [9_024, 9_023, 9_025, 9_025]
    assert [order.trimmed_satang for order in Order.objects.order_by("pk")] == [1, 2, 0, 0]
    books_agree()
