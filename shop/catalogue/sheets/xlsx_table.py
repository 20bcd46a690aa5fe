"""A workbook as rows, read by a process of its own with hard limits (``xlsx_process``)."""

import json
import subprocess
import sys
import threading
from pathlib import Path

from shop.catalogue.sheets import errors
from shop.catalogue.sheets.csv_table import ABOVE, Rows

PROCESS = Path(__file__).with_name("xlsx_process.py")
SECONDS = 40  # of computing
GRACE = 10
MOST_TEXT = 20_000_000  # letters of a whole sheet
_one_at_a_time = threading.Lock()


def rows_of(content: bytes, *, titles: list[str], most_rows: int, most_columns: int) -> Rows:
    """Return ``(row, cells)`` of every row that says something, of the sheet called one of ``titles`` or the first.

    Raises a BadSheet.
    """
    order = {
        "titles": titles,
        "rows": most_rows + ABOVE,
        "columns": most_columns,
        "text": MOST_TEXT,
        "seconds": SECONDS,
    }
    with _one_at_a_time:
        try:
            answer = subprocess.run(  # noqa: S603  our own file, nothing from outside in the command
                [sys.executable, "-I", str(PROCESS)],
                input=json.dumps(order).encode() + b"\n" + content,
                capture_output=True,
                timeout=SECONDS + GRACE,
                env={},
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise errors.HeavySheet() from error
    if answer.returncode < 0 or b"MemoryError" in answer.stderr[-200:]:  # ended by a signal: too much, or a crash
        raise errors.HeavySheet()
    if answer.returncode:
        raise RuntimeError(answer.stderr.decode(errors="replace")[-2000:])
    head, *lines = answer.stdout.splitlines()
    found = json.loads(head)
    if "fault" in found:
        limits = {"TooManyRows": f"{most_rows:,}", "TooManyColumns": most_columns}
        raise errors.REFUSALS[found["fault"]](limit=limits.get(found["fault"], ""))
    return [(number, cells) for number, cells in map(json.loads, lines)]
