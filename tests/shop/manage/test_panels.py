"""What the shop hangs on the homes of merchants and officers."""

import pytest
from django.urls import reverse

from shop.manage import panels
from shop.orders import services as orders
from shop.orders.models import Order
from shop.payments import accounts
from shop.payments import services as payments
from shop.payments.book import reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def merchant(make):
    return make.ready(make.merchant())


def tasks(merchant) -> dict[str, int]:
    return {str(task.label): task.number for task in panels.to_do(merchant).tasks}


def test_to_do_says_a_verb_and_a_number_and_leads_there(make, merchant):
    goods, by = make.product(merchant, on_hand=7), make.owner_of(merchant)
    assert tasks(merchant) == {} and panels.to_do(merchant).empty == "เมื่อมีคำสั่งซื้อ สิ่งที่ต้องทำจะขึ้นที่นี่"
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
    assert [step.done for step in panels.first_steps(merchant).facts["steps"]] == [False, False, False]
    assert "ตั้งบัญชีรับเงินพร้อมเพย์" in home.get(reverse("desk:home")).content.decode()
    by = make.owner_of(merchant)
    accounts.set_account(merchant=merchant, by=by, proxy_type="mobile", proxy="0812345678", holder_name="นางฟาตีเมาะ")
    assert [step.done for step in panels.first_steps(merchant).facts["steps"]] == [True, False, False]
    make.ready(merchant)
    make.product(merchant)
    assert "ตั้งบัญชีรับเงินพร้อมเพย์" not in home.get(reverse("desk:home")).content.decode()


def test_each_panel_costs_a_fixed_number_of_queries(make, merchant, django_assert_num_queries):
    goods = make.product(merchant, on_hand=90)
    officer = make.officer(provinces=["94", "95"]).officer
    for _ in range(4):
        make.order(merchant, goods=goods)
    for panel, queries in ((panels.to_do, 3), (panels.orders_to_do, 1), (panels.money, 1), (panels.first_steps, 3)):
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


def text_of(response) -> str:
    return response.content.decode()


def test_a_new_shop_s_home_does_not_contradict_itself(make, signed_in):
    page = text_of(signed_in(make.owner_of(make.merchant())).get(reverse("desk:home")))
    assert "เริ่มขายใน 3 ขั้น" in page and "เสร็จ 0 จาก 3" in page
    assert "เมื่อมีคำสั่งซื้อ สิ่งที่ต้องทำจะขึ้นที่นี่" in page
    assert "พักได้เลย" not in page and "เปิดขายอยู่" not in page and "หน้าร้านเปิดอยู่" in page


def test_once_there_were_orders_none_that_waits_is_said_so(make, merchant):
    payments.withdraw_order(order=make.order(merchant, way="cod"), by=None, why="เปลี่ยนใจ")
    assert tasks(merchant) == {} and panels.to_do(merchant).empty == "วันนี้ไม่มีคำสั่งซื้อที่รอคุณ"


def test_each_of_the_three_steps_leads_to_the_next(make, signed_in):
    merchant = make.merchant()
    desk = signed_in(make.owner_of(merchant))
    payout, delivery, product = (reverse(f"manage:{name}") for name in ("payout", "delivery", "product_new"))
    assert "ขั้นต่อไป:" not in text_of(desk.get(payout)) + text_of(desk.get(delivery))
    typed = {"flat": "on", "flat_price": "40"}
    page = text_of(desk.post(delivery, typed, follow=True))
    assert f'<a href="{payout}">ขั้นต่อไป: ตั้งบัญชีรับเงินพร้อมเพย์</a>' in page
    accounts.set_account(
        merchant=merchant, by=make.owner_of(merchant), proxy_type="mobile", proxy="0812345678", holder_name="นางฟาตีเมาะ"
    )
    for page in (payout, delivery):
        assert f'<a href="{product}">ขั้นต่อไป: ลงสินค้าชิ้นแรก</a>' in text_of(desk.get(page))
    make.product(merchant)
    assert "ขั้นต่อไป:" not in text_of(desk.get(payout)) + text_of(desk.get(delivery))


def test_money_to_give_back_is_a_to_do_that_leads_to_its_orders(make, merchant, signed_in):
    goods, by = make.product(merchant, on_hand=90), make.owner_of(merchant)
    cancelled, over, fine = (make.order(merchant, goods=goods) for _ in range(3))
    for order, came in ((cancelled, 14000), (over, 15050), (fine, 14000)):
        payments.confirm(payment=payments.payment_of(order), reference=f"t-{order.pk}", by=by, received_satang=came)
    payments.cancel_order(order=cancelled, by=by, why="ของหมด")
    assert tasks(merchant)["โอนเงินคืนลูกค้า"] == 2
    desk = signed_in(by)
    page = text_of(desk.get(reverse("desk:home")))
    rows = reverse("manage:orders") + "?todo=refund"
    assert f'href="{rows}"' in page
    shown = desk.get(rows)
    assert {row["number"] for row in shown.context["rows"]} == {cancelled.number, over.number}
    assert "ต้องคืนเงินลูกค้า" in text_of(shown)
    owed = {row.order_pk: row.satang for row in reading.entries(merchant, "owed-back")}
    assert owed == {cancelled.pk: 14000, over.pk: 1050}
    assert owed == {row.pk: payments.owed_back_satang(Order.objects.get(pk=row.pk)) for row in (cancelled, over)}


def test_every_sum_on_the_home_leads_to_what_it_is_the_sum_of(make, merchant, signed_in):
    page = text_of(signed_in(make.owner_of(merchant)).get(reverse("desk:home")))
    book = reverse("manage:payments")
    for address in (book, f"{book}#awaited", f"{book}#with_carrier"):
        assert f'<a class="figure" href="{address}">' in page
