"""What people read in the letters of an order: who is meant, what happened, what to do next; opened and closed alike."""

import datetime

import pytest

from common import clock
from common.letters.models import Letter
from common.thai.dates import unbroken_datetime
from merchants import services as merchants
from shop.orders import services as orders
from shop.payments import accounts, jobs
from shop.payments import services as payments
from shop.payments.models import Payment, Slip

pytestmark = pytest.mark.django_db
FOOT = "ด้วยความเคารพ\nKedai\nhttp"


def the(template: str) -> Letter:
    return Letter.objects.get(template=template)


def pay(order) -> None:
    payments.confirm(payment=Payment.objects.get(order=order), reference=f"t-{order.pk}", by=None)


def test_placed_says_how_to_pay_until_when_and_where(make):
    order = make.order()
    letter, payment = the("order-placed"), Payment.objects.get(order=order)
    assert letter.body.startswith("เรียน คุณอามีนะห์\n")
    assert "วิธีจ่ายเงิน: สแกน QR พร้อมเพย์ แล้วส่งสลิป" in letter.body
    until = unbroken_datetime(payment.expires_at)
    assert f"กรุณาโอนและส่งสลิปภายใน {until} หลังจากนั้นคำสั่งซื้อจะยกเลิกเอง" in letter.body
    assert "ดูวิธีโอนและส่งสลิปได้ที่:\nhttp" in letter.body and "/pay/" in letter.body and "/orders/" in letter.body
    assert "เงินสด" not in letter.body
    assert "วิธีจ่ายเงิน: สแกน QR พร้อมเพย์ แล้วส่งสลิป" in the("desk-placed").body


@pytest.mark.parametrize(
    ("by_pickup", "sentence"),
    [
        (False, "เตรียมเงินสด ฿140 ไว้จ่ายเมื่อได้รับของ ไม่ต้องโอนก่อน"),
        (True, "เตรียมเงินสด ฿100 ไว้จ่ายเมื่อมารับของที่ร้าน ไม่ต้องโอนก่อน"),
    ],
)
def test_placed_with_cash_says_what_to_get_ready_and_no_pay_link(make, by_pickup, sentence):
    make.order(way="cod", by_pickup=by_pickup)
    body = the("order-placed").body
    assert "วิธีจ่ายเงิน: เก็บเงินปลายทาง" in body and sentence in body
    assert "/pay/" not in body and "ภายใน" not in body


def test_ready_says_where_when_and_whom_to_call(make):
    order = make.order(by_pickup=True)
    pay(order)
    owner = make.owner_of(order.merchant)
    orders.pack(order=order, by=owner)
    orders.make_ready(order=order, by=owner)
    body = the("order-ready").body
    assert f"ที่ร้าน: {order.merchant.address_text}\nจุดสังเกต: ข้างมัสยิด\n" in body
    assert "ร้านแจ้งว่า: ทุกวัน 9.00–17.00 น.\nโทรหาร้าน: 081-234-5678\n" in body


@pytest.mark.parametrize(
    ("carrier", "tracking", "sentence"),
    [
        ("thailand_post", "EB123456785TH", "ร้านส่งของให้คุณแล้วกับ ไปรษณีย์ไทย เลขพัสดุ EB123456785TH"),
        ("other", "", "ร้านส่งของให้คุณแล้ว ไม่มีเลขพัสดุ ถ้าอยากรู้ว่าของถึงไหนแล้ว โทรหาร้านที่ 081-234-5678"),
    ],
)
def test_shipped_is_a_whole_sentence_with_and_without_a_number(make, carrier, tracking, sentence):
    order = make.order()
    pay(order)
    owner = make.owner_of(order.merchant)
    orders.pack(order=order, by=owner)
    orders.ship(order=order, by=owner, carrier=carrier, tracking=tracking)
    body = the("order-shipped").body
    assert sentence in body and ("ติดตามพัสดุ:" in body) == bool(tracking)


def test_a_refused_slip_gives_the_merchant_s_reason_and_no_other(make):
    order = make.order()
    payment = payments.payment_of(order)
    slip = payments.send_slip(payment=payment, picture=make.picture())
    payments.refuse_slip(slip=slip, by=make.owner_of(order.merchant), reason="รูปสลิปไม่ชัด อ่านไม่ออก")
    letter = the("order-slip-refused")
    assert letter.subject == f"ร้านยังยืนยันสลิปของคำสั่งซื้อ {order.number} ไม่ได้"
    assert "แต่ยังยืนยันไม่ได้ เหตุผล: รูปสลิปไม่ชัด อ่านไม่ออก" in letter.body and "ไม่พบเงิน" not in letter.body
    payment.refresh_from_db()
    assert f"แล้วส่งสลิปใหม่ภายใน {unbroken_datetime(payment.expires_at)} ถ้าโอนสำเร็จแล้ว ไม่ต้องโอนซ้ำ" in letter.body


@pytest.mark.parametrize("slip_came", [True, False])
def test_expired_does_not_deny_a_slip_that_came(make, slip_came):
    order = make.order()
    if slip_came:
        slip = payments.send_slip(payment=payments.payment_of(order), picture=make.picture())
        payments.refuse_slip(slip=slip, by=make.owner_of(order.merchant), reason="ยอดเงินไม่ตรงกับคำสั่งซื้อ")
    with clock.at(clock.now() + datetime.timedelta(days=3)):
        jobs.run()
    body = the("order-expired").body
    said = "ร้านยืนยันเงินจากสลิปที่ส่งมาไม่ได้ เหตุผล: ยอดเงินไม่ตรงกับคำสั่งซื้อ และหมดเวลาชำระเงินแล้ว คำสั่งซื้อจึงถูกยกเลิก"
    assert (said in body) == slip_came
    assert ("เรายังไม่ได้รับสลิปภายในเวลาที่กำหนด" in body) == (not slip_came)


def test_a_late_slip_refused_asks_for_no_more_money(make):
    order = make.order()
    with clock.at(clock.now() + datetime.timedelta(days=2)):
        payments.send_slip(payment=payments.payment_of(order), picture=make.picture())
        payments.refuse_slip(slip=Slip.objects.get(), by=make.owner_of(order.merchant), reason="ไม่ชัด")
    assert "คำสั่งซื้อนี้ปิดไปแล้ว กรุณาอย่าโอนเงินอีก" in the("order-slip-refused").body


def test_the_first_account_is_set_and_the_second_changes_it(make):
    merchant = make.merchant()
    account = {"merchant": merchant, "by": make.owner_of(merchant), "proxy_type": "mobile", "holder_name": "นางฟาตีเมาะ"}
    accounts.set_account(proxy="0812345678", **account)
    accounts.set_account(proxy="0898765432", **account)
    first, second = Letter.objects.filter(template="desk-payout-changed").order_by("pk")
    assert first.subject == f"ตั้งบัญชีรับเงินของร้าน {merchant.name} แล้ว"
    assert "เงินจากลูกค้าจะเข้าบัญชีพร้อมเพย์ชื่อ นางฟาตีเมาะ เลขลงท้าย 5678" in first.body and "เปลี่ยน" not in first.body
    assert second.subject == f"บัญชีรับเงินของร้าน {merchant.name} ถูกเปลี่ยน"
    assert "เปลี่ยนเป็นชื่อ นางฟาตีเมาะ เลขลงท้าย 5432" in second.body
    for letter in (first, second):
        assert "ติดต่อเจ้าหน้าที่: 073-000-000 office@kedai.test (ตัวอย่าง ใช้ติดต่อจริงไม่ได้)" in letter.body


def test_every_letter_opens_and_closes_alike(make):
    merchant = make.ready(make.merchant())
    owner, goods = make.owner_of(merchant), make.product(merchant)
    sent, fetched, gone, lapsed = (make.order(merchant, goods=goods, pieces=1, by_pickup=n == 1) for n in range(4))
    slip = payments.send_slip(payment=payments.payment_of(sent), picture=make.picture())
    payments.refuse_slip(slip=slip, by=owner, reason="ไม่ชัด")
    for order in (sent, fetched):
        pay(order)
        orders.pack(order=order, by=owner)
    orders.ship(order=sent, by=owner, carrier="other", tracking="")
    orders.make_ready(order=fetched, by=owner)
    orders.deliver(order=sent)
    payments.withdraw_order(order=gone, by=None, why="เปลี่ยนใจ")
    with clock.at(clock.now() + datetime.timedelta(days=2)):
        jobs.run()
    merchants.suspend(merchant=merchant, by=make.officer(), reason="ใบอนุญาตหมดอายุ")
    merchants.reopen(merchant=merchant, by=make.officer(), reason="ต่ออายุแล้ว")
    letters = list(Letter.objects.all())
    assert {letter.template for letter in letters} == {
        *(
            f"order-{event}"
            for event in "placed confirmed shipped ready delivered cancelled expired slip-refused".split()
        ),
        *("desk-placed desk-slip desk-cancelled desk-payout-changed merchant-suspended merchant-reopened".split()),
    }
    for letter in letters:
        called = "คุณอามีนะห์" if letter.template.startswith("order-") else "คุณฟาตีเมาะ"
        assert letter.body.startswith(f"เรียน {called}\n\n"), letter.template
        assert FOOT in letter.body and "สวัสดี" not in letter.body, letter.template
        assert "\n\n\n" not in letter.body and "{" not in letter.body, letter.template
    assert lapsed.number in the("order-expired").subject
