"""What must hold between certificates and products."""

from django.db.models import F

from merchants.certificates.models import Certificate, Scope
from merchants.certificates.states import CertificateState
from shop.catalogue.models import CertificateCover


def check() -> list[str]:
    """Return a line per cover of a stranger's product, and per certificate that was sent without any product."""
    strangers = CertificateCover.objects.exclude(product__merchant=F("certificate__merchant")).order_by("pk")
    lines = [f"cover {row.pk}: product and certificate are of different shops" for row in strangers]
    sent = Certificate.objects.of_the_register().exclude(state=CertificateState.WITHDRAWN)
    bare = sent.filter(scope=Scope.PRODUCTS, covers__isnull=True).order_by("pk")
    return lines + [f"certificate {row.pk}: sent without a product" for row in bare]
