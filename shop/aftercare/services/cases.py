"""The verbs of a case: lock, check, write with diary, tell after commit. Locks: case, then payment, then order."""

import datetime
import uuid
from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from common import clock, reasons
from common.audit import services as audit
from common.audit.models import Event
from common.files import services as files
from common.files.models import FileKind
from common.money import baht_text
from common.states import locked, move
from common.uploads import CleanPicture
from common.users.models import User
from shop.aftercare import errors, letters
from shop.aftercare.case_models import TO_ANSWER
from shop.aftercare.fairness import check_not_her_own
from shop.aftercare.models import Case, CaseMessage, CasePhoto
from shop.aftercare.states import CASE_MOVES, CaseState, Side
from shop.orders.models import Order
from shop.orders.states import OrderState
from shop.payments import ordered_back
from shop.payments.models import Payment
from shop.payments.states import PaymentState

C = CaseState
MOST_PHOTOS = 5
MOST_MESSAGES = 60
AFTER_DELIVERY = datetime.timedelta(days=30)
REOPENABLE = datetime.timedelta(days=14)
SILENCE_SETTLES = datetime.timedelta(days=14)
MERCHANT_SILENT = _("ร้านไม่ตอบภายใน 48 ชั่วโมง")
SHOPPER_CONTENT = _("ผู้ซื้อบอกว่าแก้ปัญหาแล้ว")
SHOPPER_SILENT = _("ร้านตอบแล้ว และผู้ซื้อไม่ได้เขียนต่อภายใน 14 วัน")
SHOPPER_ASKS = _("ผู้ซื้อขอให้เจ้าหน้าที่ช่วย")


def of_order(order: Order) -> Case | None:
    """Return the case of ``order``, or None."""
    return Case.objects.filter(order=order).first()


def why_not(order: Order) -> errors.DomainError | None:
    """Return why no case can be opened for ``order`` now, or None."""
    if order.delivered_at and clock.now() > order.delivered_at + AFTER_DELIVERY:
        return errors.TooLateForCase()
    if order.state in {OrderState.PLACED, OrderState.CANCELLED}:
        paid = Payment.objects.filter(order=order, state__in=[PaymentState.CONFIRMED, PaymentState.CLAIMED])
        return None if paid.exists() else errors.NothingToComplainOf()
    return None


@transaction.atomic
def open_case(
    *, order: Order, by, kind: str, words: str, key: uuid.UUID, pictures: Iterable[CleanPicture] = ()
) -> Case:
    """The shopper says what is wrong; the merchant has 48 hours to answer. A second time finds the case that stands.

    Raises NothingToComplainOf, TooLateForCase, WordsMissing.
    """
    fresh = locked(order)
    if standing := of_order(fresh):
        return standing
    if refusal := why_not(fresh):
        raise refusal
    if not words.strip():
        raise errors.WordsMissing()
    case = Case.objects.create(order=fresh, merchant_id=fresh.merchant_id, kind=kind, answer_by=clock.now() + TO_ANSWER)
    _say(case, Side.SHOPPER, by, words, key, pictures)
    audit.record(subject=case, verb="opened_case", now=C.OPEN, by=by)
    letters.case_opened(case)
    return case


def _say(case: Case, side: str, by, words: str, key: uuid.UUID, pictures: Iterable[CleanPicture]) -> CaseMessage:
    words = words.strip()
    if not words:
        raise errors.WordsMissing()
    if case.messages.filter(side=side).count() >= MOST_MESSAGES:
        raise errors.TooMuchWritten(limit=MOST_MESSAGES)
    person = by if by is not None and by.is_authenticated else None
    message = CaseMessage.objects.create(
        case=case, side=side, words=words, by=person, key=_own_key(case, side, words, key)
    )
    for picture in pictures:
        file = files.keep(
            content=picture.bytes,
            content_type=picture.content_type,
            kind=FileKind.EVIDENCE,
            by=person,
            width=picture.width,
            height=picture.height,
        )
        CasePhoto.objects.create(message=message, file=file)
    return message


def _own_key(case: Case, side: str, words: str, key: uuid.UUID) -> uuid.UUID:
    """The key as it is stored: a form sent twice says it once; for another case, or with other words, it is another message."""
    return uuid.uuid5(key, f"case {case.pk} {side} {words.strip()}")


def _said_before(case: Case, side: str, words: str, key: uuid.UUID) -> bool:
    return CaseMessage.objects.filter(key=_own_key(case, side, words, key)).exists()


def _under_way(case: Case) -> Case:
    row = locked(case)
    if row.is_over:
        raise errors.CaseOver(was=row.state, to=row.state)
    return row


@transaction.atomic
def say(*, case: Case, by, words: str, key: uuid.UUID, pictures: Iterable[CleanPicture] = ()) -> Case:
    """The shopper adds something: after an answer the merchant has 48 hours again. The same words with the same
    ``key`` are said once.

    Raises CaseOver, WordsMissing, TooMuchWritten.
    """
    row = _under_way(case)
    if _said_before(row, Side.SHOPPER, words, key):
        return row
    message = _say(row, Side.SHOPPER, by, words, key, pictures)
    if row.state == C.ANSWERED:
        move(row, C.OPEN, moves=CASE_MOVES, by=by, verb="asked_again", answer_by=clock.now() + TO_ANSWER)
    letters.case_said(row, message)
    return row


@transaction.atomic
def answer(*, case: Case, by: User, words: str, key: uuid.UUID, pictures: Iterable[CleanPicture] = ()) -> Case:
    """The merchant answers; the clock stops. Before an officer it is one more word, the decision stays hers.

    Raises CaseOver, WordsMissing, TooMuchWritten.
    """
    row = _under_way(case)
    if _said_before(row, Side.MERCHANT, words, key):
        return row
    message = _say(row, Side.MERCHANT, by, words, key, pictures)
    if row.state == C.OPEN:
        move(row, C.ANSWERED, moves=CASE_MOVES, by=by, answered_at=clock.now(), answer_by=None)
    letters.case_said(row, message)
    return row


@transaction.atomic
def settle(*, case: Case, by, why: str = "") -> Case:
    """The shopper is content, or said no more: the case ends between the two. Done twice it changes nothing."""
    return _end(locked(case), C.SETTLED, by=by, why=why or reasons.stored(SHOPPER_CONTENT))


@transaction.atomic
def escalate(*, case: Case, by=None) -> Case:
    """Officers look at it now: the merchant was silent for 48 hours, or the shopper asks for it after an answer.

    Raises TooEarlyForOfficer while the merchant still has time, CaseOver where it ended (but for 14 days after it was settled).
    Done twice it changes nothing.
    """
    row = locked(case)
    if row.state == C.ESCALATED:
        return row
    if row.state == C.OPEN and row.answer_by > clock.now():
        raise errors.TooEarlyForOfficer(was=row.state, to=C.ESCALATED)
    if row.is_over and not may_reopen(row):
        raise errors.CaseOver(was=row.state, to=C.ESCALATED)
    why = reasons.stored(MERCHANT_SILENT if row.state == C.OPEN else SHOPPER_ASKS)
    facts = {"answer_by": None, "escalated_at": clock.now(), "ended_at": None}
    move(row, C.ESCALATED, moves=CASE_MOVES, by=by, why=why, **facts)
    letters.case_escalated(row, turn=_turn(row))
    return row


def may_reopen(case: Case) -> bool:
    """Whether what was settled may still go to an officer, because it did not happen as promised."""
    return case.state == C.SETTLED and clock.now() < case.ended_at + REOPENABLE


def decide(*, case: Case, by: User, verdict: str, reason: str, refund_satang: int = 0) -> Case:
    """An officer ends it: for the shopper (with so much to be given back), for the merchant, or as settled between them.

    What goes back is written down with the order and owed from then on; Stripe is asked for it at once, money by hand is
    the merchant's to send. Raises OwnShop, WordsMissing, RefundMissing, IllegalMove. The same verdict again changes nothing.
    """
    row = _decide(case=case, by=by, verdict=verdict, reason=reason, refund_satang=refund_satang)
    if row.refund_satang:  # outside the transaction; unclear or cut off, it is still owed and the order says so
        ordered_back.give_back_by_stripe(order=row.order, by=by, why=reason, key=_refund_key(row))
    return row


def _refund_key(case: Case) -> uuid.UUID:
    return uuid.uuid5(uuid.NAMESPACE_OID, f"kedai.case.{case.pk}")


@transaction.atomic
def _decide(*, case: Case, by: User, verdict: str, reason: str, refund_satang: int) -> Case:
    reason = reason.strip()
    if not reason:
        raise errors.WordsMissing(field="reason")
    row = locked(case)
    check_not_her_own(row.order, by)
    back = refund_satang if verdict == C.FOR_SHOPPER else 0
    most = row.order.total_satang
    if verdict == C.FOR_SHOPPER and not 0 < back <= most:
        raise errors.RefundMissing(most=baht_text(most))
    facts = {"decided_by": by, "reason": reason, "refund_satang": back}
    if row.state == verdict:
        return row
    _end(row, verdict, by=by, why=reason, **facts)
    if back:
        ordered_back.order_back(order=row.order, satang=back, by=by, why=reason)
    return row


def _end(row: Case, to: str, *, by, why: str, **facts: object) -> Case:
    if move(row, to, moves=CASE_MOVES, by=by, why=why, ended_at=clock.now(), answer_by=None, **facts):
        letters.case_ended(row, turn=_turn(row))
    return row


def _turn(row: Case) -> int:
    return Event.objects.about(row).count()


def run_clocks() -> dict[str, int]:
    """Bring what merchants left unanswered to the officers, once; end what shoppers left standing after an answer."""
    now = clock.now()
    silent = Case.objects.filter(state=C.OPEN, answer_by__lte=now).order_by("pk")
    content = Case.objects.filter(state=C.ANSWERED, answered_at__lte=now - SILENCE_SETTLES).order_by("pk")
    return {
        "cases_escalated": sum(_escalate_if_due(row) for row in silent),
        "cases_settled": sum(_settle_if_due(row) for row in content),
    }


@transaction.atomic
def _escalate_if_due(case: Case) -> bool:
    row = locked(case)
    if row.state != C.OPEN or row.answer_by > clock.now():  # answered in this moment
        return False
    escalate(case=row)
    return True


@transaction.atomic
def _settle_if_due(case: Case) -> bool:
    row = locked(case)
    if row.state != C.ANSWERED or row.answered_at > clock.now() - SILENCE_SETTLES:
        return False
    settle(case=row, by=None, why=reasons.stored(SHOPPER_SILENT))
    return True
