"""The verbs of sheets: sent, mended, written, dropped. What takes long is done by a task (``reading``, ``writing``)."""

import uuid

from django.db import transaction

from common import clock
from common.files import services as files
from common.states import locked, move
from common.tasks import after_commit
from common.thai.text import plain_line
from merchants.models import Merchant
from shop.catalogue.sheets import errors, reading, tasks
from shop.catalogue.sheets.models import UNDER_WAY, SheetImport, SheetRow, SheetState
from shop.catalogue.sheets.states import MOVES

CELL_LENGTH = 5_000  # letters of a mended cell


@transaction.atomic
def begin(
    *, merchant: Merchant, by, key: uuid.UUID, sheet: bytes, file_name: str, zipped: bytes | None = None
) -> SheetImport:
    """Keep what was sent and have it compared; one of before that was not written is dropped. The same ``key`` again finds it.

    The files are those that ``look.kind_of`` and ``pictures.listed`` let pass. Raises AlreadyOnItsWay while one is being written.
    """
    Merchant.objects.select_for_update(of=("self",), no_key=True).get(pk=merchant.pk)
    of_shop = SheetImport.objects.for_merchant(merchant)
    standing = of_shop.filter(key=key).first()
    if standing is not None:
        return standing
    for earlier in of_shop.filter(state__in=UNDER_WAY):
        if earlier.state == SheetState.WRITING:
            raise errors.AlreadyOnItsWay()
        drop(sheet=earlier, by=by)
    row = SheetImport.objects.create(
        merchant=merchant,
        key=key,
        by=by,
        file_name=plain_line(file_name)[-120:],
        file=_kept(sheet, by, "application/zip" if sheet.startswith(b"PK") else "text/csv"),
        pictures_file=_kept(zipped, by, "application/zip") if zipped else None,
    )
    after_commit(tasks.read_sheet, row.pk)
    return row


@transaction.atomic
def mend(*, row: SheetRow, by, cells: dict[str, str]) -> SheetRow:
    """Put what she typed into the cells of a row and compare the whole sheet again: rows hang together.

    Raises TimeIsOver where the sheet does not wait any more.
    """
    sheet, fresh = _waiting(row)
    for key, typed in cells.items():
        fresh.cells.pop(key, None)
        if typed.strip():
            fresh.cells[key] = typed[:CELL_LENGTH]
    fresh.save(update_fields=["cells"])
    if missing := [key for key in cells if key not in sheet.columns]:
        sheet.columns = [*sheet.columns, *missing]
        sheet.save(update_fields=["columns"])
    reading.again(sheet)
    return SheetRow.objects.get(sheet=sheet, number=row.number)


@transaction.atomic
def leave_out(*, row: SheetRow, by) -> None:
    """Take a row out of its sheet, as if the file did not have it. Raises TimeIsOver where the sheet does not wait any more."""
    sheet, fresh = _waiting(row)
    fresh.delete()
    reading.again(sheet)


def _waiting(row: SheetRow) -> tuple[SheetImport, SheetRow]:
    """Return the sheet of ``row``, locked and waiting for her, and the row as it is now. Raises TimeIsOver."""
    sheet = locked(SheetImport(pk=row.sheet_id))
    fresh = SheetRow.objects.filter(sheet=sheet, number=row.number).first()
    if sheet.state != SheetState.READY or fresh is None:
        raise errors.TimeIsOver()
    return sheet, fresh


@transaction.atomic
def write(*, sheet: SheetImport, by, good_only: bool, publish: bool) -> SheetImport:
    """Have the rows written, all or (``good_only``) those that are right. Asked twice it is written once.

    ``publish`` puts new products up for sale that have a picture. Raises SomeRowsWrong, NothingToWrite, TimeIsOver.
    """
    row = locked(sheet)
    if row.state in (SheetState.WRITING, SheetState.WRITTEN):
        return row
    if row.state != SheetState.READY:
        raise errors.TimeIsOver()
    if row.rows_wrong and not good_only:
        raise errors.SomeRowsWrong(count=f"{row.rows_wrong:,}")
    if not row.to_write:
        raise errors.NothingToWrite()
    facts = {"by": by, "good_only": good_only, "publish": publish, "begun_at": clock.now(), "rows_meanwhile": 0}
    for name, value in facts.items():
        setattr(row, name, value)
    row.save(update_fields=list(facts))
    move(row, SheetState.WRITING, moves=MOVES, by=by, verb="writing")
    after_commit(tasks.write_sheet, row.pk)
    return row


@transaction.atomic
def drop(*, sheet: SheetImport, by, why: str = "") -> SheetImport:
    """Throw a sheet away that was not written; its rows and files go. Done twice it changes nothing."""
    row = locked(sheet)
    if row.state not in (SheetState.READING, SheetState.READY):
        return row
    move(row, SheetState.DROPPED, moves=MOVES, by=by, why=why, verb="dropped")
    reading.clear(row)
    return row


def _kept(content: bytes, by, kind: str):
    return files.keep(content=content, content_type=kind, kind="sheet", by=by)
