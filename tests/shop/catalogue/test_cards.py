"""Cards: one query, the numbers of this moment."""

import pytest
from django.utils import translation

from shop.catalogue import cards, cells, counts, stock
from shop.catalogue import services as catalogue
from shop.catalogue.models import Category, Product


@pytest.fixture
def product(make):
    return make.product(make.merchant("กลุ่มบูดู"), name_en="Sai Buri budu", picture=make.picture())


def test_a_card_holds_what_the_component_takes(product, django_assert_num_queries):
    with django_assert_num_queries(1):
        [card] = cards.cards(Product.objects.on_sale())
    assert card["url"] == f"/products/{product.slug}/"
    assert (card["name"], card["price_satang"], card["available"]) == ("น้ำบูดูสายบุรี", 5000, 10)
    assert (card["shop_name"], card["district"], card["unit_price"]) == ("กลุ่มบูดู", "สายบุรี ปัตตานี", "฿16.67/100 มล.")
    assert card["picture"]["alt"] == "น้ำบูดูสายบุรี" and card["picture"]["fallback"].endswith(".jpg")
    assert card["variant"] == product.variants.get().pk


def test_stock_and_price_are_read_live(make, product):
    variant = make.variant(product)
    stock.reserve([(variant.pk, 9)])
    catalogue.change_product(product=product, by=None, price_satang=5900)
    [card] = cards.cards(Product.objects.on_sale())
    assert (card["available"], card["price_satang"]) == (1, 5900)


def test_in_another_language_the_name_follows_and_falls_back(make, product):
    make.product(product.merchant, "ข้าวยำ")
    with translation.override("en"):
        found = cards.cards(Product.objects.on_sale().order_by("pk"))
    assert [card["name"] for card in found] == ["Sai Buri budu", "ข้าวยำ"]
    assert found[0]["url"].startswith("/en/products/") and found[0]["district"] == "Pattani"


def test_a_slice_keeps_its_order(make, product):
    others = [make.product(product.merchant, f"สินค้า {number}") for number in range(5)]
    found = cards.cards(Product.objects.on_sale().order_by("-pk")[1:3])
    assert [card["pk"] for card in found] == [others[3].pk, others[2].pk]


@pytest.mark.parametrize(
    ("asked", "number"), [(None, 1), ("", 1), ("2", 2), ("0", 1), ("-3", 1), ("๒", 1), ("x", 1), ("9" * 40, 1)]
)
def test_the_page_one_asks_for(asked, number):
    assert cards.page_number(asked) == number


def test_beyond_the_end_is_the_last_page_where_the_total_is_known(make, product):
    assert cards.page_number("99999") == cards.LAST_PAGE
    page = cards.card_page(Product.objects.on_sale(), page="99999", total=1)
    assert (page.number, len(page.cards), page.has_next) == (1, 1, False)
    unknown = cards.card_page(Product.objects.on_sale(), page="99999")
    assert (unknown.cards, unknown.has_previous) == ([], True)


def test_counts_are_kept_until_the_catalogue_changes(make, product, django_assert_num_queries):
    snack = Category.objects.get(slug="snack")
    [(merchant, shop)] = cells.on_sale(counts.kept().version).items()
    assert (merchant, shop.province, shop.district) == (product.merchant_id, "94", "9407")
    assert shop.kinds == {"": {(snack.pk, "under-100", "dry"): 1}}
    with django_assert_num_queries(1):
        cells.on_sale(counts.kept().version)
    assert counts.by_province() == {"94": 1}
    catalogue.pause(product=product, by=make.owner_of(product.merchant))
    assert not cells.on_sale(counts.kept().version) and not counts.by_province()
