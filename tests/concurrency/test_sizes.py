"""Sizes, prices and warnings when several press in the same moment (PostgreSQL)."""

import uuid
from decimal import Decimal

import pytest
from at_once import at_once, refusals

from common.letters.models import Letter
from shop.catalogue import errors, invariants, stock
from shop.catalogue import services as catalogue
from shop.catalogue.models import BulkAct, PriceAsked, Stock, Variant
from shop.catalogue.services.bulk import BY_PERCENT, PriceChange

pytestmark = [pytest.mark.concurrency, pytest.mark.postgres]
PRESSES = 6


@pytest.fixture
def product(make):
    return make.product(make.merchant(), on_hand=20)


def test_a_price_confirmed_many_times_at_once_changes_once(make, product):
    other = make.product(product.merchant, "กะปิ", price_satang=9000)
    change, key, chosen = PriceChange(BY_PERCENT, Decimal(10), 100), uuid.uuid4(), [product.pk, other.pk]
    planned = catalogue.plan(merchant=product.merchant, chosen=chosen, change=change)
    seen = {each.variant.pk: (each.before, each.after) for each in planned}

    def press():
        return catalogue.change_prices(
            merchant=product.merchant, by=None, key=key, chosen=chosen, change=change, seen=seen
        )

    got = at_once(*[press] * PRESSES)
    assert len({act.pk for act in got}) == 1 == BulkAct.objects.count()
    assert sorted(Variant.objects.values_list("price_satang", flat=True)) == [5500, 9900]
    assert PriceAsked.objects.filter(until__isnull=True).count() == 2 and invariants.check() == []


def test_two_forms_at_once_one_sees_that_prices_changed(product):
    change, chosen = PriceChange(BY_PERCENT, Decimal(10), 100), [product.pk]
    seen = {
        row.variant.pk: (row.before, row.after)
        for row in catalogue.plan(merchant=product.merchant, chosen=chosen, change=change)
    }

    def press():
        return catalogue.change_prices(
            merchant=product.merchant, by=None, key=uuid.uuid4(), chosen=chosen, change=change, seen=seen
        )

    got = at_once(*[press] * PRESSES)
    assert refusals(got) == [errors.SeenOtherwise] * (PRESSES - 1)
    assert Variant.objects.get().price_satang == 5500


def test_buyers_who_come_at_once_write_one_warning(product):
    variant = product.variants.get()
    at_once(*[lambda: stock.reserve([(variant.pk, 3)])] * PRESSES)
    assert Stock.objects.get().reserved == 18
    assert Letter.objects.filter(template="desk-low-stock").count() == 1


def test_one_code_given_to_two_products_at_once_is_one_products(make, product):
    goods = [product, *(make.product(product.merchant, f"กะปิ {number}") for number in range(PRESSES - 1))]

    def name(each):
        line = catalogue.VariantFacts(5000, pk=each.variants.get().pk, code="BD-01")
        return lambda: catalogue.set_variants(product=each, by=None, variants=[line])

    got = at_once(*[name(each) for each in goods])
    assert refusals(got) == [errors.CodeTaken] * (PRESSES - 1)
    assert Variant.objects.filter(code="BD-01").count() == 1


def test_sizes_changed_and_bought_at_once_lose_nothing(make, product):
    small, large = make.sizes(product, ("เล็ก", 5000), ("ใหญ่", 9000), on_hand=20)
    only_small = [catalogue.VariantFacts(5000, "เล็ก", pk=small.pk)]
    both = [*only_small, catalogue.VariantFacts(9000, "ใหญ่", pk=large.pk)]
    acts = [
        *[lambda: stock.reserve([(small.pk, 1), (large.pk, 1)])] * 3,
        *[lambda: catalogue.set_variants(product=product, by=None, option_1="ขนาด", variants=only_small)] * 2,
        *[lambda: catalogue.set_variants(product=product, by=None, option_1="ขนาด", variants=both)] * 2,
        lambda: catalogue.adjust_on_hand(variant=large, pieces=1, by=None),
    ]
    assert refusals(at_once(*acts)) == []
    assert {row.reserved for row in Stock.objects.all()} == {3} and Stock.objects.get(pk=large.pk).on_hand == 21
    assert invariants.check() == []
