"""An officer fills in an application for somebody: begun in the village, even without signal, finished in the office."""

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView

from common import access
from common.forms.refusals import RefusalMixin
from merchants.access import OfficeDesk
from merchants.onboarding import assist_forms, casefile, errors, forms, screens, standing
from merchants.onboarding import services as onboarding
from merchants.onboarding.models import Application, RequirementKind
from merchants.onboarding.question_pages import QuestionPage
from merchants.onboarding.services.assisting import consent_of
from merchants.onboarding.states import EDITABLE

# what the phone keeps so that the page opens without signal: no page with a person in it
KEPT = [
    "css/tokens.css",
    "css/base.css",
    "css/layout.css",
    "css/frames.css",
    "css/components/controls.css",
    "css/components/words.css",
    "css/components/goods.css",
    "css/components/work.css",
    "css/components/onboarding.css",
    "js/assist.js",
    "img/logo.svg",
    "img/icons.svg",
]


class New(OfficeDesk, RefusalMixin, FormView):
    """Begin one. A phone that was without signal sends what it kept here too, and is answered in JSON."""

    template_name = "onboarding/assist_new.html"
    form_class = assist_forms.AssistForm

    def act(self, form):
        typed = form.cleaned_data
        application = onboarding.begin_assisted(
            by=self.request.user,
            phone=typed["phone"],
            first_name=typed["first_name"],
            how=typed["how"],
            language=typed["language"],
            client_key=typed["key"],
        )
        self._fill(application, form)
        url = reverse("assist:overview", args=[application.pk])
        return JsonResponse({"url": url}) if self._asks_json() else redirect(url)

    def _fill(self, application: Application, form) -> None:
        """Write what was typed, once: a draft that is sent again changes nothing that was filled in since."""
        if application.answers.exists():
            return
        values = form.values()
        kind = {key: values.pop(key) for key in ("kind",) if key in values}
        fresh = onboarding.answer(application=application, by=self.request.user, values=kind)
        onboarding.answer(application=fresh, by=self.request.user, values=values)
        if "place" not in values:
            messages.warning(self.request, _("ยังไม่ได้เลือกตำบลที่ตั้งร้าน เลือกจากรายการในข้อ “ร้านอยู่ที่ไหน”"))

    def _asks_json(self) -> bool:
        return self.request.headers.get("Accept") == "application/json"

    def form_invalid(self, form):
        if self._asks_json():
            return JsonResponse({"errors": {name: errors[0] for name, errors in form.errors.items()}}, status=422)
        return super().form_invalid(form)

    def get_context_data(self, **kwargs):
        return super().get_context_data(owner=self.request.user.pk, **kwargs)


class OfflinePage(OfficeDesk, TemplateView):
    """The same form without anybody in it, for the phone to keep."""

    template_name = "onboarding/assist_offline.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(form=assist_forms.AssistForm(), **kwargs)


@access.declare(access.PUBLIC)
def service_worker(request):
    """The script that opens the form without signal. It knows addresses, nobody's data."""
    kept = [reverse("assist:offline"), *(static(path) for path in KEPT)]
    context = {"kept": kept, "page": reverse("assist:new"), "offline": reverse("assist:offline")}
    answer = render(request, "onboarding/assist_sw.js", context, content_type="text/javascript")
    answer["Cache-Control"] = "no-cache"
    return answer


class AssistedPage(OfficeDesk):
    """A page of an application that an officer fills in; once the person has taken it over it is no page any more, and
    whoever began it reads why."""

    _application: Application | None = None

    def application_or_404(self) -> Application:
        if self._application is None:
            rows = self.scoped(Application).select_related("requirement_list", "applicant", "started_by", "reviewer")
            self._application = rows.filter(pk=self.kwargs["pk"]).first()
        if self._application is None or not self._application.is_assisted:
            hers_now = casefile.was_taken_over(self.kwargs["pk"], from_=self.request.user)
            raise errors.TakenOver() if hers_now else Http404
        return self._application

    def question_url(self, screen: screens.Screen) -> str:
        return reverse("assist:question", args=[self.kwargs["pk"], screen.key])

    def overview(self) -> str:
        return reverse("assist:overview", args=[self.kwargs["pk"]])


class Overview(AssistedPage, TemplateView):
    """What is filled in and what is missing, whose it is and how she agreed."""

    template_name = "onboarding/assist_overview.html"

    def get_context_data(self, **kwargs):
        row = self.application_or_404()
        way = screens.screens_of(row)
        following = screens.next_screen(way)
        return super().get_context_data(
            application=row,
            badge=casefile.BADGES[row.state],
            screens=[{"screen": screen, "url": self.question_url(screen)} for screen in way],
            done=screens.done_of(way),
            total=screens.total_of(way),
            send_url=reverse("assist:send", args=[row.pk]),
            next_url=self.question_url(following) if following else reverse("assist:send", args=[row.pk]),
            editable=row.state in EDITABLE,
            consent=consent_of(row),
            diary=casefile.diary(row, staff_names=True),
            **kwargs,
        )


class QuestionView(AssistedPage, QuestionPage):
    """One question, typed by an officer for the person."""

    template_name = "onboarding/assist_question.html"

    def url_of(self, screen):
        return self.question_url(screen)

    def open_url(self, document):
        return reverse("review:open_paper", args=[self.kwargs["pk"], document.pk]) if document else ""

    @property
    def review_url(self):
        return reverse("assist:send", args=[self.kwargs["pk"]])

    @property
    def overview_url(self):
        return self.overview()

    def get(self, request, *args, **kwargs):
        if not self.may_change():
            return redirect(self.overview_url)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(for_whom=self.application_or_404().applicant.greeting, **kwargs)


class RecordConsent(AssistedPage, RefusalMixin, FormView):
    """How the person agreed, with a picture of the signed paper where there is one."""

    template_name = "onboarding/assist_consent.html"
    form_class = assist_forms.ConsentForm

    def act(self, form):
        typed = form.cleaned_data
        onboarding.record_consent(
            application=self.application_or_404(),
            by=self.request.user,
            how=typed["how"],
            language=typed["language"],
            document=typed["file"],
        )
        messages.success(self.request, _("บันทึกความยินยอมแล้ว"))
        return redirect(self.overview())

    def get_context_data(self, **kwargs):
        row = self.application_or_404()
        return super().get_context_data(application=row, consent=consent_of(row), **kwargs)


class Send(AssistedPage, RefusalMixin, FormView):
    """Everything on one page, and the button that sends it for the person."""

    template_name = "onboarding/assist_send.html"
    form_class = forms.ConsentsForm

    def rows(self):
        if not hasattr(self, "_rows"):
            self._rows = standing.standings(self.application_or_404())
        return self._rows

    def get_form_kwargs(self):
        rows = [row for row in self.rows() if row.item.kind == RequirementKind.CONSENT]
        return {**super().get_form_kwargs(), "rows": rows, "application": self.application_or_404()}

    def act(self, form):
        onboarding.submit(
            application=self.application_or_404(),
            by=self.request.user,
            agreed=form.agreed(),
            language=get_language() or "th",
        )
        messages.success(self.request, _("ส่งใบสมัครแทนแล้ว เจ้าหน้าที่คนอื่นจะเป็นผู้ตรวจ เพราะคุณเป็นผู้กรอก"))
        return redirect("review:application", pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        row, rows = self.application_or_404(), self.rows()
        way = screens.screens_of(row, rows)
        return super().get_context_data(
            application=row,
            parts=[
                {"screen": screen, "url": f"{self.question_url(screen)}?review"}
                for screen in way
                if not screen.is_optional or screen.is_done
            ],
            missing=[
                {"row": each, "url": f"{self.question_url(screens.screen_of(way, each))}?review"}
                for each in [*standing.missing(rows), *standing.to_mend(rows)]
            ],
            doubts=standing.doubts(row, rows),
            consent=consent_of(row),
            **kwargs,
        )
