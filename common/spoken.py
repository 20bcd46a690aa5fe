"""Which language a page really speaks, so that a screen reader reads it aloud in that one.

An address in English is an English page, but its texts are Thai until they are translated, and so are names that a merchant
gave in Thai only. What differs from the page around it is marked with its own language.
"""

import re

from django.utils.translation import get_language, gettext, gettext_noop

THAI = "th"
_ON_EVERY_PAGE = gettext_noop("ข้ามไปที่เนื้อหา")  # where even this has no translation, nothing has
_THAI_LETTER = re.compile(r"[\u0e00-\u0e7f]")


def texts_language() -> str:
    """Return the language of our own texts on this page: the page's where its catalogue speaks, else Thai."""
    language = get_language() or THAI
    return language if language == THAI or gettext(_ON_EVERY_PAGE) != _ON_EVERY_PAGE else THAI


def language_of(words: str) -> str:
    """Return the language of a name or text that somebody gave: Thai by its letters, else the page's."""
    return THAI if _THAI_LETTER.search(words) else get_language() or THAI
