"""The columns of a product's rows, one by one: what they change, and what cannot be."""

import re
from dataclasses import dataclass

from common import clock
from common.thai.text import normalise, plain_line, plain_lines
from shop.catalogue.models import Product, Variant
from shop.catalogue.services import MOST_PICTURES
from shop.catalogue.sheets.cells import Cell, text_of
from shop.catalogue.sheets.columns import PRODUCT, SHELF, VARIANT, Column
from shop.catalogue.sheets.compared import Row
from shop.catalogue.sheets.faults import fault
from shop.catalogue.sheets.goods import Goods, code_key, said_of
from shop.catalogue.sheets.values import NOTHING
from shop.catalogue.shelf_models import LOW

MOST_KINDS = 60
NO_WORD = ("", [])
OF_FOOD = ("ingredients", "ingredients_ms", "ingredients_en", "allergens")
_BETWEEN = re.compile(r"\s*[,;|\n]\s*")


@dataclass(frozen=True)
class Sent:
    """A picture that came in the zip; ``fault`` names the refusal where it is none that we can show."""

    sha256: str
    fault: str = ""
    facts: dict | None = None


@dataclass(frozen=True)
class Given:
    """What all rows are compared with."""

    keys: list[str]
    among: dict[str, Column]
    goods: Goods
    pictures: dict[str, Sent] | None
    shelves: set[int]
    food: set[int]  # the categories of what is eaten

    def of(self, *kinds: str) -> list[Column]:
        """Return the file's columns that speak of these."""
        return [self.among[key] for key in self.keys if self.among[key].of in kinds]


def settle(product: Product | None, rows: list[Row], given: Given) -> None:
    """Write into ``rows`` (all of one product) what they change and what is wrong with them."""
    for column in given.of(PRODUCT):
        _common(column, product, rows, given)
    if product is None:
        _needed(rows[0], rows, ("name", "category", "unit"))
    _only_food_says(product, rows, given)
    options = _options(product, rows)
    for row in rows:
        for column in given.of(VARIANT, SHELF):
            _own(column, row)
        if row.variant is None:
            _needed(row, [row], ("price", "on_hand"))
        _kinds_fit(row, options)
        _code_is_free(row, given.goods)
        _pictures(row, given)
    _kinds_apart(product, rows, given.goods)
    _new_stand_or_fall_together(product, rows)


def _common(column: Column, product: Product | None, rows: list[Row], given: Given) -> None:
    """A column of the product: one row says it, the others say the same, what was, or nothing."""
    key = column.key
    before = said_of(column, product, None)
    said = [(row, row.values[key]) for row in rows if key in row.values and not row.has_fault(key)]
    new = [(row, value) for row, value in said if not _same(value, before)]
    if not new:
        return
    row, value = new[0]
    for other, otherwise in new[1:]:
        if not _same(otherwise, value):
            other.wrong(key, "conflict", number=row.number)
    if column.needed and not value:
        row.wrong(key, "required")
    elif key == "category" and value not in given.shelves:
        row.wrong(key, "choice")
    else:
        row.change(key, before, value)


def _only_food_says(product: Product | None, rows: list[Row], given: Given) -> None:
    """Of goods that nobody eats no ingredients and no allergens are taken."""
    told = {key: value for row in rows for key, value in row.facts.items()}
    category = told.get("category", product.category_id if product else None)
    if category is None or category in given.food:
        return
    for row in rows:
        for key in OF_FOOD:
            if row.facts.get(key):
                row.wrong(key, "not_food")


def _needed(row: Row, rows: list[Row], keys: tuple[str, ...]) -> None:
    """Something new says these; where nobody among ``rows`` does, ``row`` is wrong."""
    for key in keys:
        if not any(key in each.facts or each.has_fault(key) for each in rows):
            row.wrong(key, "required")


def _own(column: Column, row: Row) -> None:
    """A column of one kind: its price, its shelf."""
    key = column.key
    if row.has_fault(key) or key not in row.values:
        return
    before, value = said_of(column, row.product, row.variant), row.values[key]
    if value is None and key == "low_at":
        value = LOW
    if value is None and column.needed:
        row.wrong(key, "required")
    elif key == "on_hand" and row.variant is not None:
        _shelf(row, before, value)
    elif key == "price" and row.variant is not None and value != before and _promoted(row.variant):
        row.wrong(key, "promotion")
    elif row.variant is None or not _same(value, before):
        row.change(key, before, value)


def _shelf(row: Row, before: int, value: int) -> None:
    """Pieces are counted anew only where she typed another number than she was given."""
    if value in (before, row.values.get("on_hand_was")):
        return
    if value < row.variant.stock.reserved:
        row.wrong("on_hand", "held", reserved=row.variant.stock.reserved)
    else:
        row.change("on_hand", before, value)


def _promoted(variant: Variant) -> bool:
    return variant.promo_satang is not None and variant.promo_until >= clock.today()


def _options(product: Product | None, rows: list[Row]) -> tuple[str, str]:
    """Return what the kinds differ in, as it will be."""
    told = {key: value for row in rows for key, value in row.facts.items()}
    before = (product.option_1, product.option_2) if product else ("", "")
    return told.get("option_1", before[0]) or "", told.get("option_2", before[1]) or ""


def _kinds_fit(row: Row, options: tuple[str, str]) -> None:
    if options[1] and not options[0]:
        row.wrong("option_2", "first_option")
    for option, key, place in zip(options, ("value_1", "value_2"), (0, 1), strict=True):
        value = row.values[key] if key in row.values else row.variant and getattr(row.variant, key)
        if option and not value:
            row.wrong(key, "value_missing")
        if value and not option:
            row.wrong(f"option_{place + 1}", "option_missing")


def _kinds_apart(product: Product | None, rows: list[Row], goods: Goods) -> None:
    """No two kinds of a product say the same, those that the file does not name included."""
    here = {row.variant.pk for row in rows if row.variant}
    others = [kind for kind in goods.of_product.get(product.pk, []) if kind.pk not in here] if product else []
    standing = {(normalise(kind.value_1), normalise(kind.value_2)) for kind in others}
    seen: dict[tuple, int] = {}
    for row in rows:
        values = tuple(
            normalise(str(row.values[key] if key in row.values else getattr(row.variant, key, "") or ""))
            for key in ("value_1", "value_2")
        )
        if values in standing:
            row.wrong("value_1", "value_stands")
        elif seen.setdefault(values, row.number) != row.number:
            row.wrong("value_1", "value_twice", number=seen[values])
    if len(rows) + len(others) > MOST_KINDS:
        rows[-1].wrong("", "too_many_kinds", limit=MOST_KINDS)


def _code_is_free(row: Row, goods: Goods) -> None:
    code = row.facts.get("code")
    taken = goods.by_code.get(code_key(code)) if code else None
    if taken is not None and (row.variant is None or taken.pk != row.variant.pk):
        row.wrong("code", "code_taken", name=taken.product.name)


def _pictures(row: Row, given: Given) -> None:
    """Pictures are only ever added; where no zip came, their names are left for another time."""
    names = picture_names(row.values.get("pictures"))
    if not names or given.pictures is None:
        return
    there = given.goods.pictures.get(row.product.pk, set()) if row.product else set()
    new = {}
    for name in names:
        sent = given.pictures.get(name_key(name))
        if sent is None:
            row.wrong("pictures", "no_picture", name=name[:80])
        elif sent.fault:
            row.faults.append(fault("pictures", "bad_picture", name=name[:80], kind=sent.fault, **(sent.facts or {})))
        elif sent.sha256 not in there:
            new[sent.sha256] = name_key(name)
    if len(there) + len(new) > MOST_PICTURES:
        row.wrong("pictures", "too_many_pictures", limit=MOST_PICTURES, count=len(there) + len(new))
    elif new:
        row.change("pictures", "", ", ".join(new.values()))


def picture_names(said: Cell) -> list[str]:
    """Return the names of pictures that a cell lists."""
    return [name for name in _BETWEEN.split(text_of(said).strip()) if name and name not in NOTHING]


def name_key(name: str) -> str:
    """Return a picture's name as it is looked up: without folders, whatever the case of its letters."""
    return plain_line(name.replace("\\", "/").rpartition("/")[2]).casefold()[:200]


def _new_stand_or_fall_together(product: Product | None, rows: list[Row]) -> None:
    """A new product is written whole: where one kind of it is wrong, the others wait."""
    wrong = next((row for row in rows if row.faults), None)
    if product is None and wrong is not None:
        for row in rows:
            if not row.faults:
                row.wrong("", "sibling", number=wrong.number)


def _same(one: object, other: object) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return plain_lines(one) == plain_lines(other)
    return (None if one in NO_WORD else one) == (None if other in NO_WORD else other)
