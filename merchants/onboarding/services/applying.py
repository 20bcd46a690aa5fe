"""What the applicant does: start, fill in, show papers, submit."""

import hashlib

from django.db import IntegrityError, transaction

from common import clock, states
from common.audit import services as audit
from common.files import services as files
from common.provinces import PROVINCES
from common.uploads import CleanDocument
from common.users.models import User
from merchants.onboarding import letters, retention
from merchants.onboarding.errors import Incomplete, NotEditable, OutsideProvinces, TermsNotAccepted, UnknownPaper
from merchants.onboarding.models import Application, Document
from merchants.onboarding.papers import papers_for
from merchants.onboarding.states import DECIDED, EDITABLE, MOVES, ApplicationState
from merchants.onboarding.steps import COLUMNS, COUNTS_MEMBERS, missing_steps

S = ApplicationState


def start(*, by: User) -> Application:
    """Begin an application. The second time it returns the one that is under way and changes nothing."""
    try:
        with transaction.atomic():
            standing = Application.objects.of_applicant(by).exclude(state__in=DECIDED).first()
            if standing:
                return standing
            application = Application.objects.create(applicant=by)
            audit.record(subject=application, verb="started", now=S.DRAFT, by=by)
            return application
    except IntegrityError:  # two windows pressed at once; the constraint let one through
        return Application.objects.of_applicant(by).exclude(state__in=DECIDED).get()


def _editable(application: Application) -> Application:
    """Return the row under lock. Raises NotEditable while it is with the officers or decided."""
    row = states.locked(application)
    if row.state not in EDITABLE:
        raise NotEditable(state=row.get_state_display())
    return row


@transaction.atomic
def save_step(*, application: Application, by: User, step: str, facts: dict[str, object]) -> Application:
    """Write the answers of one ``step``: columns of ``steps.COLUMNS[step]``, money in satang, phone E.164.

    The same answers again change nothing. Raises NotEditable, OutsideProvinces.
    """
    unknown = set(facts) - set(COLUMNS[step])
    if unknown:
        raise ValueError(f"step {step} has no {sorted(unknown)}")
    if facts.get("province_code") and facts["province_code"] not in PROVINCES:
        raise OutsideProvinces()
    row = _editable(application)
    changed = [name for name, value in facts.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, facts[name])
    if changed:
        row.save(update_fields=changed)
        audit.record(subject=row, verb="saved", by=by, step=step, columns=sorted(changed))
    return row


@transaction.atomic
def add_document(*, application: Application, by: User, paper: str, document: CleanDocument) -> Document:
    """Keep a paper; the one it replaces stays on record. The same picture again changes nothing.

    Raises NotEditable, UnknownPaper where the legal form does not ask for it.
    """
    row = _editable(application)
    wanted = {each.key: each for each in papers_for(legal_form=row.legal_form, type=row.type)}
    if paper not in wanted:
        raise UnknownPaper()
    standing = row.documents.filter(paper=paper, replaced_at__isnull=True).select_related("file").first()
    if standing and standing.file.sha256 == hashlib.sha256(document.bytes).hexdigest() and not standing.file.deleted_at:
        return standing
    file = files.keep(
        content=document.bytes,
        content_type=document.content_type,
        kind=wanted[paper].kind,
        by=by,
        width=document.width,
        height=document.height,
    )
    if standing:
        standing.replaced_at = clock.now()
        standing.save(update_fields=["replaced_at"])
        retention.settle(standing)
    added = Document.objects.create(application=row, paper=paper, file=file)
    audit.record(subject=row, verb="paper_replaced" if standing else "paper_added", by=by, paper=paper)
    return added


@transaction.atomic
def submit(*, application: Application, by: User, terms_version: str) -> Application:
    """Hand the application to the officers of its province, with consent to the terms of ``terms_version``.

    Submitted already: nothing changes. Raises TermsNotAccepted, Incomplete (with its ``steps``), NotEditable.
    """
    row = states.locked(application)
    if row.state == S.SUBMITTED:
        return row
    if row.state not in EDITABLE:
        raise NotEditable(state=row.get_state_display())
    waiting = missing_steps(row)
    if waiting:
        raise Incomplete(steps=waiting)
    if not terms_version:
        raise TermsNotAccepted()
    if row.member_count is None or row.legal_form not in COUNTS_MEMBERS:
        row.member_count = 1
    audit.record(subject=row, verb="agreed", by=by, terms=terms_version)
    states.move(
        row,
        S.SUBMITTED,
        moves=MOVES,
        by=by,
        submitted_at=clock.now(),
        terms_version=terms_version,
        member_count=row.member_count,
        reason="",
    )
    letters.received(row)
    return row
