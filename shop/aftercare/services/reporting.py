"""Somebody asks an officer to look at a review: the shop, or whoever reads it signed in. It stays until she has."""

import datetime

from django.db import transaction

from common import clock
from common.audit import services as audit
from common.codes import tally
from common.states import locked
from common.users.models import User
from shop.aftercare import letters
from shop.aftercare.errors import ReviewJudged, TooManyReports, WordsMissing
from shop.aftercare.models import Review, ReviewReport

READERS = tally.Limit("review-report", 10, datetime.timedelta(days=1))


def report(*, review: Review, by: User, words: str) -> Review:
    """The shop asks. Twice changes nothing. Raises WordsMissing, ReviewJudged once an officer looked."""
    return _report(review, by, words, from_shop=True)


def report_as_reader(*, review: Review, by: User, words: str) -> Review:
    """A reader asks, ten times a day at most. Otherwise as ``report``; besides raises TooManyReports. In no transaction."""
    _checked(review, words)
    try:
        tally.take((READERS, f"user-{by.pk}"))
    except tally.Full as full:
        raise TooManyReports(again_at=full.again_at) from full
    return _report(review, by, words, from_shop=False)


def _checked(review: Review, words: str) -> str:
    if not words.strip():
        raise WordsMissing()
    if review.judged_at:
        raise ReviewJudged(was=review.state, to=review.state)
    return words.strip()


@transaction.atomic
def _report(review: Review, by: User, words: str, *, from_shop: bool) -> Review:
    row = locked(review)
    words = _checked(row, words)
    facts = {"from_shop": from_shop, "words": words}
    said, fresh = ReviewReport.objects.get_or_create(review=row, by=by, defaults=facts)
    if not fresh:
        return row
    audit.record(subject=row, verb="reported", by=by, why=words)
    if row.reported_at is None:
        row.report, row.reported_at, row.reported_by = words, clock.now(), by
        row.save(update_fields=["report", "reported_at", "reported_by"])
        letters.review_reported(row, said)
    return row
