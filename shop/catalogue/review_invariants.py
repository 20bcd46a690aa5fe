"""What must hold between products and the looks of officers at them."""

from django.db.models import Exists, F, OuterRef

from shop.catalogue.models import Product, ProductState, Review, ReviewState
from shop.catalogue.reviews import ReviewKind
from shop.catalogue.states import SHOWN


def check() -> list[str]:
    """Return a line per product whose state and looks do not agree."""
    return [*_waiting(), *_told_why(), *_changes()]


def _waiting() -> list[str]:
    open_first = Review.objects.filter(product=OuterRef("pk"), kind=ReviewKind.FIRST, state=ReviewState.OPEN)
    rows = Product.objects.annotate(asked=Exists(open_first)).order_by("pk")
    silent = rows.filter(state=ProductState.IN_REVIEW, asked=False)
    stray = rows.exclude(state=ProductState.IN_REVIEW).filter(asked=True)
    return [f"product {row.pk} is in review and nobody is asked to look" for row in silent] + [
        f"product {row.pk} is {row.state} and an officer is asked to let it through" for row in stray
    ]


def _told_why() -> list[str]:
    verdict = Review.objects.filter(product=OuterRef("pk"), state=ReviewState.TAKEN_DOWN)
    rows = Product.objects.filter(~Exists(verdict), state=ProductState.TAKEN_DOWN).order_by("pk")
    return [f"product {row.pk} is taken down and no verdict says why" for row in rows]


def _changes() -> list[str]:
    waiting = Review.objects.filter(kind__in=[ReviewKind.CHANGE, ReviewKind.SAMPLE], state=ReviewState.OPEN)
    stray = waiting.exclude(product__state__in=SHOWN).annotate(now=F("product__state")).order_by("pk")
    return [f"review {row.pk}: a {row.kind} of product {row.product_id}, which is {row.now}" for row in stray]
