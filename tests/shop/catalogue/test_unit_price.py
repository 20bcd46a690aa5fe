import pytest

from shop.catalogue import unit_price


@pytest.mark.parametrize(
    ("unit", "held"),
    [
        ("ขวด 300 มล.", ("ml", 300)),
        ("ถุง 500 กรัม", ("g", 500)),
        ("กก.", ("g", 1000)),
        ("ตัว ~2 กก.", ("g", 2000)),
        ("หวี ~1.5 กก.", ("g", 1500)),
        ("กระปุก ๘๐ กรัม", ("g", 80)),
        ("ขวด 1 ลิตร", ("ml", 1000)),
        ("กระปุก", None),
        ("ผืน 2 เมตร", None),
        ("กล่อง 10 ซอง", None),
        ("ลำ 30 ซม.", None),
        ("ถุง 0 กรัม", None),
        ("", None),
    ],
)
def test_what_a_unit_holds(unit, held):
    assert unit_price.amount_in(unit) == held


def test_the_price_of_a_hundred():
    assert unit_price.text(price_satang=5000, unit="ขวด 300 มล.") == "฿16.67/100 มล."
    assert unit_price.text(price_satang=18000, unit="กก.") == "฿18/100 ก."


def test_weight_is_asked_only_where_the_unit_says_nothing():
    assert unit_price.text(price_satang=9000, unit="ลูก", weight_g=1500) == "฿6/100 ก."
    assert unit_price.text(price_satang=9000, unit="ถุง 500 กรัม", weight_g=600) == "฿18/100 ก."


def test_nothing_is_said_where_it_would_only_repeat_the_price():
    assert unit_price.text(price_satang=4500, unit="ซอง 100 กรัม") == ""
    assert unit_price.text(price_satang=4500, unit="ชิ้น") == ""


def test_large_bottles_are_told_by_the_litre():
    assert unit_price.text(price_satang=35000, unit="แกลลอน 5 ลิตร") == "฿70/ลิตร"
    assert unit_price.text(price_satang=7000, unit="ขวด 1 ลิตร") == ""  # it costs what it says
    assert unit_price.text(price_satang=6000, unit="ขวด 750 มล.") == "฿8/100 มล."


def test_a_pack_is_told_by_the_piece():
    assert unit_price.text(price_satang=12000, unit="กล่อง 10 ซอง") == "฿12/ชิ้น"
    assert unit_price.text(price_satang=10000, unit="แพ็ค", pack_pieces=12) == "฿8.33/ชิ้น"
    assert unit_price.text(price_satang=10000, unit="ถุง 1 ชิ้น") == ""
    assert unit_price.hundred(price_satang=12000, unit="กล่อง 10 ซอง") is None  # pieces are not compared with grams


def test_a_size_speaks_before_its_product():
    assert unit_price.text(price_satang=9000, unit="ขวด 300 มล.", name="700 มล.") == "฿12.86/100 มล."
    assert unit_price.text(price_satang=9000, unit="ถุง 500 กรัม", name="ใหญ่", weight_g=1000) == "฿9/100 ก."
    assert unit_price.text(price_satang=9000, unit="ถุง 500 กรัม", name="รสเผ็ด") == "฿18/100 ก."
    assert unit_price.hundred(price_satang=9000, unit="ขวด 300 มล.", name="700 มล.") == 1286
