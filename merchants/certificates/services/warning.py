"""Telling in time that a certificate ends: by the daily job at 90, 30 and 7 days and on the day, and by an officer's tap."""

import datetime

from django.db import transaction
from django.db.models import Q

from common import clock, states
from common.audit import services as audit
from common.users.models import User
from merchants.certificates import errors, letters
from merchants.certificates.models import Certificate
from merchants.certificates.states import CertificateState

WARNED_AT = (90, 30, 7, 0)  # days before its last good day
LATE = 7  # a job that slept tells of what ended in these days all the same


def warn_all() -> int:
    """Warn merchants and officers of every certificate that has come to its next step. Returns how many were told of."""
    return sum(_warn(pk, step) for step, pk in _due())


def _due() -> list[tuple[int, int]]:
    today, found = clock.today(), []
    for number, step in enumerate(WARNED_AT):
        last = WARNED_AT[number + 1] if number + 1 < len(WARNED_AT) else -LATE - 1
        due = Certificate.objects.filter(
            Q(warned_days__isnull=True) | Q(warned_days__gt=step),
            state=CertificateState.VERIFIED,
            expires_on__lte=today + datetime.timedelta(days=step),
            expires_on__gt=today + datetime.timedelta(days=last),
        )
        found += [(step, pk) for pk in due.order_by("pk").values_list("pk", flat=True)]
    return found


@transaction.atomic
def _warn(pk: int, step: int) -> bool:
    """Tell of one step. Another run that was here first has raised ``warned_days``."""
    row = states.locked(Certificate(pk=pk))
    if row.state != CertificateState.VERIFIED or (row.warned_days is not None and row.warned_days <= step):
        return False
    row.warned_days = step
    row.save(update_fields=["warned_days"])
    letters.ending(row, step)
    return True


@transaction.atomic
def remind(*, certificate: Certificate, by: User) -> Certificate:
    """Write to the owners now. Raises NothingToRemind for what does not end within 90 days, RemindedToday."""
    row = states.locked(certificate)
    left = row.days_left
    if row.state != CertificateState.VERIFIED or left is None or left > WARNED_AT[0]:
        raise errors.NothingToRemind()
    if row.reminded_on == clock.today():
        raise errors.RemindedToday()
    row.reminded_on = clock.today()
    row.save(update_fields=["reminded_on"])
    audit.record(subject=row, verb="reminded", by=by, days_left=left)
    letters.reminder(row)
    return row
