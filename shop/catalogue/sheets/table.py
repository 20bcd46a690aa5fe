"""A file becomes rows of cells under our columns; what the columns are not called like is named, not guessed."""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from shop.catalogue.sheets import csv_table, errors, look, xlsx_table
from shop.catalogue.sheets.cells import Cell, text_of
from shop.catalogue.sheets.columns import Column, also_called, heading_key, known_headings
from shop.catalogue.sheets.csv_table import Rows
from shop.catalogue.sheets.values import in_every_language

MOST_ROWS = 5_000
MOST_COLUMNS = 60
HEADINGS_WITHIN = 10  # rows from the top; a title may stand above them
MOST_UNKNOWN = 12
TITLE = _("สินค้า")
EXAMPLE = _("ตัวอย่าง")  # in the column of codes: a row that only shows how


@dataclass
class Table:
    """``rows``: the row's number in the file and its cells by key of column."""

    rows: list[tuple[int, dict[str, Cell]]]
    keys: list[str]
    unknown: list[str] = field(default_factory=list)  # headings that are none of ours
    examples: int = 0  # rows left out because they only show how


def read(content: bytes, among: dict[str, Column]) -> Table:
    """Return what the file holds. Raises a BadSheet."""
    most = {"most_rows": MOST_ROWS, "most_columns": MOST_COLUMNS}
    if look.kind_of(content) == look.XLSX:
        titles = [title.casefold() for title in in_every_language(TITLE).values()]
        rows = xlsx_table.rows_of(content, titles=titles, **most)
    else:
        rows = csv_table.rows_of(content, **most)
    return _under_headings(rows, among)


def _under_headings(rows: Rows, among: dict[str, Column]) -> Table:
    known, others = known_headings(among), also_called(among)
    at = _headings_at(rows, others | known)
    if at is None:
        raise errors.NoHeadings(name=among["name"].heading, code=among["code"].heading)
    keys, unknown = _columns_of(rows[at][1], known, others)
    table = Table([], list(keys.values()), unknown[:MOST_UNKNOWN])
    examples = {heading_key(word) for word in in_every_language(EXAMPLE).values()}
    for number, cells in rows[at + 1 :]:
        told = {key: cells[place] for place, key in keys.items() if place < len(cells) and cells[place] is not None}
        if heading_key(text_of(told.get("code"))) in examples:
            table.examples += 1
        elif told:
            table.rows.append((number, told))
    if not table.rows:
        raise errors.NoRows()
    if len(table.rows) > MOST_ROWS:
        raise errors.TooManyRows(limit=f"{MOST_ROWS:,}")
    return table


def _headings_at(rows: Rows, known: dict[str, str]) -> int | None:
    """Return which of the first rows holds the headings: a name or a code among at least two that we know."""
    for at, (_number, cells) in enumerate(rows[:HEADINGS_WITHIN]):
        keys = {known.get(heading_key(text_of(cell))) for cell in cells} - {None}
        if len(keys) > 1 and keys & {"name", "code", "variant"}:
            return at
    return None


def _columns_of(cells: list[Cell], known: dict[str, str], others: dict[str, str]) -> tuple[dict[int, str], list[str]]:
    """Return place → key, and the headings that are none of ours. Raises HeadingTwice.

    Our own names come first; what people call a column otherwise counts where none is called so.
    """
    words = {place: text_of(cell).strip() for place, cell in enumerate(cells)}
    keys: dict[int, str] = {}
    for place, said in words.items():
        key = known.get(heading_key(said))
        if key in keys.values():
            raise errors.HeadingTwice(heading=said[:60])
        if key:
            keys[place] = key
    for place, said in words.items():
        key = others.get(heading_key(said))
        if place not in keys and key and key not in keys.values():
            keys[place] = key
    return keys, [said[:60] for place, said in words.items() if said and place not in keys]
