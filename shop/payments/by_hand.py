"""Money goes back by the merchant's own hand: promised, the shopper's number, the proof. PromptPay, bank transfer, cash.

What is promised counts against the payment at once (``promised_satang``), what is proven stands in ``refunded_satang``; the
database lets the two never be more than came. Locks: payment, refund, order, stock. Each verb done twice changes nothing.
"""

import uuid
from dataclasses import dataclass, field

from django.db import IntegrityError, transaction
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from common import clock, reasons
from common.audit import services as audit
from common.files import services as files
from common.files.models import FileKind
from common.money import baht_text, share_of_pieces
from common.states import locked, move
from common.uploads import CleanPicture
from shop.orders import services as orders
from shop.orders.models import Order, OrderLine
from shop.orders.states import StockState
from shop.payments import known_numbers, promptpay, refund_letters, slip_pictures
from shop.payments.balance import cannot_go_back_there, owed_back_satang, promised_satang
from shop.payments.errors import (
    BadRefundNumber,
    NeedsOwnConsent,
    NotByHand,
    NothingBack,
    ProofUsedBefore,
    RefundOver,
    TooManyPieces,
    TooMuchBack,
)
from shop.payments.hand_models import NUMBERS
from shop.payments.models import HandRefund, Incident, Payment, Refund, RefundLine, Slip
from shop.payments.providers import provider
from shop.payments.states import REFUND_MOVES, REFUND_UNDER_WAY, PaymentState, RefundState

R = RefundState
HAND = "hand"  # the provider of a refund that goes another way than its money came
PAID_AFTER_ALL = _("ร้านโอนคืนลูกค้าแล้ว")


@dataclass(frozen=True)
class Share:
    """What goes back: ``pieces`` (line id → how many), a sum of its own, or with neither all that is left."""

    pieces: dict[int, int] = field(default_factory=dict)
    satang: int | None = None
    came_back: bool = False  # the pieces lie on the shelf again


def left_satang(payment: Payment) -> int:
    """Return what of ``payment`` can still be promised."""
    return payment.received_satang - payment.refunded_satang - payment.promised_satang


def goes_by_hand(payment: Payment) -> bool:
    """Whether money of ``payment`` goes back by the merchant's own transfer: always, or because Stripe cannot."""
    return not provider(payment.provider).can_give_back or cannot_go_back_there(payment)


@transaction.atomic
def promise(*, payment: Payment, by, why: str, key: uuid.UUID, share: Share) -> Refund:
    """Decide that so much goes back; the shopper is asked for her number. ``key`` comes with the form.

    Raises NotByHand, TooManyPieces where a line has fewer left, TooMuchBack beyond what came, NothingBack for nothing.
    """
    payment = locked(payment)
    own_key = f"hand-{payment.pk}-{key}"
    if standing := Refund.objects.filter(idempotency_key=own_key).first():
        return standing
    if payment.state != PaymentState.CONFIRMED or not goes_by_hand(payment):
        raise NotByHand()
    lines = _priced(payment.order, share.pieces)
    satang = sum(row.satang for row in lines) if share.pieces else share.satang
    satang = left_satang(payment) if satang is None else satang
    if satang <= 0:
        raise NothingBack()
    if satang > left_satang(payment):
        raise TooMuchBack(left=baht_text(left_satang(payment)))
    refund = _promised(payment, satang, own_key, by=by, why=why)
    _kept(refund, lines, came_back=share.came_back, by=by)
    return refund


def owe(order: Order, *, by=None, why: str = "") -> None:
    """Promise whatever of hand-paid money ``order`` owes and nobody promised yet. In the caller's transaction, under its
    payment's lock."""
    rows = Payment.objects.select_for_update().filter(order=order, state=PaymentState.CONFIRMED).order_by("-pk")
    hers = [row for row in rows if goes_by_hand(row)]
    if not hers:
        return
    order = Order.objects.get(pk=order.pk)
    open_satang = owed_back_satang(order) - promised_satang(order)
    for payment in hers:
        satang = min(open_satang, left_satang(payment))
        if satang > 0:
            key = f"owed-{payment.pk}-{payment.refunds.count() + 1}"
            _promised(payment, satang, key, by=by, why=why)
            open_satang -= satang


def promise_instead(refund: Refund) -> None:
    """Promise by hand what Stripe could not give back, once per ``refund``. In the caller's transaction, under the lock of
    its payment."""
    payment, key = locked(refund.payment), f"instead-{refund.pk}"
    satang = min(refund.amount_satang, left_satang(payment))
    if satang > 0 and not Refund.objects.filter(idempotency_key=key).exists():
        _promised(payment, satang, key, by=refund.by, why=refund.why)


def _promised(payment: Payment, satang: int, key: str, *, by, why: str) -> Refund:
    payment.promised_satang += satang
    payment.save(update_fields=["promised_satang"])
    elsewhere = provider(payment.provider).can_give_back  # came through a provider that must not be asked for it
    refund = Refund.objects.create(
        payment=payment,
        amount_satang=satang,
        idempotency_key=key,
        provider=HAND if elsewhere else payment.provider,
        account="" if elsewhere else payment.account,
        why=why[:200],
        by=by,
    )
    audit.record(subject=payment.order, verb="refund_promised", by=by, why=why, satang=satang)
    known = known_numbers.of(payment.order)
    HandRefund.objects.create(refund=refund, **known)
    if not known:
        refund_letters.promised(refund)
        return refund
    move(refund, R.PENDING, moves=REFUND_MOVES, by=by)
    audit.record(subject=payment.order, verb="refund_number_known", by=by, refund=refund.pk)
    refund_letters.promised_to_known(refund)
    return refund


def _priced(order: Order, pieces: dict[int, int]) -> list[RefundLine]:
    """Return the lines with the money of so many pieces. Raises TooManyPieces."""
    found, before = [], _gone(order)
    for line in OrderLine.objects.filter(order=order, pk__in=pieces).order_by("pk"):
        wanted, (gone, gone_satang) = pieces[line.pk], before.get(line.pk, (0, 0))
        if wanted > line.quantity - gone:
            raise TooManyPieces(product=line.product_name, left=line.quantity - gone, field=f"line_{line.pk}")
        satang = share_of_pieces(line.line_total_satang, gone + wanted, line.quantity) - gone_satang
        found.append(RefundLine(line=line, quantity=wanted, satang=satang))
    return found


def _gone(order: Order) -> dict[int, tuple[int, int]]:
    """Return for how many pieces of each line (by id) money goes back, and how much. The last piece gets what is left of
    the line, so that all together are what was paid for it.
    """
    rows = RefundLine.objects.filter(line__order=order).exclude(refund__state=R.FAILED)
    sums = rows.order_by().values_list("line").annotate(Sum("quantity"), Sum("satang"))
    return {line: (quantity, satang) for line, quantity, satang in sums}


def pieces_left(order: Order) -> dict[int, int]:
    """Return for how many pieces of each line (by id) no money goes back yet (two queries, one where lines are at hand)."""
    gone = _gone(order)
    return {line.pk: line.quantity - gone.get(line.pk, (0, 0))[0] for line in order.lines.all()}


def _kept(refund: Refund, lines: list[RefundLine], *, came_back: bool, by) -> None:
    order = refund.payment.order
    on_shelf = came_back and Order.objects.get(pk=order.pk).stock_state == StockState.SOLD
    for row in lines:
        row.refund, row.restocked = refund, on_shelf
    RefundLine.objects.bulk_create(lines)
    if on_shelf and lines:
        orders.pieces_came_back(order=order, pieces={row.line_id: row.quantity for row in lines}, by=by)


@transaction.atomic
def give_number(*, order: Order, proxy_type: str, proxy: str, consent: bool = False, by=None) -> list[Refund]:
    """The shopper says where the money goes: for every refund of ``order`` under way. She may put it right until it is paid.

    Raises BadRefundNumber, NeedsOwnConsent for an identity number without consent, RefundOver where none is under way.
    """
    if proxy_type not in NUMBERS:
        raise BadRefundNumber()
    try:
        promptpay.proxy_value(promptpay.Proxy(proxy_type), proxy)
    except ValueError as error:
        raise BadRefundNumber() from error
    if proxy_type == promptpay.Proxy.NATIONAL_ID and not consent:
        raise NeedsOwnConsent()
    list(Payment.objects.select_for_update().filter(order=order).order_by("pk"))
    rows = under_way(order)
    if not rows:
        raise RefundOver()
    for refund in rows:
        hand, told = refund.hand, (proxy_type, proxy)
        if (hand.proxy_type, hand.proxy) == told:
            continue
        hand.proxy_type, hand.proxy = told
        hand.given_at = hand.given_at or clock.now()
        hand.save(update_fields=["proxy_type", "proxy", "given_at"])
        move(refund, R.PENDING, moves=REFUND_MOVES, by=by)
        audit.record(subject=order, verb="refund_number_given", by=by, refund=refund.pk)
        refund_letters.number_given(refund)
    return rows


def under_way(order: Order) -> list[Refund]:
    """Return the refunds of ``order`` that go by hand and are not done, oldest first."""
    rows = Refund.objects.filter(payment__order=order, hand__isnull=False, state__in=REFUND_UNDER_WAY)
    return list(rows.select_related("hand", "payment__order").order_by("pk"))


@transaction.atomic
def paid(*, refund: Refund, picture: CleanPicture, by) -> Refund:
    """The merchant has sent the money and shows the slip: the debt is settled, the shopper told.

    Raises ProofUsedBefore for a slip that came with other money, RefundOver where the refund was given up.
    """
    payment = locked(refund.payment)
    refund = locked(refund)
    if refund.state == R.SUCCEEDED:
        return refund
    if refund.state not in REFUND_UNDER_WAY:
        raise RefundOver()
    reference = _reference(refund, picture)
    payment.promised_satang -= refund.amount_satang
    payment.refunded_satang += refund.amount_satang
    payment.save(update_fields=["promised_satang", "refunded_satang"])
    try:
        with transaction.atomic():
            move(refund, R.SUCCEEDED, moves=REFUND_MOVES, by=by, settled_at=clock.now(), reference=reference)
    except IntegrityError as error:
        raise ProofUsedBefore() from error
    _keep_proof(refund, picture, by)
    audit.record(subject=payment.order, verb="refund_paid", by=by, satang=refund.amount_satang, refund=refund.pk)
    refund_letters.paid(refund)
    _no_longer_late(refund, PAID_AFTER_ALL)
    return refund


def give_up(payment: Payment, refund: Refund, *, why: str, said: str, by=None) -> None:
    """Promise the money no more. The shopper's number stays, should it go back after all; of an identity number only its end.
    ``said``: what officers read where it was late.

    In the caller's transaction, both locked.
    """
    payment.promised_satang -= refund.amount_satang
    payment.save(update_fields=["promised_satang"])
    move(refund, R.FAILED, moves=REFUND_MOVES, by=by, why=why, settled_at=clock.now())
    known_numbers.keep_its_end(refund.hand)
    _no_longer_late(refund, said)


def _no_longer_late(refund: Refund, said: str) -> None:
    late = Incident.objects.filter(key=late_key(refund), closed_at__isnull=True)
    late.update(closed_at=clock.now(), note=reasons.stored(said))


def _reference(refund: Refund, picture: CleanPicture) -> str:
    """Return what the proof is known by. Raises ProofUsedBefore for a slip that a shopper sent, or another proof."""
    code = slip_pictures.read(picture.bytes).code
    if code and Slip.objects.filter(bank=code.bank, reference=code.reference).exists():
        raise ProofUsedBefore()
    if Slip.objects.filter(picture_hash=picture.sha256).exists():
        raise ProofUsedBefore()
    return f"{code.bank}:{code.reference}" if code else f"picture-{picture.sha256}"


def _keep_proof(refund: Refund, picture: CleanPicture, by) -> None:
    hand = refund.hand
    hand.proof = files.keep(
        content=picture.bytes,
        content_type=picture.content_type,
        kind=FileKind.SLIP,
        by=by,
        width=picture.width,
        height=picture.height,
    )
    hand.save(update_fields=["proof"])
    known_numbers.keep_its_end(hand)


def late_key(refund: Refund) -> str:
    """Return the key of the incident that tells officers of a refund that is late."""
    return f"refund-late-{refund.pk}"
