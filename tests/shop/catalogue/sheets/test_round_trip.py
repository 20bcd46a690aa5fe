"""What goes out comes in again and changes nothing, whatever stands in it; and nothing in it is run on the way."""

import csv
import io

import pytest
import sheets_made as made
from make import sizes
from openpyxl import load_workbook

from shop.catalogue import services as catalogue
from shop.catalogue.models import Allergen, Category, Product, StockMovement, Variant
from shop.catalogue.services import VariantFacts
from shop.catalogue.sheets import cells, pages
from shop.catalogue.sheets.models import SheetState

HARD = [
    "=1+1",
    "'=1+1",
    "''=1+1",
    "+66 81 234 5678",
    "-",
    "-5",
    "@SUM(A1:A9)",
    '=HYPERLINK("http://x.test","กด")',
    "'เครื่องหมายนำหน้า",
    "00123",
    "๑๒๓",
    "1,250.00",
    "1E5",
    "TRUE",
    "3-4",
    "_x000D_",
    'น้ำ "พริก", ปลา; ร้า',
    "＝1+1",
    "ตัวอย่างอาหาร",
]


@pytest.fixture
def merchant(make):
    return make.ready(make.merchant())


@pytest.fixture
def owner(make, merchant):
    return make.owner_of(merchant)


@pytest.fixture
def shelf(make, merchant, owner):
    """Goods whose every field is filled in, with texts that spreadsheets make something else of."""
    kind = Category.objects.filter(children=None, food=True).last()
    contained = list(Allergen.objects.all())
    for number, text in enumerate(HARD):
        product = make.product(merchant, text, unit=f"{text}"[:40], category=kind, price_satang=100 + number)
        several = f'{text}\nบรรทัดที่สอง\n\n"อ้าง", และ=ไม่ใช่สูตร'
        facts = {"description": several, "description_ms": text, "description_en": several, "storage": "frozen"}
        facts |= {"ingredients": several, "ingredients_ms": text, "ingredients_en": text, "delivery_profile": "smelly"}
        facts["allergens"] = contained[number % 3 :: 2]
        catalogue.change_product(product=product, by=owner, name_ms=text, name_en=text, shelf_life_days=7, **facts)
        catalogue.set_when_sold(product=product, by=owner, made_days=3, season_months=0b100000010001)
        first = product.variants.get()
        line = VariantFacts(125050, pk=first.pk, weight_g=450, pack_pieces=12, code=text)
        catalogue.set_variants(product=product, by=owner, variants=[line])
        catalogue.set_low_at(variant=first, by=owner, low_at=9)
    sizes(make.product(merchant, "กะปิหลายขนาด"), ("=เล็ก", 5000), ("007", 9900), option="+ขนาด")
    return Product.objects.for_merchant(merchant)


def everything(merchant) -> list:
    """All that the tables say of her goods."""
    leave = {"card", "search_text"}
    goods = [
        {k: v for k, v in row.items() if k not in leave}
        for row in Product.objects.for_merchant(merchant).order_by("pk").values()
    ]
    kinds = list(Variant.objects.for_merchant(merchant).order_by("pk").values())
    stock = list(Variant.objects.for_merchant(merchant).order_by("pk").values("stock__on_hand", "stock__low_at"))
    contained = list(Product.allergens.through.objects.order_by("pk").values())
    return [goods, kinds, stock, contained, StockMovement.objects.for_merchant(merchant).count()]


@pytest.mark.parametrize("make_file", [pages.workbook, pages.csv_file], ids=["xlsx", "csv"])
def test_out_and_in_again_changes_nothing(make_file, merchant, owner, shelf):
    before = everything(merchant)
    sheet = made.sent(merchant, make_file(merchant), by=owner)
    told = list(sheet.rows.exclude(kind="unchanged").values_list("name", "changes", "faults"))
    assert (sheet.state, told, sheet.rows_unchanged) == (SheetState.READY, [], len(HARD) + 2)
    assert everything(merchant) == before


@pytest.mark.parametrize("make_file", [pages.workbook, pages.csv_file], ids=["xlsx", "csv"])
def test_into_another_shop_it_makes_the_same_goods(make_file, merchant, owner, shelf, make):
    """All that a sheet says is written: without the numbers of the first shop, the second gets equal goods."""
    other = make.ready(make.merchant("อีกร้าน"))
    content = without_numbers(make_file(merchant))
    sheet = made.sent(other, content, by=owner)
    assert list(sheet.rows.filter(kind="wrong").values_list("name", "faults")) == []
    made.written(sheet, by=owner)
    assert [row[:-4] for row in rows_of(pages.workbook(other))] == [
        row[:-4] for row in rows_of(pages.workbook(merchant))
    ]


def rows_of(workbook: bytes) -> list[tuple]:
    return list(load_workbook(io.BytesIO(workbook)).worksheets[0].values)


def without_numbers(content: bytes) -> bytes:
    """The file without what the system puts in: state, numbers, the count at the time."""
    if not content.startswith(b"PK"):
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
        out = io.StringIO()
        csv.writer(out).writerows(row[:-4] for row in rows)
        return out.getvalue().encode("utf-8-sig")
    book = load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    sheet.delete_cols(sheet.max_column - 3, 4)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_no_cell_is_a_formula(merchant, shelf):
    book = load_workbook(io.BytesIO(pages.workbook(merchant)))
    texts = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert [cell.coordinate for cell in texts if cell.data_type == "f"] == []
    risky = ("=", "+", "-", "@", "\t", "\r")
    assert [cell.value for cell in texts if str(cell.value).startswith(risky)] == []
    rows = csv.reader(io.StringIO(pages.csv_file(merchant).decode("utf-8-sig"), newline=""))
    assert [cell for row in rows for cell in row if cell.startswith(risky)] == []


def test_a_count_that_was_not_touched_leaves_what_was_sold_meanwhile(merchant, owner, make):
    product = make.product(merchant, on_hand=10)
    out = pages.workbook(merchant)
    catalogue.set_on_hand(variant=make.variant(product), on_hand=4, by=owner)
    sheet = made.sent(merchant, out, by=owner)
    assert (sheet.rows_unchanged, sheet.to_write) == (1, 0)
    assert make.variant(product).stock.on_hand == 4


@pytest.mark.parametrize("text", [*HARD, "", "ธรรมดา", "''", "'", "'-", " =1", "\t=1"])
def test_guarded_text_comes_back(text):
    assert cells.bared(cells.guarded(text)) == text
    assert not cells.guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))
