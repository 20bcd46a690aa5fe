"""Files as people's programs save them: letters, signs between columns, titles above, headings in three languages."""

import csv as csv_module
import io

import pytest
import sheets_made as made
from django.utils.translation import override
from openpyxl import load_workbook

from shop.catalogue.models import Product
from shop.catalogue.sheets import errors, pages
from shop.catalogue.sheets import table as tables
from shop.catalogue.sheets.columns import columns, heading_key, known_headings
from shop.catalogue.sheets.models import SheetState
from shop.catalogue.sheets.values import Wrong

pytestmark = pytest.mark.django_db


def read(content: bytes) -> tables.Table:
    return tables.read(content, columns())


@pytest.mark.parametrize("letters", ["utf-8", "utf-8-sig", "cp874", "tis-620", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("parted_by", [",", ";", "\t"])
def test_csv_as_it_is_saved(letters, parted_by):
    content = made.csv(made.row(name="น้ำพริก; เผ็ด, มาก"), parted_by=parted_by, letters=letters)
    [(number, cells)] = read(content).rows
    assert number == 2
    assert (cells["code"], cells["name"], cells["price"]) == ("BD-01", "น้ำพริก; เผ็ด, มาก", "50")


def test_csv_with_excels_own_first_line_and_a_cell_of_two_lines():
    content = b"sep=;\r\n" + made.csv(made.row(name="ก\nข"), made.row("B2"), parted_by=";", letters="utf-8")
    table = read(content)
    assert [(number, cells["name"]) for number, cells in table.rows] == [(3, "ก\nข"), (5, "น้ำบูดู")]


def test_what_is_no_thai_is_said():
    with pytest.raises(errors.UnreadableLetters):
        read(b"\x81\x8d\xdb\xfc,\xff\xfc\r\n1,2")


def test_titles_above_the_headings_and_blank_rows_do_not_matter():
    content = made.xlsx(["", "ร้านของเรา"], [], made.HEAD, [], made.row(), [], made.row("B2"), head=["รายการสินค้า"])
    assert [number for number, _cells in read(content).rows] == [6, 8]


@pytest.mark.parametrize("language", ["th", "ms", "en"])
def test_headings_in_any_language(language):
    among = columns()
    with override(language):
        head = [str(among[key].heading) for key in ("code", "name", "price")]
    table = read(made.xlsx(["B1", "บูดู", 50], head=head))
    assert table.rows == [(2, {"code": "B1", "name": "บูดู", "price": 50})]


@pytest.mark.parametrize("language", ["th", "ms", "en"])
def test_no_two_columns_are_called_the_same(language):
    known = known_headings(columns())
    with override(language):
        headings = {key: heading_key(str(column.heading)) for key, column in columns().items()}
    assert len(set(headings.values())) == len(headings)
    assert {known[heading] for heading in headings.values()} == set(headings)


def test_headings_with_stars_and_spaces_and_those_of_nobody():
    table = read(made.xlsx(["B1", "บูดู", "x"], head=["รหัส สินค้า", "ชื่อสินค้า *", "สีที่ชอบ"]))
    assert (table.keys, table.unknown) == (["code", "name"], ["สีที่ชอบ"])


@pytest.mark.parametrize(
    ("head", "refusal"),
    [(["ก", "ข"], errors.NoHeadings), (["ชื่อสินค้า", "ชื่อสินค้า *", "หมวด"], errors.HeadingTwice)],
)
def test_headings_that_cannot_be(head, refusal):
    with pytest.raises(refusal):
        read(made.xlsx(["1", "2", "3"], head=head))


def test_nothing_below_the_headings():
    with pytest.raises(errors.NoRows):
        read(made.xlsx())


@pytest.mark.parametrize("build", [made.xlsx, made.csv])
def test_more_rows_than_are_taken(build, monkeypatch):
    monkeypatch.setattr(tables, "MOST_ROWS", 3)
    assert len(read(build(*(made.row(f"B{number}") for number in range(3)))).rows) == 3
    with pytest.raises(errors.TooManyRows) as refused:
        read(build(*(made.row(f"B{number}") for number in range(40))))
    assert "เกิน 3 แถว" in refused.value.message


def test_the_sheet_of_goods_is_found_beside_others():
    book = load_workbook(io.BytesIO(made.xlsx(made.row())))
    book.create_sheet("อื่น", 0).append(["ไม่ใช่", "ตาราง"])
    out = io.BytesIO()
    book.save(out)
    assert len(read(out.getvalue()).rows) == 1


def test_a_computed_price_is_read_without_the_dust_of_fractions(make):
    """10.1 + 0.2 is 10.299999999999999 in a workbook; a third of a hundred baht is no price."""
    merchant = make.ready(make.merchant())
    sheet = made.sent(merchant, made.xlsx(made.row(price=10.1 + 0.2), made.row("B2", "ข", price=100 / 3)))
    right, wrong = sheet.rows.order_by("number")
    assert ["price", None, 1030] in right.changes
    assert wrong.faults == [["price", "decimals", {}]]


def test_the_empty_workbook_explains_itself_and_its_example_is_not_read(make):
    merchant = make.ready(make.merchant())
    content = pages.empty_workbook(merchant)
    book = load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["สินค้า", "วิธีกรอก", "รายการให้เลือก"]
    goods = book["สินค้า"]
    rules = {str(rule.sqref).split(":")[0]: rule for rule in goods.data_validations.dataValidation}
    assert set(rules) == {"C2", "F2", "O2", "P2", "V2"}  # categories, units, storage, how it travels, allergens
    assert goods["C2"].value in [row[0].value for row in book["รายการให้เลือก"].iter_rows()]
    assert (goods["C2"].value, goods["V2"].value) == ("บูดู น้ำพริก และเครื่องปรุง", "ปลา")  # what fish sauce is and contains
    assert (rules["C2"].showErrorMessage, rules["F2"].showErrorMessage) == (True, False)  # units are only suggested
    assert goods["A2"].value == "ตัวอย่าง" and goods["B1"].value == "ชื่อสินค้า *"
    explained = [str(row[0].value) for row in book["วิธีกรอก"].iter_rows()]
    assert any("5,000" in line for line in explained)
    sheet = made.sent(merchant, content)
    assert (sheet.state, sheet.refusal) == (SheetState.REFUSED, "NoRows")


def test_the_example_says_what_can_be_imported(make):
    """Whoever writes her own code over the example's has a product."""
    merchant = make.ready(make.merchant())
    book = load_workbook(io.BytesIO(pages.empty_workbook(merchant)))
    book["สินค้า"]["A2"] = "BD-01"
    out = io.BytesIO()
    book.save(out)
    sheet = made.written(made.sent(merchant, out.getvalue()))
    product = Product.objects.for_merchant(merchant).get()
    assert sheet.state == SheetState.WRITTEN
    assert (product.name, product.price_satang, product.shelf_life_days, product.unit) == (
        "น้ำบูดูสายบุรี",
        5000,
        180,
        "ขวด 300 มล.",
    )


def test_csv_goes_out_with_the_mark_that_excel_knows(make):
    merchant = make.ready(make.merchant())
    make.product(merchant)
    content = pages.csv_file(merchant)
    assert content.startswith(b"\xef\xbb\xbf")
    head, row = csv_module.reader(io.StringIO(content.decode("utf-8-sig")))
    assert (head[1], row[1], row[3]) == ("ชื่อสินค้า", "น้ำบูดูสายบุรี", "50")


def test_a_list_of_her_own_with_names_of_her_own():
    table = read(made.xlsx(["บูดู", 50, "20 ขวด", "แดง"], head=["รายการ", "ราคา", "คงเหลือ", "สี"]))
    assert table.rows == [(2, {"name": "บูดู", "price": 50, "on_hand": "20 ขวด"})]
    assert table.unknown == ["สี"]


def test_our_own_names_come_before_those_of_others():
    table = read(made.xlsx(["บูดู", "พิเศษ", 50, 45], head=["ชื่อสินค้า", "รายการ", "ราคา (บาท)", "ราคา"]))
    assert table.rows == [(2, {"name": "บูดู", "price": 50})]
    assert table.unknown == ["รายการ", "ราคา"]


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [
        ("on_hand", "๒๐ ขวด", 20),
        ("on_hand", "1,000 ชิ้น", 1000),
        ("weight_g", "0.5 กก.", 500),
        ("weight_g", "1.25kg", 1250),
        ("weight_g", "450 กรัม", 450),
        ("weight_g", "2 ขีด", 200),
        ("shelf_life_days", "7 วัน", 7),
        ("season_months", "พ.ค.–ก.ค.", 0b1110000),
        ("season_months", "11-2", 0b110000000011),
        ("season_months", "May, ตุลาคม", 0b1000010000),
        ("season_months", "มกราคม ถึง ธันวาคม", 0),
        ("price", "1,250.50 บาท", 125050),
        ("price", "๑,๒๕๐", 125000),
        ("storage", "แช่เย็น", "chilled"),
        ("storage", "Frozen", "frozen"),
    ],
)
def test_numbers_as_people_type_them(key, typed, value):
    assert columns()[key].value.read(typed) == value


@pytest.mark.parametrize(
    ("key", "typed", "code"),
    [
        ("on_hand", "20 ตัน", "invalid"),
        ("weight_g", "1 ลิตร", "invalid"),
        ("weight_g", "0.0005 กก.", "whole"),
        ("shelf_life_days", "2 เดือน", "invalid"),
        ("season_months", "ฤดูฝน", "months"),
        ("season_months", "1-3-5", "months"),
        ("season_months", "13", "months"),
        ("storage", "ในไห", "choice"),
    ],
)
def test_numbers_that_cannot_be_read(key, typed, code):
    with pytest.raises(Wrong) as wrong:
        columns()[key].value.read(typed)
    assert wrong.value.code == code and columns()[key].sentence(code) != code
