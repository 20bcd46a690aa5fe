"""A new product on three screens without script: each keeps what was typed; templates fill in what is theirs."""

import datetime
import uuid

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from common import clock
from merchants import services as merchants
from shop.catalogue import services as catalogue
from shop.catalogue import templates
from shop.catalogue.models import Allergen, Category, ListingTemplate, Product, UnfinishedProduct

NEW = "/desk/products/new/"


@pytest.fixture
def merchant(make):
    return make.merchant()


@pytest.fixture
def desk(signed_in, make, merchant):
    return signed_in(make.owner_of(merchant))


@pytest.fixture
def budu(db):
    return ListingTemplate.objects.get(key="budu")


def words(response) -> str:
    return response.content.decode()


def photo(make) -> SimpleUploadedFile:
    return SimpleUploadedFile("IMG_1.jpg", make.picture_bytes(), "image/jpeg")


def first(merchant, **more) -> dict:
    return {
        "merchant": merchant.pk,
        "key": str(uuid.uuid4()),
        "screen": "1",
        "then": "next",
        "name": "น้ำบูดูบ้านเรา",
        **more,
    }


def second(merchant, **more) -> dict:
    return {
        "merchant": merchant.pk, "screen": "2", "then": "sell", "price": "๕๕", "on_hand": "๑๒", "unit": "ขวด 300 มล.",
        "category": Category.objects.get(slug="condiment").pk, **more,
    }  # fmt: skip


def begun(desk, merchant, **more) -> UnfinishedProduct:
    desk.post(NEW, first(merchant, **more))
    return UnfinishedProduct.objects.get()


def test_three_screens_from_a_template_to_a_product_on_sale(desk, make, merchant, budu):
    step = desk.post(NEW, first(merchant, template=budu.pk, picture=photo(make)))
    row = UnfinishedProduct.objects.get()
    assert step["Location"] == f"/desk/products/unfinished/{row.pk}/price/"
    page = words(desk.get(step["Location"]))
    assert 'value="ขวด 300 มล."' in page and f'<option value="{budu.category_id}" selected data-food>' in page
    assert "เติมจากแบบ “น้ำบูดู” ให้แล้ว: หนัก 480 กรัม · อุณหภูมิห้อง · เก็บได้ 365 วัน · กลิ่นแรง · มีปลา" in page
    assert not Product.objects.exists()
    answer = desk.post(step["Location"], second(merchant))
    product = Product.objects.on_sale().get()
    assert answer["Location"] == f"/desk/products/{product.pk}/"
    assert (product.name, product.price_satang, product.unit) == ("น้ำบูดูบ้านเรา", 5500, "ขวด 300 มล.")
    assert (product.shelf_life_days, product.storage, product.template) == (365, "dry", budu)
    assert [each.key for each in product.allergens.all()] == ["fish"]
    assert make.variant(product).weight_g == 480 and make.variant(product).stock.on_hand == 12
    assert product.description == ""  # nobody filled in the template's blanks
    assert product.pictures.count() == 1
    assert "ยังทำไม่เสร็จ" not in words(desk.get("/desk/products/"))


def test_what_was_typed_survives_closing_the_browser(desk, make, merchant, client, signed_in):
    row = begun(desk, merchant, picture=photo(make))
    desk.post(f"/desk/products/unfinished/{row.pk}/price/", second(merchant, then="next", price="๖๕.๕๐ บาท"))
    desk.logout()
    again = signed_in(make.owner_of(merchant))
    listed = words(again.get("/desk/products/"))
    assert "ยังทำไม่เสร็จ" in listed and "น้ำบูดูบ้านเรา" in listed and f"/desk/products/unfinished/{row.pk}/" in listed
    page = words(again.get(f"/desk/products/unfinished/{row.pk}/price/"))
    assert 'value="๖๕.๕๐ บาท"' in page and 'value="๑๒"' in page
    assert 'src="' + again.get(f"/desk/products/unfinished/{row.pk}/").context["kept_url"] in page


def test_the_last_screen_keeps_what_it_asks_and_finishes(desk, make, merchant, budu):
    row = begun(desk, merchant, template=budu.pk, picture=photo(make))
    more = f"/desk/products/unfinished/{row.pk}/more/"
    assert desk.post(f"/desk/products/unfinished/{row.pk}/price/", second(merchant, then="next"))["Location"] == more
    page = words(desk.get(more))
    assert "ทำจาก: …" in page and 'value="480"' in page
    fish, egg = Allergen.objects.get(key="fish"), Allergen.objects.get(key="eggs")
    said = {
        "merchant": merchant.pk, "screen": "3", "then": "draft", "description": "ทำจาก: ปลากะตักกับเกลือ\nรสชาติ: …\nกินกับ: ข้าวยำ",
        "ingredients": "ปลากะตัก เกลือ", "allergens": [fish.pk, egg.pk], "weight_g": "๔๙๐", "storage": "chilled",
        "shelf_life_days": "",
    }  # fmt: skip
    desk.post(more, said)
    product = Product.objects.get()
    assert product.state == "draft" and product.description == "ทำจาก: ปลากะตักกับเกลือ\nกินกับ: ข้าวยำ"
    assert (product.ingredients, product.storage, product.shelf_life_days) == ("ปลากะตัก เกลือ", "chilled", None)
    assert set(product.allergens.all()) == {fish, egg} and make.variant(product).weight_g == 490
    assert desk.get(more)["Location"] == f"/desk/products/{product.pk}/"


def test_back_keeps_what_was_typed(desk, merchant):
    row = begun(desk, merchant)
    back = desk.post(f"/desk/products/unfinished/{row.pk}/price/", second(merchant, then="back", price="77"))
    assert back["Location"] == f"/desk/products/unfinished/{row.pk}/"
    assert 'value="77"' in words(desk.get(f"/desk/products/unfinished/{row.pk}/price/"))


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("price", "๑๒๐๐๐๐๐๐", "จำนวนเงินสูงเกินไป"),
        ("price", "ห้าสิบ", "อ่านจำนวนเงินไม่ได้"),
        ("on_hand", "๑.๕", "ใส่เป็นจำนวนเต็ม"),
        ("unit", "", "ใส่หน่วยขาย"),
        ("category", "0", "หมวดนี้ไม่มีแล้ว"),
    ],
)
def test_a_wrong_field_stays_as_typed_with_its_sentence(desk, merchant, field, value, sentence):
    row = begun(desk, merchant)
    address = f"/desk/products/unfinished/{row.pk}/price/"
    refused = desk.post(address, second(merchant, **{field: value}))
    assert refused.status_code == 200 and sentence in words(refused)
    assert set(refused.context["form"].errors) == {field}
    if field in {"price", "on_hand"}:
        assert f'value="{value}"' in words(refused) and f'value="{value}"' in words(desk.get(address))
    assert not Product.objects.exists()


def test_nothing_is_wrong_yet_on_screens_that_were_not_shown(desk, merchant):
    empty = desk.post(NEW, first(merchant, name=""))
    assert empty.status_code == 200 and set(empty.context["form"].errors) == {"name"}
    assert (
        "ใส่ชื่อสินค้า" in words(empty)
        and "ใส่ราคาเป็นบาท" not in words(empty).replace("data-missing", "").split("<template")[0]
    )


def test_a_sale_without_a_photo_leads_to_the_screen_that_asks_for_it(desk, make, merchant):
    row = begun(desk, merchant)
    refused = desk.post(f"/desk/products/unfinished/{row.pk}/price/", second(merchant))
    assert refused["Location"] == f"/desk/products/unfinished/{row.pk}/?check=1"
    page = words(desk.get(refused["Location"]))
    assert "ใส่รูปสินค้าก่อนเปิดขาย" in page and not Product.objects.exists()
    desk.post(f"/desk/products/unfinished/{row.pk}/", first(merchant, picture=photo(make)))
    desk.post(f"/desk/products/unfinished/{row.pk}/price/", second(merchant))
    assert Product.objects.on_sale().get().pictures.count() == 1


def test_a_second_click_finds_the_product_that_stands(desk, make, merchant):
    row = begun(desk, merchant, picture=photo(make))
    for _click in range(2):
        desk.post(f"/desk/products/unfinished/{row.pk}/price/", second(merchant))
    assert Product.objects.get().pictures.count() == 1


def test_a_phone_that_sends_again_resumes_nothing_she_paused(desk, make, merchant):
    row = begun(desk, merchant, picture=photo(make))
    address = f"/desk/products/unfinished/{row.pk}/price/"
    desk.post(address, second(merchant))
    product = Product.objects.get()
    catalogue.pause(product=product, by=None)
    assert desk.post(address, second(merchant))["Location"] == f"/desk/products/{product.pk}/"
    product.refresh_from_db()
    assert product.state == "paused"


def test_what_she_typed_herself_no_template_overwrites(desk, merchant, budu):
    row = begun(desk, merchant)
    desk.post(f"/desk/products/unfinished/{row.pk}/price/", second(merchant, then="back", unit="โถ", category=""))
    desk.post(f"/desk/products/unfinished/{row.pk}/", first(merchant, template=budu.pk))
    row.refresh_from_db()
    assert (row.typed["unit"], row.typed["category"]) == ("โถ", str(budu.category_id))
    rice = ListingTemplate.objects.get(key="rice")
    desk.post(f"/desk/products/unfinished/{row.pk}/", first(merchant, template=rice.pk))
    row.refresh_from_db()
    assert (row.typed["unit"], row.typed["weight_g"], row.typed["allergens"]) == ("โถ", "1020", [])


def test_goods_that_nobody_eats_have_no_allergens(desk, make, merchant, budu):
    row = begun(desk, merchant, template=budu.pk, picture=photo(make))
    desk.post(
        f"/desk/products/unfinished/{row.pk}/price/", second(merchant, category=Category.objects.get(slug="textile").pk)
    )
    assert not Product.objects.get().allergens.exists()


def test_a_phone_is_answered_in_json(desk, make, merchant):
    asks = {"accept": "application/json"}
    said = first(merchant, picture=photo(make))
    kept = desk.post(NEW, said, headers=asks)
    assert kept.json()["kept"] is True and kept.json()["picture"]
    whole = {**second(merchant), "name": said["name"], "key": said["key"], "screen": "all"}
    refused = desk.post(NEW, {**whole, "price": "x"}, headers=asks)
    assert refused.status_code == 422 and list(refused.json()["errors"]) == ["price"]
    answers = [desk.post(NEW, whole, headers=asks).json() for _time in range(2)]
    product = Product.objects.get()
    assert answers == [{"url": f"/desk/products/{product.pk}/"}] * 2
    assert product.pictures.count() == 1


def test_a_shop_that_may_not_sell_is_told_and_keeps_what_was_typed(desk, make, merchant):
    row = begun(desk, merchant, picture=photo(make))
    merchants.suspend(merchant=merchant, by=make.officer(), reason="ตรวจเอกสาร")
    refused = desk.post(f"/desk/products/unfinished/{row.pk}/price/", second(merchant))
    assert refused.status_code == 200 and refused.context["form"].non_field_errors()
    assert 'value="๕๕"' in words(refused) and not Product.objects.exists()


def test_thrown_away_is_gone_with_its_photo(desk, make, merchant, django_capture_on_commit_callbacks):
    row = begun(desk, merchant, picture=photo(make))
    name = row.picture["name"]
    with django_capture_on_commit_callbacks(execute=True):
        answer = desk.post(f"/desk/products/unfinished/{row.pk}/discard/", follow=True)
    assert "ทิ้งที่พิมพ์ค้างไว้แล้ว" in words(answer) and not UnfinishedProduct.objects.exists()
    assert not default_storage.exists(name)
    assert desk.post(f"/desk/products/unfinished/{row.pk}/discard/").status_code == 404


@pytest.mark.parametrize("page", ["", "price/", "more/", "discard/"])
def test_a_strangers_unfinished_product_is_not_found(desk, make, merchant, page):
    other = catalogue.keep_typed(merchant=make.merchant("ร้านอื่น"), by=None, key=uuid.uuid4(), typed={"name": "ลับ"})
    address = f"/desk/products/unfinished/{other.pk}/{page}"
    assert desk.get(address).status_code == 404 and desk.post(address, second(merchant)).status_code == 404
    other.refresh_from_db()
    assert other.typed == {"name": "ลับ"}


def test_hostile_text_is_kept_harmless(desk, merchant):
    hostile = '\x00<script>alert(1)</script>"'
    row = begun(desk, merchant, name=hostile, template="9" * 40, screen="9")
    assert "<script>alert(1)" not in words(desk.get(f"/desk/products/unfinished/{row.pk}/"))
    assert "\x00" not in row.name and len(row.typed["template"]) == 40


def test_nobody_comes_back_and_it_is_cleared(make, merchant):
    kept = {}
    for age in (0, 2, 31):
        with clock.at(clock.now() - datetime.timedelta(days=age)):
            kept[age] = catalogue.keep_typed(
                merchant=merchant, by=None, key=uuid.uuid4(), typed={}, picture=make.picture()
            )
    finished = UnfinishedProduct.objects.filter(pk=kept[2].pk)
    finished.update(product=make.product(merchant))
    assert catalogue.clear_unfinished() == 2 and catalogue.clear_unfinished() == 0
    assert list(UnfinishedProduct.objects.all()) == [kept[0]]
    assert default_storage.exists(kept[0].picture["name"])


def test_only_so_many_are_kept(merchant, monkeypatch):
    monkeypatch.setattr("shop.catalogue.services.unfinished.MOST_UNFINISHED", 3)
    rows = [catalogue.keep_typed(merchant=merchant, by=None, key=uuid.uuid4(), typed={}) for _number in range(5)]
    assert set(UnfinishedProduct.objects.all()) == set(rows[2:])


def test_every_first_template_makes_a_right_form(db):
    assert templates.offered().count() == 14
    for template in templates.offered():
        fills = templates.fills(template)
        assert template.name_ms and template.name_en and template.description_ms and template.description_en
        assert templates.finished(fills["description"]) == ""
        assert fills["unit"] and (template.category.food or not fills["allergens"])
