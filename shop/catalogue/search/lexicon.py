"""The shop's own dictionary: common words, every place of Thailand, and the goods of the South."""

from functools import cache
from pathlib import Path

import geothai

from common.thai.text import normalise
from common.thai.words import THAI, Lexicon, Piece, general
from shop.catalogue.search.text import stem

GOODS = Path(__file__).with_name("goods.txt")
SHORTEST_PLACE = 3


@cache
def lexicon() -> Lexicon:
    """Return the dictionary; made on the first question."""
    return Lexicon(general() | goods() | places())


@cache
def goods() -> frozenset[str]:
    """Return the words of ``goods.txt``: product and loan words that a general dictionary lacks."""
    lines = (line.partition("#")[0] for line in GOODS.read_text().splitlines())
    return frozenset(normalise(word) for line in lines for word in line.split())


def cut(text: str, more: frozenset[str] | set[str] = frozenset()) -> list[Piece]:
    """Return the words of a plain ``text`` (see ``text.plain``): Thai is cut, other words lose their plural."""
    found: list[Piece] = []
    for chunk in text.split():
        at = 0
        for run in THAI.finditer(chunk):
            found += _other(chunk[at : run.start()])
            found += lexicon().cut(run[0], more)
            at = run.end()
        found += _other(chunk[at:])
    return found


def _other(text: str) -> list[Piece]:
    return [Piece(stem(text), False)] if text else []


@cache
def places() -> frozenset[str]:
    """Return the names of Thailand's provinces, districts and subdistricts, in Thai."""
    names = {province.name_th for province in geothai.provinces()}
    for province in geothai.provinces():
        for district in geothai.districts(province.code):
            names.add(district.name_th)
            names.update(subdistrict.name_th for subdistrict in geothai.subdistricts(district.code))
    plain = {normalise(name).replace("-", "") for name in names}
    return frozenset(name for name in plain if len(name) >= SHORTEST_PLACE and THAI.fullmatch(name))
