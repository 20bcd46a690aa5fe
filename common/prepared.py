"""Questions that are put to the database again and again: written as SQL once, then only asked.

To build and compile one of the ORM's larger queries costs ten times what SQLite needs to answer it. Kept is the sentence,
never an answer: what comes back is of this moment.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.query import get_related_populators

from common import clock

Thing = TypeVar("Thing", bound=Model)
BLANK = -(10**15)  # no row has such a key
MOST = 2000  # sentences; the one that was asked least lately goes first


@dataclass(frozen=True)
class Sentence:
    """One question as SQL. ``blanks`` stand among ``params`` where the values of each asking go; ``read`` turns columns
    of an answer into Python, by their place; ``whole`` makes an object of a row where whole objects were asked for.
    """

    sql: str
    params: tuple
    blanks: dict
    read: tuple[tuple[int, list, object], ...]
    whole: Callable[[tuple], Model] | None = None

    def ask(self, values: tuple) -> list[tuple]:
        """Return the rows for these values (one query)."""
        rows = self._rows(dict(zip(self.blanks, values, strict=True)))
        return [self._row(row) for row in rows] if self.read else rows

    def _rows(self, fill: dict) -> list[tuple]:
        if connection.vendor == "postgresql":
            return _there().ask(self.sql, [fill[blank] for blank in self.params])
        params = [fill.get(param, param) if type(param) is int else param for param in self.params]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, params)
            return cursor.fetchall()

    def _row(self, row: tuple) -> tuple:
        cells = list(row)
        for place, converters, expression in self.read:
            for convert in converters:
                cells[place] = convert(cells[place], expression, connection)
        return tuple(cells)


NOTHING = Sentence("", (), {}, ())
_sentences: OrderedDict[Hashable, Sentence] = OrderedDict()
_turn = threading.Lock()


def ask(name: Hashable, make: Callable[..., QuerySet], keys: Iterable[int] = ()) -> list[tuple]:
    """Return the rows of a ``values_list`` query set (one query).

    ``make(blanks)`` builds it, and everything it depends on stands in ``name`` (today's date need not: it always counts),
    except ``keys``: primary keys that it takes as ``blanks``, so that one sentence serves all keys of that number.
    """
    keys = tuple(keys)
    found = _sentence(name, make, len(keys))
    return [] if found is NOTHING else found.ask(keys)


def objects(name: Hashable, make: Callable[..., QuerySet[Thing]], keys: Iterable[int] = ()) -> list[Thing]:
    """Return the objects of a plain query set, with what its ``select_related`` brings (one query); otherwise as ``ask``."""
    keys = tuple(keys)
    found = _sentence(name, make, len(keys), objects=True)
    return [] if found is NOTHING else [found.whole(row) for row in found.ask(keys)]


def _sentence(name: Hashable, make: Callable[..., QuerySet], number: int, *, objects: bool = False) -> Sentence:
    whole = (name, number, objects, clock.today())
    with _turn:
        found = _sentences.get(whole)
        if found is not None:
            _sentences.move_to_end(whole)
    if found is None:
        found = _written(make, number, objects=objects)
        with _turn:
            _sentences[whole] = found
            while len(_sentences) > MOST:
                _sentences.popitem(last=False)
    return found


def _written(make: Callable[..., QuerySet], number: int, *, objects: bool) -> Sentence:
    blanks = range(BLANK, BLANK - number, -1)
    try:
        compiler = make(list(blanks)).query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
    except EmptyResultSet:
        return NOTHING
    columns = [column for column, _sql, _alias in compiler.select[: compiler.col_count]]
    read = [(place, *both) for place, both in compiler.get_converters(columns).items()]
    if connection.vendor == "postgresql":
        sql, params = _there().written(sql, params, blanks)
    return Sentence(sql, tuple(params), dict.fromkeys(blanks), tuple(read), _whole(compiler) if objects else None)


def _whole(compiler) -> Callable[[tuple], Model]:
    """Return what makes an object of a row, as ``ModelIterable`` does for each query set anew."""
    info, select = compiler.klass_info, compiler.select
    model, fields = info["model"], slice(info["select_fields"][0], info["select_fields"][-1] + 1)
    names = [column.target.attname for column, _sql, _alias in select[fields]]
    beside = get_related_populators(info, select, connection.alias)

    def whole(row: tuple) -> Model:
        made = model.from_db(connection.alias, names, row[fields])
        for each in beside:
            each.populate(row, made)
        return made

    return whole


def _there():
    from common import prepared_there  # noqa: PLC0415  psycopg is loaded where PostgreSQL is used

    return prepared_there
