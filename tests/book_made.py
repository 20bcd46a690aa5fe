"""A November of money for one merchant, with every kind, and what each figure of her book must say, to the satang."""

import datetime
import uuid
from zoneinfo import ZoneInfo

import make
import slips_made

from common import clock
from shop.orders import services as orders
from shop.orders.models import Order
from shop.payments import accounts, by_hand
from shop.payments import services as payments
from shop.payments.by_hand import Share
from shop.payments.by_stripe import attempts, fees, refunds
from shop.payments.models import Payment

BANGKOK = ZoneInfo("Asia/Bangkok")
PRICE, SENDING, COD_FEE = 3333, 4025, 1550  # one piece by transfer: 7358; at the door: 8908
ONE, TWO, AT_DOOR = 7358, 10691, 8908
CARD_FEE = (TWO * 365 // 10_000 + 1_000) * 107 // 100  # 1390 + VAT = 1487
QR_FEE = ONE * 165 // 10_000 + (ONE * 165 // 10_000) * 7 // 100  # 121 + 8 = 129


def at(day: int, hour: int = 12, minute: int = 0, month: int = 11):
    return clock.at(datetime.datetime(2026, month, day, hour, minute, tzinfo=BANGKOK))


class November:
    """Every way to pay, a fee, a part that went back, a double, late money, cash given up, and the edges of the month."""

    def __init__(self, stripe):
        self.stripe = stripe
        self.merchant = make.ready(make.merchant(), flat_satang=SENDING, cod_fee_satang=COD_FEE)
        self.owner = make.owner_of(self.merchant)
        bank = {"proxy_type": "bank", "bank": "034", "proxy": "012345678901", "holder_name": "กลุ่มแม่บ้านทดสอบ"}
        accounts.set_account(merchant=self.merchant, by=self.owner, **bank)
        stripe.able(self.merchant, make)
        self.goods = make.product(self.merchant, price_satang=PRICE, on_hand=900)

    def order(self, way: str = "promptpay", pieces: int = 1) -> Order:
        return make.order(self.merchant, goods=self.goods, way=way, pieces=pieces)

    def seen(self, order: Order, **facts) -> Payment:
        return payments.transfer_seen(payment=payments.payment_of(order), by=self.owner, **facts)

    def sent(self, carrier: str, tracking: str) -> Order:
        order = self.order("cod")
        payments.accept_order(order=order, by=self.owner)
        orders.pack(order=order, by=self.owner)
        return orders.ship(order=order, by=self.owner, carrier=carrier, tracking=tracking)

    def at_stripe(self, how: str, pieces: int) -> Payment:
        """Paid at Stripe on the 5th. Sessions begin at the stand-in's own time, so that is put back afterwards."""
        order = self.order("stripe", pieces)
        attempt = self.stripe.started(payments.payment_of(order))
        self.stripe.pay(attempt, how)
        with at(5):
            Payment.objects.filter(order=order).update(opened_at=clock.now())
            attempts.look(attempt)
        attempt.refresh_from_db()
        fees.note(attempt)
        return payments.payment_of(order)

    def lived(self) -> "November":
        with at(31, 23, 58, month=10):
            edge, late = self.order(), self.order()
        with at(31, 23, 59, month=10):
            self.seen(edge)  # October's
        with at(1, 0, 1):
            self.seen(self.order())  # November's
        with at(2):
            payments.expire(payments.payment_of(late))
        with at(3):
            self.seen(late)  # money that came late: owed back
        with at(4):
            double = self.seen(self.order("transfer", 2))
        card = self.at_stripe("card", 2)
        self.at_stripe("promptpay", 1)
        with at(5):
            given = refunds.give_back(payment=card, amount_satang=1_001, by=None, why="", key=uuid.uuid4())
            fees.note_refund(given)
        with at(6):
            paid_out = self.sent("thailand_post", "EB123456785TH")
            self.sent("flash", "TH01234567890A")
            self.sent("other", "")
            self.order("cod")
            payments.cancel_order(order=self.order("cod"), by=self.owner, why="ของหมด")
        with at(12):
            payments.cash_received(payment=payments.payment_of(paid_out), by=self.owner)
        with at(13):
            partly = self.seen(self.order(pieces=2))
            share = Share(satang=PRICE)
            promise = by_hand.promise(payment=partly, by=self.owner, why="แตก", key=uuid.uuid4(), share=share)
            by_hand.give_number(order=partly.order, proxy_type="mobile", proxy="0898765432")
        with at(30, 23, 59):
            by_hand.paid(refund=promise, picture=slips_made.slip(), by=self.owner)
            self.order()  # still to be paid
        with at(1, 0, 0, month=12):
            payments.more_came(payment=double, satang=TWO, by=self.owner, key=uuid.uuid4())  # the same transfer, twice
        return self
