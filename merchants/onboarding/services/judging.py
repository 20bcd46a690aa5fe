"""What an officer finds, requirement by requirement; and who of them looks at a case."""

from django.db import transaction

from common import clock, states
from common.audit import services as audit
from common.users.models import User
from merchants.models import Officer, OfficerRole
from merchants.onboarding import errors, requirements, standing
from merchants.onboarding.models import Application, ReasonCode, RequirementKind, Verdict, VerdictState
from merchants.onboarding.models.requirement import ALWAYS
from merchants.onboarding.services.reviewing import judged_by_others
from merchants.onboarding.standing import Standing
from merchants.onboarding.states import MOVES, ApplicationState

S = ApplicationState


@transaction.atomic
def judge(
    *, application: Application, by: User, key: str, state: str, seen: str = "", reason: str = "", note: str = ""
) -> Verdict:
    """Accept, reject or waive the requirement ``key``. ``seen`` is ``seen_of`` what her page showed.

    The same verdict again changes nothing. Raises NotTheReviewer, OwnApplication, UnknownRequirement, ChangedMeanwhile,
    NothingToJudge, NoteMissing, NeverWaived.
    """
    row = _hers(application, by)
    found = next((each for each in standing.standings(row) if each.key == key), None)
    if found is None:
        raise errors.UnknownRequirement()
    if seen and seen != seen_of(found):
        raise errors.ChangedMeanwhile()
    return _write(row, found, by=by, state=state, reason=reason, note=note.strip())


@transaction.atomic
def accept_answers(*, application: Application, by: User) -> int:
    """Accept every answer that nobody judged yet; papers are looked at one by one. Returns how many.

    Raises NotTheReviewer, OwnApplication.
    """
    row = _hers(application, by)
    waiting = [each for each in standing.unsettled(standing.standings(row)) if _is_answered(each)]
    for each in waiting:
        _write(row, each, by=by, state=VerdictState.ACCEPTED, reason="", note="")
    return len(waiting)


def _is_answered(found: Standing) -> bool:
    return found.state == standing.GIVEN and not found.item.is_paper


def seen_of(found: Standing) -> str:
    """Return a word for what stands now, so that a verdict is never written over something newer."""
    return f"{found.answer.pk if found.answer else ''}-{found.document.pk if found.document else ''}"


def _hers(application: Application, by: User) -> Application:
    row = states.locked(application)
    if row.state != S.IN_REVIEW or row.reviewer_id != by.pk:
        raise errors.NotTheReviewer()
    judged_by_others(row, by)
    return row


def _write(row: Application, found: Standing, *, by: User, state: str, reason: str, note: str) -> Verdict:
    _check(found, state=state, reason=reason, note=note)
    reason = reason if state == VerdictState.REJECTED else ""
    standing_one = found.judged
    if standing_one and (standing_one.state, standing_one.reason, standing_one.note) == (state, reason, note):
        return standing_one
    Verdict.objects.filter(application=row, key=found.key, replaced_at__isnull=True).update(replaced_at=clock.now())
    waived = state == VerdictState.WAIVED
    made = Verdict.objects.create(
        application=row,
        key=found.key,
        answer=None if waived else found.answer,
        document=None if waived else found.document,
        state=state,
        reason=reason,
        note=note,
        by=by,
    )
    audit.record(subject=row, verb=f"requirement_{state}", by=by, why=made.words, key=found.key)
    return made


def _check(found: Standing, *, state: str, reason: str, note: str) -> None:
    if state == VerdictState.WAIVED:
        if found.item.shape in ALWAYS or found.item.kind == RequirementKind.CONSENT:
            raise errors.NeverWaived()
        if not note:
            raise errors.NoteMissing()
        return
    if not found.is_given:
        raise errors.NothingToJudge()
    if state == VerdictState.REJECTED and (
        reason not in ReasonCode.values or (reason == ReasonCode.WORDS and not note)
    ):
        raise errors.NoteMissing()


@transaction.atomic
def hand_over(*, application: Application, by: User, to: Officer) -> Application:
    """Give the case to another officer of its province. Hers already: nothing changes.

    Raises NotWithOfficers, NoSuchOfficer, OwnApplication (``to`` entered the data).
    """
    row = states.locked(application)
    if row.state not in (S.SUBMITTED, S.IN_REVIEW):
        raise errors.NotWithOfficers()
    works_there = to.active and to.role == OfficerRole.OFFICER and row.province_code in to.province_codes
    if not works_there:
        raise errors.NoSuchOfficer()
    judged_by_others(row, to.user)
    if row.reviewer_id == to.user_id and row.state == S.IN_REVIEW:
        return row
    if row.state == S.SUBMITTED:
        states.move(row, S.IN_REVIEW, moves=MOVES, by=by, verb="handed_over", reviewer=to.user)
        return row
    row.reviewer = to.user
    row.save(update_fields=["reviewer"])
    audit.record(subject=row, verb="handed_over", by=by, to=to.user_id)
    return row


@transaction.atomic
def move_to_current_list(*, application: Application, by: User) -> Application:
    """Let the application follow the newest list of requirements; answers and papers stay.

    Raises SameList, NotEditable once it is decided.
    """
    row = states.locked(application)
    if row.state in (S.APPROVED, S.REJECTED):
        raise errors.NotEditable(state=row.get_state_display())
    current = requirements.current_list()
    if current.pk == row.requirement_list_id:
        raise errors.SameList()
    was, row.requirement_list = row.requirement_list.number, current
    row.save(update_fields=["requirement_list"])
    audit.record(subject=row, verb="list_changed", by=by, number=current.number, before=was)
    return row
