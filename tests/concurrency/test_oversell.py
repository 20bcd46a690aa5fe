"""The last piece is sold once. Real server processes, real HTTP, simultaneous shoppers; and the control that oversells."""

import threading

import pytest
from django.db import connection
from proving import figure
from site_running import Person, chosen, fill_cart, new_key, running

from shop.catalogue.models import Stock
from shop.orders import invariants as order_invariants
from shop.orders.models import Order
from shop.payments import invariants as payment_invariants

pytestmark = [pytest.mark.concurrency, pytest.mark.both]
BUYERS = 50
PIECES = 3
SQLITE = connection.vendor == "sqlite"
RUSHES = figure(1, 5 if SQLITE else 20)
CARTS = figure(24, 60)
CLICKS = 8


@pytest.fixture
def merchant(make):
    return make.ready(make.merchant())


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


def sold(make, base: str, goods) -> tuple[int, list[int]]:
    """Let everybody buy the same; return how many got it and what everybody was answered."""
    variant = make.variant(goods)
    people = [fill_cart(base, variant.pk) for _ in range(BUYERS)]
    answers = rush(people, chosen(goods.merchant, make.address("95"), 9000))
    return Order.objects.filter(lines__variant=variant).count(), answers


@pytest.mark.proves("The last piece is sold once", f"{BUYERS} buyers of {PIECES} pieces, {RUSHES} times")
def test_50_buyers_of_3_pieces_buy_exactly_3(make, merchant):
    with running() as base:
        for number in range(RUSHES):
            goods = make.product(merchant, f"ของ {number}", on_hand=PIECES)
            orders, answers = sold(make, base, goods)
            assert orders == answers.count(302) == PIECES
            assert [code for code in answers if code >= 500] == []
            stock = Stock.objects.get(variant__product=goods)
            assert (stock.on_hand, stock.reserved) == (PIECES, PIECES)
    assert order_invariants.check() + payment_invariants.check() == []


@pytest.mark.postgres
@pytest.mark.proves("The last piece is sold once", "control: without the guard more are sold")
def test_with_the_guard_taken_out_they_buy_more(make, merchant):
    goods = make.product(merchant, on_hand=PIECES)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE catalogue_stock DROP CONSTRAINT stock_reserved_within_on_hand")
    try:
        with running(settings_module="unguarded.settings") as base:
            orders, _answers = sold(make, base, goods)
    finally:
        Stock.objects.update(reserved=0)
        with connection.cursor() as cursor:
            cursor.execute(
                "ALTER TABLE catalogue_stock ADD CONSTRAINT stock_reserved_within_on_hand CHECK (reserved <= on_hand)"
            )
    assert orders > PIECES


def click(person: Person, fields: dict) -> list[str | int]:
    """Press the same button many times at once; return where each press led."""
    answers: list[str | int] = []

    def press() -> None:
        answer = person.send("/checkout/", **fields)
        answers.append(answer.headers.get("Location", answer.status_code))

    threads = [threading.Thread(target=press) for _click in range(CLICKS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


ROUNDS = figure(1, 20)


@pytest.mark.proves("A double click is one order", f"{CLICKS} clicks at once, {ROUNDS} times")
def test_a_double_click_places_one_checkout(make, merchant):
    goods = make.product(merchant, on_hand=100)
    with running() as base:
        for number in range(ROUNDS):
            person = fill_cart(base, make.variant(goods).pk)
            token = person.form("/checkout/")["csrfmiddlewaretoken"]
            fields = chosen(merchant, make.address("95"), 9000)
            answers = click(person, {**fields, "key": new_key(), "csrfmiddlewaretoken": token})
            assert len(set(answers)) == 1 and len(answers) == CLICKS, answers
            assert Order.objects.count() == number + 1
    assert order_invariants.check() == []


@pytest.mark.postgres
@pytest.mark.proves("A double click is one order", "control: keys that are not unique make several")
def test_with_every_click_a_key_of_its_own_each_is_an_order(make, merchant):
    """What the same clicks come to where nothing says that they belong together; her cart is filled by each anew."""
    goods = make.product(merchant, on_hand=100)
    with running(settings_module="unkeyed.settings") as base:
        person = fill_cart(base, make.variant(goods).pk)
        token = person.form("/checkout/")["csrfmiddlewaretoken"]
        fields = chosen(merchant, make.address("95"), 9000)
        click(person, {**fields, "key": new_key(), "csrfmiddlewaretoken": token})
    assert Order.objects.count() > 1


def mixed(make, base: str, goods: list) -> list[int]:
    """Let people buy the same four things, put into their carts in different order, all at once."""
    address = make.address("95")
    fields: dict[str, str] = {}
    for each in goods:
        fields |= chosen(each.merchant, address, 4 * 9000)
    people = []
    for number in range(CARTS):
        order = [goods[(number + step) % 4] for step in range(4)]
        person = fill_cart(base, make.variant(order[0]).pk)
        token = person.form("/accounts/login/")["csrfmiddlewaretoken"]
        for each in order[1:]:
            person.send("/cart/add/", variant=make.variant(each).pk, quantity=1, csrfmiddlewaretoken=token)
        people.append(person)
    return rush(people, fields)


def four_goods(make) -> list:
    return [
        make.product(make.ready(make.merchant(f"ร้าน {number}")), f"สินค้า {number}", on_hand=100) for number in range(4)
    ]


@pytest.mark.postgres
@pytest.mark.proves("Mixed carts never deadlock", f"{CARTS} carts of four products at once")
def test_mixed_carts_of_four_products_all_become_orders(make):
    goods = four_goods(make)
    with running() as base:
        answers = mixed(make, base, goods)
    assert answers == [302] * CARTS
    assert Order.objects.count() == 4 * CARTS
    assert order_invariants.check() == []


@pytest.mark.postgres
@pytest.mark.proves("Mixed carts never deadlock", "control: stock locked in the order of the cart loses orders")
def test_with_stock_locked_in_the_order_of_the_cart_orders_are_lost(make):
    goods = four_goods(make)
    with running(settings_module="unsorted.settings") as base:
        answers = mixed(make, base, goods)
    assert Order.objects.count() < 4 * CARTS and answers.count(302) < CARTS
