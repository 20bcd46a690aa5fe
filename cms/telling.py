"""Pages in the reader's language, with Thai behind it: their addresses, what lies below them, their teasers."""

import datetime
import operator
from functools import reduce

from django.conf import settings
from django.db.models import Q
from django.utils.translation import get_language
from wagtail.models import Page

from cms import pictures

THAI = settings.LANGUAGE_CODE
NEVER = datetime.datetime.min.replace(tzinfo=datetime.UTC)


def reader() -> str:
    return get_language() or THAI


def address(page) -> str:
    """Return the path of ``page`` in the reader's language: a Thai page that stands in for a missing one keeps its reader there."""
    return path_for_reader(page.url or "")


def path_for_reader(path: str) -> str:
    """Return a path of this site below the reader's prefix; one that has a prefix, and another site's address, stay."""
    language = reader()
    prefixed = any(path.startswith(f"/{code}/") for code, _name in settings.LANGUAGES if code != THAI)
    return path if language == THAI or prefixed or not path.startswith("/") else f"/{language}{path}"


def language(page) -> str:
    """Return the language of a page's words: an alias (a page that stands in for a translation) speaks its original's."""
    return (page.alias_of.locale if page.alias_of_id else page.locale).language_code


def loaded(found) -> dict:
    """Return these pages by key, as what they are, each with ``lang`` (of its words). One query for all, one per kind."""
    langs = {page.pk: language(page) for page in found.select_related("locale", "alias_of__locale")}
    rows = Page.objects.filter(pk__in=langs).specific() if langs else []
    for row in rows:
        row.lang = langs[row.pk]
    return {row.pk: row for row in rows}


def in_readers_language(keys) -> dict:
    """Return the published pages with these keys, by key, each in the reader's language where that is published too."""
    pages = loaded(Page.objects.live().public().filter(pk__in=keys)) if keys else {}
    if not pages or reader() == THAI:
        return pages
    same = [page.translation_key for page in pages.values()]
    own = Page.objects.live().public().filter(translation_key__in=same, locale__language_code=reader())
    found = {page.translation_key: page for page in loaded(own).values()}
    return {key: found.get(page.translation_key, page) for key, page in pages.items()}


def below(page, *, newest_first: bool = False) -> list[Page]:
    """Return the published pages below ``page`` and below its translations: one of each, in the reader's language, else in Thai.

    In the editor's order, that of the Thai pages, or newest first. A page of another language only is left out.
    """
    if page.pk is None:
        return []  # a preview of a page that is not stored yet
    stems = type(page).objects.filter(translation_key=page.translation_key).values_list("path", "depth")
    beneath = reduce(operator.or_, [Q(path__startswith=path, depth=depth + 1) for path, depth in stems])
    found = Page.objects.live().public().filter(beneath).select_related("locale").order_by("path")
    wanted, order = {}, {}
    for one in found:
        language = one.locale.language_code
        if language not in {reader(), THAI}:
            continue
        if one.translation_key not in wanted or language == reader():
            wanted[one.translation_key] = one
        if one.translation_key not in order or language == THAI:
            order[one.translation_key] = (one.first_published_at or NEVER, one.pk) if newest_first else one.path
    keys = sorted(wanted, key=order.get, reverse=newest_first)
    return [wanted[key] for key in keys]


def teasers(pages: list) -> list[dict]:
    """Return what ``components/teaser.html`` takes of these pages, in their order."""
    specific = loaded(Page.objects.filter(pk__in=[page.pk for page in pages])) if pages else {}
    rows = [specific[page.pk] for page in pages if page.pk in specific]
    found = pictures.of({getattr(row, "picture_id", None) for row in rows} - {None}, pictures.TEASER)
    return [teaser(row, found) for row in rows]


def teaser(page, found: dict) -> dict:
    """Return the teaser of one loaded page; ``found`` are the pictures that were looked up for all."""
    return {
        "key": str(page.translation_key),
        "url": address(page),
        "title": page.title,
        "lead": getattr(page, "lead", ""),
        "lang": page.lang,
        "minutes": getattr(page, "minutes", None),
        "picture": pictures.shown(found.get(getattr(page, "picture_id", None)), pictures.TEASER, alt=""),
    }
