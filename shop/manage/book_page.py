"""The merchant's book as her pages show it: lines with their sums, each leading to the rows it is the sum of."""

import datetime
from dataclasses import dataclass, field
from decimal import Decimal

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from common.thai import dates
from merchants.models import Merchant
from shop.payments.book import reading
from shop.payments.book.figures import FIGURES
from shop.payments.book.reading import Sums
from shop.payments.book.words import kind_words
from shop.payments.periods import Day, Month, Period, Year

FLOWS = ("expected", "received", "fees", "refunded", "owed-back")
STANDS = ("owed-back", "awaited", "cash-before", "cash-out")
TAKEN_OFF = {"fees", "refunded"}


@dataclass
class Line:
    """A figure, or one kind of it. ``minus``: it is taken off what came in."""

    key: str
    label: str
    satang: int
    count: int
    url: str
    explained: str = ""
    minus: bool = False
    parts: list["Line"] = field(default_factory=list)

    @property
    def signed_satang(self) -> int:
        """Return what it does to what is left to her."""
        return -self.satang if self.minus else self.satang

    @property
    def anchor(self) -> str:
        """Return where it stands on the page of the book; her home leads there."""
        return "with_carrier" if self.key == "cash-out" else self.key


@dataclass
class Book:
    """One period of a merchant's book."""

    period: Period
    lines: dict[str, Line]
    unknown: Line
    dates: list[dict]

    @property
    def left_satang(self) -> int:
        """Return what is left to her of what came: without fees and without what went back."""
        return self.lines["received"].satang - self.lines["fees"].satang - self.lines["refunded"].satang

    @property
    def owed_back(self) -> Line:
        return self.lines["owed-back"]

    @property
    def is_empty(self) -> bool:
        return not any(line.count for line in self.lines.values())


def rows_url(key: str, period: Period | None = None, kind: str = "") -> str:
    query = "&".join(part for part in (period.query if period else "", f"kind={kind}" if kind else "") if part)
    url = reverse("manage:book_rows", kwargs={"figure": key})
    return f"{url}?{query}" if query else url


def _line(key: str, sums: Sums, period: Period | None) -> Line:
    figure = FIGURES[key]
    minus = key in TAKEN_OFF
    parts = [
        Line(key, kind_words(key, kind), satang, sums.counts[kind], rows_url(key, period, kind), minus=minus)
        for kind, satang in sorted(sums.by_kind.items())
    ]
    url = rows_url(key, period)
    return Line(key, str(figure.label), sums.satang, sums.count, url, str(figure.explained), minus, parts)


def book(merchant: Merchant, period: Period) -> Book:
    """Return the book of ``period`` with a line per day (in a year, per month) on which something was (seven queries)."""
    found = {key: reading.sums(merchant, key, period) for key in (*FLOWS, "fees-unknown")}
    unknown = _line("fees-unknown", found.pop("fees-unknown"), period)
    lines = {key: _line(key, sums, period) for key, sums in found.items()}
    return Book(period, lines, unknown, _dates(found, period))


def _dates(found: dict[str, Sums], period: Period) -> list[dict]:
    dates_told = sorted({date for sums in found.values() for date in sums.by_date}, reverse=True)
    return [_date(date, found, period) for date in dates_told]


def _date(date: datetime.date, found: dict[str, Sums], period: Period) -> dict:
    within = Month.of(date) if isinstance(period, Year) else Day(date)
    satang = {key.replace("-", "_"): sums.by_date.get(date, 0) for key, sums in found.items()}
    return {
        "label": within.label if isinstance(within, Month) else dates.short_date(date).rsplit(" ", 1)[0],
        "url": f"{reverse('manage:payments')}?{within.query}",
        "left": satang["received"] - satang["fees"] - satang["refunded"],
        **satang,
    }


def standing(merchant: Merchant) -> list[Line]:
    """Return what is on its way or owed now, whenever it began (four queries)."""
    return [_line(key, reading.sums(merchant, key), None) for key in STANDS]


def sheet_head() -> list[str]:
    return [
        _("วันที่"),
        _("เวลา"),
        pgettext("table heading", "รายการ"),
        _("ช่องทาง"),
        _("คำสั่งซื้อ"),
        *(str(FIGURES[key].label) for key in FLOWS),
    ]


def sheet_rows(merchant: Merchant, period: Period) -> list[list]:
    """Return every row of the flows in ``period``, oldest first, money in baht under its own figure; at last their sums."""
    rows, satang = [], dict.fromkeys(FLOWS, 0)
    for key in FLOWS:
        for entry in reading.every_entry(merchant, key, period):
            satang[key] += entry.satang
            rows.append((entry.at, key, entry))
    rows.sort(key=lambda row: (row[0], FLOWS.index(row[1]), row[2].order_pk))
    told = [_sheet_row(key, entry) for _at, key, entry in rows]
    return [*told, [_("รวม"), "", "", "", "", *(_baht(satang[key]) for key in FLOWS)]]


def _baht(satang: int) -> Decimal:
    return Decimal(satang).scaleb(-2)


def _sheet_row(key: str, entry: reading.Entry) -> list:
    at = timezone.localtime(entry.at)
    money = [_baht(entry.satang) if key == each else None for each in FLOWS]
    kind = kind_words(key, entry.kind)
    return [at.date().isoformat(), f"{at:%H:%M}", str(FIGURES[key].label), kind, entry.order_number, *money]
