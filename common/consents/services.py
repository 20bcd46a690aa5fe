"""Consent is a row: who agreed to what, when, how and in which language."""

import datetime

from django.db import models

from common import clock
from common.consents.models import Consent, How
from common.files.models import PrivateFile
from common.users.models import User


def record(
    *,
    subject: models.Model,
    purpose: str,
    person: User,
    version: str = "",
    given: bool = True,
    recorded_by: User | None = None,
    how: str = How.SELF,
    language: str = "th",
    file: PrivateFile | None = None,
    at: datetime.datetime | None = None,
) -> Consent:
    """Write down what ``person`` said about ``purpose``. The same answer to the same version again changes nothing.

    ``recorded_by`` is the officer who wrote it down for her; with it ``how`` is never ``self``.
    ``at`` is when she said it, where that was earlier.
    """
    last = newest(subject=subject, purpose=purpose)
    if last and (last.version, last.given, last.how, last.person_id) == (version, given, how, person.pk) and not file:
        return last
    return Consent.objects.create(
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        purpose=purpose,
        version=version,
        given=given,
        person=person,
        recorded_by=recorded_by,
        how=how,
        language=language,
        file=file,
        at=at or clock.now(),
    )


def newest(*, subject: models.Model, purpose: str) -> Consent | None:
    """Return what was said last about ``purpose``, or None."""
    return Consent.objects.about(subject).filter(purpose=purpose).last()
