"""The unguessable link of an order: HMAC of the server's key, the order and a version, so that later letters can carry it
again. Only its hash is stored; raising the version voids the old link."""

import base64
import hashlib

from django.urls import reverse
from django.utils import translation
from django.utils.crypto import salted_hmac

from shop.orders.models import Order


def token_of(*, number: str, version: int) -> str:
    """Return the 32-character (192-bit) token of the order ``number``."""
    digest = salted_hmac("kedai.order-link", f"{number}:{version}", algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest[:24]).decode()


def hash_of(token: str) -> str:
    """Return what is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def token(order: Order) -> str:
    """Return the token that opens ``order`` now."""
    return token_of(number=order.number, version=order.token_version)


def path(order: Order) -> str:
    """Return the address of the order's page in the shopper's language."""
    with translation.override(order.checkout.language):
        return reverse("orders:order", kwargs={"token": token(order)})


def pay_path(order: Order) -> str:
    """Return the address of the order's pay page in the shopper's language."""
    with translation.override(order.checkout.language):
        return reverse("pay:pay", kwargs={"token": token(order)})


def find(given: str) -> Order | None:
    """Return the order that ``given`` opens, or None."""
    orders = Order.objects.select_related("checkout", "merchant")
    return orders.filter(token_hash=hash_of(given)).first()
