"""What the frame of every page needs: the languages to switch to."""

from functools import lru_cache
from urllib.parse import urlencode

from django.conf import settings
from django.urls import translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from common.spoken import texts_language

LANGUAGE_NAMES = {"th": "ไทย", "ms": "Bahasa Melayu", "en": "English"}
LONGEST = 2000  # letters of a query that is carried into the other languages: a hundred Thai ones take 900
OWN_PAGES = (
    "category",
    "province",
    "page",
)  # what makes another page of an address; other choices only sort or narrow it


def frame(request) -> dict:
    """Context processor: ``language_links``, ``alternates``, ``texts_language`` and ``demo``. No query."""
    there = SimpleLazyObject(lambda: _addresses(request.get_full_path().partition("?")[0]))
    return {
        "alternates": SimpleLazyObject(lambda: _alternates(request, there)),
        "language_links": SimpleLazyObject(lambda: _languages(request, there)),
        "texts_language": texts_language(),
        "demo": settings.DEMO,
    }


@lru_cache(maxsize=2000)
def _addresses(path: str) -> dict[str, str]:
    """Return where ``path`` stands in each language. It hangs on nothing else, and each is a look through all addresses."""
    return {code: translate_url(path, code) for code, _name in settings.LANGUAGES}


def _languages(request, there: dict[str, str]) -> list[dict]:
    _path, mark, query = request.get_full_path().partition("?")
    if len(query) > LONGEST:
        mark = query = ""
    now = get_language()
    return [
        {"code": code, "name": LANGUAGE_NAMES[code], "url": url + mark + query, "current": code == now}
        for code, url in there.items()
    ]


def _alternates(request, there: dict[str, str]) -> dict:
    """Return where this page stands for search engines: ``canonical``, and each language's address in ``languages``."""
    kept = urlencode([(name, request.GET[name]) for name in OWN_PAGES if request.GET.get(name)])
    query = f"?{kept}" if kept else ""
    whole = {code: settings.SITE_URL + url + query for code, url in there.items()}
    default = whole[settings.LANGUAGE_CODE]
    return {
        "canonical": settings.SITE_URL + request.path + query,
        "languages": [*whole.items(), ("x-default", default)],
    }
