"""Versions that cached pages hang on: a key holds the number, so a raised number makes the old page unreachable."""

from collections.abc import Iterable

from django.db.models import F, QuerySet

from common import clock, prepared
from common.versions.models import Version


def bump(name: str) -> None:
    """Raise the version ``name`` in the caller's transaction."""
    if not Version.objects.filter(name=name).update(number=F("number") + 1):
        _version, made = Version.objects.get_or_create(name=name, defaults={"number": 2})
        if not made:
            Version.objects.filter(name=name).update(number=F("number") + 1)


def current(name: str) -> str:
    """Return the key part for ``name`` now: its number and the Bangkok date (badges end at midnight)."""
    return each(name)[0]


def each(*names: str) -> list[str]:
    """Return the same for several, in their order (one query)."""
    rows = prepared.ask(("versions", names), lambda _blanks: rows_of(names).values_list("name", "number"))
    return said(dict(rows), names)


def rows_of(names: Iterable[str]) -> QuerySet[Version]:
    """Return the rows of these versions, for who asks something else beside them; one that was never raised has none."""
    return Version.objects.filter(name__in=names)


def said(numbers: dict[str, int], names: Iterable[str]) -> list[str]:
    """Return the key parts for ``names`` whose ``numbers`` were read."""
    day = f"{clock.today():%Y%m%d}"
    return [f"{name}:{numbers.get(name) or 1}:{day}" for name in names]


def claim(name: str, number: int) -> bool:
    """Return True to the first who takes ``number`` (rising, such as an hour) for ``name``, False to all others."""
    Version.objects.get_or_create(name=name, defaults={"number": 0})
    return bool(Version.objects.filter(name=name, number__lt=number).update(number=number))


def reached(name: str, number: int) -> bool:
    """Return whether ``number`` was claimed for ``name`` already."""
    return Version.objects.filter(name=name, number__gte=number).exists()
