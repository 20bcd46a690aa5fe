"""What the frame of every page needs: languages to switch to and the links at the foot."""

from django.conf import settings
from django.urls import translate_url
from django.utils.functional import lazy
from django.utils.translation import get_language, gettext, pgettext

from common.spoken import texts_language

LANGUAGE_NAMES = {"th": "ไทย", "ms": "Bahasa Melayu", "en": "English"}


def frame(request) -> dict:
    """Context processor: ``language_links``, ``footer_links``, ``texts_language`` and ``demo``. It asks the database nothing."""
    return {
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
