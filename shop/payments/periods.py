"""Days, months and years in Bangkok: where each begins and what is the first moment after it."""

import datetime
import re
from dataclasses import dataclass

from django.utils import timezone

from common import clock
from common.thai import dates

FIRST_YEAR = 2020


@dataclass(frozen=True, order=True)
class Month:
    """A calendar month in Bangkok."""

    year: int
    month: int

    @classmethod
    def now(cls) -> "Month":
        return cls.of(clock.today())

    @classmethod
    def of(cls, day: datetime.date) -> "Month":
        return cls(day.year, day.month)

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

    @property
    def query(self) -> str:
        return f"month={self}"

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02d}"


@dataclass(frozen=True)
class Day:
    """A day in Bangkok."""

    date: datetime.date

    @property
    def start(self) -> datetime.datetime:
        return timezone.make_aware(datetime.datetime.combine(self.date, datetime.time()))

    @property
    def end(self) -> datetime.datetime:
        return Day(self.date + datetime.timedelta(days=1)).start

    @property
    def label(self) -> str:
        return dates.long_date(self.date)

    @property
    def query(self) -> str:
        return f"day={self.date.isoformat()}"


@dataclass(frozen=True)
class Year:
    """A calendar year in Bangkok."""

    year: int

    @classmethod
    def read(cls, text: str) -> "Year":
        """Return the year written ``2026``; this year for anything else, for the future and for times before Kedai."""
        now = clock.today().year
        year = int(text) if re.fullmatch(r"[0-9]{4}", text) else now
        return cls(year if FIRST_YEAR <= year <= now else now)

    @property
    def start(self) -> datetime.datetime:
        return Month(self.year, 1).start

    @property
    def end(self) -> datetime.datetime:
        return Month(self.year + 1, 1).start

    @property
    def label(self) -> str:
        """Return ``"2569"`` in Thai, ``"2026"`` else."""
        return dates.long_date(self.start.date()).rsplit(" ", 1)[1]

    @property
    def query(self) -> str:
        return f"year={self.year}"

    def moved(self, years: int) -> "Year":
        return Year(self.year + years)


Period = Day | Month | Year


def read(query) -> Period | None:
    """Return the period that ``query`` (day, month or year) names; None, all time, where it names none."""
    if (text := query.get("day", "")) and (day := _day(text)):
        return day
    if query.get("month"):
        return Month.read(query["month"])
    return Year.read(query["year"]) if query.get("year") else None


def _day(text: str) -> Day | None:
    found = re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text)
    try:
        date = datetime.date.fromisoformat(text) if found else None
    except ValueError:
        return None
    return Day(date) if date and FIRST_YEAR <= date.year <= clock.today().year else None
