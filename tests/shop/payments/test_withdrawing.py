"""A promise to give money back is withdrawn before anything was sent: the shopper reads why; what is owed anyhow stays owed."""

import uuid

import pytest
import slips_made
from django.urls import reverse

from common.letters.models import Letter
from shop.orders import links
from shop.orders.invariants import check as orders_hold
from shop.orders.models import Order, OrderLine
from shop.payments import by_hand, ordered_back, withdrawing
from shop.payments import services as payments
from shop.payments.by_hand import Share
from shop.payments.errors import GoodsCameBack, RefundOver, StillOwed
from shop.payments.invariants import check
from shop.payments.models import Payment, Refund

pytestmark = pytest.mark.django_db


@pytest.fixture
def merchant(make):
    return make.ready(make.merchant())


@pytest.fixture
def owner(make, merchant):
    return make.owner_of(merchant)


@pytest.fixture
def paid(make, merchant, owner):
    """A confirmed payment of 190 baht for three bottles of 50 and sending."""
    payment = payments.payment_of(make.order(merchant, pieces=3))
    return payments.confirm(payment=payment, reference="x", by=owner)


def promise(payment, by, **share) -> Refund:
    return by_hand.promise(payment=payment, by=by, why="", key=uuid.uuid4(), share=Share(**share))


def books_agree():
    assert check() == [] and orders_hold() == []


def url(name: str, row) -> str:
    return reverse(f"manage:{name}", kwargs={"pk": row.pk})


def test_at_the_desk_the_owner_withdraws_and_the_shopper_reads_why(make, merchant, owner, paid, signed_in, client):
    refund = promise(paid, owner, satang=5_000)
    by_hand.give_number(order=paid.order, proxy_type="national_id", proxy="1949900000013", consent=True)
    typed = {"reason": "sent_again", "words": "ส่งขวดใหม่วันนี้"}
    assert signed_in(make.helper_of(merchant)).post(url("refund_withdraw", refund), typed).status_code == 404
    desk = signed_in(owner)
    assert "ยกเลิกการคืนเงินนี้" in desk.get(url("order", paid.order)).content.decode()
    answer = desk.post(url("refund_withdraw", refund), {})
    assert answer.context["withdraw_form"].errors == {"reason": ["เลือกเหตุผลหนึ่งข้อ"]}
    for _ in range(2):
        answer = desk.post(url("refund_withdraw", refund), typed, follow=True)
    assert [str(each) for each in answer.context["messages"]] == ["ยกเลิกการคืนเงินแล้ว และแจ้งเหตุผลกับลูกค้าแล้ว"]
    refund = Refund.objects.select_related("hand").get()
    assert (refund.state, refund.hand.proxy) == ("failed", "0013")  # of her identity number only the end is kept
    assert Payment.objects.get().promised_satang == 0 and payments.owed_back_satang(Order.objects.get()) == 0
    letter = Letter.objects.get(template="order-refund-withdrawn")
    assert "ส่งของใหม่ให้แทนการคืนเงิน: ส่งขวดใหม่วันนี้" in letter.body and "฿50" in letter.subject
    page = client.get(reverse("orders:order", kwargs={"token": links.token(paid.order)})).content.decode()
    assert "เหตุผล: ส่งของใหม่ให้แทนการคืนเงิน: ส่งขวดใหม่วันนี้" in page and "ใส่เลขพร้อมเพย์" not in page
    books_agree()


def test_what_the_order_owes_anyhow_is_not_withdrawn(paid, owner, make):
    first, second = promise(paid, owner, satang=5_000), promise(paid, owner, satang=3_000)
    ordered_back.order_back(order=paid.order, satang=4_000, by=make.officer(), why="")
    with pytest.raises(StillOwed) as refusal:
        withdrawing.withdraw(refund=first, by=owner, why="x")
    assert "ยังต้องคืนลูกค้า ฿40 " in refusal.value.message
    withdrawing.withdraw(refund=second, by=owner, why="x")  # the other covers what is owed
    assert payments.owed_back_satang(Order.objects.get()) == 5_000
    payments.cancel_order(order=Order.objects.get(), by=owner, why="ของหมด")
    for refund in Refund.objects.filter(state="asked"):
        with pytest.raises(StillOwed):
            withdrawing.withdraw(refund=refund, by=owner, why="x")
    assert Payment.objects.get().promised_satang == 19_000
    books_agree()


def test_sent_money_and_goods_that_came_back_are_not_withdrawn(paid, owner):
    line = OrderLine.objects.get()
    back = promise(paid, owner, pieces={line.pk: 1}, came_back=True)
    with pytest.raises(GoodsCameBack):
        withdrawing.withdraw(refund=back, by=owner, why="x")
    by_hand.give_number(order=paid.order, proxy_type="mobile", proxy="0898765432")
    by_hand.paid(refund=back, picture=slips_made.slip("20261126REFUND000001"), by=owner)
    with pytest.raises(RefundOver):
        withdrawing.withdraw(refund=back, by=owner, why="x")
    assert not Letter.objects.filter(template="order-refund-withdrawn").exists()
    books_agree()


def test_pieces_one_by_one_are_together_what_was_paid_for_the_line(paid, owner):
    """Each piece of a line of 100.01 gets whole satang, the last what is left, also after one was withdrawn."""
    line = OrderLine.objects.get()
    OrderLine.objects.update(unit_price_satang=3_334, discount_satang=1, line_total_satang=10_001)
    every = [promise(paid, owner, pieces={line.pk: 1}) for _ in range(3)]
    assert [refund.amount_satang for refund in every] == [3_333, 3_334, 3_334]
    withdrawing.withdraw(refund=every[0], by=owner, why="x")
    assert promise(paid, owner, pieces={line.pk: 1}).amount_satang == 3_333
    standing = Refund.objects.exclude(state="failed")
    assert sum(refund.amount_satang for refund in standing) == 10_001 and check() == []


def test_the_number_she_gave_is_not_asked_for_again(paid, owner, client, signed_in):
    first = promise(paid, owner, satang=5_000)
    by_hand.give_number(order=paid.order, proxy_type="mobile", proxy="0898765432")
    withdrawing.withdraw(refund=first, by=owner, why="x")
    second = promise(paid, owner, satang=3_000)
    second.refresh_from_db()
    assert (second.state, second.hand.proxy_type, second.hand.proxy) == ("pending", "mobile", "0898765432")
    assert second.due_at is not None
    told = Letter.objects.filter(template="order-refund-known").get()
    assert "เข้าพร้อมเพย์ลงท้าย 5432 ที่คุณบอกไว้ ไม่ต้องบอกเลขอีก" in told.body
    assert Letter.objects.filter(template="order-refund-number").count() == 1  # of the first
    assert Letter.objects.filter(template="desk-refund-number").count() == 2
    page = client.get(reverse("orders:order", kwargs={"token": links.token(paid.order)})).content.decode()
    assert "ร้านจะโอนเข้าพร้อมเพย์ลงท้าย 5432" in page and "รอเลขพร้อมเพย์จากคุณ" not in page
    assert "ใช้เลขพร้อมเพย์ที่ลูกค้าบอกไว้แล้ว" in signed_in(owner).get(url("order", paid.order)).content.decode()
    by_hand.give_number(order=paid.order, proxy_type="mobile", proxy="0812345678")  # hers to put right
    by_hand.paid(refund=second, picture=slips_made.slip("20261126KNOWN0001"), by=owner)
    third = promise(paid, owner, satang=1_000)
    assert by_hand.HandRefund.objects.get(refund=third).proxy == "0812345678"
    books_agree()


def test_an_identity_number_is_forgotten_and_asked_for_again(paid, owner):
    first = promise(paid, owner, satang=5_000)
    by_hand.give_number(order=paid.order, proxy_type="national_id", proxy="1949900000013", consent=True)
    beside = promise(paid, owner, satang=1_000)  # while one is under way it is known
    beside.refresh_from_db()
    assert (beside.state, beside.hand.proxy) == ("pending", "1949900000013")
    for refund in (first, beside):
        withdrawing.withdraw(refund=refund, by=owner, why="x")
    again = promise(paid, owner, satang=3_000)
    assert (again.state, by_hand.HandRefund.objects.get(refund=again).proxy) == ("asked", "")
    books_agree()
