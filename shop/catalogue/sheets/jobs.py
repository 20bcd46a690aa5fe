"""Sheets do not lie about: what nobody writes is dropped after its time, what a worker left undone is taken up again."""

import datetime

from common import clock
from common.tasks import after_commit
from shop.catalogue.sheets import services as sheets
from shop.catalogue.sheets import tasks
from shop.catalogue.sheets.models import SheetImport, SheetState

KEPT = datetime.timedelta(days=1)  # as long as its files
STUCK = datetime.timedelta(minutes=15)
TOO_OLD = "หมดเวลา"


def run() -> dict[str, int]:
    """Drop what has waited longer than KEPT; start again what has been under way for too long."""
    waiting = SheetImport.objects.filter(
        state__in=[SheetState.READING, SheetState.READY], created_at__lt=clock.now() - KEPT
    )
    dropped = [sheets.drop(sheet=row, by=None, why=TOO_OLD) for row in waiting]
    return {"sheets_dropped": len(dropped), "sheets_taken_up_again": _again()}


def _again() -> int:
    slow = {SheetState.READING: tasks.read_sheet, SheetState.WRITING: tasks.write_sheet}
    count = 0
    for row in SheetImport.objects.filter(state__in=slow, begun_at__lt=clock.now() - STUCK):
        again = SheetImport.objects.filter(pk=row.pk, state=row.state, begun_at=row.begun_at)
        if again.update(begun_at=clock.now()):
            after_commit(slow[row.state], row.pk)
            count += 1
    return count
