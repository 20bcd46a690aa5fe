"""What the header of every page shows of the cart."""

from django.utils.functional import SimpleLazyObject

from shop.cart import services as carts
from shop.cart.cookie import secret_of


def cart_badge(request) -> dict:
    """Context processor: ``cart_count``, how many pieces lie in the cart.

    It is asked when a template shows it: one query, and none for a visitor without cookies. Asking who she is reads
    the session, which makes the page ``private`` (common.private_pages).
    """
    if not hasattr(request, "user"):
        return {}
    return {"cart_count": SimpleLazyObject(lambda: carts.pieces_of(user=request.user, secret=secret_of(request)))}
