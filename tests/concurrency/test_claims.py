"""One transfer claimed for two orders, one payment given back by two: many hands in one moment, on PostgreSQL."""

import pytest
import slips_made
from at_once import at_once, refusals

from shop.payments import invariants
from shop.payments import services as payments
from shop.payments.errors import SlipUsedBefore
from shop.payments.models import Payment, Slip

pytestmark = [pytest.mark.concurrency, pytest.mark.postgres]
TIMES = 3


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
