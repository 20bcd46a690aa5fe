"""The drawn pictures of the demo: one for each product, all different, the same every time."""

import csv
import hashlib
from datetime import datetime
from pathlib import Path

import pytest
import zxingcpp

from shop.catalogue.demo_pictures import catalogue_map, draw, draw_paper, draw_shop, draw_slip, shops

LISTS = Path(__file__).resolve().parents[3] / "config" / "demo"
SMALL = (160, 200)


def rows(name):
    with (LISTS / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def pictures():
    return {
        row["id"]: draw(row["id"], row["name_en"], row["category"], row["province"], size=SMALL)
        for row in rows("products.csv")
    }


def digest(image):
    return hashlib.sha256(image.tobytes()).hexdigest()


def test_every_product_of_the_list_has_its_own_still_life():
    ids = [row["id"] for row in rows("products.csv")]
    assert sorted(ids) == sorted(catalogue_map.PICTURES)
    stills = [still for _, still in catalogue_map.PICTURES.values()]
    assert len(set(stills)) == len(stills)


def test_all_pictures_differ_and_are_rgb_of_the_size_asked_for(pictures):
    assert {image.size for image in pictures.values()} == {SMALL}
    assert {image.mode for image in pictures.values()} == {"RGB"}
    assert len({digest(image) for image in pictures.values()}) == len(pictures)


def test_no_picture_is_a_flat_box(pictures):
    for product, image in pictures.items():
        assert len(set(image.get_flattened_data())) > 2_600, product
        low, high = image.convert("L").getextrema()
        assert high - low > 110, product


def test_the_usual_size_is_four_by_five():
    assert draw("P028", "Sai Khao durian", "fresh_fruit", "Pattani").size == (800, 1000)


def test_the_same_arguments_give_the_same_pixels(pictures):
    again = draw("P084", "Halal southern curry paste", "condiment", "Songkhla", size=SMALL)
    assert digest(again) == digest(pictures["P084"])


def test_another_seed_lays_the_loose_goods_otherwise():
    one, two = (draw("P014", "Sand-roasted peanuts", "snack", "Pattani", seed=seed, size=SMALL) for seed in (1, 2))
    assert digest(one) != digest(two)


def test_a_product_that_is_not_listed_gets_a_picture_of_its_category():
    honey = draw("X001", "Wild honey", "food_other", "Yala", size=SMALL)
    assert digest(honey) != digest(draw("X001", "Wild honey", "textile", "Yala", size=SMALL))
    assert draw("X002", "Something", "never heard of", "Nowhere", size=SMALL).size == SMALL


def test_every_category_of_the_list_has_a_stand_in():
    assert {row["category"] for row in rows("products.csv")} == set(catalogue_map.BY_CATEGORY)


def test_a_cover_shows_goods_of_that_shop():
    sold = {row["id"]: row["product_ids"].split("|") for row in rows("merchants.csv")}
    assert sold.keys() == shops.FRONTS.keys()
    for merchant, goods in shops.FRONTS.items():
        assert set(goods) <= set(sold[merchant]), merchant


def test_covers_are_wide_differ_and_repeat():
    one = draw_shop("M15", "honey", "Yala", size=(480, 270))
    assert one.size == (480, 270)
    assert digest(one) == digest(draw_shop("M15", "honey", "Yala", size=(480, 270)))
    assert digest(one) != digest(draw_shop("M35", "rice", "Narathiwat", size=(480, 270)))


def test_a_shop_that_is_not_listed_gets_a_cover_of_its_kind():
    assert draw_shop("M99", "coffee", "Yala", size=(480, 270)).size == (480, 270)
    assert draw_shop("M99", "unknown", "Yala", size=(480, 270)).size == (480, 270)


def test_a_paper_writes_its_lines_and_survives_thai():
    plain = draw_paper("Registration", ["Name: Test group", "Members: 7"])
    assert plain.size == (1000, 1400)
    assert digest(plain) != digest(draw_paper("Registration", ["Name: Other group", "Members: 7"]))
    assert draw_paper("ทะเบียน", ["ชื่อ: กลุ่ม"] * 12, size=(500, 700)).size == (500, 700)


def test_the_code_on_a_slip_can_be_read():
    said = "0041000600000101030140225SAMPLE00000000000000000015102TH9104ABCD"
    slip = draw_slip(35_001, "SAMPLE0000000000000000001", datetime(2026, 11, 23, 14, 5), qr_text=said)
    assert [code.text for code in zxingcpp.read_barcodes(slip)] == [said]


def test_a_slip_without_a_text_carries_no_code():
    slip = draw_slip(35_001, "SAMPLE1", datetime(2026, 11, 23, 14, 5))
    assert slip.size == (720, 1280)
    assert zxingcpp.read_barcodes(slip) == []
