"""What is suggested while somebody types: phrases of the catalogue, categories and shops; before that what others search."""

from urllib.parse import urlencode

from django.db.models import F
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from merchants.models import Merchant
from shop.browse import pieces
from shop.browse.filters import Filters
from shop.catalogue import counts, search
from shop.catalogue.cards import in_language
from shop.catalogue.models import SearchCount

MOST_PHRASES, MOST_KINDS, MOST_SHOPS, MOST_POPULAR = 6, 3, 3, 6
OFTEN = 3  # searches that found something, before a query is shown to others


def of(typed: str) -> SafeString:
    """Return the drawn list for what is ``typed``, from the cache while the catalogue and the lists of words are the same
    (one query); for nothing, what others search.
    """
    said = search.plain(typed)
    if not said:
        return _drawn({"popular": [_phrase(query) for query in popular()]})
    kept = counts.kept()
    return pieces.kept(["suggestions", kept.words, said], lambda: _drawn(_told(said, kept)))


def _told(said: str, kept: counts.Kept) -> dict:
    """Return ``phrases``, ``kinds`` and ``shops``: labels with addresses."""
    return {
        "phrases": [_phrase(phrase) for phrase in search.completions(said, most=MOST_PHRASES)],
        "kinds": _kinds(said, kept),
        "shops": _shops(said),
    }


def _drawn(told: dict) -> SafeString:
    return render_to_string("browse/suggestions.html", told)


def popular() -> list[str]:
    """Return what is searched most, and found and opened."""
    rows = SearchCount.objects.filter(searches__gte=F("empty") + OFTEN, clicks__gt=0)
    return list(rows.order_by("-clicks", "-searches").values_list("query", flat=True)[:MOST_POPULAR])


def _phrase(phrase: str) -> dict:
    return {"label": phrase, "url": f"{reverse('browse:search')}?{urlencode({'q': phrase})}"}


def _kinds(said: str, kept: counts.Kept) -> list[dict]:
    base = reverse("browse:products")
    rows = [row for row in kept.categories if said in search.plain(f"{row.name} {row.name_ms} {row.name_en}")]
    return [{"label": str(row), "url": base + Filters(category=row).query()} for row in rows[:MOST_KINDS]]


def _shops(said: str) -> list[dict]:
    language = get_language() or "th"
    rows = Merchant.objects.filter(pk__in=search.shops_of(said, most=MOST_SHOPS)).values()
    return [
        {"label": in_language(row, "name", language), "url": reverse("cms:shop", args=[row["slug"]])} for row in rows
    ]
