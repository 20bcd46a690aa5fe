"""A coupon is put right: all of it until somebody used it, afterwards its last day and limits; orders keep what they got."""

import pytest
from coupons_used import DAY, buy, dates, invariants, typed
from django.urls import reverse

from common import clock
from common.audit.models import Event
from common.thai.dates import typed_date
from shop.offers import services as offers
from shop.offers.errors import CodeTaken, CouponInUse, FewerThanUsed
from shop.offers.models import Coupon
from shop.orders.models import Order

FORM = {"code": "BUDU20", "kind": "amount", "amount": "20", "limit_total": "", "limit_each": ""}


@pytest.fixture
def owner(make, first):
    return make.owner_of(first)


@pytest.fixture
def desk(owner, signed_in):
    return signed_in(owner)


def at(row: Coupon) -> str:
    return reverse("manage:coupon_edit", args=[row.pk])


def test_a_mistyped_code_is_put_right_and_is_free_again(make, first, desk):
    row = make.coupon(first, "BUDO20")
    page = desk.get(at(row))
    assert page.context["form"]["code"].value() == "BUDO20" and page.context["form"]["amount"].value() == "20"
    answer = desk.post(
        at(row), {**FORM, **dates(1, 9), "code": "บูดู ๒๐", "kind": "percent", "percent": "10"}, follow=True
    )
    assert "แก้คูปอง บูดู20 แล้ว" in answer.content.decode()
    row.refresh_from_db()
    assert (row.code, row.kind, row.percent, row.amount_satang) == ("บูดู20", "percent", 10, 0)
    assert row.starts_on == clock.today() + DAY
    assert make.coupon(first, "BUDO20").pk != row.pk
    line = Event.objects.get(subject_type="offers.coupon", subject_id=str(row.pk), verb="changed")
    assert line.facts["before"]["code"] == "BUDO20" and line.facts["after"]["code"] == "บูดู20"


def test_used_once_only_its_end_and_limits_change_and_the_order_keeps_its_price(make, shopper, first, budu, desk):
    row = make.coupon(first)
    assert buy(shopper, budu, first).status_code == 302
    page = desk.get(at(row)).content.decode()
    assert "มีลูกค้าใช้คูปองนี้แล้ว จึงแก้ได้เฉพาะวันสุดท้าย" in page and 'name="code"' not in page
    later = clock.today() + 60 * DAY
    said = {"ends_on": typed_date(later), "limit_total": "๕", "limit_each": "2"}
    assert desk.post(at(row), said).status_code == 302
    row.refresh_from_db()
    assert (row.ends_on, row.limit_total, row.limit_each, row.amount_satang) == (later, 5, 2, 2000)
    assert (Order.objects.get().discount_satang, Order.objects.get().coupon_code) == (2000, "BUDU20")
    assert invariants() == []


def test_used_while_she_typed_is_said_and_what_she_typed_stays(make, shopper, first, budu, desk):
    row = make.coupon(first)
    buy(shopper, budu, first)
    page = desk.post(at(row), {**FORM, **dates(0, 9), "code": "OTHER", "limit_total": "7"})
    assert "มีลูกค้าใช้คูปองนี้แล้ว" in page.context["form"].errors["__all__"][0]
    assert page.context["form"]["limit_total"].value() == "7"
    row.refresh_from_db()
    assert (row.code, row.limit_total) == ("BUDU20", None)


def test_the_verb_itself_refuses_and_one_given_back_was_used_too(make, shopper, first, budu, owner):
    row = make.coupon(first)
    buy(shopper, budu, first)
    offers.give_back(order_number=Order.objects.get().number)
    for facts in ({"code": "X99"}, {"amount_satang": 1}, {"minimum_satang": 5}, {"starts_on": clock.today() - DAY}):
        with pytest.raises(CouponInUse):
            offers.change(coupon=row, by=owner, **facts)
    assert offers.change(coupon=row, by=owner, code=" budu20 ", amount_satang=2000, limit_total=3).limit_total == 3


def test_a_limit_below_what_was_used_is_refused_in_words(make, shopper, first, budu, desk, owner):
    row = make.coupon(first)
    for phone in ("0811111111", "0822222222"):
        assert buy(shopper, budu, first, phone=phone).status_code == 302
    page = desk.post(at(row), {"ends_on": dates()["ends_on"], "limit_total": "1"})
    assert page.context["form"].errors["limit_total"] == ["ลูกค้าใช้คูปองนี้ไปแล้ว 2 ครั้ง ใส่จำนวนตั้งแต่ 2 ขึ้นไป หรือหยุดคูปองแทน"]
    with pytest.raises(FewerThanUsed):
        offers.change(coupon=row, by=owner, limit_total=1)
    offers.change(coupon=row, by=owner, limit_total=2)
    assert "มีคนใช้ครบแล้ว" in buy(shopper, budu, first, phone="0833333333").content.decode()
    assert invariants() == []


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        ({"code": "TAKEN"}, "code", "ร้านมีโค้ดนี้อยู่แล้ว เลือกคำอื่น"),
        (dates(5, 1), "ends_on", "วันสุดท้ายต้องไม่อยู่ก่อนวันเริ่ม"),
        (dates(-5, -1), "ends_on", "วันสุดท้ายผ่านไปแล้ว เลือกวันนี้หรือวันหลังจากนี้"),
        ({"amount": ""}, "amount", "ใส่ว่าลดกี่บาท"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_changes(said, field, sentence, make, first, desk):
    row = make.coupon(first)
    make.coupon(first, "TAKEN")
    page = desk.post(at(row), {**FORM, **dates(), **said})
    assert page.context["form"].errors == {field: [sentence]}
    row.refresh_from_db()
    assert (row.code, row.amount_satang) == ("BUDU20", 2000)


def test_the_database_keeps_the_code_and_the_dates(make, first, owner):
    row = make.coupon(first)
    make.coupon(first, "TAKEN")
    with pytest.raises(CodeTaken):
        offers.change(coupon=row, by=owner, code="taken")


def test_a_code_changed_between_the_page_and_the_order_is_unknown(make, shopper, first, budu, owner):
    row = make.coupon(first)
    shopper.add(budu)
    seen = shopper.send(shopper.filled(act="recalculate", **typed(first, "BUDU20")))
    offers.change(coupon=row, by=owner, code="NEW20")
    page = shopper.send(shopper.filled(seen, **typed(first, "BUDU20"))).content.decode()
    assert "ไม่มีโค้ด BUDU20" in page and not Order.objects.exists()


def test_another_shops_coupon_is_404(make, first, second, signed_in):
    row = make.coupon(first)
    stranger = signed_in(make.owner_of(second))
    assert stranger.get(at(row)).status_code == stranger.post(at(row), FORM).status_code == 404
