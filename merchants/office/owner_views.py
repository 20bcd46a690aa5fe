"""A group's leader is gone: an officer hands the shop to whom the group's minute names."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.generic import FormView

from common.forms.refusals import RefusalMixin
from common.thai.names import after_shop_word
from common.users.again import asked_again
from merchants import handover, register
from merchants import services as merchants
from merchants.access import OfficeDesk
from merchants.models import LegalForm, Merchant
from merchants.office.owner_forms import OwnerForm


@method_decorator(asked_again, name="ask")
class HandOwnership(OfficeDesk, RefusalMixin, FormView):
    """One page: who gives, who takes, which paper. The fence comes before she is asked once more who she is."""

    template_name = "office/owner.html"
    form_class = OwnerForm

    def get(self, request, *args, **kwargs):
        self.merchant = self.scoped_or_404(Merchant, pk=self.kwargs["pk"])
        return self.ask(request)

    def post(self, request, *args, **kwargs):
        self.merchant = self.scoped_or_404(Merchant, pk=self.kwargs["pk"])
        return self.ask(request)

    def ask(self, request):
        return super().post(request) if request.method == "POST" else super().get(request)

    def get_form_kwargs(self):
        owners, signers = merchants.owners_of(self.merchant), register.signers_of(self.merchant)
        return {**super().get_form_kwargs(), "owners": owners, "signers": signers}

    def act(self, form):
        typed = form.cleaned_data
        member = handover.hand_ownership(
            merchant=self.merchant,
            by=self.request.user,
            outgoing=form.outgoing_member,
            signs_for=form.signs_for_line,
            **{name: typed[name] for name in ("becomes", "phone", "first_name", "last_name", "minute", "reason")},
        )
        said = _("%(who)sเป็นเจ้าของร้าน %(name)s แล้ว และแจ้งทุกคนที่เกี่ยวข้องแล้ว")
        messages.success(
            self.request, said % {"who": member.user.greeting, "name": after_shop_word(self.merchant.name)}
        )
        return redirect("office:merchant", pk=self.merchant.pk)

    def get_context_data(self, **kwargs):
        is_group = self.merchant.legal_form == LegalForm.GROUP
        return super().get_context_data(merchant=self.merchant, is_group=is_group, **kwargs)
