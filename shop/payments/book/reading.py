"""The book as it is read: sums made in the database, rows a page at a time, never all orders at once."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import BigIntegerField, Count, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce, TruncDate, TruncMonth

from merchants.models import Merchant
from shop.payments.book.figures import FIGURES, Figure
from shop.payments.periods import Month, Period, Year

PER_PAGE = 50
COLUMNS = ("at", "amount", "kind", "order_pk", "order_number", "shopper")


@dataclass(frozen=True)
class Entry:
    """One row of a figure."""

    at: datetime.datetime
    satang: int
    kind: str
    order_pk: int
    order_number: str
    shopper: str


@dataclass
class Sums:
    """What a figure comes to: in all, by kind, and by day or month."""

    satang: int = 0
    count: int = 0
    by_kind: dict[str, int] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    by_date: dict[datetime.date, int] = field(default_factory=dict)

    def add(self, date: datetime.date | None, kind: str, satang: int, count: int) -> None:
        self.satang += satang
        self.count += count
        self.by_kind[kind] = self.by_kind.get(kind, 0) + satang
        self.counts[kind] = self.counts.get(kind, 0) + count
        if date is not None:
            self.by_date[date] = self.by_date.get(date, 0) + satang


def _sources(merchant: Merchant, figure: Figure, period: Period | None, kind: str = "") -> list[QuerySet]:
    found = []
    for rows in figure.sources():
        rows = rows.for_merchant(merchant)
        if period:
            rows = rows.filter(at__gte=period.start, at__lt=period.end)
        found.append(rows.filter(kind=kind) if kind else rows)
    return found


def sums(merchant: Merchant, key: str, period: Period | None = None, *, kind: str = "") -> Sums:
    """Return what the figure ``key`` comes to in ``period`` (None: all time): one query for each of its sources.

    ``by_date`` has days, in a year the first day of each month, without a period nothing.
    """
    found = Sums()
    for rows in _sources(merchant, FIGURES[key], period, kind):
        parts = {"what": "kind"}
        if period:
            cut = TruncMonth if isinstance(period, Year) else TruncDate
            rows = rows.annotate(date=cut("at"))
            parts["date"] = "date"
        grouped = rows.order_by().values(*parts.values()).annotate(satang=Sum("amount"), rows=Count("pk"))
        for row in grouped:
            date = row.get("date")
            if isinstance(date, datetime.datetime):
                date = date.date()
            found.add(date, row["kind"], row["satang"], row["rows"])
    return found


def totals(merchant: Merchant, asked: dict[str, tuple[str, Period | None]]) -> dict[str, int]:
    """Return in satang what each asked ``(figure, period)`` comes to, by its name (one query)."""
    named = {name: _sum_of(merchant, *what) for name, what in asked.items()}
    return Merchant.objects.filter(pk=merchant.pk).values(**named).get()


def _sum_of(merchant: Merchant, key: str, period: Period | None):
    parts = [
        rows.order_by().values(rows.model.merchant_path).annotate(sum=Sum("amount")).values("sum")
        for rows in _sources(merchant, FIGURES[key], period)
    ]
    none = Value(0, output_field=BigIntegerField())
    first, *others = (Coalesce(Subquery(part, output_field=BigIntegerField()), none) for part in parts)
    return sum(others, start=first)


def entries(
    merchant: Merchant, key: str, period: Period | None = None, *, kind: str = "", page: int = 1
) -> list[Entry]:
    """Return one page of a figure's rows, newest first, and one row more where there are more (one query)."""
    rows = _rows(merchant, key, period, kind)[(page - 1) * PER_PAGE : page * PER_PAGE + 1]
    return [Entry(*row) for row in rows]


def every_entry(merchant: Merchant, key: str, period: Period) -> Iterator[Entry]:
    """Yield all rows of a figure in ``period``, newest first (one query)."""
    for row in _rows(merchant, key, period, ""):
        yield Entry(*row)


def _rows(merchant: Merchant, key: str, period: Period | None, kind: str) -> QuerySet:
    first, *others = (rows.order_by().values_list(*COLUMNS) for rows in _sources(merchant, FIGURES[key], period, kind))
    return (first.union(*others, all=True) if others else first).order_by("-at", "-order_pk", "-amount")


def months_of(year: Year) -> list[Month]:
    """Return the months of ``year`` that have begun, newest first."""
    months = [Month(year.year, number) for number in range(12, 0, -1)]
    return [month for month in months if month <= Month.now()]
