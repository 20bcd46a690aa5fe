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
