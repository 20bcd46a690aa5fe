"""Thai telephone numbers: typed in any way, stored as E.164 (``+66812345678``), shown as ``081-234-5678``."""

import re

from django.utils.translation import gettext_lazy as _

from common.errors import DomainError
from common.thai import digits

_MOBILE = re.compile(r"0[689]\d{8}")
_LANDLINE = re.compile(r"0[2-7]\d{7}")
_FILLING = re.compile(r"[\s\-‐-―().·/]|[\u200b-\u200f\u2060\ufeff]")


class BadPhone(DomainError):
    """The text is not a Thai mobile (10 digits) or landline (9 digits) number."""

    sentence = _("เบอร์โทรศัพท์ไม่ถูกต้อง ใส่เบอร์มือถือ 10 หลักที่ขึ้นต้นด้วย 06, 08 หรือ 09 หรือเบอร์บ้าน 9 หลัก เช่น 081-234-5678")


def _national(text: str) -> str:
    """``"+66 (0)81-234 5678"`` → ``"0812345678"``; what cannot be a number comes back as it is."""
    typed = _FILLING.sub("", digits.to_arabic(text))
    for prefix in ("+66", "0066", "66"):
        if typed.startswith(prefix):
            return "0" + typed[len(prefix) :].removeprefix("0")
    return typed


def normalise(text: str) -> str:
    """The number as E.164; E.164 comes back unchanged. Raises BadPhone unless it is a Thai mobile or landline."""
    number = _national(text)
    if not (number.isascii() and (_MOBILE.fullmatch(number) or _LANDLINE.fullmatch(number))):
        raise BadPhone
    return "+66" + number[1:]


def is_mobile(e164: str) -> bool:
    """Whether a code can be sent there by SMS."""
    return e164.isascii() and _MOBILE.fullmatch(_national(e164)) is not None


def display(e164: str) -> str:
    """``"+66812345678"`` → ``"081-234-5678"``; Bangkok ``"02-123-4567"``, other landlines ``"073-123-456"``.

    A number that is not Thai is shown as it is stored.
    """
    number = _national(e164)
    if not (_MOBILE.fullmatch(number) or _LANDLINE.fullmatch(number)):
        return e164
    area = 2 if number[1] == "2" else 3
    return f"{number[:area]}-{number[area : area + 3]}-{number[area + 3 :]}"
