"""The page of one certificate: who issued it, until when, what it covers. Public; the scanned paper is never shown."""

from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from common.access import Public
from merchants.certificates import words
from merchants.certificates.models import Certificate
from shop.browse import certificate_facts
from shop.catalogue import cards, cover

MOST_GOODS = 60


class CertificateView(Public, TemplateView):
    """A certificate that is valid today; anything else is 404."""

    template_name = "browse/certificate.html"

    def get_context_data(self, **kwargs):
        valid = Certificate.objects.valid().select_related("kind", "merchant")
        row = get_object_or_404(valid, pk=self.kwargs["pk"])
        return super().get_context_data(
            section="products",
            certificate=row,
            shown=certificate_facts.shown(row),
            last_day=words.until(row),
            left=words.left(row) if words.badge(row)["kind"] == "waiting" else "",
            goods=cards.cards(cover.products_of(row)[:MOST_GOODS]),
            **kwargs,
        )
