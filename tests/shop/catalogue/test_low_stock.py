"""The shop is told once when an order brings a shelf down to its limit, and again only after it was restocked."""

import pytest

from common.letters.models import Letter
from shop.catalogue import services as catalogue
from shop.catalogue import stock
from shop.catalogue.models import Stock


@pytest.fixture
def variant(make):
    return make.product(make.merchant(), on_hand=5).variants.get()


def letters() -> list[str]:
    return list(Letter.objects.filter(template="desk-low-stock").order_by("pk").values_list("subject", flat=True))


def test_one_letter_when_the_limit_is_crossed(make, variant):
    stock.reserve([(variant.pk, 1)])
    assert letters() == []  # four are left, the limit is three
    stock.reserve([(variant.pk, 1)])
    assert letters() == ["น้ำบูดูสายบุรี ใกล้หมดแล้ว"]
    stock.reserve([(variant.pk, 1)])
    stock.reserve([(variant.pk, 2)])
    assert len(letters()) == 1
    letter = Letter.objects.get(template="desk-low-stock")
    assert letter.to_user == make.owner_of(variant.product.merchant)
    assert f"/desk/products/{variant.product_id}/shelf/" in letter.body and "เหลือให้สั่ง 3 ชิ้น" in letter.body


def test_after_restocking_it_is_told_again(variant):
    stock.reserve([(variant.pk, 2)])
    catalogue.set_on_hand(variant=variant, on_hand=20, by=None, reason="made")
    assert Stock.objects.get(pk=variant.pk).low_told_at is None
    stock.reserve([(variant.pk, 18)])
    assert letters() == ["น้ำบูดูสายบุรี ใกล้หมดแล้ว", "น้ำบูดูสายบุรี หมดแล้ว"]


def test_what_is_given_back_counts_as_restocked_and_a_little_more_does_not(variant):
    stock.reserve([(variant.pk, 4)])
    stock.release([(variant.pk, 1)])
    assert Stock.objects.get(pk=variant.pk).low_told_at is not None  # two are left
    stock.release([(variant.pk, 3)])
    assert Stock.objects.get(pk=variant.pk).low_told_at is None
    stock.reserve([(variant.pk, 5)])
    assert len(letters()) == 2


def test_each_size_has_its_own_limit(make, variant):
    small, large = make.sizes(variant.product, ("เล็ก", 5000), ("ใหญ่", 9000), on_hand=5)
    catalogue.set_low_at(variant=large, low_at=0, by=None)
    stock.reserve([(small.pk, 2), (large.pk, 4)])
    assert letters() == ["น้ำบูดูสายบุรี เล็ก ใกล้หมดแล้ว"]
    assert stock.running_low(variant.product.merchant) == 1
    stock.reserve([(large.pk, 1)])
    assert letters()[1:] == ["น้ำบูดูสายบุรี ใหญ่ หมดแล้ว"]


def test_her_own_count_is_no_news(variant):
    catalogue.set_on_hand(variant=variant, on_hand=1, by=None)
    assert letters() == []


def test_a_refused_order_tells_nothing(variant):
    with pytest.raises(stock.OutOfStock):
        stock.reserve([(variant.pk, 6)])
    assert letters() == [] and Stock.objects.get(pk=variant.pk).low_told_at is None
