"""The number on a certificate in its one stored form, and whether it looks as such numbers do."""

import re

from django.utils.translation import gettext as _

from common.thai import digits, identifiers
from common.thai.text import plain_line
from merchants.certificates.models import NumberShape

_COMMUNITY_STANDARD = re.compile(r"(?:มผช\.?\s?)?\d{1,4}(?:-\d+)?/25\d{2}")


def stored(shape: str, typed: str) -> str:
    """Return the number as it is kept: Arabic digits, one space at most. Raises BadFoodSerial."""
    number = " ".join(digits.to_arabic(plain_line(typed)).split())
    if shape == NumberShape.FOOD_SERIAL:
        try:
            return identifiers.check_food_serial(number)
        except identifiers.BadFoodSerial as error:
            raise identifiers.BadFoodSerial(field="number") from error
    return number.upper()


def doubt(shape: str, number: str) -> str:
    """Return a sentence where the number has a form we do not know, which offices do print; "" where it looks right."""
    if shape == NumberShape.HALAL and not identifiers.looks_like_halal_number(number):
        return _("เลขไม่เหมือนรูปแบบที่พบบ่อย (CICOT.HL 43 B555 010 04 63) ดูกับเอกสารให้แน่ใจ")
    if shape == NumberShape.COMMUNITY_STANDARD and not _COMMUNITY_STANDARD.fullmatch(number):
        return _("เลขไม่เหมือนรูปแบบที่พบบ่อย (มผช. 297/2559) ดูกับเอกสารให้แน่ใจ")
    return ""
