"""What the officers do: verify against paper and look-up, reject with a note, suspend, restore, withdraw."""

from django.db import IntegrityError, transaction

from common import clock, states
from common.audit.models import Event
from common.errors import IllegalMove
from common.thai.names import after_shop_word
from common.users.models import User
from common.versions import services as versions
from merchants.certificates import errors, letters
from merchants.certificates.models import Certificate, LookUp
from merchants.certificates.states import MOVES, STANDING, CertificateState
from merchants.models import Member

S = CertificateState


@transaction.atomic
def verify(*, certificate: Certificate, by: User, looked_up: str) -> Certificate:
    """It is what its paper says: from now on it counts, and what it renews counts no more.

    Verified by her already: nothing changes. Raises OwnCertificate, PaperNotSeen, LookUpMissing, EndedMeanwhile,
    NumberTaken, IllegalMove.
    """
    row, before = _with_what_stood_before(certificate)
    if row.state == S.VERIFIED and row.verified_by_id == by.pk:
        return row
    if row.state != S.SUBMITTED:
        raise IllegalMove(was=row.state, to=S.VERIFIED)
    _check(row, by, looked_up)
    for old in before:
        if old.merchant_id != row.merchant_id:
            raise errors.NumberTaken(name=after_shop_word(old.merchant.name))
        states.move(old, S.REPLACED, moves=MOVES, by=by)
    facts = {"verified_by": by, "verified_at": clock.now(), "looked_up": looked_up, "reason": ""}
    try:
        with transaction.atomic():
            states.move(row, S.VERIFIED, moves=MOVES, by=by, **facts)
    except IntegrityError as error:  # another shop's with that number was verified in the same moment
        other = _standing_with_number(row).first()
        raise errors.NumberTaken(name=after_shop_word(other.merchant.name) if other else "") from error
    versions.bump("catalogue", of=[row.merchant_id])
    letters.told(row, "verified")
    return row


def _check(row: Certificate, by: User, looked_up: str) -> None:
    _not_her_own(row, by)
    if looked_up not in LookUp.values:
        raise errors.LookUpMissing()
    if not has_seen(row, by):
        raise errors.PaperNotSeen()
    if row.is_over:
        raise errors.EndedMeanwhile()


def has_seen(certificate: Certificate, person: User) -> bool:
    """Whether she opened the paper of this certificate."""
    return Event.objects.about(certificate).filter(verb="opened", by=person).exists()


def is_her_own(certificate: Certificate, person: User) -> bool:
    """Whether she sent it, photographed its paper, or works in the shop."""
    entered = {certificate.submitted_by_id, certificate.file.kept_by_id if certificate.file else None}
    return person.pk in entered or Member.objects.filter(merchant=certificate.merchant_id, user=person).exists()


def same_number_elsewhere(certificate: Certificate) -> Certificate | None:
    """Return another shop's standing certificate with that number: one of the two is not right."""
    return _standing_with_number(certificate).exclude(merchant=certificate.merchant_id).first()


def _not_her_own(row: Certificate, by: User) -> None:
    if is_her_own(row, by):
        raise errors.OwnCertificate()


def _with_what_stood_before(certificate: Certificate) -> tuple[Certificate, list[Certificate]]:
    """Return the row and those it takes the place of, all locked in the order of their keys."""
    known = Certificate.objects.select_related("renews").get(pk=certificate.pk)
    wanted = {known.pk, *_standing_with_number(known).values_list("pk", flat=True), *_chain(known)}
    rows = Certificate.objects.select_for_update(of=("self",)).select_related("merchant", "kind", "file")
    locked = {row.pk: row for row in rows.filter(pk__in=wanted).order_by("pk")}
    row = locked.pop(known.pk)
    return row, [old for old in locked.values() if old.state in STANDING]


def _chain(row: Certificate) -> list[int]:
    """Return the keys of what it renews: rejected tries in between are passed over, down to the one that stood."""
    found, before = [], row.renews
    while before is not None:
        found.append(before.pk)
        before = before.renews if before.state == S.REJECTED else None
    return found


def _standing_with_number(row: Certificate):
    same = Certificate.objects.filter(kind=row.kind_id, number=row.number, state__in=STANDING)
    return same.exclude(pk=row.pk).select_related("merchant")


@transaction.atomic
def reject(*, certificate: Certificate, by: User, reason: str) -> Certificate:
    """It does not pass; the merchant reads why and sends a corrected one. Rejected already: nothing changes.

    Raises WordsMissing, OwnCertificate, IllegalMove.
    """
    return _turn(certificate, S.REJECTED, by=by, reason=reason)


@transaction.atomic
def suspend(*, certificate: Certificate, by: User, reason: str) -> Certificate:
    """Its badges go at once, until ``restore``. Raises WordsMissing, OwnCertificate, IllegalMove."""
    return _turn(certificate, S.SUSPENDED, by=by, reason=reason)


@transaction.atomic
def withdraw(*, certificate: Certificate, by: User, reason: str) -> Certificate:
    """It counts no more for good: the issuer took it back. Raises WordsMissing, OwnCertificate, IllegalMove."""
    return _turn(certificate, S.WITHDRAWN, by=by, reason=reason)


@transaction.atomic
def restore(*, certificate: Certificate, by: User) -> Certificate:
    """A suspended one counts again. It counts already: nothing changes. Raises OwnCertificate, IllegalMove."""
    row = states.locked(certificate)
    _not_her_own(row, by)
    if row.state not in STANDING:
        raise IllegalMove(was=row.state, to=S.VERIFIED)
    if states.move(row, S.VERIFIED, moves=MOVES, by=by, verb="restored", reason=""):
        versions.bump("catalogue", of=[row.merchant_id])
        letters.told(row, "restored")
    return row


def _turn(certificate: Certificate, to: str, *, by: User, reason: str) -> Certificate:
    why = reason.strip()
    if not why:
        raise errors.WordsMissing()
    row = states.locked(certificate)
    _not_her_own(row, by)
    if row.submitted_at is None:
        raise IllegalMove(was=row.state, to=to)
    if states.move(row, to, moves=MOVES, by=by, why=why, reason=why):
        versions.bump("catalogue", of=[row.merchant_id])
        letters.told(row, to)
    return row
