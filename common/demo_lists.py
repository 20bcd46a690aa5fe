"""The lists the demo is made of: plain CSV files in settings.DEMO_LISTS."""

import csv
import datetime
import functools

from django.conf import settings

from common import clock

PASSWORD = "kedai-demo"  # noqa: S105  of every demo person, known to everybody on purpose; production refuses it


@functools.cache
def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of ``<name>.csv``."""
    with (settings.DEMO_LISTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def days_ago(days: float, *, hour: int = 10, minute: int = 0) -> datetime.datetime:
    """Return a moment ``days`` before today at that Bangkok hour."""
    day = clock.today() - datetime.timedelta(days=days)
    bangkok = datetime.timezone(datetime.timedelta(hours=7))
    return datetime.datetime(day.year, day.month, day.day, hour, minute, tzinfo=bangkok)
