"""What an officer finds, requirement by requirement; each is a POST that comes back to the case."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from common.errors import DomainError
from common.forms.refusals import show_refusal
from common.way_back import WayBack
from merchants.onboarding import forms
from merchants.onboarding import services as onboarding
from merchants.onboarding.case_views import CasePage, Decision
from merchants.onboarding.models import VerdictState


class AcceptAnswers(Decision):
    """Every answer that nobody judged yet; papers are looked at one by one."""

    def decide(self, application):
        self.count = onboarding.accept_answers(application=application, by=self.request.user)

    def done_words(self):
        return _("ให้คำตอบ %(count)s ข้อผ่านแล้ว เหลือดูเอกสารทีละใบ") % {"count": self.count}


class JudgeOne(WayBack, CasePage):
    """One verdict on one requirement. A refusal shows the case again, its form open with what was typed."""

    state: str
    slot = ""

    def form(self, key: str):
        return None

    def page_url(self, pk, key):
        return reverse("review:application", args=[self.application.pk])

    def post(self, request, pk, key):
        application, form = self.application, self.form(key)
        if form is None or form.is_valid():
            typed = form.cleaned_data if form else {}
            try:
                onboarding.judge(
                    application=application,
                    by=request.user,
                    key=key,
                    state=self.state,
                    seen=request.POST.get("seen", ""),
                    reason=typed.get("reason", ""),
                    note=typed.get("note", ""),
                )
            except DomainError as refusal:
                if form is not None:
                    show_refusal(form, refusal)
                self.refused["refusal"] = refusal
            else:
                return redirect(f"{reverse('review:application', args=[pk])}#r-{key}")
        self.refused["judging"] = ((self.slot, key), form)
        return self.again()

    def again(self):
        status = 409 if "refusal" in self.refused else 200
        return self.render_to_response(self.get_context_data(), status=status)


class AcceptOne(JudgeOne):
    state = VerdictState.ACCEPTED


class RejectOne(JudgeOne):
    state = VerdictState.REJECTED
    slot = "reject"

    def form(self, key):
        return forms.RejectForm(self.request.POST, auto_id=f"rejectform_{key}_%s")


class WaiveOne(JudgeOne):
    state = VerdictState.WAIVED
    slot = "waive"

    def form(self, key):
        return forms.WaiveForm(self.request.POST, auto_id=f"waiveform_{key}_%s")
