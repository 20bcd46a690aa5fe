from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common import clock
from common.money import baht_text
from merchants.ownership import Owned, OwnedQuerySet

MOST_UNLIMITED = 2_000_000_000


class CouponKind(models.TextChoices):
    AMOUNT = "amount", _("ลดเป็นบาท")
    PERCENT = "percent", _("ลดเป็นเปอร์เซ็นต์")
    DELIVERY = "delivery", _("ส่งฟรี")


class CouponState(models.TextChoices):
    ACTIVE = "active", _("ใช้ได้")
    STOPPED = "stopped", _("หยุดแล้ว")


COUPON_MOVES = {CouponState.ACTIVE: {CouponState.STOPPED}, CouponState.STOPPED: {CouponState.ACTIVE}}


class Coupon(Owned):
    """What a merchant takes off an order of hers, for whoever types ``code``. Dates are whole days in Bangkok."""

    code = models.CharField(max_length=20)
    kind = models.CharField(max_length=8, choices=CouponKind)
    amount_satang = models.PositiveBigIntegerField(default=0)  # of AMOUNT
    percent = models.PositiveSmallIntegerField(default=0)  # of PERCENT
    most_satang = models.PositiveBigIntegerField(null=True, blank=True)  # PERCENT never takes off more
    minimum_satang = models.PositiveBigIntegerField(default=0)  # goods, before anything is taken off
    starts_on = models.DateField()
    ends_on = models.DateField()
    limit_total = models.PositiveIntegerField(null=True, blank=True)
    limit_each = models.PositiveIntegerField(null=True, blank=True)  # per person: her phone or her account
    state = models.CharField(max_length=8, choices=CouponState, default=CouponState.ACTIVE)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["merchant", "code"], name="coupon_code_once"),
            models.CheckConstraint(
                condition=Q(kind__in=CouponKind.values, state__in=CouponState.values) & ~Q(code=""), name="coupon_state"
            ),
            models.CheckConstraint(
                condition=Q(kind="amount", amount_satang__gt=0, percent=0, most_satang__isnull=True)
                | Q(kind="percent", percent__gte=1, percent__lte=100, amount_satang=0)
                | Q(kind="delivery", amount_satang=0, percent=0, most_satang__isnull=True),
                name="coupon_worth",
            ),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="coupon_dates"),
            models.CheckConstraint(
                condition=(Q(limit_total__isnull=True) | Q(limit_total__gte=1))
                & (Q(limit_each__isnull=True) | Q(limit_each__gte=1)),
                name="coupon_limits",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def words(self) -> str:
        """Return what it takes off, in words."""
        if self.kind == CouponKind.AMOUNT:
            return _("ลด %(amount)s") % {"amount": baht_text(self.amount_satang)}
        if self.kind == CouponKind.DELIVERY:
            return str(_("ส่งฟรี"))
        if self.most_satang:
            return _("ลด %(percent)s%% ไม่เกิน %(most)s") % {
                "percent": self.percent,
                "most": baht_text(self.most_satang),
            }
        return _("ลด %(percent)s%%") % {"percent": self.percent}


class RedemptionState(models.TextChoices):
    USED = "used", _("ใช้แล้ว")
    GIVEN_BACK = "given_back", _("คืนสิทธิ์แล้ว")


class Redemption(models.Model):
    """One use of a coupon by one order, known by its number: orders live a floor above.

    ``seat`` is its place among the uses of the coupon, ``own_seat`` among those of one person, each from 1 up to the limit
    of that moment, each taken once: even without a lock no more uses than seats can stand. A use given back leaves its
    seats. One that came back to life with late money has none: it counts, and it stays within no limit.
    """

    merchant_path = "coupon__merchant"

    coupon = models.ForeignKey(Coupon, on_delete=models.PROTECT, related_name="redemptions")
    order_number = models.CharField(max_length=20, unique=True)
    state = models.CharField(max_length=12, choices=RedemptionState, default=RedemptionState.USED)
    discount_satang = models.PositiveBigIntegerField()
    person = models.CharField(max_length=64)  # sealed phone number: who it is stands with the order alone
    shopper = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    seat = models.PositiveIntegerField(null=True)
    own_seat = models.PositiveIntegerField(null=True)
    seats = models.PositiveIntegerField()  # the limit then
    own_seats = models.PositiveIntegerField()
    used_at = models.DateTimeField(default=clock.now)
    given_back_at = models.DateTimeField(null=True, blank=True)
    revived_at = models.DateTimeField(null=True, blank=True)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=RedemptionState.values), name="redemption_state"),
            models.UniqueConstraint(fields=["coupon", "seat"], name="redemption_seat_once"),
            models.UniqueConstraint(fields=["coupon", "person", "own_seat"], name="redemption_own_seat_once"),
            models.CheckConstraint(
                condition=Q(seat__isnull=True) | Q(seat__gte=1, seat__lte=F("seats")), name="redemption_seat_in_limit"
            ),
            models.CheckConstraint(
                condition=Q(own_seat__isnull=True) | Q(own_seat__gte=1, own_seat__lte=F("own_seats")),
                name="redemption_own_seat_in_limit",
            ),
            models.CheckConstraint(
                condition=Q(state="used", seat__isnull=False, own_seat__isnull=False, given_back_at__isnull=True)
                | Q(state="used", seat__isnull=True, own_seat__isnull=True, revived_at__isnull=False)
                | Q(state="given_back", seat__isnull=True, own_seat__isnull=True, given_back_at__isnull=False),
                name="redemption_seated",
            ),
        ]
        indexes = [models.Index(fields=["coupon", "state"], name="redemption_coupon")]
