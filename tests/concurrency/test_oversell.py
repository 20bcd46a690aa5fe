"""The last piece is sold once. Real server processes, real HTTP, simultaneous shoppers; and the control that oversells."""

import threading

import pytest
from django.db import connection
from site_running import Person, chosen, fill_cart, new_key, running

from shop.catalogue.models import Stock
from shop.orders import invariants as order_invariants
from shop.orders.models import Order
from shop.payments import invariants as payment_invariants

pytestmark = [pytest.mark.concurrency, pytest.mark.both]
BUYERS = 50
PIECES = 3


@pytest.fixture
def goods(make):
    return make.product(make.ready(make.merchant()), on_hand=PIECES)


def rush(people: list[Person], fields: dict) -> list[int]:
    """Let everybody press the button in the same moment; return the answers' status codes."""
    tokens = [person.form("/checkout/")["csrfmiddlewaretoken"] for person in people]
    gate, answers = threading.Barrier(len(people)), []

    def press(person: Person, token: str) -> None:
        mine = {**fields, "key": new_key(), "csrfmiddlewaretoken": token}
        gate.wait()
        answers.append(person.send("/checkout/", **mine).status_code)

    threads = [threading.Thread(target=press, args=pair) for pair in zip(people, tokens, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def sold(make, goods, *, settings_module: str = "config.settings") -> tuple[int, list[int]]:
    variant = make.variant(goods)
    with running(settings_module=settings_module) as base:
        people = [fill_cart(base, variant.pk) for _ in range(BUYERS)]
        answers = rush(people, chosen(goods.merchant, make.address("95"), 9000))
    return Order.objects.filter(lines__variant=variant).count(), answers


def test_50_buyers_of_3_pieces_buy_exactly_3(make, goods):
    orders, answers = sold(make, goods)
    assert orders == PIECES
    assert answers.count(302) == PIECES
    assert [code for code in answers if code >= 500] == []
    stock = Stock.objects.get(variant__product=goods)
    assert (stock.on_hand, stock.reserved) == (PIECES, PIECES)
    assert order_invariants.check() + payment_invariants.check() == []


@pytest.mark.postgres
def test_with_the_guard_taken_out_they_buy_more(make, goods):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE catalogue_stock DROP CONSTRAINT stock_reserved_within_on_hand")
    try:
        orders, _answers = sold(make, goods, settings_module="unguarded.settings")
    finally:
        Stock.objects.update(reserved=0)
        with connection.cursor() as cursor:
            cursor.execute(
                "ALTER TABLE catalogue_stock ADD CONSTRAINT stock_reserved_within_on_hand CHECK (reserved <= on_hand)"
            )
    assert orders > PIECES


def test_a_double_click_places_one_checkout(make, goods):
    variant = make.variant(goods)
    with running() as base:
        person = fill_cart(base, variant.pk)
        token = person.form("/checkout/")["csrfmiddlewaretoken"]
        fields = {**chosen(goods.merchant, make.address("95"), 9000), "key": new_key(), "csrfmiddlewaretoken": token}
        answers: list[str] = []
        threads = [
            threading.Thread(target=lambda: answers.append(person.send("/checkout/", **fields).headers["Location"]))
            for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert Order.objects.count() == 1
    assert len(set(answers)) == 1 and len(answers) == 8


@pytest.mark.postgres
def test_60_mixed_carts_of_four_products_all_become_orders(make):
    goods = [
        make.product(make.ready(make.merchant(f"ร้าน {number}")), f"สินค้า {number}", on_hand=100) for number in range(4)
    ]
    address = make.address("95")
    fields: dict[str, str] = {}
    for each in goods:
        fields |= chosen(each.merchant, address, 4 * 9000)
    with running() as base:
        people = []
        for number in range(60):
            order = [goods[(number + step) % 4] for step in range(4)]
            person = fill_cart(base, make.variant(order[0]).pk)
            token = person.form("/accounts/login/")["csrfmiddlewaretoken"]
            for each in order[1:]:
                person.send("/cart/add/", variant=make.variant(each).pk, quantity=1, csrfmiddlewaretoken=token)
            people.append(person)
        answers = rush(people, fields)
    assert answers == [302] * 60
    assert Order.objects.count() == 240
    assert order_invariants.check() == []
