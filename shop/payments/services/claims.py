"""Slips: what a shopper claims, and the merchant's word about it."""

import datetime

from django.db import IntegrityError, transaction

from common import clock
from common.audit import services as audit
from common.files import services as files
from common.files.models import FileKind
from common.states import locked, move
from common.uploads import CleanPicture
from shop.payments import letters
from shop.payments.errors import NothingToPay, SlipAlreadySent, SlipUsedBefore
from shop.payments.models import Payment, Slip
from shop.payments.providers import provider
from shop.payments.services.money import confirm, lapse
from shop.payments.states import MOVES, SLIP_MOVES, PaymentState, SlipState

P = PaymentState
AFTER_REFUSAL = datetime.timedelta(hours=12)


@transaction.atomic
def send_slip(*, payment: Payment, picture: CleanPicture, by=None) -> Slip:
    """The shopper claims to have paid. It stops the clock; only the merchant's word makes it money.

    A slip that comes after the time ran out is kept all the same, flagged ``late``. Raises SlipAlreadySent while one
    waits, NothingToPay once the money is confirmed or where it is not paid by slip.
    """
    payment = locked(payment)
    if payment.state == P.CONFIRMED or not provider(payment.provider).takes_slips:
        raise NothingToPay()
    if payment.is_overdue:
        lapse(payment)
    if payment.state == P.CLAIMED or payment.slips.filter(state=SlipState.WAITING).exists():
        raise SlipAlreadySent()
    flags = ["late"] if payment.state in {P.EXPIRED, P.CANCELLED} else []
    if Slip.objects.filter(picture_hash=picture.sha256).exclude(payment=payment).exists():
        flags.append("same_picture")
    file = files.keep(
        content=picture.bytes,
        content_type=picture.content_type,
        kind=FileKind.SLIP,
        by=by,
        width=picture.width,
        height=picture.height,
    )
    slip = Slip.objects.create(payment=payment, file=file, picture_hash=picture.sha256, flags=flags)
    if payment.state == P.OPEN:
        move(payment, P.CLAIMED, moves=MOVES, by=by)
    audit.record(subject=payment.order, verb="slip_sent", by=by, slip=slip.pk, flags=flags)
    letters.slip_sent(slip)
    return slip


@transaction.atomic
def accept_slip(*, slip: Slip, by, received_satang: int | None = None) -> Payment:
    """The merchant saw the money in her bank app: the payment is confirmed and so is the order.

    ``received_satang`` is what really came (default: what was expected). Raises SlipUsedBefore where the same transfer
    confirmed another payment, IllegalMove where the slip was refused in the meantime.
    """
    payment = locked(slip.payment)
    slip = locked(slip)
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
