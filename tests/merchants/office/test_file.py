"""A merchant's file: the whole of it on one page, its timeline, closing and answering; what it costs; who may open it."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from common import clock
from common.audit import services as audit
from common.letters.services import Recipient, keep
from merchants import services as merchants
from merchants.closing import services as closing
from merchants.closing.models import ClosureRequest
from merchants.models import MerchantState, RegisterEntry
from merchants.onboarding import services as onboarding
from shop.orders import services as orders
from shop.payments import accounts
from shop.payments import services as payments

WHY = "เลิกผลิตแล้ว ตามคำขอ"


@pytest.fixture
def officer(make):
    return make.officer(provinces=["94"])


@pytest.fixture
def office(signed_in, officer):
    return signed_in(officer)


@pytest.fixture
def merchant(make):
    """A shop that came by an application, sells and is paid."""
    application, _paper = make.application_waiting(province="94")
    by = make.officer(provinces=["94"])
    application = onboarding.approve(application=make.judged(application, by), by=by)
    return make.ready(application.merchant)


def url(merchant, rest: str = "") -> str:
    return f"/office/merchants/{merchant.pk}/{rest}"


def text_of(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def test_everything_of_one_shop_stands_on_one_page(office, make, merchant):
    helper = make.helper_of(merchant)
    by = make.owner_of(merchant)
    accounts.set_account(merchant=merchant, by=by, proxy_type="mobile", proxy="0899999123", holder_name="กลุ่มใหม่")
    page = text_of(office.get(url(merchant)))
    for words in [
        "กลุ่มแม่บ้านทดสอบ",
        "081-234-5670",
        helper.first_name,
        "ทะเบียนสมาชิกและผู้ลงนาม 8 คน",
        "คนใดคนหนึ่งลงนามได้",
        "เปิดใบสมัครและผลตรวจทุกข้อ",
        reverse("review:application", args=[merchant.application.pk]),
        "ยังไม่มีใครเปิดดู",
        "เก็บถึง",
        "••••••9123",
        "••••••5678",
        "บัญชีเดิม",
        "เก็บเงินปลายทาง",
        "จัดส่งถึงบ้าน",
        "ยังไม่มียอดขายในสิบสองเดือนที่ผ่านมา",
        "อนุมัติ เปิดร้านแล้ว",
        "ตั้งบัญชีรับเงิน",
    ]:
        assert words in page, words
    assert "0812345678" not in page and "0899999123" not in page


def test_a_shop_without_an_application_has_a_file_too(office, make):
    merchant = make.merchant("กลุ่มบูดู")
    page = text_of(office.get(url(merchant)))
    assert "กลุ่มบูดู" in page and "ยังไม่ได้ตั้งบัญชีรับเงิน" in page and "เปิดใบสมัคร" not in page


def test_sales_stand_by_month_to_the_baht(office, make, merchant):
    goods = make.product(merchant, price_satang=5025, on_hand=50)
    moments = [clock.now(), clock.now(), clock.now() - datetime.timedelta(days=62)]
    for moment in moments:
        with clock.at(moment):
            orders.confirm(order=make.order(merchant, goods=goods, pieces=2, way="cod"), by=None)
    make.order(merchant, goods=goods)  # nobody has paid
    gone = make.order(merchant, goods=goods, way="cod")
    orders.confirm(order=gone, by=None)
    payments.cancel_order(order=gone, by=make.owner_of(merchant), why="ของเสีย")
    response = office.get(url(merchant))
    panel = next(panel for panel in response.context["panels"] if panel.title == "สินค้าและยอดขาย")
    assert [(row["orders"], row["satang"]) for row in panel.facts["months"]] == [(2, 28100), (1, 14050)]
    assert "฿281" in text_of(response) and "฿140.50" in text_of(response)
    assert [(figure.value, figure.note) for figure in panel.figures] == [
        ("1", "จากทั้งหมด 1 อย่าง"),
        ("5", "ยังไม่จบ 4"),
        ("0", "รายการ"),
    ]


def test_a_paper_is_opened_from_the_file_by_post_with_a_purpose(office, make, merchant):
    paper = merchant.application.documents.order_by("pk").first()
    address = reverse("review:open_paper", args=[merchant.application.pk, paper.pk])
    assert f'formaction="{address}"' in text_of(office.get(url(merchant)))
    office.post(address, {"purpose": "curious"})
    office.get(address)
    assert office.get(url(merchant, "?kind=papers")).context["lines"].paginator.count == 0
    assert office.post(address, {"purpose": "audit"}).status_code == 200
    page = office.get(url(merchant, "?kind=papers"))
    [line] = page.context["lines"].object_list
    assert line["text"].startswith("เปิดดู ") and (line["by"], line["why"]) == ("คุณอัสมา", "ตรวจสอบการทำงาน")
    assert "มีคนเปิดดู 1 ครั้ง" in text_of(page)


def test_the_timeline_is_one_newest_first_and_narrows_by_kind(office, make, merchant):
    merchants.suspend(merchant=merchant, by=make.officer(), reason="ใบอนุญาตหมดอายุ")
    every = office.get(url(merchant)).context["lines"].object_list
    moments = [line["at"] for line in every]
    assert moments == sorted(moments, reverse=True)
    assert every[0]["text"] == "ระงับร้านชั่วคราว" and every[0]["why"] == "ใบอนุญาตหมดอายุ"
    assert {"เปิดร้าน", "ส่งใบสมัคร", "ตั้งบัญชีรับเงิน", "ตั้งการจัดส่ง"} <= {line["text"] for line in every}
    found = {}
    for kind in ["shop", "people", "money", "selling", "application", "papers"]:
        rows = office.get(url(merchant, f"?kind={kind}")).context["lines"]
        found[kind] = rows.paginator.count
        assert len({str(line["label"]) for line in rows.object_list}) <= 1
    assert found["shop"] == 2 and found["money"] == 2 and found["selling"] == 1 and found["people"] == 0
    total = office.get(url(merchant)).context["lines"].paginator.count
    assert sum(found.values()) == total
    assert office.get(url(merchant, "?kind=%27x&page=999")).context["lines"].paginator.count == total


def test_the_timeline_has_pages(office, merchant):
    for number in range(40):
        audit.record(subject=merchant, verb="storefront_told", why=f"บรรทัด {number}")
    first = office.get(url(merchant, "?kind=selling"))
    assert len(first.context["lines"].object_list) == 30 and "?page=2&amp;kind=selling#timeline" in text_of(first)
    second = office.get(url(merchant, "?kind=selling&page=2")).context["lines"]
    assert len(second.object_list) == 11


def test_it_costs_the_same_with_few_and_with_many_rows(office, make, merchant):
    goods = make.product(merchant, on_hand=500)
    make.order(merchant, goods=goods)
    paper = merchant.application.documents.order_by("pk").first()
    audit.record(subject=paper, verb="opened", by=make.officer(provinces=["94"]), why="ตรวจ")

    def cost() -> int:
        office.get(url(merchant))
        with CaptureQueriesContext(connection) as captured:
            text_of(office.get(url(merchant)))
        return len(captured)

    few = cost()
    owner = make.owner_of(merchant)
    for number in range(12):
        make.order(merchant, goods=goods, way="cod")
        make.helper_of(merchant)
        RegisterEntry.objects.create(merchant=merchant, name=f"สมาชิกใหม่ {number}")
        accounts.set_account(
            merchant=merchant, by=owner, proxy_type="mobile", proxy=f"08123400{number:02}", holder_name="กลุ่ม"
        )
        keep(key=f"x-{number}", to=Recipient.of(owner), template="x", subject="x", body="x", about=merchant)
        audit.record(subject=paper, verb="opened", by=make.officer(provinces=["94"]), why="ตรวจ")
    make.product(merchant, "ปลาเค็ม")
    assert (few, cost()) == (36, 36)


def test_closing_from_the_file(office, make, merchant):
    assert "ปิดร้านถาวร" in text_of(office.get(url(merchant)))
    typed = {"reason": WHY, "sure": "on"}
    page = text_of(office.post(url(merchant, "close/"), typed, follow=True))
    assert "ปิดร้าน กลุ่มแม่บ้านทดสอบ ถาวรแล้ว และเขียนบอกเจ้าของร้านแล้ว" in page
    assert WHY in page and 'action="' + url(merchant, "reopen/") not in page
    merchant.refresh_from_db()
    assert merchant.state == MerchantState.CLOSED
    office.post(url(merchant, "close/"), typed)
    assert [line["text"] for line in office.get(url(merchant)).context["lines"].object_list].count("ปิดร้านถาวร") == 1
    refused = text_of(office.post(url(merchant, "reopen/"), {"reason": "อยากเปิดอีก"}))
    merchant.refresh_from_db()
    assert merchant.state == MerchantState.CLOSED and "ปิดถาวรแล้ว จึงระงับหรือเปิดใหม่ไม่ได้" in refused


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"reason": "", "sure": "on"}, "กรุณาเขียนเหตุผลให้เจ้าของร้านเข้าใจ อย่างน้อยหนึ่งประโยค"),
        ({"reason": WHY}, "ติ๊กช่องนี้ก่อน ถ้าแน่ใจว่าจะปิดร้านถาวร"),
    ],
)
def test_without_reason_or_tick_it_stays_open(office, merchant, typed, sentence):
    page = text_of(office.post(url(merchant, "close/"), typed))
    assert sentence in page and typed["reason"] in page
    merchant.refresh_from_db()
    assert merchant.is_open


def test_with_open_orders_the_officer_reads_how_many_and_keeps_what_she_typed(office, make, merchant):
    make.order(merchant)
    page = text_of(office.post(url(merchant, "close/"), {"reason": WHY, "sure": "on"}))
    assert "ยังปิดร้านไม่ได้ เพราะยังมีคำสั่งซื้อที่ยังไม่จบ 1 รายการ ให้ระงับร้านก่อนเพื่อไม่รับคำสั่งซื้อใหม่" in page and WHY in page
    merchant.refresh_from_db()
    assert merchant.is_open


def test_a_request_is_seen_and_answered_with_no(office, make, merchant):
    closing.ask(merchant=merchant, by=make.owner_of(merchant), reason="ไม่มีคนทำต่อ")
    listed = text_of(office.get("/office/closings/"))
    assert "กลุ่มแม่บ้านทดสอบ" in listed and "ไม่มีคนทำต่อ" in listed and f'href="{url(merchant)}#closing"' in listed
    page = text_of(office.get(url(merchant)))
    assert "เจ้าของร้านขอปิดร้านถาวร" in page and "ไม่มีคนทำต่อ" in page
    page = text_of(office.post(url(merchant, "keep/"), {"reason": "คุยกับกลุ่มก่อน"}, follow=True))
    assert "ตอบคำขอแล้ว ร้าน กลุ่มแม่บ้านทดสอบ ยังไม่ปิด เจ้าของร้านจะได้อ่านเหตุผลของคุณ" in page
    assert ClosureRequest.objects.get().outcome == "declined"
    again = text_of(office.post(url(merchant, "keep/"), {"reason": "คุยกับกลุ่มก่อน"}))
    assert "คำขอปิดร้านนี้จบไปแล้ว ไม่มีอะไรให้ตอบ" in again
    assert "ไม่มีคำขอปิดร้าน" in text_of(office.get("/office/closings/"))


def test_requests_of_other_provinces_are_not_shown(office, make):
    other = make.merchant("กลุ่มยะลา", province="95")
    closing.ask(merchant=other, by=make.owner_of(other), reason="ไม่มีคนทำต่อ")
    assert "กลุ่มยะลา" not in text_of(office.get("/office/closings/"))


def test_strangers_viewers_and_other_provinces_find_no_file(signed_in, make, merchant):
    closing.ask(merchant=merchant, by=make.owner_of(merchant), reason="ไม่มีคนทำต่อ")
    others = [make.officer(provinces=["95"]), make.viewer(provinces=["94"]), make.owner_of(merchant)]
    for person in others:
        client = signed_in(person)
        assert client.get(url(merchant)).status_code == 404
        for verb in ("suspend/", "reopen/", "close/", "keep/"):
            assert client.post(url(merchant, verb), {"reason": WHY, "sure": "on"}).status_code == 404
    merchant.refresh_from_db()
    assert merchant.is_open and closing.waiting_of(merchant)


def test_a_viewer_reads_numbers_and_never_who_works_there(signed_in, make, merchant):
    owner = make.owner_of(merchant)
    client = signed_in(make.viewer(provinces=["94"]))
    for path in ["/office/", "/office/merchants/"]:
        page = text_of(client.get(path))
        for private in [
            owner.email,
            "081-234-5670",
            "แมะแย",
            "/office/applications/",
            url(merchant),
            "/office/closings/",
        ]:
            assert private not in page, (path, private)
    assert client.get("/office/closings/").status_code == 404
    paper = merchant.application.documents.first()
    address = reverse("review:open_paper", args=[merchant.application.pk, paper.pk])
    assert client.post(address, {"purpose": "check"}).status_code == 404
