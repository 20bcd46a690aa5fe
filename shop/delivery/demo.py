"""How the demo's merchants send: pick-up everywhere, a flat rate that fits what they make."""

from common import clock
from common.demo_lists import rows
from merchants.models import Merchant
from shop.delivery import services as delivery

FLAT_BAHT = [40, 45, 50, 35, 60]


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
                free_above_satang=[50_000, None, 80_000][number % 3],
                pickup_note="ทุกวัน 9.00–17.00 น. โทรนัดก่อนมารับ" if number % 4 else None,
            )
