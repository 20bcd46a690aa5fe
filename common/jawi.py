"""Jawi: Malay in Arabic letters, written from right to left."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

NOT_JAWI = _("ช่องนี้รับเฉพาะอักษรยาวี เช่น سلامت داتڠ ถ้าเป็นภาษามลายูอักษรรูมี ให้ใส่ในช่องภาษามลายู")
# the Arabic blocks, spaces, ZWNJ and ZWJ, digits, and marks that stand in any text; no marks that turn a line round
_JAWI = re.compile(r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\u200c\u200d\s\d.,:;!?()\-–\"'“”«»]*\Z")
_LETTER = re.compile(r"[\u0620-\u064a\u066e-\u06d3\u0750-\u077f]")


def check(text: str) -> None:
    """Refuse what is not in Arabic letters: set from right to left it could not be read."""
    if text and not (_JAWI.match(text) and _LETTER.search(text)):
        raise ValidationError(NOT_JAWI)
