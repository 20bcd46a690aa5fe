import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from common.audit.models import Event
from common.letters.models import Letter
from shop.catalogue.invariants import check as stock_holds
from shop.catalogue.models import Stock
from shop.orders import links
from shop.orders import services as orders
from shop.orders.invariants import check as orders_hold
from shop.orders.models import Order
from shop.payments import services as payments
from shop.payments.errors import SlipUnderCheck, TooLateToCancel
from shop.payments.invariants import check as money_holds
from shop.payments.models import Payment

POST_NUMBER = "EB123456785TH"


def url(order: Order, name: str = "orders:order") -> str:
    return reverse(name, kwargs={"token": links.token(order)})


def page(client, order: Order) -> str:
    return client.get(url(order)).content.decode()


def steps(client, order: Order) -> list[str]:
    return [step["state"] for step in client.get(url(order)).context["steps"]]


def pay(order: Order) -> None:
    payments.confirm(payment=Payment.objects.get(order=order), reference="test", by=None)


def invariants() -> list[str]:
    return [*stock_holds(), *orders_hold(), *money_holds()]


def test_the_page_tells_the_whole_story_to_whoever_has_the_link(client, make):
    order = make.order()
    response = client.get(url(order))
    text = response.content.decode()
    for words in ("รอชำระเงิน", "จ่าย ฿140 ด้วย QR", "น้ำบูดูสายบุรี", "อามีนะห์", "089-876-5432", "ข้างมัสยิด", "081-234-5678"):
        assert words in text
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["Cache-Control"] == "private, no-store"
    assert 'content="noindex, nofollow"' in text


def test_five_steps_from_paid_to_delivered(client, make):
    order = make.order()
    owner = make.owner_of(order.merchant)
    assert steps(client, order) == ["done", "now", "todo", "todo", "todo"]
    pay(order)
    assert "ร้านกำลังเตรียมของ" in page(client, order)
    orders.pack(order=order, by=owner)
    assert steps(client, order) == ["done", "done", "done", "now", "todo"]
    orders.ship(order=order, by=owner, carrier="thailand_post", tracking=POST_NUMBER)
    text = page(client, order)
    assert POST_NUMBER in text
    assert f"https://track.thailandpost.co.th/?trackNumber={POST_NUMBER}" in text
    assert client.post(url(order, "orders:received"))["Location"] == url(order)
    assert steps(client, order) == ["done"] * 5
    client.post(url(order, "orders:received"))
    assert Event.objects.filter(subject_type="orders.order", subject_id=str(order.pk), verb="delivered").count() == 1
    assert Letter.objects.filter(template="order-delivered").count() == 1
    assert invariants() == []


def test_received_too_early_is_refused_in_words(client, make):
    order = make.order()
    text = client.post(url(order, "orders:received"), follow=True).content.decode()
    assert "ทำขั้นตอนนี้ไม่ได้แล้ว" in text
    order.refresh_from_db()
    assert order.state == "placed"


def test_a_pick_up_tells_where_and_when(client, make):
    order = make.order(by_pickup=True, way="cod")
    owner = make.owner_of(order.merchant)
    payments.accept_order(order=order, by=owner)
    orders.pack(order=order, by=owner)
    orders.make_ready(order=order, by=owner)
    text = page(client, order)
    assert "ของพร้อมแล้ว ไปรับที่ร้านได้เลย" in text
    assert "เตรียมเงินสด ฿100 ให้พอดี" in text
    assert 'ทุกวัน <span class="nowrap">9.00–17.00 น.</span>' in text


def test_cash_on_delivery_is_its_own_kind_in_the_books(client, make):
    order = make.order(way="cod")
    owner = make.owner_of(order.merchant)
    assert "รอร้านยืนยัน" in page(client, order)
    payments.accept_order(order=order, by=owner)
    orders.pack(order=order, by=owner)
    orders.ship(order=order, by=owner, carrier="thailand_post", tracking=POST_NUMBER)
    assert "เตรียมเงินสด ฿140 ให้พอดี" in page(client, order)
    client.post(url(order, "orders:received"))
    payment = Payment.objects.get(order=order)
    assert (payment.provider, payment.state, payment.received_satang) == ("cod", "open", 0)  # the carrier owes it
    payments.cash_received(payment=payment, by=owner)
    payment.refresh_from_db()
    assert (payment.state, payment.received_satang) == ("confirmed", 14000)
    assert invariants() == []


@pytest.mark.parametrize("way", ["promptpay", "cod"])
def test_cancelling_gives_the_pieces_back_and_tells_both(client, make, way):
    order = make.order(way=way)
    if way == "cod":
        payments.accept_order(order=order, by=make.owner_of(order.merchant))
    response = client.post(url(order, "orders:cancel"), {"reason": "wrong", "words": "ที่อยู่ผิด"}, follow=True)
    text = response.content.decode()
    assert "ยกเลิกคำสั่งซื้อแล้ว และแจ้งร้านแล้ว" in text
    assert "สั่งผิด หรือใส่ที่อยู่ผิด จะสั่งใหม่: ที่อยู่ผิด" in text
    order.refresh_from_db()
    stock = Stock.objects.get(variant=order.lines.get().variant)
    assert (order.state, stock.on_hand, stock.reserved) == ("cancelled", 10, 0)
    assert Payment.objects.get(order=order).state == "cancelled"
    assert set(Letter.objects.filter(key__contains="cancelled").values_list("template", flat=True)) == {
        "order-cancelled",
        "desk-cancelled",
    }
    client.post(url(order, "orders:cancel"), {"reason": "mind"})
    order.refresh_from_db()
    assert order.cancel_reason.startswith("สั่งผิด")
    assert "อย่าโอนเงิน" in client.get(reverse("pay:pay", kwargs={"token": links.token(order)})).content.decode()
    assert invariants() == []


@pytest.mark.parametrize("sent", [{}, {"reason": "x"}, {"reason": "mind", "words": "ก" * 121}])
def test_cancelling_wants_a_reason(client, make, sent):
    order = make.order()
    response = client.post(url(order, "orders:cancel"), sent)
    assert response.context["cancel_form"].errors
    assert '<details class="fold" open>' in response.content.decode()
    order.refresh_from_db()
    assert order.state == "placed"


def test_packed_or_claimed_orders_are_the_merchant_s_to_give_up(client, make):
    waiting = make.order()
    address = reverse("pay:pay", kwargs={"token": links.token(waiting)})
    client.post(address, {"picture": SimpleUploadedFile("s.jpg", make.picture_bytes())})
    packed = make.order(way="cod")
    payments.accept_order(order=packed, by=None)
    orders.pack(order=packed, by=None)
    for order, refusal in ((waiting, SlipUnderCheck), (packed, TooLateToCancel)):
        assert reverse("orders:cancel", kwargs={"token": links.token(order)}) not in page(client, order)
        response = client.post(url(order, "orders:cancel"), {"reason": "mind"}, follow=True)
        assert str(refusal.sentence) in response.content.decode()
        order.refresh_from_db()
        assert order.state != "cancelled"


def test_money_that_is_too_little_is_said(client, make):
    order = make.order()
    payments.confirm(payment=Payment.objects.get(order=order), reference="t", by=None, received_satang=10000)
    text = page(client, order)
    assert "ยอดเงินยังไม่ครบ" in text
    assert "ร้านได้รับ ฿100 จากยอด ฿140" in text


def test_a_parcel_that_came_back_ends_the_line(client, make):
    order = make.order()
    pay(order)
    orders.pack(order=order, by=None)
    orders.ship(order=order, by=None, carrier="thailand_post", tracking=POST_NUMBER)
    orders.take_back(order=order, by=None, why="ไม่มีผู้รับ")
    response = client.get(url(order))
    assert str(response.context["steps"][-1]["label"]) == "ส่งคืนร้านแล้ว"
    assert "ร้านต้องคืนเงินให้คุณ ฿140" in response.content.decode()


@pytest.mark.parametrize("name", ["orders:cancel", "orders:received"])
def test_whoever_reloads_an_act_sees_the_order(client, make, name):
    order = make.order()
    assert client.get(url(order, name))["Location"] == url(order)


def test_my_orders_are_mine_and_cost_the_same_queries(make, signed_in, client, django_assert_num_queries):
    person, shop = make.user(), make.ready(make.merchant())
    assert client.get(reverse("orders:list"))["Location"].startswith(reverse("account_login"))
    signed_in(person)
    assert "ยังไม่มีคำสั่งซื้อ" in client.get(reverse("orders:list")).content.decode()
    mine = make.order(shop, user=person)
    others = make.order(shop)
    counted = []
    for more in range(2):
        with django_assert_num_queries(12):
            text = client.get(reverse("orders:list")).content.decode()
        counted.append(text.count("order-row"))
        for _ in range(4 * (1 - more)):
            make.order(shop, user=person)
    assert counted == [1, 5]
    assert mine.number in text
    assert others.number not in text


def test_my_orders_say_of_a_refused_slip_what_its_page_says(make, signed_in, client):
    person = make.user()
    order = make.order(user=person)
    slip = payments.send_slip(payment=payments.payment_of(order), picture=make.picture())
    signed_in(person)
    assert "ร้านกำลังตรวจสลิป" in client.get(reverse("orders:list")).content.decode()
    payments.refuse_slip(slip=slip, by=make.owner_of(order.merchant), reason="ไม่ชัด")
    for address in (reverse("orders:list"), url(order)):
        assert "ส่งสลิปใหม่" in client.get(address).content.decode()
