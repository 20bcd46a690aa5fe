"""Goods that the law exempts from VAT: only taxed lines carry VAT, to the satang, with coupons, sending and money back."""

import uuid

import pytest
import sheets_made
import slips_made
from django.urls import reverse

from common import clock
from common.money import vat_included
from merchants import vat
from shop.catalogue import services as catalogue
from shop.catalogue.models import Product
from shop.catalogue.sheets import pages
from shop.checkout import services as checkout
from shop.checkout.services import Choice, Shopper
from shop.invoices import credits, months
from shop.invoices import services as invoices
from shop.invoices.content import Buyer, exempt_of
from shop.invoices.errors import AllExempt
from shop.invoices.invariants import check
from shop.invoices.models import TaxPaper
from shop.orders.models import Order, OrderLine
from shop.payments import by_hand
from shop.payments import services as payments
from shop.payments.by_hand import Share
from shop.payments.models import Payment

pytestmark = pytest.mark.django_db
COMPANY = Buyer("บริษัท ผู้ซื้อ จำกัด", "1 ถ.สุขุมวิท กรุงเทพฯ 10110", "0994000000014", "00000")


@pytest.fixture
def budu(make, merchant):
    return make.product(merchant, "น้ำบูดูสายบุรี", price_satang=5_000)


@pytest.fixture
def fish(make, merchant):
    return make.product(merchant, "ปลากระบอกสด", price_satang=12_100, vat_exempt=True)


def bought(make, merchant, *goods, coupon: str = "") -> Order:
    """A confirmed order of ``(product, pieces)``, sent for 40 baht."""
    placed = checkout.place(
        cart=make.cart(*goods),
        key=uuid.uuid4(),
        shopper=Shopper(name="อามีนะห์", phone="+66898765432", email="shopper@example.test"),
        choices={merchant.pk: Choice("flat", "promptpay", coupon)},
        address=make.address("95"),
    )
    order = placed.orders.get()
    payments.confirm(payment=payments.payment_of(order), reference=f"x-{order.pk}", by=make.owner_of(merchant))
    return Order.objects.get(pk=order.pk)


def paid_back(order: Order, by, share: Share, reference: str) -> list[TaxPaper]:
    """Money goes back by hand; returns the credit notes of it."""
    by_hand.promise(payment=Payment.objects.get(order=order), by=by, why="", key=uuid.uuid4(), share=share)
    for refund in by_hand.give_number(order=order, proxy_type="mobile", proxy="0898765432"):
        by_hand.paid(refund=refund, picture=slips_made.slip(reference), by=by)
    return credits.follow(order=order, by=by)


def sums(paper: TaxPaper) -> tuple[int, int, int, int]:
    return paper.total_satang, paper.exempt_satang, paper.before_vat_satang, paper.vat_satang


def test_only_taxed_lines_carry_vat_and_sending_follows_the_goods(make, merchant, owner, budu, fish):
    order = bought(make, merchant, (budu, 2), (fish, 1))
    paper = invoices.issue_full(order=order, buyer=COMPANY, by=owner)
    lines = [(line["title"], line["satang"], line["exempt"]) for line in paper.lines]
    assert lines == [
        ("น้ำบูดูสายบุรี", 10_000, False),
        ("ปลากระบอกสด", 12_100, True),
        ("ค่าส่ง", 1_810, False),  # 4,000 × 10,000 / 22,100 = 1,809.95
        ("ค่าส่ง", 2_190, True),
    ]
    assert sums(paper) == (26_100, 14_290, 11_037, 773)  # 11,810 × 7 / 107 = 772.62
    assert check() == []


def test_a_coupon_takes_off_both_kinds_by_what_they_cost(make, merchant, owner, budu, fish):
    make.coupon(merchant, "BUDU20", amount_satang=2_000)
    order = bought(make, merchant, (budu, 2), (fish, 1), coupon="BUDU20")
    paper = invoices.issue_short(order=order, by=owner)
    assert [(line["satang"], line["exempt"]) for line in paper.lines] == [
        (9_095, False),  # 10,000 − 2,000 × 10,000 / 22,100
        (11_005, True),
        (1_810, False),
        (2_190, True),
    ]
    assert paper.vat_satang == vat_included(9_095 + 1_810) == 713
    assert sum(line["satang"] for line in paper.lines) == paper.total_satang == order.total_satang == 24_100


def test_what_was_true_that_day_stays(make, merchant, owner, budu, fish):
    before = bought(make, merchant, (budu, 1), (fish, 1))
    catalogue.change_product(product=fish, by=owner, vat_exempt=False)
    after = bought(make, merchant, (budu, 1), (fish, 1))
    flags = dict(OrderLine.objects.filter(variant__product=fish).values_list("order", "vat_exempt"))
    assert flags == {before.pk: True, after.pk: False}
    assert exempt_of(invoices.issue_short(order=before, by=owner).lines) == 12_100 + 2_830
    assert invoices.issue_short(order=after, by=owner).exempt_satang == 0


def test_an_order_of_exempt_goods_alone_has_no_tax_invoice(client, make, merchant, owner, fish):
    order = bought(make, merchant, (fish, 1))
    for act in (
        lambda: invoices.issue_short(order=order, by=owner),
        lambda: invoices.issue_full(order=order, buyer=COMPANY, by=owner),
        lambda: invoices.ask(order=order, buyer=COMPANY),
    ):
        with pytest.raises(AllExempt):
            act()
    client.force_login(owner)
    shown = client.get(reverse("manage:order_invoice", args=[order.pk])).content.decode()
    assert "ได้รับยกเว้นภาษีมูลค่าเพิ่ม จึงไม่มีใบกำกับภาษี ใช้ใบเสร็จรับเงินแทน" in shown
    client.post(reverse("manage:order_invoice_short", args=[order.pk]), {"merchant": merchant.pk})
    assert not TaxPaper.objects.exists()


def test_money_for_named_pieces_is_credited_as_what_they_were(make, merchant, owner, budu, fish):
    order = bought(make, merchant, (budu, 2), (fish, 2))
    invoice = invoices.issue_full(order=order, buyer=COMPANY, by=owner)
    of_fish, of_budu = order.lines.get(variant__product=fish), order.lines.get(variant__product=budu)
    [note] = paid_back(order, owner, Share(pieces={of_fish.pk: 1}), "20261126REFUND000001")
    assert sums(note) == (12_100, 12_100, 0, 0)
    [note] = paid_back(order, owner, Share(pieces={of_budu.pk: 1}), "20261126REFUND000002")
    assert sums(note) == (5_000, 0, 4_673, 327)
    [note] = paid_back(order, owner, Share(), "20261126REFUND000003")
    notes = TaxPaper.objects.filter(about=invoice)
    for name in ("total_satang", "exempt_satang", "before_vat_satang", "vat_satang"):
        assert sum(getattr(row, name) for row in notes) == getattr(invoice, name), name
    assert [row.right_satang for row in notes.order_by("pk")] == [26_100, 21_100, 0]
    assert [line["exempt"] for line in note.lines] == [False, True] and check() == []


@pytest.mark.parametrize("parts", [[1_111, 2_222, 3_333], [1, 1, 1], [7, 26_092]])
def test_a_sum_without_pieces_is_credited_by_what_is_left_of_either_kind(make, merchant, owner, budu, fish, parts):
    order = bought(make, merchant, (budu, 2), (fish, 1))
    invoice = invoices.issue_short(order=order, by=owner)
    for number, satang in enumerate(parts):
        [note] = paid_back(order, owner, Share(satang=satang), f"20261126REFUND00000{number}")
        so_far = TaxPaper.objects.filter(about=invoice)
        undone = sum(parts[: number + 1])
        exempt = sum(row.exempt_satang for row in so_far)
        assert abs(exempt - undone * invoice.exempt_satang / invoice.total_satang) < 1
        assert sum(row.vat_satang for row in so_far) == vat_included(undone - exempt)
        assert 0 <= note.vat_satang <= note.total_satang - note.exempt_satang
    if left := invoice.total_satang - sum(parts):
        paid_back(order, owner, Share(satang=left), "20261126REFUND000009")
    notes = TaxPaper.objects.filter(about=invoice)
    for name in ("total_satang", "exempt_satang", "before_vat_satang", "vat_satang"):
        assert sum(getattr(row, name) for row in notes) == getattr(invoice, name), name
    assert check() == []


def test_the_papers_say_what_is_exempt(client, make, merchant, owner, budu, fish):
    order = bought(make, merchant, (budu, 2), (fish, 1))
    client.force_login(owner)
    short = invoices.issue_short(order=order, by=owner)
    shown = client.get(reverse("manage:invoice", args=[short.pk])).content.decode()
    assert shown.count("(ยกเว้นภาษี)") == 2
    assert "รายการที่ยกเว้นภาษีมูลค่าเพิ่ม</dt><dd>฿142.90" in shown
    full = invoices.issue_full(order=order, buyer=COMPANY, by=owner)
    shown = client.get(reverse("manage:invoice", args=[full.pk])).content.decode()
    for words in ("มูลค่าสินค้าที่ยกเว้นภาษี</dt><dd>฿142.90", "ที่มีภาษี</dt><dd>฿110.37", "ภาษีมูลค่าเพิ่ม 7%</dt><dd>฿7.73"):
        assert words in shown
    plain = bought(make, merchant, (budu, 1))
    shown = client.get(reverse("manage:invoice", args=[invoices.issue_short(order=plain, by=owner).pk]))
    assert "ยกเว้น" not in shown.content.decode()


def test_each_month_says_what_was_taxed_and_what_was_exempt(client, make, merchant, owner, budu, fish):
    order = bought(make, merchant, (budu, 2), (fish, 1))
    invoices.issue_short(order=order, by=owner)
    invoices.issue_full(order=order, buyer=COMPANY, by=owner)  # the short one is annulled: it counts no more
    of_fish = order.lines.get(variant__product=fish)
    paid_back(order, owner, Share(pieces={of_fish.pk: 1}), "20261126REFUND000001")
    [month] = months.of(merchant)
    assert (month.month, month.papers) == (clock.today().replace(day=1), 2)
    assert (month.before_vat_satang, month.vat_satang, month.exempt_satang) == (11_037, 773, 2_190)
    other = make.vat_seller(make.ready(make.merchant("ร้านยะลา", province="95")))
    assert months.of(other) == []
    client.force_login(owner)
    shown = client.get(reverse("manage:invoices")).content.decode()
    assert "฿110.37" in shown and "฿7.73" in shown and "฿21.90" in shown


VAT_HEAD = [*sheets_made.HEAD, "ภาษีมูลค่าเพิ่ม"]


def test_a_merchant_registered_for_vat_says_at_her_product_whether_it_is_exempt(signed_in, make, merchant, owner, budu):
    desk = signed_in(owner)
    page = reverse("manage:product", args=[budu.pk])
    assert 'name="vat_exempt"' in desk.get(page).content.decode()
    typed = {"merchant": merchant.pk, "name": budu.name, "price": "50", "unit": budu.unit, "category": budu.category_id}
    for said, kept in ({"vat_exempt": "on"}, True), ({}, False):
        desk.post(page, {**typed, **said})
        budu.refresh_from_db()
        assert budu.vat_exempt is kept
    new = {**typed, "name": "ปลากระบอกสด", "on_hand": "3", "vat_exempt": "on", "then": "draft"}
    desk.post(reverse("manage:product_new"), new)
    assert Product.objects.get(name="ปลากระบอกสด").vat_exempt


def test_nobody_else_is_asked_and_what_she_sends_all_the_same_changes_nothing(signed_in, make, merchant, owner, fish):
    vat.end(merchant=merchant, by=owner)
    desk = signed_in(owner)
    page = reverse("manage:product", args=[fish.pk])
    assert "vat_exempt" not in desk.get(page).content.decode()
    assert "vat_exempt" not in desk.get(reverse("manage:product_new")).content.decode()
    typed = {
        "merchant": merchant.pk,
        "name": fish.name,
        "price": "121",
        "unit": fish.unit,
        "category": fish.category_id,
    }
    assert desk.post(page, typed).status_code == 302
    new = {**typed, "name": "ปลาอินทรี", "on_hand": "3", "vat_exempt": "on", "then": "draft"}
    desk.post(reverse("manage:product_new"), new)
    fish.refresh_from_db()
    assert fish.vat_exempt and not Product.objects.get(name="ปลาอินทรี").vat_exempt


def test_a_sheet_says_it_too(merchant, owner, budu, fish):
    name, again = sheets_made.row("BD-02", "ปลาทู"), sheets_made.row("BD-03", "กะปิ")
    rows = [[*name, "ยกเว้น VAT"], [*again, ""]]
    sheets_made.written(sheets_made.sent(merchant, sheets_made.xlsx(*rows, head=VAT_HEAD), by=owner), by=owner)
    flags = dict(Product.objects.for_merchant(merchant).values_list("name", "vat_exempt"))
    assert flags == {"น้ำบูดูสายบุรี": False, "ปลากระบอกสด": True, "ปลาทู": True, "กะปิ": False}
    sheet = sheets_made.sent(merchant, pages.csv_file(merchant), by=owner)
    assert {row.kind for row in sheet.rows.all()} == {"unchanged"}
    wrong = sheets_made.sent(merchant, sheets_made.xlsx([*name, "ครึ่งหนึ่ง"], head=VAT_HEAD), by=owner)
    assert [row.kind for row in wrong.rows.all()] == ["wrong"]


def test_the_sheet_of_a_merchant_not_registered_knows_no_such_column(merchant, owner, fish):
    vat.end(merchant=merchant, by=owner)
    assert "ภาษีมูลค่าเพิ่ม" not in pages.csv_file(merchant).decode("utf-8-sig")
    rows = [[*sheets_made.row("BD-02", "ปลาทู"), "ยกเว้น VAT"]]
    sheet = sheets_made.sent(merchant, sheets_made.xlsx(*rows, head=VAT_HEAD), by=owner)
    assert sheet.told["unknown"] == ["ภาษีมูลค่าเพิ่ม"]
    sheets_made.written(sheet, by=owner)
    assert not Product.objects.get(name="ปลาทู").vat_exempt
