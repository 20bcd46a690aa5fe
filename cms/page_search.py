"""Pages that fit what a shopper searched for: stories, help, lessons, collections. Few, published, in her language, else in Thai.

Asked is what a page says of itself (see ``page_index``), and every word of the question must stand there: a page that only
mentions a thing is no answer. Kept under the version of the pages for as long as the index may lag behind them.
"""

import hashlib

from django.core.cache import cache
from modelsearch.backends import get_search_backend
from wagtail.models import Page

from cms import telling
from cms.models import CollectionPage, CoursePage, HelpPage, LessonPage, PlainPage, SectionPage, StoryPage
from common.versions import services as versions
from shop.catalogue.search import asked, synonyms

VERSION = "pages"
KEPT = 600
MOST = 4
READ = 12  # found in two languages, a page comes twice
FOUND = (StoryPage, HelpPage, PlainPage, CoursePage, LessonPage, CollectionPage)
SHOWN = (*FOUND, SectionPage)  # what is above a page stands in its address
ASKING = frozenset(  # how one asks, not what for
    """วิธี วิธีการ ยังไง อย่างไร ทำไง ทำยังไง ทำอย่างไร ไง ไหม มั้ย ได้ไหม ขอ จะ ต้อง ได้ อะไร คือ ทำไม เมื่อไร เมื่อไหร่
    how to do does can i we my is are what why when where it
    cara bagaimana macam mana apa kenapa mengapa bila saya boleh""".split()
)


def beside(queries: list[str]) -> dict[str, list[dict]]:
    """Return by query the teasers (without pictures) of the pages that fit it, the best first (one query while nothing changed)."""
    version = f"{versions.current(VERSION)}:{telling.reader()}"
    keys = {query: "pages-found:" + hashlib.sha256(f"{version}:{query}".encode()).hexdigest() for query in queries}
    kept = cache.get_many(keys.values())
    fresh = _found([query for query, key in keys.items() if key not in kept])
    if fresh:
        cache.set_many({keys[query]: teasers for query, teasers in fresh.items()}, KEPT)
    return {query: fresh[query] if query in fresh else kept[key] for query, key in keys.items()}


def changed() -> None:
    """Forget what was found, in the caller's transaction: a page was published, moved, hidden or taken away."""
    versions.bump(VERSION)


def _found(queries: list[str]) -> dict[str, list[dict]]:
    """Look for them in the index, one by one, and read all their pages together."""
    if not queries:
        return {}
    book, readable = synonyms.book(), Page.objects.live().public().exact_type(*FOUND)
    own = readable.filter(locale__language_code__in={telling.reader(), telling.THAI})
    keys = {}
    for query in queries:
        words = _words(query, book)
        rows = get_search_backend().search(" ".join(words), readable.filter(pk__in=own))[:READ] if words else []
        keys[query] = [page.pk for page in rows]
    every = {key for some in keys.values() for key in some}
    pages = telling.in_readers_language(sorted(every)) if every else {}
    return {query: _teasers([pages[key] for key in some if key in pages]) for query, some in keys.items()}


def _teasers(pages: list[Page]) -> list[dict]:
    best: dict = {}
    for page in pages:
        best.setdefault(page.translation_key, page)
    return [telling.teaser(page, {}) for page in list(best.values())[:MOST]]


def _words(query: str, book: synonyms.Book) -> list[str]:
    """Return the words that a page must hold. None where nobody may guess (pork, alcohol): no story answers that."""
    terms = asked.read(query, book).needed
    if any(term.untouched for term in terms):
        return []
    words = [word.text for term in terms for word in term.words]
    return [word for word in words if word not in ASKING]
