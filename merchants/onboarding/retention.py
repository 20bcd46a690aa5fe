"""How long identity papers of an application are kept. Every date here only comes nearer.

One year after they came (``common.files``); 90 days after an application ended without a shop; 30 days after another took their place.
"""

import datetime

from django.utils import timezone

from common.files import services as files
from common.files.models import FileKind
from merchants.onboarding.models import Application, Document
from merchants.onboarding.states import DECIDED, ApplicationState

AFTER_THE_END = datetime.timedelta(days=90)
AFTER_REPLACEMENT = datetime.timedelta(days=30)
ENDED = DECIDED - {ApplicationState.APPROVED}  # rejected, and whatever else ends without a shop


def last_day(document: Document) -> datetime.date | None:
    """Return the day that replacement or the end of the application sets for an identity paper; None where neither does."""
    if document.file.kind != FileKind.IDENTITY:
        return None
    days = []
    if document.replaced_at:
        days.append(document.replaced_at + AFTER_REPLACEMENT)
    if document.application.state in ENDED and document.application.decided_at:
        days.append(document.application.decided_at + AFTER_THE_END)
    return timezone.localtime(min(days)).date() if days else None


def settle(document: Document) -> bool:
    """Bring the file's date to its last day. Done twice it changes nothing."""
    day = last_day(document)
    return day is not None and files.shorten(document.file, until=day)


def settle_all(application: Application) -> int:
    """The same for all papers of one application. Returns how many dates came nearer."""
    return sum(settle(document) for document in _standing().filter(application=application))


def settle_everything() -> int:
    """The same for all applications: heals what was decided before these rules or by a verb that forgot them."""
    ended = _standing().filter(application__state__in=ENDED)
    replaced = _standing().filter(replaced_at__isnull=False)
    return sum(settle(document) for document in [*ended, *replaced])


def overdue() -> list[str]:
    """Return a line per identity paper that is kept longer than it may."""
    lines = []
    for document in _standing():
        day = last_day(document)
        if day and document.file.retain_until > day:
            lines.append(f"document {document.pk}: kept until {document.file.retain_until}, may be kept until {day}")
    return lines


def _standing():
    rows = Document.objects.filter(file__kind=FileKind.IDENTITY, file__deleted_at__isnull=True)
    return rows.select_related("file", "application").order_by("pk")
