"""Sizes, offers, seasons, the shelf and many at once: at the desk, as the owner does it and as she is refused."""

import datetime
import re
import uuid

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from common import clock
from common.thai import dates
from common.versions import services as versions
from shop.catalogue import invariants, seasons, stock
from shop.catalogue import services as catalogue
from shop.catalogue.models import BulkAct, Product, Stock, StockMovement, Variant

DAY = datetime.timedelta(days=1)


@pytest.fixture
def merchant(make):
    return make.ready(make.merchant())


@pytest.fixture
def desk(signed_in, make, merchant):
    return signed_in(make.owner_of(merchant))


@pytest.fixture
def product(make, merchant):
    return make.product(merchant, picture=make.picture())


def url(product, page=""):
    return f"/desk/products/{product.pk}/{page}"


def text(response) -> str:
    return response.content.decode()


def card(number, variant=None, **fields):
    values = {"value_1": "", "value_2": "", "price": "", "on_hand": "", "weight_g": "", "pack_pieces": "", "code": ""}
    if variant:
        values |= {
            "pk": variant.pk,
            "value_1": variant.value_1,
            "value_2": variant.value_2,
            "price": variant.price_satang // 100,
        }
    return {f"{number}-{name}": value for name, value in {**values, **fields}.items()}


def form_of(product, *cards, **fields):
    seen = ",".join(str(row.pk) for row in product.variants.sold())
    merged = {"option_1": product.option_1, "option_2": product.option_2, "seen": seen}
    for each in cards:
        merged |= each
    return {**merged, **fields}


def rows_of(product):
    return [(row.name, row.price_satang, row.stock.on_hand) for row in product.variants.sold().select_related("stock")]


# sizes ---------------------------------------------------------------------------------------------------------------


def test_sizes_begin_with_words_and_the_first_keeps_price_and_pieces(desk, product):
    assert "ต่างกันที่อะไร" in text(desk.get(url(product, "sizes/")))
    said = {"option_1": "ขนาด", "values_1": "เล็ก\nกลาง, ใหญ่\n\nเล็ก", "option_2": "", "values_2": ""}
    page = desk.post(url(product, "sizes/"), said, follow=True)
    assert "แยกเป็น 3 แบบแล้ว" in text(page)
    assert rows_of(product) == [("เล็ก", 5000, 10), ("กลาง", 5000, 0), ("ใหญ่", 5000, 0)]


def test_two_options_make_every_pair(desk, product):
    said = {"option_1": "ขนาด", "values_1": "S\nM", "option_2": "สี", "values_2": "ขาว\nดำ"}
    desk.post(url(product, "sizes/"), said)
    assert [row.name for row in product.variants.sold()] == ["S · ขาว", "S · ดำ", "M · ขาว", "M · ดำ"]


@pytest.mark.parametrize(
    ("typed", "sizes"),
    [
        ("500 มล., 1,000 มล.", ["500 มล.", "1,000 มล."]),
        ("๑,๐๐๐ กรัม,๒,๐๐๐ กรัม", ["๑,๐๐๐ กรัม", "๒,๐๐๐ กรัม"]),
        ("100,200,300", ["100", "200", "300"]),
        ("S,M,1,5", ["S", "M", "1", "5"]),
    ],
)
def test_a_thousand_is_one_size_and_other_commas_part_them(desk, product, typed, sizes):
    said = {"option_1": "ขนาด", "values_1": typed, "option_2": "", "values_2": ""}
    desk.post(url(product, "sizes/"), said)
    assert [row.value_1 for row in product.variants.sold()] == sizes


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"option_1": "", "values_1": "S"}, "ใส่ว่าแต่ละแบบต่างกันที่อะไร"),
        ({"option_1": "ขนาด", "values_1": " \n "}, "ใส่แบบที่มี บรรทัดละหนึ่งแบบ"),
        ({"option_1": "ขนาด", "values_1": "S", "option_2": "สี"}, "ใส่แบบของอย่างที่สอง"),
        ({"option_1": "ขนาด", "values_1": "S", "values_2": "แดง"}, "ใส่ว่าอย่างที่สองคืออะไร"),
        ({"option_1": "ขนาด", "values_1": "\n".join(str(n) for n in range(61))}, "ไม่เกิน 60 แบบ"),
        ({"option_1": "ขนาด", "values_1": f"S\n{'ขวดใหญ่' * 6}"}, "ขวดใหญ่” ยาวเกินไป ชื่อแบบยาวได้ไม่เกิน 36 ตัวอักษร"),
    ],
)
def test_a_beginning_that_says_too_little_is_refused_and_kept(desk, product, said, words):
    page = text(desk.post(url(product, "sizes/"), said))
    assert words in page and "%(" not in page
    product.refresh_from_db()
    assert product.option_1 == "" and Variant.objects.count() == 1


def test_the_whole_list_is_changed_in_one_go(make, desk, product):
    small, large = make.sizes(product, ("เล็ก", 5000), ("ใหญ่", 9000))
    said = form_of(
        product,
        card(0, small, price="๕๕", code="BD-S", weight_g="450"),
        card(1, large, stop="on"),
        card(2, value_1="กลาง", price="70.50", on_hand="8", pack_pieces="6"),
        card(3),
        card(4),
    )
    page = desk.post(url(product, "sizes/"), said, follow=True)
    assert "บันทึกแล้ว" in text(page)
    assert rows_of(product) == [("เล็ก", 5500, 10), ("กลาง", 7050, 8)]
    large.refresh_from_db()
    assert large.retired_at is not None
    assert "฿11.75/ชิ้น" in text(desk.get(f"/products/{product.slug}/"))
    assert invariants.check() == []


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"price": ""}, "ใส่ราคาเป็นบาท"),
        ({"price": "0.50"}, "ใส่จำนวนเงินตั้งแต่ ฿1 ขึ้นไป"),
        ({"price": "แพง"}, "อ่านจำนวนเงินไม่ได้"),
        ({"value_1": ""}, "ใส่ขนาดของทุกแบบ"),
        ({"value_1": "เล็ก"}, "มี “เล็ก” ซ้ำกัน"),
        ({"pack_pieces": "1"}, "ใส่จำนวนตั้งแต่ 2 ขึ้นไป"),
        ({"code": "TAKEN"}, "รหัส “TAKEN” ใช้กับสินค้าอื่นของร้านแล้ว"),
    ],
)
def test_a_wrong_card_is_told_on_the_card_and_nothing_is_saved(make, desk, product, fields, words):
    other = make.product(product.merchant, "กะปิ")
    line = catalogue.VariantFacts(5000, pk=other.variants.get().pk, code="taken")
    catalogue.set_variants(product=other, by=None, variants=[line])
    small, large = make.sizes(product, ("เล็ก", 5000), ("ใหญ่", 9000))
    page = text(
        desk.post(url(product, "sizes/"), form_of(product, card(0, small, price="77"), card(1, large, **fields)))
    )
    assert words in page and "%(" not in page and 'value="77"' in page
    assert rows_of(product) == [("เล็ก", 5000, 10), ("ใหญ่", 9000, 5)]


def test_all_sizes_stopped_is_refused(make, desk, product):
    small, large = make.sizes(product, ("เล็ก", 5000), ("ใหญ่", 9000))
    said = form_of(product, card(0, small, stop="on"), card(1, large, stop="on"))
    assert "ต้องเหลือไว้ขายอย่างน้อยหนึ่งแบบ" in text(desk.post(url(product, "sizes/"), said))
    assert len(rows_of(product)) == 2


def test_a_form_opened_before_somebody_added_a_size_does_not_retire_it(make, desk, product):
    small, large = make.sizes(product, ("เล็ก", 5000), ("ใหญ่", 9000))
    said = form_of(product, card(0, small, price="60"), card(1, large))
    make.sizes(product, ("เล็ก", 5000), ("ใหญ่", 9000), ("กลาง", 7000))
    page = text(desk.post(url(product, "sizes/"), said, follow=True))
    assert "มีคนแก้แบบของสินค้านี้" in page
    assert "กลาง" in [row.name for row in product.variants.sold()]


@pytest.mark.parametrize("seen", ["", "x", "1;2", "9" * 30, "1," * 200])
def test_a_form_that_says_nonsense_of_what_it_showed_saves_nothing(make, desk, product, seen):
    small, _large = make.sizes(product, ("เล็ก", 5000), ("ใหญ่", 9000))
    assert desk.post(url(product, "sizes/"), form_of(product, card(0, small, price="60"), seen=seen)).status_code in (
        200,
        302,
    )
    assert [row[1] for row in rows_of(product)] == [5000, 9000]


def test_a_strangers_size_in_the_form_is_not_changed(make, desk, product):
    stranger = make.product(make.merchant("อื่น"), "ไข่เค็ม").variants.get()
    small, large = make.sizes(product, ("เล็ก", 5000), ("ใหญ่", 9000))
    desk.post(url(product, "sizes/"), form_of(product, card(0, small), card(1, large, pk=stranger.pk, price="1")))
    stranger.refresh_from_db()
    assert (stranger.price_satang, stranger.value_1) == (5000, "")


def test_back_to_one_size(make, desk, product):
    small, large = make.sizes(product, ("เล็ก", 5000), ("ใหญ่", 9000))
    assert "เลือกแบบที่จะขายต่อ" in text(desk.post(url(product, "sizes/one/"), {"variant": "987"}, follow=True))
    desk.post(url(product, "sizes/one/"), {"variant": large.pk})
    product.refresh_from_db()
    assert product.option_1 == "" and rows_of(product) == [("", 9000, 5)]
    assert invariants.check() == []


def test_what_was_retired_is_named_and_comes_back_with_its_pieces(make, desk, product):
    small, large = make.sizes(product, ("เล็ก", 5000), ("ใหญ่", 9000))
    desk.post(url(product, "sizes/"), form_of(product, card(0, small), card(1, large, stop="on")))
    assert "เลิกขายแล้ว: ใหญ่" in text(desk.get(url(product, "sizes/")))
    desk.post(
        url(product, "sizes/"), form_of(product, card(0, small), card(1, value_1="ใหญ่", price="95", on_hand="99"))
    )
    assert rows_of(product) == [("เล็ก", 5000, 10), ("ใหญ่", 9500, 5)]
    assert product.variants.sold().get(value_1="ใหญ่").pk == large.pk


def test_the_products_form_leaves_prices_to_the_sizes(make, desk, product):
    make.sizes(product, ("เล็ก", 5000), ("ใหญ่", 9000), weight_g=700)
    page = text(desk.get(url(product)))
    assert 'name="price"' not in page and 'name="weight_g"' not in page and 'name="name"' in page
    facts = {
        "name": "บูดูใหม่",
        "price": "1",
        "weight_g": "1",
        "unit": "ขวด",
        "category": product.category_id,
        "storage": "dry",
    }
    desk.post(url(product), facts)
    product.refresh_from_db()
    assert (product.name, product.price_satang) == ("บูดูใหม่", 5000)
    assert [(row.price_satang, row.weight_g) for row in product.variants.sold()] == [(5000, 700), (9000, 700)]
    assert "ใส่ชื่อสินค้า" in text(desk.post(url(product), {**facts, "name": ""}))


# offers --------------------------------------------------------------------------------------------------------------


def offer(product, satang, *, starts=None, days=7, **fields):
    starts = starts or clock.today()
    prices = {f"lowered_{row.pk}": satang for row in product.variants.sold()}
    return {
        **prices,
        "starts": dates.typed_date(starts),
        "until": dates.typed_date(starts + (days - 1) * DAY),
        **fields,
    }


def test_an_offer_begins_is_shown_and_ends(make, desk, product):
    make.long_on_sale(product)
    page = text(desk.post(url(product, "promotion/"), offer(product, "๓๙.๕๐"), follow=True))
    assert "ลดราคาตั้งแต่" in page
    assert product.variants.get().asked_satang == 3950
    assert "กำลังลดราคา" in text(desk.get(url(product, "promotion/")))
    assert "฿39.50" in text(desk.get("/desk/products/"))
    desk.post(url(product, "promotion/end/"))
    assert product.variants.get().asked_satang == 5000


def test_a_price_that_was_not_asked_before_is_explained(make, desk, product):
    make.long_on_sale(product)
    catalogue.change_product(product=product, by=None, price_satang=8000)
    day = dates.short_date(clock.today() + 31 * DAY)
    assert f"ราคาตอนนี้เริ่มลดได้ตั้งแต่ {day}" in text(desk.get(url(product, "promotion/")))
    page = text(desk.post(url(product, "promotion/"), offer(product, "50")))
    assert f"เคยขาย ฿50 ราคาที่ขีดทิ้งต้องเป็นราคาที่ขายจริง เริ่มลดได้ตั้งแต่ {day}" in page
    assert product.variants.get().promo_satang is None


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"starts": "เมื่อวาน"}, "อ่านวันที่ไม่ได้"),
        ({"until": "1/1/2569"}, "เลือกวันเริ่มตั้งแต่วันนี้ไป"),
        ({"price": "50"}, "ราคาที่ลดแล้วต้องตั้งแต่ ฿1 และต่ำกว่าราคาปกติ ฿50"),
        ({"price": ""}, "ใส่จำนวนเงินเป็นบาท"),
        ({"price": "-5"}, "ติดลบไม่ได้"),
    ],
)
def test_what_is_no_offer_is_refused(make, desk, product, fields, words):
    make.long_on_sale(product)
    said = offer(product, fields.pop("price", "40")) | fields
    assert words in text(desk.post(url(product, "promotion/"), said))
    assert product.variants.get().promo_satang is None


def test_the_price_cannot_be_changed_while_it_is_struck_out(make, desk, product):
    make.long_on_sale(product)
    desk.post(url(product, "promotion/"), offer(product, "40"))
    facts = {
        "name": product.name,
        "price": "90",
        "unit": product.unit,
        "category": product.category_id,
        "storage": "dry",
    }
    assert "ลดราคาอยู่ เปลี่ยนราคาไม่ได้" in text(desk.post(url(product), facts))
    assert product.variants.get().price_satang == 5000


# made to order, seasons ----------------------------------------------------------------------------------------------


def test_made_to_order_and_months_are_said(desk, product):
    desk.post(url(product, "when/"), {"made_days": "๕", "months": ["6", "7"]})
    product.refresh_from_db()
    assert (product.made_days, seasons.months_of(product.season_months)) == (5, [6, 7])
    page = text(desk.get(url(product, "when/")))
    assert page.count("checked") == 2 and 'value="5"' in page
    desk.post(url(product, "when/"), {"made_days": ""})
    product.refresh_from_db()
    assert (product.made_days, product.season_months) == (None, 0)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"made_days": "0"}, "ใส่จำนวนตั้งแต่ 1 ขึ้นไป"),
        ({"made_days": "181"}, "ใส่ได้ไม่เกิน 180"),
        ({"months": ["13"]}, "เลือกเดือนจากรายการ"),
        ({"months": ["x"]}, "เลือกเดือนจากรายการ"),
    ],
)
def test_days_and_months_that_are_none_are_refused(desk, product, said, words):
    assert words in text(desk.post(url(product, "when/"), said))
    product.refresh_from_db()
    assert (product.made_days, product.season_months) == (None, 0)


# the shelf -----------------------------------------------------------------------------------------------------------


def test_the_history_sums_to_what_is_on_hand(make, desk, product):
    variant = product.variants.get()
    stock.reserve([(variant.pk, 4)])
    stock.sell([(variant.pk, 4)], reference="261126-ABCDEF")
    stock.put_back([(variant.pk, 1)], reference="261126-ABCDEF")
    said = {
        f"count-{variant.pk}-on_hand": "๕",
        f"count-{variant.pk}-reason": "spoiled",
        f"count-{variant.pk}-note": "หกใส่รถ",
    }
    page = text(desk.post(url(product, f"shelf/{variant.pk}/count/"), said, follow=True))
    for words in ("ยอดเริ่มต้น", "ขาย", "261126-ABCDEF", "รับคืน", "ปรับยอด · เสียหรือหมดอายุ", "หกใส่รถ"):
        assert words in page
    found = desk.get(url(product, "shelf/")).context["movements"]
    assert [(row.pieces, row.after) for row in found] == [(-2, 5), (1, 7), (-4, 6), (10, 10)]
    assert invariants.check() == []


def test_each_size_is_counted_by_itself(make, desk, product):
    small, large = make.sizes(product, ("เล็ก", 5000), ("ใหญ่", 9000))
    desk.post(url(product, f"shelf/{large.pk}/step/"), {"pieces": "1"})
    desk.post(url(product, f"shelf/{large.pk}/step/"), {"pieces": "1"})
    desk.post(url(product, f"shelf/{small.pk}/step/"), {"pieces": "-1"})
    assert [row[2] for row in rows_of(product)] == [9, 7]
    page = desk.get(url(product, "shelf/"))
    assert [(row.variant.label, row.after) for row in page.context["movements"]][:3] == [
        ("เล็ก", 9),
        ("ใหญ่", 7),
        ("ใหญ่", 6),
    ]
    listed = text(desk.get("/desk/products/"))
    assert "2 แบบ" in listed and "รวม 16 ชิ้น" in listed and f"/desk/products/{product.pk}/step/" not in listed


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"on_hand": ""}, "ใส่จำนวนที่มี"),
        ({"on_hand": "2"}, "ลูกค้าสั่งจองไว้แล้ว 3 ชิ้น"),
        ({"on_hand": "12", "reason": "magic"}, "เลือกเหตุผลจากรายการ"),
        ({"on_hand": "-1"}, "ติดลบไม่ได้"),
    ],
)
def test_a_count_that_cannot_be_is_refused_where_it_was_typed(desk, product, fields, words):
    variant = product.variants.get()
    stock.reserve([(variant.pk, 3)])
    said = {f"count-{variant.pk}-{name}": value for name, value in fields.items()}
    assert words in text(desk.post(url(product, f"shelf/{variant.pk}/count/"), said))
    assert variant.movements.count() == 1


def test_a_limit_is_set_and_nonsense_is_refused(desk, product):
    variant = product.variants.get()
    desk.post(url(product, f"shelf/{variant.pk}/low/"), {f"low-{variant.pk}-low_at": "๗"})
    variant.stock.refresh_from_db()
    assert variant.stock.low_at == 7
    assert "อ่านจำนวนไม่ได้" in text(
        desk.post(url(product, f"shelf/{variant.pk}/low/"), {f"low-{variant.pk}-low_at": "มาก"})
    )
    variant.stock.refresh_from_db()
    assert variant.stock.low_at == 7


def test_the_step_says_what_it_cannot_do(desk, product):
    variant = product.variants.get()
    assert "ครั้งละหนึ่งชิ้น" in text(desk.post(url(product, f"shelf/{variant.pk}/step/"), {"pieces": "9"}, follow=True))
    catalogue.set_on_hand(variant=variant, on_hand=0, by=None)
    assert "ติดลบไม่ได้" in text(desk.post(url(product, f"shelf/{variant.pk}/step/"), {"pieces": "-1"}, follow=True))


def test_a_strangers_and_a_retired_shelf_are_not_there(make, desk, product):
    small, large = make.sizes(product, ("เล็ก", 5000), ("ใหญ่", 9000))
    catalogue.set_variants(
        product=product, by=None, option_1="ขนาด", variants=[catalogue.VariantFacts(9000, "ใหญ่", pk=large.pk)]
    )
    stranger = make.product(make.merchant("อื่น"), "ไข่เค็ม").variants.get()
    before = StockMovement.objects.count()
    for pk in (small.pk, stranger.pk, 987654):
        for act in ("count", "low", "step"):
            assert desk.post(url(product, f"shelf/{pk}/{act}/"), {"pieces": "1"}).status_code == 404
    assert StockMovement.objects.count() == before


def test_a_long_history_turns_pages_and_keeps_its_sums(desk, product):
    variant = product.variants.get()
    for _time in range(60):
        catalogue.adjust_on_hand(variant=variant, pieces=1, by=None)
    first, second = desk.get(url(product, "shelf/")), desk.get(url(product, "shelf/?page=2"))
    assert len(first.context["movements"]) == 50 and first.context["movements"][0].after == 70
    assert [row.after for row in second.context["movements"]][-1] == 10


# many at once --------------------------------------------------------------------------------------------------------


@pytest.fixture
def goods(make, merchant, product):
    return [
        product,
        *(make.product(merchant, f"กะปิ {n}", price_satang=1000 * n, picture=make.picture()) for n in (1, 2)),
    ]


def bulk(desk, verb, goods, page="", **fields):
    said = {"product": [each.pk for each in goods], "verb": verb, "key": uuid.uuid4(), **fields}
    return desk.post(f"/desk/products/bulk/{page}", said, follow=True)


def test_many_are_paused_and_sold_again(desk, goods):
    assert "หยุดขายแล้ว 3 อย่าง" in text(bulk(desk, "pause", goods))
    assert set(Product.objects.values_list("state", flat=True)) == {"paused"}
    assert "กลับมาขายแล้ว 2 อย่าง" in text(bulk(desk, "resume", goods[:2]))
    assert Product.objects.filter(state="live").count() == 2


def test_a_page_gone_back_to_does_another_act_and_says_what_it_did_before(desk, goods):
    key = uuid.uuid4()
    assert "หยุดขายแล้ว 3 อย่าง" in text(bulk(desk, "pause", goods, key=key))
    assert "กลับมาขายแล้ว 3 อย่าง" in text(bulk(desk, "resume", goods, key=key))
    assert "จึงไม่ได้ทำซ้ำ" in text(bulk(desk, "pause", goods, key=key))
    assert set(Product.objects.values_list("state", flat=True)) == {"live"}
    assert "หยุดขายแล้ว 1 อย่าง" in text(bulk(desk, "pause", goods[:1], key=key))


def test_nothing_ticked_is_said_and_nothing_else_is_an_act(desk, goods):
    for verb in ("pause", "resume", "price"):
        assert "เลือกสินค้าอย่างน้อยหนึ่งอย่างก่อน" in text(bulk(desk, verb, []))
    for verb in ("", "delete", "publish"):
        bulk(desk, verb, goods)
    assert set(Product.objects.values_list("state", flat=True)) == {"live"} and not BulkAct.objects.exists()


def asked(**fields):
    return {"way": "up", "much": "๑๐", "kind": "percent", "step": "100", **fields}


def seen_in(page) -> list[str]:
    return re.findall(r'name="seen" value="([^"]+)"', text(page))


def test_prices_are_shown_before_they_change(desk, goods):
    page = bulk(desk, "price", goods)
    assert "เลือกไว้ 3 อย่าง" in text(page) and not seen_in(page)
    preview = bulk(desk, "", goods, "price/", **asked())
    assert len(seen_in(preview)) == 3 and "ยืนยันเปลี่ยน 3 ราคา" in text(preview)
    assert [row.price_satang for row in Product.objects.order_by("pk")] == [5000, 1000, 2000]
    key = uuid.uuid4()
    for words in ("เปลี่ยนราคาแล้ว 3 อย่าง", "จึงไม่ได้ทำซ้ำ"):
        done = bulk(desk, "", goods, "price/", **asked(), sure="1", key=key, seen=seen_in(preview))
        assert words in text(done)
    assert [row.price_satang for row in Product.objects.order_by("pk")] == [5500, 1100, 2200]


def test_a_preview_that_is_no_longer_true_is_shown_anew(desk, goods):
    preview = bulk(desk, "", goods, "price/", **asked())
    catalogue.change_product(product=goods[0], by=None, price_satang=6000)
    again = bulk(desk, "", goods, "price/", **asked(), sure="1", seen=seen_in(preview))
    assert "เปลี่ยนไปหลังจากที่คุณดู" in text(again) and "฿66" in text(again)
    assert Product.objects.get(pk=goods[1].pk).price_satang == 1000
    for wrong in ([], ["x"], ["1:2"], [f"{'9' * 30}:1:1"], ["1:1:1"]):
        assert bulk(desk, "", goods, "price/", **asked(), sure="1", seen=wrong).status_code == 200
    assert Product.objects.get(pk=goods[1].pk).price_satang == 1000 and not BulkAct.objects.exists()


def test_those_that_cannot_change_are_named(desk, goods):
    preview = text(bulk(desk, "", goods, "price/", **asked(way="down", much="15", kind="amount", step="1")))
    assert "1 รายการเปลี่ยนไม่ได้" in preview and "ราคาต้องอยู่ระหว่าง ฿1" in preview and "ยืนยันเปลี่ยน 2 ราคา" in preview


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"much": ""}, "ใส่ตัวเลข เช่น 5"),
        ({"much": "0"}, "ใส่ตัวเลขมากกว่า 0"),
        ({"much": "-5"}, "ใส่ตัวเลขมากกว่า 0"),
        ({"much": "1.234"}, "ใส่ตัวเลขมากกว่า 0"),
        ({"much": "NaN"}, "ใส่ตัวเลขมากกว่า 0"),
        ({"much": "1e9"}, "ใส่ตัวเลขมากกว่า 0"),
        ({"much": "501"}, "ใส่ได้ไม่เกิน 500"),
        ({"way": ""}, "เลือกว่าจะขึ้นหรือลดราคา"),
        ({"kind": "x"}, "เลือกจากรายการ"),
        ({"step": "7"}, "เลือกจากรายการ"),
    ],
)
def test_a_change_that_is_none_is_refused(desk, goods, fields, words):
    page = bulk(desk, "", goods, "price/", **asked(**fields), sure="1")
    assert words in text(page) and not seen_in(page)


def test_a_strangers_product_among_the_ticked_is_left_alone(make, desk, goods):
    stranger = make.product(make.merchant("อื่น"), "ไข่เค็ม")
    bulk(desk, "pause", [stranger, goods[0]])
    stranger.refresh_from_db()
    assert stranger.state == "live"
    preview = bulk(desk, "", [stranger, goods[0]], "price/", **asked())
    assert "ไข่เค็ม" not in text(preview)
    assert (
        desk.post("/desk/products/bulk/", {"product": ["x", "9" * 40, "-1", "๑"], "verb": "pause"}).status_code == 302
    )


def test_a_list_of_two_thousand_costs_what_ten_cost(make, desk, merchant, product):
    """Half of them have sizes, all of them a price and a shelf; the desk's list and the shoppers'."""
    goods = [make.product(merchant, f"กะปิ {number}") for number in range(9)]
    for each in goods[::2]:
        make.sizes(each, ("S", 5000), ("M", 6000))
    first = goods[0]
    shopper = Client()
    pages = (
        (desk, "/desk/products/"),
        (desk, url(first, "sizes/")),
        (shopper, "/products/"),
        (shopper, "/products/?stock=1&sort=unit"),
        (shopper, f"/products/{first.slug}/"),
    )
    ten = [cost(*page) for page in pages]
    template = {
        "merchant": merchant,
        "category": first.category,
        "unit": "ถุง",
        "state": "live",
        "listed_at": clock.now(),
        "price_satang": 5000,
    }
    more = Product.objects.bulk_create(
        Product(name=f"ของ {n}", slug=f"more-{n}", option_1="ขนาด" if n % 2 else "", **template) for n in range(1990)
    )
    variants = Variant.objects.bulk_create(
        Variant(product=row, price_satang=5000 + 1000 * size, position=size, value_1=f"{size}" if row.option_1 else "")
        for row in more
        for size in range(2 if row.option_1 else 1)
    )
    Stock.objects.bulk_create(Stock(variant=row, on_hand=5) for row in variants)
    versions.bump("catalogue")
    assert Product.objects.count() == 2000
    assert ten == [cost(*page) for page in pages] == [8, 8, 3, 3, 3]


# what it costs -------------------------------------------------------------------------------------------------------


def cost(desk, address: str) -> int:
    desk.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert desk.get(address).status_code == 200
    return len(captured)


def test_pages_cost_the_same_with_more_sizes_and_more_history(make, desk, product):
    make.sizes(product, ("S", 5000), ("M", 6000))
    pages = ("/desk/products/", url(product, "sizes/"), url(product, "promotion/"), url(product, "shelf/"))
    before = [cost(desk, page) for page in pages]
    make.sizes(product, *((f"{n} กรัม", 5000 + n) for n in range(20)))
    for row in product.variants.sold():
        catalogue.adjust_on_hand(variant=row, pieces=1, by=None)
    for number in range(12):
        make.sizes(make.product(product.merchant, f"กะปิ {number}"), ("S", 5000), ("M", 6000))
    assert before == [cost(desk, page) for page in pages] == [8, 8, 8, 8]
