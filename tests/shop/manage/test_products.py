"""The merchant's counter: products put up from a phone, counted, changed; hostile input; other people's rows."""

import struct
import uuid
import zlib

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shop.catalogue import services as catalogue
from shop.catalogue import stock
from shop.catalogue.models import Category, Product, Stock


@pytest.fixture
def merchant(make):
    return make.merchant()


@pytest.fixture
def desk(signed_in, make, merchant):
    return signed_in(make.owner_of(merchant))


@pytest.fixture
def typed(make, merchant):
    return {
        "merchant": merchant.pk,
        "name": "กรือโป๊ะสด",
        "price": "65",
        "on_hand": "12",
        "unit": "แพ็ค 500 กรัม",
        "category": Category.objects.get(slug="snack").pk,
        "then": "sell",
    }


def photo(make, name: str = "IMG_0001.jpg", **more) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, make.picture_bytes(**more), "image/jpeg")


def words(response) -> str:
    return response.content.decode()


def test_photo_name_price_stock_and_it_is_on_sale(desk, make, typed, client):
    response = desk.post("/desk/products/new/", {**typed, "picture": photo(make)})
    product = Product.objects.on_sale().get()
    assert response["Location"] == f"/desk/products/{product.pk}/"
    assert (product.name, product.price_satang, product.unit) == ("กรือโป๊ะสด", 6500, "แพ็ค 500 กรัม")
    assert product.variants.get().stock.on_hand == 12 and product.pictures.count() == 1
    assert "ขึ้นขายแล้ว" in words(desk.get(response["Location"]))
    client.logout()
    assert product.name in words(client.get("/products/"))
    assert product.name in words(client.get("/search/?q=โป๊ะ"))


def test_a_double_click_puts_up_one_product(desk, make, typed):
    key = desk.get("/desk/products/new/").context["key"]
    answers = [desk.post("/desk/products/new/", {**typed, "key": key, "picture": photo(make)}) for _click in range(2)]
    product = Product.objects.get()
    assert {answer["Location"] for answer in answers} == {f"/desk/products/{product.pk}/"}
    assert (product.state, product.pictures.count(), make.variant(product).stock.on_hand) == ("live", 1, 12)
    assert Stock.objects.count() == 1


def test_a_form_that_came_back_keeps_its_key(desk, make, typed):
    key = desk.get("/desk/products/new/").context["key"]
    refused = desk.post("/desk/products/new/", {**typed, "key": key, "price": "x", "picture": photo(make)})
    assert f'name="key" value="{key}"' in words(refused)
    for _click in range(2):
        desk.post("/desk/products/new/", {**typed, "key": key})
    assert Product.objects.get().pictures.count() == 1


def test_who_goes_back_and_types_another_product_gets_another(desk, make, typed):
    key = desk.get("/desk/products/new/").context["key"]
    desk.post("/desk/products/new/", {**typed, "key": key, "picture": photo(make)})
    desk.post("/desk/products/new/", {**typed, "key": key, "name": "กรือโป๊ะแห้ง", "picture": photo(make)})
    assert set(Product.objects.values_list("name", flat=True)) == {"กรือโป๊ะสด", "กรือโป๊ะแห้ง"}


def test_a_draft_clicked_again_for_sale_is_put_up_for_sale(desk, make, typed):
    key = desk.get("/desk/products/new/").context["key"]
    for then in ["draft", "sell"]:
        desk.post("/desk/products/new/", {**typed, "key": key, "then": then, "picture": photo(make)})
    assert Product.objects.get().state == "live"


@pytest.mark.parametrize("key", ["", "x", "0" * 32 + "0", "\x00"])
def test_a_strange_key_is_no_key(desk, make, typed, key):
    for _click in range(2):
        assert desk.post("/desk/products/new/", {**typed, "key": key, "picture": photo(make)}).status_code == 302
    assert Product.objects.count() == 2


def test_another_merchants_key_finds_nothing_of_hers(desk, make, typed, merchant):
    key = desk.get("/desk/products/new/").context["key"]
    desk.post("/desk/products/new/", {**typed, "key": key, "picture": photo(make)})
    other = make.merchant("ร้านอื่น")
    desk.force_login(make.owner_of(other))
    desk.post("/desk/products/new/", {**typed, "merchant": other.pk, "key": key, "picture": photo(make)})
    assert [Product.objects.for_merchant(each).count() for each in (merchant, other)] == [1, 1]


def test_the_first_screen_asks_for_the_photo_first(desk):
    page = words(desk.get("/desk/products/new/"))
    places = [page.index(f'name="{name}"') for name in ("picture", "name", "price", "on_hand", "unit", "category")]
    assert places == sorted(places)
    assert "ขั้นที่ 1 จาก 3" in page and page.index('name="category"') < page.index('name="description"')


def test_the_kind_of_her_latest_product_stands_chosen(desk, make, merchant):
    textile = Category.objects.get(slug="textile")
    make.product(merchant, "ผ้าปาเต๊ะ", category=textile)
    assert f'<option value="{textile.pk}" selected>' in words(desk.get("/desk/products/new/"))


def test_thai_digits_and_the_word_baht_are_understood(desk, make, typed):
    desk.post("/desk/products/new/", {**typed, "price": "๑,๒๕๐.๕๐ บาท", "on_hand": "๑๒", "picture": photo(make)})
    product = Product.objects.get()
    assert product.price_satang == 125050 and product.variants.get().stock.on_hand == 12


def test_a_draft_needs_no_photo_and_no_shopper_sees_it(desk, typed):
    desk.post("/desk/products/new/", {**typed, "then": "draft"})
    assert Product.objects.get().state == "draft" and not Product.objects.on_sale().exists()


def test_to_sell_a_photo_is_needed(desk, typed):
    response = desk.post("/desk/products/new/", typed)
    assert "ใส่รูปสินค้าก่อนเปิดขาย" in words(response) and not Product.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "", "ใส่ชื่อสินค้า"),
        ("name", "ก" * 121, "ข้อความยาวเกินไป ใส่ได้ไม่เกิน 120 ตัวอักษร"),
        ("name", "\x00\u200b", "ใส่ชื่อสินค้า"),
        ("price", "", "ใส่ราคาเป็นบาท"),
        ("price", "-5", "จำนวนเงินติดลบไม่ได้"),
        ("price", "0", "ใส่จำนวนเงินตั้งแต่ ฿1 ขึ้นไป"),
        ("price", "99999999", "จำนวนเงินสูงเกินไป"),
        ("price", "หกสิบ", "อ่านจำนวนเงินไม่ได้"),
        ("price", "1.234", "ทศนิยมได้ไม่เกิน 2 ตำแหน่ง"),
        ("price", "20บาท50", "อ่านจำนวนเงินไม่ได้"),
        ("price", "10 50", "อ่านจำนวนเงินไม่ได้"),
        ("on_hand", "-1", "จำนวนติดลบไม่ได้"),
        ("on_hand", "1.5", "ใส่เป็นจำนวนเต็ม"),
        ("on_hand", "100001", "จำนวนมากเกินไป"),
        ("unit", " ", "ใส่หน่วยขาย"),
        ("category", "999999", "หมวดนี้ไม่มีแล้ว"),
        ("category", "x' OR 1=1", "หมวดนี้ไม่มีแล้ว"),
        ("weight_g", "-3", "ใส่จำนวนตั้งแต่ 1 ขึ้นไป"),
        ("storage", "lava", "เลือกวิธีเก็บรักษาจากรายการ"),
        ("shelf_life_days", "99999", "จำนวนมากเกินไป"),
    ],
)
def test_a_wrong_field_gets_its_sentence_and_nothing_is_saved(desk, make, typed, field, value, sentence):
    response = desk.post("/desk/products/new/", {**typed, field: value, "picture": photo(make)})
    assert response.status_code == 200 and sentence in words(response)
    assert response.context["form"].errors.keys() == {field}
    assert not Product.objects.exists() and not Stock.objects.exists()
    if field != "name":
        assert 'value="กรือโป๊ะสด"' in words(response)


def test_the_photo_survives_a_mistake_in_another_field(desk, make, typed, merchant):
    refused = desk.post("/desk/products/new/", {**typed, "price": "-1", "picture": photo(make)})
    key, url = refused.context["key"], refused.context["kept_url"]
    assert url and f'src="{url}"' in words(refused)
    again = desk.post("/desk/products/new/", {**typed, "price": "x", "key": key})
    assert again.context["kept_url"] == url
    desk.post("/desk/products/new/", {**typed, "key": key})
    assert Product.objects.on_sale().get().pictures.count() == 1


def test_a_kept_photo_belongs_to_its_merchant(desk, make, typed):
    stranger = catalogue.keep_typed(
        merchant=make.merchant("ร้านอื่น"), by=None, key=uuid.uuid4(), typed={}, picture=make.picture()
    )
    response = desk.post("/desk/products/new/", {**typed, "key": stranger.key})
    assert "ใส่รูปสินค้าก่อนเปิดขาย" in words(response) and response.context["kept_url"] == ""
    assert not Product.objects.exists()


def png_of(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"<html><script>alert(1)</script></html>", "cake.jpg", "ไฟล์นี้ไม่ใช่รูปถ่าย"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "cake.svg", "ไฟล์นี้ไม่ใช่รูปถ่าย"),
        (b"GIF89a" + bytes(200), "cake.gif", "ไฟล์นี้ไม่ใช่รูปถ่าย"),
        (b"", "empty.jpg", "ไฟล์นี้ว่างเปล่า"),
        (b"\xff\xd8\xff\xe0" + bytes(100), "broken.jpg", "เปิดรูปนี้ไม่ได้"),
        (png_of(13_000, 13_000), "bomb.png", "ความละเอียดสูงเกินไป"),
        (png_of(16, 60_000), "thread.png", "รูปนี้ยาวหรือแคบเกินไป ด้านยาวต้องไม่เกิน 5 เท่าของด้านสั้น"),
        (b"\xff\xd8\xff" + bytes(13 * 1024 * 1024), "large.jpg", "ไฟล์ใหญ่เกินไป"),
    ],
    ids=["html", "svg", "gif", "empty", "broken", "169 megapixels", "a thread", "13 MB"],
)
def test_what_is_no_photograph_is_refused_with_its_sentence(desk, typed, content, name, sentence):
    before = default_storage.listdir("")
    response = desk.post("/desk/products/new/", {**typed, "picture": SimpleUploadedFile(name, content)})
    assert sentence in words(response) and 'value="กรือโป๊ะสด"' in words(response)
    assert not Product.objects.exists() and default_storage.listdir("") == before


def test_fields_that_are_not_hers_to_set_change_nothing(desk, make, typed, merchant):
    other = make.merchant("ร้านอื่น")
    extra = {"state": "paused", "price_satang": "1", "slug": "x", "merchant_id": other.pk, "is_staff": "1"}
    desk.post("/desk/products/new/", {**typed, **extra, "picture": photo(make)})
    product = Product.objects.get()
    assert (product.merchant, product.state, product.price_satang) == (merchant, "live", 6500)


def test_a_form_for_another_merchant_is_refused(desk, make, typed):
    response = desk.post(
        "/desk/products/new/", {**typed, "merchant": make.merchant("ร้านอื่น").pk, "picture": photo(make)}
    )
    assert response.status_code == 409 and not Product.objects.exists()


def test_a_change_is_saved_and_seen(desk, make, merchant, typed):
    product = make.product(merchant)
    page = words(desk.get(f"/desk/products/{product.pk}/"))
    assert 'value="น้ำบูดูสายบุรี"' in page and 'value="50"' in page
    desk.post(f"/desk/products/{product.pk}/", {**typed, "weight_g": "480", "description": "หวานหอม"})
    product.refresh_from_db()
    assert (product.name, product.price_satang, product.description) == ("กรือโป๊ะสด", 6500, "หวานหอม")
    assert make.variant(product).weight_g == 480
    desk.post(f"/desk/products/{product.pk}/", typed)
    assert make.variant(product).weight_g is None
    assert "ใส่ราคาเป็นบาท" in words(desk.post(f"/desk/products/{product.pk}/", {**typed, "price": ""}))


def test_a_draft_without_a_picture_is_not_put_up_for_sale_and_the_page_says_what_to_do(desk, make, typed):
    desk.post("/desk/products/new/", {**typed, "then": "draft"})
    product = Product.objects.get()
    page = f"/desk/products/{product.pk}/"
    assert "ถ่ายรูปสินค้าด้านล่างอย่างน้อยหนึ่งรูปก่อน แล้วจึงเปิดขายได้" in words(desk.get(page))
    answer = desk.post(f"{page}publish/", follow=True)
    assert answer.redirect_chain == [(page, 302)]
    assert "ยังเปิดขายไม่ได้เพราะยังไม่มีรูป ถ่ายรูปสินค้าในช่อง “รูปสินค้า” แล้วกดบันทึกรูปก่อน" in words(answer)
    assert not Product.objects.on_sale().exists()
    desk.post(f"{page}pictures/", {"picture": photo(make)})
    assert "ถ่ายรูปสินค้าด้านล่าง" not in words(desk.get(page))
    assert "ขึ้นขายแล้ว" in words(desk.post(f"{page}publish/", follow=True))
    assert Product.objects.on_sale().exists()


def test_pause_and_resume(desk, make, merchant):
    product = make.product(merchant, picture=make.picture())
    for verb, there in (("pause", False), ("pause", False), ("resume", True)):
        response = desk.post(f"/desk/products/{product.pk}/{verb}/")
        assert response.status_code == 302
        assert Product.objects.on_sale().exists() is there


def test_a_step_that_is_not_allowed_is_a_calm_page(desk, typed):
    desk.post("/desk/products/new/", {**typed, "then": "draft"})
    response = desk.post(f"/desk/products/{Product.objects.get().pk}/pause/")
    assert response.status_code == 409 and "เปลี่ยนสถานะไปก่อนหน้านี้" in words(response)


def test_stock_by_number_and_by_one(desk, make, merchant):
    product = make.product(merchant, on_hand=10)
    desk.post(f"/desk/products/{product.pk}/stock/", {"on_hand": "๒๕"})
    response = desk.post(f"/desk/products/{product.pk}/step/", {"pieces": "-1"})
    assert response["Location"] == f"/desk/products/#product-{product.pk}"
    assert make.variant(product).stock.on_hand == 24


@pytest.mark.parametrize("pieces", ["5", "1000", "-2", "", "x", "1.5"])
def test_a_step_of_anything_but_one_is_refused_in_words(desk, make, merchant, pieces):
    product = make.product(merchant, on_hand=10)
    sentence = "ปุ่มนี้เพิ่มหรือลดได้ครั้งละหนึ่งชิ้น ถ้าจะใส่จำนวนใหม่ กดชื่อสินค้าแล้วแก้ที่ช่องจำนวนที่มี"
    answer = desk.post(f"/desk/products/{product.pk}/step/", {"pieces": pieces}, follow=True)
    assert sentence in words(answer)
    row = desk.post(f"/desk/products/{product.pk}/step/", {"pieces": pieces}, headers={"hx-request": "true"})
    assert sentence in words(row)
    assert make.variant(product).stock.on_hand == 10


@pytest.mark.parametrize("pk", ["0", "9" * 20])
@pytest.mark.parametrize(
    "page", ["", "step/", "stock/", "publish/", "pictures/1/remove/", "pictures/99999999999999999999/remove/"]
)
def test_a_number_that_no_row_can_have_is_not_found(desk, pk, page):
    assert desk.post(f"/desk/products/{pk}/{page}", {"pieces": "1", "on_hand": "1"}).status_code == 404


def test_with_htmx_the_row_comes_back_alone(desk, make, merchant):
    product = make.product(merchant, on_hand=10)
    response = desk.post(f"/desk/products/{product.pk}/step/", {"pieces": "1"}, headers={"hx-request": "true"})
    assert words(response).lstrip().startswith("<article") and "<output>11</output>" in words(response)


def test_the_count_never_goes_below_what_is_held(desk, make, merchant):
    product = make.product(merchant, on_hand=5)
    stock.reserve([(make.variant(product).pk, 5)])
    response = desk.post(f"/desk/products/{product.pk}/stock/", {"on_hand": "4"})
    assert "ลูกค้าสั่งจองไว้แล้ว 5 ชิ้น" in words(response)
    row = desk.post(f"/desk/products/{product.pk}/step/", {"pieces": "-1"}, headers={"hx-request": "true"})
    assert "ลูกค้าสั่งจองไว้แล้ว 5 ชิ้น" in words(row)
    assert make.variant(product).stock.on_hand == 5


@pytest.mark.parametrize("value", ["", "-1", "มาก", "9" * 50])
def test_a_wrong_count_is_refused_and_kept(desk, make, merchant, value):
    product = make.product(merchant, on_hand=5)
    response = desk.post(f"/desk/products/{product.pk}/stock/", {"on_hand": value})
    assert response.context["stock_form"].errors and f'value="{value}"' in words(response) or not value
    assert make.variant(product).stock.on_hand == 5


def test_pictures_come_and_go(desk, make, merchant):
    product = make.product(merchant)
    desk.post(f"/desk/products/{product.pk}/pictures/", {"picture": photo(make)})
    picture = product.pictures.get()
    assert "ยังไม่ได้เลือกรูป" in words(desk.post(f"/desk/products/{product.pk}/pictures/", {}))
    kept = desk.post(f"/desk/products/{product.pk}/pictures/{picture.pk}/remove/", follow=True)
    assert "สินค้าที่กำลังขายต้องมีรูปอย่างน้อยหนึ่งรูป" in words(kept)
    assert product.pictures.get() == picture
    desk.post(f"/desk/products/{product.pk}/pause/")
    desk.post(f"/desk/products/{product.pk}/pictures/{picture.pk}/remove/")
    assert not product.pictures.exists()


@pytest.mark.parametrize("what", ["a ninth", "no picture at all"])
def test_what_comes_after_eight_pictures_is_refused_in_words(desk, make, merchant, what):
    product = make.product(merchant)
    for number in range(8):
        catalogue.add_picture(product=product, by=None, picture=make.picture(f"#0000{number}0"))
    assert 'type="file"' not in words(desk.get(f"/desk/products/{product.pk}/"))
    sent = {"picture": photo(make, colour="#ffffff")} if what == "a ninth" else {}
    answer = desk.post(f"/desk/products/{product.pk}/pictures/", sent)
    sentence = {
        "a ninth": "สินค้าหนึ่งอย่างมีรูปได้ไม่เกิน 8 รูป ลบรูปเดิมก่อนแล้วเพิ่มใหม่",
        "no picture at all": "ยังไม่ได้เลือกรูป ถ่ายรูปหรือเลือกจากคลังภาพ",
    }
    assert answer.status_code == 200 and sentence[what] in words(answer)
    assert product.pictures.count() == 8


def test_the_list_says_what_runs_low(desk, make, merchant):
    make.product(merchant, "ใกล้จะหมด", on_hand=2)
    make.product(merchant, "หมดเกลี้ยง", on_hand=0)
    marks = {row["name"]: (row["low"], row["out"]) for row in desk.get("/desk/products/").context["rows"]}
    assert marks == {"ใกล้จะหมด": (True, False), "หมดเกลี้ยง": (False, True)}


def test_an_empty_list_shows_the_first_step(desk):
    assert "เพิ่มสินค้าชิ้นแรก" in words(desk.get("/desk/products/"))


@pytest.mark.parametrize("page", ["", "stock/", "step/", "pictures/", "publish/", "pause/", "resume/"])
def test_a_strangers_product_is_not_found(desk, make, page):
    theirs = make.product(make.merchant("ร้านอื่น"), on_hand=7, picture=make.picture())
    address = f"/desk/products/{theirs.pk}/{page}"
    assert desk.post(address, {"on_hand": "1", "pieces": "1"}).status_code == 404
    assert desk.get(address).status_code in (404, 405)
    theirs.refresh_from_db()
    assert theirs.state == "live" and make.variant(theirs).stock.on_hand == 7


def test_a_strangers_picture_cannot_be_removed(desk, make, merchant):
    mine, theirs = make.product(merchant), make.product(make.merchant("ร้านอื่น"), picture=make.picture())
    picture = theirs.pictures.get()
    for product in (mine, theirs):
        assert desk.post(f"/desk/products/{product.pk}/pictures/{picture.pk}/remove/").status_code == 404
    assert theirs.pictures.exists()


def test_only_members_come_in(client, make, signed_in, merchant):
    product = make.product(merchant)
    assert client.get(f"/desk/products/{product.pk}/")["Location"].startswith("/accounts/login/")
    assert signed_in(make.user()).get("/desk/products/").status_code == 404


def test_the_list_costs_the_same_with_10_and_with_200_products(desk, make, merchant):
    def queries() -> int:
        desk.get("/desk/products/")
        with CaptureQueriesContext(connection) as captured:
            assert desk.get("/desk/products/").status_code == 200
        return len(captured)

    for number in range(10):
        make.product(merchant, f"สินค้า {number}")
    with_10 = queries()
    for number in range(190):
        make.product(merchant, f"สินค้า {10 + number}")
    assert queries() == with_10 == 7
    page = desk.get("/desk/products/?page=99999")
    assert page.status_code == 200 and "ไม่มีสินค้าในหน้านี้แล้ว" in words(page)
