"""The diary. A verb writes its line in the same transaction as its effect."""

from django.db import models

from common.audit.models import Event


def record(
    *, subject: models.Model, verb: str, was: str = "", now: str = "", by=None, why: str = "", **facts: object
) -> Event:
    """Add a line to the diary of ``subject``. ``facts`` must be plain JSON and hold no personal data."""
    return Event.objects.create(
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        verb=verb,
        was=was,
        now=now,
        by=by if by is not None and by.is_authenticated else None,
        why=why,
        facts=facts,
    )
