"""Wagtail's search, made right for Thai: what it writes down and what it is asked are spelled by ``page_words``; the rest is its own.

Named in WAGTAILSEARCH_BACKENDS. ``search`` asks by whole words, ``autocomplete`` (the editors' boxes in /admin/) by any part.
"""

import copy
from functools import cache

from modelsearch.backends import database
from modelsearch.backends.database.fallback import DatabaseSearchBackend
from modelsearch.index import AutocompleteField, RelatedFields, SearchField
from modelsearch.query import And, Boost, Fuzzy, Not, Or, Phrase, PlainText

from cms import page_words


class SearchBackend:
    """Makes the search of the site's database, SQLite's or PostgreSQL's, with our spelling."""

    def __new__(cls, params):
        own = database.SearchBackend(params)
        return own if isinstance(own, DatabaseSearchBackend) else _spelling(type(own))(params)


@cache
def _spelling(backend: type) -> type:
    words, parts = backend.query_compiler_class, backend.autocomplete_query_compiler_class
    return type(
        "ThaiSearchBackend",
        (backend,),
        {
            "index_class": type("ThaiIndex", (Written, backend.index_class), {}),
            "query_compiler_class": type("ThaiSearch", (Asked, words), {"whole": True}),
            "autocomplete_query_compiler_class": type("ThaiAutocomplete", (Asked, parts), {"whole": False}),
        },
    )


class Written:
    """For an index: rows are written down as ``page_words`` spells them."""

    def add_items(self, model, objs):
        super().add_items(model, [Spelled(row) for row in objs])


class Asked:
    """For a question: it is put in the same spelling."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.query = respelled(self.query, whole=self.whole)


class Spelled:
    """A row as the index reads it: by its key and its fields."""

    def __init__(self, row):
        self.row, self.pk = row, row.pk

    def get_search_fields(self) -> list:
        return [spelled for field in self.row.get_search_fields() if (spelled := _spelled(field))]


def _spelled(field):
    """Return a field that reads as ``field`` does and spells what it read; None where it holds no words."""
    if isinstance(field, RelatedFields):
        made = copy.copy(field)
        made.fields = [spelled for each in field.fields if (spelled := _spelled(each))]
        made.get_value = lambda obj: field.get_value(_row(obj))
        return made
    if not isinstance(field, SearchField | AutocompleteField):
        return None
    made = copy.copy(field)
    made.get_value = lambda obj: _written(field.get_value(_row(obj)), whole=isinstance(field, SearchField))
    return made


def _row(obj):
    return obj.row if isinstance(obj, Spelled) else obj


def _written(value, *, whole: bool):
    if isinstance(value, list | tuple):
        return " ".join(_written(each, whole=whole) for each in value)
    if isinstance(value, dict):
        return _written(list(value.values()), whole=whole)
    return page_words.written("" if value is None else str(value), whole=whole)


def respelled(query, *, whole: bool):
    """Return ``query``, and all questions in it, in the index's spelling."""
    if isinstance(query, PlainText):
        return PlainText(page_words.asked(query.query_string, whole=whole), operator=query.operator, boost=query.boost)
    if isinstance(query, Phrase):
        return Phrase(page_words.written(query.query_string) or page_words.NOWHERE)
    if isinstance(query, Fuzzy):  # the index holds no letters to compare
        return PlainText(page_words.asked(query.query_string, whole=whole), operator=query.operator)
    if isinstance(query, Boost):
        return Boost(respelled(query.subquery, whole=whole), query.boost)
    if isinstance(query, Not):
        return Not(respelled(query.subquery, whole=whole))
    if isinstance(query, And | Or):
        return type(query)([respelled(each, whole=whole) for each in query.subqueries])
    return query
