"""So much cash on delivery for one number and one door, over all shops; what came, or was given up, counts no more."""

import pytest

from shop.orders.models import Order
from shop.payments import doorstep
from shop.payments import services as payments
from shop.payments.models import Payment

PHONE_SAID = "เบอร์นี้มีของเก็บเงินปลายทางที่ยังไม่ถึงมือ 2 รายการ มีพร้อมกันได้ไม่เกิน 2 รายการ"
DOOR_SAID = "ที่อยู่นี้มีของเก็บเงินปลายทางที่ยังไม่ถึงมือ 3 รายการ มีพร้อมกันได้ไม่เกิน 3 รายการ"


@pytest.fixture(autouse=True)
def few(monkeypatch):
    monkeypatch.setattr(doorstep, "MOST_FOR_PHONE", 2)
    monkeypatch.setattr(doorstep, "MOST_FOR_ADDRESS", 3)


@pytest.fixture
def presses(shopper, budu, first, second, cloth):
    """Put one thing into the cart and press: returns the answer."""

    def press(goods=budu, way="cod", **said):
        shopper.add(goods)
        shop = goods.merchant
        page = shopper.page()
        form = page.context["form"]
        total = form.offers[0].price(form.choice(form.offers[0])).total_satang
        fee = 2000 if shop == first else 1500
        seen = str(total + (fee if way == "cod" else 0))
        return shopper.send(shopper.filled(page, **{f"way_{shop.pk}": way, "seen_total": seen, **said}))

    return press


def refused(answer, words: str, shop) -> None:
    assert answer.status_code == 200
    [said] = answer.context["form"].errors[f"way_{shop.pk}"]
    assert said.startswith(words) and "กรุณาเลือกวิธีจ่ายอื่น หรือรับของที่สั่งไว้ก่อน" in said


def test_one_number_has_so_many_parcels_on_the_way_whatever_shop_and_house(presses, cloth, first, second, make):
    assert presses().status_code == 302
    assert presses(cloth, line="9 ม.1").status_code == 302
    refused(presses(line="77 ม.9"), PHONE_SAID, first)
    assert Order.objects.count() == 2
    assert presses(way="promptpay").status_code == 302  # paid beforehand it is welcome
    order = Order.objects.order_by("pk").first()
    make.delivered(order)
    assert presses().status_code == 302  # that one is at home
    payments.cancel_order(order=Order.objects.get(merchant=second), by=make.owner_of(second), why="ของหมด")
    assert presses().status_code == 302
    assert Payment.objects.filter(provider="cod").count() == 4


def test_one_door_too_however_it_is_written(presses, first, make):
    for number, line in enumerate(["12/3 ม.4", "๑๒/๓ หมู่ที่ 4", "บ้านเลขที่ 12/3 หมู่4"]):
        assert presses(phone=f"081111222{number}", line=line).status_code == 302
    for line in ("12/3  ม.4", "12/3ม4", "12/3 Moo 4"):
        refused(presses(phone="0811112229", line=line), DOOR_SAID, first)
    assert presses(phone="0811112229", line="12/4 ม.4").status_code == 302
    assert Order.objects.count() == 4


def test_a_double_click_finds_the_first_and_is_not_counted_again(shopper, budu, first, presses):
    presses()
    shopper.add(budu)
    page = shopper.page()
    sent = shopper.filled(page, **{f"way_{first.pk}": "cod", "seen_total": str(5025 + 4000 + 2000)})
    answers = [shopper.send(sent) for _click in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0]["Location"] == answers[1]["Location"] and Order.objects.count() == 2
