"""One row of a sheet beside what the merchant has: what it says, what that changes, what is wrong."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from shop.catalogue.models import Product, Variant
from shop.catalogue.sheets.cells import Cell, mangled, text_of
from shop.catalogue.sheets.columns import KEY, TOLD, Column
from shop.catalogue.sheets.faults import Fault, fault
from shop.catalogue.sheets.models import RowKind
from shop.catalogue.sheets.values import NOTHING, Wrong

NUMBERS = {"price", "on_hand", "low_at", "weight_g", "pack_pieces", "shelf_life_days", "made_days"}


@dataclass
class Row:
    """``values``: what was read, by key; an empty cell is not among them. ``facts``: what is to be written, by key: only what changes, or all of a new one."""

    number: int
    cells: dict[str, Cell]
    values: dict[str, object] = field(default_factory=dict)
    product: Product | None = None
    variant: Variant | None = None
    facts: dict[str, object] = field(default_factory=dict)
    changes: list[list] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def kind(self) -> str:
        if self.faults:
            return RowKind.WRONG
        if self.variant is None:
            return RowKind.NEW
        return RowKind.CHANGED if self.changes else RowKind.UNCHANGED

    @property
    def name(self) -> str:
        """Return how the row is called in lists."""
        told = self.values.get("name") or (self.product.name if self.product else "") or text_of(self.cells.get("name"))
        kinds = [self.values.get(key) or "" for key in ("value_1", "value_2")]
        return " · ".join(filter(None, [str(told), *kinds]))[:200] or text_of(self.cells.get("code"))[:200]

    def wrong(self, key: str, code: str, **facts: object) -> None:
        """Note what is wrong with a column, once."""
        if not any(known[0] == key for known in self.faults):
            self.faults.append(fault(key, code, **facts))

    def has_fault(self, key: str) -> bool:
        return any(known[0] == key for known in self.faults)

    def change(self, key: str, before: object, after: object) -> None:
        """Let ``key`` be written; a row of something that stands shows before and after."""
        self.facts[key] = after
        self.changes.append([key, before, after])


def read(number: int, cells: dict[str, Cell], keys: Iterable[str], among: dict[str, Column]) -> Row:
    """Return the row with what its cells say under the file's columns ``keys``; what cannot be read is a fault."""
    row = Row(number, cells)
    for key in keys:
        column = among[key]
        if column.of == TOLD:
            continue
        cell = cells.get(key)
        if cell is None:
            continue  # an empty cell says nothing: what stands, stays
        if isinstance(cell, str) and cell.strip() in NOTHING:
            row.values[key] = column.value.empty
            continue
        twisted = mangled(cell)
        if twisted and not (twisted == "big" and key in NUMBERS):
            row.wrong(key, twisted, cell=text_of(cell)[:40])
            continue
        try:
            row.values[key] = column.value.read(text_of(cell))
        except Wrong as wrong:
            if column.of != KEY:
                row.wrong(key, wrong.code, **wrong.facts)
            elif key != "on_hand_was":
                row.wrong(key, "unknown", said=text_of(cell)[:40])
    return row
