"""What every request needs and seldom changes, held in the process: from the cache it would be unpickled each time."""

import threading
import uuid
from collections import OrderedDict
from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache

Thing = TypeVar("Thing")
KEPT = 24 * 3600
MOST = 200
_held: OrderedDict[str, tuple[str, object]] = OrderedDict()
_turn = threading.Lock()


def of(key: str, make: Callable[[], Thing]) -> Thing:
    """Return what ``make`` returned for ``key`` (which holds the version it hangs on). Nobody may change it.

    A cache that is emptied is forgotten here too.
    """
    token = cache.get_or_set(f"held:{key}", lambda: uuid.uuid4().hex, KEPT)
    with _turn:
        found = _held.get(key)
    if found is None or found[0] != token:
        found = token, make()
        with _turn:
            _held[key] = found
            _held.move_to_end(key)
            while len(_held) > MOST:
                _held.popitem(last=False)
    return found[1]
