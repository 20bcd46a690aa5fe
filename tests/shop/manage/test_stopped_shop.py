"""A shop that was suspended or closed, over HTTP: nothing sells at once, what was ordered is finished, the desk says why."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from common import clock
from common.letters.models import Letter
from merchants import services as merchants
from merchants.closing import services as closing
from merchants.models import Invitation
from shop.cart.models import CartLine
from shop.catalogue.models import Category, Product
from shop.checkout import services as checkout
from shop.checkout.errors import GoneFromSale
from shop.orders.models import Order
from shop.payments import accounts
from shop.payments import services as payments

WHY = "ใบอนุญาตหมดอายุ"
SUSPENDED = "ร้านถูกระงับอยู่ จึงยังเปิดขายสินค้าไม่ได้ อ่านเหตุผลที่หน้าหลักของร้าน แก้ไขแล้วติดต่อเจ้าหน้าที่เพื่อเปิดร้านอีกครั้ง"
CLOSED = "ร้านนี้ปิดถาวรแล้ว จึงเปิดขายสินค้าไม่ได้ ถ้าต้องการขายอีกครั้งให้ส่งใบสมัครใหม่"


@pytest.fixture
def merchant(make):
    return make.ready(make.merchant("กลุ่มบูดู", slug="budu"))


@pytest.fixture
def desk(merchant, make, signed_in):
    return signed_in(make.owner_of(merchant))


def suspend(merchant, make):
    merchants.suspend(merchant=merchant, by=make.officer(), reason=WHY)


def close(merchant, make):
    closing.close(merchant=merchant, by=make.officer(), reason=WHY)


STOPS = [pytest.param(suspend, SUSPENDED, id="suspended"), pytest.param(close, CLOSED, id="closed")]


def text_of(response) -> str:
    return response.content.decode()


@pytest.mark.parametrize(("stop", "_sentence"), STOPS)
def test_its_goods_are_gone_from_every_public_page_at_once(client, make, merchant, stop, _sentence):
    product = make.product(merchant, "น้ำบูดูสายบุรี")
    page = reverse("browse:product", args=[product.slug])
    public = ["/", "/products/", "/search/?q=บูดู", "/shops/", "/shops/budu/", "/sitemap.xml"]
    assert client.get(page).status_code == 200
    assert all(product.name in text_of(client.get(path)) for path in public[1:3])
    assert product.slug in text_of(client.get("/sitemap.xml"))
    stop(merchant, make)
    assert client.get(page).status_code == 404
    for path in public:
        shown = text_of(client.get(path))
        assert product.name not in shown and product.slug not in shown, path
    assert "/shops/budu/" not in text_of(client.get("/sitemap.xml"))
    assert client.get("/shops/budu/").status_code == 200


@pytest.mark.parametrize(("stop", "_sentence"), STOPS)
def test_what_lies_in_a_cart_is_not_sold_any_more(client, make, merchant, stop, _sentence):
    variant = make.variant(make.product(merchant))
    client.post(reverse("cart:add"), {"variant": variant.pk, "quantity": 2})
    stop(merchant, make)
    assert "ร้านนี้ปิดรับคำสั่งซื้ออยู่" in text_of(client.get(reverse("cart:cart")))
    assert client.get(reverse("checkout:checkout"))["Location"] == reverse("cart:cart")
    client.post(reverse("cart:add"), {"variant": variant.pk, "quantity": 1})
    assert CartLine.objects.get().quantity == 2
    assert not Order.objects.exists()


def test_a_suspended_shop_finishes_what_was_ordered(make, merchant, desk):
    goods = make.product(merchant)
    transfer, cash = make.order(merchant, goods=goods), make.order(merchant, goods=goods, way="cod")
    suspend(merchant, make)
    slip = payments.send_slip(payment=payments.payment_of(transfer), picture=make.picture("#0f5f5c"))
    here = {"merchant": merchant.pk}
    desk.post(reverse("manage:slip_accept", args=[slip.pk]), {**here, "received": "140"})
    desk.post(reverse("manage:order_accept", args=[cash.pk]), here)
    for order in (transfer, cash):
        desk.post(reverse("manage:order_pack", args=[order.pk]), here)
        sent = {**here, "carrier": "thailand_post", "tracking": "EB123456785TH"}
        desk.post(reverse("manage:order_ship", args=[order.pk]), sent)
        order.refresh_from_db()
        assert order.state == "shipped"


@pytest.mark.parametrize(("stop", "sentence"), STOPS)
@pytest.mark.parametrize("verb", ["publish", "resume"])
def test_nothing_is_put_up_for_sale_and_the_desk_says_what_to_do(make, merchant, desk, stop, sentence, verb):
    product = make.product(merchant, picture=make.picture())
    was = {"publish": "draft", "resume": "paused"}[verb]
    Product.objects.update(state=was)
    stop(merchant, make)
    address = reverse(f"manage:product_{verb}", args=[product.pk])
    page = text_of(desk.post(address, {"merchant": merchant.pk}, follow=True))
    assert sentence in page
    product.refresh_from_db()
    assert product.state == was


def test_a_new_product_stays_in_the_form_and_can_be_kept_as_a_draft(make, merchant, desk):
    suspend(merchant, make)
    typed = {
        "merchant": merchant.pk,
        "name": "กรือโป๊ะสด",
        "price": "65",
        "on_hand": "12",
        "unit": "แพ็ค 500 กรัม",
        "category": Category.objects.get(slug="snack").pk,
        "picture": SimpleUploadedFile("a.jpg", make.picture_bytes(), "image/jpeg"),
    }
    page = desk.post("/desk/products/new/", {**typed, "then": "sell"})
    assert SUSPENDED in text_of(page) and "กรือโป๊ะสด" in text_of(page)
    assert not Product.objects.exists()
    again = {**typed, "picture": "", "key": page.context["key"], "then": "draft"}
    assert desk.post("/desk/products/new/", again).status_code == 302
    product = Product.objects.get()
    assert product.state == "draft" and product.pictures.count() == 1


def test_a_paused_product_is_still_paused_again_after_reopening(make, merchant, desk):
    product = make.product(merchant)
    suspend(merchant, make)
    desk.post(reverse("manage:product_pause", args=[product.pk]), {"merchant": merchant.pk})
    product.refresh_from_db()
    assert product.state == "paused"
    merchants.reopen(merchant=merchant, by=make.officer(), reason="ได้ใบใหม่แล้ว")
    make.product(merchant, "ปลาเค็ม")
    assert list(Product.objects.on_sale().values_list("name", flat=True)) == ["ปลาเค็ม"]


@pytest.mark.parametrize(
    ("stop", "words", "way"),
    [
        (suspend, "ร้านถูกระงับชั่วคราว", "อ่านเหตุผลและวิธีแก้</a>"),
        (close, "ดูคำสั่งซื้อและเงินที่ผ่านมาได้ แต่ขายอีกไม่ได้", "อ่านเหตุผล</a>"),
    ],
    ids=["suspended", "closed"],
)
def test_every_page_of_the_desk_says_it_and_leads_to_the_reason(make, merchant, signed_in, stop, words, way):
    stop(merchant, make)
    desk = signed_in(make.helper_of(merchant))
    for path in ["/desk/products/", "/desk/orders/", "/desk/payments/", "/desk/storefront/", "/desk/more/"]:
        page = text_of(desk.get(path))
        assert words in page and way in page, path
    home = text_of(desk.get("/desk/"))
    assert WHY in home and way not in home


def test_the_people_of_a_closed_shop_keep_its_books(make, merchant, desk):
    order = make.order(merchant)
    payments.cancel_order(order=order, by=make.owner_of(merchant), why="เลิกขาย")
    close(merchant, make)
    assert order.number in text_of(desk.get("/desk/orders/"))
    assert desk.get(reverse("manage:order", args=[order.pk])).status_code == 200
    assert desk.get("/desk/payments/").status_code == 200
    home = text_of(desk.get("/desk/"))
    assert "ร้านปิดถาวรแล้ว" in home and "ให้ส่งใบสมัครใหม่" in home


def test_an_order_that_is_placed_while_the_shop_stops_is_refused(client, make, merchant, monkeypatch):
    """The other officer pressed between the reading of the cart and the writing of the order."""
    placed = checkout.orders.place

    def stopped_meanwhile(**facts):
        type(merchant).objects.update(state="suspended")
        return placed(**facts)

    monkeypatch.setattr(checkout.orders, "place", stopped_meanwhile)
    with pytest.raises(GoneFromSale):
        make.order(merchant)
    assert not Order.objects.exists()


OVER = "ร้านนี้ปิดถาวรแล้ว จึงเชิญคนหรือตั้งวิธีรับเงินใหม่ไม่ได้"


def test_a_closed_shop_asks_nobody_in_and_takes_money_no_new_way(merchant, make, desk):
    row, account = make.invitation(merchant), accounts.account_of(merchant)
    make.sure(desk)
    close(merchant, make)
    typed = {"merchant": merchant.pk}
    people = text_of(desk.get("/desk/team/"))
    assert OVER in people and 'name="phone"' not in people
    assert OVER in text_of(desk.post("/desk/team/", {**typed, "phone": "089-888-7772"}))
    with clock.at(clock.now() + datetime.timedelta(minutes=11)):
        make.sure(desk)
        assert OVER in text_of(desk.post(f"/desk/team/invitations/{row.pk}/again/", typed, follow=True))
    assert Invitation.objects.count() == 1 and Letter.objects.filter(template="invitation").count() == 1
    page = text_of(desk.get("/desk/payout/"))
    assert OVER in page and "บันทึกวิธีรับเงิน" not in page and "เปลี่ยนบัญชีรับเงิน<" not in page
    assert OVER in text_of(desk.get("/desk/payout/account/?type=mobile", follow=True))
    other = {**typed, "proxy_type": "mobile", "proxy": "089-876-5432", "holder_name": "คนอื่น"}
    assert OVER in text_of(desk.post("/desk/payout/account/", other))
    assert OVER in text_of(desk.post("/desk/payout/", {**typed, "cod": "on", "promptpay": "on"}))
    assert accounts.account_of(merchant) == account


def test_a_suspended_shop_may_still_be_helped_and_paid(merchant, make, desk):
    """Its open orders are finished: somebody packs them, and refunds and late money need a true account."""
    make.sure(desk)
    suspend(merchant, make)
    desk.post("/desk/team/", {"merchant": merchant.pk, "phone": "089-888-7772"})
    assert Invitation.objects.get().phone == "+66898887772"
    other = {"merchant": merchant.pk, "proxy_type": "mobile", "proxy": "089-876-5432", "holder_name": "นางแมะแย"}
    desk.post("/desk/payout/account/", other)
    assert accounts.account_of(merchant).proxy == "0898765432"
