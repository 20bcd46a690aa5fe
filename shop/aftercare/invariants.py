"""What must hold of reviews and cases."""

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Coalesce

from shop.aftercare.models import Case, Review
from shop.aftercare.states import CaseState, ReviewState
from shop.catalogue.models import Product
from shop.orders.models import OrderLine
from shop.orders.states import OrderState

NEVER_CAME = [OrderState.PLACED, OrderState.CONFIRMED, OrderState.PACKED, OrderState.CANCELLED]


def check() -> list[str]:
    """Return a line per disagreement between reviews and the products and orders they speak of, and of cases."""
    return [*_figures(), *_bought(), *_tenancy(), *_refunds()]


def _figures() -> list[str]:
    shown = Q(reviews__state=ReviewState.SHOWN)
    rows = Product.objects.annotate(
        count=Count("reviews", filter=shown), stars=Coalesce(Sum("reviews__stars", filter=shown), 0)
    ).exclude(count=F("review_count"), stars=F("review_stars"))
    return [f"product {pk}: its reviews add up to other figures" for pk in rows.values_list("pk", flat=True)]


def _bought() -> list[str]:
    lines = set(OrderLine.objects.filter(order__reviews__isnull=False).values_list("order", "variant__product"))
    rows = Review.objects.values_list("pk", "order", "product", "order__state")
    strays = [pk for pk, order, product, state in rows if (order, product) not in lines or state in NEVER_CAME]
    return [f"review {pk}: its author did not get that product with that order" for pk in strays]


def _tenancy() -> list[str]:
    rows = Case.objects.exclude(merchant=F("order__merchant"))
    return [f"case {pk}: stands with another merchant than its order" for pk in rows.values_list("pk", flat=True)]


def _refunds() -> list[str]:
    rows = Case.objects.filter(state=CaseState.FOR_SHOPPER, refund_satang__gt=F("order__ordered_back_satang"))
    return [f"case {pk}: ordered money back, but the order does not owe it" for pk in rows.values_list("pk", flat=True)]
