"""What a shopper and a machine read of a certificate: never its paper, and only while it is valid."""

from django.urls import reverse
from django.utils.translation import gettext as _

from common.thai import dates
from merchants.certificates.models import Certificate


def shown(row: Certificate) -> dict:
    """Return {name, badge, issuer, number, until, url} for a product's page."""
    until = _("ใช้ได้ถึง %(day)s") % {"day": dates.short_date(row.expires_on)} if row.expires_on else ""
    return {
        "name": str(row.kind),
        "badge": row.kind.badge_words,
        "issuer": row.issuer_words,
        "number": row.number,
        "until": until,
        "url": reverse("browse:certificate", args=[row.pk]),
    }


def markup_of(row: Certificate, request) -> dict:
    """Return the certificate as schema.org's Certification, with its dates."""
    facts = {
        "@type": "Certification",
        "name": str(row.kind),
        "certificationIdentification": row.number,
        "certificationStatus": "https://schema.org/CertificationActive",
        "issuedBy": {"@type": "Organization", "name": row.issuer_words},
        "validFrom": row.issued_on.isoformat(),
        "url": request.build_absolute_uri(reverse("browse:certificate", args=[row.pk])),
    }
    if row.expires_on:
        facts["expires"] = row.expires_on.isoformat()
    return facts
