"""A bank's CSV becomes lines of money that came. Size and first bytes are looked at before anything is parsed."""

import datetime
import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django.utils import timezone

from common import clock, money
from common.thai import dates, digits
from shop.catalogue.sheets import csv_table, look
from shop.catalogue.sheets import errors as sheet_errors
from shop.payments.statements import errors
from shop.payments.statements.columns import role_of

MIB = 1024 * 1024
MOST_BYTES = 2 * MIB
MOST_LINES = 5_000
MOST_COLUMNS = 40
HEADINGS_WITHIN = 25  # banks write the account and its owner above the table
MOST_WORDS = 300
MOST_SATANG = 10**13
FARTHEST = datetime.timedelta(days=3660)
_SHORT_YEAR = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{2})(?!\d)")
_TIME = re.compile(r"(?<!\d)([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?(?:\s*น\.?)?\s*$")
_TIME_ALONE = re.compile(r"([01]?\d|2[0-3])\.([0-5]\d)(?:\s*น\.?)?")
_CAME = re.compile(r"\+|cr?|credit|deposit.*|ฝาก.*|รับ.*|เงินเข้า|เข้า|เครดิต")
_WENT = re.compile(r"[-−]|dr?|debit|withdraw.*|ถอน.*|จ่าย.*|โอนออก|เงินออก|ออก|เดบิต")
CENTURIES = (2000, 2500 - dates.BUDDHIST_OFFSET)  # ค.ศ. and พ.ศ.

Columns = dict[str, list[int]]


@dataclass(frozen=True)
class Table:
    """The headings and the rows under them, as text."""

    headings: list[str]
    rows: list[list[str]]


@dataclass(frozen=True)
class Line:
    """One line of money that came. ``fingerprint`` is made of the whole row, whatever its columns were said to mean."""

    at: datetime.datetime
    has_time: bool
    satang: int
    words: str
    fingerprint: str


@dataclass(frozen=True)
class Read:
    """What a statement holds: lines that came, how many went out or say no money, and how many nobody could read."""

    lines: list[Line]
    others: int
    unread: int


def table(content: bytes) -> Table:
    """Return the table of a statement. Raises a BadStatement."""
    if len(content) > MOST_BYTES:
        raise errors.StatementTooLarge(limit=MOST_BYTES // MIB)
    try:
        if look.kind_of(content) != look.CSV:
            raise errors.NotCsv()
        rows = csv_table.rows_of(content, most_rows=MOST_LINES, most_columns=MOST_COLUMNS)
    except sheet_errors.TooManyRows as error:
        raise errors.TooManyLines(limit=f"{MOST_LINES:,}") from error
    except (sheet_errors.EmptySheet, sheet_errors.TooManyColumns, sheet_errors.BrokenSheet) as error:
        raise errors.BadStatement() from error
    except sheet_errors.BadSheet as error:
        raise errors.NotCsv() from error
    return _under_headings([[str(cell or "").strip() for cell in cells] for _number, cells in rows])


def _under_headings(rows: list[list[str]]) -> Table:
    """The headings are the first row with the most names of columns that we know, a date or money among them."""
    known = [_roles(row) for row in rows[:HEADINGS_WITHIN]]
    best = max(range(len(known)), key=lambda at: (len(known[at]), -at), default=None)
    if best is None or len(known[best]) < 2:
        raise errors.BadStatement()
    headings = rows[best]
    return Table(headings, [row + [""] * (len(headings) - len(row)) for row in rows[best + 1 :]])


def _roles(row: list[str]) -> set[str]:
    return {role_of(cell) for cell in row} - {""}


def lines(found: Table, columns: Columns) -> Read:
    """Return what came, oldest first, by ``columns`` (role → places)."""
    told, others, unread = [], 0, 0
    for row in found.rows:
        try:
            line = _line(row, columns)
        except ValueError:
            unread += any(_cells(row, columns, "in", "amount"))
            continue
        if line is None:
            others += 1
        else:
            told.append((line, row))
    if len(told) > 1 and told[0][0][0] > told[-1][0][0]:
        told.reverse()
    return Read(_numbered(told), others, unread)


def _numbered(told: list) -> list[Line]:
    """Lines that are alike in every cell are told apart by their number among their like."""
    seen: Counter[str] = Counter()
    made = []
    for (at, has_time, satang, words), row in told:
        said = "\x1f".join(re.sub(r"\s+", " ", cell) for cell in row).rstrip("\x1f")
        seen[said] += 1
        mark = hashlib.sha256(f"{said}\x1e{seen[said]}".encode()).hexdigest()
        made.append(Line(at, has_time, satang, words[:MOST_WORDS], mark))
    return made


def _cells(row: list[str], columns: Columns, *roles: str) -> list[str]:
    return [row[place] for role in roles for place in columns.get(role, []) if place < len(row)]


def _line(row: list[str], columns: Columns):
    """Return (at, has_time, satang, words) of a row; None where no money came. Raises ValueError for what cannot be read."""
    satang = sum(_satang(cell) for cell in _cells(row, columns, "in", "amount"))
    if satang <= 0 or not _came(_cells(row, columns, "sign")):
        return None
    if satang > MOST_SATANG:
        raise ValueError("more than any bank moves")
    [date_cell, *_others] = _cells(row, columns, "date") or [""]
    date = _date(date_cell)
    if abs(date - clock.today()) > FARTHEST:
        raise ValueError("a day that no statement tells of")
    at = next((time for cell in [*_cells(row, columns, "time"), date_cell] if (time := _time(cell))), None)
    words = " ".join(cell for cell in _cells(row, columns, "words") if cell)
    moment = timezone.make_aware(datetime.datetime.combine(date, at or datetime.time()))
    return moment, at is not None, satang, words


def _came(cells: list[str]) -> bool:
    """Whether the column that says so (where there is one) says that money came. Raises ValueError where it says neither."""
    for cell in cells:
        said = cell.casefold().strip(" .")
        if _WENT.fullmatch(said):
            return False
        if not _CAME.fullmatch(said):
            raise ValueError("neither in nor out")
    return True


def _satang(cell: str) -> int:
    """Return the satang of ``1,250.50``, ``+350``, ``(20.00)``, ``-``; 0 for an empty cell."""
    text = re.sub(r"[\s,฿]|บาท|thb", "", digits.to_arabic(cell), flags=re.IGNORECASE).lstrip("'")
    if text in {"", "-", "–"}:
        return 0
    if text.startswith("(") and text.endswith(")"):
        text = f"-{text[1:-1]}"
    if not re.fullmatch(r"[+\-−]?\d{1,15}(\.\d{1,2}0*)?", text):
        raise ValueError("not an amount")
    try:
        return money.from_baht(Decimal(text.replace("−", "-")))
    except InvalidOperation as error:
        raise ValueError("not an amount") from error


def _date(cell: str) -> datetime.date:
    """Return the day of ``26/11/2569``, ``26-11-26``, ``26/11/69``, ``26 พ.ย. 2569``; of two eras the one nearer to today."""
    text = digits.to_arabic(cell).strip().lstrip("'")
    if short := _SHORT_YEAR.match(text):
        day, month, year = (int(part) for part in short.groups())
        found = [_real(century + year, month, day) for century in CENTURIES]
        return min((date for date in found if date), key=lambda date: abs((date - clock.today()).days))
    text = _TIME.sub("", text).strip().rstrip("T").strip(" ,")
    return dates.parse_date(text)


def _real(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _time(cell: str) -> datetime.time | None:
    text = digits.to_arabic(cell).strip()
    found = _TIME.search(text) or _TIME_ALONE.fullmatch(text)
    return datetime.time(int(found[1]), int(found[2])) if found else None
