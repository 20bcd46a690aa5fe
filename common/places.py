"""Every subdistrict of Thailand, found by postcode or by what people write on a parcel. Data: GeoThai, CC BY 4.0.

A subdistrict with several postcodes is several places: the person chooses. The list is read on the first question,
never at start-up.
"""

import re
from dataclasses import dataclass
from functools import cache

import geothai
from django.utils.translation import gettext_lazy as _

from common.errors import DomainError
from common.provinces import PROVINCES
from common.thai import text

__all__ = ["PROVINCES", "Place", "UnknownPlace", "fits", "from_value", "get", "only_match", "search"]

BANGKOK = "10"
LONGEST_QUERY = 120
MOST_WORDS = 8


class UnknownPlace(DomainError):
    """No subdistrict has this code, or it does not have this postcode."""

    field = "place"
    sentence = _("ไม่พบตำบลนี้แล้ว พิมพ์รหัสไปรษณีย์หรือชื่อตำบล แล้วเลือกใหม่จากรายการ")


@dataclass(frozen=True, slots=True)
class Place:
    """A subdistrict with one of its postcodes. Codes are DOPA's; ``label`` is Thai, as it stands on a parcel."""

    subdistrict_code: str
    subdistrict: str
    district: str
    province: str
    province_code: str
    province_slug: str
    postal_code: str
    label: str
    subdistrict_en: str
    district_en: str
    province_en: str

    @property
    def value(self) -> str:
        """``"940703:94110"``: how a form names this place."""
        return f"{self.subdistrict_code}:{self.postal_code}"

    @property
    def label_en(self) -> str:
        """``"Pase Yawo, Sai Buri, Pattani 94110"``."""
        return f"{self.subdistrict_en}, {self.district_en}, {self.province_en} {self.postal_code}"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A place with its names as they are compared: (subdistrict, district, province), Thai and English."""

    place: Place
    names: tuple[tuple[str, str], tuple[str, str], tuple[str, str]]
    home: bool


_SUBDISTRICT, _DISTRICT, _PROVINCE = range(3)
_LEVELS = {"ต": _SUBDISTRICT, "ตำบล": _SUBDISTRICT, "แขวง": _SUBDISTRICT}
_LEVELS |= {"อ": _DISTRICT, "อำเภอ": _DISTRICT, "กิ่งอำเภอ": _DISTRICT, "เขต": _DISTRICT}
_LEVELS |= {"จ": _PROVINCE, "จังหวัด": _PROVINCE}
_BANGKOK_NAMES = {"กทม", "กรุงเทพ", "กรุงเทพฯ"}
_LEVEL_WITH_DOT = re.compile(r"([ตอจ])\.")
_LONG_LEVEL = re.compile(r"(กิ่งอำเภอ|อำเภอ|ตำบล|จังหวัด)")
_LEADING_LEVEL = re.compile(r"(แขวง|เขต)(?=.{2})")
_FILLING = re.compile(r"[.'’\-]")


def _compared(name: str) -> str:
    return _FILLING.sub("", text.normalise(name)).replace(" ", "")


def _label(subdistrict: str, district: str, province: geothai.types.Province, postal_code: str) -> str:
    if province.code == BANGKOK:
        return f"แขวง{subdistrict} เขต{district} {province.name_th} {postal_code}"
    return f"ต.{subdistrict} อ.{district} จ.{province.name_th} {postal_code}"


def _entry(address: geothai.types.Address, postal_code: str) -> _Entry:
    subdistrict, district, province = address.subdistrict, address.district, address.province
    slug = PROVINCES[province.code][0] if province.code in PROVINCES else province.name_en.lower().replace(" ", "-")
    district_th = district.name_th.removeprefix("เขต") if province.code == BANGKOK else district.name_th
    place = Place(
        subdistrict.code,
        subdistrict.name_th,
        district_th,
        province.name_th,
        province.code,
        slug,
        postal_code,
        _label(subdistrict.name_th, district_th, province, postal_code),
        subdistrict.name_en,
        district.name_en,
        province.name_en,
    )
    return _Entry(place, _names(place), province.code in PROVINCES)


def _names(place: Place) -> tuple[tuple[str, str], tuple[str, str], tuple[str, str]]:
    """Names of the three levels as they are compared, Thai and English."""
    return (
        (_compared(place.subdistrict), _compared(place.subdistrict_en)),
        (_compared(place.district), _compared(place.district_en)),
        (_compared(place.province), _compared(place.province_en)),
    )


@cache
def _entries() -> tuple[_Entry, ...]:
    """All of them, the five southern border provinces first."""
    found = []
    for province in geothai.provinces():
        for district in geothai.districts(province.code):
            for subdistrict in geothai.subdistricts(district.code):
                address = geothai.address(subdistrict.code)
                found += [_entry(address, postal_code) for postal_code in subdistrict.postal_codes]
    return tuple(sorted(found, key=lambda entry: not entry.home))


@cache
def _by_code() -> dict[str, list[Place]]:
    grouped: dict[str, list[Place]] = {}
    for entry in _entries():
        grouped.setdefault(entry.place.subdistrict_code, []).append(entry.place)
    return grouped


def get(subdistrict_code: str, postal_code: str | None = None) -> Place:
    """The place of a code; without a postcode the subdistrict's first. Raises UnknownPlace."""
    for place in _by_code().get(subdistrict_code, ()):
        if postal_code in (None, place.postal_code):
            return place
    raise UnknownPlace


@cache
def district_name(code: str, language: str | None = "th") -> str:
    """Return the name of the district with this code of four digits, in Thai or (for other languages) in Latin letters."""
    for district in geothai.districts(code[:2]):
        if district.code == code:
            return district.name_th if language in (None, "th") else district.name_en
    return code


def from_value(value: str) -> Place:
    """The place a form named with ``Place.value``. Raises UnknownPlace."""
    subdistrict_code, _colon, postal_code = value.partition(":")
    return get(subdistrict_code, postal_code)


@dataclass(frozen=True, slots=True)
class _Question:
    """What was typed: digits of a postcode, and words, each with the level it was given or None."""

    digits: str
    words: tuple[tuple[int | None, str], ...]


def _question(query: str) -> _Question:
    typed = text.normalise(query[:LONGEST_QUERY])
    typed = _LONG_LEVEL.sub(r" \1 ", _LEVEL_WITH_DOT.sub(r" \1 ", typed.replace(",", " ")))
    digits, words, level = "", [], None
    for part in typed.split()[:MOST_WORDS]:
        if part.isascii() and part.isdigit():
            digits = part
        elif part in _LEVELS:
            level = _LEVELS[part]
        else:
            if match := _LEADING_LEVEL.match(part):
                level, part = _LEVELS[match[1]], part[match.end() :]
            word = _compared(part)
            words.append((level, "กรุงเทพมหานคร" if word in _BANGKOK_NAMES else word))
            level = None
    return _Question(digits, tuple((level, word) for level, word in words if word))


def _rank(names: tuple[tuple[str, str], ...], level: int | None, word: str) -> int | None:
    """How well a word fits: 0 is the subdistrict's whole name; beginnings, wider names and parts cost more."""
    best = None
    for at in (_SUBDISTRICT, _DISTRICT, _PROVINCE) if level is None else (level,):
        for name in names[at]:
            if word == name:
                rank = at * 2
            elif name.startswith(word):
                rank = at * 2 + 1
            elif at != _PROVINCE and word in name and len(word) > 1:
                rank = at + 6
            else:
                continue
            best = rank if best is None else min(best, rank)
    return best


def _rank_all(names: tuple[tuple[str, str], ...], question: _Question) -> int | None:
    """How well all words fit, each on some level; English words may also be one name together (``Sai Buri``)."""
    words = question.words
    ranks = [_rank(names, level, word) for level, word in words]
    fitting = [] if None in ranks else [sum(ranks)]
    if len(words) > 1 and all(level is None and word.isascii() for level, word in words):
        together = _rank(names, None, "".join(word for _level, word in words))
        fitting += [] if together is None else [together]
    return min(fitting, default=None)


def _ranked(question: _Question) -> list[tuple[int, Place]]:
    found = []
    for entry in _entries():
        if not entry.place.postal_code.startswith(question.digits):
            continue
        rank = _rank_all(entry.names, question)
        if rank is not None:
            found.append((rank, entry.place))
    return sorted(found, key=lambda pair: pair[0])  # stable: our provinces stay first


def _empty(question: _Question) -> bool:
    """Nothing to look for: no words, and no postcode or one too short to mean anything."""
    return not question.words and not 2 <= len(question.digits) <= 5


def search(query: str, limit: int = 20) -> list[Place]:
    """Places for a postcode (``๙๔๑๑๐``) or names (``ต.ปะเสยะวอ อ.สายบุรี``, ``ปะเสยะวอ``, ``Pase Yawo``), best first

    Empty where nothing fits or nothing was typed. The five southern border provinces come first among equals.
    """
    question = _question(query)
    return [] if _empty(question) else [place for _rank_sum, place in _ranked(question)[:limit]]


def is_postcode(query: str) -> bool:
    """Whether ``query`` is five digits (Thai or Arabic) and nothing else; no place need have them."""
    question = _question(query)
    return len(question.digits) == 5 and not question.words


def only_match(query: str) -> Place | None:
    """The one place a query can mean: nothing else fits, or nothing else bears exactly these two or more names."""
    question = _question(query)
    found = [] if _empty(question) else _ranked(question)
    if len(found) == 1:
        return found[0][1]
    if len(question.words) + bool(question.digits) < 2:
        return None
    exact = [place for rank, place in found if rank == found[0][0]]
    return exact[0] if len(exact) == 1 and _names_it(question, exact[0]) else None


def _names_it(question: _Question, place: Place) -> bool:
    """Whether every word is a whole name of the place and one of them its subdistrict's."""
    subdistrict, district, province = _names(place)
    words = {word for _level, word in question.words}
    return bool(words & {*subdistrict}) and words <= {*subdistrict, *district, *province, "เมือง"}


def fits(place: Place, query: str) -> bool:
    """Whether ``query`` may mean ``place``: a choice made from an older list is not kept against what is typed now."""
    question = _question(query)
    if _empty(question):
        return not query.strip()
    return place.postal_code.startswith(question.digits) and _rank_all(_names(place), question) is not None
