"""The officers' review at /office/applications/: the queue, the case on one page, decisions. Papers: ``paper_views``."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from common.errors import DomainError
from common.forms.refusals import show_refusal
from common.provinces import PROVINCES
from merchants.access import OfficeDesk
from merchants.onboarding import casefile, forms, paper_log, queue, steps
from merchants.onboarding import services as onboarding
from merchants.onboarding.models import Application
from merchants.onboarding.states import MOVES, ApplicationState
from merchants.onboarding.summary import summary

S = ApplicationState


class Queue(OfficeDesk, TemplateView):
    """Who waits, the longest first."""

    template_name = "onboarding/queue.html"

    def get_context_data(self, **kwargs):
        wish = queue.Wish.of(self.request.GET)
        rows = self.scoped(Application)
        page = Paginator(queue.find(rows, wish, self.officer), queue.PAGE).get_page(self.request.GET.get("page"))
        shelves, by_province = queue.counts(rows, wish, self.officer)
        return super().get_context_data(
            wish=wish,
            page_obj=page,
            cases=[_row(application) for application in page],
            shelves=[
                {"label": words, "count": shelves[key], "current": key == wish.shelf, "url": _link(wish, shelf=key)}
                for key, (words, _states) in queue.SHELVES.items()
            ],
            provinces=_province_chips(wish, self.officer.province_codes, by_province),
            mine_url=_link(wish, mine=not wish.mine),
            query="&" + _query(wish) if _query(wish) else "",
            **kwargs,
        )


def _row(application: Application) -> dict:
    return {
        "application": application,
        "url": reverse("review:application", args=[application.pk]),
        "badge": casefile.BADGES[application.state],
        "days": queue.days_waiting(application),
        "province": PROVINCES.get(application.province_code, ("", ""))[1],
    }


def _province_chips(wish: queue.Wish, codes: list[str], counts: dict[str, int]) -> list[dict]:
    if len(codes) < 2:
        return []
    every = {"label": _("ทุกจังหวัด"), "count": "", "current": not wish.province, "url": _link(wish, province="")}
    return [every] + [
        {
            "label": PROVINCES[code][1],
            "count": counts[code],
            "current": wish.province == code,
            "url": _link(wish, province=code),
        }
        for code in codes
    ]


def _query(wish: queue.Wish, **changes) -> str:
    asked = {"shelf": wish.shelf, "province": wish.province, "mine": wish.mine, "q": wish.query, **changes}
    shown = {
        "state": asked["shelf"] if asked["shelf"] != "waiting" else "",
        "province": asked["province"],
        "mine": "1" if asked["mine"] else "",
        "q": asked["q"],
    }
    return urlencode({name: value for name, value in shown.items() if value})


def _link(wish: queue.Wish, **changes) -> str:
    return f"?{_query(wish, **changes)}"


class CasePage(OfficeDesk, TemplateView):
    """One application whole. Decisions are posted to addresses of their own and come back here."""

    template_name = "onboarding/case.html"

    def dispatch(self, request, *args, **kwargs):
        self.refused: dict[str, forms.ReasonForm] = {}
        return super().dispatch(request, *args, **kwargs)

    @property
    def application(self) -> Application:
        return self.scoped_or_404(Application, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        row = self.application
        return super().get_context_data(
            application=row,
            badge=casefile.BADGES[row.state],
            province=PROVINCES.get(row.province_code, ("", ""))[1],
            days=queue.days_waiting(row),
            summary=summary(row),
            papers=casefile.papers(row),
            log=paper_log.of_application(row, reader=self.request.user),
            doubts=steps.doubts(row),
            diary=casefile.diary(row, staff_names=True),
            letters=casefile.letters(row),
            can_take=S.IN_REVIEW in MOVES[row.state],
            can_decide=S.APPROVED in MOVES[row.state],
            opening=forms.OpeningForm(),
            back=self.refused.get("back", forms.ReasonForm(auto_id="back_%s")),
            no=self.refused.get("no", forms.ReasonForm(auto_id="no_%s")),
            refusal=self.refused.get("refusal"),
            **kwargs,
        )


class Decision(CasePage):
    """A POST that takes the application one move on. A refusal shows the case again with its sentence."""

    http_method_names = ["post"]
    done = ""

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
        return render(self.request, self.template_name, self.get_context_data(), status=409)


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


class DecisionWithReason(Decision):
    """A decision whose reason the applicant reads; a missing one is said beside its field."""

    slot = ""

    def post(self, request, pk):
        form = forms.ReasonForm(request.POST, auto_id=f"{self.slot}_%s")
        application = self.application
        if form.is_valid():
            try:
                self.decide_because(application, form.cleaned_data["reason"])
            except DomainError as refusal:
                show_refusal(form, refusal)
                self.refused["refusal"] = refusal
            else:
                messages.success(request, self.done_words())
                return redirect("review:application", pk=pk)
        self.refused[self.slot] = form
        return self.again()

    def decide_because(self, application: Application, reason: str) -> None:
        raise NotImplementedError

    def again(self):
        status = 409 if "refusal" in self.refused else 200
        return render(self.request, self.template_name, self.get_context_data(), status=status)


class SendBack(DecisionWithReason):
    slot = "back"

    def decide_because(self, application, reason):
        onboarding.send_back(application=application, by=self.request.user, reason=reason)

    def done_words(self):
        return _("ส่งกลับให้แก้ไขแล้ว ผู้สมัครจะได้อ่านเหตุผลของคุณ")


class Reject(DecisionWithReason):
    slot = "no"

    def decide_because(self, application, reason):
        onboarding.reject(application=application, by=self.request.user, reason=reason)

    def done_words(self):
        return _("บันทึกว่าไม่อนุมัติแล้ว ผู้สมัครจะได้อ่านเหตุผลของคุณ")
