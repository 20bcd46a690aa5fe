"""A table as a file for a spreadsheet: every cell is text or a number, and no text is ever run as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

from django.http import HttpResponse
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
WIDEST = 48


def inert(value: object) -> object:
    """Return ``value`` so that no spreadsheet runs it: text that could begin a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, str) and value.lstrip(" ").startswith(_DANGEROUS):
        return f"'{value}"
    return value


def csv_answer(name: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """Answer with ``<name>.csv``, UTF-8 with the mark by which Thai Excel knows it."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([inert(cell) for cell in head])
    writer.writerows([inert(cell) for cell in row] for row in rows)
    return _answer(f"{name}.csv", out.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8")


def xlsx_answer(name: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """Answer with ``<name>.xlsx``: one sheet, its head bold and standing; text cells are text whatever they begin with."""
    rows = [list(row) for row in rows]
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Kedai")
    sheet.freeze_panes = "A2"
    for number, words in enumerate(head):
        longest = max([len(str(words)), *(len(str(row[number] or "")) for row in rows)])
        sheet.column_dimensions[get_column_letter(number + 1)].width = min(longest + 3, WIDEST)
    sheet.append([_cell(sheet, words, bold=True) for words in head])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return _answer(f"{name}.xlsx", out.getvalue(), XLSX)


def _cell(sheet, value: object, *, bold: bool = False) -> WriteOnlyCell:
    if isinstance(value, str):
        value = ILLEGAL_CHARACTERS_RE.sub("", value)
    cell = WriteOnlyCell(sheet, value=inert(value))
    if isinstance(value, str):
        cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    return cell


def _answer(name: str, content: bytes, content_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
