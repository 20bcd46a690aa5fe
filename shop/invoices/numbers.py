"""Running numbers without gaps: per merchant, kind of paper and year."""

from merchants.models import Merchant
from shop.invoices.models import NumberSeries


def take(merchant: Merchant, kind: str, year: int) -> int:
    """Return the next number. In the transaction that writes its paper: the row stays locked until then, whoever comes next
    waits, and where it is rolled back the number was never given.
    """
    key = {"merchant": merchant, "kind": kind, "year": year}
    NumberSeries.objects.get_or_create(**key)
    row = _held(key)
    row.last += 1
    row.save(update_fields=["last"])
    return row.last


def _held(key: dict) -> NumberSeries:
    return NumberSeries.objects.select_for_update().get(**key)
