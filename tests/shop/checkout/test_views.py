import uuid

import pytest
from django.test import Client
from django.urls import reverse

from common.letters.models import Letter
from shop.catalogue import services as catalogue
from shop.catalogue.invariants import check as stock_holds
from shop.catalogue.models import Stock, Variant
from shop.delivery import services as delivery
from shop.orders.invariants import check as orders_hold
from shop.orders.models import Checkout, Order
from shop.payments import accounts
from shop.payments.invariants import check as money_holds
from shop.payments.models import Payment, PaymentMethod


def nothing_placed(response, sentence: str) -> str:
    """Assert that the page was shown again with ``sentence`` and nothing was saved; return its text."""
    text = response.content.decode()
    assert response.status_code == 200
    assert sentence in text
    assert not Checkout.objects.exists()
    assert not Order.objects.exists()
    assert not Payment.objects.exists()
    assert not Letter.objects.filter(template__startswith="order-").exists()
    assert not Stock.objects.filter(reserved__gt=0).exists()
    return text


def invariants() -> list[str]:
    return [*stock_holds(), *orders_hold(), *money_holds()]


def test_a_guest_buys_from_two_shops_and_every_satang_is_right(shopper, first, second, budu, cloth):
    shopper.add(budu, 3)
    shopper.add(cloth, 1)
    page = shopper.page()
    assert page.context["total_satang"] == 3 * 5025 + 4000 + 45050 + 5500
    placed = shopper.send(shopper.filled(page, **{f"way_{second.pk}": "cod"}))
    assert "ยอดรวมเปลี่ยนจาก ฿696.25 เป็น ฿711.25" in placed.content.decode()
    placed = shopper.send(shopper.filled(placed))
    checkout = Checkout.objects.get()
    assert placed["Location"] == reverse("checkout:placed", kwargs={"pk": checkout.pk})
    orders = {order.merchant_id: order for order in checkout.orders.all()}
    one, two = orders[first.pk], orders[second.pk]
    assert (one.subtotal_satang, one.delivery_satang, one.cod_fee_satang, one.total_satang) == (15075, 4000, 0, 19075)
    assert (two.subtotal_satang, two.delivery_satang, two.cod_fee_satang, two.total_satang) == (
        45050,
        5500,
        1500,
        52050,
    )
    assert {p.order_id: (p.provider, p.expected_satang) for p in Payment.objects.all()} == {
        one.pk: ("promptpay", 19075),
        two.pk: ("cod", 52050),
    }
    assert (checkout.name, checkout.phone, checkout.subdistrict_code) == ("อามีนะห์ ดอเลาะ", "+66898765432", "940703")
    assert checkout.address_text == "12/3 ม.4 ต.ปะเสยะวอ อ.สายบุรี จ.ปัตตานี 94110"
    assert checkout.terms_version
    assert Stock.objects.get(variant__product=budu).reserved == 3
    assert not shopper.client.get(reverse("cart:cart")).context["groups"]
    assert invariants() == []


def test_the_page_after_says_what_to_pay_where_and_tells_nobody(shopper, second, budu, cloth):
    shopper.add(budu, 1)
    shopper.add(cloth, 1)
    page = shopper.page()
    again = shopper.send(shopper.filled(page, **{f"way_{second.pk}": "cod"}))
    after = shopper.client.get(shopper.send(shopper.filled(again))["Location"])
    text = after.content.decode()
    assert "จ่าย ฿90.25 ด้วย QR" in text
    assert "เตรียมเงินสด ฿520.50 ไว้จ่ายเมื่อได้รับของ" in text
    assert "จึงจ่ายแยก 2 รายการ" in text
    assert after["Referrer-Policy"] == "no-referrer"
    assert after["Cache-Control"] == "private, no-store"
    stranger = type(shopper.client)()
    assert stranger.get(reverse("checkout:placed", kwargs={"pk": uuid.uuid4()})).status_code == 404


def test_what_must_be_paid_stands_first_with_its_sum_then_the_rest(shopper, second, budu, cloth):
    shopper.add(budu, 1)
    shopper.add(cloth, 1)
    first = shopper.page().context["parts"][0].offer.merchant_id  # the first shop is paid at the door: it comes last
    other = next(pk for pk in (second.pk, budu.merchant_id) if pk != first)
    cash = {f"way_{first}": "cod", f"way_{other}": "promptpay"}
    again = shopper.send(shopper.filled(shopper.page(), **cash))
    after = shopper.client.get(shopper.send(shopper.filled(again))["Location"])
    text = after.content.decode()
    assert [row.order.merchant_id for row in after.context["to_pay"]] == [other]
    assert [row.order.merchant_id for row in after.context["later"]] == [first]
    assert text.index("จ่ายก่อน") < text.index("ด้วย QR") < text.index("ที่เหลือ ยังไม่ต้องจ่ายตอนนี้") < text.index("เตรียมเงินสด")
    assert after.context["to_pay_satang"] + after.context["later_satang"] == after.context["total_satang"]
    assert "สั่งซื้อเรียบร้อยแล้ว" in text and "ขอบคุณคุณ" not in text


def test_who_picks_up_is_told_to_pay_in_the_shop(shopper, budu):
    shopper.add(budu, 1)
    shop = budu.merchant_id
    again = shopper.send(shopper.filled(shopper.page(), **{f"delivery_{shop}": "pickup", f"way_{shop}": "cod"}))
    text = shopper.client.get(shopper.send(shopper.filled(again))["Location"]).content.decode()
    assert "ไว้จ่ายเมื่อมารับของที่ร้าน ไม่ต้องโอนก่อน" in text and "เมื่อได้รับของ" not in text


def test_a_strangers_key_shows_nothing_of_hers(shopper, budu):
    shopper.add(budu, 1)
    data = shopper.filled()
    hers = shopper.send(data)["Location"]
    stranger = type(shopper)(Client())
    empty = stranger.send(data)
    assert empty["Location"] == reverse("cart:cart")
    stranger.add(budu, 1)
    own = stranger.send({**data, "name": "คนอื่น"})["Location"]
    assert own != hers
    assert {checkout.name for checkout in Checkout.objects.all()} == {"อามีนะห์ ดอเลาะ", "คนอื่น"}
    assert shopper.send(data)["Location"] == hers and stranger.send(data)["Location"] == own
    assert Order.objects.count() == 2 and invariants() == []


def test_a_signed_in_persons_double_click_is_hers_from_whichever_cart(make, shopper, budu):
    person = make.user()
    shopper.add(budu, 1)
    shopper.client.force_login(person)
    data = shopper.filled()
    hers = shopper.send(data)["Location"]
    elsewhere = type(shopper)(Client())
    elsewhere.client.force_login(person)
    elsewhere.add(budu, 2)
    assert elsewhere.send(data)["Location"] == hers
    assert Order.objects.count() == 1
    other = type(shopper)(Client())
    other.client.force_login(make.user())
    other.add(budu, 1)
    assert other.send(data)["Location"] != hers


def test_a_double_click_is_one_checkout(shopper, budu):
    shopper.add(budu, 2)
    data = shopper.filled()
    once, twice = shopper.send(data), shopper.send(data)
    assert once["Location"] == twice["Location"]
    assert (Checkout.objects.count(), Order.objects.count(), Payment.objects.count()) == (1, 1, 1)
    assert Stock.objects.get(variant__product=budu).reserved == 2


def test_too_few_left_refuses_everything_and_names_the_product(make, shopper, budu, cloth):
    shopper.add(budu, 2)
    shopper.add(cloth, 3)
    data = shopper.filled()
    catalogue.set_on_hand(variant=make.variant(cloth), on_hand=2, by=None)
    response = shopper.send(data)
    text = nothing_placed(response, "ผ้าทอนาหว้า เหลือ 2 ชิ้น")
    assert "12/3 ม.4" in text
    assert shopper.client.get(reverse("cart:cart")).context["groups"]
    assert invariants() == []


def test_a_new_price_is_shown_before_it_is_charged(make, shopper, budu):
    shopper.add(budu, 2)
    data = shopper.filled()
    catalogue.change_product(product=budu, by=None, price_satang=6000)
    response = shopper.send(data)
    nothing_placed(response, "ยอดรวมเปลี่ยนจาก ฿140.50 เป็น ฿160 ยังไม่ได้สั่งซื้อ")
    assert shopper.send(shopper.filled(response, key=data["key"])).status_code == 302
    assert Order.objects.get().total_satang == 16000


def test_new_choices_without_script_are_recalculated_and_nothing_typed_is_lost(shopper, first, budu):
    shopper.add(budu, 2)
    page = shopper.page()
    changed = {
        f"delivery_{first.pk}": "pickup",
        f"way_{first.pk}": "cod",
        "phone": "",
        "place": None,
        "act": "recalculate",
    }
    again = shopper.send(shopper.filled(page, **changed))
    assert again.context["total_satang"] == 2 * 5025  # no sending, and no carrier to be paid for cash
    assert again.context["key"] == page.context["key"]
    assert not again.context["form"].errors
    text = again.content.decode()
    assert "อามีนะห์ ดอเลาะ" in text
    assert 'value="94110"' in text
    assert not Checkout.objects.exists()
    order = Order.objects.get(
        checkout=shopper.buy(
            **{k: v for k, v in changed.items() if k in shopper.filled(again)}
            | {"act": "place", "phone": "0898765432", "seen_total": "10050"}
        )
    )
    assert (order.delivery_kind, order.total_satang, order.cod_fee_satang) == ("pickup", 10050, 0)


@pytest.mark.parametrize(
    "broken", [{"seen_total": "x"}, {"seen_total": None}, {"seen_total": "-1"}, {"key": "x"}, {"key": None}]
)
def test_without_a_total_or_a_key_the_page_is_shown_first(shopper, budu, broken):
    shopper.add(budu)
    response = shopper.send(shopper.filled(**broken))
    assert response.status_code == 200
    assert response.context["total_satang"] == 9025
    assert not Checkout.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "", "ใส่ชื่อผู้รับ เพื่อให้ร้านเขียนบนห่อของ"),
        ("name", "ก" * 151, "ข้อความยาวเกินไป ใส่ได้ไม่เกิน 150 ตัวอักษร"),
        ("phone", "", "ใส่เบอร์โทรศัพท์ เช่น 081-234-5678"),
        ("phone", "12345", "เบอร์โทรศัพท์ไม่ถูกต้อง"),
        ("email", "not-an-address", "อีเมลไม่ถูกต้อง"),
        ("line", "", "ใส่บ้านเลขที่และหมู่บ้านหรือถนน"),
        ("place", "999999:99999", "ไม่พบตำบลนี้แล้ว"),
        ("note", "ก" * 301, "ข้อความยาวเกินไป ใส่ได้ไม่เกิน 300 ตัวอักษร"),
        ("terms", None, "อ่านข้อตกลงแล้วทำเครื่องหมายยอมรับก่อนสั่งซื้อ"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_all_else_stays(shopper, budu, field, value, sentence):
    shopper.add(budu)
    text = nothing_placed(shopper.send(shopper.filled(**{field: value})), sentence)
    assert ("อามีนะห์ ดอเลาะ" in text) is (field != "name")


@pytest.mark.parametrize(
    ("kind", "value", "sentence"),
    [
        ("delivery", "", "ร้าน บูดูยายแมะ ไม่มีวิธีจัดส่งที่เลือกแล้ว"),
        ("delivery", "drone", "ร้าน บูดูยายแมะ ไม่มีวิธีจัดส่งที่เลือกแล้ว"),
        ("delivery", None, "ร้าน บูดูยายแมะ ไม่มีวิธีจัดส่งที่เลือกแล้ว"),
        ("way", "", "ร้าน บูดูยายแมะ ไม่รับชำระเงินด้วยวิธีที่เลือกแล้ว"),
        ("way", "bitcoin", "ร้าน บูดูยายแมะ ไม่รับชำระเงินด้วยวิธีที่เลือกแล้ว"),
    ],
)
def test_a_missing_choice_is_said_by_its_shop(shopper, first, budu, kind, value, sentence):
    shopper.add(budu)
    response = shopper.send(shopper.filled(**{f"{kind}_{first.pk}": value}))
    nothing_placed(response, sentence)
    assert list(response.context["form"].errors) == [f"{kind}_{first.pk}"]


def test_a_way_that_was_switched_off_meanwhile_is_refused_in_words(make, shopper, first, budu):
    shopper.add(budu)
    data = shopper.filled()
    accounts.set_ways(merchant=first, by=make.owner_of(first), promptpay_on=False, cod_on=True)
    nothing_placed(shopper.send(data), "ร้าน บูดูยายแมะ ไม่รับชำระเงินด้วยวิธีที่เลือกแล้ว")


def test_pick_up_needs_no_address_and_keeps_none(make, shopper, first, budu):
    delivery.set_methods(merchant=first, by=None, flat_satang=None, pickup_note="ทุกวัน")
    shopper.add(budu)
    checkout = shopper.buy(line="", place=None, place_query="ตำบลที่ไม่มี", landmark="")
    assert (checkout.address_text, checkout.subdistrict_code) == ("", "")
    assert checkout.orders.get().total_satang == 5025


def test_cash_is_not_offered_for_dear_goods(make, shopper, first):
    shopper.add(make.product(first, "ผ้าไหมโบราณ", price_satang=499_000))
    form = shopper.page().context["form"]
    assert [way.key for way in form.offers[0].ways] == ["promptpay"]
    cheaper = make.product(first, "ผ้าฝ้าย", price_satang=498_000)
    shopper.client.cookies.clear()
    delivery.set_methods(merchant=first, by=None, flat_satang=4000, pickup_note="ทุกวัน")
    accounts.set_ways(merchant=first, by=None, promptpay_on=True, cod_on=True, cod_fee_satang=0)
    shopper.add(cheaper)
    data = shopper.filled(**{f"way_{first.pk}": "cod"})
    nothing_placed(shopper.send(data), "ไม่รับชำระเงินด้วยวิธีที่เลือกแล้ว")


@pytest.mark.parametrize("how", ["paused", "suspended"])
def test_what_left_the_sale_meanwhile_is_named(shopper, first, budu, how):
    shopper.add(budu)
    data = shopper.filled()
    if how == "paused":
        catalogue.pause(product=budu, by=None)
    else:
        first.state = "suspended"
        first.save()
    nothing_placed(shopper.send(data), "น้ำบูดูสายบุรี ไม่ได้วางขายแล้ว กรุณานำออกจากตะกร้า")


def test_a_shop_that_cannot_be_paid_cannot_sell(make, shopper, first, budu):
    shopper.add(budu)
    data = shopper.filled()
    accounts.set_ways(merchant=first, by=None, promptpay_on=False, cod_on=False)
    nothing_placed(shopper.send(data), "ร้าน บูดูยายแมะ ยังตั้งค่าการจัดส่งหรือการรับเงินไม่เสร็จ")
    assert shopper.page()["Location"] == reverse("cart:cart")


def test_extra_fields_change_nothing(shopper, first, budu):
    shopper.add(budu)
    checkout = shopper.buy(price_satang="1", total_satang="1", merchant="999", state="delivered", shopper="1")
    order = checkout.orders.get()
    assert (order.total_satang, order.state, order.merchant_id, checkout.shopper) == (9025, "placed", first.pk, None)


@pytest.mark.parametrize("method", ["get", "post"])
def test_an_empty_cart_leads_back_with_a_sentence(client, db, method):
    response = getattr(client, method)(reverse("checkout:checkout"))
    assert response["Location"] == reverse("cart:cart")
    assert "ตะกร้าว่างเปล่า" in client.get(reverse("cart:cart")).content.decode()


def test_a_signed_in_shopper_finds_her_last_address_and_her_orders(make, shopper, budu):
    person = make.user(first_name="รอฮานี")
    shopper.client.force_login(person)
    shopper.add(budu)
    assert 'value="รอฮานี"' in shopper.page().content.decode()
    checkout = shopper.buy()
    assert checkout.shopper == person
    shopper.add(budu)
    text = shopper.page().content.decode()
    assert "12/3 ม.4" in text
    assert "089-876-5432" in text
    assert checkout.orders.get().number in shopper.client.get(reverse("orders:list")).content.decode()


def test_the_forms_carry_the_security_token(make, budu):
    strict = Client(enforce_csrf_checks=True)
    variant = Variant.objects.get(product=budu)
    assert strict.post(reverse("cart:add"), {"variant": variant.pk, "quantity": 1}).status_code == 403
    loose = Client()
    loose.post(reverse("cart:add"), {"variant": variant.pk, "quantity": 1})
    forms = loose.get(reverse("cart:cart")).content.decode().count('method="post"')
    assert loose.get(reverse("cart:cart")).content.decode().count("csrfmiddlewaretoken") == forms >= 2
    assert loose.get(reverse("checkout:checkout")).content.decode().count("csrfmiddlewaretoken") == 1


def test_malay_readers_are_written_to_in_malay(shopper, budu):
    shopper.add(budu)
    page = shopper.client.get("/ms/checkout/")
    response = shopper.client.post("/ms/checkout/", shopper.filled(page))
    assert response["Location"].startswith("/ms/checkout/")
    assert Checkout.objects.get().language == "ms"


def test_the_way_to_the_checkout_names_the_shop_that_takes_no_money(make, shopper, first, budu):
    """Nothing in the cart is marked then: her lines are fine."""
    shopper.add(budu)
    PaymentMethod.objects.update(active=False)
    cart = shopper.client.get(reverse("checkout:checkout"), follow=True)
    *_added, said = cart.context["messages"]
    assert str(said) == "ร้าน บูดูยายแมะ ยังตั้งค่าการจัดส่งหรือการรับเงินไม่เสร็จ กรุณานำสินค้าของร้านนี้ออกจากตะกร้าก่อน"
