"""What must hold of coupons by themselves; what orders say of them is the orders floor's to hold."""

from django.db.models import Count, F, Q

from shop.offers.models import Coupon, RedemptionState


def check() -> list[str]:
    """Return a line per coupon that is used more often than it may; what came back with late money is not counted."""
    used = Q(redemptions__state=RedemptionState.USED, redemptions__revived_at__isnull=True)
    rows = Coupon.objects.annotate(uses=Count("redemptions", filter=used)).filter(uses__gt=F("limit_total"))
    return [f"coupon {pk}: used more often than its limit" for pk in rows.values_list("pk", flat=True)]
