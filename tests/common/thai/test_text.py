import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.thai import text

NAM = "น\u0e49\u0e33"  # น้ำ as most keyboards write it


@pytest.mark.parametrize(
    ("typed", "one_spelling"),
    [
        ("น\u0e4d\u0e49\u0e32", NAM),
        ("น\u0e49\u0e4d\u0e32", NAM),
        ("น\u0e33\u0e49", NAM),
        ("เเกง", "แกง"),
        ("ก\u0e49\u0e49ง", "ก\u0e49ง"),
        ("ท\u0e35\u0e35\u0e48", "ท\u0e35\u0e48"),
        ("ท\u0e48\u0e35", "ท\u0e35\u0e48"),
        ("Budu  SAUCE", "budu sauce"),
        ("ข\u200bนม\u0000\u0007", "ขนม"),
        ("ปี ๒๕๖๙", "ปี 2569"),
        ("\u00a0 ลูก \n\t หยี ", "ลูก หยี"),
    ],
)
def test_spellings_that_look_the_same_become_one(typed, one_spelling):
    assert text.normalise(typed) == one_spelling


def test_what_one_pass_joined_is_joined_again():
    assert text.normalise("\u0e33\u0e4d\u0e32\u0e48") == "\u0e48\u0e33"


def test_different_words_stay_different():
    assert text.normalise("หมู") != text.normalise("หมี่")
    assert text.normalise("กรือโป๊ะ") == "กรือโป๊ะ"


@given(st.text(alphabet=st.sampled_from("กขนมทเแโใไะาำํ้่๊๋ิีึืฺุู็์ ๑\u200baB\n"), max_size=12))
def test_normalising_twice_changes_nothing(typed):
    once = text.normalise(typed)
    assert text.normalise(once) == once


def test_plain_line_strips_what_nobody_typed_on_purpose():
    assert text.plain_line(" น้ำ\x00บูดู\u202e \r\n ตรา\u200bเรือ\x1b ") == "น้ำบูดู ตราเรือ"
    assert text.plain_line("\ud800ก") == "ก"


def test_plain_line_keeps_case_thai_digits_and_jawi_joiners():
    assert text.plain_line("Budu ๑ A\u200dB") == "Budu ๑ A\u200dB"


def test_plain_lines_keeps_paragraphs():
    assert text.plain_lines("หนึ่ง  \r\n\r\n\r\n\r\nสอง\x00\rสาม") == "หนึ่ง\n\nสอง\nสาม"
