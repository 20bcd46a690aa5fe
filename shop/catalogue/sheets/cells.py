"""What stands in one cell: text, a number, or ``[kind, text]`` for a date, an error, a yes or no, a number too long to be whole.

A text that a spreadsheet could run goes out with an apostrophe before it and loses it on the way back in, so that whatever was
written comes back as it was: ``=1+1`` → ``'=1+1`` → ``=1+1``, and ``'=1+1`` → ``''=1+1`` → ``'=1+1``.
"""

import re

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

Cell = str | int | float | list | None
_COULD_RUN = re.compile(r"'*[ ]*[=+\-@\t\r\n＝＋－＠]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def guarded(value: str) -> str:
    """Return ``value`` so that no spreadsheet runs it."""
    return f"'{value}" if _COULD_RUN.match(value) else value


def bared(value: str) -> str:
    """Take off the apostrophe that ``guarded`` put there; other text stays."""
    return value[1:] if value.startswith("'") and _COULD_RUN.match(value[1:]) else value


def for_workbook(value: str) -> str:
    """Return guarded text without what XML cannot hold, its own ``_x000D_`` not to be taken for Excel's."""
    return _LOOKS_ESCAPED.sub("_x005F_", ILLEGAL_CHARACTERS_RE.sub("", guarded(value)))


def text_of(cell: Cell) -> str:
    """Return what a cell says, as it would have been typed; nothing for an empty one."""
    if cell is None:
        return ""
    if isinstance(cell, list):
        return cell[1]
    if isinstance(cell, str):
        return bared(cell)
    if isinstance(cell, float):
        return _plain(cell)
    return str(cell)


def _plain(number: float) -> str:
    """Return a number without exponent and without the dust of binary fractions: Excel itself knows 15 digits."""
    return f"{number:.10f}".rstrip("0").rstrip(".")


def mangled(cell: Cell) -> str:
    """Return what Excel made of a text that looked like something else: ``date``, ``error``, ``big``, ``bool``; else nothing."""
    if isinstance(cell, list):
        return cell[0]
    if isinstance(cell, str) and re.fullmatch(r"\d(?:[.,]\d+)?E\+\d{1,3}", cell.strip()):
        return "big"
    return ""
