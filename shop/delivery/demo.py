"""How the demo's merchants send: pick-up everywhere, a flat rate that fits what they make."""

from common import clock
from common.demo_lists import rows
from merchants.models import Merchant
from shop.catalogue.models import Product
from shop.delivery import services as delivery
from shop.delivery import words
from shop.delivery.carriage import Rule

FLAT_BAHT = [40, 45, 50, 35, 60]
COLD_DAYS = words.mask_of([0, 3])  # Monday and Thursday, when the cold lorry comes
RULES = {
    "chilled": Rule(satang=150_00, days=COLD_DAYS),
    "frozen": Rule(satang=180_00, days=COLD_DAYS),
    "oversize": Rule(satang=120_00),
}
BY_WEIGHT = [(1_000, 4_000), (3_000, 6_500), (5_000, 9_000), (10_000, 14_000)]


def run(report) -> None:
    """Set delivery on the day each merchant joined."""
    merchants = {merchant.name: merchant for merchant in Merchant.objects.all()}
    for number, row in enumerate(report.over(rows("merchants"), "delivery")):
        merchant = merchants[row["name_th"]]
        with clock.at(merchant.joined_at):
            delivery.set_methods(
                merchant=merchant,
                by=merchant.members.get().user,
                flat_satang=FLAT_BAHT[number % 5] * 100,
                steps=BY_WEIGHT if number % 5 == 2 else (),
                rules={profile: RULES[profile] for profile in _sold_by(merchant) if profile in RULES},
                free_above_satang=[50_000, None, 80_000][number % 3],
                pickup_note="ทุกวัน 9.00–17.00 น. โทรนัดก่อนมารับ" if number % 4 else None,
            )


def _sold_by(merchant: Merchant) -> list[str]:
    return list(
        Product.objects.for_merchant(merchant)
        .order_by("delivery_profile")
        .values_list("delivery_profile", flat=True)
        .distinct()
    )
