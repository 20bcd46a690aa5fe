"""An owner asks that her shop be closed, at the desk."""

import pytest

from merchants import services as merchants
from merchants.closing import services as closing
from merchants.closing.models import ClosureRequest
from merchants.models import MerchantState

WHY = "ยายแก่แล้ว ไม่มีคนทำต่อ"


@pytest.fixture
def merchant(make):
    return make.ready(make.merchant("กลุ่มบูดู"))


@pytest.fixture
def desk(merchant, make, signed_in):
    return signed_in(make.owner_of(merchant))


def text_of(response) -> str:
    return response.content.decode()


def test_she_asks_with_a_reason_and_waits(desk, merchant):
    assert "หลังจากส่งของครบทุกคำสั่งซื้อแล้ว" in text_of(desk.get("/desk/close/"))
    typed = {"merchant": merchant.pk, "reason": WHY, "sure": "on"}
    page = text_of(desk.post("/desk/close/", typed, follow=True))
    assert "ส่งคำขอปิดร้านแล้ว เจ้าหน้าที่จะติดต่อกลับ ระหว่างนี้ร้านยังขายได้ตามปกติ" in page
    assert "คำขอของคุณรอเจ้าหน้าที่อยู่" in page and WHY in page and 'name="reason"' not in page
    desk.post("/desk/close/", typed)
    assert ClosureRequest.objects.count() == 1
    merchant.refresh_from_db()
    assert merchant.is_open


def test_a_suspended_shop_is_not_told_that_it_sells(desk, make, merchant):
    merchants.suspend(merchant=merchant, by=make.officer(), reason="ใบอนุญาตหมดอายุ")
    typed = {"merchant": merchant.pk, "reason": WHY, "sure": "on"}
    page = text_of(desk.post("/desk/close/", typed, follow=True))
    assert "ส่งคำขอปิดร้านแล้ว เจ้าหน้าที่จะติดต่อกลับ" in page and "คำขอของคุณรอเจ้าหน้าที่อยู่" in page
    assert "เมื่อเจ้าหน้าที่ปิดร้านแล้วจะเขียนบอกเจ้าของร้านทุกคน" in page and "ยังขายได้ตามปกติ" not in page
    page = text_of(desk.post("/desk/close/withdraw/", {"merchant": merchant.pk}, follow=True))
    assert "ยกเลิกคำขอปิดร้านแล้ว" in page and "ร้านยังเปิดตามเดิม" not in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"reason": "", "sure": "on"}, "เล่าสั้น ๆ ว่าทำไมจึงขอปิดร้าน"),
        ({"reason": WHY}, "ติ๊กช่องนี้ก่อน ถ้าแน่ใจว่าจะปิดร้านถาวร"),
    ],
)
def test_without_a_reason_or_the_tick_nothing_is_asked(desk, merchant, typed, sentence):
    page = text_of(desk.post("/desk/close/", {"merchant": merchant.pk, **typed}))
    assert sentence in page and typed["reason"] in page
    assert not ClosureRequest.objects.exists()


def test_she_takes_it_back(desk, merchant):
    desk.post("/desk/close/", {"merchant": merchant.pk, "reason": WHY, "sure": "on"})
    page = text_of(desk.post("/desk/close/withdraw/", {"merchant": merchant.pk}, follow=True))
    assert "ยกเลิกคำขอปิดร้านแล้ว ร้านยังเปิดตามเดิม" in page and 'name="reason"' in page
    assert ClosureRequest.objects.get().outcome == "withdrawn"


def test_what_must_end_first_is_said_with_its_number(desk, make, merchant):
    make.order(merchant)
    page = text_of(desk.get("/desk/close/"))
    assert "ยังมีคำสั่งซื้อที่ยังไม่จบ 1 รายการ ส่งให้ครบก่อน เจ้าหน้าที่จึงปิดร้านได้" in page and 'href="/desk/orders/"' in page


def test_an_officers_no_is_read_there(desk, make, merchant):
    closing.ask(merchant=merchant, by=make.owner_of(merchant), reason=WHY)
    closing.decline(merchant=merchant, by=make.officer(), reason="คุยกับกลุ่มก่อน <b>")
    page = text_of(desk.get("/desk/close/"))
    assert "เจ้าหน้าที่ยังไม่ปิดร้านให้" in page and "คุยกับกลุ่มก่อน &lt;b&gt;" in page and 'name="sure"' in page


def test_a_closed_shop_asks_no_more(desk, make, merchant):
    closing.close(merchant=merchant, by=make.officer(), reason=WHY)
    page = text_of(desk.get("/desk/close/"))
    assert "ร้านนี้ปิดถาวรแล้ว ไม่ต้องส่งคำขออีก" in page and 'name="reason"' not in page
    answer = desk.post("/desk/close/", {"merchant": merchant.pk, "reason": WHY, "sure": "on"})
    assert "ปิดถาวรแล้ว ไม่ต้องส่งคำขออีก" in text_of(answer)
    merchant.refresh_from_db()
    assert merchant.state == MerchantState.CLOSED and not ClosureRequest.objects.exists()


def test_only_owners_ask_and_find_the_way(signed_in, make, merchant):
    assert 'href="/desk/close/"' in text_of(signed_in(make.owner_of(merchant)).get("/desk/more/"))
    helper = signed_in(make.helper_of(merchant))
    assert 'href="/desk/close/"' not in text_of(helper.get("/desk/more/"))
    for path in ("/desk/close/", "/desk/close/withdraw/"):
        assert helper.post(path, {"merchant": merchant.pk, "reason": WHY, "sure": "on"}).status_code == 404
    assert not ClosureRequest.objects.exists()
