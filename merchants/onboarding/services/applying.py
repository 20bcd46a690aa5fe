"""What the applicant does, or an officer for her: start, answer, show papers, submit."""

import datetime
import hashlib
import uuid

from django.db import IntegrityError, transaction

from common import clock, states
from common.audit import services as audit
from common.consents import services as consents
from common.consents.models import How
from common.files import services as files
from common.provinces import PROVINCES
from common.thai import dates
from common.uploads import CleanDocument
from common.users.models import User
from merchants.onboarding import errors, letters, requirements, retention, standing
from merchants.onboarding.models import Answer, Application, Document, RequirementKind, Shape, VerdictState
from merchants.onboarding.questions import question_of
from merchants.onboarding.requirements import Item
from merchants.onboarding.states import DECIDED, EDITABLE, MOVES, WAITING, ApplicationState
from merchants.terms import services as terms

S = ApplicationState


def start(*, by: User) -> Application:
    """Begin an application. The second time it returns the one that is under way and changes nothing."""
    return begin_for(applicant=by)


def begin_for(*, applicant: User, started_by: User | None = None, client_key: uuid.UUID | None = None) -> Application:
    """Begin an application for ``applicant``, typed in by the officer ``started_by`` where she does not do it herself.

    Where one of hers is under way, that one is returned and nothing changes. ``client_key`` names a draft that was
    typed without signal: sent twice, it is one application.
    """
    try:
        with transaction.atomic():
            found = _under_way(applicant)
            if found:
                return found
            application = Application.objects.create(
                applicant=applicant,
                requirement_list=requirements.current_list(),
                started_by=started_by,
                client_key=client_key,
            )
            audit.record(subject=application, verb="started", now=S.DRAFT, by=started_by or applicant)
            return application
    except IntegrityError:  # two windows pressed at once; a constraint let one through
        return _under_way(applicant) or Application.objects.get(client_key=client_key)


def _under_way(applicant: User) -> Application | None:
    return Application.objects.of_applicant(applicant).exclude(state__in=DECIDED).first()


def _held(application: Application, *, by: User, allowed: set) -> Application:
    """Return the row under lock. Raises NotEditable out of ``allowed`` states, NotYours for strangers' hands.

    Where the applicant herself writes into what an officer began, it is hers from then on.
    """
    row = states.locked(application)
    if row.state not in allowed:
        raise errors.NotEditable(state=row.get_state_display())
    if by.pk != row.applicant_id and not row.is_assisted:
        raise errors.NotYours()
    if by.pk == row.applicant_id and row.is_assisted:
        row.taken_over_at = clock.now()
        row.save(update_fields=["taken_over_at"])
        audit.record(subject=row, verb="taken_over", by=by)
    return row


@transaction.atomic
def answer(*, application: Application, by: User, values: dict[str, object | None]) -> Application:
    """Write answers by requirement key, each in the shape of its question (money in satang); None takes one away.

    What was submitted stays on record beside its change. The same answers again change nothing. Raises NotEditable,
    NotYours, UnknownRequirement, OutsideProvinces.
    """
    row = _held(application, by=by, allowed=EDITABLE)
    items = {item.key: item for item in requirements.items_for(row) if not item.is_paper}
    if not set(values) <= items.keys():
        raise errors.UnknownRequirement()
    changed = [key for key, value in values.items() if _put(row, items[key], value, by)]
    if changed:
        audit.record(subject=row, verb="saved", by=by, keys=sorted(changed))
    return row


def _put(row: Application, item: Item, value: object | None, by: User) -> bool:
    question = question_of(item)
    columns = question.columns(value, item)
    if columns.get("province_code") and columns["province_code"] not in PROVINCES:
        raise errors.OutsideProvinces()
    current = Answer.objects.filter(application=row, key=item.key, replaced_at__isnull=True).first()
    if (current.value if current else None) == value:
        return False
    if current and (_was_submitted(row, current.entered_at) or current.verdicts.exists()):
        current.replaced_at = clock.now()
        current.save(update_fields=["replaced_at"])
    elif current:
        current.delete()
    if value is not None:
        Answer.objects.create(
            application=row, key=item.key, value=value, number=question.number(value)[:40], entered_by=by
        )
    for name, content in columns.items():
        setattr(row, name, content)
    if columns:
        row.save(update_fields=list(columns))
    return True


def _was_submitted(row: Application, entered_at: datetime.datetime) -> bool:
    return row.submitted_at is not None and entered_at <= row.submitted_at


@transaction.atomic
def add_document(
    *,
    application: Application,
    by: User,
    paper: str,
    document: CleanDocument,
    expires_on: datetime.date | None = None,
) -> Document:
    """Keep a paper; the one it replaces stays on record. The same picture again changes nothing but its date.

    A paper may be replaced until the application is decided: what an officer had judged then needs a new look. Raises
    NotEditable, NotYours, UnknownRequirement, ExpiredPaper, SamePaper (it was sent back, and this is it again).
    """
    row = _held(application, by=by, allowed=EDITABLE | WAITING)
    item = requirements.item_or_none(row, paper)
    if item is None or not item.is_paper:
        raise errors.UnknownRequirement()
    if expires_on is not None and expires_on < clock.today():
        raise errors.ExpiredPaper(when=dates.short_date(expires_on))
    current = row.documents.filter(paper=paper, replaced_at__isnull=True).select_related("file").first()
    same, sent_back = current and _same_file(current, document), current and _sent_back(row, current)
    if same and sent_back and current.expires_on == expires_on:
        raise errors.SamePaper()
    if same and not sent_back:
        if current.expires_on != expires_on:
            current.expires_on = expires_on
            current.save(update_fields=["expires_on"])
        return current
    file = files.keep(
        content=document.bytes,
        content_type=document.content_type,
        kind=item.file_kind,
        by=by,
        width=document.width,
        height=document.height,
    )
    if current:
        current.replaced_at = clock.now()
        current.save(update_fields=["replaced_at"])
        retention.settle(current)
    added = Document.objects.create(application=row, paper=paper, file=file, expires_on=expires_on)
    audit.record(subject=row, verb="paper_replaced" if current else "paper_added", by=by, paper=paper)
    return added


def _sent_back(row: Application, current: Document) -> bool:
    """Whether an officer asks for another in the place of ``current``, and the applicant was told."""
    rejected = row.verdicts.filter(document=current, state=VerdictState.REJECTED, replaced_at__isnull=True)
    return row.state == S.RETURNED and rejected.exists()


def _same_file(current: Document, document: CleanDocument) -> bool:
    return current.file.sha256 == hashlib.sha256(document.bytes).hexdigest() and not current.file.deleted_at


@transaction.atomic
def submit(*, application: Application, by: User, agreed: dict[str, bool], language: str = "th") -> Application:
    """Hand the application to the officers of its province, with what she ``agreed`` to by key of each consent.

    Submitted already: nothing changes. Raises TermsNotAccepted (a mandatory consent is not given), Incomplete (with its
    ``keys``), NotEditable, NotYours.
    """
    if states.locked(application).state == S.SUBMITTED:
        return application
    row = _held(application, by=by, allowed=EDITABLE)
    rows = standing.standings(row)
    waiting = [*standing.missing(rows), *standing.to_mend(rows)]
    if waiting:
        raise errors.Incomplete(keys=[each.key for each in waiting])
    _agree(row, by, [each.item for each in rows], agreed, language)
    states.move(
        row,
        S.SUBMITTED,
        moves=MOVES,
        by=by,
        submitted_at=clock.now(),
        terms_version=terms.version_in_force(),
        member_count=row.member_count or 1,
        reason="",
    )
    letters.received(row)
    return row


def _agree(row: Application, by: User, items: list[Item], agreed: dict[str, bool], language: str) -> None:
    """Write each consent down; what an officer sends for somebody leans on how that person agreed to it."""
    leaning = None
    if by.pk != row.applicant_id:
        leaning = consents.newest(subject=row, purpose="assisted")
        if leaning is None or (leaning.how == How.SIGNED and leaning.file_id is None):
            raise errors.ConsentMissing()
    for item in items:
        if item.kind != RequirementKind.CONSENT:
            continue
        given = bool(agreed.get(item.key))
        if item.mandatory and not given:
            raise errors.TermsNotAccepted(field=item.key)
        _put(row, item, given, by)
        consents.record(
            subject=row,
            purpose=item.key,
            version=terms.version_in_force() if item.shape == Shape.TERMS else "",
            given=given,
            person=row.applicant,
            recorded_by=by if leaning else None,
            how=leaning.how if leaning else How.SELF,
            language=leaning.language if leaning else language,
        )
