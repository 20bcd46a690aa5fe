"""The filters of lists and searches: each count is what a click shows, and every choice is a link."""

import datetime
import gzip
import html
import re
from collections import Counter

import demo_shelf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from common import clock
from common.versions import services as versions
from merchants.models import Merchant
from shop.browse import filters, listing
from shop.catalogue import counts
from shop.catalogue.models import Product, Stock
from shop.delivery import services as delivery
from shop.delivery.models import DeliveryMethod


@pytest.fixture(scope="module")
def goods(module_rows):
    made = demo_shelf.fill()
    for number, merchant in enumerate(Merchant.objects.order_by("pk")):
        sends = {"flat_satang": 4000} if number % 3 else {"flat_satang": None, "pickup_note": "ที่ร้าน"}
        delivery.set_methods(merchant=merchant, by=None, **sends)
    return made


@pytest.fixture
def shelf(goods, db):
    return goods


def listed(page) -> dict:
    """Return what the list tells: ``total``, ``categories``, ``groups``, ``applied``."""
    return page.context["listed"].narrowing


def options_of(page) -> list[dict]:
    told = listed(page)
    return [*told["categories"], *(option for group in told["groups"] for option in group["options"])]


@pytest.mark.parametrize(
    "start",
    [
        "/products/", "/products/?category=food", "/products/?province=songkhla&stock=1", "/products/?price=100-500&to=yala",
        "/products/?min=50&max=400&category=condiment", "/products/?min=90&stock=1", "/search/?q=ทุเรียน",
        "/search/?q=อาหาร&province=satun", "/search/?q=ผ้า&max=900&stock=1",
    ],
)  # fmt: skip
def test_every_count_is_what_a_click_shows(client, shelf, start):
    page = client.get(start)
    wrong, clicked = {}, 0
    for option in options_of(page):
        if option["count"] != "":
            there = client.get(page.request["PATH_INFO"] + option["url"])
            clicked += 1
            every = clicked % 4 == 1  # the cards of all pages behind one click of four
            if listed(there)["total"] != option["count"] or (every and shown(client, there) != option["count"]):
                wrong[option["label"]] = (option["count"], listed(there)["total"])
    assert wrong == {} and clicked > 8


def shown(client, page) -> int:
    """Count the cards of this page and of those behind it."""
    number = len(page.context["page"].cards)
    while following := listing.turns(page.context["page"], page.context["listed"].now.query())["next"]:
        page = client.get(page.request["PATH_INFO"] + following)
        number += len(page.context["page"].cards)
    return number


def test_goods_that_a_shop_does_not_send_reach_only_who_comes_for_them(client, make):
    merchant = make.ready(make.merchant(province="94"))
    make.product(merchant, "ข้าวเกรียบ")
    Product.objects.filter(pk=make.product(merchant, "แกงแช่แข็ง").pk).update(delivery_profile="frozen")
    DeliveryMethod.objects.filter(merchant=merchant, kind="flat").update(rules={"frozen": {"carried": False}})
    versions.bump("catalogue")
    versions.bump(counts.SENDING)

    def reach(to: str) -> tuple[int, int, int]:
        page = client.get(f"/products/?shop={merchant.slug}&to={to}")
        in_stock = client.get(f"/products/?shop={merchant.slug}&to={to}&stock=1")
        return listed(page)["total"], shown(client, page), listed(in_stock)["total"]

    assert reach("yala") == (1, 1, 1) and reach("pattani") == (2, 2, 2)


def test_what_is_sold_since_is_counted_at_once(client, shelf):
    def in_stock() -> int:
        groups = {group["label"]: group["options"] for group in listed(client.get("/products/"))["groups"]}
        return groups["สต็อก"][1]["count"]

    before = in_stock()
    stock = Stock.objects.filter(on_hand__gt=0, reserved=0).first()
    Stock.objects.filter(pk=stock.pk).update(reserved=stock.on_hand)
    assert in_stock() == before - 1


def test_the_links_stand_in_the_page_and_combine(client, shelf):
    page = client.get("/products/?province=pattani&category=food")
    links = [html.unescape(link) for link in re.findall(r'class="chip" href="([^"]+)"', page.content.decode())]
    assert "?category=food&province=pattani&price=under-100" in links
    assert "?category=snack&province=pattani" in links
    assert "?category=food&province=yala" in links
    assert Counter(links)["?category=food&province=pattani&stock=1"] == 1


def test_a_category_shows_what_stands_in_it(client, shelf):
    kinds = {product.category.slug for product in Product.objects.filter(category__parent__slug="cloth")}
    page = client.get("/products/?category=cloth")
    assert kinds == {"textile", "fashion"}
    assert listed(page)["total"] == Product.objects.filter(category__parent__slug="cloth").count()
    assert [option["label"] for option in listed(page)["categories"]][:2] == ["ทั้งหมด", "ผ้าและเครื่องแต่งกาย"]
    assert "<h1>ผ้าและเครื่องแต่งกาย</h1>" in page.content.decode()


def test_a_province_is_a_page_with_its_name(client, shelf):
    page = client.get("/products/?province=satun").content.decode()
    assert "<h1>สินค้าจากสตูล</h1>" in page


def test_the_unit_price_can_be_the_order(client, make):
    shop = make.merchant()
    make.product(shop, "ถุงใหญ่", price_satang=20_000, unit="ถุง 1 กก.")
    make.product(shop, "ถุงเล็ก", price_satang=5_000, unit="ถุง 100 กรัม")
    make.product(shop, "ชิ้น", price_satang=1_000, unit="ชิ้น")
    cards = client.get("/products/", {"sort": "unit", "shop": shop.slug}).context["page"].cards
    assert [card["name"] for card in cards] == ["ถุงใหญ่", "ถุงเล็ก", "ชิ้น"]


def test_a_price_is_typed_in_thai_digits_too(client, shelf):
    page = client.get("/products/", {"min": "๑๐๐", "max": "1,000"})
    assert listed(page)["total"] == Product.objects.filter(price_satang__gte=10_000, price_satang__lte=100_000).count()
    assert "฿100 ถึง ฿1,000" in page.content.decode()


@pytest.mark.parametrize("page", ["/products/", "/search/?q=ปลา"])
@pytest.mark.parametrize(
    "said",
    [
        "min=-1", "max=abc", "min=99999999999", "district=9999", "province=pattani&district=9001", "shop=nobody",
        "shop=%00", "to=mars", "sort=relevance", "category=food&category=", "page=99999", "stock=2", "min=500&max=100",
    ],
)  # fmt: skip
def test_unknown_values_are_calm(client, make, page, said):
    make.product(make.merchant(), "ปลาเค็ม")
    assert client.get(page + ("&" if "?" in page else "?") + said).status_code == 200


@pytest.mark.parametrize(
    "asked",
    [
        "", "   ", "...", "😀😀", "\x00\x07", "ก" * 10_000, "' OR 1=1 --", '"บูดู" NEAR(', "บูดู*", "name:x AND", "{name} : x",
        "(((", "\\", "&|!:*", "'ปลา':A", "ปลา & !กุ้ง", "<->", "\u202eปลา", "\ue001ปลา", "์์์", "%", "_" * 100, "ราคาไม่เกิน", "ไม่เกิน 99999999",
    ],
)  # fmt: skip
def test_any_search_is_a_calm_page(client, make, asked):
    make.product(make.merchant(), "กุ้งแห้ง")
    page = client.get(reverse("browse:search"), {"q": asked})
    assert page.status_code == 200 and "<h1>" in page.content.decode()


def test_pages_are_light(client, shelf):
    for address in ("/products/", "/products/?category=food&province=pattani", "/search/?q=อาหาร"):
        assert len(gzip.compress(client.get(address).content)) < 20 * 1024


@pytest.mark.parametrize("sort", filters.SORTS)
def test_what_is_gathered_stands_in_the_order_of_what_is_met(shelf, sort):
    goods = list(Product.objects.order_by("pk"))
    for number, product in enumerate(goods):
        Product.objects.filter(pk=product.pk).update(
            price_satang=5000 + number % 3 * 100, hundred_satang=None if number % 4 else 900 + number % 5,
            listed_at=clock.now() - datetime.timedelta(days=number % 6),
        )  # fmt: skip
    met, gathered = (
        list(Product.objects.order_by(*orders[sort]).values_list("pk", flat=True))
        for orders in (filters.SORTS, filters.GATHERED)
    )
    assert met == gathered and len(met) > 20


def test_a_choice_of_few_is_gathered_and_everything_is_met(client, shelf):
    """Both ways show the same goods; which was taken is told by the question alone."""

    def asked(address: str) -> str:
        versions.bump("catalogue")
        with CaptureQueriesContext(connection) as captured:
            page = client.get(address)
        assert page.context["page"].cards
        [order] = [row["sql"] for row in captured if "LIMIT 241" in row["sql"]]
        return order.partition("ORDER BY")[2]

    assert "COALESCE" not in asked("/products/?sort=cheapest")
    assert "COALESCE" in asked("/products/?sort=cheapest&province=pattani")
    assert "COALESCE" not in asked("/products/?sort=cheapest&min=1")  # how many fit is not known beforehand


def test_a_thai_name_of_a_shop_is_read_aloud_in_thai(client, make):
    thai, other = make.merchant("กลุ่มแม่บ้านริมเล"), make.merchant("ร้านสองภาษา", name_en="Two Tongues")
    for merchant in (thai, other):
        make.product(merchant, "กะปิ", name_en="Shrimp paste")
    page = client.get(f"/en/products/?shop={thai.slug}").content.decode().split("<main", 1)[1]
    chips = re.findall(r'<a class="chip".*?</a>', page, re.S)
    named = [chip for chip in chips if "กลุ่มแม่บ้านริมเล" in chip]
    assert len(named) == 2 and all('<span lang="th">กลุ่มแม่บ้านริมเล</span>' in chip for chip in named)
    page = client.get(f"/en/products/?shop={other.slug}").content.decode().split("<main", 1)[1]
    assert all(
        "lang=" not in chip for chip in re.findall(r'<a class="chip".*?</a>', page, re.S) if "Two Tongues" in chip
    )
    assert "Two Tongues" in page
    assert 'lang="th"' not in client.get("/products/").content.decode().split("<main", 1)[1].split("</main>")[0]
