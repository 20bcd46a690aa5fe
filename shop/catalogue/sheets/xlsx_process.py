"""The process that reads workbooks. It runs alone, on one workbook, with hard limits, and knows nothing of the site.

In: a line of JSON (limits, names of the sheet that is looked for), then the workbook's bytes. Out: JSON lines, first what was
found, then a line per row: its number and its cells. Values are read, formulas are not: a cell shows what Excel last computed.
"""

import contextlib
import datetime
import json
import re
import resource
import struct
import sys
import warnings
import zipfile
import zlib
from pathlib import Path
from xml.parsers import expat

sys.path.insert(0, str(Path(__file__).resolve().parent))
import openpyxl  # noqa: E402
import zips  # noqa: E402

MIB = 1024 * 1024
MOST_MEMORY = 768 * MIB
MOST_INSIDE = 120 * MIB
MOST_FILES = 400
DEEPEST = 60
MOST_BLANK_ROWS = 2_000  # in a row; after that nothing more is expected
FAULTS = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    AttributeError,
    RuntimeError,
    MemoryError,
    EOFError,
    NotImplementedError,
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    expat.ExpatError,
)


class Refused(Exception):
    """Said in the answer's ``fault``."""


def limit_oneself(seconds: int) -> None:
    """Memory and time are bounded; no file is written. A system without such limits goes without."""
    bounds = {resource.RLIMIT_AS: MOST_MEMORY, resource.RLIMIT_CPU: seconds, resource.RLIMIT_FSIZE: 0}
    for what, most in bounds.items():
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(what, (most, most))


def looked_at(content: bytes) -> None:
    """Refuse what no spreadsheet writes, before a part of it is parsed for what it says."""
    archive = zips.opened(content, most_inside=MOST_INSIDE, most_files=MOST_FILES)
    for info in archive.infolist():
        if info.filename.lower().endswith((".xml", ".rels", ".vml")):
            with archive.open(info) as part:
                _look_through(part)


def _look_through(part) -> None:
    parser, depth = expat.ParserCreate(), [0]

    def strange(*_said) -> None:
        raise Refused("StrangeSheet")

    def begins(_name, _attributes) -> None:
        depth[0] += 1
        if depth[0] > DEEPEST:
            strange()

    def ends(_name) -> None:
        depth[0] -= 1

    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = parser.ExternalEntityRefHandler = strange
    parser.StartElementHandler, parser.EndElementHandler = begins, ends
    parser.ParseFile(part)


def sheet_of(book, titles: list[str]):
    """Return the sheet of goods: the one named so, else the first that is shown."""
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    named = [sheet for sheet in shown if sheet.title.strip().casefold() in titles]
    if not shown:
        raise Refused("NoRows")
    return (named or shown)[0]


def rows_of(sheet, most_rows: int, most_columns: int, most_text: int):
    """Yield ``[number, cells]`` of every row that says something. Raises Refused beyond the limits."""
    sheet.reset_dimensions()
    said, blank, text = 0, 0, 0
    for number, row in enumerate(sheet.iter_rows(max_col=most_columns + 1, values_only=False), 1):
        cells = [_told(cell) for cell in row]
        while cells and cells[-1] is None:
            cells.pop()
        if not cells:
            blank += 1
            if blank > MOST_BLANK_ROWS:
                return
            continue
        said, blank = said + 1, 0
        if len(cells) > most_columns:
            raise Refused("TooManyColumns")
        text += sum(len(cell) for cell in cells if isinstance(cell, str))
        if text > most_text:
            raise Refused("HeavySheet")
        if said > most_rows:
            raise Refused("TooManyRows")
        yield [number, cells]


def _told(cell):
    """A cell as JSON has it: text, number, or ``[kind, text]`` for what is neither."""
    value = cell.value
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, bool):
        return ["bool", str(value)]
    if isinstance(value, (int, float)):
        return _number(value)
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time, datetime.timedelta)):
        return ["date", str(value)]
    if cell.data_type == "e":
        return ["error", str(value)[:40]]
    return re.sub("_x(005F|00[01][0-9A-Fa-f])_", lambda found: chr(int(found[1], 16)), str(value))  # as Excel escapes


def _number(value):
    if isinstance(value, int):
        return value if abs(value) < 10**15 else ["big", str(value)[:40]]
    if value != value or abs(value) >= 1e15:
        return ["big", repr(value)]
    return int(value) if value == int(value) else value


def answer(content: bytes, order: dict):
    """Yield the lines of the answer."""
    looked_at(content)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and drop-downs that it does not keep: we only read
        book = openpyxl.load_workbook(zips.io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheet = sheet_of(book, order["titles"])
        rows = list(rows_of(sheet, order["rows"], order["columns"], order["text"]))
    yield {"rows": len(rows)}
    yield from rows


def main() -> None:
    order = json.loads(sys.stdin.buffer.readline())
    limit_oneself(order["seconds"])
    content = sys.stdin.buffer.read()
    try:
        lines = list(answer(content, order))
    except Refused as refusal:
        lines = [{"fault": str(refusal)}]
    except zips.Bomb:
        lines = [{"fault": "HeavySheet"}]
    except zips.Locked:
        lines = [{"fault": "LockedSheet"}]
    except (zips.Broken, *FAULTS) as error:  # what a hostile workbook does to its reader
        name = type(error).__name__
        lines = [{"fault": "StrangeSheet" if name in {"EntitiesForbidden", "DTDForbidden"} else "BrokenSheet"}]
    for line in lines:
        sys.stdout.buffer.write(json.dumps(line).encode() + b"\n")


if __name__ == "__main__":
    main()
