import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from shop.cart.models import CartLine
from shop.catalogue import services as catalogue
from shop.catalogue.models import Variant


@pytest.fixture
def shop(make):
    return make.ready(make.merchant("ร้านบูดูยายแมะ"), flat_satang=4000, free_above_satang=30000)


@pytest.fixture
def budu(make, shop):
    return make.product(shop, "น้ำบูดูสายบุรี", price_satang=5000, on_hand=10)


def add(client, product, quantity=1, **more):
    variant = Variant.objects.get(product=product)
    return client.post(reverse("cart:add"), {"variant": variant.pk, "quantity": quantity, **more})


def said(response) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_adding_goes_back_to_the_product_and_keeps_a_safe_cookie(client, budu):
    response = add(client, budu, 2)
    assert response.status_code == 302
    assert response["Location"] == reverse("browse:product", kwargs={"slug": budu.slug})
    assert said(response)[0].startswith("ใส่ น้ำบูดูสายบุรี 2 ชิ้นลงตะกร้าแล้ว")
    cookie = response.cookies["kedai_cart"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 60 * 24 * 60 * 60)
    assert CartLine.objects.get().quantity == 2


def test_the_cookie_is_secure_where_the_session_s_is(client, budu, settings):
    settings.SESSION_COOKIE_SECURE = True
    assert add(client, budu).cookies["kedai_cart"]["secure"] is True


@pytest.mark.parametrize(
    ("wanted", "goes"),
    [
        ("/cart/", "/cart/"),
        ("/products/?q=กะปิ", "/products/?q=%E0%B8%81%E0%B8%B0%E0%B8%9B%E0%B8%B4"),
        ("https://evil.test/", None),
        ("//evil.test/", None),
        ("/\\evil.test/", None),
        ("/\t/evil.test/", None),
        ("http://testserver/cart/", None),
        ("javascript:alert(1)", None),
        ("foo", None),
        ("cart:cart", None),
        ("shop.cart.views.Add", None),
        ("?x", None),
        ("/" + "x" * 3000, None),
    ],
)
def test_next_leads_only_to_a_path_of_ours(client, budu, wanted, goes):
    response = add(client, budu, next=wanted)
    assert response["Location"] == (goes or reverse("browse:product", kwargs={"slug": budu.slug}))
    assert "kedai_cart" in response.cookies
    assert CartLine.objects.get().quantity == 1


@pytest.mark.parametrize("quantity", ["1", "0", "11"])
def test_a_strange_next_is_no_error_where_it_is_refused_either(client, budu, quantity):
    assert add(client, budu, quantity, next="foo").status_code == 302


@pytest.mark.parametrize(
    ("quantity", "sentence"),
    [
        ("0", "ใส่จำนวนตั้งแต่ 1 ขึ้นไป"),
        ("-1", "ใส่จำนวนตั้งแต่ 1 ขึ้นไป"),
        ("1000", "จำนวนมากเกินไป ใส่ได้ไม่เกิน 999"),
        ("สองขวด", "อ่านจำนวนไม่ได้ ใส่เป็นตัวเลขเท่านั้น เช่น 10"),
        ("1.5", "ใส่เป็นจำนวนเต็ม ไม่มีจุดทศนิยม เช่น 10"),
        ("", "ใส่จำนวนเป็นตัวเลข เช่น 10"),
        ("9" * 400, "จำนวนมากเกินไป ใส่ได้ไม่เกิน 999"),
        ("11", "น้ำบูดูสายบุรี เหลือ 10 ชิ้น และมีในตะกร้าแล้ว 0 ชิ้น กรุณาลดจำนวน"),
    ],
)
def test_an_absurd_quantity_is_shown_again_with_its_sentence_by_the_field(client, budu, quantity, sentence):
    response = add(client, budu, quantity)
    assert response["Location"] == reverse("browse:product", kwargs={"slug": budu.slug})
    page = client.get(response["Location"]).content.decode()
    assert f'name="quantity" id="quantity" value="{quantity[:40]}"' in page
    assert 'aria-invalid="true" aria-describedby="quantity-wrong"' in page
    assert f"<span>{sentence}</span></p>" in page.split('id="quantity-wrong"')[1]
    assert not CartLine.objects.exists()
    again = client.get(response["Location"]).content.decode()  # said once
    assert sentence not in again and 'value="1"' in again


def test_a_refused_quantity_is_no_word_about_another_product(client, make, shop, budu):
    add(client, budu, "สองขวด")
    other = make.product(shop, "กะปิ")
    assert "อ่านจำนวนไม่ได้" not in client.get(reverse("browse:product", kwargs={"slug": other.slug})).content.decode()


def test_what_was_typed_is_text_and_nothing_more(client, budu):
    response = add(client, budu, '"><script>alert(1)</script>')
    page = client.get(response["Location"]).content.decode()
    assert "<script>alert(1)" not in page
    assert "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_what_is_not_sold_any_more_is_said_in_the_cart(client, budu):
    catalogue.pause(product=budu, by=None)
    response = add(client, budu)
    assert response["Location"] == reverse("cart:cart")
    assert "น้ำบูดูสายบุรี ไม่ได้วางขายอยู่ในขณะนี้" in client.get(response["Location"]).content.decode()


def test_what_is_sold_out_is_said_on_its_page(client, make, budu):
    catalogue.set_on_hand(variant=make.variant(budu), on_hand=0, by=None)
    response = add(client, budu)
    assert response["Location"] == reverse("browse:product", kwargs={"slug": budu.slug})
    assert "น้ำบูดูสายบุรี หมดแล้ว กรุณาเลือกสินค้าอื่น" in client.get(response["Location"]).content.decode()


def test_thai_digits_are_numbers(client, budu):
    add(client, budu, "๓")
    assert CartLine.objects.get().quantity == 3


@pytest.mark.parametrize("variant", ["", "0", "-4", "x", "999999", str(2**63), "9" * 60])
def test_a_product_that_is_not_there_is_a_sentence(client, db, variant):
    response = client.post(reverse("cart:add"), {"variant": variant, "quantity": 1})
    assert response["Location"] == reverse("cart:cart")
    assert said(response) == ["ไม่พบสินค้านี้แล้ว กรุณาเลือกสินค้าจากหน้ารายการสินค้าอีกครั้ง"]


def test_the_page_shows_groups_sums_and_when_sending_is_free(client, make, shop, budu):
    other = make.ready(make.merchant("กลุ่มทอผ้านาหว้า", province="90"), flat_satang=5500)
    add(client, budu, 3)
    add(client, make.product(other, "ผ้าทอ", price_satang=45050), 1)
    page = client.get(reverse("cart:cart"))
    text = page.content.decode()
    assert "มีของจาก 2 ร้าน เงินเข้าบัญชีของแต่ละร้านโดยตรง จึงจ่ายแยก 2 รายการ" in text
    assert "ส่งฟรีเมื่อซื้อครบ ฿300 ซื้ออีก ฿150" in text
    context = page.context
    assert (context["goods_satang"], context["sending_satang"], context["total_satang"]) == (60050, 9500, 69550)
    assert context["ready"]
    assert reverse("checkout:checkout") in text
    assert page["Cache-Control"] == "private, no-store"


def test_what_cannot_be_bought_says_why_and_keeps_from_checkout(client, make, shop, budu):
    short, gone = make.product(shop, "กะปิ", on_hand=5), make.product(shop, "ปลาเค็ม", on_hand=5)
    for product in (budu, short, gone):
        add(client, product, 4)
    catalogue.pause(product=budu, by=None)
    catalogue.set_on_hand(variant=make.variant(short), on_hand=2, by=None)
    catalogue.set_on_hand(variant=make.variant(gone), on_hand=0, by=None)
    text = client.get(reverse("cart:cart")).content.decode()
    assert "สินค้านี้ไม่ได้วางขายแล้ว กรุณานำออกจากตะกร้า" in text
    assert "เหลือ 2 ชิ้น กรุณาลดจำนวนก่อนสั่งซื้อ" in text
    assert "ลดเหลือ 2 ชิ้น" in text
    assert "สินค้าหมดแล้ว กรุณานำออกจากตะกร้า" in text
    assert f'href="{reverse("checkout:checkout")}"' not in text
    assert client.get(reverse("checkout:checkout"))["Location"] == reverse("cart:cart")


def test_a_suspended_shop_says_so_in_the_cart(client, shop, budu):
    add(client, budu)
    shop.state = "suspended"
    shop.save()
    assert "ร้านนี้ปิดรับคำสั่งซื้ออยู่" in client.get(reverse("cart:cart")).content.decode()


def test_quantity_is_changed_and_refused_by_plain_posts(client, make, budu):
    add(client, budu, 2)
    variant = make.variant(budu)
    client.post(reverse("cart:change"), {"variant": variant.pk, "quantity": "๕"})
    assert CartLine.objects.get().quantity == 5
    client.post(reverse("cart:remove"), {"variant": variant.pk})
    client.post(reverse("cart:remove"), {"variant": variant.pk})
    assert not CartLine.objects.exists()


@pytest.mark.parametrize("headers", [{}, {"hx-request": "true"}])
@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("50", "น้ำบูดูสายบุรี เหลือ 10 ชิ้น และมีในตะกร้าแล้ว 2 ชิ้น กรุณาลดจำนวน"),
        ("-1", "ใส่จำนวนตั้งแต่ 0 ขึ้นไป"),
        ("1000", "จำนวนมากเกินไป ใส่ได้ไม่เกิน 999"),
        ("สองขวด", "อ่านจำนวนไม่ได้ ใส่เป็นตัวเลขเท่านั้น เช่น 10"),
        ("", "ใส่จำนวนเป็นตัวเลข เช่น 10"),
    ],
)
def test_a_refused_change_is_shown_again_with_its_sentence_by_the_field(client, make, budu, typed, sentence, headers):
    add(client, budu, 2)
    client.get(reverse("cart:cart"))
    variant = make.variant(budu)
    response = client.post(reverse("cart:change"), {"variant": variant.pk, "quantity": typed}, headers=headers)
    assert response.status_code == 200
    page = response.content.decode()
    assert f'name="quantity" id="quantity-{variant.pk}" value="{typed}"' in page
    assert f'aria-invalid="true" aria-describedby="wrong-{variant.pk}"' in page
    assert f"<span>{sentence}</span></p>" in page.split(f'id="wrong-{variant.pk}"')[1]
    assert response.context["goods_satang"] == 10000
    assert CartLine.objects.get().quantity == 2


def test_a_refused_change_of_what_lies_in_no_cart_is_a_sentence(client, make, budu):
    response = client.post(reverse("cart:change"), {"variant": make.variant(budu).pk, "quantity": "x"})
    assert response["Location"] == reverse("cart:cart")
    assert said(response) == ["อ่านจำนวนไม่ได้ ใส่เป็นตัวเลขเท่านั้น เช่น 10"]


def test_a_stranger_cannot_change_her_cart(client, make, budu):
    add(client, budu, 2)
    stranger = type(client)()
    stranger.post(reverse("cart:remove"), {"variant": make.variant(budu).pk})
    assert CartLine.objects.get().quantity == 2


@pytest.mark.parametrize("name", ["cart:add", "cart:change", "cart:remove"])
def test_whoever_reloads_an_act_sees_the_cart(client, db, name):
    assert client.get(reverse(name))["Location"] == reverse("cart:cart")
    assert client.post(reverse(name), {}).status_code == 302


def test_an_empty_cart_gives_the_first_step(client, db):
    text = client.get(reverse("cart:cart")).content.decode()
    assert "ตะกร้ายังว่าง" in text
    assert reverse("browse:products") in text


def test_two_and_twenty_lines_cost_the_same_queries(client, make, shop):
    counts = []
    for lines in (2, 18):
        for number in range(lines):
            add(client, make.product(shop, f"ของ {lines} {number}"))
        client.get(reverse("cart:cart"))  # the messages of adding are said once
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("cart:cart"))
        counts.append(len(asked))
    assert counts == [4, 4]


def test_a_shop_with_nothing_to_buy_costs_no_sending(client, make, shop, budu):
    add(client, budu, 2)
    catalogue.set_on_hand(variant=make.variant(budu), on_hand=0, by=None)
    context = client.get(reverse("cart:cart")).context
    assert (context["goods_satang"], context["sending_satang"], context["total_satang"]) == (0, 0, 0)
