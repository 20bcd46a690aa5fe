"""Pages that stand beside what a search finds. Floors above tell them, named in ``SEARCH_BESIDES``."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.module_loading import import_string


def beside(query: str) -> list[dict]:
    """Return teasers ({url, title, lead, lang, …}) of the pages that fit ``query``, in the reader's language, else in Thai."""
    return beside_each([query])[query]


def beside_each(queries: Iterable[str]) -> dict[str, list[dict]]:
    """Return the same for several queries, by query."""
    queries = list(queries)
    told = [import_string(name)(queries) for name in settings.SEARCH_BESIDES]
    return {query: [teaser for each in told for teaser in each[query]] for query in queries}
