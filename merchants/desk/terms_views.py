"""What changed in the texts a shop accepts, and the button that accepts them."""

from django.contrib import messages
from django.urls import reverse_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import FormView

from common.forms.refusals import RefusalMixin
from merchants.access import OwnersDesk
from merchants.desk.forms import AcceptTermsForm
from merchants.terms import services as terms
from merchants.terms.models import Kind


class Terms(OwnersDesk, RefusalMixin, FormView):
    """The versions that wait, each with what changed; below them what was accepted before. One owner accepts for the shop."""

    template_name = "desk/terms.html"
    form_class = AcceptTermsForm
    success_url = reverse_lazy("desk:terms")

    def act(self, form):
        terms.accept(
            merchant=self.merchant,
            by=self.request.user,
            seen=form.cleaned_data["seen"],
            language=get_language() or "th",
        )
        messages.success(self.request, _("บันทึกแล้วว่าร้านยอมรับข้อตกลงฉบับใหม่ ขอบคุณค่ะ"))

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            waiting=terms.outstanding(self.merchant),
            accepted=[{"row": row, "label": Kind(row.purpose).label} for row in terms.accepted(self.merchant)],
            **kwargs,
        )
