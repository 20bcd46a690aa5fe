"""Receipts and tax invoices at the HTTP boundary: the shopper asks, the merchant issues, each sees what is theirs."""

import pytest
from django.urls import reverse

from shop.invoices.invariants import check
from shop.invoices.models import InvoiceWish, TaxPaper
from shop.orders import links
from shop.payments import services as payments

pytestmark = pytest.mark.django_db
TYPED = {"name": "บริษัท ผู้ซื้อ จำกัด", "address": "1 ถ.สุขุมวิท กรุงเทพฯ", "tax_id": "๐-9940-00000-01-4"}


@pytest.fixture
def merchant(make):
    return make.ready(make.merchant())


@pytest.fixture
def sold(make, merchant):
    order = make.order(merchant)
    payments.confirm(payment=payments.payment_of(order), reference="x", by=make.owner_of(merchant))
    return order


@pytest.fixture
def desk(make, merchant, signed_in):
    return signed_in(make.owner_of(merchant))


def shopper(name: str, order, **more) -> str:
    return reverse(f"orders:{name}", kwargs={"token": links.token(order), **more})


def at_desk(name: str, row) -> str:
    return reverse(f"manage:{name}", kwargs={"pk": row.pk})


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_a_receipt_is_for_money_that_came(client, desk, make, merchant, sold):
    unpaid = make.order(merchant)
    for door, address in ((client, shopper("receipt", unpaid)), (desk, at_desk("order_receipt", unpaid))):
        answer = door.get(address, follow=True)
        assert said(answer) == ["ร้านยังไม่ได้รับเงินของคำสั่งซื้อนี้ จึงยังไม่มีใบเสร็จรับเงิน"]
    assert "ใบเสร็จรับเงิน" not in client.get(shopper("order", unpaid)).content.decode()
    assert shopper("receipt", sold) in client.get(shopper("order", sold)).content.decode()
    for door, address in ((client, shopper("receipt", sold)), (desk, at_desk("order_receipt", sold))):
        page = door.get(address).content.decode()
        assert sold.number in page and "฿140" in page and "หนึ่งร้อยสี่สิบบาทถ้วน" in page
    assert client.get(shopper("receipt", sold))["Cache-Control"] == "private, no-store"


def test_an_owner_states_her_registration_and_a_helper_cannot(make, merchant, signed_in):
    typed = {**TYPED, "name": "หจก. บูดู", "tax_id": "0105550123451", "since": "1 ม.ค. 2568", "sure": "on"}
    assert signed_in(make.helper_of(merchant)).post("/desk/vat/", typed).status_code == 404
    desk = signed_in(make.owner_of(merchant))
    wrong = desk.post("/desk/vat/", {**typed, "tax_id": "0105550123450", "since": "1 ม.ค. 2580", "sure": ""})
    assert wrong.context["form"].errors == {
        "tax_id": ["เลขประจำตัวผู้เสียภาษีไม่ถูกต้อง โปรดตรวจเลข 13 หลักแล้วพิมพ์ใหม่"],
        "sure": ["ทำเครื่องหมายยืนยันก่อน ถ้ายังไม่จดทะเบียน ร้านออกใบกำกับภาษีไม่ได้"],
    }
    late = desk.post("/desk/vat/", {**typed, "since": "1 ม.ค. 2580"})
    assert late.context["form"].errors == {"since": ["วันที่จดทะเบียนต้องไม่เกินวันนี้ ดูวันที่บนใบ ภ.พ.20"]}
    answer = desk.post("/desk/vat/", typed, follow=True)
    assert said(answer) == ["บันทึกแล้ว ร้านออกใบกำกับภาษีได้จากหน้าคำสั่งซื้อ"] and "หจก. บูดู" in answer.content.decode()
    assert answer.context["registration"].branch == "00000"
    assert desk.post("/desk/vat/end/", follow=True).context["registration"] is None


def test_the_shopper_asks_the_merchant_issues_and_both_print(client, desk, make, merchant, sold):
    assert "ใบกำกับภาษี" not in client.get(shopper("order", sold)).content.decode()
    page = client.post(shopper("invoice", sold), TYPED)
    assert "ในวันที่ขาย หรือเลิกจดทะเบียนแล้ว จึงออกใบกำกับภาษีไม่ได้" in page.content.decode() and not InvoiceWish.objects.exists()
    make.vat_seller(merchant)
    page = client.post(shopper("invoice", sold), {**TYPED, "tax_id": "0994000000015", "branch": "สาขาใหญ่"})
    assert set(page.context["form"].errors) == {"tax_id", "branch"}
    assert said(client.post(shopper("invoice", sold), TYPED, follow=True)) == [
        "บอกร้านแล้ว เมื่อร้านออกใบ เราแจ้งคุณ และเปิดพิมพ์ได้ที่หน้านี้"
    ]
    assert "ลูกค้าขอใบเต็มรูป" in desk.get("/desk/invoices/").content.decode()
    form = desk.get(at_desk("order_invoice", sold)).context["form"]
    assert (form["tax_id"].value(), form["branch"].value()) == ("0994000000014", "00000")
    answer = desk.post(at_desk("order_invoice_full", sold), {**TYPED, "branch": "12"}, follow=True)
    paper = TaxPaper.objects.get()
    assert said(answer) == [f"ออกใบกำกับภาษี {paper.label} แล้ว และแจ้งลูกค้าแล้ว"]
    other = make.order(merchant)
    for address in (shopper("tax_paper", sold, paper=paper.pk), at_desk("invoice", paper)):
        door = client if "/orders/" in address and "/desk/" not in address else desk
        printed = door.get(address).content.decode()
        for words in (paper.label, "บริษัท ผู้ซื้อ จำกัด", "0994000000014", "สาขาที่ 00012", "0105550123451", "สำนักงานใหญ่"):
            assert words in printed
        assert "฿9.16" in printed and "฿130.84" in printed and "หนึ่งร้อยสี่สิบบาทถ้วน" in printed
    assert client.get(shopper("tax_paper", other, paper=paper.pk)).status_code == 404
    assert client.get("/ms" + shopper("tax_paper", sold, paper=paper.pk)).content.decode().count("ใบกำกับภาษี") >= 1
    refused = client.post(shopper("invoice", sold), TYPED)
    assert refused.status_code == 200 and check() == []


def test_many_abbreviated_ones_at_once_leave_out_what_is_not_sold(desk, make, merchant, sold):
    make.vat_seller(merchant)
    unpaid = make.order(merchant)
    wanted = {"shown": f"{sold.pk},{unpaid.pk}"}
    for _ in range(2):
        page = desk.post("/desk/orders/invoices/", wanted, follow=True)
    assert [paper.kind for paper in page.context["tax_papers"]] == ["short"]
    printed = page.content.decode()
    assert "ใบกำกับภาษีอย่างย่อ" in printed and "ราคารวมภาษีมูลค่าเพิ่มแล้ว" in printed and "ผู้ซื้อ</p>" not in printed
    assert TaxPaper.objects.count() == 1
    assert desk.get(at_desk("order_invoice", sold)).context["standing"] == TaxPaper.objects.get()
    answer = desk.post(at_desk("order_invoice_short", unpaid), follow=True)
    assert said(answer)[-1].startswith("คำสั่งซื้อนี้ยังไม่ยืนยัน")
