"""What a merchant's tax papers add up to, month by month: the figures of her report of output tax (รายงานภาษีขาย)."""

import datetime
from dataclasses import dataclass

from django.db.models import BigIntegerField, Case, Count, F, Sum, When
from django.db.models.functions import TruncMonth

from merchants.models import Merchant
from shop.invoices.models import PaperKind, TaxPaper
from shop.payments import periods

MOST = 12


@dataclass(frozen=True)
class Month:
    """Satang of the papers that stand, credit notes taken off. ``month`` is its first day in Bangkok."""

    month: datetime.date
    papers: int
    before_vat_satang: int
    vat_satang: int
    exempt_satang: int

    @property
    def label(self) -> str:
        """Return ``"พฤศจิกายน 2569"`` in the reader's language."""
        return periods.Month.of(self.month).label


def of(merchant: Merchant) -> list[Month]:
    """Return the newest months in which a paper was issued that stands (one query)."""
    rows = TaxPaper.objects.for_merchant(merchant).standing().annotate(month=TruncMonth("issued_at")).order_by("-month")
    found = rows.values("month").annotate(
        papers=Count("pk"),
        before_vat=_signed("before_vat_satang"),
        vat=_signed("vat_satang"),
        exempt=_signed("exempt_satang"),
    )
    return [
        Month(row["month"].date(), row["papers"], row["before_vat"], row["vat"], row["exempt"]) for row in found[:MOST]
    ]


def _signed(column: str) -> Sum:
    signed = Case(When(kind=PaperKind.CREDIT, then=-F(column)), default=F(column), output_field=BigIntegerField())
    return Sum(signed)
