"""A sheet beside what the merchant has: which row is which product, what is new, changed, the same, or wrong and why.

Rows are known by their code, else by the number that an export carries. Nothing is written here.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from common.thai.text import normalise
from shop.catalogue.models import Category, Product
from shop.catalogue.sheets import compared, details
from shop.catalogue.sheets.cells import Cell
from shop.catalogue.sheets.columns import Column
from shop.catalogue.sheets.compared import Row
from shop.catalogue.sheets.details import Given
from shop.catalogue.sheets.goods import Goods, code_key

EVERY = 200  # rows between two words about how far it is


@dataclass
class Group:
    """The rows of one product: one that stands, or a new one."""

    product: Product | None
    rows: list[Row]


def compare(
    lines: Iterable[tuple[int, dict[str, Cell]]],
    *,
    keys: list[str],
    among: dict[str, Column],
    goods: Goods,
    pictures: dict[str, details.Sent] | None,
    told: Callable[[int], None] = lambda done: None,
) -> list[Group]:
    """Return the rows in groups, each row with its changes and faults.

    ``pictures``: what came in the zip by name, None where none was sent. ``told`` hears how many rows are read.
    """
    rows = []
    for done, (number, cells) in enumerate(lines):
        rows.append(compared.read(number, cells, keys, among))
        if done % EVERY == 0:
            told(done)
    for row in rows:
        _recognise(row, goods)
    _not_twice(rows)
    groups = _grouped(rows, goods)
    kinds = list(Category.objects.values_list("pk", "food", "children"))  # a kind in which others stand is no shelf
    shelves, food = {pk for pk, _food, child in kinds if child is None}, {pk for pk, food, _child in kinds if food}
    given = Given(keys, among, goods, pictures, shelves, food)
    for group in groups:
        details.settle(group.product, group.rows, given)
    return groups


def rows_in(groups: list[Group]) -> list[Row]:
    """Return all rows in the order of the file."""
    return sorted((row for group in groups for row in group.rows), key=lambda row: row.number)


def _recognise(row: Row, goods: Goods) -> None:
    """Find what the row speaks of: by its code, else by its number; another shop's number is not known here."""
    code, pk, product_pk = (row.values.get(key) for key in ("code", "variant", "product"))
    by_code = goods.by_code.get(code_key(code)) if code else None
    by_number = goods.variants.get(pk) if pk else None
    if by_code and by_number and by_code.pk != by_number.pk:
        row.wrong("code", "other_code", name=by_code.product.name)
    elif pk and not by_code and not by_number:
        row.wrong("variant", "unknown", said=pk)
    row.variant = by_code or by_number
    if row.variant is not None:
        row.product = row.variant.product
    elif product_pk:
        row.product = goods.products.get(product_pk)
        if row.product is None:
            row.wrong("product", "unknown", said=product_pk)


def _not_twice(rows: list[Row]) -> None:
    seen: dict[int, int] = {}
    codes: dict[str, int] = {}
    for row in rows:
        code = row.values.get("code")
        if row.variant is not None and seen.setdefault(row.variant.pk, row.number) != row.number:
            row.wrong("", "twice", number=seen[row.variant.pk])
        elif code and codes.setdefault(code_key(code), row.number) != row.number:
            row.wrong("code", "code_twice", number=codes[code_key(code)])


def _grouped(rows: list[Row], goods: Goods) -> list[Group]:
    """Rows of one product together. New ones of one name are one product where each says what kind it is."""
    groups: dict[object, Group] = {}
    first_of_name: dict[str, Row] = {}
    for row in rows:
        name = normalise(str(row.values.get("name") or ""))
        kinds = bool(row.values.get("value_1"))
        if row.product is None and not row.faults and name:
            _by_name(row, goods.by_name.get(name), kinds)
        key: object = ("row", row.number)
        if row.product is not None:
            key = ("product", row.product.pk)
        elif name and not row.has_fault("name"):
            first = first_of_name.setdefault(name, row)
            if kinds and first.values.get("value_1"):
                key = ("name", name)
            elif first is not row:
                row.wrong("name", "name_twice", number=first.number)
        groups.setdefault(key, Group(row.product, [])).rows.append(row)
    return list(groups.values())


def _by_name(row: Row, standing: Product | None, kinds: bool) -> None:
    """A row without code and number may be a further kind of a product that has kinds; else its name must be a new one."""
    if standing is None:
        return
    if kinds and standing.option_1:
        row.product = standing
    else:
        row.wrong("name", "name_stands")


def by_kind(rows: list[Row]) -> dict[str, int]:
    """Return how many rows there are of each kind."""
    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        counts[row.kind] += 1
    return counts
