"""CSV as people's programs save it: four ways to write letters, three to part the columns."""

import codecs
import csv
import io

from shop.catalogue.sheets import errors
from shop.catalogue.sheets.cells import Cell

Rows = list[tuple[int, list[Cell]]]
PARTED_BY = ",;\t"
MOST_TEXT = 32_767  # letters of one cell, as in Excel
ABOVE = 20  # titles, headings and examples, beside the rows that count


def rows_of(content: bytes, *, most_rows: int, most_columns: int) -> Rows:
    """Return ``(line, cells)`` of every row that says something. Raises UnreadableLetters, TooManyRows, TooManyColumns, BrokenSheet."""
    text = decoded(content)
    if "\x00" in text:
        raise errors.NotASheet()
    parted_by, text, skipped = _parted_by(text)
    found: Rows = []
    csv.field_size_limit(MOST_TEXT)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=parted_by)
    before = 0
    try:
        for cells in reader:
            line, before = before + 1 + skipped, reader.line_num
            told: list[Cell] = [cell.strip(" ") or None for cell in cells]
            while told and told[-1] is None:
                told.pop()
            if not told:
                continue
            if len(told) > most_columns:
                raise errors.TooManyColumns(limit=most_columns)
            if len(found) >= most_rows + ABOVE:
                raise errors.TooManyRows(limit=f"{most_rows:,}")
            found.append((line, told))
    except csv.Error as error:
        raise errors.BrokenSheet() from error
    return found


def decoded(content: bytes) -> str:
    """Read letters as UTF-8 (with or without its mark), UTF-16, or what Thai Windows writes. Raises UnreadableLetters."""
    try:
        if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return content.decode("utf-16")
        if b"\x00" in content[:400]:
            return content.decode("utf-16-le" if content[1:2] in (b"\x00", b"\x0e") else "utf-16-be")
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp874")
    except UnicodeDecodeError as error:
        raise errors.UnreadableLetters() from error


def _parted_by(text: str) -> tuple[str, str, int]:
    """Return the sign between columns, the text without Excel's own ``sep=`` line, and how many lines that was."""
    first, _end, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first.rstrip("\r")) == 5 and first[4] in PARTED_BY:
        return first[4], rest, 1
    head = "\n".join(text.splitlines()[:10])
    return max(PARTED_BY, key=lambda sign: head.count(sign)), text, 0
