"""A cart under many hands: requests of one person in the same moment lose nothing."""

import threading

import pytest
from django.test import Client
from site_running import Person, chosen, fill_cart, new_key, running

from shop.cart.models import Cart
from shop.orders import invariants as order_invariants
from shop.orders.models import Checkout, Order

pytestmark = [pytest.mark.concurrency, pytest.mark.both]
AT_ONCE = 12


def signed_in(base: str, user, secret: str) -> Person:
    """A browser with the session of ``user`` and the guest cart she filled before."""
    client = Client()
    client.force_login(user)
    person = Person(base)
    person.browser.cookies.set("sessionid", client.cookies["sessionid"].value)
    person.browser.cookies.set("kedai_cart", secret)
    return person


@pytest.mark.parametrize("has_own", [True, False])
def test_what_is_added_at_once_just_after_signing_in_is_all_there(make, has_own):
    merchant = make.ready(make.merchant())
    goods = [make.product(merchant, f"สินค้า {number}") for number in range(AT_ONCE + 2)]
    user = make.user()
    if has_own:
        make.cart((goods[-1], 1), user=user)
    answers: list[int] = []
    with running() as base:
        guest = Person(base)
        token = guest.form("/accounts/login/")["csrfmiddlewaretoken"]
        guest.send("/cart/add/", variant=make.variant(goods[-2]).pk, quantity=1, csrfmiddlewaretoken=token)
        person = signed_in(base, user, guest.browser.cookies["kedai_cart"])
        token = person.form("/cart/")["csrfmiddlewaretoken"]
        gate = threading.Barrier(AT_ONCE)

        def add(variant_id: int) -> None:
            gate.wait()
            sent = person.send("/cart/add/", variant=variant_id, quantity=1, csrfmiddlewaretoken=token)
            answers.append(sent.status_code)

        threads = [threading.Thread(target=add, args=[make.variant(each).pk]) for each in goods[:AT_ONCE]]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert answers == [302] * AT_ONCE
    assert Cart.objects.get(user=user).lines.count() == AT_ONCE + 1 + has_own


def at_once(people: list[Person], fields: dict) -> list[str | int]:
    """Let everybody send the same checkout in the same moment; return where each is led, or the status."""
    tokens = [person.form("/checkout/")["csrfmiddlewaretoken"] for person in people]
    gate, answers = threading.Barrier(len(people)), []

    def press(person: Person, token: str) -> None:
        gate.wait()
        answer = person.send("/checkout/", **fields, csrfmiddlewaretoken=token)
        answers.append(answer.headers.get("Location", answer.status_code))

    threads = [threading.Thread(target=press, args=pair) for pair in zip(people, tokens, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@pytest.mark.parametrize("whose", ["one person's", "strangers'"])
def test_one_key_from_several_carts_at_once(make, whose):
    """A person's own key finds her order; strangers who happen on one key buy each their own and see nothing else."""
    product = make.product(make.ready(make.merchant()), on_hand=50)
    user = make.user()
    with running() as base:
        people = [fill_cart(base, make.variant(product).pk) for _ in range(8)]
        if whose == "one person's":
            people = [signed_in(base, user, person.browser.cookies["kedai_cart"]) for person in people]
        answers = at_once(people, {**chosen(product.merchant, make.address("95"), 9000), "key": new_key()})
    wanted = 1 if whose == "one person's" else 8
    assert all(str(answer).startswith("/checkout/") for answer in answers), answers
    assert len(set(answers)) == Checkout.objects.count() == Order.objects.count() == wanted
    assert order_invariants.check() == []
