"""Writing the rows of a sheet through the catalogue's verbs: all of them or none, in one transaction."""

from collections.abc import Callable

from django.db import transaction

from common import clock
from common.errors import DomainError
from common.files import services as files
from common.states import locked, move
from common.uploads import CleanPicture
from merchants import selling
from merchants.errors import NotSelling
from shop.catalogue import search
from shop.catalogue import services as catalogue
from shop.catalogue.models import Product
from shop.catalogue.sheets import changing, columns, preview, progress, reading
from shop.catalogue.sheets.compared import Row
from shop.catalogue.sheets.faults import REFUSED, fault
from shop.catalogue.sheets.models import RowKind, SheetImport, SheetRow, SheetState
from shop.catalogue.sheets.preview import Group
from shop.catalogue.sheets.states import MOVES

AT_ONCE = 500  # new products
EVERY = 50  # products between two words about how far it is


class Meanwhile(Exception):
    """Rows are not any more what she saw: their numbers."""

    def __init__(self, numbers: frozenset[int]) -> None:
        super().__init__(numbers)
        self.numbers = numbers


class RowRefused(Exception):
    """A verb refused a row."""

    def __init__(self, row: Row, refusal: DomainError) -> None:
        super().__init__(row.number)
        self.row, self.refusal = row, refusal


def write(sheet: SheetImport) -> None:
    """Write the rows that were asked for. For the task: run twice it writes once.

    Where something changed since she looked, or a verb refuses, nothing is written: the sheet waits again, compared anew.
    """
    try:
        with transaction.atomic():
            row = locked(sheet)
            if row.state == SheetState.WRITING:
                _write(row)
    except Meanwhile as changed:
        _wait_again(sheet, changed.numbers)
    except RowRefused as refused:
        _wait_again(sheet, refused=refused)


def _write(sheet: SheetImport) -> None:
    among = columns.columns()
    _hold(sheet)
    groups = reading.compared(sheet, sheet.rows.values_list("number", "cells"), sheet.columns, among)
    _as_she_saw(sheet, preview.rows_in(groups))
    tell = _teller(sheet)
    with search.later():
        added = _add(sheet, groups, tell)
        changed = _change(sheet, groups, tell)
        shown = _pictures(sheet, [*added, *changed])
    published = _publish(sheet, [product for product, _rows in added]) if sheet.publish else 0
    written = {
        "new": sum(len(rows) for _product, rows in added),
        "changed": sum(len(rows) for _product, rows in changed),
        "left_out": sheet.rows_wrong,
        "pictures": shown,
        "published": published,
        "drafts": len(added) - published,
    }
    move(sheet, SheetState.WRITTEN, moves=MOVES, by=sheet.by, verb="written", written=written, written_at=clock.now())
    reading.clear(sheet)


def _hold(sheet: SheetImport) -> None:
    """Lock the products that rows change, by primary key: what was compared then stays so until the commit."""
    ids = sheet.rows.filter(kind=RowKind.CHANGED, product__isnull=False).values("product")
    list(Product.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk").values_list("pk"))


def _as_she_saw(sheet: SheetImport, rows: list[Row]) -> None:
    """Raise Meanwhile where a row is not what she looked at. What a verb refused before stays refused until she mends it."""
    seen = {
        number: (kind, changes, faults)
        for number, kind, changes, faults in sheet.rows.values_list("number", "kind", "changes", "faults")
    }
    for row in rows:
        refused = [known for known in seen[row.number][2] if known[1] == REFUSED]
        if refused and not row.faults:
            row.faults = refused
    different = frozenset(row.number for row in rows if seen[row.number] != (row.kind, row.changes, row.faults))
    if different:
        raise Meanwhile(different)


def _teller(sheet: SheetImport) -> Callable[[int], None]:
    done = 0

    def tell(more: int) -> None:
        nonlocal done
        if done // EVERY != (done + more) // EVERY:
            progress.tell(sheet.pk, "writing", done + more, sheet.to_write)
        done += more

    return tell


def _add(sheet: SheetImport, groups: list[Group], tell: Callable[[int], None]) -> list[tuple[Product, list[Row]]]:
    """Write the new products as drafts."""
    new = [group.rows for group in groups if group.product is None and not any(row.faults for row in group.rows)]
    added = []
    for start in range(0, len(new), AT_ONCE):
        some = new[start : start + AT_ONCE]
        many = [changing.new_product(rows) for rows in some]
        try:
            products = catalogue.add_products(merchant=sheet.merchant, by=sheet.by, many=many)
        except DomainError as refusal:
            raise RowRefused(_who(sheet, some, many, refusal), refusal) from refusal
        added += zip(products, some, strict=True)
        tell(sum(len(rows) for rows in some))
    return added


def _who(sheet: SheetImport, some: list[list[Row]], many: list, refusal: DomainError) -> Row:
    """Return the row whose product is refused alone as well."""
    for rows, one in zip(some, many, strict=True):
        try:
            with transaction.atomic():
                catalogue.add_products(merchant=sheet.merchant, by=sheet.by, many=[one])
                transaction.set_rollback(True)
        except DomainError:
            return rows[0]
    return some[0][0]


def _change(sheet: SheetImport, groups: list[Group], tell: Callable[[int], None]) -> list[tuple[Product, list[Row]]]:
    """Change the products that stand: what they are first, then all shelves, so that these are held but shortly."""
    right = [
        (group.product, [row for row in group.rows if not row.faults and row.kind != RowKind.UNCHANGED])
        for group in groups
        if group.product is not None
    ]
    changed = sorted(((product, rows) for product, rows in right if rows), key=lambda each: each[0].pk)
    for product, rows in changed:
        _refusable(rows, lambda product=product, rows=rows: changing.change(product, rows, sheet.by))
        tell(len(rows))
    for row in sorted(
        (row for _product, rows in changed for row in rows if row.variant), key=lambda row: row.variant.pk
    ):
        _refusable([row], lambda row=row: changing.count(row, sheet.by, sheet.file_name))
    return changed


def _refusable(rows: list[Row], act: Callable[[], None]) -> None:
    try:
        act()
    except DomainError as refusal:
        raise RowRefused(rows[0], refusal) from refusal


def _pictures(sheet: SheetImport, done: list[tuple[Product, list[Row]]]) -> int:
    """Put the pictures that rows name on their products; return how many."""
    kept = {row.name: row for row in sheet.pictures.select_related("file").exclude(file=None)}
    count = 0
    for product, rows in done:
        for row in rows:
            for name in filter(None, str(row.facts.get("pictures", "")).split(", ")):
                _refusable([row], lambda name=name, product=product: _show(product, kept[name], sheet.by))
                count += 1
    return count


def _show(product: Product, kept, by) -> None:
    file = kept.file
    picture = CleanPicture(files.read(file), "jpeg", file.width, file.height, kept.sha256)
    catalogue.add_picture(product=product, by=by, picture=picture)


def _publish(sheet: SheetImport, added: list[Product]) -> int:
    """Put new products up for sale, those that have a picture; the others stay drafts, as in a shop that may not sell now."""
    try:
        selling.check(sheet.merchant)
    except NotSelling:
        return 0
    ready = [product for product in added if product.pictures.exists()]
    for product in ready:
        catalogue.publish(product=product, by=sheet.by)
    return len(ready)


@transaction.atomic
def _wait_again(sheet: SheetImport, meanwhile: frozenset[int] = frozenset(), refused: RowRefused | None = None) -> None:
    row = locked(sheet)
    if row.state != SheetState.WRITING:
        return
    reading.again(row, meanwhile)
    if refused is not None:
        wrong = SheetRow.objects.get(sheet=row, number=refused.row.number)
        _mark(row, wrong, refused.refusal)
    move(row, SheetState.READY, moves=MOVES, by=row.by, verb="not_written")


def _mark(sheet: SheetImport, wrong: SheetRow, refusal: DomainError) -> None:
    setattr(sheet, f"rows_{wrong.kind}", getattr(sheet, f"rows_{wrong.kind}") - 1)
    sheet.rows_wrong += 1
    sheet.save(update_fields=["rows_wrong", f"rows_{wrong.kind}"])
    wrong.kind, wrong.meanwhile = RowKind.WRONG, True
    wrong.faults = [fault(refusal.field or "", REFUSED, words=refusal.message)]
    wrong.save(update_fields=["kind", "faults", "meanwhile"])
