"""A group's account changes once two who sign for it stand behind it; until then money goes where it went.

Rows are locked merchant, then change, so that two who press in the same moment have one effect.
"""

import datetime

from django.db import transaction

from common import clock, links, states
from common.audit import services as audit
from common.users import services as people
from common.users.models import User
from merchants import register
from merchants import services as merchants
from merchants.models import LegalForm, Merchant, RegisterEntry, SigningRule
from merchants.terms import services as terms
from shop.payments import accounts, letters
from shop.payments.errors import (
    AskerGone,
    ChangeOver,
    ChangeWaits,
    SignersMissing,
    SignersUnproven,
    SignsNoMore,
    TooManyChanges,
)
from shop.payments.models import PayoutAccount, PayoutChange, PayoutSignature
from shop.payments.states import CHANGE_MOVES, ChangeState

S = ChangeState
HANDS = 2  # different phones of the register
LIFE = datetime.timedelta(days=7)
BETWEEN = datetime.timedelta(minutes=10)  # two letters to one signer
MOST_SENT = 5  # to one signer about one change
DAY = datetime.timedelta(days=1)
IN_A_DAY = 5  # changes asked for by one shop


@transaction.atomic
def ask(
    *,
    merchant: Merchant,
    by: User,
    proxy_type: str,
    proxy: str,
    holder_name: str,
    consent: bool = False,
    bank: str = "",
) -> PayoutAccount | PayoutChange:
    """Set the PromptPay account (or the one at a ``bank``) where one person decides; for a group with two signers let it wait for them.

    Whoever asks has signed with it if her proven number stands in the register; each other signer is sent a link.
    Asked for again, or the account as it is: nothing changes and the one that stands is returned. Raises what
    ``accounts.set_account`` raises, SignersMissing, SignersUnproven, ChangeWaits, TooManyChanges.
    """
    accounts.checked(proxy_type=proxy_type, proxy=proxy, consent=consent, bank=bank)
    terms.check(merchant)
    merchant = states.locked(merchant)
    facts = {"proxy_type": proxy_type, "proxy": proxy, "bank": bank, "holder_name": holder_name}
    signers = register.signers_of(merchant)
    if not takes_two(merchant, signers):
        return accounts.set_account(merchant=merchant, by=by, consent=consent, **facts)
    if len(signers) < HANDS:
        raise SignersMissing()
    now, waiting = accounts.account_of(merchant, at_bank=bool(bank)), _waiting(merchant)
    if waiting:
        if _same(waiting, facts):
            return waiting
        raise ChangeWaits()
    if now and _same(now, facts):
        return now
    if held := accounts.held_for(merchant):
        raise held
    if refusal := unproven(merchant, signers):
        raise refusal
    _permit(merchant)
    change = PayoutChange.objects.create(
        merchant=merchant, asked_by=by, expires_at=clock.now() + LIFE, consented=consent, **facts
    )
    audit.record(subject=merchant, verb="payout_asked", by=by, change=change.pk)
    for line in _hands(signers):
        _ask_signer(change, line, herself=by.phone_verified and by.phone == line.phone)
    letters.change_asked(change)
    return change


def takes_two(merchant: Merchant, signers: list[RegisterEntry]) -> bool:
    """Whether the account of ``merchant`` is set by two: a group that signs so, or has more than one who signs."""
    if merchant.legal_form != LegalForm.GROUP:
        return False
    return merchant.signing_rule == SigningRule.TWO or len(signers) >= HANDS


def unproven(merchant: Merchant, signers: list[RegisterEntry]) -> SignersUnproven | None:
    """Return why two hands cannot be had yet: numbers that an officer wrote are not proven. None where they can."""
    waiting = [line.name for line in signers if line.to_prove]
    if takes_two(merchant, signers) and waiting and len(_hands(signers)) < HANDS:
        return SignersUnproven(who=", ".join(waiting))
    return None


def _hands(signers: list[RegisterEntry]) -> list[RegisterEntry]:
    return [line for line in signers if not line.to_prove]


def _same(row: PayoutAccount | PayoutChange, facts: dict) -> bool:
    return all(getattr(row, name) == fact for name, fact in facts.items())


def _permit(merchant: Merchant) -> None:
    rows = PayoutChange.objects.for_merchant(merchant).filter(asked_at__gt=clock.now() - DAY).order_by("-asked_at")
    recent = list(rows.values_list("asked_at", flat=True)[:IN_A_DAY])
    if len(recent) == IN_A_DAY:
        raise TooManyChanges(again_at=recent[-1] + DAY)


def _ask_signer(change: PayoutChange, line: RegisterEntry, *, herself: bool) -> None:
    now = clock.now()
    when = {"signed_at": now} if herself else {"sent_at": now, "sent_times": 1}
    row = PayoutSignature.objects.create(change=change, name=line.name, phone=line.phone, **when)
    if not herself:
        letters.to_sign(row)


@transaction.atomic
def confirm(*, signature: PayoutSignature) -> PayoutChange:
    """She signs; with the second hand the account is set and every owner told. Done twice it changes nothing.

    Call it only after ``codes.check`` of her number. Raises ChangeOver, AskerGone, SignsNoMore.
    """
    change, row = _locked(signature)
    if row.signed_at:
        return change
    if not change.is_open:
        raise ChangeOver()
    if change.asked_by_id not in {member.user_id for member in merchants.owners_of(change.merchant)}:
        raise AskerGone()
    if row.phone not in {line.phone for line in _hands(register.signers_of(change.merchant))}:
        raise SignsNoMore()
    row.signed_at = clock.now()
    row.save(update_fields=["signed_at"])
    audit.record(subject=change.merchant, verb="payout_signed", by=people.holder_of(row.phone), signature=row.pk)
    if change.signatures.filter(signed_at__isnull=False).count() >= HANDS:
        _close(change, S.CONFIRMED, by=people.holder_of(row.phone))
        accounts.set_account(
            merchant=change.merchant,
            by=change.asked_by,
            proxy_type=change.proxy_type,
            proxy=change.proxy,
            bank=change.bank,
            holder_name=change.holder_name,
            consent=change.consented,
        )
    return change


@transaction.atomic
def refuse(*, signature: PayoutSignature) -> PayoutChange:
    """She says no: the old account stays, and every owner is told. Done twice it changes nothing. Raises ChangeOver.

    Call it only after ``codes.check`` of her number.
    """
    change, row = _locked(signature)
    if row.refused_at:
        return change
    if row.signed_at or not change.is_open:
        raise ChangeOver()
    row.refused_at = clock.now()
    row.save(update_fields=["refused_at"])
    by = people.holder_of(row.phone)
    audit.record(subject=change.merchant, verb="payout_refused", by=by, signature=row.pk)
    _close(change, S.REFUSED, by=by)
    letters.change_refused(change, row)
    return change


@transaction.atomic
def withdraw(*, change: PayoutChange, by: User) -> PayoutChange:
    """An owner takes it back. Withdrawn or run out already: nothing changes. Raises ChangeOver once it was decided."""
    row = _locked_change(change)
    if row.state in {S.CONFIRMED, S.REFUSED}:
        raise ChangeOver()
    if row.state == S.WAITING:
        _close(row, S.WITHDRAWN, by=by)
        audit.record(subject=row.merchant, verb="payout_withdrawn", by=by, change=row.pk)
    return row


@transaction.atomic
def end_waiting(*, merchant: Merchant, by: User) -> None:
    """The signers are not who they were when it was asked: what waits is withdrawn. Nothing waits: nothing changes."""
    row = PayoutChange.objects.for_merchant(merchant).filter(state=S.WAITING).first()
    if row:
        withdraw(change=row, by=by)


@transaction.atomic
def send_again(*, change: PayoutChange, by: User) -> PayoutChange:
    """Send each signer who has not answered the same link once more. Raises ChangeOver, TooManyChanges."""
    row = _locked_change(change)
    if not row.is_open:
        raise ChangeOver()
    asked = list(row.signatures.filter(signed_at__isnull=True).order_by("pk"))
    free = max(each.sent_at + BETWEEN if each.sent_times < MOST_SENT else row.expires_at for each in asked)
    if free > clock.now():
        raise TooManyChanges(again_at=free)
    for each in asked:
        each.change, each.sent_at, each.sent_times = row, clock.now(), each.sent_times + 1
        each.save(update_fields=["sent_at", "sent_times"])
        letters.to_sign(each)
    audit.record(subject=row.merchant, verb="payout_sent_again", by=by, change=row.pk)
    return row


def opened_by(token: str) -> PayoutSignature | None:
    """Return the signature that a link asks for, however its change stands, or None."""
    rows = PayoutSignature.objects.select_related("change__merchant", "change__asked_by")
    return rows.filter(pk=links.pk_of(token, purpose=letters.SIGNATURE)).first()


def waiting_of(merchant: Merchant) -> PayoutChange | None:
    """Return the change that waits for the signers of ``merchant``, or None (one query)."""
    rows = PayoutChange.objects.for_merchant(merchant).filter(state=S.WAITING, expires_at__gt=clock.now())
    return rows.select_related("asked_by").first()


def expire_due() -> int:
    """Close the changes whose time ran out. Returns how many."""
    due = PayoutChange.objects.filter(state=S.WAITING, expires_at__lte=clock.now()).order_by("pk")
    return sum(_expire(row) for row in due)


@transaction.atomic
def _expire(change: PayoutChange) -> bool:
    row = _locked_change(change)
    return row.state == S.WAITING and not row.is_open and _close(row, S.EXPIRED, by=None)


def _waiting(merchant: Merchant) -> PayoutChange | None:
    """Return what waits, under the merchant's lock; what is overdue is closed."""
    row = PayoutChange.objects.for_merchant(merchant).filter(state=S.WAITING).first()
    if row and not row.is_open:
        _close(row, S.EXPIRED, by=None)
        return None
    return row


def _locked(signature: PayoutSignature) -> tuple[PayoutChange, PayoutSignature]:
    change = _locked_change(signature.change)
    return change, PayoutSignature.objects.get(pk=signature.pk)


def _locked_change(change: PayoutChange) -> PayoutChange:
    merchant = Merchant.objects.select_for_update().get(pk=change.merchant_id)
    row = states.locked(change)
    row.merchant = merchant
    return row


def _close(row: PayoutChange, to: str, *, by: User | None) -> bool:
    return states.move(row, to, moves=CHANGE_MOVES, by=by, decided_at=clock.now())
