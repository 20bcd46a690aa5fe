from django.utils import translation
from django.utils.translation import gettext_lazy

from common import reasons

LABEL = gettext_lazy("เลือกเหตุผลหนึ่งข้อ")


def test_a_chosen_reason_is_stored_in_thai_whichever_language_was_spoken():
    with translation.override("en"):
        assert reasons.stored(gettext_lazy("January")) == "มกราคม"  # a text of Django's, which has a translation
    assert reasons.stored(LABEL, "รอหน้าบ้าน") == "เลือกเหตุผลหนึ่งข้อ: รอหน้าบ้าน"
    assert reasons.stored("", "รอหน้าบ้าน") == "รอหน้าบ้าน"


def test_it_is_read_in_the_reader_s_language_and_her_own_words_stay(monkeypatch):
    monkeypatch.setattr(reasons, "gettext", {"ของหมด": "sold out", "มาช้า": "late"}.get)
    assert reasons.worded("ของหมด: ทะเลมีคลื่น: ออกเรือไม่ได้") == "sold out: ทะเลมีคลื่น: ออกเรือไม่ได้"
    assert reasons.worded("มาช้า") == "late"


def test_what_is_none_of_our_texts_comes_back_as_it_is():
    for said in ("", "ทะเลมีคลื่น", ": ไม่มีหัวข้อ", "x: y"):
        assert reasons.worded(said) == said


def test_older_rows_are_worded():
    assert reasons.worded("said by the shopper") == "ลูกค้าบอกว่าได้รับของแล้ว"
    assert reasons.worded("no payment in time") == "ไม่ได้รับการชำระเงินภายในเวลาที่กำหนด"
