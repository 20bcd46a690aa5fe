"""Sizes and flavours: the whole list said at once, nothing lost of what was sold."""

import pytest
from django.db import IntegrityError, transaction

from common.audit.models import Event
from shop.catalogue import errors, invariants, search
from shop.catalogue import services as catalogue
from shop.catalogue.models import PriceAsked, Product, Stock, Variant
from shop.catalogue.services import VariantFacts


@pytest.fixture
def product(make):
    return make.product(make.merchant())


def say(product, *lines, **options):
    options = {"option_1": "ขนาด", **options}
    return catalogue.set_variants(product=product, by=None, variants=list(lines), **options)


def rows_of(product):
    return [(row.name, row.price_satang, row.position) for row in product.variants.sold()]


def test_a_product_of_one_becomes_a_product_of_sizes(make, product):
    first = product.variants.get()
    small, large = make.sizes(product, ("300 มล.", 5000), ("700 มล.", 9000))
    assert small.pk == first.pk and small.stock.on_hand == 10  # its shelf and its history stay
    assert rows_of(product) == [("300 มล.", 5000, 0), ("700 มล.", 9000, 1)]
    assert (large.stock.on_hand, large.movements.get().kind) == (5, "opening")
    assert (product.price_satang, product.hundred_satang) == (5000, 1286)  # ฿12.86/100 ml: the large one
    assert invariants.check() == []


def test_who_is_not_named_is_retired_and_comes_back_by_its_values(make, product):
    small, large = make.sizes(product, ("เล็ก", 5000), ("ใหญ่", 9000))
    say(product, VariantFacts(9500, "ใหญ่", pk=large.pk))
    small.refresh_from_db()
    assert small.retired_at is not None and small.position >= 1000 and small.name == "เล็ก"
    product.refresh_from_db()
    assert rows_of(product) == [("ใหญ่", 9500, 0)] and product.price_satang == 9500
    say(product, VariantFacts(9500, "ใหญ่", pk=large.pk), VariantFacts(5500, "เล็ก", on_hand=99))
    assert Variant.objects.filter(product=product).count() == 2  # no twin of the retired one
    small.refresh_from_db()
    assert (small.retired_at, small.position, small.price_satang, small.stock.on_hand) == (None, 1, 5500, 10)
    assert invariants.check() == []


def test_done_twice_changes_nothing(make, product):
    make.sizes(product, ("เล็ก", 5000), ("ใหญ่", 9000))
    lines = [VariantFacts(row.price_satang, row.value_1, pk=row.pk) for row in product.variants.sold()]
    diary, asked = Event.objects.count(), PriceAsked.objects.count()
    say(product, *lines)
    assert (Event.objects.count(), PriceAsked.objects.count()) == (diary, asked)


def test_two_may_change_places_values_and_codes(make, product):
    a, b = make.sizes(product, ("เล็ก", 5000), ("ใหญ่", 9000))
    say(product, VariantFacts(5000, "เล็ก", pk=a.pk, code="A1"), VariantFacts(9000, "ใหญ่", pk=b.pk, code="B1"))
    say(product, VariantFacts(9000, "เล็ก", pk=b.pk, code="A1"), VariantFacts(5000, "ใหญ่", pk=a.pk, code="B1"))
    a.refresh_from_db()
    assert rows_of(product) == [("เล็ก", 9000, 0), ("ใหญ่", 5000, 1)]
    assert (a.value_1, a.code, a.position) == ("ใหญ่", "B1", 1)


def test_two_options_make_one_name(product):
    first = product.variants.get()
    say(
        product,
        VariantFacts(5000, "S", "แดง", pk=first.pk),
        VariantFacts(5000, "S", "น้ำเงิน"),
        option_2="สี",
    )
    product.refresh_from_db()
    assert product.options == ["ขนาด", "สี"]
    assert [row.name for row in product.variants.sold()] == ["S · แดง", "S · น้ำเงิน"]


def test_without_options_again_the_one_that_is_named_stays(make, product):
    small, large = make.sizes(product, ("เล็ก", 5000), ("ใหญ่", 9000))
    say(product, VariantFacts(9000, pk=large.pk), option_1="")
    product.refresh_from_db()
    assert product.options == [] and rows_of(product) == [("", 9000, 0)]
    assert product.variants.get(position=0) == large


@pytest.mark.parametrize(
    ("lines", "options", "error", "field"),
    [
        ([], {}, errors.NoVariantLeft, None),
        ([VariantFacts(5000, "S"), VariantFacts(5000, "")], {}, errors.ValueMissing, "1-value_1"),
        ([VariantFacts(5000, "S")], {"option_2": "สี"}, errors.ValueMissing, "0-value_2"),
        ([VariantFacts(5000, "S"), VariantFacts(6000, " s ")], {}, errors.TwiceTheSame, "1-value_1"),
        ([VariantFacts(5000), VariantFacts(6000)], {"option_1": ""}, errors.OptionMissing, "option_1"),
        ([VariantFacts(5000, f"{n}") for n in range(61)], {}, errors.TooManyVariants, None),
        ([VariantFacts(5000, "S", code="x"), VariantFacts(1, "M", code="X")], {}, errors.CodeTaken, "1-code"),
        ([VariantFacts(99, "S")], {}, errors.BadPrice, "price"),
        ([VariantFacts(5000, "S"), VariantFacts(5000, "M", on_hand=-1)], {}, errors.NegativePieces, "on_hand"),
    ],
)
def test_what_cannot_be_sold_so_is_refused_and_nothing_changes(product, lines, options, error, field):
    before = list(Variant.objects.values())
    with pytest.raises(error) as refused:
        say(product, *lines, **options)
    assert refused.value.field == field and "%(" not in refused.value.message
    product.refresh_from_db()
    assert list(Variant.objects.values()) == before and product.option_1 == ""


def test_a_code_is_one_thing_of_the_shop_and_another_shops_code_is_no_matter(make, product):
    other = make.product(product.merchant, "กะปิ")
    stranger = make.product(make.merchant("ร้านอื่น"), "ไข่เค็ม")
    for each in (other, stranger):
        say(each, VariantFacts(5000, pk=each.variants.get().pk, code="B-01"), option_1="")
        if each is other:
            first = product.variants.get()
            with pytest.raises(errors.CodeTaken, match="b-01"):
                say(product, VariantFacts(5000, pk=first.pk, code="b-01"), option_1="")
    say(other, VariantFacts(5000, "เล็ก"))  # the one with the code is retired: the code is free
    say(product, VariantFacts(5000, pk=product.variants.get().pk, code="b-01"), option_1="")
    assert product.variants.get().code == "b-01"


def test_a_strangers_variant_is_never_taken(make, product):
    stranger = make.product(make.merchant("ร้านอื่น"), "ไข่เค็ม").variants.get()
    say(product, VariantFacts(7000, "S", pk=stranger.pk))
    stranger.refresh_from_db()
    assert (stranger.price_satang, stranger.value_1) == (5000, "")
    assert product.variants.sold().get().pk != stranger.pk


def test_one_variant_named_twice_is_one_and_a_new_one(make, product):
    first = product.variants.get()
    say(product, VariantFacts(5000, "S", pk=first.pk), VariantFacts(6000, "M", pk=first.pk))
    assert rows_of(product) == [("S", 5000, 0), ("M", 6000, 1)]
    assert product.variants.get(position=0) == first and invariants.check() == []


def test_the_database_refuses_what_the_verb_never_writes(make, product):
    small, large = make.sizes(product, ("เล็ก", 5000), ("ใหญ่", 9000))
    for wrong in ({"value_1": "เล็ก"}, {"position": 1000}, {"code_key": "1:x", "promo_satang": 100}, {"pack_pieces": 1}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Variant.objects.filter(pk=large.pk).update(**wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        Product.objects.filter(pk=product.pk).update(option_1="", option_2="สี")


def test_search_finds_a_product_by_its_size(make, product):
    make.sizes(product, ("แกลลอน 5 ลิตร", 35000), ("ขวดเล็ก", 5000))
    assert list(search.find("แกลลอน").products) == [product]
    first = product.variants.get(value_1="ขวดเล็ก")
    say(product, VariantFacts(5000, "ขวดเล็ก", pk=first.pk))
    assert not search.find("แกลลอน").any
    assert invariants.check() == []


def test_in_stock_is_what_some_size_still_has(make, product):
    small, large = make.sizes(product, ("เล็ก", 5000), ("ใหญ่", 9000))
    catalogue.set_on_hand(variant=small, on_hand=0, by=None)
    assert Product.objects.in_stock().count() == 1
    say(product, VariantFacts(5000, "เล็ก", pk=small.pk))  # the large one is retired with five pieces on its shelf
    assert Product.objects.in_stock().count() == 0
    assert Stock.objects.get(pk=large.pk).on_hand == 5
