"""What time it is. Every verb asks here, so that the demo and the tests can live through past weeks with the real verbs."""

import contextlib
import contextvars
import datetime
from collections.abc import Iterator

from django.utils import timezone

_moved: contextvars.ContextVar[datetime.datetime | None] = contextvars.ContextVar("moved_clock", default=None)


def now() -> datetime.datetime:
    """Return the present moment, aware, in UTC."""
    return _moved.get() or timezone.now()


def today() -> datetime.date:
    """Return today's date in Bangkok."""
    return timezone.localtime(now()).date()


@contextlib.contextmanager
def at(moment: datetime.datetime) -> Iterator[None]:
    """Let the block live at ``moment`` (aware). Used by the demo data and by tests."""
    token = _moved.set(moment)
    try:
        yield
    finally:
        _moved.reset(token)
