"""Shops change what they sell while lists count: what is held comes to what is there, whoever was first."""

import pytest
from at_once import at_once
from django.core.cache import cache

from shop.catalogue import cells, counts
from shop.catalogue import services as catalogue

pytestmark = [pytest.mark.concurrency, pytest.mark.both]
SHOPS, TURNS = 4, 12


def counted() -> cells.Shops:
    return cells.on_sale(counts.kept().version)


def test_what_is_held_comes_to_what_is_there(make):
    shops = [make.ready(make.merchant(f"กลุ่ม {number}")) for number in range(SHOPS)]
    goods = [[make.product(shop, f"บูดู {number}", picture=make.picture()) for number in range(3)] for shop in shops]
    counted()

    def changes(products):
        """A shop pauses one thing after another, and looks at the list in between: hers is always as she left it."""
        owner, shop = make.owner_of(products[0].merchant), products[0].merchant_id
        for turn in range(TURNS):
            product = products[turn % 3]
            act = catalogue.resume if turn % 6 >= 3 else catalogue.pause
            act(product=product, by=owner)
            mine = counted().get(shop)
            on_sale = sum(mine.kinds[""].values()) if mine else 0
            assert on_sale == (2 - turn % 3 if turn % 6 < 3 else turn % 3 + 1)
        catalogue.pause(product=products[0], by=owner)

    at_once(*(lambda own=own: changes(own) for own in goods))
    held = counted()
    cache.clear()
    assert held == counted() and [sum(shop.kinds[""].values()) for shop in held.values()] == [2] * SHOPS
