"""The verbs of the texts a merchant accepts: publish a version, accept it, and what waits to be accepted."""

import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast

from common import clock, states
from common.audit import services as audit
from common.consents import services as consents
from common.consents.models import Consent, How
from common.users.models import User
from merchants.models import Merchant, MerchantState
from merchants.terms.errors import ChangedMeanwhile, TermsWaiting
from merchants.terms.models import Kind, TermsVersion

LEAST_DAYS = 7  # between publishing and the last day


def version_in_force(kind: str = Kind.TERMS, *, at: datetime.datetime | None = None) -> str:
    """Return the version that is accepted now, or was accepted ``at`` a moment (one query)."""
    rows = TermsVersion.objects.filter(kind=kind)
    rows = rows.filter(published_at__lte=at) if at else rows
    return rows.order_by("-pk").values_list("version", flat=True).first() or settings.TERMS_VERSION


def versions_at(moment: datetime.datetime) -> dict[str, str]:
    """Return which version of each text stood at ``moment``, by kind: what was accepted then (one query).

    A text that had no version yet is left out; terms and privacy stood before the first row.
    """
    first = dict.fromkeys([Kind.TERMS, Kind.PRIVACY], settings.TERMS_VERSION)
    rows = TermsVersion.objects.filter(published_at__lte=moment).order_by("pk").values_list("kind", "version")
    return first | dict(rows)


@transaction.atomic
def publish(
    *,
    kind: str,
    version: str,
    changes: str = "",
    changes_ms: str = "",
    changes_en: str = "",
    accept_by: datetime.date | None = None,
) -> TermsVersion:
    """Write down that a version stands; with ``accept_by`` and ``changes`` every shop is asked to accept it.

    The last day is never nearer than LEAST_DAYS. The same version again changes nothing, but a version that asked for
    nothing may ask later.
    """
    row, _made = TermsVersion.objects.select_for_update().get_or_create(kind=kind, version=version)
    if accept_by is None or row.accept_by is not None:
        return row
    row.accept_by = max(accept_by, clock.today() + datetime.timedelta(days=LEAST_DAYS))
    row.changes, row.changes_ms, row.changes_en = changes, changes_ms, changes_en
    row.save(update_fields=["accept_by", "changes", "changes_ms", "changes_en"])
    return row


def outstanding(merchant: Merchant) -> list[TermsVersion]:
    """Return the versions that ask and that the shop has accepted neither themselves nor in a later one, oldest first.

    One query: there are as many rows as versions were ever published.
    """
    given = _consents(str(merchant.pk)).filter(purpose=OuterRef("kind"), version=OuterRef("version"))
    waiting, settled = [], set()
    for row in TermsVersion.objects.annotate(accepted=Exists(given)).order_by("-pk"):
        if row.accepted:
            settled.add(row.kind)
        elif row.accept_by is not None and row.kind not in settled:
            waiting.append(row)
    return waiting[::-1]


def _consents(subject) -> QuerySet[Consent]:
    return Consent.objects.filter(subject_type=Merchant._meta.label_lower, subject_id=subject, given=True)


def asking() -> list[TermsVersion]:
    """Return the newest version of each text that asks (one query)."""
    newest = {row.kind: row for row in TermsVersion.objects.filter(accept_by__isnull=False).order_by("pk")}
    return list(newest.values())


def waiting(rows: QuerySet[Merchant], versions: list[TermsVersion]) -> QuerySet[Merchant]:
    """Return those of ``rows`` that still run and have not accepted one of ``versions`` (from ``asking``) or a later one."""
    missing = Q(pk__in=[])
    for version in versions:
        later = TermsVersion.objects.filter(kind=version.kind, pk__gte=version.pk).values("version")
        given = _consents(Cast(OuterRef("pk"), CharField())).filter(purpose=version.kind, version__in=later)
        missing |= ~Exists(given)
    return rows.exclude(state=MerchantState.CLOSED).filter(missing)


def check(merchant: Merchant) -> None:
    """Raise TermsWaiting where the last day is over and nobody accepted (one query)."""
    if any(version.is_overdue for version in outstanding(merchant)):
        raise TermsWaiting()


@transaction.atomic
def accept(*, merchant: Merchant, by: User, seen: list[int], language: str = "th") -> None:
    """An owner accepts for the shop what she has ``seen`` (keys of versions). Nothing outstanding: nothing changes.

    Raises ChangedMeanwhile where a version came that she has not seen.
    """
    row = states.locked(merchant)
    versions = outstanding(row)
    if {version.pk for version in versions} - set(seen):
        raise ChangedMeanwhile()
    for version in {version.kind: version for version in versions}.values():
        consents.record(subject=row, purpose=version.kind, version=version.version, person=by, language=language)
        audit.record(subject=row, verb="terms_accepted", by=by, kind=version.kind, version=version.version)


def bring(
    *,
    merchant: Merchant,
    person: User,
    at: datetime.datetime,
    recorded_by: User | None = None,
    how: str = How.SELF,
    language: str = "th",
) -> None:
    """Write down for a new shop what was accepted with its application ``at`` that moment. Done twice it changes nothing."""
    for kind, version in versions_at(at).items():
        consents.record(
            subject=merchant,
            purpose=kind,
            version=version,
            person=person,
            recorded_by=recorded_by,
            how=how,
            language=language,
            at=at,
        )


def accepted(merchant: Merchant) -> list[Consent]:
    """Return what the shop has accepted, by whom and when, newest first (one query)."""
    rows = _consents(str(merchant.pk)).filter(purpose__in=Kind.values)
    return list(rows.select_related("person", "recorded_by").order_by("-at", "-pk"))
