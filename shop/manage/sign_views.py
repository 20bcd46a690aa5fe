"""A person who signs for a group opens her link, compares the old and the new account, and confirms or refuses by code."""

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
from shop.manage.payout_words import masked
from shop.payments import accounts, changes
from shop.payments.models import PayoutSignature
from shop.payments.states import ChangeState

PURPOSE = "payout-signature"


class Sign(ByToken, RefusalMixin, FormView):
    """One hand under one change, by its unguessable link. A wrong link is 404, one that is over a calm page."""

    template_name = "manage/sign.html"
    form_class = CodeForm
    signature: PayoutSignature

    def dispatch(self, request, *args, token: str, **kwargs):
        found = changes.opened_by(token)
        if found is None:
            raise Http404
        self.signature, self.token = found, token
        return links.secret(super().dispatch(request, *args, **kwargs))

    @property
    def is_open(self) -> bool:
        row = self.signature
        return row.change.is_open and row.signed_at is None

    @property
    def waits_for_code(self) -> bool:
        step = sign_in.waiting(self.request, PURPOSE)
        return bool(step) and step.get("row") == self.signature.pk

    def post(self, request, *args, **kwargs):
        if self.is_open and "send" in request.POST:
            return self._send()
        if self.is_open and self.waits_for_code and {"confirm", "refuse"} & set(request.POST):
            return super().post(request, *args, **kwargs)
        return self.get(request, *args, **kwargs)

    def _send(self):
        row = self.signature
        try:
            words = {"template": "code-for-signer", "shop": row.change.merchant.name, "ending": row.change.proxy[-4:]}
            sign_in.send(self.request, purpose=PURPOSE, phone=row.phone, about=row, words=words, row=row.pk)
        except DomainError as refusal:
            form = CodeForm({})
            form.errors.clear()
            show_refusal(form, refusal)
            return self.render_to_response(self.get_context_data(form=form))
        return redirect(self.request.path)

    def act(self, form):
        sign_in.check(self.request, purpose=PURPOSE, typed=form.cleaned_data["code"], about=self.signature)
        sign_in.done(self.request, PURPOSE)
        verb = changes.confirm if "confirm" in self.request.POST else changes.refuse
        verb(signature=self.signature)
        return redirect(self.request.path)

    def form_invalid(self, form):
        """She pressed twice: the first press may have done it, so the page shows how it stands now."""
        self.signature = changes.opened_by(self.token)
        return super().form_invalid(form)

    def get_context_data(self, **kwargs):
        row, change = self.signature, self.signature.change
        now = accounts.account_of(change.merchant, at_bank=change.is_bank) if self.is_open else None
        return super().get_context_data(
            signature=row,
            change=change,
            merchant=change.merchant,
            who=str(change.asked_by),
            number=masked(change),
            now=now,
            now_number=masked(now) if now else "",
            ending=row.phone[-4:],
            is_open=self.is_open,
            waits_for_another=change.is_open and row.signed_at is not None,
            ended=change.state if change.state != ChangeState.WAITING else ChangeState.EXPIRED,
            sent=self.waits_for_code,
            sms_on=sms.is_on(),
            **kwargs,
        )
