"""An owner asks that her shop be closed for good, or takes the request back."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.views.generic import FormView, View

from common.forms.refusals import RefusalMixin
from common.way_back import WayBack
from merchants.access import OwnersDesk
from merchants.closing import services as closing
from merchants.desk.forms import AskToCloseForm


class AskToClose(OwnersDesk, RefusalMixin, FormView):
    """What closing means, what must end first, and the form; while a request waits, the request."""

    template_name = "desk/closing.html"
    form_class = AskToCloseForm
    success_url = reverse_lazy("desk:closing")

    def act(self, form):
        closing.ask(merchant=self.merchant, by=self.request.user, reason=form.cleaned_data["reason"])
        if self.merchant.is_open:
            said = _("ส่งคำขอปิดร้านแล้ว เจ้าหน้าที่จะติดต่อกลับ ระหว่างนี้ร้านยังขายได้ตามปกติ")
        else:
            said = _("ส่งคำขอปิดร้านแล้ว เจ้าหน้าที่จะติดต่อกลับ")
        messages.success(self.request, said)

    def get_context_data(self, **kwargs):
        request = closing.waiting_of(self.merchant)
        return super().get_context_data(
            waiting=request,
            answered=None if request else closing.last_declined(self.merchant),
            left=closing.hindrances(self.merchant),
            **kwargs,
        )


class WithdrawClosing(WayBack, OwnersDesk, View):
    """She keeps her shop after all. Taken back already: nothing changes."""

    def page_url(self):
        return reverse("desk:closing")

    def post(self, request):
        closing.withdraw(merchant=self.merchant, by=request.user)
        still = _("ยกเลิกคำขอปิดร้านแล้ว ร้านยังเปิดตามเดิม")
        messages.success(request, still if self.merchant.is_open else _("ยกเลิกคำขอปิดร้านแล้ว"))
        return redirect("desk:closing")
