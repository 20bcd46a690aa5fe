"""Comparing what was sent with what the shop has, and keeping what came of it: the slow half of ``services``."""

import datetime

from django.db import transaction

from common import clock
from common.errors import DomainError
from common.files import services as files
from common.files.errors import FileGone
from common.states import locked, move
from shop.catalogue.sheets import columns, errors, pictures, preview, progress, table
from shop.catalogue.sheets.compared import Row
from shop.catalogue.sheets.goods import Goods
from shop.catalogue.sheets.models import RowKind, SheetImport, SheetRow, SheetState
from shop.catalogue.sheets.states import MOVES

BATCH = 500


def read(sheet: SheetImport) -> None:
    """Compare what was sent with what the shop has. For the task: slow; run twice it changes nothing."""
    if sheet.state != SheetState.READING:
        return
    among = columns.columns()
    try:
        found = table.read(files.read(sheet.file), columns.of_merchant(sheet.merchant))
        unused = _take_pictures(sheet, found)
        groups = compared(sheet, found.rows, found.keys, among)
    except (errors.BadSheet, errors.BadPictures, FileGone) as refusal:
        _refuse(sheet, refusal)
        return
    told = {"unknown": found.unknown, "examples": found.examples, "unused": unused}
    told["pictures_named"] = 0 if sheet.pictures_file_id else len(pictures.named_in(found.rows))
    with transaction.atomic():
        row = locked(sheet)
        if row.state != SheetState.READING:
            return
        row.columns, row.told = found.keys, told
        row.save(update_fields=["columns", "told"])
        keep_preview(row, preview.rows_in(groups))
        move(row, SheetState.READY, moves=MOVES, by=row.by, verb="compared")
        let_go(row.file, row.pictures_file)


def compared(sheet: SheetImport, lines, keys: list[str], among) -> list[preview.Group]:
    """Return the rows compared with what the shop has now."""
    lines = list(lines)
    return preview.compare(
        lines,
        keys=keys,
        among=among,
        goods=Goods(sheet.merchant),
        pictures=pictures.sent_of(sheet),
        told=lambda done: progress.tell(sheet.pk, "rows", done, len(lines)),
    )


def keep_preview(sheet: SheetImport, rows: list[Row], meanwhile: frozenset[int] = frozenset()) -> None:
    """Let ``rows`` be the preview of ``sheet``, whose lock the caller holds; those numbered in ``meanwhile`` are marked."""
    sheet.rows.all().delete()
    SheetRow.objects.bulk_create(
        [
            SheetRow(
                sheet=sheet,
                number=row.number,
                kind=row.kind,
                name=row.name,
                product=row.product,
                cells=row.cells,
                changes=row.changes,
                faults=row.faults,
                meanwhile=row.number in meanwhile,
            )
            for row in rows
        ],
        batch_size=BATCH,
    )
    _count(sheet, preview.by_kind(rows), len(meanwhile))


def again(sheet: SheetImport, meanwhile: frozenset[int] = frozenset()) -> None:
    """Compare the rows of ``sheet``, whose lock the caller holds, with what the shop has now."""
    lines = list(sheet.rows.values_list("number", "cells"))
    groups = compared(sheet, lines, sheet.columns, columns.columns())
    keep_preview(sheet, preview.rows_in(groups), meanwhile)


def clear(sheet: SheetImport) -> None:
    """Let rows, pictures and files of ``sheet`` go; the row itself stays."""
    let_go(sheet.file, sheet.pictures_file, *(each.file for each in sheet.pictures.select_related("file")))
    sheet.pictures.all().delete()
    sheet.rows.all().delete()


def let_go(*kept) -> None:
    """Let private files go with the next run of the jobs."""
    yesterday = clock.today() - datetime.timedelta(days=1)
    for file in kept:
        if file is not None:
            files.shorten(file, until=yesterday)


def _take_pictures(sheet: SheetImport, found: table.Table) -> int:
    if sheet.pictures_file is None:
        return 0
    wanted = pictures.named_in(found.rows)
    return pictures.take(
        sheet,
        files.read(sheet.pictures_file),
        wanted,
        lambda done: progress.tell(sheet.pk, "pictures", done, len(wanted)),
    )


@transaction.atomic
def _refuse(sheet: SheetImport, refusal: DomainError) -> None:
    row = locked(sheet)
    if row.state != SheetState.READING:
        return
    facts = {name: str(value) for name, value in refusal.facts.items()}
    move(
        row,
        SheetState.REFUSED,
        moves=MOVES,
        by=row.by,
        verb="refused",
        refusal=type(refusal).__name__,
        refusal_facts=facts,
    )
    clear(row)


def _count(sheet: SheetImport, counts: dict[str, int], meanwhile: int) -> None:
    for kind in RowKind.values:
        setattr(sheet, f"rows_{kind}", counts.get(kind, 0))
    sheet.rows_meanwhile = meanwhile
    sheet.save(update_fields=[*(f"rows_{kind}" for kind in RowKind.values), "rows_meanwhile"])
