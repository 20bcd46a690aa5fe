"""A product of several variants, a promotion, a season: what the shopper sees on the card and the page, and what she pays."""

import datetime
import json
import re
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from common import clock
from common.letters.models import Letter
from shop.cart.models import CartLine
from shop.catalogue import cards, seasons
from shop.catalogue import services as catalogue
from shop.catalogue.models import Product
from shop.catalogue.services import VariantFacts
from shop.checkout import services as checkout
from shop.checkout.errors import GoneFromSale, OutOfSeason, PriceChanged
from shop.checkout.services import Choice, Shopper
from shop.orders import links

DAY = datetime.timedelta(days=1)


@pytest.fixture
def product(make):
    return make.product(make.ready(make.merchant()))


@pytest.fixture
def sized(make, product):
    return make.sizes(product, ("300 มล.", 5000), ("700 มล.", 9000))


def page_of(client, product, query="") -> str:
    return client.get(f"/products/{product.slug}/{query}").content.decode()


def offers_of(page: str) -> dict:
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)[1])["offers"]


def card_of(client) -> dict:
    return cards.told(client.get("/products/").context["page"].cards)[0]


def next_month() -> int:
    return clock.today().month % 12 + 1


def place(make, cart, product, **kwargs):
    return checkout.place(
        cart=cart,
        key=uuid.uuid4(),
        shopper=Shopper(name="อามีนะห์", phone="+66898765432", email="shopper@example.test"),
        choices={product.merchant_id: Choice("flat", "promptpay")},
        address=make.address("95"),
        **kwargs,
    )


def cart_with(make, variant, quantity=1):
    cart = make.cart()
    CartLine.objects.create(cart=cart, variant=variant, quantity=quantity)
    return cart


def test_each_size_stands_with_its_price_stock_and_unit_price(client, product, sized):
    page = page_of(client, product)
    assert "เริ่มต้น" in page and page.count('name="variant"') == 2
    for words in ("300 มล.", "700 มล.", "฿16.67/100 มล.", "฿12.86/100 มล.", "เหลือ 5 ชิ้น", "มีของพร้อมส่ง"):
        assert words in page
    assert re.search(rf'value="{sized[0].pk}" required checked', page)
    assert re.search(rf'value="{sized[1].pk}" required checked', page_of(client, product, f"?v={sized[1].pk}"))


@pytest.mark.parametrize("asked", ["x", "9" * 40, "-1", "", "%00", "๑"])
def test_an_address_that_names_no_size_shows_the_first(client, product, sized, asked):
    assert re.search(rf'value="{sized[0].pk}" required checked', page_of(client, product, f"?v={asked}"))


def test_a_size_that_is_gone_cannot_be_chosen_and_the_next_stands_marked(client, product, sized):
    catalogue.set_on_hand(variant=sized[0], on_hand=0, by=None)
    page = page_of(client, product)
    assert re.search(rf'value="{sized[1].pk}" required checked', page)
    assert re.search(rf'value="{sized[0].pk}" required\s+disabled', page)


def test_a_retired_size_is_not_shown(client, product, sized):
    catalogue.set_variants(
        product=product, by=None, option_1="ขนาด", variants=[VariantFacts(9000, "700 มล.", pk=sized[1].pk)]
    )
    page = page_of(client, product)
    assert "300 มล." not in page.replace(product.unit, "") and "700 มล." in page


def test_the_card_says_from_and_counts_all_sizes(client, product, sized):
    card = card_of(client)
    assert (card["price_satang"], card["from_price"], card["available"]) == (5000, True, 15)
    assert card["unit_price"] == "฿12.86/100 มล."
    assert "เริ่มต้น" in client.get("/products/").content.decode()


def test_sizes_of_one_price_are_not_from(client, make, product):
    make.sizes(product, ("S", 5000), ("M", 5000))
    assert card_of(client)["from_price"] is False
    assert '<span class="price-from"' not in page_of(client, product)


def test_filters_and_sorting_take_the_lowest_price(client, make, product, sized):
    other = make.product(product.merchant, "กะปิ", price_satang=6000)
    names = [card["pk"] for card in client.get("/products/?sort=cheapest").context["page"].cards]
    assert names == [product.pk, other.pk]
    assert client.get("/products/?min=55").context["total"] == 1
    units = [card["pk"] for card in client.get("/products/?sort=unit").context["page"].cards]
    assert units == [product.pk, other.pk]  # ฿12.86 before ฿20


def test_markup_of_sizes_is_an_aggregate(client, product, sized):
    offers = offers_of(page_of(client, product))
    assert (offers["@type"], offers["lowPrice"], offers["highPrice"], offers["offerCount"]) == (
        "AggregateOffer",
        "50",
        "90",
        2,
    )
    assert [each["price"] for each in offers["offers"]] == ["50", "90"]
    assert offers["offers"][1]["url"].endswith(f"?v={sized[1].pk}")
    assert offers["offers"][1]["name"].endswith("700 มล.")


def test_the_chosen_size_goes_into_the_cart_and_onto_the_order(client, make, product, sized):
    answer = client.post("/cart/add/", {"variant": sized[1].pk, "quantity": 2}, follow=True)
    assert f"ใส่ {product.name} 700 มล. 2 ชิ้นลงตะกร้าแล้ว" in answer.content.decode()
    page = client.get("/cart/").content.decode()
    assert "700 มล." in page and "฿180" in page
    placed = place(make, CartLine.objects.get().cart, product)
    line = placed.orders.get().lines.get()
    assert (line.variant_name, line.unit_price_satang, line.title) == ("700 มล.", 9000, f"{product.name} 700 มล.")
    assert placed.orders.get().subtotal_satang == 18000


def test_pages_and_letters_of_the_order_name_the_size(client, make, signed_in, product, sized):
    catalogue.set_when_sold(product=product, by=None, made_days=5, season_months=0)
    order = place(make, cart_with(make, sized[1], 2), product).orders.get()
    whole = f"{product.name} 700 มล."
    shopper = client.get(links.path(order)).content.decode()
    assert whole in shopper and "ใช้เวลาทำ 5 วันก่อนส่ง" in shopper
    desk = signed_in(make.owner_of(product.merchant))
    for page in (f"/desk/orders/{order.pk}/", f"/desk/orders/{order.pk}/print/", "/desk/orders/"):
        assert whole in desk.get(page).content.decode(), page
    bodies = Letter.objects.filter(template__in=["order-placed", "desk-placed"]).values_list("body", flat=True)
    assert len(bodies) == 2 and all(f"{whole} × 2" in body for body in bodies)


def test_too_many_of_a_size_is_said_beside_that_size(client, product, sized):
    page = client.post("/cart/add/", {"variant": sized[1].pk, "quantity": 6}, follow=True).content.decode()
    assert "เหลือ 5 ชิ้น และมีในตะกร้าแล้ว 0 ชิ้น" in page
    assert re.search(rf'value="{sized[1].pk}" required checked', page)


def test_a_retired_size_is_refused_by_the_cart_and_the_checkout(client, make, product, sized):
    cart = cart_with(make, sized[0])
    catalogue.set_variants(
        product=product, by=None, option_1="ขนาด", variants=[VariantFacts(9000, "700 มล.", pk=sized[1].pk)]
    )
    page = client.post("/cart/add/", {"variant": sized[0].pk, "quantity": 1}, follow=True).content.decode()
    assert "เลิกขายแบบนี้แล้ว" in page and CartLine.objects.count() == 1
    with pytest.raises(GoneFromSale, match="300 มล."):
        place(make, cart, product)


def test_a_promotion_is_struck_out_dated_and_paid(client, make, product):
    make.long_on_sale(product)
    variant = product.variants.get()
    until = clock.today() + 3 * DAY
    catalogue.promote(product=product, by=None, lowered={variant.pk: 3950}, starts=clock.today(), until=until)
    card, page = card_of(client), page_of(client, product)
    assert (card["price_satang"], card["was_satang"]) == (3950, 5000)
    assert "฿39.50" in page and re.search(r'<s class="price-was"[^>]*>.*?฿50', page, re.S) and "ราคาลดถึง" in page
    offer = offers_of(page)
    assert (offer["price"], offer["priceValidUntil"], offer["priceSpecification"]["price"]) == (
        "39.50",
        str(until),
        "50",
    )
    cart = cart_with(make, variant, 2)
    with clock.at(clock.now() + 4 * DAY):  # the page was left open over the end
        with pytest.raises(PriceChanged):
            place(make, cart, product, seen_total_satang=2 * 3950 + 4000)
        assert "ราคาลดถึง" not in page_of(client, product) and card_of(client)["was_satang"] is None
        assert offers_of(page_of(client, product))["price"] == "50"
    order = place(make, cart, product, seen_total_satang=2 * 3950 + 4000).orders.get()
    assert (order.subtotal_satang, order.lines.get().unit_price_satang) == (7900, 3950)


def test_what_is_made_to_order_says_so_before_it_is_paid(client, make, product):
    catalogue.set_when_sold(product=product, by=None, made_days=5, season_months=0)
    page = page_of(client, product)
    for words in ("ทำตามสั่ง ใช้เวลาทำ 5 วันก่อนส่ง", "รับทำได้อีก 10 ชิ้น", "ของทำตามสั่ง เปลี่ยนใจแล้วคืนไม่ได้"):
        assert words in page
    assert offers_of(page)["availability"] == "https://schema.org/MadeToOrder"
    client.post("/cart/add/", {"variant": product.variants.get().pk, "quantity": 1})
    assert "ใช้เวลาทำ 5 วันก่อนส่ง" in client.get("/cart/").content.decode()
    assert "ใช้เวลาทำ 5 วันก่อนส่ง" in client.get("/checkout/").content.decode()
    line = place(make, CartLine.objects.get().cart, product).orders.get().lines.get()
    catalogue.set_when_sold(product=product, by=None, made_days=9, season_months=0)
    line.refresh_from_db()
    assert line.made_days == 5


def test_out_of_season_is_shown_says_from_when_and_cannot_be_ordered(client, make, product):
    variant = product.variants.get()
    cart = cart_with(make, variant)
    catalogue.set_when_sold(product=product, by=None, made_days=None, season_months=seasons.mask_of([next_month()]))
    card, page = card_of(client), page_of(client, product)
    assert card["available"] == 0 and card["sold_out_note"].startswith("นอกฤดู มีอีกเดือน")
    assert card["sold_out_note"] in page and 'action="/cart/add/"' not in page
    assert offers_of(page)["availability"] == "https://schema.org/OutOfStock"
    refused = client.post("/cart/add/", {"variant": variant.pk, "quantity": 1}, follow=True).content.decode()
    assert "ตอนนี้นอกฤดูของ" in refused
    with pytest.raises(OutOfSeason):
        place(make, cart, product)
    filtered = client.get("/products/?stock=1")
    assert filtered.context["total"] == 0 and not filtered.context["page"].cards
    with clock.at(clock.now() + 31 * DAY):  # nothing was done but waiting
        assert card_of(client)["available"] == 10


def test_counts_of_the_list_agree_with_what_it_shows(client, make, product, sized):
    make.product(product.merchant, "หมด", on_hand=0)
    away = make.product(product.merchant, "ลองกอง")
    catalogue.set_when_sold(product=away, by=None, made_days=None, season_months=seasons.mask_of([next_month()]))
    catalogue.set_on_hand(variant=sized[0], on_hand=0, by=None)  # the other size is left
    shown = client.get("/products/?stock=1")
    assert shown.context["total"] == len(shown.context["page"].cards) == 1


@pytest.mark.parametrize("sizes", [False, True])
def test_lists_and_pages_cost_the_same_with_many_sizes(client, make, product, sizes):
    """Sizes cost one query more on a list, however many products have them; none on the product's page."""

    def cost(url):
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    goods = [product, *(make.product(product.merchant, f"กะปิ {number}") for number in range(11))]
    if sizes:
        for each in goods:
            make.sizes(each, ("เล็ก", 5000), ("ใหญ่", 9000), ("ใหญ่พิเศษ", 12000))
    assert cost("/products/") == 2 + sizes
    assert cost(f"/products/{product.slug}/") == 2 + sizes  # what stands near it is a list too
    assert cost("/shops/" + product.merchant.slug + "/") == 4 + sizes


def test_a_hundred_sizes_of_others_change_nothing(client, make, product):
    assert Product.objects.count() == 1
    make.sizes(product, *((f"{number} กรัม", 5000 + number) for number in range(1, 61)))
    assert page_of(client, product).count('name="variant"') == 60
