"""Goods by sheet at the desk: sent, looked at, mended, written; what is refused says why; other people's sheets."""

import io
import uuid

import pytest
import sheets_made as made
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from shop.catalogue import services as catalogue
from shop.catalogue.models import Category, Product
from shop.catalogue.sheets import pages, progress
from shop.catalogue.sheets import services as sheets
from shop.catalogue.sheets.models import SheetImport, SheetState


@pytest.fixture
def merchant(make):
    return make.ready(make.merchant())


@pytest.fixture
def desk(signed_in, make, merchant):
    return signed_in(make.owner_of(merchant))


@pytest.fixture
def send(desk, merchant, django_capture_on_commit_callbacks):
    """Send a file from the page and follow to what comes of it."""

    def sending(content: bytes, name: str = "goods.xlsx", key: object = None, **more):
        typed = {
            "merchant": merchant.pk,
            "key": key or uuid.uuid4(),
            "sheet": SimpleUploadedFile(name, content),
            **more,
        }
        with django_capture_on_commit_callbacks(execute=True):
            return desk.post("/desk/products/sheet/", typed)

    return sending


@pytest.fixture
def press(desk, merchant, django_capture_on_commit_callbacks):
    def pressing(url: str, **typed):
        with django_capture_on_commit_callbacks(execute=True):
            return desk.post(url, {"merchant": merchant.pk, **typed})

    return pressing


def words(response) -> str:
    return response.content.decode()


def test_sent_looked_at_written(desk, merchant, send, press):
    answer = send(made.xlsx(made.row(), made.row("BD-02", "ปลาเค็ม", 120)))
    page = words(desk.get(answer["Location"]))
    assert "ถูกต้องทุกแถว" in page and "บันทึก 2 แถว" in page and "฿120" in page
    assert not Product.objects.for_merchant(merchant).exists()
    press(f"{answer['Location']}write/", rows="all")
    assert "บันทึกแล้ว" in words(desk.get(answer["Location"]))
    assert Product.objects.for_merchant(merchant).count() == 2
    press(f"{answer['Location']}write/", rows="all")
    assert Product.objects.for_merchant(merchant).count() == 2


def test_the_same_form_twice_is_one_sheet(merchant, send):
    key = uuid.uuid4()
    first, again = send(made.xlsx(made.row()), key=key), send(made.xlsx(made.row()), key=key)
    assert first["Location"] == again["Location"] and SheetImport.objects.for_merchant(merchant).count() == 1


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"<html><table>", "goods.xls", "หน้าเว็บที่ตั้งชื่อเหมือน Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 99, "goods.xls", "Excel รุ่นเก่า"),
        (b"%PDF-1.7", "goods.xlsx", "ไม่ใช่ตารางสินค้า"),
        (b"", "goods.csv", "ไฟล์นี้ว่างเปล่า"),
        (b"a,b\n" * 3_000_000, "goods.csv", "ไม่เกิน 10 MB"),
    ],
)
def test_a_file_that_is_refused_is_refused_beside_its_field(content, name, sentence, merchant, send):
    page = send(content, name)
    assert page.status_code == 200 and sentence in words(page)
    assert not SheetImport.objects.for_merchant(merchant).exists()


def test_no_file_and_a_zip_that_is_none(desk, merchant, send):
    assert "เลือกไฟล์สินค้าก่อน" in words(desk.post("/desk/products/sheet/", {"merchant": merchant.pk}))
    page = words(send(made.xlsx(made.row()), pictures=SimpleUploadedFile("a.zip", b"no zip")))
    assert "ไฟล์รูปต้องเป็น zip" in page and '<details class="fold" open>' in page
    assert not SheetImport.objects.for_merchant(merchant).exists()


def test_what_is_refused_when_it_is_read_is_said_on_its_page(desk, send):
    answer = send(made.xlsx(["x", "y"], head=["ก", "ข"]))
    page = words(desk.get(answer["Location"]))
    assert "ไม่พบหัวตาราง" in page and "ส่งไฟล์ใหม่" in page


def test_a_wrong_row_is_mended_where_it_stands(desk, merchant, send, press):
    where = send(made.xlsx(made.row(), made.row("BD-02", "ปลาเค็ม", "หกสิบ", "-1")))["Location"]
    page = words(desk.get(where))
    assert "ต้องแก้ 1 แถว" in page and f"{where}rows/3/" in page and "บันทึกเฉพาะที่ถูกต้อง 1 แถว" in page
    form = words(desk.get(f"{where}rows/3/"))
    assert 'value="หกสิบ"' in form and 'value="-1"' in form and 'name="name"' not in form
    again = press(f"{where}rows/3/", price="60", on_hand="-2")
    assert again["Location"] == f"{where}rows/3/"
    assert 'name="price"' not in words(desk.get(again["Location"]))
    done = press(f"{where}rows/3/", on_hand="๖")
    assert done["Location"] == where
    assert "ถูกต้องทุกแถว" in words(desk.get(where)) and desk.get(f"{where}rows/3/")["Location"] == where
    press(f"{where}write/", rows="all")
    fish = Product.objects.for_merchant(merchant).get(name="ปลาเค็ม")
    assert (fish.price_satang, fish.variants.get().stock.on_hand) == (6000, 6)


def test_allergens_are_ticked_where_one_was_not_known_and_the_others_stay(desk, merchant, send, press):
    food = Category.objects.get(slug="condiment").name
    where = send(made.xlsx([*made.row()[:2], food, 50, 5, "ขวด", "ไข่; ปะลา; ดาวหาง"], head=[*made.HEAD, "สารก่อภูมิแพ้"]))[
        "Location"
    ]
    form = desk.get(f"{where}rows/2/").context["form"]
    assert form["allergens"].value() == ["ไข่", "ปลา"] and 'type="checkbox"' in str(form["allergens"])
    press(f"{where}rows/2/", allergens=["ไข่", "ปลา", "นม เนย ชีส"])
    press(f"{where}write/", rows="all")
    product = Product.objects.for_merchant(merchant).get()
    assert [each.key for each in product.allergens.all()] == ["eggs", "fish", "milk"]


def test_a_missing_column_is_mended_too(desk, merchant, send, press):
    where = send(made.xlsx(made.row()[:-1], head=made.HEAD[:-1]))["Location"]
    press(f"{where}rows/2/", unit="ขวด")
    press(f"{where}write/", rows="all")
    assert Product.objects.for_merchant(merchant).get().unit == "ขวด"


def test_a_row_is_left_out(desk, merchant, send, press):
    where = send(made.xlsx(made.row(), made.row("BD-02", "ปลาเค็ม", "หกสิบ")))["Location"]
    press(f"{where}rows/3/", leave_out="1")
    assert "ถูกต้องทุกแถว" in words(desk.get(where))
    assert desk.get(f"{where}rows/3/").status_code == 404


def test_the_good_rows_alone_only_where_she_says_so(desk, merchant, send, press):
    where = send(made.xlsx(made.row(), made.row("BD-02", "ปลาเค็ม", "หกสิบ")))["Location"]
    press(f"{where}write/", rows="all")
    assert "ยังมีแถวที่ต้องแก้ 1 แถว" in words(desk.get(where))
    assert not Product.objects.for_merchant(merchant).exists()
    press(f"{where}write/", rows="good")
    assert [product.name for product in Product.objects.for_merchant(merchant)] == ["น้ำบูดู"]
    assert "แถวที่ข้ามไป" in words(desk.get(where))


def test_what_changed_meanwhile_is_shown_again(desk, merchant, send, press, make):
    product = make.product(merchant, "กะปิ")
    number = make.variant(product).pk
    head = ["เลขแบบ (ไม่ต้องแก้)", "ชื่อสินค้า", "ราคา (บาท)"]
    where = send(made.xlsx([number, "กะปิ", 60], head=head))["Location"]
    catalogue.change_product(product=product, by=make.owner_of(merchant), price_satang=5900)
    press(f"{where}write/", rows="all")
    page = words(desk.get(where))
    assert "ยังไม่ได้บันทึก" in page and "เปลี่ยนระหว่างนี้" in page and "฿59" in page
    product.refresh_from_db()
    assert product.price_satang == 5900
    press(f"{where}write/", rows="all")
    product.refresh_from_db()
    assert product.price_satang == 6000


def test_dropped_at_her_word(desk, merchant, send, press):
    where = send(made.xlsx(made.row()))["Location"]
    assert press(f"{where}drop/")["Location"] == "/desk/products/sheet/"
    press(f"{where}write/", rows="all")
    assert not Product.objects.for_merchant(merchant).exists()
    assert "ทิ้งแล้ว" in words(desk.get(where))


def test_while_it_works_the_page_says_how_far(desk, merchant, make):
    sheet = made.sent(merchant, made.xlsx(made.row()), by=make.owner_of(merchant))
    sheets.write(sheet=sheet, by=make.owner_of(merchant), good_only=False, publish=False)
    progress.tell(sheet.pk, "writing", 50, 200)
    page = words(desk.get(f"/desk/products/sheet/{sheet.pk}/"))
    assert "กำลังบันทึก" in page and "เสร็จ 50 จาก 200" in page
    assert 'hx-trigger="every 2s"' in page and 'http-equiv="refresh"' in page


@pytest.mark.parametrize("name", ["empty.xlsx", "all.xlsx", "all.csv"])
def test_files_go_out(name, desk, merchant, make):
    make.product(merchant)
    answer = desk.get(f"/desk/products/sheet/{name}")
    assert answer["Cache-Control"] == "private, no-store" and answer["Content-Disposition"].startswith("attachment; ")
    assert len(answer.content) > 100


def test_the_wrong_rows_go_out_with_what_to_mend_and_come_in_again(desk, merchant, send):
    row = made.row("BD-02", "+ปลาเค็ม", "หกสิบ")
    where = send(made.xlsx(made.row(), [*row], head=made.HEAD))["Location"]
    content = desk.get(f"{where}to-mend.xlsx").content
    goods = load_workbook(io.BytesIO(content)).worksheets[0]
    head, wrong = ([cell.value for cell in line] for line in goods.iter_rows())
    assert head[-1] == "ต้องแก้" and "อ่านจำนวนเงินไม่ได้" in wrong[-1] and wrong[1] == "'+ปลาเค็ม"
    goods["D2"] = 60
    out = io.BytesIO()
    goods.parent.save(out)
    again = send(out.getvalue())["Location"]
    page = words(desk.get(again))
    assert "ถูกต้องทุกแถว" in page and "+ปลาเค็ม" in page and "“ต้องแก้”" in page  # a heading of nobody


def test_another_merchants_sheet_is_not_there(desk, make, press):
    other = make.ready(make.merchant("ร้านอื่น", province="95"))
    sheet = made.sent(other, made.xlsx(made.row(price="?"), made.row("B2", "ข")), by=make.owner_of(other))
    where = f"/desk/products/sheet/{sheet.pk}/"
    for page in (where, f"{where}rows/2/", f"{where}to-mend.xlsx", f"{where}write/", f"{where}drop/"):
        assert desk.get(page).status_code == 404
    for act in (f"{where}write/", f"{where}drop/", f"{where}rows/2/"):
        assert press(act, rows="good", price="5").status_code == 404
    sheet.refresh_from_db()
    assert (sheet.state, sheet.rows_wrong) == (SheetState.READY, 1)


def test_a_row_of_another_sheet_is_not_there(desk, merchant, make):
    owner = make.owner_of(merchant)
    first = made.written(made.sent(merchant, made.xlsx(made.row()), by=owner), by=owner)
    made.sent(merchant, made.xlsx(made.row("B", "ข", price="?")), by=owner)
    assert desk.get(f"/desk/products/sheet/{first.pk}/rows/2/").status_code == 404


def cost(desk, url: str) -> int:
    assert desk.get(url).status_code == 200  # warm
    with CaptureQueriesContext(connection) as captured:
        assert desk.get(url).status_code == 200
    return len(captured)


def test_pages_cost_the_same_with_10_and_with_2000_rows(desk, merchant, make):
    owner, costs = make.owner_of(merchant), []
    for count in (10, 2_000):
        rows = [made.row(f"B{n}", f"สินค้า {n}", "?" if n % 2 else 50) for n in range(count)]
        sheet = made.sent(merchant, made.xlsx(*rows), by=owner)
        page = f"/desk/products/sheet/{sheet.pk}/"
        costs.append(
            [cost(desk, each) for each in (page, f"{page}?kind=new", f"{page}rows/3/", "/desk/products/sheet/")]
        )
    assert costs == [[9, 9, 8, 6], [9, 9, 8, 6]]


def test_the_preview_costs_the_same_queries_with_10_and_with_400_products(merchant, make):
    owner, costs = make.owner_of(merchant), []
    for count in (10, 400):
        rows = [made.row(f"P{count}-{n}", f"ของ {count}-{n}") for n in range(count)]
        made.written(made.sent(merchant, made.xlsx(*rows), by=owner), by=owner)
        out = pages.workbook(merchant)
        with CaptureQueriesContext(connection) as captured:
            made.sent(merchant, out, by=owner)
        costs.append(len([query for query in captured if "INSERT" not in query["sql"]]))
        with CaptureQueriesContext(connection) as captured:
            pages.workbook(merchant)
        assert (
            len(captured) == 7
        )  # her VAT, categories, allergens, categories that are shelves, products, their kinds, what they contain
    assert costs[0] == costs[1]
