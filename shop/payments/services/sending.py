"""Slips as they come: what a shopper claims, and what a person should look at twice."""

from dataclasses import dataclass

from django.db import transaction

from common.audit import services as audit
from common.files import services as files
from common.files.models import FileKind
from common.states import locked, move
from common.tasks import after_commit
from common.uploads import CleanPicture
from shop.payments import letters, likeness, slip_pictures, slip_qr, verifying
from shop.payments.errors import NoSlipCode, NothingToPay, SlipAlreadySent
from shop.payments.models import Payment, Slip
from shop.payments.providers import provider
from shop.payments.services.money import lapse
from shop.payments.slip_pictures import Reading
from shop.payments.states import MOVES, PaymentState, SlipState
from shop.payments.tasks import ask_verifier

P = PaymentState


@dataclass(frozen=True)
class Claim:
    """What came: a picture, or the text of a slip's own code, and what was read from it."""

    reading: Reading
    picture: CleanPicture | None = None
    like: frozenset[int] = frozenset()  # slips whose picture is the same, saved anew or cut


def send_slip(*, payment: Payment, picture: CleanPicture, by=None) -> Slip:
    """The shopper claims to have paid. It stops the clock; only the merchant's word makes it money.

    What the picture's own code says is kept, and what should make a person look twice stands in ``flags``. A slip that
    comes after the time ran out is kept all the same. Raises SlipAlreadySent while one waits, NothingToPay once the
    money is confirmed or where it is not paid by slip.
    """
    reading = slip_pictures.read(picture.bytes)
    like = likeness.slips_like(picture.bytes, code=reading.code)
    return _send(payment, Claim(reading, picture, frozenset(like)), by)


def send_code(*, payment: Payment, text: str, by=None) -> Slip:
    """As ``send_slip``, with the text of the slip's code and no picture. Raises NoSlipCode for any other text."""
    try:
        code = slip_qr.parse(text)
    except slip_qr.NotASlip as error:
        raise NoSlipCode() from error
    return _send(payment, Claim(Reading(code)), by)


@transaction.atomic
def _send(payment: Payment, claim: Claim, by) -> Slip:
    payment = locked(payment)
    if payment.state == P.CONFIRMED or not provider(payment.provider).takes_slips:
        raise NothingToPay()
    if payment.is_overdue:
        lapse(payment)
    if payment.state == P.CLAIMED or payment.slips.filter(state=SlipState.WAITING).exists():
        raise SlipAlreadySent()
    slip = _kept(payment, claim, by)
    if payment.state == P.OPEN:
        move(payment, P.CLAIMED, moves=MOVES, by=by)
    audit.record(subject=payment.order, verb="slip_sent", by=by, slip=slip.pk, flags=slip.flags)
    letters.slip_sent(slip)
    if verifying.is_on() and slip.reference:
        after_commit(ask_verifier, slip.pk)
    return slip


def _kept(payment: Payment, claim: Claim, by) -> Slip:
    code, picture = claim.reading.code, claim.picture
    facts = {"bank": code.bank, "reference": code.reference} if code else {}
    if picture:
        facts |= {"picture_hash": picture.sha256, "marks": claim.reading.marks}
        facts["file"] = files.keep(
            content=picture.bytes,
            content_type=picture.content_type,
            kind=FileKind.SLIP,
            by=by,
            width=picture.width,
            height=picture.height,
        )
    return Slip.objects.create(payment=payment, flags=_flags(payment, claim), **facts)


def _flags(payment: Payment, claim: Claim) -> list[str]:
    """Return why a person should look twice; slips of other orders that wait get the same word."""
    flags = ["late"] if payment.state in {P.EXPIRED, P.CANCELLED} else []
    if claim.picture and claim.reading.code is None:
        flags.append("strange_code" if claim.reading.strange else "no_code")
    others = Slip.objects.exclude(payment=payment)
    code, picture = claim.reading.code, claim.picture
    twins = {
        "same_transfer": others.filter(bank=code.bank, reference=code.reference) if code else others.none(),
        "same_picture": others.filter(picture_hash=picture.sha256) if picture else others.none(),
        "like_picture": others.filter(pk__in=claim.like),
    }
    for flag, rows in twins.items():
        found = list(rows.select_for_update().order_by("pk"))
        if found and not (flag == "like_picture" and "same_picture" in flags):
            flags.append(flag)
            _flag_waiting(found, flag)
    return flags


def _flag_waiting(rows: list[Slip], flag: str) -> None:
    for row in rows:
        if row.state == SlipState.WAITING and flag not in row.flags:
            row.flags = [*row.flags, flag]
            row.save(update_fields=["flags"])
