"""The verbs of a cart. A guest's cart is known by the secret in her cookie; a signed-in person's by herself."""

import hashlib
import secrets

from django.db import transaction
from django.db.models import Q, Sum

from common import clock
from common.thai import dates
from shop.cart.errors import (
    NoLongerMade,
    NotForSale,
    OutOfSeason,
    SoldOut,
    TooFewLeft,
    TooMany,
    TooManyLines,
    UnknownVariant,
)
from shop.cart.models import Cart, CartLine
from shop.catalogue import seasons
from shop.catalogue.models import Product, Stock, Variant

MOST_PIECES = 999
MOST_LINES = 100


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def find(*, user, secret: str | None) -> Cart | None:
    """Return her cart, or None. What a signed-in person has taken over is never shown to a guest.

    A signed-in person sees what she put into the cookie's cart before she signed in; once that is empty, her own.
    """
    guests = _guests(secret)
    if not user.is_authenticated or (guests and guests.lines.exists()):
        return guests
    return Cart.objects.filter(user=user).first() or guests


def pieces_of(*, user, secret: str | None) -> int:
    """Return how many pieces lie in the cart that ``find`` would find, in one query."""
    hers = Q(cart__user=user) if user.is_authenticated else Q()
    if secret:
        hers |= Q(cart__user=None, cart__secret_hash=_hash(secret))
    if not hers:
        return 0
    rows = CartLine.objects.filter(hers).order_by().values_list("cart__user").annotate(pieces=Sum("quantity"))
    pieces = dict(rows)
    return pieces.get(None) or sum(pieces.values())


@transaction.atomic
def find_or_make(*, user, secret: str | None) -> tuple[Cart, str | None]:
    """Return her cart and, where a new one was made for a guest, the secret her cookie must hold.

    What lies in a signed-in person's guest cart is put into her own; what lay in her own is kept. No cart is ever
    deleted for that: another request of hers may hold it in its hands at this moment.
    """
    if user.is_authenticated:
        own, _made = Cart.objects.get_or_create(user=user)
        if guests := _guests(secret):
            _take_over(guests, own)
        return own, None
    cart = _guests(secret)
    if cart is None:
        fresh = secrets.token_urlsafe(32)
        return Cart.objects.create(secret_hash=_hash(fresh)), fresh
    return cart, None


def find_to_change(*, user, secret: str | None) -> Cart | None:
    """Return the cart whose lines she may change, or None: as ``find``, with a guest cart put into her own first."""
    if user.is_authenticated:
        return find_or_make(user=user, secret=secret)[0]
    return _guests(secret)


def _guests(secret: str | None) -> Cart | None:
    return Cart.objects.filter(secret_hash=_hash(secret), user=None).first() if secret else None


def _take_over(guests: Cart, own: Cart) -> None:
    """Put the lines of ``guests`` into ``own``; where both hold the same, the guest's number counts. Twice: once."""
    list(Cart.objects.select_for_update().filter(pk__in=[guests.pk, own.pk]).order_by("pk"))
    theirs = list(guests.lines.values_list("variant_id", flat=True))  # read under the lock: another request was here?
    own.lines.filter(variant_id__in=theirs).delete()
    guests.lines.update(cart=own)


def variant_of(pk: int) -> Variant:
    """Return the variant with its product, or raise UnknownVariant."""
    found = Variant.objects.select_related("product").filter(pk=pk).first()
    if found is None:
        raise UnknownVariant()
    return found


@transaction.atomic
def add(*, cart: Cart, variant: Variant, quantity: int) -> CartLine:
    """Put ``quantity`` more pieces in. Raises NotForSale, NoLongerMade, OutOfSeason, SoldOut, TooFewLeft, TooMany, TooManyLines."""
    _touch(cart)
    line = cart.lines.filter(variant=variant).first()
    have = line.quantity if line else 0
    _check(variant, wanted=have + quantity, have=have)
    if line is None:
        if cart.lines.count() >= MOST_LINES:
            raise TooManyLines()
        return CartLine.objects.create(cart=cart, variant=variant, quantity=quantity)
    line.quantity = have + quantity
    line.save(update_fields=["quantity"])
    return line


@transaction.atomic
def set_quantity(*, cart: Cart, variant: Variant, quantity: int) -> None:
    """Let the line of ``variant`` hold exactly ``quantity`` pieces; 0 takes it out. Same refusals as ``add``.

    A line that is not there stays away. Fewer pieces than now are always taken, even where none is left.
    """
    _touch(cart)
    line = cart.lines.filter(variant=variant).first()
    if line is None:
        return
    if quantity == 0:
        line.delete()
        return
    if quantity > line.quantity:
        _check(variant, wanted=quantity, have=line.quantity)
    line.quantity = quantity
    line.save(update_fields=["quantity"])


def _touch(cart: Cart) -> None:
    Cart.objects.filter(pk=cart.pk).update(touched_at=clock.now())  # the row's lock, and its last sign of life


def _check(variant: Variant, *, wanted: int, have: int) -> None:
    if wanted < 1 or wanted > MOST_PIECES:
        raise TooMany()
    title = variant.title
    if not Product.objects.on_sale().filter(pk=variant.product_id).exists():
        raise NotForSale(product=title)
    if variant.retired_at is not None:
        raise NoLongerMade(product=title)
    if not variant.product.in_season:
        raise OutOfSeason(product=title, month=_month_again(variant.product))
    left = Stock.objects.get(pk=variant.pk).available
    if left < 1:
        raise SoldOut(product=title)
    if wanted > left:
        raise TooFewLeft(product=title, left=left, have=have)


def _month_again(product: Product) -> str:
    return dates.month_name(seasons.opens_in(product.season_months, clock.today()))
