"""Sheets that go out: the empty one with its example and explanations, all goods, the rows that are wrong.

Every text is guarded (``cells.guarded``), so that nothing in it is ever run; what goes out comes in again unchanged.
"""

import csv
import io
import tempfile
from collections.abc import Iterable, Sequence

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from common import money
from merchants.models import Merchant
from shop.catalogue.categories import shelves
from shop.catalogue.models import Product, ProductState, Variant
from shop.catalogue.sheets import cells, columns, explained, table
from shop.catalogue.sheets.columns import Column
from shop.catalogue.sheets.goods import said_of
from shop.catalogue.sheets.values import NOTHING, language_now

CHECKED_ROWS = table.MOST_ROWS + 10
_HEAD = PatternFill("solid", fgColor="FFE4F0EF")
_NEEDED = PatternFill("solid", fgColor="FFF6E3B8")
_AS_TEXT = "@"
SUGGESTED = ("unit", "allergens")  # a drop-down that may be written over: other words, several of the list
Line = Sequence[object]


def empty_workbook(merchant: Merchant) -> bytes:
    """Return the workbook to fill in: headings, one row that shows how, drop-downs, and a page that explains."""
    among = columns.of_merchant(merchant)
    among = {key: column for key, column in among.items() if column.of not in (columns.KEY, columns.TOLD)}
    example = {key: str(column.example) for key, column in among.items()}
    example["code"] = _("ตัวอย่าง")
    return _workbook(among, [[_typed(key, example[key]) for key in among]])


def workbook(merchant: Merchant) -> bytes:
    """Return all of her goods as a workbook."""
    among = columns.of_merchant(merchant)
    return _workbook(among, lines(merchant, among))


def csv_file(merchant: Merchant) -> bytes:
    """Return all of her goods as CSV, UTF-8 with the mark by which Thai Excel knows it."""
    among = columns.of_merchant(merchant)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([cells.guarded(str(column.heading)) for column in among.values()])
    for line in lines(merchant, among):
        writer.writerow([cells.guarded(value) if isinstance(value, str) else value for value in line])
    return out.getvalue().encode("utf-8-sig")


def wrong_rows(rows: Iterable[tuple[dict, str]], keys: list[str]) -> bytes:
    """Return the rows (their cells, and what is wrong with them in words) as a workbook to mend and send again."""
    among = {key: column for key, column in columns.columns().items() if key in keys}
    found = [[_as_it_came(each.get(key)) for key in among] + [words] for each, words in rows]
    return _workbook(among, found, more=[_("ต้องแก้")])


def lines(merchant: Merchant, among: dict[str, Column]) -> Iterable[Line]:
    """Yield a line for every kind of everything she sells, as cells hold it (three queries)."""
    for product in _products(merchant):
        for variant in product.variants.all():
            yield [_cell(column, product, variant) for column in among.values()]


def _products(merchant: Merchant) -> QuerySet[Product]:
    kinds = Variant.objects.sold().select_related("stock").order_by("position", "pk")
    rows = Product.objects.for_merchant(merchant).order_by("pk")
    return rows.prefetch_related(Prefetch("variants", kinds), "allergens")


def _cell(column: Column, product: Product, variant: Variant) -> object:
    if column.of == columns.PICTURES:
        return ""
    if column.of == columns.TOLD:
        return str(ProductState(product.state).label)
    if column.of == columns.KEY:
        return {"product": product.pk, "variant": variant.pk, "on_hand_was": variant.stock.on_hand}[column.key]
    value = column.value.cell(said_of(column, product, variant))
    return "" if value is None else value


class Dash(str):
    """A dash that takes away what was there; it goes out as it came."""


def _as_it_came(cell: cells.Cell) -> object:
    text = cells.text_of(cell)
    return Dash(text) if text == cell and text.strip() in NOTHING else text


def _typed(key: str, words: str) -> object:
    return int(words) if words.isascii() and words.isdigit() and key != "code" else words


def _workbook(among: dict[str, Column], found: Iterable[Line], more: Sequence[str] = ()) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("สินค้า"))
    sheet.freeze_panes = "C2"
    for place, column in enumerate(among.values(), 1):
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    for place in range(len(among) + 1, len(among) + 1 + len(more)):
        sheet.column_dimensions[get_column_letter(place)].width = 60
    chosen = _choices(among)
    names = _names_sheet_title()
    _drop_downs(sheet, among, chosen, names)
    sheet.append(
        [_heading(sheet, column) for column in among.values()] + [WriteOnlyCell(sheet, value=word) for word in more]
    )
    keys = list(among)
    for line in found:
        sheet.append([_value(sheet, keys[at] if at < len(keys) else "", value) for at, value in enumerate(line)])
    explained.add_page(book, among)
    _names_sheet(book, names, chosen)
    with tempfile.TemporaryFile() as out:
        book.save(out)
        out.seek(0)
        return out.read()


def _heading(sheet, column: Column) -> WriteOnlyCell:
    words = f"{column.heading} *" if column.needed else str(column.heading)
    cell = WriteOnlyCell(sheet, value=cells.for_workbook(words))
    cell.font, cell.fill = Font(bold=True), _NEEDED if column.needed else _HEAD
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _value(sheet, key: str, value: object) -> object:
    """A number where it is one, else text that stays text: a code keeps its zeros."""
    if key == "price" and value:
        return _number(sheet, value)
    if not isinstance(value, str):
        return value
    if not value:
        return None
    written = value if isinstance(value, Dash) else cells.for_workbook(value)
    if key in ("code", "value_1", "value_2", "name", "unit"):
        cell = WriteOnlyCell(sheet, value=written)
        cell.data_type, cell.number_format = "s", _AS_TEXT
        return cell
    return written


def _number(sheet, baht: str) -> object:
    try:
        satang = money.from_baht(str(baht))
    except ValueError:
        return cells.for_workbook(str(baht))
    whole, part = divmod(satang, money.SATANG_PER_BAHT)
    cell = WriteOnlyCell(sheet, value=whole if not part else satang / money.SATANG_PER_BAHT)
    cell.number_format = "#,##0.00"
    return cell


def _choices(among: dict[str, Column]) -> dict[str, list[str]]:
    """Return the drop-downs: what may be chosen in a column."""
    language, found = language_now(), {}
    if "category" in among:
        kinds = among["category"].value
        found["category"] = [kinds.label(pk, language) for pk in shelves().values_list("pk", flat=True)]
    for key in ("storage", "delivery_profile", "vat_exempt", "allergens"):
        if key in among:
            found[key] = among[key].value.labels(language)
    if "unit" in among:
        found["unit"] = list(columns.UNITS)
    return found


def _names_sheet_title() -> str:
    return _("รายการให้เลือก")


def _drop_downs(sheet, among: dict[str, Column], chosen: dict[str, list[str]], names: str) -> None:
    keys = list(among)
    for at, (key, words) in enumerate(chosen.items(), 1):
        source, place = get_column_letter(at), get_column_letter(keys.index(key) + 1)
        rule = DataValidation(
            type="list", formula1=f"{quote_sheetname(names)}!${source}$1:${source}${len(words)}", allow_blank=True
        )
        rule.showErrorMessage = key not in SUGGESTED
        rule.errorTitle, rule.error = str(among[key].heading)[:30], _("เลือกจากรายการในช่อง")
        rule.showInputMessage, rule.prompt = True, str(among[key].help)[:250]
        rule.add(f"{place}2:{place}{CHECKED_ROWS}")
        sheet.data_validations.append(rule)


def _names_sheet(book: Workbook, title: str, chosen: dict[str, list[str]]) -> None:
    sheet = book.create_sheet(title)
    longest = max((len(words) for words in chosen.values()), default=0)
    for row in range(longest):
        sheet.append([words[row] if row < len(words) else None for words in chosen.values()])
