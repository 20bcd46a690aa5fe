"""What is kept of lists, searches and product pages is never shown after it stopped being so."""

import datetime
import re

import pytest
from django.urls import reverse
from django.utils import translation

from common import clock
from merchants import services as merchants
from merchants.certificates import services as certificates
from shop.aftercare.services import reviews
from shop.catalogue import counts, seasons, stock
from shop.catalogue import services as catalogue
from shop.catalogue.models import Allergen, Category, Product, Variant


@pytest.fixture
def merchant(make):
    return make.ready(make.merchant())


@pytest.fixture
def product(make, merchant):
    return make.product(merchant, "น้ำบูดูสายบุรี", on_hand=3)


def page_of(client, product) -> str:
    return client.get(f"/products/{product.slug}/").content.decode()


def test_a_products_page_tells_price_stock_and_proof_of_this_moment(client, make, merchant, product):
    near = make.product(merchant, "กะปิกุ้ง", on_hand=1)
    before = page_of(client, product)
    assert "฿50" in before and "เหลือ 3 ชิ้น" in before and "หมดชั่วคราว" not in before

    Variant.objects.filter(product=product).update(price_satang=7700)  # behind the verbs' back: no version is raised
    page = page_of(client, product)
    assert "฿77" in page and '"price": "77"' in page
    stock.reserve([(make.variant(product).pk, 1)])
    assert "เหลือ 2 ชิ้น" in page_of(client, product)
    stock.release([(make.variant(product).pk, 1)])
    assert page_of(client, product).count("เหลือ 3 ชิ้น") == 1
    stock.reserve([(make.variant(near).pk, 1)])
    assert "หมดชั่วคราว" in page_of(client, product)  # on the card beside it
    stock.reserve([(make.variant(product).pk, 3)])
    page = page_of(client, product)
    assert "OutOfStock" in page and 'id="buy"' not in page

    proof = make.certificate(product)
    assert "hasCertification" in page_of(client, product)
    certificates.suspend(certificate=proof, by=make.officer(), reason="ผู้ออกกำลังตรวจสอบ")
    assert "hasCertification" not in page_of(client, product)
    catalogue.pause(product=near, by=make.owner_of(merchant))
    assert near.name not in page_of(client, product)
    merchants.suspend(merchant=merchant, by=make.officer(), reason="ตรวจสอบ")
    assert client.get(f"/products/{product.slug}/").status_code == 404


def test_a_certificate_ends_at_midnight(client, make, product):
    make.certificate(product, days=1)
    assert "hasCertification" in page_of(client, product)
    with clock.at(clock.now() + datetime.timedelta(days=2)):
        assert "hasCertification" not in page_of(client, product)


def test_words_of_buyers_and_editors_are_read_at_once(client, make, product, signed_in):
    order = make.delivered(make.order(product.merchant, goods=product, pieces=1))
    said = make.review(order, words="หอมมาก")
    assert "หอมมาก" in page_of(client, product)
    reviews.reply(review=said, by=make.owner_of(product.merchant), words="ขอบคุณค่ะ")
    assert "ขอบคุณค่ะ" in page_of(client, product)
    fish, by = Allergen.objects.first(), make.owner_of(product.merchant)
    catalogue.change_product(product=product, by=by, category=Category.objects.filter(food=True, children=None).first())
    assert str(fish) not in page_of(client, product)
    catalogue.change_product(product=product, by=by, allergens=[fish])
    assert str(fish) in page_of(client, product)
    editor = signed_in(make.admin())
    address = reverse("wagtailsnippets_catalogue_allergen:edit", args=[fish.pk])
    form = editor.get(address).context["form"]
    facts = {name: form[name].value() or "" for name in form.fields}
    assert editor.post(address, {**facts, "name": "ปลาและของจากปลา"}).status_code == 302
    assert "ปลาและของจากปลา" in page_of(client, product)


def test_nothing_of_a_shopper_is_kept_for_the_next(client, make, product):
    other = make.product(product.merchant, "กะปิกุ้ง", on_hand=9)
    shopper = make.user(first_name="ยามีละห์")
    client.force_login(shopper)
    for address in ("/products/", f"/products/{product.slug}/", "/search/?q=บูดู"):
        page = client.get(address).content.decode()
        assert "/accounts/logout/" in page
    page = client.get(f"/products/{product.slug}/")
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.content.decode())[1]
    fields = {"variant": make.variant(other).pk, "quantity": "2"}
    client.post("/cart/add/", fields)
    assert '<span class="count">2' in page_of(client, product)
    client.post("/cart/add/", {"variant": make.variant(product).pk, "quantity": "99"})
    assert 'value="99"' in page_of(client, product) and 'value="99"' not in page_of(client, product)
    client.logout()
    client.cookies.clear()
    for address in ("/products/", f"/products/{product.slug}/", "/search/?q=บูดู"):
        page = client.get(address).content.decode()
        assert "/accounts/logout/" not in page and '<span class="count">' not in page and token not in page


def test_a_search_shows_what_can_be_ordered_first_at_this_moment(client, make, merchant):
    goods = [make.product(merchant, f"น้ำบูดู {number}", on_hand=1) for number in range(3)]
    shelf = [make.variant(each).pk for each in goods]

    def found(query="?q=บูดู") -> list[int]:
        return [card["pk"] for card in client.get(f"/search/{query}").context["page"].cards]

    newest = [each.pk for each in reversed(goods)]
    assert found() == newest
    stock.reserve([(shelf[2], 1)])
    assert found() == [*newest[1:], newest[0]]
    assert found("?q=บูดู&sort=newest") == newest
    inside = client.get("/search/?q=บูดู&stock=1")
    assert inside.context["total"] == 2 and newest[0] not in [card["pk"] for card in inside.context["page"].cards]
    stock.release([(shelf[2], 1)])
    assert found() == newest and client.get("/search/?q=บูดู&stock=1").context["total"] == 3
    newer = make.product(merchant, "น้ำบูดูใหม่")
    assert found()[0] == newer.pk
    catalogue.pause(product=newer, by=make.owner_of(merchant))
    assert found() == newest
    Product.objects.filter(pk=goods[0].pk).update(state="paused")  # behind the verbs' back
    assert goods[0].pk not in found()


def test_what_is_left_hangs_on_empty_shelves_and_on_the_version_alone(client, make, merchant):
    tea, cake = make.product(merchant, "ชาใบเตย", on_hand=2), make.product(merchant, "ขนมลา", on_hand=9)

    def left(address="/products/?stock=1") -> int:
        return client.get(address).context["listed"].narrowing["total"]

    before = counts.now().shelves
    assert left() == left("/products/?stock=1&min=1") == 2
    stock.reserve([(make.variant(tea).pk, 1)])
    assert counts.now().shelves == before and left() == 2
    stock.reserve([(make.variant(tea).pk, 1)])
    assert counts.now().shelves != before
    assert left() == left("/products/?stock=1&min=1") == left("/search/?q=ชาใบเตย") == 1
    assert left("/search/?q=ชาใบเตย&stock=1") == 0
    other = seasons.mask_of([clock.today().month % 12 + 1])
    catalogue.set_when_sold(product=cake, by=make.owner_of(merchant), made_days=None, season_months=other)
    assert left() == 0
    stock.release([(make.variant(tea).pk, 2)])
    assert counts.now().shelves == before and left() == 1


def test_kept_parts_speak_the_readers_language(client, make, product):
    for language in ("th", "en", "ms", "th"):
        prefix = "" if language == "th" else f"/{language}"
        page = client.get(f"{prefix}/products/{product.slug}/").content.decode()
        with translation.override(language):
            assert translation.gettext("ใส่ตะกร้า") in page
