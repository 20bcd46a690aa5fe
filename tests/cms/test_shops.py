import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms import services as cms
from merchants import services as merchants
from merchants.models import MerchantState


@pytest.fixture
def shop(make):
    """A ready merchant whose storefront stands."""
    merchant = make.ready(make.merchant("วิสาหกิจชุมชนบูดูหาดทราย", slug="budu"))
    cms.open_storefront(merchant=merchant, by=make.owner_of(merchant))
    return merchant


def html(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_shop_shows_who_it_is_its_goods_and_how_it_sends(client, make, shop):
    cms.tell(
        merchant=shop, by=make.owner_of(shop), intro="หมักไหดินหนึ่งปี", about="บ้านเราอยู่ติดหาด", opening_hours="ทุกวัน 8.00 น."
    )
    make.product(shop, "น้ำบูดูสายบุรี")
    page = html(client, "/shops/budu/")
    for words in [
        "วิสาหกิจชุมชนบูดูหาดทราย",
        "หมักไหดินหนึ่งปี",
        "บ้านเราอยู่ติดหาด",
        "8.00 น.",
        "น้ำบูดูสายบุรี",
        "จัดส่งถึงบ้าน · ฿40",
        "pattern--pattani",
    ]:
        assert words in page


def test_a_shop_answers_in_every_language_by_our_own_view(client, shop):
    for start in ["", "/ms", "/en"]:
        assert shop.name in html(client, f"{start}/shops/budu/")


def test_an_unknown_shop_is_404(client, shop):
    assert client.get("/shops/none/").status_code == 404
    assert client.get("/shops/budu/more/").status_code == 404


@pytest.mark.parametrize(
    ("state", "words"), [(MerchantState.SUSPENDED, "ร้านหยุดขายชั่วคราว"), (MerchantState.CLOSED, "ร้านนี้ปิดแล้ว")]
)
def test_a_shop_that_does_not_sell_stays_whole_without_goods(client, make, shop, state, words):
    make.product(shop, "น้ำบูดูสายบุรี")
    shop.state = state
    shop.save()
    page = html(client, "/shops/budu/")
    assert words in page
    assert "น้ำบูดูสายบุรี" not in page
    assert "จัดส่งถึงบ้าน" not in page
    assert "noindex" in page
    assert "budu" not in html(client, "/shops/")


def test_draft_goods_are_not_shown(client, make, shop):
    product = make.product(shop, "น้ำบูดูสายบุรี")
    product.state = "paused"
    product.save()
    page = html(client, "/shops/budu/")
    assert "น้ำบูดูสายบุรี" not in page
    assert "ร้านกำลังเตรียมสินค้า" in page


def test_goods_come_in_pages_and_a_page_too_far_is_the_last(client, make, shop):
    for number in range(26):
        make.product(shop, f"บูดูขวดที่ {number:02}")
    assert html(client, "/shops/budu/").count('class="product-card') == 24
    assert html(client, "/shops/budu/?page=2").count('class="product-card') == 2
    assert html(client, "/shops/budu/?page=99999").count('class="product-card') == 2
    assert html(client, "/shops/budu/?page=%27or1").count('class="product-card') == 24


def test_the_list_counts_provinces_and_narrows(client, make, shop):
    other = make.merchant("กลุ่มกล้วยหิน", province="95", slug="banana")
    cms.open_storefront(merchant=other, by=make.owner_of(other))
    page = html(client, reverse("cms:shops"))
    assert shop.name in page and other.name in page
    narrowed = html(client, "/shops/?province=yala")
    assert shop.name not in narrowed and other.name in narrowed
    assert "ยังไม่มีร้านในจังหวัดนี้" in html(client, "/shops/?province=satun")
    assert shop.name in html(client, "/shops/?province=bangkok&page=zero")


def test_words_of_a_merchant_are_words_only(client, make, shop):
    cms.tell(
        merchant=shop, by=make.owner_of(shop), intro="<script>alert(1)</script>", about="<b>x</b>", opening_hours=""
    )
    page = html(client, "/shops/budu/")
    assert "<script>alert" not in page
    assert "&lt;b&gt;x&lt;/b&gt;" in page


def cost(client, address: str) -> int:
    html(client, address)
    with CaptureQueriesContext(connection) as captured:
        html(client, address)
    return len(captured)


@pytest.mark.parametrize(("address", "queries"), [("/shops/budu/", 4), ("/shops/", 3)])
def test_a_page_costs_the_same_with_10_and_with_200_products(client, make, shop, address, queries):
    for number in range(10):
        make.product(shop, f"บูดูขวดที่ {number}")
    with_10 = cost(client, address)
    for number in range(190):
        make.product(shop, f"ปลาเค็มตัวที่ {number}")
    assert (with_10, cost(client, address)) == (queries, queries)


def test_the_map_names_what_is_public_and_only_that(client, make, shop):
    live, paused = make.product(shop, "น้ำบูดู"), make.product(shop, "ปลาเค็ม")
    paused.state = "paused"
    paused.save()
    found = html(client, "/sitemap.xml")
    for path in ["/", "/products/", "/shops/", "/terms/", "/shops/budu/", f"/products/{live.slug}/"]:
        assert f"<loc>http://testserver{path}</loc>" in found
    assert paused.slug not in found
    shop.state = MerchantState.SUSPENDED
    shop.save()
    assert "budu" not in html(client, "/sitemap.xml")


def test_robots_keep_out_of_what_belongs_to_people(client):
    words = html(client, "/robots.txt")
    for path in ["/desk/", "/orders/", "/en/checkout/", "/admin/"]:
        assert f"Disallow: {path}\n" in words
    assert "/sitemap.xml" in words


@pytest.mark.parametrize("path", ["/help/", "/privacy/", "/terms/"])
def test_pages_that_send_people_to_an_officer_say_how_to_reach_one(client, db, path):
    page = client.get(path).content.decode()
    assert 'href="tel:+6673000000"' in page and 'href="mailto:office@kedai.test"' in page
    assert "(ตัวอย่าง ใช้ติดต่อจริงไม่ได้)" in page


def test_a_suspended_shop_s_page_names_somebody_to_ask(client, make):
    merchant = make.merchant()
    assert "office@kedai.test" not in client.get(f"/shops/{merchant.slug}/").content.decode()
    merchants.suspend(merchant=merchant, by=make.officer(), reason="ใบอนุญาตหมดอายุ")
    page = client.get(f"/shops/{merchant.slug}/").content.decode()
    assert "ถ้ามีเรื่องค้างกับร้าน ติดต่อเจ้าหน้าที่ได้" in page and 'href="tel:+6673000000"' in page
    assert "ใบอนุญาตหมดอายุ" not in page  # why is between the officer and the shop


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("วิสาหกิจชุมชนบูดูหาดทราย", "บ"),
        ("กลุ่มทอผ้า", "ท"),
        ("เพาะเลี้ยงปลา", "พ"),
        ("ร้าน", "ร"),
        ("“ครัว”", "ค"),
        ("budu house", "B"),
        ("—", ""),
    ],
)
def test_a_shop_without_cover_shows_its_pattern_and_its_letter(client, make, name, letter):
    make.merchant(name)
    page = client.get("/shops/").content.decode()
    assert (
        f'<div class="picture picture--none pattern--pattani" aria-hidden="true"><b lang="th">{letter}</b></div>'
        in page
    )


def test_an_empty_shop_s_page_has_one_strip(client, make):
    merchant = make.merchant()
    page = client.get(f"/shops/{merchant.slug}/").content.decode()
    assert page.count("pattern--pattani") == 1 and "ร้านกำลังเตรียมสินค้า" in page


def test_a_reader_of_english_is_told_that_the_shops_own_words_are_thai(client, make):
    thai, english = make.merchant(slug="budu"), make.merchant("Kopi House", slug="kopi")
    cms.tell(merchant=thai, by=make.owner_of(thai), intro="หมักไหดิน", about="", opening_hours="")
    cms.tell(merchant=english, by=make.owner_of(english), intro="Roasted over wood", about="", opening_hours="")
    page = client.get("/en/shops/budu/").content.decode()
    assert "lang-note" in page and '<p class="lead" lang="th">หมักไหดิน' in page
    page = client.get("/en/shops/kopi/").content.decode()
    assert "lang-note" not in page and '<p class="lead" lang="en">Roasted over wood' in page
    assert "lang-note" not in client.get("/shops/budu/").content.decode()


def test_an_address_that_is_not_there_offers_a_search_and_ways_on(client, db):
    page = client.get("/ms/nowhere/")
    words = page.content.decode()
    assert page.status_code == 404 and 'action="/ms/search/"' in words and 'name="q"' in words
    for way in ("/ms/products/", "/ms/shops/", "/ms/help/"):
        assert f'href="{way}"' in words, way
