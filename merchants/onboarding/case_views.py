"""One case at /office/applications/<id>/: everything on one page, papers, decisions."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from common import provinces
from common.errors import DomainError
from common.forms.refusals import show_refusal
from common.way_back import WayBack
from merchants import register
from merchants.access import OfficeDesk
from merchants.onboarding import casefile, forms, paper_log, queue, requirements, standing
from merchants.onboarding import services as onboarding
from merchants.onboarding.models import Application
from merchants.onboarding.services.judging import seen_of
from merchants.onboarding.states import DECIDED, MOVES, WAITING, ApplicationState

S = ApplicationState


class CasePage(OfficeDesk, TemplateView):
    """One application whole. Decisions are posted to addresses of their own and come back here."""

    template_name = "onboarding/case.html"

    def dispatch(self, request, *args, **kwargs):
        self.refused: dict[str, object] = {}
        return super().dispatch(request, *args, **kwargs)

    @property
    def application(self) -> Application:
        rows = self.scoped(Application).select_related("requirement_list", "reviewer", "applicant", "started_by")
        return casefile.one_or_404(rows, self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        row = self.application
        rows = standing.standings(row)
        done, total = standing.settled(rows)
        return super().get_context_data(
            application=row,
            badge=casefile.BADGES[row.state],
            province=provinces.name_of(row.province_code),
            days=queue.days_waiting(row),
            **self._requirements(row, rows),
            done=done,
            total=total,
            log=paper_log.of_application(row, reader=self.request.user),
            doubts=standing.doubts(row, rows),
            same=casefile.same_numbers(row, [each.answer for each in rows if each.answer]),
            diary=casefile.diary(row, staff_names=True),
            letters=casefile.letters(row),
            **self._decisions(row, rows),
            refusal=self.refused.get("refusal"),
            **kwargs,
        )

    def _requirements(self, row: Application, rows: list) -> dict:
        """Return the requirements as cards: what was given by whom, what was found, and the forms to say so."""
        shown = [each for each in rows if each.item.mandatory or each.is_given or each.verdict]
        papers = [self._card(row, each) for each in shown if each.item.is_paper]
        answers = [self._card(row, each) for each in shown if not each.item.is_paper]
        parts = [{"title": _("เอกสาร"), "cards": papers}, {"title": _("คำตอบ"), "cards": answers}]
        return {
            "parts": [part for part in parts if part["cards"]],
            "not_given": [each for each in rows if each not in shown],
            "may_judge": row.state == S.IN_REVIEW and row.reviewer_id == self.request.user.pk,
            "answers_wait": any(each.state == standing.GIVEN and not each.item.is_paper for each in shown),
            "opening": forms.OpeningForm(),
        }

    def _card(self, row: Application, each) -> dict:
        """Return one requirement with the forms to judge it; the one that was refused keeps what was typed."""
        slot, typed = self.refused.get("judging", (None, None))
        return {
            "row": each,
            "seen": seen_of(each),
            "by": casefile.entered_by_other(row, each),
            "reject": typed if slot == ("reject", each.key) else _own(forms.RejectForm, each),
            "waive": typed if slot == ("waive", each.key) else _own(forms.WaiveForm, each),
        }

    def _decisions(self, row: Application, rows: list) -> dict:
        others = [each for each in register.officers_of_province(row.province_code) if each.user_id != row.reviewer_id]
        return {
            "can_take": S.IN_REVIEW in MOVES[row.state],
            "can_decide": S.APPROVED in MOVES[row.state],
            "can_approve": row.state in WAITING and not standing.unsettled(rows),
            "can_hand_over": row.state in WAITING and bool(others),
            "unsettled": standing.unsettled(rows),
            "to_mend": standing.to_mend(rows),
            "newer_list": row.state not in DECIDED and requirements.is_outdated(row),
            "hand_over": self.refused.get("hand_over") or forms.HandOverForm(officers=others),
            "back": self.refused.get("back") or forms.SendBackForm(auto_id="back_%s"),
            "no": self.refused.get("no") or forms.ReasonForm(auto_id="no_%s"),
        }


def _own(form_class, each):
    """Return an empty form whose ids are this requirement's own."""
    return form_class(auto_id=f"{form_class.__name__.lower()}_{each.key}_%s")


class Decision(WayBack, CasePage):
    """A POST that takes the application one move on. A refusal shows the case again with its sentence."""

    def page_url(self, pk):
        return reverse("review:application", args=[self.application.pk])

    def post(self, request, pk):
        try:
            self.decide(self.application)
        except DomainError as refusal:
            self.refused["refusal"] = refusal
            return self.again()
        messages.success(request, self.done_words())
        return redirect("review:application", pk=pk)

    def decide(self, application: Application) -> None:
        raise NotImplementedError

    def done_words(self) -> str:
        raise NotImplementedError

    def again(self):
        status = 409 if "refusal" in self.refused else 200
        return render(self.request, self.template_name, self.get_context_data(), status=status)


class Take(Decision):
    def decide(self, application):
        onboarding.take(application=application, by=self.request.user)

    def done_words(self):
        return _("คุณรับตรวจใบสมัครนี้แล้ว")


class Approve(Decision):
    def decide(self, application):
        onboarding.approve(application=application, by=self.request.user)

    def done_words(self):
        return _("อนุมัติแล้ว ร้านเปิดและเราเขียนถึงผู้สมัครแล้ว")


class NewList(Decision):
    """Let the case follow the newest list of requirements."""

    def decide(self, application):
        onboarding.move_to_current_list(application=application, by=self.request.user)

    def done_words(self):
        return _("ใช้รายการข้อกำหนดฉบับใหม่แล้ว คำตอบและเอกสารเดิมยังอยู่ครบ")


class DecisionWithForm(Decision):
    """A decision that carries words; what is wrong with them is said beside their field."""

    slot = ""

    def form(self, application: Application):
        raise NotImplementedError

    def post(self, request, pk):
        application = self.application
        form = self.form(application)
        if form.is_valid():
            try:
                self.decide_with(application, form.cleaned_data)
            except DomainError as refusal:
                show_refusal(form, refusal)
                self.refused["refusal"] = refusal
            else:
                messages.success(request, self.done_words())
                return redirect("review:application", pk=pk)
        self.refused[self.slot] = form
        return self.again()

    def decide_with(self, application: Application, typed: dict) -> None:
        raise NotImplementedError


class SendBack(DecisionWithForm):
    slot = "back"

    def form(self, application):
        return forms.SendBackForm(self.request.POST, auto_id="back_%s")

    def decide_with(self, application, typed):
        onboarding.send_back(application=application, by=self.request.user, reason=typed["reason"])

    def done_words(self):
        return _("ส่งกลับให้แก้ไขแล้ว ผู้สมัครจะได้อ่านทุกข้อที่ต้องแก้ในจดหมายเดียว")


class Reject(DecisionWithForm):
    slot = "no"

    def form(self, application):
        return forms.ReasonForm(self.request.POST, auto_id="no_%s")

    def decide_with(self, application, typed):
        onboarding.reject(application=application, by=self.request.user, reason=typed["reason"])

    def done_words(self):
        return _("บันทึกว่าไม่อนุมัติแล้ว ผู้สมัครจะได้อ่านเหตุผลของคุณ")


class HandOver(DecisionWithForm):
    """Give the case to a colleague of its province."""

    slot = "hand_over"

    def form(self, application):
        self.officers = register.officers_of_province(application.province_code)
        return forms.HandOverForm(self.request.POST, officers=self.officers)

    def decide_with(self, application, typed):
        to = next(each for each in self.officers if str(each.pk) == typed["officer"])
        onboarding.hand_over(application=application, by=self.request.user, to=to)

    def done_words(self):
        return _("เปลี่ยนผู้ตรวจแล้ว")
