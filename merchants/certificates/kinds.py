"""The kinds of certificates as pages read them."""

from django.db.models import QuerySet

from merchants.certificates import numbers
from merchants.certificates.models import Certificate, CertificateKind


def taken_now() -> QuerySet[CertificateKind]:
    """Return the kinds of which new certificates are taken, in the editors' order."""
    return CertificateKind.objects.filter(active=True)


def every() -> QuerySet[CertificateKind]:
    return CertificateKind.objects.all()


def doubt_of(row: Certificate) -> str:
    """Return a sentence where its number has a form we do not know; "" where it looks right or is not told yet."""
    return numbers.doubt(row.kind.number_shape, row.number) if row.number else ""
