import pytest
from django.utils.translation import override

from common.thai.names import after_shop_word, greeting


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("อามีนะห์", "คุณอามีนะห์"),
        ("อามีนะห์ สะอิ", "คุณอามีนะห์"),
        ("คุณอามีนะห์ สะอิ", "คุณอามีนะห์"),
        ("นางสาวอามีนะห์ สะอิ", "คุณอามีนะห์"),
        ("น.ส. รอกีเยาะ มะ", "คุณรอกีเยาะ"),
        ("นายมะ ดือราแม", "คุณมะ"),
        ("นายเจ๊ะมะ", "คุณเจ๊ะมะ"),
        ("นายีฮะห์ แวดือราแม", "คุณนายีฮะห์"),
        ("ฟาตีเมาะนาง", "คุณฟาตีเมาะนาง"),
        ("Ms. Aminah Said", "คุณAminah"),
        ("Msiah Said", "คุณMsiah"),
        ("  ", ""),
        ("", ""),
    ],
)
def test_people_are_called_by_their_first_name(name, called):
    assert greeting(name) == called


@pytest.mark.parametrize(
    ("name", "after"),
    [("ร้านขนมก๊ะนะ", "ขนมก๊ะนะ"), ("ร้าน ขนมก๊ะนะ", "ขนมก๊ะนะ"), ("ขนมร้านก๊ะนะ", "ขนมร้านก๊ะนะ"), ("ร้าน", "ร้าน"), ("", "")],
)
def test_the_word_shop_stands_once_before_a_name(name, after):
    assert after_shop_word(name) == after
    with override("ms"):
        assert after_shop_word(name) == name
