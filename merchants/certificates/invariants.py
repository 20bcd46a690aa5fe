"""What must hold of the register beyond what the database keeps itself."""

from django.db.models import F

from common.audit.models import Event
from merchants.certificates.models import Certificate
from merchants.certificates.states import WAS_VERIFIED, CertificateState


def check() -> list[str]:
    """Return a line per certificate that contradicts itself."""
    return [*_without_end(), *_in_two_shops(), *_not_seen()]


def _without_end() -> list[str]:
    rows = Certificate.objects.filter(state=CertificateState.VERIFIED, kind__expires=True, expires_on__isnull=True)
    return [f"certificate {pk}: verified without an expiry date" for pk in rows.values_list("pk", flat=True)]


def _in_two_shops() -> list[str]:
    rows = Certificate.objects.filter(renews__isnull=False).exclude(merchant=F("renews__merchant"))
    return [f"certificate {pk}: renews one of another shop" for pk in rows.values_list("pk", flat=True)]


def _not_seen() -> list[str]:
    """Whoever verified has opened the paper: the diary says so."""
    verified = Certificate.objects.filter(state__in=WAS_VERIFIED).order_by("pk").values_list("pk", "verified_by_id")
    about = Event.objects.filter(subject_type=Certificate._meta.label_lower, verb="opened")
    seen = set(about.values_list("subject_id", "by_id"))
    return [
        f"certificate {pk}: verified by somebody who never opened its paper"
        for pk, by in verified
        if (str(pk), by) not in seen
    ]
