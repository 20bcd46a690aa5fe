"""The applicant's way at /apply/: one question a screen, saved one by one; a GET writes nothing."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView, View

from common import access
from common.files import services as files
from common.forms.refusals import RefusalMixin
from common.reasons import stored
from common.way_back import WayBack
from merchants import phone_changes
from merchants.access import OwnersDesk
from merchants.models import LegalForm, MerchantType
from merchants.onboarding import casefile, forms, paper_log, requirements, screens, standing
from merchants.onboarding import services as onboarding
from merchants.onboarding.access import ApplicantsPage
from merchants.onboarding.errors import PaperGone
from merchants.onboarding.models import RequirementKind
from merchants.onboarding.question_pages import QuestionPage
from merchants.onboarding.states import EDITABLE, WAITING
from merchants.onboarding.states import ApplicationState as S
from merchants.terms import services as terms

OPENED_HERSELF = gettext_lazy("เจ้าของเอกสารเปิดดูเอง")


class Start(ApplicantsPage, TemplateView):
    """Where it stands, what must be mended, and what happens next."""

    template_name = "onboarding/start.html"

    def get_context_data(self, **kwargs):
        row = self.application
        if row is None:
            return super().get_context_data(**kwargs)
        rows = standing.standings(row)
        way = screens.screens_of(row, rows)
        following = screens.next_screen(way)
        return super().get_context_data(
            application=row,
            badge=casefile.BADGES[row.state],
            screens=[{"screen": screen, "url": _question_url(screen)} for screen in way],
            to_mend=standing.to_mend(rows),
            done=screens.done_of(way),
            total=screens.total_of(way),
            next_url=_question_url(following) if following else reverse("apply:review"),
            review_url=reverse("apply:review"),
            papers=[
                {"screen": screen, "url": _question_url(screen)}
                for screen in way
                if row.state in WAITING and screen.is_paper and screen.rows[0].document
            ],
            entered_for=casefile.entered_for(row) if row.is_assisted else "",
            way=_way(row),
            diary=casefile.diary(row),
            **kwargs,
        )


def _question_url(screen: screens.Screen) -> str:
    return reverse("apply:question", args=[screen.key])


def _way(row) -> list[dict]:
    """Return the four stations of an application for components/steps.html."""
    passed = {S.DRAFT: 0, S.RETURNED: 0, S.SUBMITTED: 1, S.IN_REVIEW: 2, S.REJECTED: 3, S.APPROVED: 4}[row.state]
    stations = [
        (_("กรอกและส่งใบสมัคร"), row.submitted_at),
        (_("เจ้าหน้าที่รับเรื่อง"), None),
        (_("เจ้าหน้าที่ตรวจข้อมูลและเอกสาร"), None),
        (_("เปิดร้าน"), row.decided_at if row.state == S.APPROVED else None),
    ]
    return [
        {"label": label, "at": at, "note": "", "state": _pass(number, passed)}
        for number, (label, at) in enumerate(stations)
    ]


def _pass(number: int, passed: int) -> str:
    if number < passed:
        return "done"
    return "now" if number == passed else "todo"


class Begin(ApplicantsPage, WayBack, View):
    def page_url(self):
        return reverse("apply:start")

    def post(self, request):
        application = onboarding.start(by=request.user)
        following = screens.next_screen(screens.screens_of(application))
        return redirect(_question_url(following) if following else "apply:review")


class TakeOver(ApplicantsPage, WayBack, View):
    """What an officer filled in for her becomes hers."""

    def page_url(self):
        return reverse("apply:start")

    def post(self, request):
        onboarding.take_over(application=self.application_or_404(), by=request.user)
        messages.success(request, _("ใบสมัครนี้เป็นของคุณแล้ว จากนี้มีแต่คุณที่แก้ได้"))
        return redirect("apply:start")


class OwnApplicationOpen(ApplicantsPage):
    """Without an application, or while the officers have it, a page leads back to where things stand.

    A form sent in that moment is refused by the verb, with its sentence, so that what was typed is not lost silently.
    """

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and (self.application is None or self._only_looks_on(request)):
            return redirect("apply:start")
        return super().dispatch(request, *args, **kwargs)

    def _only_looks_on(self, request) -> bool:
        return request.method in ("GET", "HEAD") and self.application.state not in EDITABLE


class QuestionView(OwnApplicationOpen, QuestionPage):
    """One question of hers. A paper may still be replaced while the officers look."""

    def _only_looks_on(self, request) -> bool:
        return request.method in ("GET", "HEAD") and not self.may_change()

    def url_of(self, screen):
        return _question_url(screen)

    def open_url(self, document):
        return reverse("apply:document_open", args=[document.pk]) if document else ""

    @property
    def review_url(self):
        return reverse("apply:review") if self.application.state in EDITABLE else reverse("apply:start")

    @property
    def overview_url(self):
        return reverse("apply:start")


class OpenOwnPaper(ApplicantsPage, WayBack, View):
    """She looks at her own paper; that too is written down."""

    def page_url(self, pk):
        return reverse("apply:question", args=[self.own_document_or_404(pk).paper])

    def post(self, request, pk):
        document = self.own_document_or_404(pk)
        if document.file.deleted_at:
            raise PaperGone()
        return files.serve(document.file, by=request.user, purpose=stored(OPENED_HERSELF), subject=document)


class Review(OwnApplicationOpen, RefusalMixin, FormView):
    """All answers on one page, what is missing, consent, and the button."""

    template_name = "onboarding/review.html"
    form_class = forms.ConsentsForm

    def get_form_kwargs(self):
        rows = [row for row in self._standings() if row.item.kind == RequirementKind.CONSENT]
        return {**super().get_form_kwargs(), "rows": rows, "application": self.application_or_404()}

    def _standings(self):
        if not hasattr(self, "_rows"):
            self._rows = standing.standings(self.application_or_404())
        return self._rows

    def act(self, form):
        onboarding.submit(
            application=self.application_or_404(),
            by=self.request.user,
            agreed=form.agreed(),
            language=get_language() or "th",
        )
        messages.success(self.request, _("ส่งใบสมัครแล้ว เราจะแจ้งคุณเมื่อเจ้าหน้าที่ตรวจเสร็จ"))
        return redirect("apply:start")

    def get_context_data(self, **kwargs):
        rows = self._standings()
        way = screens.screens_of(self.application_or_404(), rows)
        asked = [screen for screen in way if not screen.is_optional or screen.is_done]
        return super().get_context_data(
            parts=[{"screen": screen, "url": f"{_question_url(screen)}?review"} for screen in asked],
            options=[
                {"screen": screen, "url": f"{_question_url(screen)}?review"} for screen in way if screen not in asked
            ],
            missing=[
                {"row": row, "url": f"{_question_url(screens.screen_of(way, row))}?review"}
                for row in [*standing.missing(rows), *standing.to_mend(rows)]
            ],
            doubts=standing.doubts(self.application_or_404(), rows),
            terms_version=terms.version_in_force(),
            back_url=reverse("apply:start"),
            **kwargs,
        )


class Checklist(access.Public, TemplateView):
    """What one needs, on paper, for a village meeting: by legal form and type, from the newest list. Writes nothing."""

    template_name = "onboarding/checklist.html"

    def get_context_data(self, **kwargs):
        asked = self.request.GET
        form = asked.get("form") if asked.get("form") in LegalForm.values else LegalForm.GROUP
        kind = asked.get("type") if asked.get("type") in MerchantType.values else MerchantType.COMMUNITY
        items = [item for item in requirements.newest_items() if item.asked_of(legal_form=form, type=kind)]
        shown = [item for item in items if item.kind != RequirementKind.CONSENT]
        return super().get_context_data(
            legal_form=LegalForm(form),
            type=MerchantType(kind),
            legal_forms=LegalForm.choices,
            types=MerchantType.choices,
            needed=[item for item in shown if item.mandatory],
            good=[item for item in shown if not item.mandatory],
            **kwargs,
        )


class PapersLog(OwnersDesk, TemplateView):
    """The merchant's papers, who opened them when and for what, and how long they are kept."""

    template_name = "onboarding/papers_log.html"

    def get_context_data(self, **kwargs):
        application = casefile.of_merchant(self.merchant)
        papers = paper_log.of_application(application, reader=self.request.user) if application else []
        changes = phone_changes.lines(self.merchant)
        return super().get_context_data(application=application, papers=papers, phone_changes=changes, **kwargs)
