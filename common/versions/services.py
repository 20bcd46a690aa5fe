"""Versions that cached pages hang on: a key holds the number, so a raised number makes the old page unreachable."""

from collections.abc import Iterable

from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat, Right

from common import clock, prepared
from common.versions.models import Version

LATELY = 2000  # letters: some hundred and fifty changes
ANYBODY = "*"


def bump(name: str, *, of: Iterable[int] | None = None) -> None:
    """Raise the version ``name`` in the caller's transaction.

    ``of`` are the keys of those whose things have changed, none where nothing of anybody's has; not said, it may be anybody's.
    """
    whose = ANYBODY if of is None else ",".join(map(str, sorted(of)))
    said = Concat(
        "lately", Value(";"), Cast(F("number") + 1, TextField()), Value(f":{whose}"), output_field=TextField()
    )
    raised = {"number": F("number") + 1, "lately": Right(said, LATELY)}
    if not Version.objects.filter(name=name).update(**raised):
        _version, made = Version.objects.get_or_create(name=name, defaults={"number": 2, "lately": f";2:{whose}"})
        if not made:
            Version.objects.filter(name=name).update(**raised)


def changed(name: str, *, since: int) -> tuple[int, set[int] | None]:
    """Return the number of ``name`` now, and whose things have changed since it was ``since``: None where nobody can tell
    (one query). A verb that raises it holds its row until it is done, so none that came before is still under way.
    """
    rows = prepared.ask(("lately", name), lambda _blanks: rows_of([name]).values_list("number", "lately"))
    number, lately = rows[0] if rows else (1, "")
    whole = lately.split(";")[1:]  # before the first mark stands what is left of one that was cut
    told = dict(one.split(":") for one in whole)
    if not 0 <= number - since <= len(told):
        return number, None
    last = [told.get(str(step), ANYBODY) for step in range(since + 1, number + 1)]
    if ANYBODY in last:
        return number, None
    return number, {int(key) for whose in last for key in whose.split(",") if key}


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
