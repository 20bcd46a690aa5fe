"""Goods that do not travel with the rest: what she sees before paying is what the order costs, to the satang."""

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from shop.catalogue import services as catalogue
from shop.delivery import services as delivery
from shop.delivery.carriage import Rule
from shop.delivery.errors import NotCarried
from shop.orders import links
from shop.orders.models import Order


def sends(shop, *, pickup="ทุกวัน", steps=(), free=30_000, **rules):
    delivery.set_methods(
        merchant=shop, by=None, flat_satang=4_000, free_above_satang=free, pickup_note=pickup, steps=steps, rules=rules
    )


def test_a_cold_parcel_is_added_in_the_cart_the_checkout_and_the_order_alike(shopper, make, first, budu):
    fish = make.product(first, "ปลากุเลาแช่เย็น", price_satang=20_000, storage="chilled", weight_g=800)
    assert fish.delivery_profile == "chilled"
    sends(first, chilled=Rule(satang=15_050, days=9))
    page = shopper.client.get(reverse("browse:product", args=[fish.slug])).content.decode()
    assert "แยกพัสดุ ฿150.50 ต่อคำสั่งซื้อ · ส่งเฉพาะวัน จ. พฤ." in page
    assert "แช่เย็น ส่งในกล่องเก็บความเย็น" in page
    shopper.add(fish)
    shopper.add(budu)
    cart = shopper.client.get(reverse("cart:cart"))
    assert cart.context["sending_satang"] == 4_000 + 15_050
    assert "แช่เย็น: แยกพัสดุ ฿150.50 ต่อคำสั่งซื้อ · ส่งเฉพาะวัน จ. พฤ." in cart.content.decode()
    assert "ซื้ออีก ฿49.75" in cart.content.decode()  # until the ordinary parcel is free
    page = shopper.page()
    assert page.context["total_satang"] == 20_000 + 5_025 + 4_000 + 15_050
    order = shopper.buy().orders.get()
    assert (order.delivery_satang, order.total_satang) == (19_050, 44_075)
    assert (order.delivery_note, order.delivery_rules) == ("", {"chilled": {"satang": 15_050, "days": 9}})
    shopper.add(fish)
    shopper.add(budu, 2)
    cart = shopper.client.get(reverse("cart:cart"))
    assert cart.context["sending_satang"] == 15_050  # 300.50 baht: the ordinary parcel is free, the cold one is not
    assert "ซื้อครบ ฿300 แล้ว ร้านส่งให้ฟรี" in cart.content.decode()
    sends(first, chilled=Rule(satang=99_900))  # what was agreed stays, and everybody reads it in her own language
    Order.objects.filter(pk=order.pk).update(delivery_note="โทรก่อนส่ง")
    path, desk = reverse("orders:order", args=[links.token(order)]), reverse("manage:order", args=[order.pk])
    thai, english = (strip_tags(shopper.client.get(start + path).content.decode()) for start in ("", "/en"))
    assert "โทรก่อนส่ง / แช่เย็น: แยกพัสดุ ฿150.50 ต่อคำสั่งซื้อ · ส่งเฉพาะวัน จ. พฤ." in thai
    assert "โทรก่อนส่ง / Chilled: Separate parcel, ฿150.50 per order · Sent only on Mon Thu" in english
    shopper.client.force_login(make.owner_of(first))
    at_desk = strip_tags(shopper.client.get("/en" + desk).content.decode())
    assert "Separate parcel, ฿150.50 per order · Sent only on Mon Thu" in at_desk


def test_by_weight_the_order_costs_what_its_row_says(shopper, first, budu):
    catalogue.change_product(product=budu, by=None, weight_g=480)
    sends(first, steps=[(1_000, 4_025), (3_000, 6_550)], free=None)
    shopper.add(budu, 3)
    assert shopper.page().context["total_satang"] == 3 * 5_025 + 6_550
    assert shopper.buy().orders.get().delivery_satang == 6_550


def test_what_is_not_sent_to_homes_can_be_picked_up_or_taken_out(shopper, make, first, budu):
    cage = make.product(first, "กรงนกเขา", price_satang=90_000, delivery_profile="oversize")
    shopper.add(cage)
    shopper.add(budu)
    before = shopper.filled()
    sends(first, oversize=Rule(carried=False))  # in the moment in which she looks
    refusal = "ร้านไม่ส่ง “กรงนกเขา” ถึงบ้าน (ชิ้นใหญ่) เลือกมารับเองที่ร้าน หรือนำสินค้านี้ออกจากตะกร้า"
    assert refusal in shopper.client.get(reverse("cart:cart")).content.decode()
    sent = shopper.send({**before, f"delivery_{first.pk}": "flat"})
    assert sent.status_code == 200 and sent.content.decode().count(refusal) >= 1
    assert not Order.objects.exists()
    page = shopper.page()
    assert page.context["total_satang"] == 90_000 + 5_025  # only picking up is offered, and it is free
    assert shopper.buy().orders.get().delivery_kind == "pickup"


def test_what_no_way_takes_says_so_on_its_line_and_the_rest_can_be_bought(shopper, make, first, budu):
    cage = make.product(first, "กรงนกเขา", price_satang=90_000, delivery_profile="oversize")
    sends(first, pickup=None, oversize=Rule(carried=False))
    assert "ร้านไม่ส่งสินค้านี้ถึงบ้าน" in shopper.client.get(reverse("browse:product", args=[cage.slug])).content.decode()
    shopper.add(cage)
    shopper.add(budu)
    cart = shopper.client.get(reverse("cart:cart"))
    said = "ร้านไม่ส่ง “กรงนกเขา” ถึงบ้าน (ชิ้นใหญ่) และยังไม่เปิดให้มารับเอง กรุณานำสินค้านี้ออกจากตะกร้า"
    assert said in cart.content.decode() and not cart.context["ready"]
    assert shopper.page()["Location"] == reverse("cart:cart")
    shopper.client.post(reverse("cart:remove"), {"variant": cage.variants.get().pk})
    assert shopper.buy().orders.get().total_satang == 5_025 + 4_000


@pytest.mark.django_db
def test_the_verb_itself_refuses_what_a_way_does_not_take(make, first, budu):
    cage = make.product(first, "กรงนกเขา", delivery_profile="oversize")
    sends(first, oversize=Rule(carried=False))
    line = [(cage.variants.select_related("product").get(), 1)]
    with pytest.raises(NotCarried):
        delivery.choose(merchant=first, kind="flat", lines=line)
    assert delivery.choose(merchant=first, kind="pickup", lines=line).kind == "pickup"
