"""Writing the rows of a sheet through the catalogue's verbs: all of them or none, in one transaction."""

from collections.abc import Callable

from django.db import transaction

from common import clock
from common.errors import DomainError
from common.files import services as files
from common.states import locked, move
from common.uploads import CleanPicture
from shop.catalogue import search
from shop.catalogue import services as catalogue
from shop.catalogue.models import Category, Product, ProductState, Stock
from shop.catalogue.sheets import changing, columns, preview, progress, reading
from shop.catalogue.sheets.compared import Row
from shop.catalogue.sheets.faults import REFUSED, fault
from shop.catalogue.sheets.models import RowKind, SheetImport, SheetRow, SheetState
from shop.catalogue.sheets.preview import Group
from shop.catalogue.sheets.states import MOVES

AT_ONCE = 500  # new products
EVERY = 50  # products between two words about how far it is
Written = tuple[Product, list[Row]]


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
    added = _add(sheet, groups, tell)
    with search.later():
        changed = _change(sheet, groups, tell)
        shown = _pictures(sheet, [*added, *changed])
    published = _publish(sheet, [product for product, _rows in added] if sheet.publish else [])
    written = {
        "new": sum(len(rows) for _product, rows in added),
        "changed": sum(len(rows) for _product, rows in changed),
        "left_out": sheet.rows_wrong,
        "pictures": shown,
        **published,
        "drafts": len(added) - sum(published.values()),
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


def _add(sheet: SheetImport, groups: list[Group], tell: Callable[[int], None]) -> list[Written]:
    """Write the new products as drafts."""
    new = [group.rows for group in groups if group.product is None and not any(row.faults for row in group.rows)]
    among, added = Category.objects.in_bulk(), []

    def add(some: list[list[Row]]) -> list[Product]:
        many = [changing.new_product(rows, among) for rows in some]
        return catalogue.add_products(merchant=sheet.merchant, by=sheet.by, many=many)

    for start in range(0, len(new), AT_ONCE):
        some = new[start : start + AT_ONCE]
        added += zip(_together(some, add, lambda rows: rows[0]), some, strict=True)
        tell(sum(len(rows) for rows in some))
    return added


def _change(sheet: SheetImport, groups: list[Group], tell: Callable[[int], None]) -> list[Written]:
    """Change the products that stand: what they are first, then all shelves, so that these are held but shortly."""
    right = [
        (group.product, [row for row in group.rows if not row.faults and row.kind != RowKind.UNCHANGED])
        for group in groups
        if group.product is not None
    ]
    changed = sorted(((product, rows) for product, rows in right if rows), key=lambda each: each[0].pk)
    dearer = [row for _product, rows in changed if changing.only_prices(rows) for row in rows if "price" in row.facts]

    def ask(some: list[Row]) -> None:
        asked = {row.variant.pk: row.facts["price"] for row in some}
        catalogue.ask_prices(merchant=sheet.merchant, by=sheet.by, asked=asked)

    for start in range(0, len(dearer), AT_ONCE):
        _together(dearer[start : start + AT_ONCE], ask, lambda row: row)
        tell(len(dearer[start : start + AT_ONCE]))
    for product, rows in changed:
        if not changing.only_prices(rows):
            _together(
                [rows], lambda some, product=product: changing.change(product, some[0], sheet.by), lambda rows: rows[0]
            )
            tell(len(rows))
    _count(sheet, [row for _product, rows in changed for row in rows])
    return changed


def _count(sheet: SheetImport, rows: list[Row]) -> None:
    """Count shelves anew where rows say so, by key. Raises Meanwhile where a sale came since they were compared: the shop sells on."""
    counted = sorted(
        (row for row in rows if row.variant is not None and set(row.facts) & set(changing.SHELF)),
        key=lambda row: row.variant.pk,
    )
    shelves = Stock.objects.select_for_update().filter(pk__in=[row.variant.pk for row in counted]).order_by("pk")
    now = dict(shelves.values_list("pk", "on_hand"))
    seen = [(row, before) for row in counted for key, before, _after in row.changes if key == "on_hand"]
    if different := frozenset(row.number for row, before in seen if now[row.variant.pk] != before):
        raise Meanwhile(different)
    for start in range(0, len(counted), AT_ONCE):
        some = counted[start : start + AT_ONCE]
        _together(some, lambda some: changing.count(sheet.merchant, some, sheet.by, sheet.file_name), lambda row: row)


def _together(some: list, act: Callable[[list], object], row_of: Callable[[object], Row]) -> object:
    """Do ``act`` for all of ``some``. Raises RowRefused for the one that is refused alone as well."""
    try:
        return act(some)
    except DomainError as refusal:
        raise RowRefused(row_of(_refused_alone(some, act)), refusal) from refusal


def _refused_alone(some: list, act: Callable[[list], object]) -> object:
    for one in some[:-1]:
        try:
            with transaction.atomic():
                act([one])
                transaction.set_rollback(True)
        except DomainError:
            return one
    return some[-1]


def _pictures(sheet: SheetImport, done: list[Written]) -> int:
    """Put the pictures that rows name on their products; return how many."""
    kept = {row.name: row for row in sheet.pictures.select_related("file").exclude(file=None)}
    count = 0
    for product, rows in done:
        for row in rows:
            for name in filter(None, str(row.facts.get("pictures", "")).split(", ")):
                _together([row], lambda _some, at=(product, kept[name]): _show(*at, sheet.by), lambda row: row)
                count += 1
    return count


def _show(product: Product, kept, by) -> None:
    file = kept.file
    picture = CleanPicture(files.read(file), "jpeg", file.width, file.height, kept.sha256)
    catalogue.add_picture(product=product, by=by, picture=picture)


def _publish(sheet: SheetImport, added: list[Product]) -> dict[str, int]:
    """Put new products up for sale, the ordinary way; one that is refused (it has no picture, say) stays a draft."""
    counts = {"published": 0, "in_review": 0}
    for product in added:
        try:
            row = catalogue.publish(product=product, by=sheet.by)
        except DomainError:
            continue
        counts["published" if row.state == ProductState.LIVE else "in_review"] += row.state != ProductState.DRAFT
    return counts


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
