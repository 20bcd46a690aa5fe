"""The verbs of a cart. A guest's cart is known by the secret in her cookie; a signed-in person's by herself."""

import hashlib
import secrets

from django.db import transaction
from django.db.models import Sum

from common import clock
from shop.cart.errors import NotForSale, TooMany, TooManyLines
from shop.cart.models import Cart, CartLine
from shop.catalogue.errors import OutOfStock
from shop.catalogue.models import Product, Stock, Variant

MOST_PIECES = 999
MOST_LINES = 100


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def find(*, user, secret: str | None) -> Cart | None:
    """Return her cart, or None. A cart that a signed-in person has taken over is never shown to a guest."""
    me = user if user.is_authenticated else None
    if secret:
        cart = Cart.objects.filter(secret_hash=_hash(secret)).first()
        if cart and cart.user_id in (None, me.pk if me else None):
            return cart
    return Cart.objects.filter(user=me).first() if me else None


def pieces_in(cart: Cart) -> int:
    """Return how many pieces lie in it."""
    return cart.lines.aggregate(pieces=Sum("quantity"))["pieces"] or 0


@transaction.atomic
def find_or_make(*, user, secret: str | None) -> tuple[Cart, str | None]:
    """Return her cart and, where a new one was made for a guest, the secret her cookie must hold.

    A signed-in person's guest cart becomes hers; what lay in her own is kept.
    """
    cart = find(user=user, secret=secret)
    if cart is None and user.is_authenticated:
        return Cart.objects.get_or_create(user=user)[0], None
    if cart is None:
        fresh = secrets.token_urlsafe(32)
        return Cart.objects.create(secret_hash=_hash(fresh)), fresh
    if user.is_authenticated and cart.user_id is None:
        _take_over(cart, user)
    return cart, None


def _take_over(cart: Cart, user) -> None:
    old = Cart.objects.select_for_update().filter(user=user).first()
    if old:
        have = set(cart.lines.values_list("variant_id", flat=True))
        old.lines.exclude(variant_id__in=have).update(cart=cart)
        old.delete()
    cart.user = user
    cart.save(update_fields=["user"])


@transaction.atomic
def add(*, cart: Cart, variant: Variant, quantity: int) -> CartLine:
    """Put ``quantity`` more pieces in. Raises NotForSale, OutOfStock (with what is left), TooMany, TooManyLines."""
    cart = _locked(cart)
    line = cart.lines.filter(variant=variant).first()
    wanted = quantity + (line.quantity if line else 0)
    _check(variant, wanted)
    if line is None:
        if cart.lines.count() >= MOST_LINES:
            raise TooManyLines()
        return CartLine.objects.create(cart=cart, variant=variant, quantity=wanted)
    line.quantity = wanted
    line.save(update_fields=["quantity"])
    return line


@transaction.atomic
def set_quantity(*, cart: Cart, variant: Variant, quantity: int) -> None:
    """Let the line of ``variant`` hold exactly ``quantity`` pieces; 0 takes it out. Same refusals as ``add``."""
    cart = _locked(cart)
    if quantity == 0:
        cart.lines.filter(variant=variant).delete()
        return
    _check(variant, quantity)
    cart.lines.filter(variant=variant).update(quantity=quantity)


def _locked(cart: Cart) -> Cart:
    Cart.objects.filter(pk=cart.pk).update(touched_at=clock.now())  # the row's lock, and its last sign of life
    return cart


def _check(variant: Variant, wanted: int) -> None:
    if wanted < 1 or wanted > MOST_PIECES:
        raise TooMany()
    if not Product.objects.on_sale().filter(pk=variant.product_id).exists():
        raise NotForSale()
    stock = Stock.objects.get(pk=variant.pk)
    if wanted > stock.available:
        raise OutOfStock(product=variant.product.title, left=stock.available, field="quantity")
