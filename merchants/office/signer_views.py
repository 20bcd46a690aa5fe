"""A group's signer has another number, or is another person: an officer writes it into the register, with a reason."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, View

from common.errors import DomainError
from common.forms.fields import LongTextField, PlainTextField
from common.forms.refusals import RefusalMixin
from common.users.again import asked_again
from common.users.forms import MobileField
from common.way_back import WayBack
from merchants import interest, signers
from merchants.access import OfficeDesk
from merchants.models import Merchant, RegisterEntry


class SignerForm(forms.Form):
    """Who signs, at which number, and why the register says so from now on."""

    name = PlainTextField(
        label=gettext_lazy("ชื่อและนามสกุลของผู้ลงนาม"),
        max_length=120,
        error_messages={"required": gettext_lazy("ใส่ชื่อและนามสกุลของผู้ลงนาม")},
    )
    phone = MobileField(
        label=gettext_lazy("เบอร์มือถือของผู้ลงนาม"),
        widget=forms.TelInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("เราส่งลิงก์และรหัสยืนยันบัญชีรับเงินไปที่เบอร์นี้ อ่านทวนให้เขาฟังก่อนบันทึก"),
    )
    reason = LongTextField(
        label=gettext_lazy("เหตุผลที่เจ้าของร้านจะได้อ่าน"),
        min_length=5,
        max_length=2000,
        help_text=gettext_lazy("เช่น เปลี่ยนเบอร์ใหม่ เห็นบัตรประชาชนตัวจริงแล้ว หรือ กลุ่มลงมติ ครั้งที่ 3/2569 ให้คนอื่นลงนามแทน"),
        error_messages={"required": gettext_lazy("กรุณาเขียนเหตุผลให้เจ้าของร้านเข้าใจ อย่างน้อยหนึ่งประโยค")},
    )


@method_decorator(asked_again, name="ask")
class CorrectSigner(OfficeDesk, RefusalMixin, FormView):
    """One signing line. The fence comes before she is asked once more who she is."""

    template_name = "office/signer.html"
    form_class = SignerForm

    def get(self, request, *args, **kwargs):
        return self._fenced(request)

    def post(self, request, *args, **kwargs):
        return self._fenced(request)

    def _fenced(self, request):
        self.merchant = self.scoped_or_404(Merchant, pk=self.kwargs["pk"])
        self.line = self.scoped_or_404(RegisterEntry, pk=self.kwargs["line"], merchant=self.merchant, signs=True)
        return self.ask(request)

    def ask(self, request):
        return super().post(request) if request.method == "POST" else super().get(request)

    def get_initial(self):
        return {"name": self.line.name, "phone": self.line.phone}

    def act(self, form):
        row = signers.correct(merchant=self.merchant, by=self.request.user, line=self.line, **form.cleaned_data)
        said = _("บันทึกผู้ลงนาม %(who)s แล้ว และแจ้งเจ้าของร้านทุกคนแล้ว")
        if row.to_prove:
            said = _("บันทึกผู้ลงนาม %(who)s แล้ว และแจ้งเจ้าของร้านทุกคนแล้ว ผู้ลงนามต้องเปิดลิงก์ใน SMS และใส่รหัส จึงจะยืนยันบัญชีได้")
        messages.success(self.request, said % {"who": row.name})
        return redirect("office:merchant", pk=self.merchant.pk)

    def get_context_data(self, **kwargs):
        own = interest.is_own(self.merchant, self.request.user)
        return super().get_context_data(merchant=self.merchant, line=self.line, own=own, **kwargs)


class SendLinkAgain(WayBack, OfficeDesk, View):
    """The link with which a signer proves her number, once more; a refusal is said at the top of her page."""

    def page_url(self, pk, line):
        merchant = self.scoped_or_404(Merchant, pk=pk)
        self.line = self.scoped_or_404(RegisterEntry, pk=line, merchant=merchant, signs=True)
        return reverse("office:merchant", args=[pk])

    def post(self, request, pk, line):
        self.page_url(pk, line)
        try:
            signers.send_again(merchant=self.line.merchant, line=self.line, by=request.user)
            messages.success(request, _("ส่งลิงก์ไปที่เบอร์ของ %(who)s อีกครั้งแล้ว") % {"who": self.line.name})
        except DomainError as refusal:
            messages.error(request, refusal.message)
        return redirect("office:signer", pk=pk, line=line)
