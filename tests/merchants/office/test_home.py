"""The officers' home in exact numbers: who waits, since when, whose; shops and sales by province; what shops wait for."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from common import clock
from merchants import services as merchants
from merchants.closing import services as closing
from merchants.office import panels
from merchants.onboarding import panels as onboarding_panels
from merchants.onboarding import services as onboarding
from merchants.terms import services as terms
from shop.manage import panels as shop_panels
from shop.orders import services as orders


@pytest.fixture
def person(make):
    return make.officer(provinces=["94", "95"])


def text_of(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def tasks(panel) -> dict[str, int]:
    return {str(task.label): task.number for task in panel.tasks}


def figures(panel) -> dict[str, tuple[str, str]]:
    return {str(figure.label): (figure.value, str(figure.note)) for figure in panel.figures}


def waiting_since(make, days: int, **kind):
    with clock.at(clock.now() - datetime.timedelta(days=days)):
        return make.application_waiting(**kind)[0]


def test_who_waits_the_oldest_the_middle_and_mine(make, person):
    for days in (1, 4, 9):
        waiting_since(make, days)
    onboarding.take(application=waiting_since(make, 12, province="95"), by=person)
    onboarding.take(application=waiting_since(make, 2), by=make.officer())
    waiting_since(make, 40, province="96")  # not hers
    panel = onboarding_panels.waiting(person.officer)
    assert tasks(panel) == {"ตรวจใบสมัคร": 5, "ที่ฉันรับไว้": 1, "ยังไม่มีใครรับ": 3}
    assert [figure.value for figure in panel.figures] == ["12 วัน", "4 วัน"]


def test_shops_by_province_and_of_them_open(make, person):
    make.merchant(), make.merchant("ร้านยะลา", province="95"), make.merchant("ร้านนราธิวาส", province="96")
    merchants.suspend(merchant=make.merchant("ระงับ"), by=person, reason="ใบอนุญาตหมดอายุ")
    closing.close(merchant=make.merchant("ปิด"), by=person, reason="เลิกขาย")
    assert figures(panels.merchants_by_province(person.officer)) == {
        "ทุกจังหวัด": ("4", "เปิดขายอยู่ 2 ร้าน"),
        "ยะลา": ("1", "เปิดขายอยู่ 1 ร้าน"),
        "ปัตตานี": ("3", "เปิดขายอยู่ 1 ร้าน"),
    }


def test_sales_of_this_month_by_province_to_the_satang(make, person):
    def sold(merchant, moment):
        goods = make.product(merchant, price_satang=5025)
        with clock.at(moment):
            row = make.order(merchant, goods=goods, way="cod")
            orders.confirm(order=row, by=None)
        return row

    shops = [make.ready(make.merchant(province=code)) for code in ("94", "94", "95", "96")]
    for shop in shops:
        sold(shop, clock.now())
    sold(shops[0], clock.now() - datetime.timedelta(days=40))
    orders.cancel(order=sold(shops[2], clock.now()), by=None, why="ของเสีย")
    assert figures(shop_panels.sales_by_province(person.officer)) == {
        "ปัตตานี": ("฿281", "2 คำสั่งซื้อเดือนนี้"),
        "ยะลา": ("฿140.50", "1 คำสั่งซื้อเดือนนี้"),
    }


def test_what_shops_wait_for_and_where_it_leads(signed_in, make, person):
    assert panels.after_opening(person.officer).tasks == []
    asking, suspended, other = make.merchant(), make.merchant("ระงับ"), make.merchant("อื่น", province="96")
    for shop in (asking, other):
        closing.ask(merchant=shop, by=make.owner_of(shop), reason="เลิกขาย")
    merchants.suspend(merchant=suspended, by=person, reason="ใบอนุญาตหมดอายุ")
    version = terms.publish(kind="terms", version="2570-01", changes="ค่าส่งคืน", accept_by=clock.today())
    terms.accept(merchant=asking, by=make.owner_of(asking), seen=[version.pk])
    panel = panels.after_opening(person.officer)
    assert tasks(panel) == {"ตอบคำขอปิดร้าน": 1, "ยังไม่ยอมรับข้อตกลงใหม่": 1, "ระงับชั่วคราวอยู่": 1}
    office = signed_in(person)
    home = text_of(office.get("/office/"))
    for task, shown in zip(panel.tasks, (asking, suspended, suspended), strict=True):
        assert f'href="{task.url}"' in home
        page = text_of(office.get(task.url))
        assert f"/office/merchants/{shown.pk}/" in page and f"/office/merchants/{other.pk}/" not in page


def test_the_page_of_terms_counts_and_names_who_has_not(signed_in, make, person):
    office = signed_in(person)
    assert "ไม่มีข้อตกลงที่รอให้ยอมรับ" in text_of(office.get("/office/terms/"))
    ready, late, other = make.merchant("กลุ่มพร้อม"), make.merchant("กลุ่มช้า"), make.merchant("กลุ่มไกล", province="96")
    version = terms.publish(kind="terms", version="2570-01", changes="ค่าส่งคืน", accept_by=clock.today())
    terms.accept(merchant=ready, by=make.owner_of(ready), seen=[version.pk])
    page = text_of(office.get("/office/terms/"))
    assert "ยังไม่ยอมรับ 1 ร้าน" in page and "ยอมรับแล้ว 1 จาก 2 ร้าน" in page and "ค่าส่งคืน" in page
    assert late.name in page and ready.name not in page and other.name not in page
    accepted = text_of(office.get(f"/office/merchants/{ready.pk}/"))
    assert "ข้อตกลงที่ยอมรับไว้" in accepted and "ฉบับที่ 2570-01" in accepted and "ยังไม่ยอมรับข้อตกลง" not in accepted
    waiting = text_of(office.get(f"/office/merchants/{late.pk}/"))
    assert "ยังไม่ยอมรับข้อตกลงการใช้งาน ฉบับที่ 2570-01 ครบกำหนด" in waiting
    terms.accept(merchant=late, by=make.owner_of(late), seen=[version.pk])
    assert "ทุกร้านในจังหวัดของคุณยอมรับแล้ว" in text_of(office.get("/office/terms/"))


def test_a_viewer_gets_the_numbers_without_the_ways(signed_in, make):
    shop = make.merchant()
    closing.ask(merchant=shop, by=make.owner_of(shop), reason="เลิกขาย")
    viewer = make.viewer(provinces=["94"])
    panel = panels.after_opening(viewer.officer)
    assert panel.tasks == [] and figures(panel)["ตอบคำขอปิดร้าน"] == ("1", "ร้าน")
    page = text_of(signed_in(viewer).get("/office/"))
    assert "/office/closings/" not in page and "/office/terms/" not in page
    assert signed_in(viewer).get("/office/terms/").status_code == 404


def test_home_and_lists_cost_the_same_with_many_shops(signed_in, make, person):
    office = signed_in(person)
    terms.publish(kind="terms", version="2570-01", changes="ค่าส่งคืน", accept_by=clock.today())
    costs, pages = {}, {"/office/": 17, "/office/closings/": 6, "/office/terms/": 9}
    for many in (2, 20):
        for _time in range(many):
            shop = make.merchant()
            closing.ask(merchant=shop, by=make.owner_of(shop), reason="เลิกขาย")
        for path in pages:
            office.get(path)
            with CaptureQueriesContext(connection) as captured:
                office.get(path)
            costs[path, many] = len(captured)
    assert costs == {(path, many): queries for path, queries in pages.items() for many in (2, 20)}
