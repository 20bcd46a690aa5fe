"""The months of the year in which something is sold: twelve bits, January the lowest. None set means the whole year."""

import datetime
from collections.abc import Iterable

from django.db.models import F, Q
from django.db.models.lookups import GreaterThan

WHOLE_YEAR = 0b1111_1111_1111
MONTHS = range(1, 13)


def mask_of(months: Iterable[int]) -> int:
    """Return the bits of these months (1 to 12); all of them, or none, are the whole year: 0."""
    mask = 0
    for month in months:
        if month not in MONTHS:
            raise ValueError(f"no month: {month!r}")
        mask |= 1 << (month - 1)
    return 0 if mask == WHOLE_YEAR else mask


def months_of(mask: int) -> list[int]:
    """Return the months of these bits, ascending; none for the whole year."""
    return [month for month in MONTHS if mask & 1 << (month - 1)]


def is_open(mask: int, day: datetime.date) -> bool:
    """Return whether it is sold on ``day``."""
    return not mask or bool(mask & 1 << (day.month - 1))


def opens_in(mask: int, day: datetime.date) -> int | None:
    """Return the month in which it is sold again; None while it is sold."""
    if is_open(mask, day):
        return None
    return next(month for month in ((day.month + ahead - 1) % 12 + 1 for ahead in MONTHS) if month in months_of(mask))


def sold_on(day: datetime.date, path: str = "season_months") -> Q:
    """Return the condition that a product (whose bits are the column ``path``) is in season on ``day``."""
    return Q(**{path: 0}) | Q(GreaterThan(F(path).bitand(1 << (day.month - 1)), 0))
