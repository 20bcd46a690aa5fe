"""The verbs of an order: goods promised and sent. Money is asked of the payments floor, never here.

Each verb: lock, check, write with diary, tell after commit. Done twice it changes nothing.
"""

import secrets
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import F, QuerySet

from common import clock
from common.audit import services as audit
from common.states import locked, move
from merchants.models import Merchant
from shop.catalogue import pictures, stock
from shop.catalogue.models import Variant
from shop.offers import services as offers
from shop.offers.models import Coupon, CouponKind
from shop.offers.services import Person
from shop.orders import letters, links, shares
from shop.orders.carriers import carrier_of, check_tracking
from shop.orders.errors import AlreadyShipped, NotOnItsWay, NotPickedUp
from shop.orders.models import Checkout, Order, OrderLine
from shop.orders.states import MOVES, REVIVAL, Bearer, OrderState, StockState

S = OrderState
NEWEST = 20
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


@dataclass(frozen=True)
class Line:
    """So many pieces of a variant at the price agreed now."""

    variant: Variant
    quantity: int
    unit_price_satang: int
    badges: tuple = ()


def new_number() -> str:
    """Return a fresh order number: the Bangkok date and six characters that are hard to mistake when read aloud."""
    return f"{clock.today():%y%m%d}-" + "".join(secrets.choice(LETTERS) for _ in range(6))


@dataclass(frozen=True)
class Part:
    """What one checkout asks of one merchant."""

    merchant: Merchant
    lines: list[Line]
    delivery_kind: str
    delivery_satang: int
    delivery_note: str = ""
    delivery_rules: dict[str, dict] = field(default_factory=dict)
    cod_fee_satang: int = 0
    coupon: Coupon | None = None  # held by the caller
    discount_satang: int = 0

    @property
    def goods_off_satang(self) -> int:
        """Return what of the discount is taken off the goods: free sending takes nothing off them."""
        return 0 if self.coupon and self.coupon.kind == CouponKind.DELIVERY else self.discount_satang


def orders_of(user) -> QuerySet[Order]:
    """Return the orders that ``user`` placed signed in, newest first, with their shop and lines at hand."""
    mine = Order.objects.filter(checkout__shopper=user)
    return mine.select_related("merchant", "checkout").prefetch_related("lines").order_by("-placed_at", "-pk")


def guest_orders_of(phone: str) -> QuerySet[Order]:
    """Return the newest orders that were placed without an account and with this number, as ``orders_of`` does."""
    rows = Order.objects.filter(checkout__shopper__isnull=True, checkout__phone=phone)
    return rows.select_related("merchant", "checkout").prefetch_related("lines").order_by("-placed_at", "-pk")[:NEWEST]


@transaction.atomic
def place(*, checkout: Checkout, parts: list[Part]) -> list[Order]:
    """Write down one order per merchant and hold the stock of all of them.

    Stock comes last and in the order of its primary key over the whole checkout, so that two checkouts never wait for
    each other in a ring; coupons are held by the caller before anything else. Raises OutOfStock naming the product; then nothing of the checkout stays.
    """
    placed = [_place(checkout, part) for part in parts]
    stock.reserve((line.variant.pk, line.quantity) for part in parts for line in part.lines)
    return placed


def _place(checkout: Checkout, part: Part) -> Order:
    subtotal = sum(line.unit_price_satang * line.quantity for line in part.lines)
    number = new_number()
    order = Order.objects.create(
        checkout=checkout,
        merchant=part.merchant,
        number=number,
        subtotal_satang=subtotal,
        discount_satang=part.discount_satang,
        coupon_code=part.coupon.code if part.coupon else "",
        discount_borne_by=Bearer.MERCHANT if part.coupon else "",
        delivery_satang=part.delivery_satang,
        cod_fee_satang=part.cod_fee_satang,
        total_satang=subtotal - part.discount_satang + part.delivery_satang + part.cod_fee_satang,
        delivery_kind=part.delivery_kind,
        delivery_note=part.delivery_note,
        delivery_rules=part.delivery_rules,
        token_hash=links.hash_of(links.token_of(number=number, version=1)),
    )
    lines = [_line(order, line) for line in part.lines]
    shares.spread(lines, part.goods_off_satang)
    OrderLine.objects.bulk_create(lines)
    if part.coupon:
        offers.use(
            coupon=part.coupon,
            order_number=number,
            discount_satang=part.discount_satang,
            person=Person(checkout.phone, checkout.shopper),
        )
    audit.record(subject=order, verb="placed", now=S.PLACED, by=checkout.shopper)
    return order


def _line(order: Order, line: Line) -> OrderLine:
    product = line.variant.product
    return OrderLine(
        order=order,
        variant=line.variant,
        product_name=product.name,
        variant_name=line.variant.name,
        unit=product.unit,
        unit_price_satang=line.unit_price_satang,
        quantity=line.quantity,
        line_total_satang=line.unit_price_satang * line.quantity,
        weight_g=line.variant.weight_g,
        picture=pictures.smallest(product.card),
        badges=list(line.badges),
        made_days=product.made_days,
        vat_exempt=product.vat_exempt,
    )


def trim(*, order: Order, satang: int) -> Order:
    """Take odd ``satang`` off an order that was placed in this transaction, named on it and laid on its lines."""
    lines = list(order.lines.all())
    off = sum(line.discount_satang for line in lines) + satang
    shares.spread(lines, min(off, order.subtotal_satang))
    OrderLine.objects.bulk_update(lines, ["discount_satang", "line_total_satang"])
    order.trimmed_satang, order.total_satang = satang, order.total_satang - satang
    order.save(update_fields=["trimmed_satang", "total_satang"])
    return order


def _pieces(order: Order) -> list[tuple[int, int]]:
    rows = order.lines.annotate(kept=F("quantity") - F("returned_quantity")).filter(kept__gt=0)
    return list(rows.values_list("variant_id", "kept"))


@transaction.atomic
def confirm(*, order: Order, by=None) -> Order:
    """The merchant will send it: what was held becomes a sale. Raises IllegalMove once it is cancelled."""
    order = locked(order)
    if move(order, S.CONFIRMED, moves=MOVES, by=by, confirmed_at=clock.now(), stock_state=StockState.SOLD):
        stock.sell(_pieces(order), reference=order.number, by=by)
        letters.confirmed(order)
    return order


@transaction.atomic
def pack(*, order: Order, by) -> Order:
    """The parcel is packed. Raises IllegalMove unless the order is confirmed."""
    order = locked(order)
    move(order, S.PACKED, moves=MOVES, by=by, packed_at=clock.now())
    return order


@transaction.atomic
def ship(*, order: Order, by, carrier: str, tracking: str) -> Order:
    """Hand ``order`` to the carrier and tell the shopper.

    Raises IllegalMove unless packed, BadTracking where the number is none of the carrier's, NotPickedUp for a pick-up,
    AlreadyShipped where it is on its way with another carrier or number: ``correct_tracking`` is the verb for that.
    """
    number = check_tracking(carrier, tracking)
    order = locked(order)
    if order.delivery_kind == "pickup":
        raise NotPickedUp()
    facts = {"carrier": carrier, "tracking_number": number, "shipped_at": clock.now()}
    if move(order, S.SHIPPED, moves=MOVES, by=by, **facts):
        letters.shipped(order)
    elif (order.carrier, order.tracking_number) != (carrier, number):
        raise AlreadyShipped(carrier=carrier_of(order.carrier).name, number=order.tracking_number)
    return order


@transaction.atomic
def correct_tracking(*, order: Order, by, carrier: str, tracking: str) -> Order:
    """Put right with whom and under which number the parcel is on its way; the shopper is told. The diary keeps the old one.

    Raises NotOnItsWay unless shipped, BadTracking. The same again changes nothing.
    """
    number = check_tracking(carrier, tracking)
    order = locked(order)
    if order.state != S.SHIPPED:
        raise NotOnItsWay(was=order.state, to=S.SHIPPED)
    was = {"was_carrier": order.carrier, "was_number": order.tracking_number}
    if (order.carrier, order.tracking_number) == (carrier, number):
        return order
    order.carrier, order.tracking_number = carrier, number
    order.save(update_fields=["carrier", "tracking_number"])
    event = audit.record(subject=order, verb="tracking_corrected", by=by, carrier=carrier, number=number, **was)
    letters.tracking_corrected(order, event)
    return order


@transaction.atomic
def make_ready(*, order: Order, by) -> Order:
    """The goods wait to be picked up. Raises IllegalMove unless packed, NotPickedUp for one that is sent."""
    order = locked(order)
    if order.delivery_kind != "pickup":
        raise NotPickedUp()
    if move(order, S.READY, moves=MOVES, by=by, ready_at=clock.now()):
        letters.ready(order)
    return order


@transaction.atomic
def deliver(*, order: Order, by=None, why: str = "") -> Order:
    """It reached the shopper: said by her, by the merchant, or by the job two weeks after sending."""
    order = locked(order)
    if move(order, S.DELIVERED, moves=MOVES, by=by, why=why, delivered_at=clock.now()):
        letters.delivered(order)
    return order


@transaction.atomic
def take_back(*, order: Order, by, why: str) -> Order:
    """The parcel came back to the shop; its pieces lie on the shelf again."""
    order = locked(order)
    facts = {"returned_at": clock.now(), "stock_state": StockState.RELEASED}
    if move(order, S.RETURNED, moves=MOVES, by=by, why=why, **facts):
        stock.put_back(_pieces(order), reference=order.number, by=by)
    return order


@transaction.atomic
def pieces_came_back(*, order: Order, pieces: dict[int, int], by) -> None:
    """Put single pieces (line id → how many) of a sold order on the shelf again; the order itself goes on.

    The caller sees to it that no piece comes back twice: the CHECK refuses more than were sold.
    """
    order = locked(order)
    for pk, quantity in sorted(pieces.items()):
        order.lines.filter(pk=pk).update(returned_quantity=F("returned_quantity") + quantity)
    variants = dict(order.lines.filter(pk__in=pieces).values_list("pk", "variant_id"))
    stock.put_back([(variants[pk], quantity) for pk, quantity in pieces.items()], reference=order.number, by=by)
    audit.record(subject=order, verb="pieces_came_back", by=by, pieces=sum(pieces.values()))


@transaction.atomic
def cancel(*, order: Order, by=None, why: str) -> Order:
    """Give the order up; held or sold pieces go back. Money is the payments floor's: call ``payments.cancel_order``.

    Raises IllegalMove once it is sent.
    """
    order = locked(order)
    was_sold = order.stock_state == StockState.SOLD
    facts = {"cancelled_at": clock.now(), "cancel_reason": why[:200], "stock_state": StockState.RELEASED}
    if move(order, S.CANCELLED, moves=MOVES, by=by, why=why, **facts):
        offers.give_back(order_number=order.number)
        if was_sold:
            stock.put_back(_pieces(order), reference=order.number, by=by)
        else:
            stock.release(_pieces(order))
    return order


@transaction.atomic
def revive(*, order: Order) -> Order:
    """An order that lapsed lives again, because its money came after all. Raises OutOfStock; then it stays as it was."""
    order = locked(order)
    facts = {"cancelled_at": None, "cancel_reason": "", "stock_state": StockState.RESERVED}
    if move(order, S.PLACED, moves=REVIVAL, verb="revived", **facts):
        offers.take_again(order_number=order.number)
        stock.reserve(_pieces(order))
    return order
