"""Changed texts at the desk: the notice on every page, the page that says what changed, the button; what stops when it is late."""

import datetime

import pytest
from django.urls import reverse

from common import clock
from common.consents.models import Consent
from merchants.terms import services as terms
from shop.catalogue.models import Product
from shop.payments import services as payments
from shop.payments.accounts import account_of

CHANGED = "ค่าส่งคืนสินค้าเป็นของร้าน <b>"
LATE = "เลยวันที่ต้องยอมรับข้อตกลงฉบับใหม่แล้ว ให้เจ้าของร้านเปิดหน้า “ข้อตกลงของร้าน” อ่านแล้วกดยอมรับก่อน จึงทำรายการนี้ได้"


@pytest.fixture
def merchant(make):
    return make.ready(make.merchant("กลุ่มบูดู"))


@pytest.fixture
def desk(merchant, make, signed_in):
    return signed_in(make.owner_of(merchant))


@pytest.fixture
def version(merchant):
    last = clock.today() + datetime.timedelta(days=30)
    return terms.publish(kind="terms", version="2570-01", changes=CHANGED, accept_by=last)


def too_late():
    return clock.at(clock.now() + datetime.timedelta(days=31))


def text_of(response) -> str:
    return response.content.decode()


def test_an_owner_reads_it_on_every_page_until_she_accepts(desk, merchant, version):
    for path in ["/desk/", "/desk/products/", "/desk/orders/", "/desk/team/", "/desk/more/"]:
        page = text_of(desk.get(path))
        assert "อ่านว่าอะไรเปลี่ยน แล้วกดยอมรับภายใน" in page and 'href="/desk/terms/"' in page, path
    page = text_of(desk.get("/desk/terms/"))
    assert "ค่าส่งคืนสินค้าเป็นของร้าน &lt;b&gt;" in page and "ฉบับที่ 2570-01" in page and 'href="/terms/"' in page
    assert "อ่านว่าอะไรเปลี่ยน" not in page
    typed = {"merchant": merchant.pk, "seen": version.pk, "agree": "on"}
    page = text_of(desk.post("/desk/terms/", typed, follow=True))
    assert "บันทึกแล้วว่าร้านยอมรับข้อตกลงฉบับใหม่" in page and "ไม่มีข้อตกลงฉบับใหม่ที่รอให้ยอมรับ" in page
    assert "คุณฟาตีเมาะ" in page
    desk.post("/desk/terms/", typed)
    assert Consent.objects.about(merchant).count() == 1
    assert "อ่านว่าอะไรเปลี่ยน" not in text_of(desk.get("/desk/products/"))


def test_without_the_tick_nothing_is_accepted(desk, merchant, version):
    page = text_of(desk.post("/desk/terms/", {"merchant": merchant.pk, "seen": version.pk}))
    assert "ติ๊กช่องนี้ก่อน ถ้าร้านยอมรับข้อตกลงฉบับใหม่" in page and "ฉบับที่ 2570-01" in page
    assert not Consent.objects.about(merchant).exists()


@pytest.mark.parametrize("seen", ["", "x", "0"])
def test_a_version_that_came_meanwhile_is_shown_first(desk, merchant, version, seen):
    page = text_of(desk.post("/desk/terms/", {"merchant": merchant.pk, "seen": seen, "agree": "on"}))
    assert "เพิ่งมีข้อความฉบับใหม่กว่าที่คุณอ่าน" in page and f'name="seen" value="{version.pk}"' in page
    assert not Consent.objects.about(merchant).exists()


def test_helpers_neither_accept_nor_are_troubled_before_it_is_late(signed_in, make, merchant, version):
    desk = signed_in(make.helper_of(merchant))
    assert "ข้อตกลงเปลี่ยน" not in text_of(desk.get("/desk/products/"))
    assert desk.get("/desk/terms/").status_code == 404
    assert desk.post("/desk/terms/", {"seen": version.pk, "agree": "on"}).status_code == 404
    with too_late():
        assert "ให้เจ้าของร้านเข้ามากดยอมรับ จึงลงขายสินค้าได้อีก" in text_of(desk.get("/desk/products/"))


def test_too_late_nothing_that_sells_is_changed_until_it_is_accepted(make, merchant, desk, version):
    product = make.product(merchant, picture=make.picture())
    Product.objects.update(state="paused")
    here, resume = {"merchant": merchant.pk}, reverse("manage:product_resume", args=[product.pk])
    was = account_of(merchant).proxy
    with too_late():
        assert "ยังลงขายสินค้าและเปลี่ยนบัญชีรับเงินไม่ได้ คำสั่งซื้อส่งได้ตามปกติ" in text_of(desk.get("/desk/"))
        assert LATE in text_of(desk.post(resume, here, follow=True))
        assert LATE in text_of(desk.post("/desk/payout/", {**here, "promptpay": "on"}))
        product.refresh_from_db()
        assert product.state == "paused" and account_of(merchant).proxy == was
        desk.post("/desk/terms/", {**here, "seen": version.pk, "agree": "on"})
        assert "กลับมาขายแล้ว" in text_of(desk.post(resume, here, follow=True))
        desk.post("/desk/payout/", {**here, "promptpay": "on"})
    product.refresh_from_db()
    assert product.state == "live"


def test_orders_are_always_finished_and_what_is_on_sale_stays(make, merchant, desk, version):
    goods = make.product(merchant)
    order = make.order(merchant, goods=goods)
    slip = payments.send_slip(payment=payments.payment_of(order), picture=make.picture("#0f5f5c"))
    here = {"merchant": merchant.pk}
    with too_late():
        desk.post(reverse("manage:slip_accept", args=[slip.pk]), {**here, "received": "140"})
        desk.post(reverse("manage:order_pack", args=[order.pk]), here)
    order.refresh_from_db()
    assert order.state == "packed"
    assert list(Product.objects.on_sale()) == [goods]
