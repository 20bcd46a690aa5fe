"""A person of a shop, or an applicant, lost her number: the officer gives her account another, proven by a code."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.generic import FormView

from common import client
from common.codes import services as codes
from common.errors import DomainError
from common.forms.refusals import RefusalMixin
from common.thai import phones
from common.users import second_factor, sign_in
from common.users.again import asked_again
from merchants.access import OfficeDesk
from merchants.models import Member, Merchant
from merchants.office import services as office
from merchants.office.phone_forms import ChangeForm, OldNumberForm, ProofForm
from merchants.onboarding.models import Application


@method_decorator(asked_again, name="ask")
class Somebody(RefusalMixin, OfficeDesk, FormView):
    """A page about one person's number. Whose it is, the subclasses find behind their fence; then she is asked who she is."""

    page: str  # names of its addresses
    code_page: str

    def get(self, request, *args, **kwargs):
        return self.fenced(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        return self.fenced(request, *args, **kwargs)

    def fenced(self, request, *args, **kwargs):
        self.person = self.find()
        return self.ask(request, *args, **kwargs)

    def ask(self, request, *args, **kwargs):
        return (super().post if request.method == "POST" else super().get)(request, *args, **kwargs)

    def find(self):
        raise NotImplementedError

    def back_url(self) -> str:
        raise NotImplementedError

    def step(self) -> dict | None:
        """What this browser waits for, where it is about this person, whom the fence finds first."""
        key, step = self.person.pk, sign_in.waiting(self.request, office.PURPOSE)
        return step if step and step["person"] == key else None

    def done(self):
        messages.success(self.request, self.done_words())
        sign_in.done(self.request, office.PURPOSE)
        return redirect(self.back_url())

    def done_words(self) -> str:
        said = _("เปลี่ยนเบอร์ให้ %(who)s แล้ว ทุกเครื่องออกจากระบบ และแจ้งทุกคนที่เกี่ยวข้องแล้ว")
        return said % {"who": self.person.get_full_name() or self.person.greeting}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            person=self.person,
            who=self.person.get_full_name() or self.person.greeting,
            back_url=self.back_url(),
            **kwargs,
        )


class Change(Somebody):
    """Why, how the officer knows her, and which number. Where the account may not be touched here, the page says why."""

    template_name = "office/phone.html"
    form_class = ChangeForm

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "has_email": bool(self.person.email)}

    def act(self, form):
        typed, by, before = form.cleaned_data, self.request.user, self.person.phone or ""
        why = {"reason": typed["reason"], "checked": typed["checked"]}
        if not typed["phone"]:
            office.change_phone(person=self.person, by=by, phone=None, before=before, **why)
            return self.done()
        address = client.address(self.request)
        code = office.ask_number(person=self.person, by=by, phone=typed["phone"], address=address)
        facts = {"person": self.person.pk, "phone": typed["phone"], "key": code.key, "before": before, **why}
        sign_in.remember(self.request, purpose=office.PURPOSE, **facts)
        return redirect(reverse(self.code_page, kwargs=self.kwargs))

    def get_context_data(self, **kwargs):
        refusal = None
        try:
            office.may_change(person=self.person, by=self.request.user)
        except DomainError as refused:
            refusal = refused
        return super().get_context_data(refusal=refusal, second_factor=second_factor.has_one(self.person), **kwargs)


class Proof(Somebody):
    """What did the SMS on the new telephone say? Nothing has changed before that is typed."""

    template_name = "office/phone_code.html"
    form_class = ProofForm

    def ask(self, request, *args, **kwargs):
        if self.step():
            return super().ask(request, *args, **kwargs)
        return redirect(reverse(self.page, kwargs=self.kwargs))

    def act(self, form):
        step, typed = self.step(), form.cleaned_data["code"]
        address = client.address(self.request)
        code = codes.check(key=step["key"], purpose=office.PURPOSE, about=self.person, typed=typed, address=address)
        facts = {name: step[name] for name in ("before", "reason", "checked")}
        office.change_phone(person=self.person, by=self.request.user, phone=code.phone, **facts)
        return self.done()

    def get_context_data(self, **kwargs):
        step = self.step()
        again = reverse(self.page, kwargs=self.kwargs)
        return super().get_context_data(phone=phones.display(step["phone"]), page_url=again, **kwargs)


class OfMember:
    """Somebody who works in a shop of the officer's provinces."""

    page, code_page = "office:member_phone", "office:member_phone_code"

    def find(self):
        merchant = self.scoped_or_404(Merchant, pk=self.kwargs["pk"])
        member = self.scoped_or_404(Member, pk=self.kwargs["member"], merchant=merchant)
        return member.user

    def back_url(self):
        return reverse("office:merchant", args=[self.kwargs["pk"]])


class OfApplicant:
    """Whoever applied, in the officer's provinces."""

    page, code_page = "office:applicant_phone", "office:applicant_phone_code"

    def find(self):
        return self.scoped_or_404(Application, pk=self.kwargs["pk"]).applicant

    def back_url(self):
        return reverse("review:application", args=[self.kwargs["pk"]])


DRAFT = "lost_number_draft"  # in the session: the application an officer found by the number that was lost


@method_decorator(asked_again, name="ask")
class Lost(RefusalMixin, OfficeDesk, FormView):
    """An applicant who never sent her application stands in no list: the officer types the whole number she lost."""

    template_name = "office/lost.html"
    form_class = OldNumberForm

    def get(self, request, *args, **kwargs):
        return self.ask(request)

    def post(self, request, *args, **kwargs):
        return self.ask(request)

    def ask(self, request):
        return super().post(request) if request.method == "POST" else super().get(request)

    def act(self, form):
        application = office.draft_of_number(officer=self.officer, phone=form.cleaned_data["phone"])
        self.request.session[DRAFT] = application.pk
        return redirect("office:lost_phone")


class OfDraft:
    """Whoever has an application that was never sent, found by the number she lost and by nothing else."""

    page, code_page = "office:lost_phone", "office:lost_phone_code"

    def fenced(self, request, *args, **kwargs):
        found = office.drafts_for(self.officer).filter(pk=request.session.get(DRAFT)).select_related("applicant")
        self.application = found.first()
        return super().fenced(request, *args, **kwargs) if self.application else redirect("office:lost")

    def find(self):
        return self.application.applicant

    def back_url(self):
        return reverse("review:queue")

    def done(self):
        self.request.session.pop(DRAFT, None)
        return super().done()


class ChangeOfMember(OfMember, Change):
    """A member's number."""


class ProofOfMember(OfMember, Proof):
    """The code on a member's new telephone."""


class ChangeOfApplicant(OfApplicant, Change):
    """An applicant's number."""


class ProofOfApplicant(OfApplicant, Proof):
    """The code on an applicant's new telephone."""


class ChangeOfDraft(OfDraft, Change):
    """The number of somebody who has not sent her application."""


class ProofOfDraft(OfDraft, Proof):
    """The code on her new telephone."""
