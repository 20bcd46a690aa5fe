"""What an officer does for a person who lost her number: her account gets another, and nobody else gets in."""

import datetime

from django.db import transaction

from common import reasons
from common.audit import services as audit
from common.codes import services as codes
from common.codes import tally
from common.codes.models import Code
from common.codes.tally import Full, Limit
from common.users import services as people
from common.users.errors import PhoneTaken
from common.users.models import User
from merchants.errors import OwnMerchant
from merchants.models import Member, Merchant, Officer
from merchants.office import letters
from merchants.office.errors import (
    ChangedBefore,
    NoDraft,
    NumberNeeded,
    NumberTaken,
    OwnNumber,
    SameNumber,
    StaffNumber,
    TooManyLookups,
    TooManyToday,
)
from merchants.onboarding.models import Application
from merchants.phone_changes import CHECKS, REASONS, VERB

PURPOSE = "phone-by-officer"
A_DAY = Limit(PURPOSE, 20, datetime.timedelta(days=1))
LOOKED_UP = Limit("draft-by-number", 30, datetime.timedelta(days=1))


def may_change(*, person: User, by: User) -> None:
    """Raise OwnNumber, StaffNumber or OwnMerchant where ``by`` may not give ``person`` another number."""
    if person.pk == by.pk:
        raise OwnNumber()
    if Officer.objects.filter(user=person, active=True).exists() or person.has_perm("wagtailadmin.access_admin"):
        raise StaffNumber()
    together = Merchant.objects.filter(members__user=by).filter(members__user=person).first()
    if together:
        raise OwnMerchant(name=together.name)


def draft_of_number(*, officer: Officer, phone: str) -> Application:
    """Return the application under way, never sent, of whoever has proven ``phone`` (E.164), in the officer's provinces or
    without an address yet. What stands in it stays the applicant's own.

    It stands in the applicant's diary. Call it outside of any transaction. Raises NoDraft, TooManyLookups.
    """
    try:
        tally.take((LOOKED_UP, str(officer.user_id)))
    except Full as full:
        raise TooManyLookups(again_at=full.again_at) from full
    found = drafts_for(officer).filter(applicant__phone=phone).select_related("applicant").first()
    if found is None or people.holder_of(phone) != found.applicant:
        raise NoDraft()
    audit.record(subject=found.applicant, verb="draft_looked_up", by=officer.user, application=found.pk)
    return found


def drafts_for(officer: Officer):
    """Return the applications never sent that an officer may help the applicants of to another number."""
    rows = Application.objects.filter(submitted_at__isnull=True)
    return rows if officer.all_provinces else rows.filter(province_code__in=["", *officer.province_codes])


def ask_number(*, person: User, by: User, phone: str, address: str) -> Code:
    """Send a code to the number she wants to have; it is good for nothing else. Call it outside of any transaction.

    Raises what ``may_change`` and ``codes.send`` raise, SameNumber, NumberTaken, TooManyToday.
    """
    may_change(person=person, by=by)
    if person.phone == phone and person.phone_verified:
        raise SameNumber()
    _free(phone, person)
    try:
        tally.take((A_DAY, str(by.pk)))
    except Full as full:
        raise TooManyToday(again_at=full.again_at) from full
    return codes.send(
        purpose=PURPOSE,
        phone=phone,
        address=address,
        language=person.language,
        about=person,
        template="code-for-officer",
        officer=by.greeting,
    )


@transaction.atomic
def change_phone(*, person: User, by: User, phone: str | None, before: str, reason: str, checked: str) -> User:
    """Take the old number off her account, sign it out everywhere and give it ``phone``, proven by ``codes.check``; or
    none, where she has an e-mail address to come in by. Password and LINE open it no more.

    ``before`` is the number the officer saw ("" for none). It is so already: nothing changes. Everybody concerned is
    told, and the shop's payout account stays for a while. Raises what ``may_change`` raises, ChangedBefore,
    NumberTaken, NumberNeeded.
    """
    row = User.objects.select_for_update().get(pk=person.pk)
    may_change(person=row, by=by)
    if (row.phone or None) == phone and (row.phone_verified or not phone):
        return row
    if (row.phone or "") != before:
        raise ChangedBefore()
    if not phone and not row.email:
        raise NumberNeeded()
    if phone:
        _free(phone, row)
    proven = before if row.phone_verified else ""
    try:
        row = people.exchange_phone(person=row, phone=phone)
    except PhoneTaken as error:  # its owner proved it in this moment
        raise NumberTaken() from error
    facts = {"by": by, "why": _why(reason, checked), "reason": reason, "checked": checked}
    audit.record(subject=row, verb=VERB, **facts)
    memberships = list(Member.objects.filter(user=row).select_related("merchant").order_by("merchant_id"))
    for member in memberships:
        audit.record(subject=member.merchant, verb=VERB, person=row.pk, role=member.role, **facts)
    for application in Application.objects.of_applicant(row):
        audit.record(subject=application, verb=VERB, **facts)
    people.number_changed(row, before=proven, by=by)
    letters.phone_changed(row, before=before, by=by, memberships=memberships)
    return row


def _why(reason: str, checked: str) -> str:
    return reasons.stored(REASONS[reason], reasons.stored(CHECKS[checked]))


def _free(phone: str, person: User) -> None:
    holder = people.holder_of(phone)
    if holder and holder.pk != person.pk:
        raise NumberTaken()
