"""What the shopper reads of every state × way of paying: the tense of that moment, and one sum on every page."""

import datetime
import itertools

import pytest
from django.urls import reverse

from common import clock
from common.thai.dates import unbroken_datetime
from shop.browse import pay_words
from shop.browse.order_steps import steps
from shop.browse.order_words import Standing
from shop.orders import links
from shop.orders import services as orders
from shop.orders.models import Order
from shop.orders.states import OrderState as S
from shop.payments import services as payments
from shop.payments.models import Payment, Slip
from shop.payments.states import PaymentState as P
from shop.payments.states import SlipState

NOW = datetime.datetime(2026, 11, 26, 7, 0, tzinfo=datetime.UTC)
LATER = NOW + datetime.timedelta(hours=5)
UNTIL = unbroken_datetime(LATER, "th")
REACHED = ["placed_at", "confirmed_at", "packed_at", "shipped_at", "delivered_at"]
HOW_FAR = {
    S.PLACED: 1,
    S.CONFIRMED: 2,
    S.PACKED: 3,
    S.SHIPPED: 4,
    S.READY: 4,
    S.DELIVERED: 5,
    S.RETURNED: 4,
    S.CANCELLED: 1,
}

PREPARING = "ร้านกำลังเตรียมของให้คุณ เราจะแสดงที่หน้านี้เมื่อร้านแพ็กเสร็จ"
PACKED = "ร้านแพ็กเสร็จแล้ว รอส่งให้บริษัทขนส่ง"
PACKED_HERE = "ร้านแพ็กเสร็จแล้ว รอร้านแจ้งว่าพร้อมให้มารับ"
SENT = "ของอยู่ระหว่างทาง เมื่อได้รับและตรวจของแล้ว กรุณากดปุ่มด้านล่างเพื่อบอกร้าน"
READY = "ของพร้อมแล้ว ไปรับที่ร้านได้เลย รับแล้วกดปุ่มด้านล่างเพื่อบอกร้าน"
THANKS = "ขอบคุณที่ซื้อของจากร้านเล็ก ๆ ในชุมชน หากของมีปัญหา กรุณาโทรหาร้านภายใน 7 วัน"
TAKEN = "ร้านได้รับคำสั่งซื้อแล้ว รอร้านยืนยันว่าส่งให้ได้"
CASH = "เตรียมเงินสด ฿140 ให้พอดี"
SHORT = "ร้านได้รับ ฿100 จากยอด ฿140 ยังขาด ฿40"
CALL = f"{SHORT} กรุณาโทรหาร้านเพื่อโอนส่วนที่ขาด"
CALL_CASH = f"{SHORT} ถ้าคุณจ่ายครบตอนรับของแล้ว ไม่ต้องจ่ายอีก โทรบอกร้านได้"
CAME = "ร้านได้รับเงินแล้ว ฿140"
AT_THE_DOOR, IN_THE_SHOP, PAID_CASH = (
    "จ่ายเงินสด ฿140 เมื่อได้รับของ",
    "จ่ายเงินสด ฿140 เมื่อมารับของ",
    "จ่ายเงินสด ฿140 ตอนรับของ",
)
BACK_PAID = "พัสดุถูกส่งคืนร้านแล้ว กรุณาโทรหาร้านเพื่อตกลงกันว่าจะส่งใหม่หรือคืนเงิน"
BACK_UNPAID = "พัสดุถูกส่งคืนร้านแล้ว ไม่ต้องจ่ายเงิน ถ้ายังอยากได้ของ กรุณาโทรหาร้าน"
EXPIRED = "ไม่ได้รับสลิปภายในเวลา คำสั่งซื้อจึงยกเลิกไป กรุณาอย่าโอน หากโอนไปแล้ว ส่งสลิปให้ร้านตรวจและโอนคืนได้"
EXPIRED_REFUSED = "ร้านยืนยันเงินจากสลิปที่ส่งมาไม่ได้ และหมดเวลาชำระเงินแล้ว คำสั่งซื้อจึงยกเลิกไป กรุณาอย่าโอน หากโอนไปแล้ว โทรหาร้าน"
EXPIRED_WAITS = "คำสั่งซื้อนี้ปิดไปแล้ว ร้านกำลังตรวจสลิปที่ส่งมา ถ้าเงินเข้าร้านต้องโอนคืนให้คุณ"

# state, kind of delivery, way, payment, received, slip → money in a few words, what is next, what the pay page is about
TABLE = [
    (S.PLACED, "flat", "promptpay", P.OPEN, 0, "", "รอชำระเงิน", f"โอน ฿140 ด้วย QR แล้วส่งสลิปภายใน {UNTIL} ร้านจะเตรียมของเมื่อเห็นเงินเข้า", "step"),
    (S.PLACED, "flat", "promptpay", P.OPEN, 0, "refused", "รอชำระเงิน", f"ตรวจในแอปธนาคารว่าโอน ฿140 สำเร็จ แล้วส่งสลิปใหม่ภายใน {UNTIL} ไม่ต้องโอนซ้ำ", "step"),
    (S.PLACED, "flat", "promptpay", P.CLAIMED, 0, "waiting", "ส่งสลิปแล้ว รอร้านตรวจ", "ร้านได้รับสลิปแล้วและกำลังตรวจว่าเงินเข้า ไม่ต้องโอนหรือส่งสลิปซ้ำ", "check"),
    (S.PLACED, "flat", "promptpay", P.CONFIRMED, 10000, "accepted", SHORT, CALL, "short"),
    (S.CONFIRMED, "flat", "promptpay", P.CONFIRMED, 14000, "accepted", CAME, PREPARING, "paid"),
    (S.CONFIRMED, "flat", "promptpay", P.CONFIRMED, 10000, "accepted", SHORT, f"{PREPARING} {CALL}", "short"),
    (S.PACKED, "flat", "promptpay", P.CONFIRMED, 14000, "", CAME, PACKED, "paid"),
    (S.PACKED, "pickup", "promptpay", P.CONFIRMED, 14000, "", CAME, PACKED_HERE, "paid"),
    (S.SHIPPED, "flat", "promptpay", P.CONFIRMED, 14000, "", CAME, SENT, "paid"),
    (S.READY, "pickup", "promptpay", P.CONFIRMED, 14000, "", CAME, READY, "paid"),
    (S.DELIVERED, "flat", "promptpay", P.CONFIRMED, 14000, "", CAME, THANKS, "paid"),
    (S.DELIVERED, "flat", "promptpay", P.CONFIRMED, 10000, "", SHORT, f"{THANKS} {CALL}", "short"),
    (S.RETURNED, "flat", "promptpay", P.CONFIRMED, 14000, "", CAME, BACK_PAID, "paid"),
    (S.CANCELLED, "flat", "promptpay", P.CONFIRMED, 14000, "", CAME, "คำสั่งซื้อนี้ยกเลิกแล้ว เหตุผล: ของหมด", "paid"),
    (S.CANCELLED, "flat", "promptpay", P.CANCELLED, 0, "", "ไม่ต้องจ่าย", "คำสั่งซื้อนี้ยกเลิกแล้ว กรุณาอย่าโอนเงิน เหตุผล: ของหมด", "over"),
    (S.CANCELLED, "flat", "promptpay", P.EXPIRED, 0, "", "หมดเวลาชำระเงินแล้ว", EXPIRED, "over"),
    (S.CANCELLED, "flat", "promptpay", P.EXPIRED, 0, "refused", "หมดเวลาชำระเงินแล้ว", EXPIRED_REFUSED, "over"),
    (S.CANCELLED, "flat", "promptpay", P.EXPIRED, 0, "waiting", "หมดเวลาชำระเงินแล้ว", EXPIRED_WAITS, "over"),
    (S.PLACED, "flat", "cod", P.OPEN, 0, "", AT_THE_DOOR, f"{TAKEN} {CASH}", "step"),
    (S.PLACED, "pickup", "cod", P.OPEN, 0, "", IN_THE_SHOP, f"{TAKEN} {CASH}", "step"),
    (S.CONFIRMED, "flat", "cod", P.OPEN, 0, "", AT_THE_DOOR, f"{PREPARING} {CASH}", "step"),
    (S.PACKED, "flat", "cod", P.OPEN, 0, "", AT_THE_DOOR, f"{PACKED} {CASH}", "step"),
    (S.SHIPPED, "flat", "cod", P.OPEN, 0, "", AT_THE_DOOR, f"{SENT} {CASH}", "step"),
    (S.SHIPPED, "flat", "cod", P.CONFIRMED, 14000, "", CAME, SENT, "paid"),
    (S.READY, "pickup", "cod", P.OPEN, 0, "", IN_THE_SHOP, f"{READY} {CASH}", "step"),
    (S.DELIVERED, "flat", "cod", P.OPEN, 0, "", PAID_CASH, THANKS, "handed"),
    (S.DELIVERED, "pickup", "cod", P.OPEN, 0, "", PAID_CASH, THANKS, "handed"),
    (S.DELIVERED, "flat", "cod", P.CONFIRMED, 14000, "", CAME, THANKS, "paid"),
    (S.DELIVERED, "flat", "cod", P.CONFIRMED, 10000, "", SHORT, f"{THANKS} {CALL_CASH}", "short"),
    (S.RETURNED, "flat", "cod", P.CANCELLED, 0, "", "ไม่ต้องจ่าย", BACK_UNPAID, "over"),
    (S.CANCELLED, "flat", "cod", P.CANCELLED, 0, "", "ไม่ต้องจ่าย", "คำสั่งซื้อนี้ยกเลิกแล้ว ไม่ต้องจ่ายเงิน เหตุผล: ของหมด", "over"),
]  # fmt: skip


def standing(state, kind, way, paid, received=0, slip="") -> Standing:
    """An order as it stands in ``state``, with a payment and, where named, a slip; nothing is stored."""
    order = Order(state=state, delivery_kind=kind, total_satang=14000, cancel_reason="ของหมด")
    for column in REACHED[: HOW_FAR[state]]:
        setattr(order, "ready_at" if column == "shipped_at" and kind == "pickup" else column, NOW)
    order.cancelled_at = NOW if state == S.CANCELLED else None
    order.returned_at = NOW if state == S.RETURNED else None
    payment = Payment(
        order=order, provider=way, state=paid, expected_satang=14000, received_satang=received, expires_at=LATER
    )
    return Standing(order, payment, Slip(state=SlipState(slip), reason="รูปไม่ชัด") if slip else None)


@pytest.fixture(autouse=True)
def at_that_moment():
    with clock.at(NOW):
        yield


@pytest.mark.parametrize(("state", "kind", "way", "paid", "received", "slip", "money", "following", "about"), TABLE)
def test_every_state_and_way_of_paying_is_told_in_its_tense(
    state, kind, way, paid, received, slip, money, following, about
):
    found = standing(state, kind, way, paid, received, slip)
    assert found.money_words() == money
    assert found.next_words() == following
    assert pay_words.mode(found) == about


@pytest.mark.parametrize(
    ("state", "kind", "way", "paid"),
    list(itertools.product(S, ["flat", "pickup"], ["promptpay", "cod"], P)),
)
def test_no_combination_asks_for_money_that_nobody_owes(state, kind, way, paid):
    """Also those that no verb reaches: an order that ended or is with her never asks her to get money ready."""
    received = 14000 if paid == P.CONFIRMED else 0
    found = standing(state, kind, way, paid, received)
    about, words = pay_words.mode(found), f"{found.next_words()} {found.money_words()}"
    if state in {S.DELIVERED, S.RETURNED, S.CANCELLED} or paid in {P.CONFIRMED, P.CANCELLED, P.EXPIRED}:
        assert "เตรียมเงินสด" not in words and "ด้วย QR" not in words
    if state in {S.CANCELLED, S.RETURNED}:
        assert about in {"paid", "over"}
    assert bool(pay_words.heading(about)) == (about != "step")
    assert found.badge()[0] and all(step["label"] for step in steps(found))


@pytest.mark.parametrize(
    ("state", "kind", "way", "paid", "received", "labels"),
    [
        (S.PLACED, "flat", "promptpay", P.OPEN, 0, ["สั่งซื้อแล้ว", "รอคุณโอนเงินและส่งสลิป", "แพ็กของ", "ส่งของ", "ได้รับของ"]),
        (S.PLACED, "flat", "promptpay", P.CLAIMED, 0, ["สั่งซื้อแล้ว", "ร้านกำลังตรวจสลิป", "แพ็กของ", "ส่งของ", "ได้รับของ"]),
        (S.PLACED, "flat", "promptpay", P.CONFIRMED, 10000, ["สั่งซื้อแล้ว", "ยอดเงินยังไม่ครบ", "แพ็กของ", "ส่งของ", "ได้รับของ"]),
        (S.PLACED, "flat", "cod", P.OPEN, 0, ["สั่งซื้อแล้ว", "รอร้านรับคำสั่งซื้อ", "แพ็กของ", "ส่งของ", "ได้รับของ"]),
        (S.CONFIRMED, "flat", "cod", P.OPEN, 0, ["สั่งซื้อแล้ว", "ร้านรับคำสั่งซื้อแล้ว", "ร้านกำลังแพ็กของ", "ส่งของ", "ได้รับของ"]),
        (S.CONFIRMED, "flat", "promptpay", P.CONFIRMED, 14000, ["สั่งซื้อแล้ว", "ร้านได้รับเงินแล้ว", "ร้านกำลังแพ็กของ", "ส่งของ", "ได้รับของ"]),
        (S.PACKED, "pickup", "cod", P.OPEN, 0, ["สั่งซื้อแล้ว", "ร้านรับคำสั่งซื้อแล้ว", "แพ็กของแล้ว", "รอร้านแจ้งให้มารับ", "ได้รับของ"]),
        (S.READY, "pickup", "cod", P.OPEN, 0, ["สั่งซื้อแล้ว", "ร้านรับคำสั่งซื้อแล้ว", "แพ็กของแล้ว", "พร้อมให้มารับแล้ว", "รอคุณมารับของ"]),
        (S.SHIPPED, "flat", "promptpay", P.CONFIRMED, 14000, ["สั่งซื้อแล้ว", "ร้านได้รับเงินแล้ว", "แพ็กของแล้ว", "ส่งของแล้ว", "ของอยู่ระหว่างทาง"]),
        (S.DELIVERED, "flat", "cod", P.OPEN, 0, ["สั่งซื้อแล้ว", "ร้านรับคำสั่งซื้อแล้ว", "แพ็กของแล้ว", "ส่งของแล้ว", "ได้รับของแล้ว"]),
        (S.CANCELLED, "flat", "promptpay", P.EXPIRED, 0, ["สั่งซื้อแล้ว", "ยกเลิกแล้ว"]),
        (S.PLACED, "flat", "promptpay", P.EXPIRED, 0, ["สั่งซื้อแล้ว", "หมดเวลาชำระเงิน"]),
        (S.RETURNED, "flat", "cod", P.CANCELLED, 0, ["สั่งซื้อแล้ว", "ร้านรับคำสั่งซื้อแล้ว", "แพ็กของแล้ว", "ส่งของแล้ว", "ส่งคืนร้านแล้ว"]),
    ],
)  # fmt: skip
def test_a_step_under_way_is_not_named_as_if_it_were_done(state, kind, way, paid, received, labels):
    assert [step["label"] for step in steps(standing(state, kind, way, paid, received))] == labels


def pages(client, order) -> dict[str, str]:
    token = {"token": links.token(order)}
    shown = {"order": reverse("orders:order", kwargs=token), "pay": reverse("pay:pay", kwargs=token)}
    return {name: client.get(url).content.decode() for name, url in shown.items()}


def test_too_little_by_transfer_is_the_same_sum_for_shopper_and_merchant(client, make):
    order = make.order()
    payments.confirm(payment=Payment.objects.get(order=order), reference="t", by=None, received_satang=10000)
    seen = pages(client, order)
    client.force_login(make.owner_of(order.merchant))
    seen["desk"] = client.get(reverse("manage:order", args=[order.pk])).content.decode()
    assert {name: SHORT in text for name, text in seen.items()} == {"order": True, "pay": True, "desk": True}
    assert "ไม่ต้องจ่ายอะไรอีก" not in seen["pay"] and "เพื่อโอนส่วนที่ขาด" in seen["pay"]
    assert "เงินเข้าไม่ครบ" in client.get(reverse("manage:orders")).content.decode()


def test_a_short_sum_of_cash_is_not_called_finished(client, make):
    order = make.order(way="cod")
    owner = make.owner_of(order.merchant)
    payments.accept_order(order=order, by=owner)
    orders.pack(order=order, by=owner)
    orders.ship(order=order, by=owner, carrier="other", tracking="")
    orders.deliver(order=order)
    assert "จ่ายเงินสดตอนรับของ" in pages(client, order)["pay"]
    client.force_login(owner)
    payment = Payment.objects.get(order=order)
    answer = client.post(reverse("manage:cash_received", args=[payment.pk]), {"received": "100"}, follow=True)
    assert [str(message) for message in answer.context["messages"]] == [f"บันทึกเงินสดเก็บปลายทาง ฿100 แล้ว {SHORT}"]
    desk = answer.content.decode()
    assert SHORT in desk and "ถามบริษัทขนส่งเรื่องส่วนที่ขาด" in desk
    assert "ไม่ต้องทำอะไรอีก" not in desk
    seen = pages(client, order)
    assert SHORT in seen["pay"] and SHORT in seen["order"] and "ไม่ต้องจ่ายอะไรอีก" not in seen["pay"]


def test_who_paid_all_has_nothing_left_to_pay_and_the_page_no_longer_asks(client, make):
    order = make.order()
    payments.confirm(payment=Payment.objects.get(order=order), reference="t", by=None)
    text = pages(client, order)["pay"]
    assert "ไม่ต้องจ่ายอะไรอีก" in text and "<h1>จ่ายเงินแล้ว</h1>" in text and "จ่ายเงินให้" not in text


def test_after_a_refund_is_owed_the_pay_page_says_so(client, make):
    order = make.order()
    payments.confirm(payment=Payment.objects.get(order=order), reference="t", by=None)
    payments.cancel_order(order=order, by=make.owner_of(order.merchant), why="ของหมด")
    assert "ร้านต้องคืนเงินให้คุณ ฿140" in pages(client, order)["pay"]
