"""Money of one merchant as it stands: what came in a month, what is on its way, what she owes back.

Transfers and cash of parcels are kept apart: cash on delivery is nobody's money until the carrier has paid it out.
"""

import datetime
import re
from dataclasses import dataclass, field

from django.db.models import Q, Sum
from django.utils import timezone

from common import clock
from common.thai import dates
from merchants.models import Merchant
from shop.orders.models import Order
from shop.orders.states import OrderState
from shop.payments import todo
from shop.payments.models import Payment
from shop.payments.providers import all_providers
from shop.payments.states import UNDER_WAY, PaymentState

WITH_CARRIER = [OrderState.SHIPPED, OrderState.DELIVERED]
FIRST_YEAR = 2020
SHOWN_WHEN_SOME_CAME = {"stripe", "transfer"}


@dataclass(frozen=True, order=True)
class Month:
    """A calendar month in Bangkok."""

    year: int
    month: int

    @classmethod
    def now(cls) -> "Month":
        today = clock.today()
        return cls(today.year, today.month)

    @classmethod
    def read(cls, text: str) -> "Month":
        """Return the month written ``2026-11``; this month for anything else, for the future and for times before Kedai."""
        found = re.fullmatch(r"([0-9]{4})-(0[1-9]|1[0-2])", text)
        month = cls(int(found[1]), int(found[2])) if found else cls.now()
        return month if FIRST_YEAR <= month.year and month <= cls.now() else cls.now()

    def moved(self, months: int) -> "Month":
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        return Month(year, month + 1)

    @property
    def start(self) -> datetime.datetime:
        return timezone.make_aware(datetime.datetime(self.year, self.month, 1))

    @property
    def end(self) -> datetime.datetime:
        """Return the first moment that does not belong to it."""
        return self.moved(1).start

    @property
    def label(self) -> str:
        """Return ``"พฤศจิกายน 2569"`` in the reader's language."""
        return dates.long_date(self.start.date()).split(" ", 1)[1]

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02d}"


@dataclass(frozen=True)
class Section:
    """Rows of one kind of money; ``total_satang`` is their sum, each row says its own ``amount_satang``."""

    key: str
    label: str
    rows: list = field(default_factory=list)

    @property
    def total_satang(self) -> int:
        return sum(row.amount_satang for row in self.rows)


def _of(merchant: Merchant):
    rows = Payment.objects.for_merchant(merchant).select_related("order__checkout")
    return rows.order_by("-confirmed_at", "-pk")


def came_in(merchant: Merchant, month: Month) -> list[Section]:
    """Return the money confirmed in ``month``, a section per way to pay (one query); of ways that few
    merchants take only where some came.
    """
    rows = list(_of(merchant).filter(confirmed_at__gte=month.start, confirmed_at__lt=month.end))
    for row in rows:
        row.amount_satang = row.received_satang
    sections = [
        Section(way.key, str(way.in_the_book), [row for row in rows if row.provider == way.key])
        for way in all_providers()
    ]
    return [section for section in sections if section.rows or section.key not in SHOWN_WHEN_SOME_CAME]


def _prepaid() -> list[str]:
    return [way.key for way in all_providers() if way.prepaid]


def _awaited() -> Q:
    return Q(state__in=UNDER_WAY, provider__in=_prepaid())


def _with_carrier() -> Q:
    return Q(state=PaymentState.OPEN, order__state__in=WITH_CARRIER) & ~Q(provider__in=_prepaid())


def awaited(merchant: Merchant) -> list[Payment]:
    """Return transfers that shoppers have not made or the merchant has not checked yet (one query)."""
    return _expected(_of(merchant).filter(_awaited()))


def with_carrier(merchant: Merchant) -> list[Payment]:
    """Return cash of parcels that are sent, not paid out yet (one query)."""
    return _expected(_of(merchant).filter(_with_carrier()))


def _expected(rows) -> list[Payment]:
    rows = list(rows)
    for row in rows:
        row.amount_satang = row.expected_satang
    return rows


def owed_back(merchant: Merchant) -> list[Order]:
    """Return the orders of which the merchant must return money, with ``amount_satang`` (one query)."""
    rows = todo.narrowed(todo.with_money(Order.objects.for_merchant(merchant)), "refund")
    rows = list(rows.select_related("checkout").order_by("-pk"))
    for row in rows:
        row.amount_satang = row.owed_back
    return rows


def figures(merchant: Merchant) -> dict[str, int]:
    """Return in satang ``came`` this month, ``awaited`` transfers and what is ``with_carrier`` (one query)."""
    month = Month.now()
    sums = Payment.objects.for_merchant(merchant).aggregate(
        came=Sum("received_satang", filter=Q(confirmed_at__gte=month.start, confirmed_at__lt=month.end)),
        awaited=Sum("expected_satang", filter=_awaited()),
        with_carrier=Sum("expected_satang", filter=_with_carrier()),
    )
    return {name: amount or 0 for name, amount in sums.items()}
