"""Sentences that PostgreSQL keeps with their plan: to plan one of a list's questions costs it more than to answer it.

Only what is asked through here is prepared, in each connection anew (``prepare_threshold`` in the settings); where that is
off, the same sentences are planned each time.
"""

import re
from collections.abc import Container, Iterable

from django.db import connection
from django.db.backends.postgresql.base import ServerBindingCursor
from psycopg import sql
from psycopg.types.numeric import Int8

_PLACES = re.compile(r"%(?:s|%)")


class _Cursor(ServerBindingCursor):
    def execute(self, query, params=None):
        answered = super().execute(query, params, prepare=True)
        if connection.queries_logged:
            self._query = self._convert_query(query, params)  # where Django's log looks, and psycopg leaves nothing
        return answered


def ask(sentence: str, values: list[int]) -> list[tuple]:
    """Return the rows of a sentence of ``written`` for these keys (one query)."""
    connection.ensure_connection()
    with connection.wrap_database_errors:
        cursor = connection._prepare_cursor(_Cursor(connection.connection))
    with cursor:
        cursor.execute(sentence, [Int8(value) for value in values])  # of one size: else each size is another statement
        return cursor.fetchall()


def written(text: str, params: Iterable, blanks: Container[int]) -> tuple[str, list[int]]:
    """Return the SQL ``text`` with its constants written into it, and which of the ``blanks`` stand where it is still open."""
    rest, left = iter(params), []

    def fill(place: re.Match) -> str:
        if place[0] == "%%":
            return "%%"
        param = next(rest)
        if type(param) is int and param in blanks:
            left.append(param)
            return "%s"
        return sql.Literal(param).as_string(connection.connection).replace("%", "%%")

    connection.ensure_connection()
    return _PLACES.sub(fill, text), left
