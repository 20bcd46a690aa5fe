"""Money that goes back by the merchant's own hand: promised, the shopper's number, the proof, the clock."""

import datetime
import uuid

import pytest
import slips_made
from django.db import IntegrityError, transaction

from common import clock
from common.letters.models import Letter
from shop.catalogue.models import Stock
from shop.orders import invariants as order_invariants
from shop.orders import services as orders
from shop.orders.models import Order
from shop.payments import balance, by_hand, refund_jobs, todo
from shop.payments import services as payments
from shop.payments.by_hand import Share
from shop.payments.errors import (
    BadRefundNumber,
    NeedsOwnConsent,
    NotByHand,
    NothingBack,
    NothingYet,
    ProofUsedBefore,
    RefundOver,
    TooLateToCancel,
    TooManyPieces,
    TooMuchBack,
)
from shop.payments.invariants import check
from shop.payments.models import HandRefund, Incident, Payment, Refund

pytestmark = pytest.mark.django_db
MOBILE = {"proxy_type": "mobile", "proxy": "0898765432"}


@pytest.fixture
def merchant(make):
    return make.ready(make.merchant())


@pytest.fixture
def owner(make, merchant):
    return make.owner_of(merchant)


@pytest.fixture
def paid(make, merchant, owner):
    """A confirmed payment of 140 baht for two bottles of 50 and sending."""
    payment = payments.payment_of(make.order(merchant))
    return payments.confirm(payment=payment, reference="x", by=owner)


def now(row):
    return type(row).objects.get(pk=row.pk)


def order_of(payment) -> Order:
    return Order.objects.get(pk=payment.order_id)


def promise(payment, by, **share) -> Refund:
    return by_hand.promise(payment=payment, by=by, why="", key=uuid.uuid4(), share=Share(**share))


def books_agree():
    assert check() == [] and order_invariants.check() == []


def settled(order, by, reference="20261126REFUND000001") -> Refund:
    (refund,) = by_hand.give_number(order=order, **MOBILE)
    return by_hand.paid(refund=refund, picture=slips_made.slip(reference), by=by)


@pytest.mark.parametrize("who", ["shopper", "merchant"])
def test_a_paid_order_that_is_given_up_owes_all_of_it_until_it_is_proven(paid, owner, who):
    order = order_of(paid)
    if who == "shopper":
        payments.withdraw_order(order=order, by=None, why="เปลี่ยนใจ")
        payments.withdraw_order(order=order, by=None, why="เปลี่ยนใจ")
    else:
        payments.cancel_order(order=order, by=owner, why="ของหมด")
    refund = Refund.objects.get()
    assert (refund.amount_satang, refund.state, order_of(paid).state) == (14_000, "asked", "cancelled")
    assert payments.owed_back_satang(order_of(paid)) == 14_000 and now(paid).promised_satang == 14_000
    books_agree()
    settled(order, owner)
    assert payments.owed_back_satang(order_of(paid)) == 0
    assert (now(paid).promised_satang, now(paid).refunded_satang) == (0, 14_000)
    assert todo.counts_of(order.merchant)["refund"] == 0
    sent = Letter.objects.filter(template__contains="refund").order_by("pk").values_list("template", flat=True)
    assert list(sent) == ["order-refund-number", "desk-refund-promised", "desk-refund-number", "order-refund-paid"]
    books_agree()


def test_a_packed_order_is_not_given_up_by_the_shopper(paid, owner):
    orders.pack(order=order_of(paid), by=owner)
    with pytest.raises(TooLateToCancel):
        payments.withdraw_order(order=order_of(paid), by=None, why="เปลี่ยนใจ")
    assert not Refund.objects.exists() and order_of(paid).state == "packed"


def test_one_line_goes_back_and_its_pieces_lie_on_the_shelf_once(paid, owner):
    line = order_of(paid).lines.get()
    before = Stock.objects.get(pk=line.variant_id).on_hand
    refund = promise(paid, owner, pieces={line.pk: 1}, came_back=True)
    assert refund.amount_satang == 5_000 and payments.owed_back_satang(order_of(paid)) == 5_000
    assert Stock.objects.get(pk=line.variant_id).on_hand == before + 1
    assert todo.counts_of(order_of(paid).merchant)["refund"] == 1
    books_agree()
    settled(order_of(paid), owner)
    assert payments.owed_back_satang(order_of(paid)) == 0
    payments.cancel_order(order=order_of(paid), by=owner, why="ของหมด")
    assert Stock.objects.get(pk=line.variant_id).on_hand == before + 2  # not three
    assert payments.owed_back_satang(order_of(paid)) == now(paid).promised_satang == 9_000
    books_agree()


def test_goods_that_did_not_return_stay_sold(paid, owner):
    line = order_of(paid).lines.get()
    before = Stock.objects.get(pk=line.variant_id).on_hand
    promise(paid, owner, pieces={line.pk: 2})
    assert Stock.objects.get(pk=line.variant_id).on_hand == before
    books_agree()


def test_never_more_than_came_nor_more_pieces_than_were_sold(make, paid, owner):
    line = order_of(paid).lines.get()
    with pytest.raises(TooManyPieces):
        promise(paid, owner, pieces={line.pk: 3})
    with pytest.raises(TooMuchBack):
        promise(paid, owner, satang=14_001)
    with pytest.raises(NothingBack):
        promise(paid, owner, satang=0)
    promise(paid, owner, satang=10_000)
    with pytest.raises(TooMuchBack):
        promise(paid, owner, satang=4_001)
    promise(paid, owner)  # all that is left
    assert now(paid).promised_satang == 14_000
    with pytest.raises(NothingBack):
        promise(paid, owner)
    with pytest.raises(IntegrityError), transaction.atomic():
        Payment.objects.filter(pk=paid.pk).update(refunded_satang=1)
    open_one = payments.payment_of(make.order())
    with pytest.raises(NotByHand):
        promise(open_one, owner, satang=1)


def test_the_same_form_sent_twice_is_one_refund(paid, owner):
    key = uuid.uuid4()
    rows = [by_hand.promise(payment=paid, by=owner, why="", key=key, share=Share(satang=500)) for _ in range(2)]
    assert rows[0].pk == rows[1].pk and now(paid).promised_satang == 500


@pytest.mark.parametrize(
    "given, refusal",
    [
        ({"proxy_type": "mobile", "proxy": "0212345678"}, BadRefundNumber),
        ({"proxy_type": "ewallet", "proxy": "0898765432"}, BadRefundNumber),
        ({"proxy_type": "tax_id", "proxy": "0994000000014"}, BadRefundNumber),
        ({"proxy_type": "national_id", "proxy": "1949900000013"}, NeedsOwnConsent),
        ({"proxy_type": "", "proxy": ""}, BadRefundNumber),
    ],
)
def test_a_number_of_another_kind_is_refused(paid, owner, given, refusal):
    promise(paid, owner)
    with pytest.raises(refusal):
        by_hand.give_number(order=order_of(paid), **given)
    assert HandRefund.objects.get().given_at is None


def test_she_may_put_her_number_right_until_it_is_paid(paid, owner):
    promise(paid, owner)
    by_hand.give_number(order=order_of(paid), proxy_type="national_id", proxy="1949900000013", consent=True)
    first = HandRefund.objects.get().given_at
    refund = settled(order_of(paid), owner)
    assert (HandRefund.objects.get().proxy, HandRefund.objects.get().given_at) == ("0898765432", first)
    with pytest.raises(RefundOver):
        by_hand.give_number(order=order_of(paid), **MOBILE)
    assert by_hand.paid(refund=refund, picture=slips_made.slip("ANOTHER"), by=owner).pk == refund.pk
    assert now(paid).refunded_satang == 14_000


def test_of_an_identity_number_only_the_end_is_kept_afterwards(paid, owner):
    promise(paid, owner)
    by_hand.give_number(order=order_of(paid), proxy_type="national_id", proxy="1949900000013", consent=True)
    by_hand.paid(refund=Refund.objects.get(), picture=slips_made.slip("R1"), by=owner)
    assert HandRefund.objects.get().proxy == "0013"


def test_a_proof_is_of_this_money_alone(make, merchant, paid, owner):
    promise(paid, owner, satang=500)
    other = promise(paid, owner, satang=600)
    hers = payments.payment_of(make.order(merchant))
    payments.send_slip(payment=hers, picture=slips_made.slip("HERSLIP0000001"))
    with pytest.raises(ProofUsedBefore):
        by_hand.paid(refund=other, picture=slips_made.slip("HERSLIP0000001"), by=owner)
    first = Refund.objects.order_by("pk").first()
    by_hand.paid(refund=first, picture=slips_made.slip("PROOF00001"), by=owner)
    with pytest.raises(ProofUsedBefore):
        by_hand.paid(refund=other, picture=slips_made.slip("PROOF00001"), by=owner)
    assert (now(paid).promised_satang, now(paid).refunded_satang) == (600, 500)
    books_agree()


def test_money_that_is_too_much_or_too_late_goes_back_this_way(make, merchant, owner):
    over = payments.payment_of(make.order(merchant))
    payments.confirm(payment=over, reference="over", by=owner, received_satang=15_000)
    assert Refund.objects.get().amount_satang == 1_000 and order_of(over).state == "confirmed"
    late = payments.payment_of(make.order(merchant))
    with clock.at(clock.now() + datetime.timedelta(days=2)):
        payments.expire(late)
        payments.confirm(payment=now(late), reference="late", by=owner)
    assert Refund.objects.get(payment=late).amount_satang == 14_000
    books_agree()


def test_cash_of_a_parcel_that_came_back_goes_back(make, merchant, owner):
    cash = payments.payment_of(make.order(merchant, way="cod"))
    order = payments.accept_order(order=cash.order, by=owner)
    orders.pack(order=order, by=owner)
    orders.ship(order=order, by=owner, carrier="other", tracking="A123")
    payments.cash_received(payment=cash, by=owner)
    payments.take_back_order(order=order_of(cash), by=owner, why="ของเสียหาย")
    assert Refund.objects.get().amount_satang == 14_000
    books_agree()


def test_the_clock_reminds_after_a_day_and_tells_the_officers_after_three(make, paid, owner):
    officer = make.officer(provinces=["94"])
    elsewhere = make.officer(provinces=["95"])
    refund = promise(paid, owner)
    start = clock.now()

    def after(hours: int) -> dict:
        with clock.at(start + datetime.timedelta(hours=hours)):
            return refund_jobs.run()

    assert after(23) == {"refunds_reminded": 0, "refunds_escalated": 0}
    assert after(25) == {"refunds_reminded": 1, "refunds_escalated": 0}  # the shopper, of her number
    assert Letter.objects.filter(template="order-refund-number").count() == 2
    assert after(100) == {"refunds_reminded": 0, "refunds_escalated": 0}  # without a number nobody is late
    with clock.at(start):
        by_hand.give_number(order=order_of(paid), **MOBILE)
    HandRefund.objects.update(reminded_at=None)
    assert after(25) == {"refunds_reminded": 1, "refunds_escalated": 0}
    assert after(73) == {"refunds_reminded": 0, "refunds_escalated": 1}
    assert after(74) == {"refunds_reminded": 0, "refunds_escalated": 0}
    told = Letter.objects.filter(template="office-refund-late").values_list("to_email", flat=True)
    assert list(told) == [officer.email] and elsewhere.email not in told
    incident = Incident.objects.get()
    assert (incident.kind, incident.closed_at) == ("refund_late", None)
    by_hand.paid(refund=refund, picture=slips_made.slip("PROOF00001"), by=owner)
    assert Incident.objects.get().closed_at is not None


def test_the_rest_of_a_short_payment_lets_the_order_go_on_and_a_double_is_owed_back(make, merchant, owner):
    payment = payments.payment_of(make.order(merchant))
    with pytest.raises(NothingYet):
        payments.more_came(payment=payment, satang=100, by=owner, key=uuid.uuid4())
    payments.confirm(payment=payment, reference="short", by=owner, received_satang=10_000)
    assert order_of(payment).state == "placed"
    key = uuid.uuid4()
    for _ in range(2):
        payments.more_came(payment=payment, satang=4_000, by=owner, key=key)
    assert (order_of(payment).state, now(payment).received_satang) == ("confirmed", 14_000)
    assert not Refund.objects.exists()
    payments.more_came(payment=payment, satang=14_000, by=owner, key=uuid.uuid4())
    assert Refund.objects.get().amount_satang == 14_000 == payments.owed_back_satang(order_of(payment))
    books_agree()


def test_what_went_back_of_a_short_payment_counts_no_more_until_the_goods_are_paid(make, merchant, owner):
    """100 of 140 came and went back; the 40 that come then are not the rest, the whole is."""
    payment = payments.payment_of(make.order(merchant))
    payments.confirm(payment=payment, reference="short", by=owner, received_satang=10_000)
    refund = promise(now(payment), owner)
    assert balance.missing_satang(order_of(payment), now(payment)) == 14_000
    by_hand.give_number(order=order_of(payment), **MOBILE)
    by_hand.paid(refund=refund, picture=slips_made.slip("PROOF00001"), by=owner)
    payments.more_came(payment=payment, satang=4_000, by=owner, key=uuid.uuid4())
    order = order_of(payment)
    assert (order.state, balance.missing_satang(order, now(payment))) == ("placed", 10_000)
    assert "ร้านได้รับ ฿40 จากยอด ฿140 ยังขาด ฿100" in balance.missing_words(order, now(payment))
    assert todo.with_money(Order.objects.all()).get().money_short
    payments.more_came(payment=payment, satang=10_000, by=owner, key=uuid.uuid4())
    order = order_of(payment)
    assert (order.state, payments.owed_back_satang(order), balance.missing_satang(order, now(payment))) == (
        "confirmed",
        0,
        0,
    )
    assert not todo.with_money(Order.objects.all()).get().money_short
    books_agree()
