"""The guest's cookie: it holds the secret of her cart and nothing else."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from shop.cart import services as carts
from shop.cart.models import Cart

NAME = "kedai_cart"
DAYS = 60


def secret_of(request: HttpRequest) -> str | None:
    return request.COOKIES.get(NAME)


def cart_of(request: HttpRequest) -> Cart | None:
    """Return the cart of whoever asks, or None. It writes nothing."""
    return carts.find(user=request.user, secret=secret_of(request))


def remember(response: HttpResponse, secret: str) -> None:
    """Keep the cart's secret with the guest for 60 days from now."""
    response.set_cookie(
        NAME,
        secret,
        max_age=DAYS * 24 * 60 * 60,
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Lax",
    )
