"""How far an order of the demo has come: each step by the real verb, at its own hour."""

import datetime
import io

import segno
from PIL import Image, ImageDraw

from common import clock
from common.uploads import CleanPicture, clean_picture
from common.users.models import User
from shop.orders import services as orders
from shop.orders.models import Order
from shop.payments import by_hand, slip_qr
from shop.payments import services as payments


def live(order: Order, course: str, begun: datetime.datetime) -> None:
    """Take ``order`` as far as its course says, each step at its own hour."""
    by = order.merchant.members.get().user
    payment = payments.payment_of(order)
    hours = iter((2, 5, 24, 30, 60, 90, 130))

    def later() -> datetime.datetime:
        return min(begun + datetime.timedelta(hours=next(hours)), clock.now() - datetime.timedelta(minutes=5))

    if course in {"placed", "cod_placed"}:
        return
    if course == "expired" and payment.expires_at:
        with clock.at(payment.expires_at + datetime.timedelta(minutes=3)):
            payments.expire(payment)
        return
    if course == "cancelled":
        with clock.at(later()):
            payments.cancel_order(order=order, by=by, why="ลูกค้าขอเปลี่ยนเป็นสินค้าอื่น")
        return
    if payment.provider == "promptpay":
        if not _paid(payment, course, by, later):
            return
    else:
        with clock.at(later()):
            payments.accept_order(order=order, by=by)
    _sent(order, course, by, later)


def _paid(payment, course: str, by: User, later) -> bool:
    """Let the shopper send a slip; return whether the merchant saw the money."""
    with clock.at(later()):
        slip = payments.send_slip(payment=payment, picture=drawn_slip(payment, with_code=course == "slip"))
    if course == "slip":
        return False
    with clock.at(later()):
        if course == "refused":
            payments.refuse_slip(slip=slip, by=by, reason="ยอดเงินในสลิปไม่ตรงกับคำสั่งซื้อ")
        else:
            payments.accept_slip(slip=slip, by=by)
    if course == "refused":
        payment.refresh_from_db()
        with clock.at(payment.expires_at + datetime.timedelta(minutes=3)):
            payments.expire(payment)
    return course != "refused"


def _sent(order: Order, course: str, by: User, later) -> None:
    if course == "confirmed":
        return
    with clock.at(later()):
        orders.pack(order=order, by=by)
    if course == "packed":
        return
    with clock.at(later()):
        if order.delivery_kind == "pickup":
            orders.make_ready(order=order, by=by)
        else:
            orders.ship(order=order, by=by, carrier="thailand_post", tracking=_tracking(order.pk))
    if course in {"shipped", "cod_shipped", "ready"}:
        return
    with clock.at(later()):
        if course == "returned" and order.delivery_kind != "pickup":
            payments.take_back_order(order=order, by=by, why="ไม่มีผู้รับที่ปลายทาง พัสดุถูกส่งกลับร้าน")
            _paid_back(order, by)
            return
        orders.deliver(order=order, by=by)
    payment = payments.payment_of(order)
    if course == "cod_paid" and payment.provider == "cod":
        with clock.at(later()):
            payments.cash_received(payment=payment, by=by)


def _paid_back(order: Order, by: User) -> None:
    """Let the shopper give her number; the merchant has mostly paid, here and there she still has to."""
    for refund in by_hand.under_way(order):
        by_hand.give_number(order=order, proxy_type="mobile", proxy="0" + order.checkout.phone[3:])
        if order.pk % 3:
            by_hand.paid(refund=refund, picture=drawn_slip(refund.payment, with_code=False, word="Refund"), by=by)


def _tracking(number: int) -> str:
    serial = f"{73_120_000 + number * 37:08d}"
    total = sum(int(digit) * weight for digit, weight in zip(serial, (8, 6, 4, 2, 3, 5, 9, 7), strict=True))
    check = 11 - total % 11
    return f"EB{serial}{ {10: 0, 11: 5}.get(check, check) }TH"


def drawn_slip(payment, *, with_code: bool, word: str = "Ref") -> CleanPicture:
    """Draw an invented slip, plainly marked as a sample."""
    sheet = Image.new("RGB", (360, 520), "#ffffff")
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((0, 0, 360, 70), fill="#0f5f5c")
    pen.text((110, 22), "SAMPLE SLIP", fill="#ffffff", font_size=24)
    pen.text((110, 200), f"{payment.expected_satang / 100:,.2f} THB", fill="#20242b", font_size=28)
    pen.text((110, 260), f"{word} {payment.pk:08d}", fill="#5b6270", font_size=18)
    pen.text((60, 420), "NOT A REAL TRANSFER", fill="#a3281e", font_size=22)
    if with_code:
        code = io.BytesIO()
        text = slip_qr.compose(bank="034", reference=f"SAMPLE{payment.pk:014d}")
        segno.make(text, error="m", micro=False).save(code, kind="png", scale=2, border=4)
        sheet.paste(Image.open(code), (130, 295))
    out = io.BytesIO()
    sheet.save(out, "JPEG", quality=80)
    return clean_picture(out.getvalue())
