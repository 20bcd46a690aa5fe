"""A merchant on a slow line presses the button again and again: one product."""

import threading

import pytest
from django.test import Client
from site_running import Person, running

from shop.catalogue.models import Category, Product, Stock

pytestmark = [pytest.mark.concurrency, pytest.mark.both]
CLICKS = 8


def test_many_clicks_in_one_moment_put_up_one_product(make):
    merchant = make.merchant()
    client = Client()
    client.force_login(make.owner_of(merchant))
    typed = {
        "merchant": merchant.pk, "name": "กรือโป๊ะสด", "price": "65", "on_hand": "12", "unit": "แพ็ค",
        "category": Category.objects.order_by("pk").first().pk, "then": "sell",
    }  # fmt: skip
    answers: list[str | int] = []
    with running() as base:
        person = Person(base)
        person.browser.cookies.set("sessionid", client.cookies["sessionid"].value)
        typed |= person.form("/desk/products/new/") | {"screen": "all"}  # as script sends it
        gate = threading.Barrier(CLICKS)

        def press() -> None:
            gate.wait()
            answer = person.browser.post(
                f"{base}/desk/products/new/", data=typed, files={"picture": ("p.jpg", make.picture_bytes())},
                allow_redirects=False, timeout=120,
            )  # fmt: skip
            answers.append(answer.headers.get("Location", answer.status_code))

        threads = [threading.Thread(target=press) for _click in range(CLICKS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    product = Product.objects.get()
    assert answers == [f"/desk/products/{product.pk}/"] * CLICKS
    assert product.pictures.count() == Stock.objects.count() == 1
