"""The verbs at the end of a shop: ask for it, take the request back, answer no, close for good."""

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from common import clock, states
from common.audit import services as audit
from common.thai.names import after_shop_word
from common.users.models import User
from common.versions import services as versions
from merchants import interest
from merchants.closing import letters
from merchants.closing.errors import ClosedAlready, NotEndedThoughSuspended, NotEndedYet, NothingAsked, WhyMissing
from merchants.closing.models import ClosureRequest, Outcome
from merchants.errors import ReasonMissing
from merchants.models import Merchant, MerchantState
from merchants.states import MOVES


def waiting_of(merchant: Merchant) -> ClosureRequest | None:
    """Return the request that waits for an officer, or None."""
    rows = ClosureRequest.objects.for_merchant(merchant).filter(outcome="")
    return rows.select_related("asked_by", "merchant").first()


def last_declined(merchant: Merchant) -> ClosureRequest | None:
    """Return the newest request where an officer said no to it, or None."""
    newest = ClosureRequest.objects.for_merchant(merchant).order_by("-asked_at", "-pk").first()
    return newest if newest and newest.outcome == Outcome.DECLINED else None


def hindrances(merchant: Merchant) -> list[str]:
    """Return in words what must end before the shop can be closed: the rooms above say it (CLOSING_HINDRANCES)."""
    return [words for name in settings.CLOSING_HINDRANCES for words in import_string(name)(merchant)]


@transaction.atomic
def ask(*, merchant: Merchant, by: User, reason: str) -> ClosureRequest:
    """An owner asks that the shop be closed. While a request waits, asking again changes nothing.

    Raises WhyMissing, ClosedAlready.
    """
    why = reason.strip()
    if not why:
        raise WhyMissing()
    row = states.locked(merchant)
    if row.state == MerchantState.CLOSED:
        raise ClosedAlready(name=after_shop_word(row.name))
    if standing := waiting_of(row):
        return standing
    request = ClosureRequest.objects.create(merchant=row, asked_by=by, reason=why)
    audit.record(subject=row, verb="closing_asked", by=by, why=why)
    return request


@transaction.atomic
def withdraw(*, merchant: Merchant, by: User) -> None:
    """The owner keeps her shop after all. Nothing asked, or answered already: nothing changes."""
    row = states.locked(merchant)
    if request := waiting_of(row):
        _end(request, Outcome.WITHDRAWN, by=by)
        audit.record(subject=row, verb="closing_withdrawn", by=by)


@transaction.atomic
def decline(*, merchant: Merchant, by: User, reason: str) -> None:
    """The officer leaves the shop as it is and tells the owners why. Raises ReasonMissing, OwnMerchant, NothingAsked."""
    why = reason.strip()
    if not why:
        raise ReasonMissing()
    row = states.locked(merchant)
    interest.refuse_own(row, by)
    request = waiting_of(row)
    if request is None:
        raise NothingAsked()
    _end(request, Outcome.DECLINED, by=by, answer=why)
    audit.record(subject=row, verb="closing_declined", by=by, why=why)
    letters.declined(request)


@transaction.atomic
def close(*, merchant: Merchant, by: User, reason: str) -> Merchant:
    """Close the shop for good; a request that waits is answered with it. Closed already: nothing changes.

    Its people keep the desk, to read orders and money. Raises ReasonMissing, OwnMerchant, NotEndedYet while orders are under way or
    shoppers are owed money: the merchant's row is locked, and an order that is being placed locks it too.
    """
    why = reason.strip()
    if not why:
        raise ReasonMissing()
    row = states.locked(merchant)
    interest.refuse_own(row, by)
    if row.state == MerchantState.CLOSED:
        return row
    if left := hindrances(row):
        refusal = NotEndedYet if row.is_open else NotEndedThoughSuspended
        raise refusal(what=" ".join(left))
    states.move(row, MerchantState.CLOSED, moves=MOVES, by=by, why=why)
    if request := waiting_of(row):
        _end(request, Outcome.CLOSED, by=by)
    versions.bump("merchants")
    versions.bump("catalogue", of=[row.pk])
    letters.closed(row, why=why)
    return row


def _end(request: ClosureRequest, outcome: str, *, by: User, answer: str = "") -> None:
    request.outcome, request.ended_at, request.ended_by, request.answer = outcome, clock.now(), by, answer
    request.save(update_fields=["outcome", "ended_at", "ended_by", "answer"])
