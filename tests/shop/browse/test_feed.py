"""The feed of products: whole by the format, true at the moment of reading."""

import datetime

import pytest
from defusedxml import ElementTree

from common import clock
from merchants import services as merchants
from shop.browse import feed
from shop.catalogue import seasons
from shop.catalogue import services as catalogue
from shop.catalogue.models import Stock, Variant

G = "{http://base.google.com/ns/1.0}"
NEEDED = {"title", "description", "link", f"{G}id", f"{G}image_link", f"{G}availability", f"{G}price", f"{G}condition"}
KNOWN = NEEDED | {
    f"{G}{name}"
    for name in (
        "additional_image_link",
        "brand",
        "identifier_exists",
        "product_type",
        "item_group_id",
        "certification",
    )
}


def items(client) -> list:
    answer = client.get("/feeds/products.xml")
    assert answer.status_code == 200 and answer["Content-Type"] == "application/xml; charset=utf-8"
    feed = ElementTree.fromstring(b"".join(answer.streaming_content))
    assert feed.tag == "rss" and feed.get("version") == "2.0"
    return feed.findall("channel/item")


def said(item) -> dict:
    return {child.tag.removeprefix(G): child.text for child in item}


def test_every_item_keeps_the_format(client, make):
    for number in range(3):
        make.product(make.merchant(), f"ของ {number}", picture=make.picture())
    found = items(client)
    assert len(found) == 3
    for item in found:
        names = [child.tag for child in item]
        assert NEEDED <= set(names) <= KNOWN
        once = [name for name in names if name not in {f"{G}additional_image_link", f"{G}certification"}]
        assert len(once) == len(set(once))
        facts = said(item)
        assert facts["availability"] in {"in_stock", "out_of_stock"} and facts["condition"] == "new"
        assert facts["link"].startswith("http") and facts["image_link"].startswith("http")
        assert len(facts["title"]) <= 150 and len(facts["description"]) <= 5000 and len(facts["id"]) <= 50
    assert len({said(item)["id"] for item in found}) == 3


def test_it_says_what_the_shop_says(client, make, settings):
    settings.SITE_URL = "https://kedai.test"
    shop = make.merchant()
    product = make.product(shop, "น้ำบูดู <สายบุรี> & เพื่อน", price_satang=12_550)
    catalogue.change_product(product=product, by=None, description="บรรทัดแรก\nบรรทัดสอง \x0b & <b>")
    facts = said(items(client)[0])
    assert facts["title"] == "น้ำบูดู <สายบุรี> & เพื่อน"
    assert facts["price"] == "125.50 THB" and facts["brand"] == shop.name
    assert facts["link"] == f"https://kedai.test/products/{product.slug}/"
    assert facts["availability"] == "in_stock"
    assert facts["description"].startswith("บรรทัดแรก\nบรรทัดสอง") and "\x0b" not in facts["description"]
    Stock.objects.update(reserved=Stock.objects.get().on_hand)
    assert said(items(client)[0])["availability"] == "out_of_stock"


def test_what_is_not_sold_is_not_told(client, make):
    paused, closed = make.product(make.merchant(), "หยุดขาย"), make.product(make.merchant(), "ร้านปิด")
    assert len(items(client)) == 2
    catalogue.pause(product=paused, by=None)
    merchants.suspend(merchant=closed.merchant, by=make.officer(), reason="ตรวจพบของปลอม")
    assert items(client) == []


def test_a_certificate_stands_in_it_while_it_is_valid(client, make):
    product = make.product(make.merchant())
    make.product(make.merchant(), "ไม่มีใบรับรอง")
    row = make.certificate(product)
    first, second = items(client)
    (certification,) = first.findall(f"{G}certification")
    assert said(certification)["certification_code"] == row.number
    assert said(certification)["certification_authority"] and said(certification)["certification_name"] == row.kind.name
    assert second.findall(f"{G}certification") == []
    with clock.at(clock.now() + datetime.timedelta(days=3650)):
        assert items(client)[0].findall(f"{G}certification") == []


@pytest.mark.parametrize("number", [3, 30])
def test_its_cost_hangs_on_batches_not_on_products(client, make, number, django_assert_num_queries):
    shop = make.merchant()
    for each in range(number):
        make.product(shop, f"ของ {each}")
    with django_assert_num_queries(5):  # one batch: products, variants, pictures, certificates; then no more products
        assert len(items(client)) == number


def test_many_batches_tell_each_product_once(client, make, monkeypatch):
    monkeypatch.setattr(feed, "BATCH", 2)
    shop = make.merchant()
    made = {str(make.variant(make.product(shop, f"ของ {each}")).pk) for each in range(5)}
    assert [said(item)["id"] for item in items(client)] == sorted(made, key=int)


def test_every_size_that_is_sold_is_an_item_and_a_retired_one_is_none(client, make):
    product = make.product(make.merchant(), "น้ำบูดู")
    first = make.sizes(product, ("เล็ก", 5000), ("ใหญ่", 9000))
    make.sizes(product, ("เล็ก", 5000))
    assert Variant.objects.filter(retired_at__isnull=False).count() == 1
    [item] = items(client)
    assert said(item)["id"] == str(first[0].pk) and said(item)["title"] == "น้ำบูดู เล็ก"
    make.sizes(product, ("เล็ก", 5000), ("กลาง", 7000))
    links = [said(item)["link"] for item in items(client)]
    assert len(links) == 2 == len(set(links)) and all("?v=" in link for link in links)  # each opens its own size


def test_out_of_season_nothing_is_in_stock(client, make):
    product = make.product(make.merchant())
    month = clock.today().month
    catalogue.set_when_sold(product=product, by=None, made_days=None, season_months=seasons.mask_of([month % 12 + 1]))
    assert said(items(client)[0])["availability"] == "out_of_stock"
    catalogue.set_when_sold(product=product, by=None, made_days=None, season_months=seasons.mask_of([month]))
    assert said(items(client)[0])["availability"] == "in_stock"


def test_what_is_asked_today_is_the_sale_price(client, make):
    product = make.product(make.merchant(), price_satang=10_000)
    variant = make.variant(product)
    today = clock.today()
    Variant.objects.filter(pk=variant.pk).update(promo_satang=8_050, promo_from=today, promo_until=today)
    facts = said(items(client)[0])
    assert (facts["price"], facts["sale_price"]) == ("100 THB", "80.50 THB")
    with clock.at(clock.now() + datetime.timedelta(days=1)):
        facts = said(items(client)[0])
    assert facts["price"] == "100 THB" and "sale_price" not in facts
