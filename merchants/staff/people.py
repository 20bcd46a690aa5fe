"""Whoever works in /admin/, and her second factor: verbs of administrators."""

from collections.abc import Collection

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction

from common.audit import services as audit
from common.users import services as users
from common.users.models import User
from merchants.errors import ReasonMissing
from merchants.models import Officer
from merchants.staff import letters
from merchants.staff.errors import (
    AddressTaken,
    IsOfficer,
    LastAdministrator,
    NoDuty,
    NoSecondFactor,
    OwnSecondFactor,
)
from merchants.staff.services import new_person


@transaction.atomic
def invite(
    *, by: User, email: str, first_name: str, last_name: str = "", groups: Collection[Group], administrator: bool
) -> User:
    """Make an account for somebody who works in /admin/ and invite her by letter. It has no password.

    Raises NoDuty, AddressTaken (also the second time).
    """
    if not groups and not administrator:
        raise NoDuty()
    try:
        with transaction.atomic():
            person = new_person(email, first_name, last_name)
    except IntegrityError as error:
        raise AddressTaken(field="email") from error
    person.is_superuser = person.is_staff = administrator
    person.save(update_fields=["is_superuser", "is_staff"])
    person.groups.set(groups)
    audit.record(subject=person, verb="invited", by=by, administrator=administrator, groups=_names(groups))
    letters.invited(person)
    return person


@transaction.atomic
def change_standing(
    *,
    person: User,
    by: User,
    first_name: str,
    last_name: str,
    groups: Collection[Group],
    administrator: bool,
    active: bool,
) -> User:
    """Set her name, what she may do in /admin/, and whether her account is open. She is told where the last two changed.

    The same again changes nothing. Raises LastAdministrator, IsOfficer.
    """
    # every administrator's row is locked, so that two of them do not switch each other off in the same moment
    administrators = set(_administrators().select_for_update().values_list("pk", flat=True))
    row = User.objects.select_for_update().get(pk=person.pk)
    if administrators == {row.pk} and not (administrator and active):
        raise LastAdministrator(field="is_active" if administrator else "is_superuser")
    if (groups or administrator) and Officer.objects.filter(user=row, active=True).exists():
        raise IsOfficer(field="is_superuser" if administrator else "groups")
    before = _standing(row)
    row.first_name, row.last_name = first_name, last_name
    row.is_superuser = row.is_staff = administrator
    row.is_active = active
    row.save(update_fields=["first_name", "last_name", "is_superuser", "is_staff", "is_active"])
    row.groups.set(groups)
    after = _standing(row)
    if after != before:
        audit.record(subject=row, verb="standing_changed", by=by, was_before=before, **after)
        letters.standing_changed(row)
    return row


def _standing(person: User) -> dict:
    return {
        "administrator": person.is_superuser,
        "active": person.is_active,
        "groups": _names(person.groups.all()),
    }


def _names(groups: Collection[Group]) -> list[str]:
    return sorted(group.name for group in groups)


def _administrators():
    return User.objects.filter(is_superuser=True, is_active=True).order_by("pk")


@transaction.atomic
def take_second_factor(*, person: User, by: User, reason: str) -> None:
    """Take off the second factor she lost, recovery codes too, and end her sessions: she sets up another at her next visit.

    She is told. Raises ReasonMissing, OwnSecondFactor, NoSecondFactor (also the second time).
    """
    if person.pk == by.pk:
        raise OwnSecondFactor()
    _take(person, by=by, reason=reason)


@transaction.atomic
def take_administrators_second_factor(*, person: User, reason: str) -> None:
    """The same for an administrator, by whoever has the server's shell: no administrator is left who could do it.

    In the diary nobody stands as the one who did it. Raises ReasonMissing, NoSecondFactor (also the second time).
    """
    _take(person, by=None, reason=reason)


def _take(person: User, *, by: User | None, reason: str) -> None:
    why = reason.strip()
    if not why:
        raise ReasonMissing()
    row = User.objects.select_for_update().get(pk=person.pk)
    taken, _by_model = Authenticator.objects.filter(user=row).delete()
    if not taken:
        raise NoSecondFactor()
    users.end_sessions(row)
    audit.record(subject=row, verb="second_factor_taken", by=by, why=why)
    letters.second_factor_taken(row, reason=why)
