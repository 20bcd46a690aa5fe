"""Officers and programme viewers: appoint, change their duties, let them rest and come back. The verbs of administrators."""

from collections.abc import Collection

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction

from common import states
from common.audit import services as audit
from common.users import second_factor
from common.users import services as people
from common.users.models import User
from merchants.models import Member, Officer, OfficerProvince
from merchants.staff import letters
from merchants.staff.errors import (
    AccountClosed,
    AddressNotConfirmed,
    NoProvince,
    OfficerAlready,
    WorksInShop,
    WritesTheSite,
)


@transaction.atomic
def appoint(
    *,
    by: User,
    email: str,
    first_name: str,
    last_name: str = "",
    role: str,
    all_provinces: bool,
    provinces: Collection[str] = (),
) -> Officer:
    """Make the person with ``email`` officer or viewer, and invite her by letter. Without an account one is made.

    A standing account keeps its name; its password and sessions end unless it has a second factor, so that only who
    reads the mailbox comes in. Raises NoProvince, OfficerAlready (also the second time), AddressNotConfirmed,
    AccountClosed, WritesTheSite.
    """
    wanted = _wanted(all_provinces, provinces)
    person = User.objects.select_for_update().filter(email__iexact=email.strip()).first()
    try:
        with transaction.atomic():
            person = _begun_afresh(person) if person else new_person(email, first_name, last_name)
            officer = Officer.objects.create(user=person, role=role, all_provinces=all_provinces)
    except IntegrityError as error:  # another administrator did the same in this moment
        raise OfficerAlready(who=email) from error
    _give(officer, wanted)
    audit.record(subject=officer, verb="appointed", now=role, by=by, **_facts(officer, wanted))
    letters.appointed(officer)
    return officer


def new_person(email: str, first_name: str, last_name: str) -> User:
    """Make an account without a password: its owner comes in with a code that is sent to the address."""
    person = User.objects.create_user(email.strip(), None, first_name=first_name, last_name=last_name)
    EmailAddress.objects.create(user=person, email=person.email, primary=True)
    return person


def _begun_afresh(person: User) -> User:
    if Officer.objects.filter(user=person).exists():
        raise OfficerAlready(who=person.greeting)
    if not person.is_active:
        raise AccountClosed()
    if person.has_perm("wagtailadmin.access_admin"):
        raise WritesTheSite()
    if Member.objects.filter(user=person).exists():
        raise WorksInShop()
    if not EmailAddress.objects.filter(user=person, email__iexact=person.email, verified=True).exists():
        raise AddressNotConfirmed()
    if not second_factor.has_one(person):
        people.close_ways_in(person)
    return person


@transaction.atomic
def give_duties(
    *, officer: Officer, by: User, role: str, all_provinces: bool, provinces: Collection[str] = ()
) -> Officer:
    """Let her work as ``role`` for these provinces from her next request on; she is told. The same again changes nothing.

    Raises NoProvince.
    """
    wanted = _wanted(all_provinces, provinces)
    row = states.locked(officer)
    standing = {each.province_code for each in row.provinces.all()}
    if (row.role, row.all_provinces, standing) == (role, all_provinces, wanted):
        return row
    was, row.role, row.all_provinces = row.role, role, all_provinces
    row.save(update_fields=["role", "all_provinces"])
    _give(row, wanted)
    audit.record(subject=row, verb="duties_given", was=was, now=role, by=by, **_facts(row, wanted))
    if row.active:
        letters.duties_changed(row)
    return row


@transaction.atomic
def dismiss(*, officer: Officer, by: User) -> Officer:
    """End her office at her next request; her name stays on what she did. Ended already: nothing changes."""
    row = states.locked(officer)
    if row.active:
        row.active = False
        row.save(update_fields=["active"])
        audit.record(subject=row, verb="dismissed", by=by)
        letters.dismissed(row)
    return row


@transaction.atomic
def reinstate(*, officer: Officer, by: User) -> Officer:
    """Let her work again as she did. Working already: nothing changes. Raises AccountClosed, WritesTheSite."""
    row = states.locked(officer)
    if row.active:
        return row
    if not row.user.is_active:
        raise AccountClosed(field="active")
    if row.user.has_perm("wagtailadmin.access_admin"):
        raise WritesTheSite(field="active")
    row.active = True
    row.save(update_fields=["active"])
    audit.record(subject=row, verb="reinstated", by=by)
    letters.duties_changed(row)
    return row


def _wanted(all_provinces: bool, provinces: Collection[str]) -> set[str]:
    if all_provinces:
        return set()
    if not provinces:
        raise NoProvince()
    return set(provinces)


def _give(officer: Officer, wanted: set[str]) -> None:
    OfficerProvince.objects.filter(officer=officer).exclude(province_code__in=wanted).delete()
    standing = set(OfficerProvince.objects.filter(officer=officer).values_list("province_code", flat=True))
    rows = [OfficerProvince(officer=officer, province_code=code) for code in sorted(wanted - standing)]
    OfficerProvince.objects.bulk_create(rows)


def _facts(officer: Officer, wanted: set[str]) -> dict:
    return {"all_provinces": officer.all_provinces, "provinces": sorted(wanted)}
