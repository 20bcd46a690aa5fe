"""How far a merchant is trusted: new ones wait for an officer until enough of their products were approved."""

from dataclasses import dataclass

from django.conf import settings

from merchants.models import Merchant
from shop.catalogue.models import Product, Review, ReviewState, Trust
from shop.catalogue.reviews import ReviewKind, TrustLevel


@dataclass(frozen=True)
class Standing:
    """``approved`` of ``needed`` products, counted since ``row`` was last set."""

    row: Trust | None
    approved: int
    needed: int

    @property
    def trusted(self) -> bool:
        return self.row is not None and self.row.level == TrustLevel.TRUSTED

    @property
    def label(self) -> str:
        return (TrustLevel.TRUSTED if self.trusted else TrustLevel.REVIEWED).label

    @property
    def left(self) -> int:
        return max(self.needed - self.approved, 0)


def is_trusted(merchant_id: int) -> bool:
    """Return whether this merchant's products go on sale unseen (one query)."""
    return Trust.objects.filter(merchant=merchant_id, level=TrustLevel.TRUSTED).exists()


def standing_of(merchant: Merchant) -> Standing:
    """Return how the merchant stands, with how many approvals count now (two queries)."""
    row = Trust.objects.for_merchant(merchant).first()
    return Standing(row, approved_of(merchant, row), settings.PRODUCTS_REVIEWED_FIRST)


def approved_of(merchant: Merchant, row: Trust | None) -> int:
    """Return how many products were approved since ``row`` was set, or ever (one query)."""
    passed = Review.objects.for_merchant(merchant).filter(kind=ReviewKind.FIRST, state=ReviewState.PASSED)
    if row is not None:
        passed = passed.filter(judged_at__gt=row.since)
    return passed.values("product").distinct().count()


def turned_away(product: Product) -> bool:
    """Return whether the last verdict on it as a whole was against it: then it is looked at again, whoever sells it."""
    judged = product.looks.exclude(kind=ReviewKind.CHANGE).exclude(state__in=[ReviewState.OPEN, ReviewState.WITHDRAWN])
    last = judged.order_by("-judged_at", "-pk").values_list("state", flat=True).first()
    return last in (ReviewState.RETURNED, ReviewState.TAKEN_DOWN)
