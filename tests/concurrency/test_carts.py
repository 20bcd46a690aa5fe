"""A cart under many hands: requests of one person in the same moment lose nothing."""

import threading

import pytest
from django.test import Client
from site_running import Person, running

from shop.cart.models import Cart

pytestmark = pytest.mark.concurrency
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
