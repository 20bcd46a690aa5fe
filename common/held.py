"""What every request needs and seldom changes, held in the process: from the cache it would be unpickled each time."""

import threading
import uuid
from collections import OrderedDict
from collections.abc import Callable, Hashable
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
    token, found = _token(key), _found(key)
    if found is None or found[0] != token:
        found = token, make()
        _hold(key, found)
    return found[1]


def after(name: str, mark: Hashable, make: Callable[[Thing | None], Thing]) -> Thing:
    """Return what ``make`` made for ``mark``: it is given what it made last, for another mark, and mends that.

    It is given None at first, and after the cache was emptied. Two threads may be given the same at once, the older mark
    may come last: what is made says itself how far it has come, and is never changed.
    """
    token, found = _token(name), _found(name)
    if found is None or found[0] != token:
        found = token, (None, None)
    last, thing = found[1]
    if last is None or last != mark:
        thing = make(thing)
        _hold(name, (token, (mark, thing)))
    return thing


def _token(key: str) -> str:
    return cache.get_or_set(f"held:{key}", lambda: uuid.uuid4().hex, KEPT)


def _found(key: str) -> tuple | None:
    with _turn:
        return _held.get(key)


def _hold(key: str, what: tuple) -> None:
    with _turn:
        _held[key] = what
        _held.move_to_end(key)
        while len(_held) > MOST:
            _held.popitem(last=False)
