"""The registration for VAT: a day that can be, and what becomes of those who wait for an invoice once it ended."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from common import clock
from common.letters.models import Letter
from merchants import vat
from merchants.models import VatRegistration
from shop.invoices import jobs
from shop.invoices import services as invoices
from shop.invoices.content import Buyer
from shop.invoices.models import InvoiceWish
from shop.orders import links
from shop.orders.models import Order
from shop.payments import services as payments

pytestmark = pytest.mark.django_db
BUYER = Buyer("อามีนะห์", "ยะลา")
NO_MORE = "ไม่ได้จดทะเบียนภาษีมูลค่าเพิ่มในวันที่ขาย หรือเลิกจดทะเบียนแล้ว"


@pytest.fixture
def sold(make, merchant, owner):
    order = make.order(merchant)
    payments.confirm(payment=payments.payment_of(order), reference="x", by=owner)
    return Order.objects.get(pk=order.pk)


@pytest.fixture
def desk(owner, signed_in):
    return signed_in(owner)


def at_shopper(order) -> str:
    return reverse("orders:invoice", kwargs={"token": links.token(order)})


@pytest.mark.parametrize("since", ["1/1/0001", "31 ธ.ค. 2534", "1/1/1991", "๑/๑/๐๕๔๔"])
def test_a_day_before_there_was_vat_is_refused_and_stays_as_typed(make, owner, signed_in, merchant, since):
    vat.end(merchant=merchant, by=owner)
    typed = {"name": "หจก. บูดู", "address": "1 ยะลา", "tax_id": "0105550123451", "since": since, "sure": "on"}
    page = signed_in(owner).post("/desk/vat/", typed)
    assert page.context["form"].errors["since"] == [
        "ภาษีมูลค่าเพิ่มเริ่มใช้เมื่อ 1 ม.ค. 2535 วันที่จดทะเบียนจึงก่อนหน้านั้นไม่ได้ ใส่วันที่ตามใบ ภ.พ.20 ปีเป็น พ.ศ. สี่หลัก"
    ]
    assert page.context["form"]["since"].value() == since and vat.of(merchant) is None


def test_the_first_day_of_vat_is_taken_and_the_database_holds_it(make, merchant):
    make.vat_seller(merchant, since=datetime.date(1992, 1, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        VatRegistration.objects.update(since=datetime.date(1991, 12, 31))


def test_ended_the_shopper_is_told_once_and_nothing_waits(client, desk, merchant, sold):
    invoices.ask(order=sold, buyer=BUYER)
    assert "มีลูกค้า 1 คนรอใบกำกับภาษีจากร้าน" in desk.get("/desk/vat/").content.decode()
    answer = desk.post("/desk/vat/end/", follow=True)
    assert [str(message) for message in answer.context["messages"]] == [
        "บันทึกแล้วว่าร้านไม่ได้จดทะเบียนภาษีมูลค่าเพิ่ม ใบที่ออกไปแล้วยังดูได้",
        "ลูกค้า 1 คนที่รอใบกำกับภาษีได้รับแจ้งแล้วว่าร้านออกให้ไม่ได้ และใช้ใบเสร็จรับเงินแทน",
    ]
    assert answer.context["wishes"] == []
    letter = Letter.objects.get(template="order-invoice-closed")
    assert "จึงออกให้ไม่ได้ คุณใช้ใบเสร็จรับเงินแทนได้" in letter.body
    page = client.get(at_shopper(sold)).content.decode()
    assert "ร้านออกใบกำกับภาษีที่คุณขอไว้ไม่ได้แล้ว" in page and NO_MORE in page
    order_page = client.get(reverse("orders:order", kwargs={"token": links.token(sold)})).content.decode()
    assert at_shopper(sold) in order_page
    diary = desk.get(reverse("manage:order", args=[sold.pk])).content.decode()
    assert "จึงปิดคำขอใบกำกับภาษี" in diary
    desk.post("/desk/vat/end/")
    assert jobs.run() == {"credit_notes": 0, "invoice_wishes_closed": 0}
    assert Letter.objects.filter(template="order-invoice-closed").count() == 1


def test_registered_again_she_may_ask_anew_and_the_merchant_is_told_again(make, merchant, owner, sold, desk):
    invoices.ask(order=sold, buyer=BUYER)
    desk.post("/desk/vat/end/")
    make.vat_seller(merchant)
    later = clock.now() + datetime.timedelta(hours=1)
    with clock.at(later):
        wish = invoices.ask(order=sold, buyer=BUYER)
        invoices.ask(order=sold, buyer=Buyer("อามีนะห์ ดือเระ", "ยะลา"))
    assert wish.closed_at is None and wish.asked_at == later
    assert Letter.objects.filter(template="desk-invoice-wish").count() == 2
    invoices.issue_full(order=sold, buyer=BUYER, by=owner)
    desk.post("/desk/vat/end/")
    assert InvoiceWish.objects.get().done_at and Letter.objects.filter(template="order-invoice-closed").count() == 1


def test_a_registration_put_right_to_after_the_sale_closes_it_too_and_a_renamed_one_does_not(make, merchant, sold):
    Order.objects.filter(pk=sold.pk).update(confirmed_at=clock.now() - datetime.timedelta(days=2))
    invoices.ask(order=sold, buyer=BUYER)
    make.vat_seller(merchant, name="หจก. ใหม่")
    assert jobs.run()["invoice_wishes_closed"] == 0
    make.vat_seller(merchant, since=clock.today())
    assert jobs.run()["invoice_wishes_closed"] == 1 and InvoiceWish.objects.get().closed_at


def test_what_waited_since_before_is_closed_by_the_job_and_never_done_and_closed(merchant, owner, sold):
    invoices.ask(order=sold, buyer=BUYER)
    vat.end(merchant=merchant, by=owner)
    assert jobs.run()["invoice_wishes_closed"] == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        InvoiceWish.objects.update(done_at=clock.now())


def test_a_cancelled_order_is_no_work_for_the_merchant(merchant, owner, sold, desk):
    invoices.ask(order=sold, buyer=BUYER)
    payments.cancel_order(order=sold, by=owner, why="ของหมด")
    assert desk.get("/desk/invoices/").context["wishes"] == []
