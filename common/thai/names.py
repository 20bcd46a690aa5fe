"""Names of people as they are addressed: คุณ and the first name, never a title or the surname alone."""

import re

from django.utils.translation import get_language, gettext

# a Thai title ends where a name can begin: not before a vowel that follows its consonant (นายีฮะห์ is a name, not a นาย)
_THAI_TITLE = r"(?:นางสาว|น\.ส\.|นาง|นาย|คุณ|ด\.ช\.|ด\.ญ\.)\s*(?=[ก-ฮเ-ไA-Za-z])"
_OTHER_TITLE = r"(?:mr|mrs|ms|miss|encik|puan|cik)\b\.?\s+"
_TITLE = re.compile(rf"\A(?:{_THAI_TITLE}|{_OTHER_TITLE})", re.IGNORECASE)


def without_title(name: str) -> str:
    """``"นางสาวอามีนะห์ สะอิ"`` → ``"อามีนะห์ สะอิ"``."""
    return _TITLE.sub("", name.strip())


def greeting(name: str) -> str:
    """``"นางสาวอามีนะห์ สะอิ"`` → ``"คุณอามีนะห์"``, in the reader's language; an empty name stays empty."""
    first = next(iter(without_title(name).split()), "")
    return gettext("คุณ%(name)s") % {"name": first} if first else ""


def after_shop_word(name: str) -> str:
    """``"ร้านขนมก๊ะนะ"`` → ``"ขนมก๊ะนะ"``: a shop's name where a Thai sentence has just said ร้าน; whole in other languages."""
    bare = name.removeprefix("ร้าน").strip()
    return bare if bare and get_language() == "th" else name
