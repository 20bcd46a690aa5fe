"""One transfer claimed for two orders, one payment given back by two: many hands in one moment, on PostgreSQL."""

import uuid

import pytest
import slips_made
from at_once import at_once, refusals
from proving import figure

from shop.payments import by_hand, invariants
from shop.payments import services as payments
from shop.payments.by_hand import Share
from shop.payments.errors import SlipUsedBefore, TooMuchBack
from shop.payments.models import Payment, Refund, Slip

pytestmark = [
    pytest.mark.concurrency,
    pytest.mark.postgres,
    pytest.mark.proves("One transfer pays once and goes back once", "two orders, four who decide"),
]
TIMES = figure(1, 20)


@pytest.mark.parametrize("time", range(TIMES))
def test_one_transfer_on_two_orders_pays_for_one(make, time):
    rows = [payments.payment_of(make.order()) for _ in range(2)]
    picture = slips_made.slip("01632712345678901234")
    sent = at_once(*[lambda row=row: payments.send_slip(payment=row, picture=picture) for row in rows])
    owners = {row.pk: make.owner_of(row.order.merchant) for row in rows}
    got = at_once(
        *[
            lambda slip=slip: payments.accept_slip(slip=slip, by=owners[slip.payment_id], looked_twice=True)
            for slip in sent
        ]
    )
    assert refusals(got) == [SlipUsedBefore]
    assert sorted(Payment.objects.values_list("state", flat=True)) == ["claimed", "confirmed"]
    assert sorted(Slip.objects.values_list("state", flat=True)) == ["accepted", "waiting"]
    assert invariants.check() == []


@pytest.mark.parametrize("time", range(TIMES))
def test_two_who_decide_at_once_never_give_back_more_than_came(make, time):
    payment = payments.payment_of(make.order())
    owner = make.owner_of(payment.order.merchant)
    payments.confirm(payment=payment, reference="x", by=owner)
    got = at_once(
        *[
            lambda: by_hand.promise(payment=payment, by=owner, why="", key=uuid.uuid4(), share=Share(satang=9_000))
            for _ in range(4)
        ]
    )
    assert refusals(got) == [TooMuchBack] * 3
    assert Payment.objects.get(pk=payment.pk).promised_satang == 9_000
    refund = Refund.objects.get(payment=payment)
    acts = [
        lambda: by_hand.paid(refund=refund, picture=slips_made.slip("PROOF1"), by=owner),
        lambda: by_hand.paid(refund=refund, picture=slips_made.slip("PROOF2"), by=owner),
        lambda: payments.cancel_order(order=payment.order, by=owner, why="x"),
    ]
    assert refusals(at_once(*acts)) == []
    row = Payment.objects.get(pk=payment.pk)
    assert (row.refunded_satang, row.promised_satang) == (9_000, 5_000)
    assert invariants.check() == []
