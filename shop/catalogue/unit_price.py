"""The price of 100 g or 100 ml, so that a small bag and a large one can be compared."""

import re

from django.utils.translation import gettext as _

from common import money
from common.thai.text import normalise

_WEIGHT = {"กก": 1000, "กิโล": 1000, "กิโลกรัม": 1000, "kg": 1000, "ก": 1, "กรัม": 1, "g": 1, "gram": 1, "ขีด": 100}
_VOLUME = {"ลิตร": 1000, "l": 1000, "litre": 1000, "มล": 1, "มิลลิลิตร": 1, "ซีซี": 1, "ml": 1}
_UNITS = {**{word: ("g", size) for word, size in _WEIGHT.items()}, **{w: ("ml", size) for w, size in _VOLUME.items()}}
_WORD = "(" + "|".join(sorted(_UNITS, key=len, reverse=True)) + r")\.?"
_AMOUNT = re.compile(r"(?<![\d.,])(\d{1,6}(?:\.\d{1,3})?)\s*" + _WORD + r"(?![\wก-๙])")
_BARE = re.compile(_WORD)


def amount_in(unit: str) -> tuple[str, int] | None:
    """Read what a unit holds: ``"ขวด 300 มล."`` → ``("ml", 300)``, ``"กก."`` → ``("g", 1000)``, ``"ชุด"`` → None."""
    said = normalise(unit).replace(",", "")
    if bare := _BARE.fullmatch(said):
        return _UNITS[bare[1]]
    found = _AMOUNT.search(said)
    if not found:
        return None
    kind, size = _UNITS[found[2]]
    amount = round(float(found[1]) * size)
    return (kind, amount) if amount > 0 else None


def hundred(*, price_satang: int, unit: str, weight_g: int | None = None) -> int | None:
    """Return the satang of 100 g or 100 ml, by which lists are sorted; None where nothing is known (see ``text``)."""
    held = amount_in(unit) or (("g", weight_g) if weight_g else None)
    return money.price_per_hundred(price_satang, held[1]) if held else None


def text(*, price_satang: int, unit: str, weight_g: int | None = None) -> str:
    """Return ``"฿16.67/100 มล."``, or nothing where it says no more than the price or nothing is known.

    What the unit says comes first; ``weight_g`` (give it for goods sold by weight only) is asked where it says nothing.
    """
    held = amount_in(unit) or (("g", weight_g) if weight_g else None)
    if held is None or held[1] == 100:
        return ""
    kind, amount = held
    price = money.baht_text(money.price_per_hundred(price_satang, amount))
    if kind == "g":
        return _("%(price)s/100 ก.") % {"price": price}
    return _("%(price)s/100 มล.") % {"price": price}
