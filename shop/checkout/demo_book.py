"""A few more orders of the demo's merchant, so that every figure of her book has something to show: money that came twice and
late, a part that went back, and cash that two carriers still hold. All by the real verbs, with the clock set back.
"""

import datetime
import uuid

from common import clock
from common.demo_lists import days_ago
from merchants.models import Member, Merchant
from shop.cart.models import Cart, CartLine
from shop.catalogue.models import Product, Stock, Variant
from shop.checkout import demo, demo_courses
from shop.checkout import services as checkout
from shop.checkout.services import Choice, Shopper
from shop.orders import services as orders
from shop.orders.models import Order
from shop.payments import by_hand, refund_jobs
from shop.payments import services as payments
from shop.payments.by_hand import Share

OWNER = "merchant@kedai.test"
OLDEST = 15  # days: the first of these orders
CASH_ON_THE_WAY = [(4, "flash", "TH01512345678A"), (3, "jt", "820123456789"), (2, "thailand_post", "EB123456785TH")]


def run(report) -> None:
    member = Member.objects.select_related("merchant", "user").get(user__email=OWNER)
    variant = _plenty(member.merchant)
    if variant is None:
        return
    by = member.user
    for number, act in enumerate(report.over([_twice, _part_back, _late, *CASH_ON_THE_WAY], "more of the book")):
        if callable(act):
            act(variant, number, by)
        else:
            _cash(variant, number, by, *act)
    _every_morning()
    demo.all_posted()


def _every_morning() -> None:
    """Let the clock of refunds have run in those days: who was to be reminded was, and a newcomer's first minute reminds nobody."""
    for age in range(OLDEST, 0, -1):
        with clock.at(days_ago(age, hour=9)):
            refund_jobs.run()


def _plenty(merchant: Merchant) -> Variant | None:
    """Return the variant of which most lies on the shelf."""
    on_sale = Product.objects.on_sale().filter(merchant=merchant)
    left = Stock.objects.filter(variant__product__in=on_sale, variant__retired_at=None).order_by("-on_hand", "pk")
    stock = next((row for row in left.select_related("variant__product") if row.available >= 12), None)
    return stock.variant if stock and stock.variant.product.in_season else None


def _order(variant: Variant, number: int, age: int, way: str, pieces: int = 1) -> Order:
    merchant = variant.product.merchant
    with clock.at(days_ago(age, hour=10, minute=7 * number)):
        cart = Cart.objects.create(secret_hash=uuid.uuid4().hex)
        CartLine.objects.create(cart=cart, variant=variant, quantity=pieces)
        placed = checkout.place(
            cart=cart,
            key=uuid.uuid4(),
            shopper=Shopper(
                name=demo.NAMES[number * 3 % len(demo.NAMES)], phone=f"+668000{500 + number:05d}", email=""
            ),
            choices={merchant.pk: Choice("flat", way)},
            address=demo.address(number + 3),
        )
    return placed.orders.select_related("checkout", "merchant").get()


def _seen(order: Order, by, age: int):
    with clock.at(days_ago(age, hour=11)):
        return payments.transfer_seen(payment=payments.payment_of(order), by=by)


def _twice(variant: Variant, number: int, by) -> None:
    payment = _seen(_order(variant, number, 9, "promptpay"), by, 9)
    with clock.at(days_ago(8, hour=9)):
        payments.more_came(payment=payment, satang=payment.expected_satang, by=by, key=uuid.uuid4())


def _part_back(variant: Variant, number: int, by) -> None:
    order = _order(variant, number, 12, "promptpay", 3)
    payment = _seen(order, by, 12)
    line = order.lines.get()
    with clock.at(days_ago(11, hour=9)):
        share = Share(pieces={line.pk: 1})
        refund = by_hand.promise(payment=payment, by=by, why="ขวดหนึ่งแตกตอนแพ็ก", key=uuid.uuid4(), share=share)
        by_hand.give_number(order=order, proxy_type="mobile", proxy="0" + order.checkout.phone[3:])
    with clock.at(days_ago(11, hour=15)):
        by_hand.paid(refund=refund, picture=demo_courses.drawn_slip(payment, with_code=False, word="Refund"), by=by)


def _late(variant: Variant, number: int, by) -> None:
    order = _order(variant, number, 15, "promptpay")
    payment = payments.payment_of(order)
    with clock.at(payment.expires_at + datetime.timedelta(minutes=3)):
        payments.expire(payment)
    _seen(order, by, 13)


def _cash(variant: Variant, number: int, by, age: int, carrier: str, tracking: str) -> None:
    order = _order(variant, number, age, "cod", 2)
    with clock.at(days_ago(age, hour=14)):
        payments.accept_order(order=order, by=by)
        orders.pack(order=order, by=by)
        orders.ship(order=order, by=by, carrier=carrier, tracking=tracking)
