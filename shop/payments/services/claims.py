"""The word about a slip: the money is there, or it is not."""

import datetime

from django.db import IntegrityError, transaction

from common import clock
from common.audit import services as audit
from common.states import locked, move
from shop.payments import letters, slips
from shop.payments.errors import LookTwice, SlipUsedBefore
from shop.payments.models import Payment, Slip
from shop.payments.services.money import confirm
from shop.payments.states import MOVES, SLIP_MOVES, PaymentState, SlipState

P = PaymentState
AFTER_REFUSAL = datetime.timedelta(hours=12)


@transaction.atomic
def accept_slip(*, slip: Slip, by, received_satang: int | None = None, looked_twice: bool = False) -> Payment:
    """The merchant saw the money in her bank app: the payment is confirmed and so is the order.

    ``received_satang`` is what really came (default: what was expected). Raises SlipUsedBefore where the same transfer
    confirmed another payment, IllegalMove where the slip was refused in the meantime, LookTwice where it came with another
    order as well and she did not say that she ``looked_twice``.
    """
    payment = locked(slip.payment)
    slip = locked(slip)
    if slip.state == SlipState.WAITING and not looked_twice and slips.is_double(slip):
        raise LookTwice()
    facts = {"decided_at": clock.now(), "decided_by": by}
    try:
        with transaction.atomic():
            moved = move(slip, SlipState.ACCEPTED, moves=SLIP_MOVES, by=by, **facts)
    except IntegrityError as error:
        raise SlipUsedBefore() from error
    if not moved:
        return payment
    reference = f"{slip.bank}:{slip.reference}" if slip.reference else f"slip-{slip.pk}"
    return confirm(payment=payment, reference=reference, by=by, received_satang=received_satang)


@transaction.atomic
def refuse_slip(*, slip: Slip, by, reason: str) -> Slip:
    """The merchant does not find the money. The shopper is told why and has at least 12 more hours."""
    payment = locked(slip.payment)
    slip = locked(slip)
    if move(
        slip,
        SlipState.REFUSED,
        moves=SLIP_MOVES,
        by=by,
        why=reason,
        decided_at=clock.now(),
        decided_by=by,
        reason=reason[:200],
    ):
        if payment.state == P.CLAIMED:
            until = max(payment.expires_at or clock.now(), clock.now() + AFTER_REFUSAL)
            move(payment, P.OPEN, moves=MOVES, by=by, why=reason, expires_at=until)
        audit.record(subject=payment.order, verb="slip_refused", by=by, why=reason, slip=slip.pk)
        letters.slip_refused(slip, payment)
    return slip
