"""The diary. A verb writes its line in the same transaction as its effect."""

from collections.abc import Iterable

from django.db import models

from common.audit.models import Event


def record(
    *, subject: models.Model, verb: str, was: str = "", now: str = "", by=None, why: str = "", **facts: object
) -> Event:
    """Add a line to the diary of ``subject``. ``facts`` must be plain JSON and hold no personal data."""
    line = _line(subject, verb, was, now, by, why, facts)
    line.save(force_insert=True)
    return line


def record_all(
    *, subjects: Iterable[tuple[models.Model, dict]], verb: str, was: str = "", now: str = "", by=None, why: str = ""
) -> None:
    """Add one line to the diary of each of many subjects, with facts of its own."""
    lines = [_line(subject, verb, was, now, by, why, facts) for subject, facts in subjects]
    Event.objects.bulk_create(lines, batch_size=500)


def _line(subject: models.Model, verb: str, was: str, now: str, by, why: str, facts: dict) -> Event:
    return Event(
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        verb=verb,
        was=was,
        now=now,
        by=by if by is not None and by.is_authenticated else None,
        why=why,
        facts=facts,
    )
