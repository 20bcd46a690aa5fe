import datetime

import pytest
from django import forms
from django.core.exceptions import ValidationError

from common.forms import fields


def refusal(field, typed):
    with pytest.raises(ValidationError) as refused:
        field.clean(typed)
    return refused.value.messages[0]


@pytest.mark.parametrize(
    ("typed", "satang"),
    [
        ("120", 12000), ("120.5", 12050), ("1,250.50", 125050), ("๑,๒๕๐.๕๐", 125050), ("฿50", 5000), ("50 บาท", 5000),
        ("50บ.", 5000), ("50.-", 5000),
        ("1 250", 125000), ("0", 0), (".25", 25), ("1000000", 100_000_000),
        ("บาท 50", 5000), ("THB 1,250.5", 125050), ("50thb", 5000), ("50 ฿", 5000), ("50.00.-", 5000), ("50,-", 5000),
        ("1\u00a0250 บาท", 125000), ("1 000 000", 100_000_000), ("1\u200b250", 125000), ("  ๕๐   บ. ", 5000),
    ],
)  # fmt: skip
def test_baht_are_read_as_satang(typed, satang):
    assert fields.BahtField().clean(typed) == satang


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "ใส่จำนวนเงินเป็นบาท เช่น 120"),
        ("แพง", "อ่านจำนวนเงินไม่ได้ ใส่เป็นตัวเลข เช่น 120 หรือ 120.50"),
        ("1e5", "อ่านจำนวนเงินไม่ได้ ใส่เป็นตัวเลข เช่น 120 หรือ 120.50"),
        ("NaN", "อ่านจำนวนเงินไม่ได้ ใส่เป็นตัวเลข เช่น 120 หรือ 120.50"),
        ("1,25", "อ่านจำนวนเงินไม่ได้ ใส่เป็นตัวเลข เช่น 120 หรือ 120.50"),
        ("-5", "จำนวนเงินติดลบไม่ได้ ใส่ตัวเลขตั้งแต่ 0 ขึ้นไป"),
        ("−5", "จำนวนเงินติดลบไม่ได้ ใส่ตัวเลขตั้งแต่ 0 ขึ้นไป"),
        ("1.005", "ใส่ทศนิยมได้ไม่เกิน 2 ตำแหน่ง เช่น 120.50"),
        ("1000000.01", "จำนวนเงินสูงเกินไป ใส่ได้ไม่เกิน ฿1,000,000 โปรดตรวจว่าพิมพ์เลขเกินหรือไม่"),
        ("9" * 9000, "จำนวนเงินสูงเกินไป ใส่ได้ไม่เกิน ฿1,000,000 โปรดตรวจว่าพิมพ์เลขเกินหรือไม่"),
    ],
)
def test_baht_that_cannot_be_meant_are_refused(typed, sentence):
    assert refusal(fields.BahtField(), typed) == sentence


@pytest.mark.parametrize(
    "typed",
    [
        "20บาท50", "20 บาท 50", "1฿2", "10 50", "1 0000", "1 00", "10 5 0", "1 250 50", "1,250 000", "1 250,000", "12,50", "1.2.3",
        "฿", "บาท", "50 บาท บาท", "5-", "50 baht", "50บาทถ้วน", "1 .5", "१२", "50%", "1/2", "50/60",
    ],
)  # fmt: skip
def test_baht_that_could_be_read_two_ways_are_refused(typed):
    assert refusal(fields.BahtField(), typed) == "อ่านจำนวนเงินไม่ได้ ใส่เป็นตัวเลข เช่น 120 หรือ 120.50"


@pytest.mark.parametrize("typed", ["-฿5", "฿-5", "- 5", "−5 บาท", "-.5"])
def test_negative_baht_are_called_negative_however_they_are_written(typed):
    assert refusal(fields.BahtField(), typed) == "จำนวนเงินติดลบไม่ได้ ใส่ตัวเลขตั้งแต่ 0 ขึ้นไป"


@pytest.mark.parametrize("typed", ["10 50", "1 2", "1 0000", "5 -", "1,2", "๑ ๒"])
def test_whole_numbers_that_could_be_read_two_ways_are_refused(typed):
    assert refusal(fields.WholeNumberField(), typed) == "อ่านจำนวนไม่ได้ ใส่เป็นตัวเลขเท่านั้น เช่น 10"


def test_baht_bounds_are_satang():
    assert refusal(fields.BahtField(min_satang=100), "0.50") == "ใส่จำนวนเงินตั้งแต่ ฿1 ขึ้นไป"
    assert fields.BahtField(min_satang=100).clean("1") == 100
    assert fields.BahtField(required=False).clean("") is None


class PriceForm(forms.Form):
    price = fields.BahtField()
    phone = fields.ThaiPhoneField(required=False)
    day = fields.ThaiDateField(required=False)


def test_a_stored_price_is_written_in_baht_and_a_typed_one_is_kept():
    assert 'value="120.50"' in str(PriceForm(initial={"price": 12050})["price"])
    refused = PriceForm({"price": "ร้อยบาท", "phone": "+66 (0)812345678 x"})
    assert not refused.is_valid()
    assert 'value="ร้อยบาท"' in str(refused["price"])
    assert 'inputmode="decimal"' in str(refused["price"])
    assert 'value="+66 (0)812345678 x"' in str(refused["phone"])


def test_an_unchanged_price_is_not_a_change():
    assert not PriceForm({"price": "120.50"}, initial={"price": 12050}).has_changed()
    assert PriceForm({"price": "121"}, initial={"price": 12050}).has_changed()


def test_whole_numbers_accept_thai_digits_and_commas():
    assert fields.WholeNumberField().clean("๑,๒๐๐") == 1200
    assert fields.WholeNumberField().clean("3.0") == 3
    assert fields.WholeNumberField().clean("1 200") == 1200


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("2.5", "ใส่เป็นจำนวนเต็ม ไม่มีจุดทศนิยม เช่น 10"),
        ("สาม", "อ่านจำนวนไม่ได้ ใส่เป็นตัวเลขเท่านั้น เช่น 10"),
        ("0", "ใส่จำนวนตั้งแต่ 1 ขึ้นไป"),
        ("-4", "ใส่จำนวนตั้งแต่ 1 ขึ้นไป"),
        ("1000", "จำนวนมากเกินไป ใส่ได้ไม่เกิน 999"),
        ("9" * 9000, "จำนวนมากเกินไป ใส่ได้ไม่เกิน 999"),
    ],
)
def test_whole_numbers_outside_are_refused(typed, sentence):
    assert refusal(fields.WholeNumberField(min_value=1, max_value=999), typed) == sentence


def test_phone_field_gives_e164_and_shows_it_the_thai_way():
    assert fields.ThaiPhoneField().clean("๐๘๑ ๒๓๔ ๕๖๗๘") == "+66812345678"
    assert 'value="081-234-5678"' in str(PriceForm(initial={"phone": "+66812345678"})["phone"])
    assert refusal(fields.ThaiPhoneField(), "123").startswith("เบอร์โทรศัพท์ไม่ถูกต้อง")


def test_date_field_reads_the_buddhist_era_and_shows_it():
    assert fields.ThaiDateField().clean("๓๐ มิ.ย. ๒๕๗๐") == datetime.date(2027, 6, 30)
    assert 'value="30/6/2570"' in str(PriceForm(initial={"day": datetime.date(2027, 6, 30)})["day"])
    assert refusal(fields.ThaiDateField(), "31/2/2570") == "อ่านวันที่ไม่ได้ ใส่เป็น วัน/เดือน/ปี พ.ศ. สี่หลัก เช่น 31/12/2569"


def test_date_bounds():
    field = fields.ThaiDateField(earliest=datetime.date(2026, 1, 1), latest=datetime.date(2026, 12, 31))
    assert refusal(field, "31/12/2568") == "ใส่วันที่ตั้งแต่ 1 ม.ค. 2569 เป็นต้นไป"
    assert refusal(field, "1/1/2570") == "ใส่วันที่ไม่เกิน 31 ธ.ค. 2569"


def test_plain_text_strips_control_characters_and_counts_what_is_left():
    assert fields.PlainTextField(max_length=5).clean("\x00 กขคงจ \x1b") == "กขคงจ"
    assert refusal(fields.PlainTextField(max_length=5), "กขคงจฉ") == "ข้อความยาวเกินไป ใส่ได้ไม่เกิน 5 ตัวอักษร ตอนนี้มี 6 ตัวอักษร"
    assert refusal(fields.PlainTextField(max_length=5), "\x00\u200b ") == "ช่องนี้ต้องกรอก"


def test_long_text_keeps_its_lines():
    assert fields.LongTextField(max_length=50).clean("หนึ่ง\r\nสอง\x00") == "หนึ่ง\nสอง"
