"""What buyers say of what they bought. Never imported from elsewhere than ``models``."""

import datetime

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from common import clock
from merchants.ownership import OwnedQuerySet
from shop.aftercare.states import ReviewState
from shop.catalogue.models import Product
from shop.orders.models import Order

MOST_WORDS = 1000
EDITABLE = datetime.timedelta(days=30)


class ReviewQuerySet(OwnedQuerySet):
    def shown(self):
        """Return those that stand on the product's page."""
        return self.filter(state=ReviewState.SHOWN)

    def reported(self):
        """Return those of which somebody asked an officer to judge and nobody has."""
        return self.filter(reported_at__isnull=False, judged_at__isnull=True)


class Review(models.Model):
    """Stars and words of one buyer for one product of one order. ``photos``: [{"original", "sizes": [[name, w, h], …]}]; of a
    hidden one {"kept": id of a private file} (``photos.put_away``).
    """

    merchant_path = "product__merchant"

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="reviews")
    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="reviews")
    state = models.CharField(max_length=8, choices=ReviewState, default=ReviewState.SHOWN)
    stars = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=MOST_WORDS, blank=True)
    name = models.CharField(max_length=60, blank=True)  # first name and initial, as she agreed to; "" hides it
    language = models.CharField(max_length=8, default="th")  # in which it was written
    photos = models.JSONField(default=list)
    written_at = models.DateTimeField(default=clock.now)
    edited_at = models.DateTimeField(null=True, blank=True)
    reply = models.CharField(max_length=MOST_WORDS, blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    replied_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    report = models.CharField(max_length=300, blank=True)  # the first one's words; all stand in ``ReviewReport``
    reported_at = models.DateTimeField(null=True, blank=True)
    reported_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    judged_at = models.DateTimeField(null=True, blank=True)
    judged_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    hidden_reason = models.CharField(max_length=300, blank=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["order", "product"], name="review_once"),
            models.CheckConstraint(condition=Q(state__in=ReviewState.values), name="buyer_review_state"),
            models.CheckConstraint(condition=Q(stars__gte=1, stars__lte=5), name="review_stars"),
            models.CheckConstraint(
                condition=(Q(reply="") & Q(replied_at__isnull=True)) | (~Q(reply="") & Q(replied_at__isnull=False)),
                name="review_replied",
            ),
            models.CheckConstraint(
                condition=(Q(report="") & Q(reported_at__isnull=True)) | (~Q(report="") & Q(reported_at__isnull=False)),
                name="review_reported",
            ),
            models.CheckConstraint(
                condition=(Q(state="hidden") & ~Q(hidden_reason="") & Q(judged_at__isnull=False))
                | (Q(state="shown") & Q(hidden_reason="")),
                name="review_hidden_with_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["product", "state", "-written_at"], name="buyer_review_product"),
            models.Index(
                fields=["reported_at"], condition=Q(reported_at__isnull=False, judged_at=None), name="review_reported"
            ),
        ]

    @property
    def author(self) -> str:
        """Return the name that readers see."""
        return self.name or gettext("ผู้ซื้อ")

    @property
    def may_be_changed(self) -> bool:
        """Whether its author may still change it: 30 days long, and not once an officer took it down."""
        return self.state == ReviewState.SHOWN and clock.now() < self.written_at + EDITABLE

    @property
    def pictures(self) -> list[dict]:
        """Return what a page needs of each photo: a small address and a large one. A hidden review shows none."""
        if self.state == ReviewState.HIDDEN:
            return []
        return [_shown(photo) for photo in self.photos if "kept" not in photo]


def _shown(photo: dict) -> dict:
    large = default_storage.url(photo["original"])
    small = default_storage.url(photo["sizes"][0][0]) if photo["sizes"] else large
    return {"small": small, "large": large}


class ReviewReport(models.Model):
    """That somebody asked an officer to look at a review: the shop, or a signed-in reader. Each person once."""

    merchant_path = "review__product__merchant"

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="reports")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    from_shop = models.BooleanField()
    words = models.CharField(max_length=300)
    at = models.DateTimeField(default=clock.now)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["review", "by"], name="review_report_once"),
            models.CheckConstraint(condition=~Q(words=""), name="review_report_words"),
        ]


class ReviewAsk(models.Model):
    """That the buyer of an order was asked, once, what she thinks of it."""

    merchant_path = "order__merchant"

    order = models.OneToOneField(Order, on_delete=models.PROTECT, related_name="review_ask")
    asked_at = models.DateTimeField(default=clock.now)

    objects = OwnedQuerySet.as_manager()
