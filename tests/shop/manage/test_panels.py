"""What the shop hangs on the homes of merchants and officers."""

import pytest
from django.urls import reverse

from shop.manage import panels
from shop.orders import services as orders
from shop.payments import accounts
from shop.payments import services as payments

pytestmark = pytest.mark.django_db


@pytest.fixture
def merchant(make):
    return make.ready(make.merchant())


def tasks(merchant) -> dict[str, int]:
    return {str(task.label): task.number for task in panels.to_do(merchant).tasks}


def test_to_do_says_a_verb_and_a_number_and_leads_there(make, merchant):
    goods, by = make.product(merchant, on_hand=7), make.owner_of(merchant)
    assert tasks(merchant) == {} and panels.to_do(merchant).empty == "วันนี้ไม่มีอะไรค้าง พักได้เลย"
    slip, cod, pack = (make.order(merchant, goods=goods, pieces=1, way=way) for way in ("promptpay", "cod", "cod"))
    payments.send_slip(payment=payments.payment_of(slip), picture=make.picture())
    payments.accept_order(order=pack, by=by)
    assert tasks(merchant) == {"ตรวจสลิป": 1, "รับคำสั่งซื้อ": 1, "แพ็กของ": 1}
    orders.pack(order=pack, by=by)
    payments.accept_order(order=cod, by=by)
    make.order(merchant, goods=goods, pieces=1)
    assert tasks(merchant) == {"ตรวจสลิป": 1, "แพ็กของ": 1, "ส่งของ": 1, "ของใกล้หมด": 1}
    assert panels.to_do(merchant).tasks[0].url == reverse("manage:orders") + "?todo=slip"
    assert panels.orders_to_do(merchant) == 3


def test_goods_that_are_not_on_sale_do_not_run_low(make, merchant):
    from_four, from_three = make.product(merchant, on_hand=4), make.product(merchant, on_hand=3)
    assert tasks(merchant) == {"ของใกล้หมด": 1}
    type(from_three).objects.filter(pk=from_three.pk).update(state="paused")
    assert tasks(merchant) == {} and from_four.state == "live"


def test_money_keeps_transfers_and_cash_apart(make, merchant):
    goods, by = make.product(merchant, on_hand=50), make.owner_of(merchant)
    payments.transfer_seen(payment=payments.payment_of(make.order(merchant, goods=goods)), by=by)
    make.order(merchant, goods=goods, pieces=1)
    cod = make.order(merchant, goods=goods, way="cod", pieces=3)
    assert [figure.value for figure in panels.money(merchant).figures] == ["฿140", "฿90", "฿0"]
    payments.accept_order(order=cod, by=by)
    orders.pack(order=cod, by=by)
    orders.ship(order=cod, by=by, carrier="other", tracking="")
    assert [figure.value for figure in panels.money(merchant).figures] == ["฿140", "฿90", "฿190"]


def test_first_steps_are_ticked_one_by_one_and_then_disappear(make, signed_in):
    merchant = make.merchant()
    home = signed_in(make.owner_of(merchant))
    assert [step["done"] for step in panels.first_steps(merchant).facts["steps"]] == [False, False, False]
    assert "ตั้งบัญชีรับเงินพร้อมเพย์" in home.get(reverse("desk:home")).content.decode()
    by = make.owner_of(merchant)
    accounts.set_account(merchant=merchant, by=by, proxy_type="mobile", proxy="0812345678", holder_name="นางฟาตีเมาะ")
    assert [step["done"] for step in panels.first_steps(merchant).facts["steps"]] == [True, False, False]
    make.ready(merchant)
    make.product(merchant)
    assert "ตั้งบัญชีรับเงินพร้อมเพย์" not in home.get(reverse("desk:home")).content.decode()


def test_each_panel_costs_a_fixed_number_of_queries(make, merchant, django_assert_num_queries):
    goods = make.product(merchant, on_hand=90)
    officer = make.officer(provinces=["94", "95"]).officer
    for _ in range(4):
        make.order(merchant, goods=goods)
    for panel, queries in ((panels.to_do, 2), (panels.orders_to_do, 1), (panels.money, 1), (panels.first_steps, 3)):
        with django_assert_num_queries(queries):
            panel(merchant)
    list(officer.provinces.all())
    officer = type(officer).objects.prefetch_related("provinces").get(pk=officer.pk)
    with django_assert_num_queries(1):
        panels.sales_by_province(officer)


def test_sales_stand_by_the_officers_provinces(make, merchant):
    yala = make.ready(make.merchant("ร้านยะลา", province="95"))
    for shop in (merchant, merchant, yala):
        order = make.order(shop, way="cod")
        payments.accept_order(order=order, by=make.owner_of(shop))
    gone = make.order(merchant, way="cod")
    payments.accept_order(order=gone, by=make.owner_of(merchant))
    payments.cancel_order(order=gone, by=make.owner_of(merchant), why="ของหมด")
    make.order(merchant)
    shown = panels.sales_by_province(make.officer(provinces=["94"]).officer).figures
    assert [(figure.label, figure.value, figure.note) for figure in shown] == [("ปัตตานี", "฿280", "2 คำสั่งซื้อเดือนนี้")]
    everywhere = panels.sales_by_province(make.officer().officer).figures
    assert {figure.label: figure.value for figure in everywhere}["ยะลา"] == "฿140" and len(everywhere) == 5
