"""What the officers do: take, send back, approve, reject. One decision has one effect, whoever presses twice."""

from django.db import transaction

from common import clock, places, states
from common.audit.models import Event
from common.consents.models import Consent
from common.thai import dates
from common.users.models import User
from merchants import services as merchants
from merchants.certificates import services as certificates
from merchants.models import Member, Merchant
from merchants.onboarding import errors, letters, retention, standing
from merchants.onboarding.models import Answer, Application, Shape, VerdictState
from merchants.onboarding.standing import Standing
from merchants.onboarding.states import MOVES, ApplicationState
from merchants.services import RegisterLine
from merchants.terms import services as terms
from merchants.terms.models import Kind

S = ApplicationState
HALAL_PAPER = "halal_certificate"  # the paper that the halal number stands on
ENTERING = ["started", "saved", "paper_added", "paper_replaced", S.SUBMITTED]
DONE_ALREADY = {
    S.IN_REVIEW: errors.TakenAlready,
    S.RETURNED: errors.ReturnedAlready,
    S.APPROVED: errors.ApprovedAlready,
    S.REJECTED: errors.RejectedAlready,
}


@transaction.atomic
def take(*, application: Application, by: User) -> Application:
    """Begin the review: the application is hers. Taken by her already: nothing changes.

    Raises OwnApplication, OneOfThem, TakenAlready and the other …Already, NotWithOfficers.
    """
    row = _under_review(application, by=by, to=S.IN_REVIEW)
    states.move(row, S.IN_REVIEW, moves=MOVES, by=by, reviewer=by)
    return row


@transaction.atomic
def send_back(*, application: Application, by: User, reason: str = "") -> Application:
    """Return it to the applicant, who reads every requirement to mend and ``reason`` in one letter.

    Returned by the same officer already: nothing changes. Raises NothingToMend where neither says what to do,
    OwnApplication, …Already, NotWithOfficers.
    """
    why = reason.strip()
    row = _under_review(application, by=by, to=S.RETURNED)
    notes = standing.to_mend(standing.standings(row))
    if not why and not notes:
        raise errors.NothingToMend()
    if states.move(row, S.RETURNED, moves=MOVES, by=by, why=why, reason=why, reviewer=row.reviewer or by):
        letters.returned(row, notes)
    return row


@transaction.atomic
def approve(*, application: Application, by: User) -> Application:
    """Open the shop: merchant, owner and (through ``merchant_approved``) storefront, all in this transaction.

    Approved by the same officer already: nothing changes. Raises NotAllJudged while a requirement is not accepted or
    waived, OwnApplication, …Already, NotWithOfficers.
    """
    row = _under_review(application, by=by, to=S.APPROVED)
    if row.state == S.APPROVED:
        return row
    rows = standing.standings(row)
    waiting = standing.unsettled(rows)
    if waiting:
        raise errors.NotAllJudged(count=len(waiting), names=", ".join(each.item.label for each in waiting))
    merchant = merchants.open_merchant(
        by=by,
        owner=row.applicant,
        name=row.name,
        legal_form=row.legal_form,
        type=row.type,
        **_of_answers(rows),
        phone=row.phone,
        email=row.applicant.email or "",
        address=row,
        district_name=places.get(row.subdistrict_code).district,
    )
    _bring_consent(row, merchant)
    states.move(row, S.APPROVED, moves=MOVES, by=by, merchant=merchant, reason="", **_decided(by))
    _hand_over_certificates(row, rows)
    letters.approved(row)
    return row


def _bring_consent(row: Application, merchant: Merchant) -> None:
    """What was accepted with the application counts for the shop."""
    given = Consent.objects.about(row).filter(purpose=Kind.TERMS, given=True).select_related("person", "recorded_by")
    if consent := given.last():
        terms.bring(
            merchant=merchant,
            person=consent.person,
            at=consent.at,
            recorded_by=consent.recorded_by,
            how=consent.how,
            language=consent.language,
        )


def _hand_over_certificates(application: Application, rows: list[Standing]) -> None:
    """An accepted paper that is a certificate becomes a draft in the shop's register, so that nobody photographs it twice."""
    number = next((row.answer.value for row in rows if row.answer and row.item.shape == Shape.HALAL_NUMBER), "")
    for row in rows:
        accepted = row.document and row.judged and row.judged.state == VerdictState.ACCEPTED
        if accepted and not row.document.file.deleted_at:
            certificates.take_over_paper(
                merchant=application.merchant,
                paper=row.key,
                by=application.applicant,
                file=row.document.file,
                number=number if row.key == HALAL_PAPER else "",
                expires_on=row.document.expires_on,
            )


def _of_answers(rows: list[Standing]) -> dict:
    """Return what the merchant takes along: its number, its members and how it signs. What is asked no more does not come."""
    by_shape = {row.item.shape: row.answer.value for row in rows if row.answer}
    number = by_shape.get(Shape.COMMUNITY_NUMBER) or by_shape.get(Shape.TAX_ID) or ""
    signers = by_shape.get(Shape.SIGNERS) or {"rule": "", "people": []}
    members = by_shape.get(Shape.MEMBERS) or {"count": 1, "people": []}
    people = members["people"]
    names = {person["name"] for person in signers["people"]}
    houses = {person["name"]: person["house"] for person in people}
    register = [
        RegisterLine(person["name"], houses.get(person["name"], ""), person["phone"], signs=True)
        for person in signers["people"]
    ]
    register += [RegisterLine(person["name"], person["house"]) for person in people if person["name"] not in names]
    return {
        "registration_number": number,
        "member_count": members["count"],
        "signing_rule": signers["rule"],
        "register": register,
    }


@transaction.atomic
def reject(*, application: Application, by: User, reason: str) -> Application:
    """Say no, with a ``reason`` the applicant reads. Rejected by the same officer already: nothing changes.

    Raises ReasonMissing, OwnApplication, …Already, NotWithOfficers.
    """
    why = _reason(reason)
    row = _under_review(application, by=by, to=S.REJECTED)
    if states.move(row, S.REJECTED, moves=MOVES, by=by, why=why, reason=why, **_decided(by)):
        retention.settle_all(row)
        letters.rejected(row)
    return row


def _decided(by: User) -> dict:
    return {"decided_at": clock.now(), "decided_by": by, "reviewer": by}


def _reason(reason: str) -> str:
    why = reason.strip()
    if not why:
        raise errors.ReasonMissing()
    return why


def _under_review(application: Application, *, by: User, to: str) -> Application:
    """Return the row under lock, when ``by`` may take it to ``to`` or has done so herself already."""
    row = states.locked(application)
    judged_by_others(row, by)
    last = Event.objects.about(row).filter(now=row.state).select_related("by").last()
    same = row.state == to and last is not None and last.by_id == by.pk
    if same or to in MOVES[row.state]:
        return row
    refusal = DONE_ALREADY.get(row.state)
    if refusal is None or last is None:
        raise errors.NotWithOfficers()
    raise refusal(who=last.by.greeting if last.by else "", when=dates.short_datetime(last.at))


def judged_by_others(application: Application, person: User) -> None:
    """Raise OwnApplication or OneOfThem where ``person`` would judge what she has a part in."""
    if entered_by(application, person):
        raise errors.OwnApplication()
    if is_one_of_them(application, person):
        raise errors.OneOfThem()


def is_one_of_them(application: Application, person: User) -> bool:
    """Whether she works in a shop of the applicant's, or her proven number stands in the application."""
    if Member.objects.filter(user=person, merchant__members__user=application.applicant_id).exists():
        return True
    if not person.phone_verified:
        return False
    current = Answer.objects.filter(application=application, replaced_at__isnull=True)
    named = {application.phone}
    for value in current.values_list("value", flat=True):
        if isinstance(value, dict):
            named |= {value.get("phone"), *(each.get("phone") for each in value.get("people", []))}
    return person.phone in named


def entered_by(application: Application, person: User) -> bool:
    """Whether she applied herself or typed any of it for somebody else."""
    if application.applicant_id == person.pk:
        return True
    return Event.objects.about(application).filter(verb__in=ENTERING, by=person).exists()
