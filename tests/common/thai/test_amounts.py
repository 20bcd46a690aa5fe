import pytest

from common.thai.amounts import baht_words


@pytest.mark.parametrize(
    ("satang", "words"),
    [
        (0, "ศูนย์บาทถ้วน"),
        (25, "ยี่สิบห้าสตางค์"),
        (100, "หนึ่งบาทถ้วน"),
        (1_101, "สิบเอ็ดบาทหนึ่งสตางค์"),
        (2_111, "ยี่สิบเอ็ดบาทสิบเอ็ดสตางค์"),
        (10_100, "หนึ่งร้อยเอ็ดบาทถ้วน"),
        (125_050, "หนึ่งพันสองร้อยห้าสิบบาทห้าสิบสตางค์"),
        (12_345_600, "หนึ่งแสนสองหมื่นสามพันสี่ร้อยห้าสิบหกบาทถ้วน"),
        (100_000_100, "หนึ่งล้านเอ็ดบาทถ้วน"),
        (2_100_000_000, "ยี่สิบเอ็ดล้านบาทถ้วน"),
    ],
)
def test_an_amount_in_words(satang, words):
    assert baht_words(satang) == words


def test_there_is_none_below_zero():
    with pytest.raises(ValueError):
        baht_words(-1)
