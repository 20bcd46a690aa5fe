"""Sheets compared with what the shop has, and written: what is new, changed, the same, wrong; all or the good rows; once."""

import datetime
import uuid

import pytest
import sheets_made as made
import time_machine

from common import clock
from common.audit.models import Event
from common.files import jobs as files_jobs
from shop.catalogue import invariants
from shop.catalogue import services as catalogue
from shop.catalogue.errors import NameMissing
from shop.catalogue.models import Category, Product, StockMovement
from shop.catalogue.sheets import errors, faults, jobs, tasks
from shop.catalogue.sheets import services as sheets
from shop.catalogue.sheets.columns import columns
from shop.catalogue.sheets.models import RowKind, SheetState


@pytest.fixture
def merchant(make):
    return make.ready(make.merchant())


@pytest.fixture
def owner(make, merchant):
    return make.owner_of(merchant)


def kinds(sheet) -> list[str]:
    return list(sheet.rows.order_by("number").values_list("kind", flat=True))


def words(row) -> list[str]:
    among = columns()
    return [faults.worded(found, among) for found in row.faults]


def test_new_rows_become_drafts(merchant, owner):
    sheet = made.sent(merchant, made.xlsx(made.row(), made.row("BD-02", "ปลาเค็ม", "๑,๒๕๐.๕๐", "๗")), by=owner)
    assert (sheet.state, kinds(sheet)) == (SheetState.READY, [RowKind.NEW, RowKind.NEW])
    assert not Product.objects.for_merchant(merchant).exists()
    made.written(sheet, by=owner)
    budu, fish = Product.objects.for_merchant(merchant).order_by("pk")
    assert (budu.state, budu.price_satang, budu.unit) == ("draft", 5000, "ขวด")
    assert (fish.name, fish.price_satang) == ("ปลาเค็ม", 125050)
    kind = fish.variants.get()
    assert (kind.code, kind.stock.on_hand, kind.prices_asked.get().price_satang) == ("BD-02", 7, 125050)
    assert StockMovement.objects.get(variant=kind).kind == "opening"
    assert Event.objects.get(subject_type="catalogue.product", subject_id=fish.pk).verb == "added"
    assert sheet.written == {
        "new": 2,
        "changed": 0,
        "left_out": 0,
        "pictures": 0,
        "published": 0,
        "in_review": 0,
        "drafts": 2,
    }


def test_a_row_is_known_by_its_code_else_by_its_number(merchant, owner, make):
    by_code, by_number = coded(make, merchant, owner, "BD-01"), make.product(merchant, "กะปิ", price_satang=9000)
    number = make.variant(by_number).pk
    head = [*made.HEAD, "เลขแบบ (ไม่ต้องแก้)"]
    kind = made.row()[2]
    rows = [
        ["bd-01", "น้ำบูดูสายบุรี", kind, "55", 10, "ขวด 300 มล.", ""],
        ["", "กะปิ", kind, "9๐.50", 10, "ขวด 300 มล.", number],
    ]
    sheet = made.sent(merchant, made.xlsx(*rows, head=head), by=owner)
    first, second = sheet.rows.order_by("number")
    assert (first.kind, first.product_id, first.changes) == (
        RowKind.CHANGED,
        by_code.pk,
        [["code", "BD-01", "bd-01"], ["price", 5000, 5500]],
    )
    assert (second.kind, second.product_id, second.changes) == (RowKind.CHANGED, by_number.pk, [["price", 9000, 9050]])
    made.written(sheet, by=owner)
    assert list(Product.objects.for_merchant(merchant).order_by("pk").values_list("price_satang", flat=True)) == [
        5500,
        9050,
    ]


def coded(make, merchant, owner, code: str, name: str = "น้ำบูดูสายบุรี", **facts) -> Product:
    product = make.product(merchant, name, **facts)
    line = catalogue.VariantFacts(product.price_satang, pk=make.variant(product).pk, code=code)
    return catalogue.set_variants(product=product, by=owner, variants=[line])


def test_another_shops_numbers_are_not_known(merchant, owner, make):
    stranger = make.product(make.ready(make.merchant("ร้านอื่น", province="95")), "ของร้านอื่น")
    head = [*made.HEAD, "เลขสินค้า (ไม่ต้องแก้)", "เลขแบบ (ไม่ต้องแก้)"]
    rows = [[*made.row("A1"), "", make.variant(stranger).pk], [*made.row("A2", "ข"), stranger.pk, ""]]
    sheet = made.sent(merchant, made.xlsx(*rows, head=head), by=owner)
    assert kinds(sheet) == [RowKind.WRONG, RowKind.WRONG]
    for row in sheet.rows.all():
        assert "ไม่พบเลข" in words(row)[0] and row.product_id is None
    made.sent(merchant, made.xlsx(*rows, head=head), by=owner)
    stranger.refresh_from_db()
    assert (stranger.price_satang, stranger.name) == (5000, "ของร้านอื่น")


@pytest.mark.parametrize(
    ("cell", "value", "sentence"),
    [
        ("ราคา (บาท)", "หกสิบ", "อ่านจำนวนเงินไม่ได้"),
        ("ราคา (บาท)", "0.50", "฿1"),
        ("ราคา (บาท)", "1,250.005", "ทศนิยม"),
        ("ราคา (บาท)", None, "ใส่ราคาเป็นบาท"),
        ("จำนวนที่มี", "-3", "ตั้งแต่ 0"),
        ("จำนวนที่มี", "2.5", "จำนวนเต็ม"),
        ("จำนวนที่มี", None, "ถ้าของหมดใส่ 0"),
        ("จำนวนที่มี", 10**9, "100,000"),
        ("ชื่อสินค้า", None, "ใส่ชื่อสินค้า"),
        ("ชื่อสินค้า", "ก" * 121, "120"),
        ("หมวด", "ยานอวกาศ", "เลือกจากรายการ"),
        ("หมวด", None, "เลือกหมวด"),
        ("ขายเป็น", None, "ใส่หน่วยขาย"),
        ("รหัสสินค้า", "1.23E+12", "Excel ย่อตัวเลข"),
    ],
)
def test_what_is_wrong_is_said_in_words(cell, value, sentence, merchant, owner):
    row = made.row()
    row[made.HEAD.index(cell)] = value
    sheet = made.sent(merchant, made.xlsx(row, made.row("OK", "ดี")), by=owner)
    wrong = sheet.rows.get(kind=RowKind.WRONG)
    assert len(wrong.faults) == 1 and sentence in words(wrong)[0]
    assert (sheet.rows_new, sheet.rows_wrong) == (1, 1)


def test_a_misspelt_choice_says_what_may_be_meant(merchant, owner):
    row = made.row()
    row[2] = row[2][:-1]
    sheet = made.sent(merchant, made.xlsx(row), by=owner)
    assert f"“{made.row()[2]}”" in words(sheet.rows.get())[0]


def test_dates_errors_and_long_numbers_that_excel_made(merchant, owner):
    rows = [made.row(datetime.date(2026, 2, 1)), made.row("B2", "ข", price=True), made.row(12345678901234567890, "ค")]
    sheet = made.sent(merchant, made.xlsx(*rows), by=owner)
    said = [words(row)[0] for row in sheet.rows.order_by("number")]
    assert "วันที่" in said[0] and "ถูกหรือผิด" in said[1] and "Excel ย่อตัวเลข" in said[2]


def test_nothing_is_written_unless_all_is_right_or_she_says_so(merchant, owner):
    sheet = made.sent(merchant, made.xlsx(made.row(), made.row("B2", "เสีย", price="?")), by=owner)
    with pytest.raises(errors.SomeRowsWrong):
        sheets.write(sheet=sheet, by=owner, good_only=False, publish=False)
    assert not Product.objects.for_merchant(merchant).exists()
    made.written(sheet, by=owner, good_only=True)
    assert [product.name for product in Product.objects.for_merchant(merchant)] == ["น้ำบูดู"]
    assert sheet.written["left_out"] == 1


def test_written_once_however_often_it_is_asked(merchant, owner):
    sheet = made.written(made.sent(merchant, made.xlsx(made.row()), by=owner), by=owner)
    made.written(sheet, by=owner)
    tasks.write_sheet.func(sheet.pk)
    assert (Product.objects.for_merchant(merchant).count(), sheet.state) == (1, SheetState.WRITTEN)


def test_a_product_that_changed_since_she_looked_is_shown_again(merchant, owner, make):
    product, other = coded(make, merchant, owner, "BD-01"), coded(make, merchant, owner, "BD-02", "กะปิ")
    lines = [["BD-01", 60], ["BD-02", 70]]
    sheet = made.sent(merchant, made.xlsx(*lines, head=["รหัสสินค้า", "ราคา (บาท)"]), by=owner)
    assert kinds(sheet) == [RowKind.CHANGED, RowKind.CHANGED]
    catalogue.change_product(product=product, by=owner, price_satang=5900)
    made.written(sheet, by=owner)
    assert (sheet.state, sheet.rows_meanwhile) == (SheetState.READY, 1)
    assert sheet.rows.get(meanwhile=True).changes == [["price", 5900, 6000]]
    other.refresh_from_db()
    assert other.price_satang == 5000
    made.written(sheet, by=owner)
    other.refresh_from_db()
    assert (sheet.state, other.price_satang) == (SheetState.WRITTEN, 7000)


def test_pieces_change_by_movements_and_never_below_what_is_held(merchant, owner, make):
    product = coded(make, merchant, owner, "BD-01", on_hand=10)
    make.order(merchant, goods=product)
    held = make.variant(product).stock.reserved
    assert held > 0
    head = ["รหัสสินค้า", "จำนวนที่มี"]
    sheet = made.sent(merchant, made.xlsx(["BD-01", 0], head=head), by=owner)
    assert "สั่งจองไว้แล้ว" in words(sheet.rows.get())[0]
    made.written(made.sent(merchant, made.xlsx(["BD-01", 7], head=head), by=owner), by=owner)
    last = StockMovement.objects.filter(variant__product=product).latest("pk")
    assert (last.kind, last.pieces, last.by, last.note) == ("correction", -3, owner, "จากไฟล์ตาราง: goods.xlsx")
    assert make.variant(product).stock.on_hand == 7


def test_an_empty_cell_leaves_and_a_dash_takes_away(merchant, owner, make):
    product = coded(make, merchant, owner, "BD-01", description="เล่าแล้ว", shelf_life_days=7)
    head = ["รหัสสินค้า", "ชื่อสินค้า", "เล่าเรื่องสินค้า", "เก็บได้ (วัน)"]
    sheet = made.sent(merchant, made.xlsx(["BD-01", "", "", ""], head=head), by=owner)
    assert kinds(sheet) == [RowKind.UNCHANGED]
    sheet = made.sent(merchant, made.xlsx(["BD-01", "", "-", "–"], head=head), by=owner)
    made.written(sheet, by=owner)
    product.refresh_from_db()
    assert (product.name, product.description, product.shelf_life_days) == ("น้ำบูดูสายบุรี", "", None)
    sheet = made.sent(merchant, made.xlsx(["BD-01", "-", "", ""], head=head), by=owner)
    assert "ใส่ชื่อสินค้า" in words(sheet.rows.get())[0]


def test_kinds_of_a_new_product_are_rows_of_one_name(merchant, owner):
    head = [*made.HEAD, "แบบให้เลือก", "แบบของสินค้า"]
    first = [*made.row("BD-S", "น้ำบูดู", 50, 5), "ขนาด", "เล็ก"]
    second = ["BD-L", "น้ำบูดู", "", 90, 7, "", "", "ใหญ่"]
    sheet = made.written(made.sent(merchant, made.xlsx(first, second, head=head), by=owner), by=owner)
    product = Product.objects.for_merchant(merchant).get()
    told = product.variants.values_list("value_1", "code", "price_satang", "stock__on_hand")
    assert (product.option_1, product.price_satang) == ("ขนาด", 5000)
    assert list(told) == [("เล็ก", "BD-S", 5000, 5), ("ใหญ่", "BD-L", 9000, 7)]
    assert sheet.written["new"] == 2


def test_a_kind_is_added_to_a_product_that_has_kinds_and_none_is_lost(merchant, owner, make):
    product = make.product(merchant, "กะปิ")
    small, large = make.sizes(product, ("เล็ก", 5000), ("ใหญ่", 9000))
    head = [*made.HEAD, "แบบของสินค้า"]
    sheet = made.sent(merchant, made.xlsx(["", "กะปิ", "", 15000, 2, "", "ยักษ์"], head=head), by=owner)
    assert kinds(sheet) == [RowKind.NEW]
    made.written(sheet, by=owner)
    assert [kind.value_1 for kind in product.variants.sold()] == ["เล็ก", "ใหญ่", "ยักษ์"]
    assert {small.pk, large.pk} < set(product.variants.sold().values_list("pk", flat=True))


def test_what_cannot_be_told_apart_is_said(merchant, owner, make):
    make.product(merchant, "มีแล้ว")
    head = [*made.HEAD, "แบบให้เลือก", "แบบของสินค้า"]
    rows = [
        [*made.row("A", "มีแล้ว"), "", ""],
        [*made.row("B", "ซ้ำ"), "", ""],
        [*made.row("C", "ซ้ำ"), "", ""],
        [*made.row("D", "ง"), "", ""],
        [*made.row("D", "จ"), "", ""],
        [*made.row("E", "หลายแบบ"), "ขนาด", "เล็ก"],
        [*made.row("F", "หลายแบบ"), "ขนาด", "เล็ก"],
        [*made.row("G", "ไม่บอก"), "", "แดง"],
    ]
    sheet = made.sent(merchant, made.xlsx(*rows, head=head), by=owner)
    said = {row.number: words(row)[0] for row in sheet.rows.filter(kind=RowKind.WRONG)}
    assert set(said) == {2, 4, 6, 7, 8, 9}
    assert "ร้านมีสินค้าชื่อนี้แล้ว" in said[2] and "ซ้ำกับแถว 3" in said[4] and "รหัสนี้ใช้กับแถว 5" in said[6]
    assert "แถว 8" in said[7] and "ซ้ำกับแถว 7" in said[8] and "ต่างกันที่อะไร" in said[9]


def test_rows_of_one_product_must_agree(merchant, owner, make):
    product = make.product(merchant, "กะปิ")
    make.sizes(product, ("เล็ก", 5000), ("ใหญ่", 9000))
    first, second = product.variants.sold()
    head = ["เลขแบบ (ไม่ต้องแก้)", "ชื่อสินค้า", "ขายเป็น"]
    lines = [[first.pk, "กะปิใหม่", "ถุง"], [second.pk, "กะปิ", "กระปุก"]]
    sheet = made.sent(merchant, made.xlsx(*lines, head=head), by=owner)
    good, wrong = sheet.rows.order_by("number")
    assert good.changes == [["name", "กะปิ", "กะปิใหม่"], ["unit", "ขวด 300 มล.", "ถุง"]]
    assert words(wrong) == ["ไม่ตรงกับแถว 2 ซึ่งเป็นสินค้าเดียวกัน ใส่ให้เหมือนกัน หรือเว้นว่างในแถวนี้"]


def test_a_price_that_is_lowered_now_is_left_alone(merchant, owner, make):
    product = coded(make, merchant, owner, "BD-01")
    kind, today = make.variant(product), clock.today()
    kind.promo_satang, kind.promo_from, kind.promo_until = 4000, today, today
    kind.save()
    sheet = made.sent(merchant, made.xlsx(["BD-01", 60], head=["รหัสสินค้า", "ราคา (บาท)"]), by=owner)
    assert "ลดราคาอยู่" in words(sheet.rows.get())[0]
    same = made.sent(merchant, made.xlsx(["BD-01", 50], head=["รหัสสินค้า", "ราคา (บาท)"]), by=owner)
    assert kinds(same) == [RowKind.UNCHANGED]


def test_what_a_verb_refuses_is_that_rows_fault_and_nothing_is_written(merchant, owner, make, monkeypatch):
    first, second = coded(make, merchant, owner, "A"), coded(make, merchant, owner, "B", "กะปิ")
    head = ["รหัสสินค้า", "ชื่อสินค้า"]
    sheet = made.sent(merchant, made.xlsx(["A", "ชื่อใหม่"], ["B", "ชื่อใหม่กว่า"], head=head), by=owner)
    real = catalogue.change_product

    def strict(*, product, **facts):
        if product.pk == second.pk:
            raise NameMissing()
        return real(product=product, **facts)

    monkeypatch.setattr(catalogue, "change_product", strict)
    made.written(sheet, by=owner)
    first.refresh_from_db()
    assert (sheet.state, sheet.rows_wrong, first.name) == (SheetState.READY, 1, "น้ำบูดูสายบุรี")
    assert words(sheet.rows.get(kind=RowKind.WRONG)) == [NameMissing().message]
    made.written(sheet, by=owner, good_only=True)
    first.refresh_from_db()
    assert (sheet.state, first.name) == (SheetState.WRITTEN, "ชื่อใหม่")


def test_a_new_sheet_drops_the_one_that_waits_and_its_files(merchant, owner):
    first = made.sent(merchant, made.xlsx(made.row()), by=owner)
    second = made.sent(merchant, made.xlsx(made.row()), by=owner)
    first.refresh_from_db()
    assert (first.state, second.state, first.rows.count()) == (SheetState.DROPPED, SheetState.READY, 0)
    with pytest.raises(errors.TimeIsOver):
        sheets.write(sheet=first, by=owner, good_only=False, publish=False)


def test_while_one_is_being_written_no_other_is_taken(merchant, owner):
    first = made.sent(merchant, made.xlsx(made.row()), by=owner)
    sheets.write(sheet=first, by=owner, good_only=False, publish=False)
    with pytest.raises(errors.AlreadyOnItsWay):
        made.sent(merchant, made.xlsx(made.row("B2", "ข")), by=owner)


def test_nothing_to_write_is_said(merchant, owner, make):
    coded(make, merchant, owner, "BD-01")
    sheet = made.sent(merchant, made.xlsx(["BD-01", 50], head=["รหัสสินค้า", "ราคา (บาท)"]), by=owner)
    with pytest.raises(errors.NothingToWrite):
        sheets.write(sheet=sheet, by=owner, good_only=False, publish=False)


def test_the_files_go_after_the_preview_and_the_rest_after_a_day(merchant, owner, own_files):
    sheet = made.sent(merchant, made.xlsx(made.row()), by=owner)
    files_jobs.run()
    sheet.file.refresh_from_db()
    assert sheet.file.deleted_at is not None and not [path for path in own_files.rglob("*") if path.is_file()]
    with time_machine.travel(clock.now() + datetime.timedelta(hours=23)):
        assert jobs.run()["sheets_dropped"] == 0
    with time_machine.travel(clock.now() + datetime.timedelta(hours=25)):
        assert jobs.run()["sheets_dropped"] == 1
        assert jobs.run()["sheets_dropped"] == 0
    sheet.refresh_from_db()
    assert (sheet.state, sheet.rows.count()) == (SheetState.DROPPED, 0)


def test_a_sheet_that_nobody_finished_reading_goes_with_its_file(merchant, owner, own_files):
    sheets.begin(merchant=merchant, by=owner, key=uuid.uuid4(), sheet=made.xlsx(made.row()), file_name="a.xlsx")
    with time_machine.travel(clock.now() + datetime.timedelta(days=2)):
        jobs.run()
        files_jobs.run()
    assert not [path for path in own_files.rglob("*") if path.is_file()]


def test_what_a_worker_left_undone_is_taken_up_again(merchant, owner, django_capture_on_commit_callbacks):
    sheet = made.sent(merchant, made.xlsx(made.row()), by=owner)
    sheets.write(sheet=sheet, by=owner, good_only=False, publish=False)
    with time_machine.travel(clock.now() + datetime.timedelta(minutes=20)):
        with django_capture_on_commit_callbacks(execute=True):
            assert jobs.run()["sheets_taken_up_again"] == 1
    sheet.refresh_from_db()
    assert (sheet.state, Product.objects.for_merchant(merchant).count()) == (SheetState.WRITTEN, 1)


def test_what_is_written_is_found_by_its_words(merchant, owner, make):
    coded(make, merchant, owner, "OLD", "กะปิ")
    rows = [made.row("N", "ทุเรียนกวน"), ["OLD", "ปลาร้า", "", "", "", ""]]
    made.written(made.sent(merchant, made.xlsx(*rows), by=owner), by=owner)
    assert invariants.check() == []


FOOD_HEAD = [*made.HEAD, "ส่วนผสม", "สารก่อภูมิแพ้", "การส่ง", "การเก็บรักษา"]


def food(name: str, *more: object, kind: str = "condiment") -> list:
    return [name, name, Category.objects.get(slug=kind).name, 50, 20, "ขวด", *more]


def test_what_food_contains_and_how_it_travels_is_written_and_changed(merchant, owner):
    """Allergens by any of their names and in any of our languages; where nothing is said of sending, the storage says it."""
    rows = [
        food("บูดู", "ปลากะตัก\nเกลือ", "ปลา; กุ้ง", "กลิ่นแรง", ""),
        food("โรตี", "แป้ง นม", "Milk, butter, cheese, ไข่", "", "แช่แข็ง"),
    ]
    made.written(made.sent(merchant, made.xlsx(*rows, head=FOOD_HEAD), by=owner), by=owner)
    budu, roti = Product.objects.for_merchant(merchant).order_by("pk")
    assert (budu.ingredients, budu.delivery_profile) == ("ปลากะตัก\nเกลือ", "smelly")
    assert [each.key for each in budu.allergens.all()] == ["crustaceans", "fish"]
    assert [each.key for each in roti.allergens.all()] == ["eggs", "milk"]
    assert (roti.storage, roti.delivery_profile) == ("frozen", "frozen")
    again = [food("บูดู", "ปลากะตัก\nเกลือ", "", "ของเหลว", ""), food("โรตี", "", "-", "", "")]
    sheet = made.sent(merchant, made.xlsx(*again, head=FOOD_HEAD), by=owner)
    assert [row.changes for row in sheet.rows.order_by("number")] == [
        [["delivery_profile", "smelly", "liquid"]],
        [["allergens", [each.pk for each in roti.allergens.all()], []]],
    ]
    made.written(sheet, by=owner)
    budu.refresh_from_db()
    assert (budu.delivery_profile, budu.allergens.count(), roti.allergens.count()) == ("liquid", 2, 0)


def test_what_cannot_be_contained_is_said_in_its_row(merchant, owner):
    rows = [
        food("ก", "", "ปะลา; ไข่"),
        food("ข", "", "ฝุ่นดาวหาง"),
        food("ค", "ฝ้าย", "", kind="textile"),
        food("ง", "", "", "ทางเรือดำน้ำ"),
    ]
    sheet = made.sent(merchant, made.xlsx(*rows, head=FOOD_HEAD), by=owner)
    assert [words(row) for row in sheet.rows.order_by("number")] == [
        ["ไม่รู้จัก “ปะลา” หมายถึง “ปลา” ใช่ไหม ถ้าใช่ให้พิมพ์ตามนี้"],
        ["ไม่รู้จัก “ฝุ่นดาวหาง” เลือกชื่อจากรายการในช่องหรือหน้า “รายการให้เลือก” หลายอย่างคั่นด้วย ;"],
        ["หมวดนี้ไม่ใช่อาหาร จึงไม่มีส่วนผสมและสารก่อภูมิแพ้ ลบช่องนี้ออก หรือเลือกหมวดอาหาร"],
        ["ไม่มีตัวเลือกนี้ เลือกจากรายการในช่อง หรือพิมพ์ให้ตรงกับรายการ"],
    ]


def test_ingredients_of_food_on_sale_may_not_claim_what_the_law_forbids(make, merchant, owner):
    product = make.product(merchant, "บูดู", category=Category.objects.get(slug="condiment"))
    row = [product.pk, product.variants.get().pk, "ปลา รักษาโรคเบาหวาน"]
    sheet = made.sent(merchant, made.xlsx(row, head=["เลขสินค้า (ไม่ต้องแก้)", "เลขแบบ (ไม่ต้องแก้)", "ส่วนผสม"]), by=owner)
    sheet = made.written(sheet, by=owner)
    [line] = sheet.rows.all()
    assert (sheet.state, line.kind, line.faults[0][0]) == (SheetState.READY, RowKind.WRONG, "ingredients")
    assert Product.objects.get(pk=product.pk).ingredients == ""
