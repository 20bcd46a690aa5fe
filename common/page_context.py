"""What the frame of every page needs: languages to switch to and the links at the foot."""

from urllib.parse import urlencode

from django.conf import settings
from django.urls import translate_url
from django.utils.functional import lazy
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
    return {
        "alternates": lazy(lambda: _alternates(request), dict)(),
        "language_links": lazy(lambda: _languages(request), list)(),
        "footer_links": lazy(_footer, list)(),
        "texts_language": lazy(texts_language, str)(),
        "demo": settings.DEMO,
    }


def _languages(request) -> list[dict]:
    path = request.get_full_path()
    now = get_language()
    return [
        {"code": code, "name": LANGUAGE_NAMES[code], "url": translate_url(path, code), "current": code == now}
        for code, _name in settings.LANGUAGES
    ]


def _alternates(request) -> dict:
    """Return where this page stands for search engines: ``canonical``, and each language's address in ``languages``."""
    kept = [(name, request.GET[name]) for name in OWN_PAGES if request.GET.get(name)]
    path = request.path + (f"?{urlencode(kept)}" if kept else "")
    there = {code: settings.SITE_URL + translate_url(path, code) for code, _name in settings.LANGUAGES}
    default = there[settings.LANGUAGE_CODE]
    return {"canonical": settings.SITE_URL + path, "languages": [*there.items(), ("x-default", default)]}


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
