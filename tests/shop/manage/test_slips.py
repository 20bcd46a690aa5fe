"""Slips at the merchant's counter: opened with a trace, confirmed, refused, late, wrong, and money without a slip."""

import datetime

import pytest
from django.urls import reverse

from common import clock
from common.audit.models import Event
from common.letters.models import Letter
from shop.orders.models import Order
from shop.orders.states import OrderState
from shop.payments import jobs
from shop.payments import services as payments
from shop.payments.book import reading
from shop.payments.invariants import check
from shop.payments.models import Payment, Slip

pytestmark = pytest.mark.django_db


@pytest.fixture
def merchant(make):
    return make.ready(make.merchant())


@pytest.fixture
def desk(merchant, make, signed_in):
    return signed_in(make.owner_of(merchant))


@pytest.fixture
def slip(make, merchant):
    return payments.send_slip(payment=payments.payment_of(make.order(merchant)), picture=make.picture())


def url(name: str, row) -> str:
    return reverse(f"manage:{name}", kwargs={"pk": row.pk})


def post(desk, name: str, row, **typed):
    return desk.post(url(name, row), typed, follow=True)


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def payment_of(slip) -> Payment:
    return Payment.objects.get(pk=slip.payment_id)


def order_of(slip) -> Order:
    return Order.objects.get(pk=slip.payment.order_id)


def test_opening_a_slip_shows_the_picture_and_is_written_down(desk, slip, make, merchant):
    response = desk.post(url("slip_open", slip))
    assert response["Content-Type"] == "image/jpeg" and response.content[:2] == b"\xff\xd8"
    assert response["Cache-Control"] == "private, no-store"
    line = Event.objects.about(slip.payment.order).get(verb="opened")
    assert (line.by, line.why, line.facts) == (make.owner_of(merchant), "ตรวจการชำระเงิน", {"file": slip.file_id})


def test_a_get_opens_and_writes_nothing(desk, slip):
    assert desk.get(url("slip_open", slip))["Location"] == url("order", slip.payment.order)
    assert not Event.objects.about(slip.payment.order).filter(verb="opened").exists()


def test_a_slip_whose_time_has_come_is_gone_with_a_word(desk, slip):
    slip.file.deleted_at = clock.now()
    slip.file.save(update_fields=["deleted_at"])
    assert said(post(desk, "slip_open", slip)) == ["รูปสลิปนี้เก็บครบกำหนดเวลาและถูกลบแล้ว"]


def test_confirming_twice_is_one_effect(desk, slip):
    first, second = post(desk, "slip_accept", slip), post(desk, "slip_accept", slip)
    assert said(first) == said(second) == ["ยืนยันเงินเข้า ฿140 แล้ว ต่อไปแพ็กของ"]
    assert payment_of(slip).received_satang == 14000
    assert Event.objects.about(order_of(slip)).filter(verb="money_received").count() == 1
    assert Letter.objects.about(order_of(slip)).filter(template="order-confirmed").count() == 1


def test_two_who_saw_the_same_page_confirm_once(slip, make, merchant):
    mine, hers = Slip.objects.get(pk=slip.pk), Slip.objects.get(pk=slip.pk)
    owner, helper = make.owner_of(merchant), make.helper_of(merchant)
    payments.accept_slip(slip=mine, by=owner)
    payments.accept_slip(slip=hers, by=helper, received_satang=1)
    assert (payment_of(slip).received_satang, payment_of(slip).confirmed_by) == (14000, owner)


def test_refusing_tells_the_shopper_who_may_send_again(desk, slip, make):
    response = post(desk, "slip_refuse", slip, reason="not_found", words="ลองดูว่าโอนสำเร็จไหม")
    assert said(response) == ["บอกลูกค้าแล้วว่ายังยืนยันสลิปไม่ได้ ลูกค้าส่งสลิปใหม่ได้"]
    assert payment_of(slip).state == "open" and order_of(slip).state == OrderState.PLACED
    letter = Letter.objects.get(template="order-slip-refused")
    assert "ยังไม่เห็นเงินเข้าบัญชี: ลองดูว่าโอนสำเร็จไหม" in letter.body
    again = payments.send_slip(payment=payment_of(slip), picture=make.picture("#0f5f5c"))
    assert said(post(desk, "slip_accept", again)) == ["ยืนยันเงินเข้า ฿140 แล้ว ต่อไปแพ็กของ"]


def test_refusing_asks_for_a_reason_and_keeps_the_words(desk, slip):
    response = desk.post(url("slip_refuse", slip), {"words": "โทรหาเราที"})
    form = response.context["refuse_form"]
    assert form.errors == {"reason": ["เลือกเหตุผลหนึ่งข้อ"]} and form["words"].value() == "โทรหาเราที"
    assert Slip.objects.get(pk=slip.pk).state == "waiting"


def test_a_slip_refused_meanwhile_cannot_be_confirmed(desk, slip, make, merchant):
    payments.refuse_slip(slip=slip, by=make.owner_of(merchant), reason="ไม่พบเงิน")
    stale = "ทำขั้นตอนนี้ไม่ได้แล้ว เพราะรายการเปลี่ยนสถานะไปก่อนหน้านี้ กรุณาเปิดหน้านี้ใหม่เพื่อดูสถานะล่าสุด"
    assert said(post(desk, "slip_accept", slip)) == [stale]
    assert payment_of(slip).state == "open"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("ร้อยบาท", "อ่านจำนวนเงินไม่ได้ ใส่เป็นตัวเลข เช่น 120 หรือ 120.50"),
        ("-5", "จำนวนเงินติดลบไม่ได้ ใส่ตัวเลขตั้งแต่ 0 ขึ้นไป"),
        ("0", "ใส่จำนวนเงินตั้งแต่ ฿0.01 ขึ้นไป"),
        ("1.005", "ใส่ทศนิยมได้ไม่เกิน 2 ตำแหน่ง เช่น 120.50"),
        ("99999999", "จำนวนเงินสูงเกินไป ใส่ได้ไม่เกิน ฿1,000,000 โปรดตรวจว่าพิมพ์เลขเกินหรือไม่"),
    ],
)
def test_a_sum_that_is_none_is_refused_beside_the_field(desk, slip, typed, sentence):
    response = desk.post(url("slip_accept", slip), {"received": typed})
    assert response.context["received_form"].errors == {"received": [sentence]}
    assert payment_of(slip).state == "claimed"


def test_too_little_is_written_down_and_the_merchant_decides(desk, slip):
    response = post(desk, "slip_accept", slip, received="๑๐๐.๕๐")
    assert said(response) == ["บันทึกเงินเข้าแล้ว ร้านได้รับ ฿100.50 จากยอด ฿140 ยังขาด ฿39.50 เลือกว่าจะรับคำสั่งซื้อนี้หรือยกเลิก"]
    assert "ร้านได้รับ ฿100.50 จากยอด ฿140 ยังขาด ฿39.50" in response.content.decode()
    assert (payment_of(slip).received_satang, order_of(slip).state) == (10050, OrderState.PLACED)
    assert said(post(desk, "order_accept", slip.payment.order)) == ["รับคำสั่งซื้อแล้ว ต่อไปแพ็กของ"]
    assert reading.entries(order_of(slip).merchant, "owed-back") == []


def test_too_much_is_written_down_and_owed_back(desk, slip):
    response = post(desk, "slip_accept", slip, received="150")
    assert said(response) == ["ยืนยันเงินเข้า ฿150 แล้ว ต่อไปแพ็กของ ร้านต้องโอนคืนลูกค้า ฿10"]
    assert payments.owed_back_satang(order_of(slip)) == 1000


def test_a_late_slip_is_money_owed_back(desk, make, merchant):
    order = make.order(merchant)
    with clock.at(clock.now() + datetime.timedelta(hours=25)):
        jobs.run()
        slip = payments.send_slip(payment=payments.payment_of(order), picture=make.picture())
        assert "สลิปนี้มาหลังหมดเวลาชำระเงิน" in desk.get(url("order", order)).content.decode()
        response = post(desk, "slip_accept", slip)
    assert said(response) == ["บันทึกเงินเข้า ฿140 แล้ว แต่คำสั่งซื้อนี้ยกเลิกไปก่อนแล้ว ร้านต้องโอนคืนลูกค้า ฿140"]
    assert order_of(slip).state == OrderState.CANCELLED and payment_of(slip).received_satang == 14000
    assert "ร้านต้องโอนคืนลูกค้า ฿140" in response.content.decode()
    assert check() == []


def test_a_picture_used_before_is_pointed_out(desk, slip, make, merchant):
    other = make.order(merchant)
    payments.send_slip(payment=payments.payment_of(other), picture=make.picture())
    page = desk.get(url("order", other))
    assert f"สลิปหรือรูปเดียวกันนี้ส่งมากับคำสั่งซื้อ {order_of(slip).number} ของร้านด้วย" in page.content.decode()
    refused = desk.post(url("slip_accept", Slip.objects.latest("pk")))
    sentence = "สลิปนี้ส่งมากับคำสั่งซื้ออื่นด้วย ดูในแอปธนาคารว่ามีเงินเข้าสำหรับคำสั่งซื้อนี้จริง แล้วทำเครื่องหมายยืนยันก่อน"
    assert refused.context["received_form"].errors == {"looked_twice": [sentence]}
    assert Payment.objects.get(order=other).state == "claimed"
    post(desk, "slip_accept", Slip.objects.latest("pk"), looked_twice="on")
    assert Payment.objects.get(order=other).state == "confirmed"


def test_a_transfer_may_be_seen_without_a_slip_but_not_beside_one(desk, slip, make, merchant):
    refused = desk.post(url("payment_seen", slip.payment))
    sentence = "ลูกค้าส่งสลิปมาแล้ว กรุณาเปิดดูสลิป แล้วยืนยันเงินเข้าที่สลิปนั้น"
    assert refused.context["received_form"].non_field_errors() == [sentence]
    assert payment_of(slip).state == "claimed"
    payment = payments.payment_of(make.order(merchant))
    for _ in range(2):
        assert said(post(desk, "payment_seen", payment)) == ["ยืนยันเงินเข้า ฿140 แล้ว ต่อไปแพ็กของ"]
    assert Order.objects.get(pk=payment.order_id).state == OrderState.CONFIRMED


def test_the_other_kind_of_money_is_refused_in_words(desk, make, merchant):
    transfer = payments.payment_of(make.order(merchant))
    cash = payments.payment_of(make.order(merchant, way="cod"))
    sentence = "คำสั่งซื้อนี้จ่ายเงินอีกแบบหนึ่ง กรุณาเปิดหน้าคำสั่งซื้อใหม่แล้วเลือกขั้นตอนที่แสดง"
    for name, payment in (("cash_received", transfer), ("payment_seen", cash)):
        response = desk.post(url(name, payment))
        assert response.context["received_form"].non_field_errors() == [sentence]
        assert Payment.objects.get(pk=payment.pk).state == "open"


@pytest.mark.parametrize(("name", "typed"), [("slip_refuse", {}), ("slip_accept", {"received": "x"})])
def test_a_refused_form_stays_at_the_orders_in_the_menu(desk, slip, name, typed):
    page = desk.post(url(name, slip), typed)
    current = [str(entry["label"]) for entry in page.context["desk_menu"] if entry["current"]]
    assert page.status_code == 200 and current == ["คำสั่งซื้อ"]
