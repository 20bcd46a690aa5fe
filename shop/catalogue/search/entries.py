"""What is written of a product: the signs by which it is found, in four fields (name, place, shop, kind).

A sign is a word or a mark of one, told apart by a letter of the private use area in front: both databases keep such
letters as they are, and nobody can type them into a word.
"""

import re
from typing import NamedTuple

from common import places
from common.provinces import PROVINCES
from common.thai.words import THAI, clusters
from shop.catalogue.models import Category, Product
from shop.catalogue.search.amounts import without_measures
from shop.catalogue.search.lexicon import cut, lexicon
from shop.catalogue.search.text import joined, plain

INSIDE = "\ue001"  # a word inside another: น้ำ in น้ำมัน
PAIR = "\ue002"  # two clusters side by side: what no dictionary knows is found by them
STARTS = "\ue003"  # the first words of a name, joined
WHOLE = "\ue004"  # a whole name, joined
KIND = "\ue005"  # a category, and each above it, by slug
MADE = "\ue006"  # a word of the ingredients
UNIT = "\ue007"  # a word of the unit: how it is sold, which alone finds nothing (กก. is no sedge)
MOST_MADE = 60
WITHOUT = re.compile(
    r"(?:ไม่มี|ไม่ใส่|ไม่ใช้|ไม่เติม|ปราศจาก|ปลอด|ไร้|\b(?:no|non|without|free of|not|tanpa|tiada|bebas)\b)[^,;·•()\n]*|\w+[- ]free\b",
    re.I,
)
MOST_STARTS = 6
MOST_PAIRS = 200


class Entry(NamedTuple):
    """The signs of a product, apart by spaces."""

    name: str
    place: str
    shop: str
    kind: str

    @property
    def text(self) -> str:
        """The entry in one column."""
        return "\n".join(self)

    @classmethod
    def read(cls, text: str) -> "Entry":
        """The entry that ``text`` holds."""
        return cls(*(text.split("\n") + [""] * 4)[:4])


def entry_of(product: Product, above: dict[int, Category]) -> Entry:
    """Return the entry of ``product``; ``above`` holds every category by id (for those it stands in)."""
    names = [product.name, product.name_ms, product.name_en]
    signs = [sign for name in names if name for sign in signs_of_name(name)]
    place = [sign for text in _places(product) for sign in signs_of(text)]
    place += [
        UNIT + piece.text
        for text in (product.unit, *_sizes(product))
        for piece in cut(plain(text))
        if not piece.text.isdigit()
    ]
    merchant = product.merchant
    shops = [merchant.name, merchant.name_ms, merchant.name_en]
    shop = [sign for text in shops if text for sign in signs_of(text)]
    kind = [sign for category in _line(product.category_id, above) for sign in _signs_of_kind(category)]
    kind += _signs_of_ingredients(product)
    return Entry(*(" ".join(dict.fromkeys(part)) for part in (signs, place, shop, kind)))


def signs_of(text: str, *, inside: bool = False, pairs: bool = True) -> list[str]:
    """Return the signs of a text: its words, and as asked the words in them and the pairs of its clusters."""
    spelled = plain(text)
    pieces = cut(spelled)
    signs = [piece.text for piece in pieces]
    if inside:
        signs += [INSIDE + word for piece in pieces if piece.known for word in lexicon().inside(piece.text)]
    if pairs:
        signs += [PAIR + pair for run in THAI.findall(spelled) for pair in pairs_of(run)]
    return signs


def signs_of_name(name: str) -> list[str]:
    """Return the signs of a name: also its beginnings, and the whole of it (with and without what stands in brackets)."""
    first = [piece.text for piece in cut(plain(name))][:MOST_STARTS]
    starts = [STARTS + "".join(first[:number]) for number in range(1, len(first) + 1)]
    parts = [name, *name.replace(")", "(").split("(")]
    return [*signs_of(name, inside=True), *starts, *(WHOLE + joined(part) for part in parts if joined(part))]


def pairs_of(run: str) -> list[str]:
    """Return the pairs of neighbouring clusters of a run of Thai letters."""
    parts = clusters(run)
    return ["".join(pair) for pair in zip(parts, parts[1:], strict=False)][:MOST_PAIRS]


def kind_sign(slug: str) -> str:
    """Return the sign of a category."""
    return KIND + joined(slug)


def _places(product: Product) -> list[str]:
    merchant = product.merchant
    sizes = [without_measures(name) for name in _sizes(product)]
    names = [merchant.district_name, *sizes, *PROVINCES.get(merchant.province_code, ("", "", ""))[1:]]
    try:
        place = places.get(merchant.subdistrict_code)
    except places.UnknownPlace:
        return names
    return [*names, place.subdistrict, place.subdistrict_en, place.district_en]


def _sizes(product: Product) -> list[str]:
    """Return what its sizes and flavours are called."""
    return [row.name for row in product.variants.all() if row.retired_at is None] if product.option_1 else []


def _line(category_id: int, above: dict[int, Category]) -> list[Category]:
    line: list[Category] = []
    while category_id in above and above[category_id] not in line:
        line.append(above[category_id])
        category_id = line[-1].parent_id
    return line


def _signs_of_ingredients(product: Product) -> list[str]:
    """Return a sign for each word of what it is made of; what it is said to be without is left out."""
    texts = [product.ingredients, product.ingredients_ms, product.ingredients_en]
    pieces = [piece for text in texts for piece in cut(plain(WITHOUT.sub(" , ", text)))]
    return [MADE + piece.text for piece in pieces if not piece.text.isdigit()][:MOST_MADE]


def _signs_of_kind(category: Category) -> list[str]:
    names = " ".join([category.name, category.name_ms, category.name_en])
    return [kind_sign(category.slug), *signs_of(names, pairs=False)]
