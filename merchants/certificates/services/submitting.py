"""What the merchant does: begin a certificate, tell its facts, photograph the paper, send it, renew it, give it up."""

import datetime

from django.db import IntegrityError, transaction

from common import clock, states
from common.audit import services as audit
from common.files import services as files
from common.files.models import FileKind, PrivateFile
from common.thai import dates
from common.thai.text import plain_line
from common.uploads import CleanDocument
from common.users.models import User
from common.versions import services as versions
from merchants.certificates import errors, numbers
from merchants.certificates.models import Certificate, CertificateKind
from merchants.certificates.states import MOVES, UNDER_WAY, CertificateState
from merchants.models import Merchant

S = CertificateState
RENEWABLE = (S.VERIFIED, S.SUSPENDED, S.REJECTED)


@transaction.atomic
def begin(
    *,
    merchant: Merchant,
    kind: CertificateKind,
    by: User,
    number: str,
    issued_on: datetime.date,
    expires_on: datetime.date | None,
    issuer: str = "",
) -> Certificate:
    """Write a draft. The same number again (a double click) finds the draft that stands and takes the newer facts.

    Raises KindClosed, BadFoodSerial, UnderWayAlready where it waits with the officers, and as ``change`` for dates.
    """
    if not kind.active:
        raise errors.KindClosed()
    kept = numbers.stored(kind.number_shape, number)
    if standing := _under_way(merchant, kind, kept):
        _only_a_draft(standing)
        return change(
            certificate=standing, by=by, number=number, issued_on=issued_on, expires_on=expires_on, issuer=issuer
        )
    draft = Certificate(merchant=merchant, kind=kind, scope=kind.scope)
    _set_facts(draft, number=number, issued_on=issued_on, expires_on=expires_on, issuer=issuer)
    try:
        with transaction.atomic():
            draft.save(force_insert=True)
    except IntegrityError:  # the other click of two, in the same moment
        if standing := _under_way(merchant, kind, kept):
            return standing
        raise
    audit.record(subject=draft, verb="begun", now=S.DRAFT, by=by)
    return draft


@transaction.atomic
def begin_again(*, certificate: Certificate, by: User) -> Certificate:
    """Write the draft of a renewal, or of a corrected one after a rejection; its dates are for the new paper to say.

    Where that draft stands already it is returned. Raises NotRenewable.
    """
    row = states.locked(certificate)
    standing = row.renewals.filter(state__in=UNDER_WAY).first()
    if standing:
        return standing
    if row.state not in RENEWABLE:
        raise errors.NotRenewable()
    if standing := _under_way(row.merchant, row.kind, row.number):
        return standing
    draft = Certificate.objects.create(
        merchant=row.merchant,
        kind=row.kind,
        scope=row.kind.scope,
        number=row.number,
        issuer=row.issuer,
        renews=row,
    )
    audit.record(subject=draft, verb="begun", now=S.DRAFT, by=by, renews=row.pk)
    return draft


@transaction.atomic
def take_over_paper(
    *, merchant: Merchant, paper: str, by: User, file: PrivateFile, number: str, expires_on: datetime.date | None
) -> Certificate | None:
    """Make a draft of a paper that came with the application; the merchant adds what that did not ask and sends it.

    None where no kind comes from such a paper, or a draft of that file stands already.
    """
    kind = CertificateKind.objects.filter(paper=paper, active=True).first() if paper else None
    if kind is None or Certificate.objects.filter(file=file).exists():
        return None
    draft = Certificate.objects.create(
        merchant=merchant,
        kind=kind,
        scope=kind.scope,
        number=plain_line(number)[:60],
        expires_on=expires_on,
        file=file,
    )
    audit.record(subject=draft, verb="begun", now=S.DRAFT, by=by, file=file.pk)
    return draft


@transaction.atomic
def change(
    *,
    certificate: Certificate,
    by: User,
    number: str,
    issued_on: datetime.date,
    expires_on: datetime.date | None,
    issuer: str = "",
) -> Certificate:
    """Tell a draft's facts anew; the same facts change nothing.

    Raises NotADraft, BadFoodSerial, IssuedLater, ExpiryMissing, DatesCrossed, ExpiredAlready, UnderWayAlready.
    """
    row = states.locked(certificate)
    _only_a_draft(row)
    _set_facts(row, number=number, issued_on=issued_on, expires_on=expires_on, issuer=issuer)
    other = _under_way(row.merchant, row.kind, row.number)
    if other and other.pk != row.pk:
        raise errors.UnderWayAlready(state=other.get_state_display())
    row.save(update_fields=["number", "issuer", "issued_on", "expires_on"])
    return row


@transaction.atomic
def submit(*, certificate: Certificate, by: User, document: CleanDocument | None) -> Certificate:
    """Send it to the officers with its photographed paper; None keeps the one that is there. Sent already: no change.

    Raises FactsMissing, and as ``change`` where a date no longer holds.
    """
    row = states.locked(certificate)
    if row.state == S.SUBMITTED:
        return row
    if not (row.number and row.issued_on and (row.file_id or document)):
        raise errors.FactsMissing()
    _check_dates(row)
    if document is not None and row.state == S.DRAFT:
        row.file = _kept(document, by)
    states.move(row, S.SUBMITTED, moves=MOVES, by=by, submitted_at=clock.now(), submitted_by=by, file=row.file)
    return row


def _kept(document: CleanDocument, by: User) -> PrivateFile:
    return files.keep(
        content=document.bytes,
        content_type=document.content_type,
        kind=FileKind.PAPER,
        by=by,
        width=document.width,
        height=document.height,
    )


@transaction.atomic
def give_up(*, certificate: Certificate, by: User) -> Certificate:
    """The merchant uses it no more: its badge goes at once. Done twice it changes nothing. Raises IllegalMove."""
    row = states.locked(certificate)
    if states.move(row, S.WITHDRAWN, moves=MOVES, by=by, verb="given_up"):
        versions.bump("catalogue", of=[row.merchant_id])
    return row


def _only_a_draft(row: Certificate) -> None:
    if row.state == S.SUBMITTED:
        raise errors.UnderWayAlready(state=row.get_state_display())
    if row.state != S.DRAFT:
        raise errors.NotADraft()


def _under_way(merchant: Merchant, kind: CertificateKind, number: str) -> Certificate | None:
    rows = Certificate.objects.for_merchant(merchant).filter(kind=kind, state__in=UNDER_WAY)
    return rows.filter(number=number).first() if number else None


def _set_facts(row: Certificate, *, number: str, issued_on, expires_on, issuer: str) -> None:
    row.number = numbers.stored(row.kind.number_shape, number)
    row.issuer = plain_line(issuer)
    row.issued_on, row.expires_on = issued_on, expires_on
    _check_dates(row)


def _check_dates(row: Certificate) -> None:
    today = clock.today()
    if row.issued_on and row.issued_on > today:
        raise errors.IssuedLater()
    if row.expires_on is None:
        if row.kind.expires:
            raise errors.ExpiryMissing()
        return
    if row.issued_on and row.expires_on <= row.issued_on:
        raise errors.DatesCrossed()
    if row.expires_on < today:
        raise errors.ExpiredAlready(day=dates.short_date(row.expires_on))
