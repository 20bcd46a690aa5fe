"""The map of the provinces: a drawing of squares, each about where it lies, with how many shops sell there now.

No coordinates, neither of people nor of land: which square stands beside which is all it says. Districts are DOPA codes.
"""

from collections import Counter
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from cms import shops, telling
from common import places
from common.provinces import PROVINCES, name_of

DISTRICT = 4  # letters of a subdistrict's code that name its district
SIDE, GAP = 100, 6  # of a square, in the drawing's own units
A_LINE = 10  # letters that fit beside each other in a square
CHIEF = ("เมือง", "Mueang ")  # what the district of a provincial town is called before the town's name
ALL = {1: ("90", "94", ""), 2: ("91", "95", "96")}
DISTRICTS = {
    "94": (("03", "01", "09", "04"), ("02", "10", "05", "07"), ("", "12", "06", "08"), ("", "", "11", "")),
    "95": (("05", "01", "06"), ("07", "08", ""), ("", "03", ""), ("", "04", ""), ("", "02", "")),
    "96": (("", "03", "01", ""), ("06", "04", "13", "02"), ("07", "05", "11", "10"), ("", "12", "08", ""), ("", "09", "", "")),
    "90": (
        ("", "", "07", ""),
        ("", "08", "02", ""),
        ("09", "13", "15", ""),
        ("", "14", "01", ""),
        ("16", "11", "12", "03"),
        ("", "10", "04", "05"),
        ("", "", "", "06"),
    ),
    "91": (("06", "07"), ("05", "03"), ("04", "02"), ("", "01")),
}  # fmt: skip


@dataclass(frozen=True)
class Square:
    """One place of the map: ``lines`` are its name as it is written into the square, which begins at ``x``, ``y``."""

    name: str
    lines: list[str]
    count: int
    url: str
    x: int
    y: int

    @property
    def said(self) -> str:
        """Return how many shops sell there, in words."""
        return ngettext("%(count)s ร้าน", "%(count)s ร้าน", self.count) % {"count": self.count}

    @property
    def middle(self) -> int:
        return self.x + (SIDE - GAP) // 2

    @property
    def written(self) -> list[tuple[str, int]]:
        """Return the lines with where each stands."""
        return [(line, self.y + 27 + 18 * number) for number, line in enumerate(self.lines)]


def of(code: str) -> dict | None:
    """Return the map of one province, or ("") of all five; None where no shop sells there. One query."""
    rows, squares = (DISTRICTS[code], _districts(code)) if code in DISTRICTS else (tuple(ALL.values()), _provinces())
    laid = [
        squares(key, column * SIDE, row * SIDE)
        for row, keys in enumerate(rows)
        for column, key in enumerate(keys)
        if key
    ]
    there = sorted((square for square in laid if square.count), key=lambda square: (-square.count, square.name))
    if not there:
        return None
    return {
        "slug": PROVINCES[code][0] if code in PROVINCES else "kedai",
        "heading": _heading(code),
        "squares": laid,
        "there": there,
        "side": SIDE - GAP,
        "box": f"-1 -1 {len(rows[0]) * SIDE - GAP + 2} {len(rows) * SIDE - GAP + 2}",  # with room for half a line
        "columns": len(rows[0]),
        "empty": _empty(code, len(laid) - len(there)),
    }


def _provinces():
    counted = Counter(shops.open_shops().order_by().values_list("province_code", flat=True))
    start = "" if telling.reader() == telling.THAI else f"/{telling.reader()}"

    def square(code: str, x: int, y: int) -> Square:
        name = name_of(code)
        return Square(name, [name], counted[code], f"{start}/{PROVINCES[code][0]}/", x, y)

    return square


def _districts(province: str):
    rows = shops.open_shops().filter(province_code=province).order_by().values_list("subdistrict_code", flat=True)
    counted = Counter(code[:DISTRICT] for code in rows)
    start = f"{reverse('browse:products')}?province={PROVINCES[province][0]}&district="

    def square(key: str, x: int, y: int) -> Square:
        code = province + key
        name = places.district_name(code, telling.reader())
        return Square(name, _lines(name), counted[code], start + code, x, y)

    return square


def _lines(name: str) -> list[str]:
    """Return a district's name in the lines that fit its square; the town's district is the first word alone."""
    chief = next((word for word in CHIEF if name.startswith(word) and name != word), None)
    if chief:
        return [chief.strip()]
    lines: list[str] = []
    for word in name.split():
        if lines and len(lines[-1]) + 1 + len(word) <= A_LINE:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _heading(code: str) -> str:
    if code in PROVINCES:
        return gettext("ร้านอยู่ที่ไหนใน%(province)s") % {"province": name_of(code)}
    return gettext("ร้านอยู่ที่ไหนในห้าจังหวัด")


def _empty(code: str, count: int) -> str:
    """Return what is said of the places without a shop; "" where there is none."""
    if not count:
        return ""
    if code in PROVINCES:
        return ngettext("อีก %(count)s อำเภอยังไม่มีร้านที่นี่", "อีก %(count)s อำเภอยังไม่มีร้านที่นี่", count) % {"count": count}
    return ngettext("อีก %(count)s จังหวัดยังไม่มีร้านที่นี่", "อีก %(count)s จังหวัดยังไม่มีร้านที่นี่", count) % {"count": count}
