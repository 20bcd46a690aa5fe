"""Tax invoices: numbers without gaps, what is copied, VAT to the satang, annulled and credited; each refusal in its words."""

import datetime
import uuid

import pytest
import slips_made
from django.db import IntegrityError, transaction

from common import clock
from common.letters.models import Letter
from common.thai.identifiers import BadTaxId
from merchants import vat
from merchants.models import Merchant, VatRegistration
from shop.invoices import credits, jobs
from shop.invoices import services as invoices
from shop.invoices.content import Buyer
from shop.invoices.errors import CreditedAlready, IssuedAlready, NothingSold, NotVatSeller
from shop.invoices.invariants import check
from shop.invoices.models import InvoiceWish, TaxPaper
from shop.orders.models import Order
from shop.payments import by_hand
from shop.payments import services as payments
from shop.payments.by_hand import Share
from shop.payments.models import Payment, Refund

pytestmark = pytest.mark.django_db
COMPANY = Buyer("บริษัท ผู้ซื้อ จำกัด", "1 ถ.สุขุมวิท กรุงเทพฯ 10110", "0994000000014", "00000")


@pytest.fixture
def sold(make, merchant, owner):
    """A confirmed order: two bottles of 50 and sending for 40."""
    order = make.order(merchant)
    payments.confirm(payment=payments.payment_of(order), reference="x", by=owner)
    return Order.objects.get(pk=order.pk)


def paid_back(order: Order, by, satang: int, reference: str = "20261126REFUND000001") -> None:
    payment = Payment.objects.get(order=order)
    by_hand.promise(payment=payment, by=by, why="", key=uuid.uuid4(), share=Share(satang=satang))
    for refund in by_hand.give_number(order=order, proxy_type="mobile", proxy="0898765432"):
        by_hand.paid(refund=refund, picture=slips_made.slip(reference), by=by)


def test_what_stands_on_it_is_copied_and_the_vat_in_the_price_is_exact(merchant, owner, sold):
    paper = invoices.issue_full(order=sold, buyer=COMPANY, by=owner)
    assert (paper.total_satang, paper.vat_satang, paper.before_vat_satang) == (14_000, 916, 13_084)
    assert [(line["title"], line["quantity"], line["satang"]) for line in paper.lines] == [
        ("น้ำบูดูสายบุรี", 2, 10_000),
        ("ค่าส่ง", 1, 4_000),
    ]
    assert paper.label == f"INV{clock.today().year + 543}-000001"
    vat.state(
        merchant=merchant, by=owner, name="ชื่อใหม่", address="ที่ใหม่", tax_id="0105550123451", branch="00001",
        since=datetime.date(2025, 1, 1),
    )  # fmt: skip
    Merchant.objects.update(name="ร้านใหม่")
    kept = TaxPaper.objects.get()
    assert (kept.seller["name"], kept.seller["tax_id"], kept.seller_branch) == (
        "หจก. บูดูสายบุรี",
        "0105550123451",
        "สำนักงานใหญ่",
    )
    assert kept.buyer == COMPANY.facts() and check() == []
    assert invoices.issue_full(order=sold, buyer=COMPANY, by=owner) == paper  # again: the one that stands
    assert TaxPaper.objects.count() == Letter.objects.filter(template="order-invoice").count() == 1


def test_numbers_run_per_merchant_kind_and_year_and_a_refused_paper_takes_none(make, merchant, owner):
    goods = make.product(merchant)

    def order():
        return make.delivered(make.order(merchant, goods=goods, pieces=1))

    last_day = datetime.datetime(2026, 12, 31, 23, 59, tzinfo=datetime.UTC) - datetime.timedelta(hours=7)
    first, second = order(), order()
    with clock.at(last_day):
        labels = [invoices.issue_short(order=each, by=owner).label for each in (first, second)]
    with pytest.raises(RuntimeError), transaction.atomic():
        invoices.issue_short(order=order(), by=owner)
        raise RuntimeError("the page breaks after it")
    with clock.at(last_day + datetime.timedelta(minutes=2)):
        labels += [invoices.issue_short(order=order(), by=owner).label, make.invoice(order()).label]
    with clock.at(last_day):
        labels.append(invoices.issue_short(order=order(), by=owner).label)
    other = make.vat_seller(make.ready(make.merchant("ร้านยะลา", province="95")))
    with clock.at(last_day):
        labels.append(invoices.issue_short(order=make.delivered(make.order(other)), by=None).label)
    assert labels == [
        "ABB2569-000001",
        "ABB2569-000002",
        "ABB2570-000001",
        "INV2570-000001",
        "ABB2569-000003",
        "ABB2569-000001",
    ]
    assert check() == []
    with pytest.raises(IntegrityError), transaction.atomic():
        TaxPaper.objects.filter(number=3).update(number=2)
    TaxPaper.objects.filter(number=3).update(number=5)
    assert check() == [
        f"tax papers of merchant {merchant.pk}, short 2026: numbers do not run from 1 to the last without a gap"
    ]


def test_a_full_one_takes_the_place_of_an_abbreviated_or_wrong_one_and_the_numbers_stay(owner, sold):
    short = invoices.issue_short(order=sold, by=owner)
    assert invoices.issue_short(order=sold, by=owner) == short and short.buyer == {}
    full = invoices.issue_full(order=sold, buyer=Buyer("บริษัท ผู้ซ้อ", "กรุงเทพ"), by=owner)
    right = invoices.issue_full(order=sold, buyer=COMPANY, by=owner)
    rows = list(TaxPaper.objects.order_by("pk"))
    assert [bool(row.annulled_at) for row in rows] == [True, True, False]
    assert [row.replaces for row in rows] == [None, short, full] and right.number == 2
    assert rows[0].annulled_why == "ออกใบกำกับภาษีเต็มรูปแทน" and check() == []
    with pytest.raises(BadTaxId):
        invoices.issue_full(order=sold, buyer=Buyer("ก", "ข", "0994000000015"), by=owner)
    assert TaxPaper.objects.count() == 3


def test_only_a_registered_merchant_and_only_what_was_sold(make, merchant, owner, sold):
    placed = make.order(merchant)
    with pytest.raises(NothingSold):
        invoices.issue_short(order=placed, by=owner)
    payments.cancel_order(order=placed, by=owner, why="ของหมด")
    with pytest.raises(NothingSold):
        invoices.issue_short(order=placed, by=owner)
    vat.end(merchant=merchant, by=owner)
    with pytest.raises(NotVatSeller):
        invoices.issue_full(order=sold, buyer=COMPANY, by=owner)
    Order.objects.filter(pk=sold.pk).update(confirmed_at=clock.now() - datetime.timedelta(days=2))
    make.vat_seller(merchant, since=clock.today())  # registered after the sale
    with pytest.raises(NotVatSeller):
        invoices.ask(order=sold, buyer=COMPANY)
    assert not TaxPaper.objects.exists() and not InvoiceWish.objects.exists()
    assert VatRegistration.objects.filter(ended_at=None).count() == 1


def test_the_shopper_asks_until_it_is_issued_and_the_merchant_is_told_once(owner, sold):
    invoices.ask(order=sold, buyer=Buyer("อามีนะห์", "ยะลา"))
    invoices.ask(order=sold, buyer=COMPANY)
    assert InvoiceWish.objects.get().tax_id == COMPANY.tax_id
    assert Letter.objects.filter(template="desk-invoice-wish").count() == 1
    invoices.issue_full(order=sold, buyer=COMPANY, by=owner)
    assert InvoiceWish.objects.get().done_at
    with pytest.raises(IssuedAlready):
        invoices.ask(order=sold, buyer=COMPANY)


def test_credit_notes_follow_what_went_back_and_never_what_was_paid_too_much(make, merchant, owner):
    order = make.order(merchant)
    payments.confirm(payment=payments.payment_of(order), reference="x", by=owner, received_satang=14_500)
    order = Order.objects.get(pk=order.pk)
    invoice = invoices.issue_full(order=order, buyer=COMPANY, by=owner)
    for refund in by_hand.give_number(order=order, proxy_type="mobile", proxy="0898765432"):
        by_hand.paid(refund=refund, picture=slips_made.slip("20261126TOOMUCH0001"), by=owner)
    assert jobs.run()["credit_notes"] == 0  # five baht came too much: no sale is undone
    paid_back(order, owner, 5_000)
    assert jobs.run()["credit_notes"] == 1 and jobs.run()["credit_notes"] == 0
    note = TaxPaper.objects.get(kind="credit")
    assert (note.about, note.total_satang, note.vat_satang, note.buyer) == (invoice, 5_000, 327, COMPANY.facts())
    with pytest.raises(CreditedAlready):
        invoices.issue_full(order=order, buyer=Buyer("ก", "ข"), by=owner)
    payments.cancel_order(order=order, by=owner, why="ของหมด")
    assert credits.follow(order=order) == []  # promised is not gone back
    for refund in by_hand.give_number(order=order, proxy_type="mobile", proxy="0898765432"):
        by_hand.paid(refund=refund, picture=slips_made.slip("20261126REFUND000003"), by=owner)
    (rest,) = credits.follow(order=order, by=owner)
    assert rest.total_satang == 9_000 and rest.number == 2 and check() == []


def test_a_refund_that_failed_after_all_annuls_its_note(owner, sold):
    invoices.issue_short(order=sold, by=owner)
    paid_back(sold, owner, 3_000)
    jobs.run()
    Refund.objects.update(state="failed")  # as Stripe may say later: the bank sent the money back
    jobs.run()
    note = TaxPaper.objects.get(kind="credit")
    assert note.annulled_at and note.annulled_why == "เงินที่คืนไม่ถึงผู้ซื้อ" and check() == []


def test_cash_nobody_paid_at_the_door_is_credited_whole(make, merchant, owner):
    order = make.order(merchant, way="cod")
    payments.accept_order(order=order, by=owner)
    order.refresh_from_db()
    invoices.issue_short(order=order, by=owner)
    payments.cancel_order(order=order, by=owner, why="ไม่รับของ")
    assert jobs.run()["credit_notes"] == 1
    assert TaxPaper.objects.get(kind="credit").total_satang == order.total_satang and check() == []
