"""Papers of many orders at the desk: what to fetch, slips, labels; and what is refused."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from shop.orders.models import Order
from shop.payments import services as payments

pytestmark = pytest.mark.django_db
URL = "/desk/orders/papers/"


@pytest.fixture
def merchant(make):
    return make.ready(make.merchant())


@pytest.fixture
def desk(make, merchant, signed_in):
    return signed_in(make.owner_of(merchant))


def cost(desk, **query) -> int:
    assert desk.get(URL, query).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        assert desk.get(URL, query).status_code == 200
    return len(captured)


def test_one_list_says_what_to_fetch_for_all_and_then_for_each(desk, make, merchant):
    budu, rice = make.product(merchant), make.product(merchant, "ข้าวเกรียบปลา", unit="ถุง 100 ก.")
    first = make.order(merchant, goods=budu, pieces=2, way="cod")
    second = make.order(merchant, goods=budu, pieces=3)
    third = make.order(merchant, goods=rice, pieces=1, by_pickup=True)
    gone = make.order(merchant, goods=rice, pieces=9)
    payments.cancel_order(order=gone, by=make.owner_of(merchant), why="ของหมด")
    stranger = make.order(make.ready(make.merchant("ร้านยะลา", province="95")), pieces=7)
    ids = [order.pk for order in (first, second, third, gone, stranger)]
    page = desk.get(URL, {"order": ids})
    fetch = [(row.title, row.pieces, row.orders) for row in page.context["fetch"]]
    assert fetch == [
        ("ข้าวเกรียบปลา", 1, [(third.number, 1)]),
        ("น้ำบูดูสายบุรี", 5, [(first.number, 2), (second.number, 3)]),
    ]
    assert "ไม่รวม 1 ใบที่ยกเลิกหรือส่งคืนแล้ว" in page.content.decode() and stranger.number not in page.content.decode()
    slips = desk.get(URL, {"order": ids, "paper": "slips"}).content.decode()
    assert slips.count("ใบจัดของ</h1>") == 3
    for paper, sheets in (("labels", 2), ("labels4", 1)):
        labels = desk.get(URL, {"order": ids, "paper": paper}).content.decode()
        assert labels.count('<section class="label"') == 2 and labels.count("<article") == sheets
        assert "จุดสังเกต: ข้างมัสยิด" in labels and "089-876-5432" in labels
        assert labels.count("เก็บเงินปลายทาง <b>฿140</b>") == 1
        assert "ไม่มีที่อยู่ของ 1 ใบที่ลูกค้ามารับเอง" in labels
    page = desk.get(URL, {"shown": f"{second.pk},{third.pk}"})  # none ticked: all that the page showed
    assert [each["order"] for each in page.context["parcels"]] == [second, third]
    assert "invoices" not in str(page.context["papers"])


def test_nothing_chosen_leads_back_with_a_word(desk, make, merchant):
    order = make.order(merchant)
    payments.cancel_order(order=order, by=make.owner_of(merchant), why="ของหมด")
    for query in ({}, {"order": order.pk}, {"order": "1 OR 1"}, {"shown": "x,,²"}, {"order": "9" * 40}):
        page = desk.get(URL, query, follow=True)
        assert page.redirect_chain == [("/desk/orders/", 302)]
        assert "เลือกคำสั่งซื้อที่ยังไม่ยกเลิกอย่างน้อยหนึ่งใบก่อน" in page.content.decode()


def test_papers_cost_the_same_for_two_and_for_many_orders(desk, make, merchant):
    goods = make.product(merchant, on_hand=500)
    for _ in range(2):
        make.order(merchant, goods=goods)
    two = {paper: cost(desk, order=[*ids()], paper=paper) for paper in ("pick", "slips", "labels4")}
    for _ in range(10):
        make.order(merchant, goods=goods)
    many = {paper: cost(desk, order=[*ids()], paper=paper) for paper in ("pick", "slips", "labels4")}
    assert two == many == {"pick": 9, "slips": 9, "labels4": 9}


def ids():
    return Order.objects.order_by("pk").values_list("pk", flat=True)


def test_the_list_lets_her_tick_orders(desk, make, merchant):
    order = make.order(merchant)
    page = desk.get(reverse("manage:orders")).content.decode()
    assert f'name="order" value="{order.pk}" form="papers"' in page and f'name="shown" value="{order.pk}"' in page
