"""The shopper looks around: list, one product, search."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shop.catalogue import services as catalogue
from shop.catalogue import stock
from shop.catalogue.models import Category


@pytest.fixture
def merchant(make):
    return make.ready(make.merchant("กลุ่มแม่บ้านแหลมโพธิ์"))


def main_of(response) -> str:
    return response.content.decode().split("<main", 1)[1].split("</main>", 1)[0]


def queries(client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_the_list_shows_what_is_on_sale_and_nothing_else(client, make, merchant):
    shown = make.product(merchant, "กรือโป๊ะทอด")
    hidden = make.product(merchant, "ของที่หยุดขาย")
    catalogue.pause(product=hidden, by=make.owner_of(merchant))
    page = main_of(client.get("/products/"))
    assert shown.name in page and f"/products/{shown.slug}/" in page and "฿50" in page
    assert hidden.name not in page


def test_an_empty_shop_says_what_will_be_here(client, db):
    assert "สินค้ากำลังจะมา" in main_of(client.get("/products/"))


def test_filters_are_links_and_narrow(client, make, merchant):
    make.product(merchant, "ผ้าปาเต๊ะ", price_satang=60000, category=Category.objects.get(slug="textile"), on_hand=0)
    make.product(make.ready(make.merchant("กลุ่มยะลา", province="95")), "ทุเรียนกวน", price_satang=12000)
    assert "ทุเรียนกวน" not in main_of(client.get("/products/?category=textile"))
    assert "ผ้าปาเต๊ะ" not in main_of(client.get("/products/?province=yala"))
    assert "ผ้าปาเต๊ะ" not in main_of(client.get("/products/?stock=1"))
    both = main_of(client.get("/products/?province=pattani&price=over-500"))
    assert "ผ้าปาเต๊ะ" in both and "ทุเรียนกวน" not in both
    assert 'href="?category=cloth&amp;province=pattani' in both
    assert "ยังไม่มีสินค้าตามที่เลือก" in main_of(client.get("/products/?province=satun"))


def test_chips_say_how_many_there_are(client, make, merchant):
    make.product(merchant, "ผ้าปาเต๊ะ", category=Category.objects.get(slug="textile"))
    make.product(merchant, "ผ้าบาติก", category=Category.objects.get(slug="textile"))
    page = client.get("/products/?province=pattani")
    counted = {option["label"]: option["count"] for option in page.context["categories"]}
    assert counted == {"ทั้งหมด": 2, "ผ้าและเครื่องแต่งกาย": 2}
    inside = client.get("/products/?category=cloth").context["categories"]
    assert [(option["label"], option["count"]) for option in inside][1:] == [
        ("ผ้าและเครื่องแต่งกาย", 2),
        ("ผ้าทอและผ้าบาติก", 2),
    ]
    assert page.context["total"] == 2


def test_the_order_can_be_chosen(client, make, merchant):
    for name, price in (("กลาง", 5000), ("แพง", 9000), ("ถูก", 1000)):
        make.product(merchant, name, price_satang=price)

    def order(query):
        return [card["name"] for card in client.get(f"/products/{query}").context["page"].cards]

    assert order("") == ["ถูก", "แพง", "กลาง"]
    assert order("?sort=cheapest") == ["ถูก", "กลาง", "แพง"]
    assert order("?sort=dearest") == ["แพง", "กลาง", "ถูก"]


def test_twenty_four_to_a_page(client, make, merchant):
    for number in range(25):
        make.product(merchant, f"สินค้า {number:02d}")
    first, second = client.get("/products/"), client.get("/products/?page=2")
    assert len(first.context["page"].cards) == 24 and 'rel="next"' in main_of(first)
    assert [card["name"] for card in second.context["page"].cards] == ["สินค้า 00"]
    assert client.get("/products/?page=99999").context["page"].number == 2


@pytest.mark.parametrize(
    "query",
    [
        "?page=99999", "?page=-1", "?page=x&page=2", "?category=nothing", "?province=90", "?price=%00", "?sort='--",
        "?stock=1&page=99999", "?category=" + "a" * 5000, "?page=%F0%9F%92%A9",
    ],
)  # fmt: skip
def test_strange_addresses_are_calm(client, make, merchant, query):
    make.product(merchant)
    assert client.get("/products/" + query).status_code == 200


def test_a_product_tells_what_a_shopper_asks(client, make, merchant):
    product = make.product(merchant, on_hand=3, picture=make.picture(), description="หมักในโอ่งดิน 8 เดือน")
    page = main_of(client.get(f"/products/{product.slug}/"))
    for words in ("น้ำบูดูสายบุรี", "฿50", "฿16.67/100 มล.", "เหลือ 3 ชิ้น", merchant.name, "สายบุรี ปัตตานี",
                  "หมักในโอ่งดิน 8 เดือน", "จัดส่งถึงบ้าน", "฿40", "มารับเองที่ร้าน", "คืนได้ภายใน 7 วัน"):  # fmt: skip
        assert words in page
    assert 'action="/cart/add/"' in page and f'name="variant" value="{make.variant(product).pk}"' in page
    assert re.search(r'name="quantity"[^>]*max="3"', page)
    assert f'href="/shops/{merchant.slug}/"' in page


def test_what_spoils_says_that_it_cannot_be_returned(client, make, merchant):
    product = make.product(merchant, "ทุเรียน", category=Category.objects.get(slug="fresh-fruit"), unit="กก.")
    page = main_of(client.get(f"/products/{product.slug}/"))
    assert "เปลี่ยนใจแล้วคืนไม่ได้" in page and "ภายใน 7 วัน" not in page


def test_sold_out_there_is_nothing_to_press(client, make, merchant):
    product = make.product(merchant, on_hand=2)
    stock.reserve([(make.variant(product).pk, 2)])
    page = main_of(client.get(f"/products/{product.slug}/"))
    assert "หมดชั่วคราว" in page and "/cart/add/" not in page


def test_more_of_the_shop_is_other_goods_of_that_shop(client, make, merchant):
    product, other = make.product(merchant), make.product(merchant, "กะปิหวาน")
    make.product(make.merchant("ร้านอื่น"), "ของร้านอื่น")
    shown = client.get(f"/products/{product.slug}/").context["more"]
    assert [card["name"] for card in shown] == [other.name]


def test_near_it_are_goods_of_the_same_kind_from_the_same_province(client, make, merchant):
    product = make.product(merchant)
    near = make.product(make.merchant("เพื่อนบ้าน"), "บูดูของเพื่อนบ้าน")
    make.product(make.merchant("ร้านยะลา", province="95"), "บูดูไกลบ้าน")
    make.product(make.merchant("ร้านผ้า"), "ผ้าใกล้บ้าน", category=Category.objects.get(slug="textile"))
    page = client.get(f"/products/{product.slug}/")
    assert [card["name"] for card in page.context["kin"]] == [near.name]
    assert "ของแบบเดียวกันจากร้านใกล้กัน" in main_of(page)


def test_what_is_not_on_sale_is_not_found(client, make, merchant):
    product = make.product(merchant, picture=make.picture())
    address = f"/products/{product.slug}/"
    by = make.owner_of(merchant)
    catalogue.pause(product=product, by=by)
    assert client.get(address).status_code == 404
    catalogue.resume(product=product, by=by)
    assert client.get(address).status_code == 200
    merchant.state = "suspended"
    merchant.save(update_fields=["state"])
    assert client.get(address).status_code == 404
    assert client.get("/products/no-such-thing/").status_code == 404


def test_markup_for_machines_cannot_break_out(client, make, merchant):
    product = make.product(merchant, "</script><script>alert(1)</script>", picture=make.picture())
    html = client.get(f"/products/{product.slug}/").content.decode()
    assert "<script>alert" not in html
    facts = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)[1])
    assert facts["name"] == "</script><script>alert(1)</script>"
    assert facts["offers"]["price"] == "50" and facts["offers"]["availability"].endswith("/InStock")
    assert facts["image"][0].startswith("http://testserver/media/products/")


def test_a_search_finds_a_word_inside_a_name(client, make, merchant):
    product = make.product(merchant)
    page = client.get("/search/", {"q": "บูดู"})
    assert f"/products/{product.slug}/" in main_of(page) and page.context["search_query"] == "บูดู"


@pytest.mark.parametrize("asked", ["ไม่มีของนี้", "", "   ", "%", "'; DROP TABLE", "\x00", "ก" * 10_000, "<script>"])
def test_a_search_without_result_links_no_product(client, make, merchant, asked):
    make.product(merchant)
    response = client.get("/search/", {"q": asked})
    assert response.status_code == 200
    page = main_of(response)
    assert "/products/" not in page and "<script>" not in page and 'href="/shops/"' in page


def test_a_search_of_ten_thousand_letters_is_a_light_page(client, db):
    for language in ("", "/ms", "/en"):
        page = client.get(f"{language}/search/", {"q": "ก" * 10_000})
        assert page.status_code == 200 and len(page.content) < 30_000
        assert 'href="/en/search/"' in page.content.decode()
    assert 'href="/en/search/?q=' in client.get("/search/", {"q": "ก" * 100}).content.decode()


def test_pages_cost_the_same_with_10_and_with_200_products(client, make, merchant):
    products = [make.product(merchant, f"น้ำบูดู {number}") for number in range(10)]
    addresses = [
        "/products/",
        "/products/?category=snack&stock=1&sort=cheapest",
        f"/products/{products[0].slug}/",
        "/search/?q=บูดู",
    ]
    with_10 = [queries(client, address) for address in addresses]
    for number in range(190):
        make.product(merchant, f"น้ำบูดู {10 + number}")
    assert [queries(client, address) for address in addresses] == with_10 == [2, 2, 2, 3]


def test_a_list_page_is_light(client, make, merchant):
    for number in range(24):
        make.product(merchant, f"น้ำบูดูหมักโอ่งสูตรโบราณ {number}", picture=make.picture(f"#1020{10 + number}"))
    page = client.get("/products/", headers={"accept-encoding": "gzip"})
    assert len(page.content) < 15_000


def test_in_english_the_words_of_the_product_follow(client, make, merchant):
    product = make.product(merchant, name_en="Sai Buri budu")
    assert "Sai Buri budu" in main_of(client.get(f"/en/products/{product.slug}/"))
