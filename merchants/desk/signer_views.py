"""Somebody who signs for a group opens her link and proves the number that an officer wrote into the register."""

from django.http import Http404
from django.shortcuts import redirect
from django.views.generic import FormView

from common import links
from common.access import ByToken
from common.errors import DomainError
from common.forms.refusals import RefusalMixin, show_refusal
from common.letters import sms
from common.users import sign_in
from common.users.forms import CodeForm
from merchants import signers
from merchants.models import RegisterEntry

PURPOSE = "signer-number"


class ProveNumber(ByToken, RefusalMixin, FormView):
    """One signing line, by its unguessable link. A wrong link is 404, one that is over a calm page."""

    template_name = "desk/signer.html"
    form_class = CodeForm
    line: RegisterEntry | None

    def dispatch(self, request, *args, token: str, **kwargs):
        asked = signers.opened_by(token)
        if asked is None:
            raise Http404
        self.line = signers.asked_by(asked)
        return links.secret(super().dispatch(request, *args, **kwargs))

    @property
    def is_open(self) -> bool:
        return self.line is not None and self.line.to_prove

    @property
    def waits_for_code(self) -> bool:
        step = sign_in.waiting(self.request, PURPOSE)
        return self.is_open and bool(step) and step.get("row") == self.line.pk and step["phone"] == self.line.phone

    def post(self, request, *args, **kwargs):
        if self.is_open and "send" in request.POST:
            return self._send()
        if self.waits_for_code and "code" in request.POST:
            return super().post(request, *args, **kwargs)
        return self.get(request, *args, **kwargs)

    def _send(self):
        row = self.line
        try:
            words = {"template": "code-for-new-signer", "shop": row.merchant.name}
            sign_in.send(self.request, purpose=PURPOSE, phone=row.phone, about=row, words=words, row=row.pk)
        except DomainError as refusal:
            form = CodeForm({})
            form.errors.clear()
            show_refusal(form, refusal)
            return self.render_to_response(self.get_context_data(form=form))
        return redirect(self.request.path)

    def act(self, form):
        phone = sign_in.check(self.request, purpose=PURPOSE, typed=form.cleaned_data["code"], about=self.line)
        sign_in.done(self.request, PURPOSE)
        signers.prove(line=self.line, phone=phone)
        return redirect(self.request.path)

    def get_context_data(self, **kwargs):
        row = self.line
        return super().get_context_data(
            line=row,
            merchant=row.merchant if row else None,
            ending=row.phone[-4:] if row else "",
            is_open=self.is_open,
            sent=self.waits_for_code,
            sms_on=sms.is_on(),
            **kwargs,
        )
