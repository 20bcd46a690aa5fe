import pytest

from common.thai.names import greeting


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
