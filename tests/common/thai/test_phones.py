import pytest

from common.thai import phones


@pytest.mark.parametrize(
    "typed",
    [
        "0812345678",
        "081-234-5678",
        "081 234 5678",
        "+66812345678",
        "+66 81 234 5678",
        "+66 (0)81-234-5678",
        "66812345678",
        "0066812345678",
        "๐๘๑-๒๓๔-๕๖๗๘",
    ],
)
def test_a_mobile_number_in_any_dress_becomes_e164(typed):
    assert phones.normalise(typed) == "+66812345678"


def test_landlines_have_nine_digits():
    assert phones.normalise("073-123456") == "+6673123456"
    assert phones.normalise("02 123 4567") == "+6621234567"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "12345",
        "0112345678",
        "081234567",
        "08123456789",
        "0512345678",
        "0731234567",
        "081-234-567a",
        "+60123456789",
        "โทร",
    ],
)
def test_other_numbers_are_refused_with_a_sentence(typed):
    with pytest.raises(phones.BadPhone) as refused:
        phones.normalise(typed)
    assert refused.value.message.startswith("เบอร์โทรศัพท์ไม่ถูกต้อง ใส่เบอร์มือถือ 10 หลัก")


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("+66812345678", "081-234-5678"),
        ("+6673123456", "073-123-456"),
        ("+6621234567", "02-123-4567"),
        ("+60123456789", "+60123456789"),
    ],
)
def test_display(stored, shown):
    assert phones.display(stored) == shown


def test_only_a_mobile_receives_codes():
    assert phones.is_mobile("+66812345678")
    assert not phones.is_mobile("+6673123456")
