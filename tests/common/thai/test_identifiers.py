import pytest

from common.thai import identifiers

VALID = ["1949900000013", "3950100123453", "0994000000014", "0105550123451"]


@pytest.mark.parametrize("number", VALID)
def test_known_numbers_have_the_right_check_digit(number):
    assert identifiers.check_digit_fits(number)
    assert identifiers.check_tax_id(number) == number


@pytest.mark.parametrize("number", VALID)
def test_only_one_check_digit_fits(number):
    fitting = [digit for digit in "0123456789" if identifiers.check_digit_fits(number[:12] + digit)]
    assert fitting == [number[12]]


def test_a_national_id_may_be_typed_as_on_the_card():
    assert identifiers.check_national_id("1-9499-00000-01-3") == "1949900000013"
    assert identifiers.check_national_id("๑ ๙๔๙๙ ๐๐๐๐๐ ๐๑ ๓") == "1949900000013"
    assert identifiers.show_national_id("1949900000013") == "1-9499-00000-01-3"


@pytest.mark.parametrize(
    "typed", ["", "1949900000014", "194990000001", "0994000000014", "194990000001x", "²949900000013"]
)
def test_a_wrong_national_id_is_refused(typed):
    with pytest.raises(identifiers.BadNationalId) as refused:
        identifiers.check_national_id(typed)
    assert refused.value.message == "เลขประจำตัวประชาชนไม่ถูกต้อง โปรดตรวจเลข 13 หลักบนบัตรแล้วพิมพ์ใหม่"


@pytest.mark.parametrize("typed", ["", "0994000000015", "0994", "9" * 13])
def test_a_wrong_tax_id_is_refused(typed):
    with pytest.raises(identifiers.BadTaxId):
        identifiers.check_tax_id(typed)


def test_community_enterprise_numbers_are_judged_softly():
    check = identifiers.check_community_enterprise_number
    assert check("5-94-07-03/1-0012") == "5-94-07-03/1-0012"
    assert check("๕๙๔๐๗๐๓๑๐๐๑๒") == "5-94-07-03/1-0012"
    assert check("1234-5678-901") == "1234-5678-901"
    assert identifiers.looks_like_community_enterprise_number("5-94-07-03/1-0012")
    assert not identifiers.looks_like_community_enterprise_number("1234-5678-901")
    assert identifiers.province_of_community_enterprise("5-94-07-03/1-0012") == "94"
    assert identifiers.province_of_community_enterprise("1234-5678-901") is None


@pytest.mark.parametrize("typed", ["", "ไม่มี", "12345", "1" * 14])
def test_what_cannot_be_a_community_enterprise_number_is_refused(typed):
    with pytest.raises(identifiers.BadCommunityEnterpriseNumber):
        identifiers.check_community_enterprise_number(typed)


def test_food_serials_get_their_dashes():
    assert identifiers.check_food_serial("94 2 01234 5 0001") == "94-2-01234-5-0001"
    with pytest.raises(identifiers.BadFoodSerial):
        identifiers.check_food_serial("94-2-0123-5-0001")


def test_halal_numbers_are_known_by_shape():
    assert identifiers.looks_like_halal_number("CICOT.HL 43 B555 010 04 63")
    assert not identifiers.looks_like_halal_number("ฮาลาล 123")
