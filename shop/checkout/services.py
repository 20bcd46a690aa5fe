"""The cart becomes orders: one submission, one order per merchant, in one transaction; the outside world comes after."""

import uuid
from dataclasses import dataclass, field

from django.db import IntegrityError, transaction

from common.addresses import Address
from common.money import baht_text
from common.thai.names import after_shop_word
from merchants.models import Merchant, MerchantState
from merchants.terms import services as terms
from shop.cart.models import Cart, CartLine
from shop.catalogue import cover
from shop.catalogue.models import ProductState
from shop.checkout.errors import EmptyCart, GoneFromSale, NoAddress, OutOfSeason, PriceChanged, ShopNotReady
from shop.checkout.quote import price
from shop.delivery import services as delivery
from shop.delivery.models import DeliveryKind
from shop.offers import services as offers
from shop.offers.errors import CouponRefused
from shop.offers.models import Coupon
from shop.offers.services import Person
from shop.orders import services as orders
from shop.orders.models import Checkout
from shop.payments import accounts, doorstep
from shop.payments import letters as payment_letters
from shop.payments import services as payments


@dataclass(frozen=True)
class Choice:
    """What the shopper chose for one merchant: a delivery kind, a way to pay, and the code of a coupon if she has one."""

    delivery: str
    way: str
    coupon: str = ""


@dataclass(frozen=True)
class Shopper:
    """Who buys. A phone number is enough; ``user`` is None for a guest."""

    name: str
    phone: str
    email: str = ""
    note: str = ""
    language: str = "th"
    user: object | None = field(default=None)


@transaction.atomic
def place(
    *,
    cart: Cart,
    key: uuid.UUID,
    shopper: Shopper,
    choices: dict[int, Choice],
    address: Address | None,
    seen_total_satang: int | None = None,
) -> Checkout:
    """Place everything in ``cart``: orders, held stock, expected payments, letters; then the cart is empty.

    ``key`` comes with the form: the same key of the same shopper finds the checkout that was placed (double click).
    ``choices`` by merchant id. ``seen_total_satang`` is the total the shopper agreed to. Raises EmptyCart, GoneFromSale,
    OutOfSeason, OutOfStock, ShopNotReady, NoSuchDelivery, NotCarried, CarriedNowhere, NotOffered, TooManyForPhone, TooManyForAddress, NoAddress, PriceChanged, CouponRefused (on the field
    ``coupon_<merchant id>``); then nothing has changed.
    """
    cart = Cart.objects.select_for_update().get(pk=cart.pk)
    own_key = _own_key(key, cart, shopper.user)
    if placed_before := _placed(own_key):
        return placed_before
    parts, ways = _parts(cart, choices, Person(shopper.phone, shopper.user))
    if address is None and any(part.delivery_kind != DeliveryKind.PICKUP for part in parts):
        raise NoAddress()
    _check_doorstep(ways, shopper.phone, address)
    _check_total(parts, seen_total_satang)
    try:
        with transaction.atomic():
            checkout = _checkout(own_key, shopper, address)
    except IntegrityError:  # from another cart of hers, in the same moment
        if placed_before := _placed(own_key):
            return placed_before
        raise
    placed = orders.place(checkout=checkout, parts=parts)
    _check_still_open(parts)
    for order in placed:
        payment = payments.open_payment(order=order, way=ways[order.merchant_id])
        payment_letters.placed(order, payment)
    cart.lines.all().delete()
    return checkout


def standing(key: uuid.UUID, *, cart: Cart | None, user) -> Checkout | None:
    """Return the checkout that this shopper placed with ``key``, or None: a stranger's key shows nothing of hers."""
    person = user if user is not None and user.is_authenticated else None
    return _placed(_own_key(key, cart, person)) if person or cart else None


def _own_key(key: uuid.UUID, cart: Cart | None, person) -> uuid.UUID:
    """The key as it is stored: made of what the form carries and of who sent it, so that nobody meets another's."""
    return uuid.uuid5(key, f"person {person.pk}" if person else f"guest {cart.secret_hash}")


def _placed(own_key: uuid.UUID) -> Checkout | None:
    return Checkout.objects.filter(key=own_key).first()


def last_of(user) -> Checkout | None:
    """Return the newest checkout of a signed-in person, to fill in her next one; None for a guest."""
    if not user.is_authenticated:
        return None
    return Checkout.objects.filter(shopper=user).order_by("-placed_at").first()


def _parts(cart: Cart, choices: dict[int, Choice], person: Person) -> tuple[list[orders.Part], dict[int, str]]:
    by_merchant: dict[int, list[CartLine]] = {}
    lines = cart.lines.select_related("variant__product__merchant").order_by("variant_id")
    for line in lines:
        _check_on_sale(line)
        by_merchant.setdefault(line.variant.product.merchant_id, []).append(line)
    if not by_merchant:
        raise EmptyCart()
    held = _held(by_merchant, choices)
    parts, ways = [], {}
    for merchant_id, own in sorted(by_merchant.items()):
        choice = choices.get(merchant_id, Choice("", ""))
        part, ways[merchant_id] = _part(own, choice, held.get(merchant_id), person)
        parts.append(part)
    return parts, ways


def _held(by_merchant: dict[int, list[CartLine]], choices: dict[int, Choice]) -> dict[int, Coupon]:
    """Lock the coupons that were typed: after the cart, before anything else."""
    merchants = {pk: own[0].variant.product.merchant for pk, own in by_merchant.items()}
    typed = {pk: choices[pk].coupon for pk in merchants if pk in choices and choices[pk].coupon}
    try:
        return offers.hold(typed, merchants)
    except CouponRefused as refusal:
        refusal.field = coupon_field(refusal.merchant_id)
        raise


def coupon_field(merchant_id: int) -> str:
    """Return the name of the field in which a coupon of that merchant is typed."""
    return f"coupon_{merchant_id}"


def way_field(merchant_id: int) -> str:
    """Return the name of the field in which the way to pay that merchant is chosen."""
    return f"way_{merchant_id}"


def _check_doorstep(ways: dict[int, str], phone: str, address: Address | None) -> None:
    at_door = [merchant_id for merchant_id, way in ways.items() if way == "cod"]
    if at_door:
        doorstep.check(phone=phone, address=address, more=len(at_door), field=way_field(at_door[0]))


def _check_on_sale(line: CartLine) -> None:
    product = line.variant.product
    if product.state != ProductState.LIVE or not product.merchant.is_open or line.variant.retired_at is not None:
        raise GoneFromSale(product=line.variant.title)
    if not product.in_season:
        raise OutOfSeason(product=line.variant.title)


def _check_still_open(parts: list[orders.Part]) -> None:
    """Read the shops again now that the orders hold their rows: one that was stopped in this moment takes no order."""
    merchants = [part.merchant.pk for part in parts]
    stopped = set(
        Merchant.objects.filter(pk__in=merchants).exclude(state=MerchantState.OPEN).values_list("pk", flat=True)
    )
    for part in parts:
        if part.merchant.pk in stopped:
            raise GoneFromSale(product=part.lines[0].variant.product.title)


def _part(lines: list[CartLine], choice: Choice, coupon: Coupon | None, person: Person) -> tuple[orders.Part, str]:
    merchant = lines[0].variant.product.merchant
    if not delivery.methods_for(merchant) or not accounts.ways_of([merchant])[merchant.pk]:
        raise ShopNotReady(merchant=after_shop_word(merchant.name))
    goods = sum(line.variant.asked_satang * line.quantity for line in lines)
    certified = cover.of_products(line.variant.product for line in lines)
    pieces = [(line.variant, line.quantity) for line in lines]
    method, load = delivery.choose(merchant=merchant, kind=choice.delivery, lines=pieces), delivery.goods_of(pieces)
    to_door = price(goods_satang=goods, load=load, method=method, way=None, coupon=coupon)
    if coupon:
        _check_coupon(coupon, goods, to_door.discount_satang, person)
    way = accounts.choose(merchant=merchant, key=choice.way, total_satang=to_door.total_satang)
    costs = price(goods_satang=goods, load=load, method=method, way=way, coupon=coupon)
    part = orders.Part(
        merchant=merchant,
        lines=[
            orders.Line(
                line.variant,
                line.quantity,
                line.variant.asked_satang,
                badges=tuple(cover.kept(row) for row in certified[line.variant.product_id]),
            )
            for line in lines
        ],
        delivery_kind=method.kind,
        delivery_satang=costs.delivery_satang,
        delivery_note=method.note,
        delivery_rules=delivery.agreed(method, load),
        cod_fee_satang=costs.cod_fee_satang,
        coupon=coupon,
        discount_satang=costs.discount_satang,
    )
    return part, way.key


def _check_coupon(coupon: Coupon, goods_satang: int, off_satang: int, person: Person) -> None:
    try:
        offers.check(coupon, goods_satang=goods_satang, off_satang=off_satang, person=person)
    except CouponRefused as refusal:
        refusal.field = coupon_field(coupon.merchant_id)
        raise


def _check_total(parts: list[orders.Part], seen_satang: int | None) -> None:
    now = sum(part_total(part) for part in parts)
    if seen_satang is not None and seen_satang != now:
        raise PriceChanged(seen=baht_text(seen_satang), now=baht_text(now))


def part_total(part: orders.Part) -> int:
    """Return what one merchant's part costs, in satang."""
    goods = sum(line.unit_price_satang * line.quantity for line in part.lines)
    return goods - part.discount_satang + part.delivery_satang + part.cod_fee_satang


def _checkout(key: uuid.UUID, shopper: Shopper, address: Address | None) -> Checkout:
    checkout = Checkout(
        key=key,
        shopper=shopper.user,
        name=shopper.name,
        phone=shopper.phone,
        email=shopper.email,
        note=shopper.note,
        language=shopper.language,
        terms_version=terms.version_in_force(),
    )
    if address is not None:
        checkout.set_address(address)
    checkout.save(force_insert=True)
    return checkout
