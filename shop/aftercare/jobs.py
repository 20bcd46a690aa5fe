"""What time does after the order."""

import datetime

from django.db.models import Q

from common import clock
from shop.aftercare import tasks
from shop.aftercare.models import Review
from shop.aftercare.services import cases, reviews
from shop.aftercare.states import ReviewState
from shop.orders.models import Order
from shop.orders.states import OrderState

ASKED_AFTER = datetime.timedelta(days=3)
ASKED_UNTIL = datetime.timedelta(days=30)


def run() -> dict[str, int]:
    """Ask buyers once what they think of their goods, and bring cases that a merchant left unanswered to the officers."""
    return {"reviews_asked": _ask(), "review_photos_moved": _photos(), **cases.run_clocks()}


def _photos() -> int:
    """Move the photos that the task of a verdict did not reach: a hidden review's away, a shown one's back."""
    hidden = Q(state=ReviewState.HIDDEN) & ~Q(photos=[]) & ~Q(photos__0__has_key="kept")
    shown = Q(state=ReviewState.SHOWN, photos__0__has_key="kept")
    left = list(Review.objects.filter(hidden | shown).order_by("pk").values_list("pk", flat=True))
    for pk in left:
        tasks.move_photos.call(pk)
    return len(left)


def _ask() -> int:
    """Three days after delivery; not where something is wrong, not where she spoke already."""
    now = clock.now()
    due = Order.objects.filter(
        state=OrderState.DELIVERED,
        delivered_at__lte=now - ASKED_AFTER,
        delivered_at__gt=now - ASKED_UNTIL,
        review_ask__isnull=True,
        reviews__isnull=True,
        case__isnull=True,
    )
    return sum(reviews.ask(order=order) for order in due.select_related("checkout", "merchant").order_by("pk"))
