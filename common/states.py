"""Moving a row along its MOVES table: check, write with diary. The caller holds the row's lock and the transaction."""

from collections.abc import Mapping

from django.db import models

from common.audit import services as audit
from common.errors import IllegalMove


def locked(row: models.Model) -> models.Model:
    """Return ``row`` read again under a row lock (SQLite: under the write lock its transaction already holds)."""
    return type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)


def move(
    row: models.Model,
    to: str,
    *,
    moves: Mapping[str, set[str]],
    by=None,
    why: str = "",
    verb: str = "",
    **facts: object,
) -> bool:
    """Take ``row`` to the state ``to``, set ``facts`` on it and write its diary.

    Returns False and changes nothing where it is there already. Raises IllegalMove where ``moves`` has no such way.
    """
    was = row.state
    if was == to:
        return False
    if to not in moves[was]:
        raise IllegalMove(was=was, to=to)
    row.state = to
    for name, value in facts.items():
        setattr(row, name, value)
    row.save(update_fields=["state", *facts])
    audit.record(subject=row, verb=verb or to, was=was, now=to, by=by, why=why)
    return True
