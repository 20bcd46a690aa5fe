"""What the frame of every page needs: languages to switch to and the links at the foot."""

from urllib.parse import urlencode

from django.conf import settings
from django.urls import translate_url
from django.utils.functional import SimpleLazyObject, lazy
from django.utils.translation import get_language, gettext, pgettext

from common.spoken import texts_language

LANGUAGE_NAMES = {"th": "ไทย", "ms": "Bahasa Melayu", "en": "English"}
OWN_PAGES = (
    "category",
    "province",
    "page",
)  # what makes another page of an address; other choices only sort or narrow it


def frame(request) -> dict:
    """Context processor: ``language_links``, ``alternates``, ``footer_links``, ``texts_language`` and ``demo``. No query."""
    there = SimpleLazyObject(lambda: _addresses(request.get_full_path().partition("?")[0]))
    return {
        "alternates": SimpleLazyObject(lambda: _alternates(request, there)),
        "language_links": SimpleLazyObject(lambda: _languages(request, there)),
        "footer_links": lazy(_footer, list)(),
        "texts_language": lazy(texts_language, str)(),
        "demo": settings.DEMO,
    }


def _addresses(path: str) -> dict[str, str]:
    """Return where ``path`` stands in each language. Found once for a page: each is a look through all addresses."""
    return {code: translate_url(path, code) for code, _name in settings.LANGUAGES}


def _languages(request, there: dict[str, str]) -> list[dict]:
    _path, mark, query = request.get_full_path().partition("?")
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


def _footer() -> list[dict]:
    start = "" if get_language() == "th" else f"/{get_language()}"
    return [
        {"title": gettext("วิธีสั่งซื้อและช่วยเหลือ"), "url": f"{start}/help/"},
        {"title": pgettext("many", "เรื่องเล่า"), "url": f"{start}/stories/"},
        {"title": gettext("เรียนรู้"), "url": f"{start}/learn/"},
        {"title": gettext("ข้อตกลงการใช้งาน"), "url": f"{start}/terms/"},
        {"title": gettext("ความเป็นส่วนตัว"), "url": f"{start}/privacy/"},
        {"title": gettext("สมัครเปิดร้าน"), "url": f"{start}/apply/"},
    ]
