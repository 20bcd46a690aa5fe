"""Some buyers spoke, one has a problem, and the demo merchant has a coupon: all by the real verbs, with the clock set back."""

import datetime
import uuid

from django.db.models import F

from common import clock
from common.demo_lists import days_ago
from common.letters.models import Letter, LetterState
from common.users.models import User
from merchants.models import Merchant
from shop.aftercare import jobs
from shop.aftercare.models import Case
from shop.aftercare.services import cases, reviews
from shop.offers import services as offers
from shop.offers.models import Coupon
from shop.orders.models import Order
from shop.orders.states import OrderState

SAID = [
    (5, "อร่อยเหมือนกินที่บ้านยาย ห่อมาแน่นหนา สั่งอีกแน่นอน", "ขอบคุณมากค่ะ รอบหน้าแถมให้นะคะ"),
    (5, "ของสดจริง ส่งไว ได้รับก่อนกำหนดหนึ่งวัน", ""),
    (4, "รสดี แต่กล่องบุบนิดหน่อย ของข้างในไม่เป็นไร", "ขอโทษค่ะ เราเปลี่ยนกล่องให้หนาขึ้นแล้ว"),
    (5, "", ""),
    (3, "พอใช้ หวานไปนิดสำหรับเรา", ""),
    (5, "ซื้อฝากคนกรุงเทพ ทุกคนถามว่าซื้อที่ไหน", ""),
]
MOST = 18


def run(report) -> None:
    """Done twice it changes nothing."""
    delivered = Order.objects.filter(state=OrderState.DELIVERED).select_related("checkout", "merchant")
    rows = list(delivered.order_by("-delivered_at", "-pk"))
    for number, order in enumerate(report.over(rows[1 : MOST + 1], "reviews")):
        if not order.reviews.exists():
            _review(order, *SAID[number % len(SAID)], named=number % 4 != 3)
    if not Case.objects.exists():
        _case()
    if not Coupon.objects.exists():
        _coupon()
    for order in rows:
        _ask(order)
    _all_posted()


def _ask(order: Order) -> None:
    """Who said nothing was asked, when the job would have asked her."""
    due = order.delivered_at + jobs.ASKED_AFTER
    if due < clock.now() < order.delivered_at + jobs.ASKED_UNTIL and not order.reviews.exists():
        with clock.at(due):
            reviews.ask(order=order)


def _all_posted() -> None:
    """Nobody of the demo has a mailbox: these letters count as posted when they were written."""
    waiting = Letter.objects.filter(state=LetterState.WAITING)
    waiting.update(state=LetterState.POSTED, posted_at=F("written_at"), secret="")


def _review(order: Order, stars: int, words: str, reply: str, *, named: bool) -> None:
    product = reviews.bought(order)[0]
    said_at = min(order.delivered_at + datetime.timedelta(days=1), clock.now() - datetime.timedelta(hours=2))
    with clock.at(said_at):
        row = reviews.write(order=order, product=product, by=None, stars=stars, words=words, named=named, language="th")
    if reply:
        with clock.at(min(said_at + datetime.timedelta(hours=9), clock.now())):
            reviews.reply(review=row, by=order.merchant.members.get().user, words=reply)


def _case() -> None:
    """The demo merchant's newest delivered order has a broken jar, told some hours ago."""
    merchant = _merchant()
    mine = Order.objects.filter(merchant=merchant, state=OrderState.DELIVERED, delivered_at__gt=days_ago(28))
    order = mine.select_related("checkout", "merchant").order_by("-delivered_at", "-pk").first()
    if order is None:
        return
    with clock.at(max(order.delivered_at, clock.now() - datetime.timedelta(hours=7))):
        cases.open_case(
            order=order,
            by=None,
            kind="broken",
            words="เปิดกล่องมาแล้วขวดแตกหนึ่งขวด น้ำหกเลอะขวดอื่น อยากให้ส่งใหม่หรือคืนเงินเฉพาะขวดที่แตก",
            key=uuid.uuid4(),
        )


def _coupon() -> None:
    merchant, today = _merchant(), clock.today()
    offers.make_coupon(
        merchant=merchant,
        by=merchant.members.get().user,
        code="BUDU20",
        kind="amount",
        amount_satang=2000,
        minimum_satang=10000,
        starts_on=today - datetime.timedelta(days=7),
        ends_on=today + datetime.timedelta(days=60),
        limit_total=100,
        limit_each=1,
    )


def _merchant() -> Merchant:
    """Return the shop of merchant@kedai.test."""
    owner = User.objects.get(email="merchant@kedai.test")
    return Merchant.objects.filter(members__user=owner).order_by("pk").first()
