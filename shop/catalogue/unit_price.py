"""The price of 100 g, 100 ml, a litre or one piece, so that a small pack and a large one can be compared."""

import re

from django.utils.translation import gettext as _

from common import money
from common.thai.text import normalise
from shop.catalogue.shelf_models import Variant

_WEIGHT = {"กก": 1000, "กิโล": 1000, "กิโลกรัม": 1000, "kg": 1000, "ก": 1, "กรัม": 1, "g": 1, "gram": 1, "ขีด": 100}
_VOLUME = {"ลิตร": 1000, "l": 1000, "litre": 1000, "มล": 1, "มิลลิลิตร": 1, "ซีซี": 1, "ml": 1}
_UNITS = {**{word: ("g", size) for word, size in _WEIGHT.items()}, **{w: ("ml", size) for w, size in _VOLUME.items()}}
_WORD = "(" + "|".join(sorted(_UNITS, key=len, reverse=True)) + r")\.?"
_NUMBER = r"(?<![\d.,])(\d{1,6}(?:\.\d{1,3})?)\s*"
_AMOUNT = re.compile(_NUMBER + _WORD + r"(?![\wก-๙])")
_BARE = re.compile(_WORD)
_PIECE = "ชิ้น|ฟอง|ซอง|ห่อ|ลูก|ผล|ใบ|ขวด|ถุง|ตัว|แผ่น|อัน|เม็ด|ก้อน|คู่|pcs|pieces?"
_PIECES = re.compile(r"(?<![\d.,])(\d{1,4})\s*(?:" + _PIECE + r")(?![\wก-๙])")

Held = tuple[str, int]  # ("g" | "ml" | "piece", how many)


def amount_in(unit: str) -> Held | None:
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


def pieces_in(unit: str) -> Held | None:
    """Read how many pieces a pack holds: ``"กล่อง 10 ซอง"`` → ``("piece", 10)``; None for fewer than two."""
    found = _PIECES.search(normalise(unit).replace(",", ""))
    return ("piece", int(found[1])) if found and int(found[1]) > 1 else None


def held(*, unit: str, name: str = "", weight_g: int | None = None, pack_pieces: int | None = None) -> Held | None:
    """Return what one of it holds, or None where nobody knows.

    ``pack_pieces`` was said on purpose. Else the variant's own ``name`` speaks before its weight, that before the
    product's unit; without a name the unit speaks before the weight. Give ``weight_g`` only for goods sold by weight.
    """
    if pack_pieces:
        return "piece", pack_pieces
    of_weight = ("g", weight_g) if weight_g else None
    if name:
        return amount_in(name) or of_weight or amount_in(unit) or pieces_in(name) or pieces_in(unit)
    return amount_in(unit) or of_weight or pieces_in(unit)


def hundred(
    *, price_satang: int, unit: str, name: str = "", weight_g: int | None = None, pack_pieces: int | None = None
) -> int | None:
    """Return the satang of 100 g or 100 ml, by which lists are sorted; None where nothing is known or pieces count."""
    found = held(unit=unit, name=name, weight_g=weight_g, pack_pieces=pack_pieces)
    return money.price_per_hundred(price_satang, found[1]) if found and found[0] != "piece" else None


def text(
    *, price_satang: int, unit: str, name: str = "", weight_g: int | None = None, pack_pieces: int | None = None
) -> str:
    """Return ``"฿16.67/100 มล."``, or nothing where it says no more than the price or nothing is known."""
    found = held(unit=unit, name=name, weight_g=weight_g, pack_pieces=pack_pieces)
    if found is None or found[1] == 100 and found[0] != "piece" or found == ("ml", 1000):
        return ""
    kind, amount = found
    if kind == "piece":
        return _("%(price)s/ชิ้น") % {"price": money.baht_text(money.price_per_piece(price_satang, amount))}
    if kind == "ml" and amount > 1000:
        return _("%(price)s/ลิตร") % {"price": money.baht_text(money.price_per_thousand(price_satang, amount))}
    price = money.baht_text(money.price_per_hundred(price_satang, amount))
    if kind == "g":
        return _("%(price)s/100 ก.") % {"price": price}
    return _("%(price)s/100 มล.") % {"price": price}


def facts_of(variant: Variant, *, unit: str, by_weight: bool) -> dict:
    """Return the keywords that ``text`` and ``hundred`` take for ``variant`` at its price of today."""
    return {
        "price_satang": variant.asked_satang,
        "unit": unit,
        "name": variant.name,
        "weight_g": variant.weight_g if by_weight else None,
        "pack_pieces": variant.pack_pieces,
    }
