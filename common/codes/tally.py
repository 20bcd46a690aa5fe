"""Counting what may not be done too often: in rows, so that it holds over all processes, sessions and machines.

The window slides: at most ``most`` in any ``within``. A taking is committed before what it permits is done, so whatever
happens afterwards was counted, and fifty requests in one moment are counted one after the other.
"""

import datetime
import hashlib
import hmac
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from common import clock
from common.codes.models import Tally


@dataclass(frozen=True)
class Limit:
    """At most ``most`` takings of one ``kind`` by one who, in any ``within``."""

    kind: str
    most: int
    within: datetime.timedelta


class Full(Exception):
    """Nothing is left to take. ``again_at`` is the moment at which one will be free."""

    def __init__(self, again_at: datetime.datetime) -> None:
        super().__init__(again_at)
        self.again_at = again_at


@dataclass(frozen=True)
class Taken:
    """What was taken, to be given back where it turns out that it need not count."""

    rows: tuple[tuple[int, float], ...]

    def give_back(self) -> None:
        """Take these moments out again. Done twice it changes nothing."""
        with transaction.atomic():
            for pk, moment in self.rows:
                tally = Tally.objects.select_for_update().filter(pk=pk).first()
                if tally and moment in tally.moments:
                    tally.moments.remove(moment)
                    tally.save(update_fields=["moments"])


def take(*wanted: tuple[Limit, str]) -> Taken:
    """Take one of each ``(limit, who)``, or none at all. Raises Full.

    Never inside another transaction: one that is rolled back would forget the count.
    """
    with transaction.atomic(durable=True):
        return Taken(tuple(_take(limit, who) for limit, who in wanted))


def _take(limit: Limit, who: str) -> tuple[int, float]:
    now = clock.now()
    tally, _made = Tally.objects.select_for_update().get_or_create(kind=limit.kind, who=hashed(who))
    since = (now - limit.within).timestamp()
    recent = [moment for moment in tally.moments if moment > since]
    if len(recent) >= limit.most:
        free = datetime.datetime.fromtimestamp(recent[-limit.most], datetime.UTC) + limit.within
        raise Full(free)
    tally.moments, tally.last_at = [*recent, now.timestamp()], now
    tally.save(update_fields=["moments", "last_at"])
    return tally.pk, now.timestamp()


def hashed(who: str) -> str:
    """Return the name under which ``who`` is counted."""
    return hmac.new(settings.SECRET_KEY.encode(), f"tally:{who}".encode(), hashlib.sha256).hexdigest()


def forget(*, before: datetime.datetime) -> int:
    """Delete the tallies of those who did nothing since ``before``. Returns how many."""
    return Tally.objects.filter(last_at__lt=before).delete()[0]
