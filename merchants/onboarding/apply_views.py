"""The applicant's way at /apply/: six steps, saved one by one; a GET writes nothing."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView, View

from common.files import services as files
from common.forms.address import address_initial
from common.forms.refusals import RefusalMixin
from merchants.access import OwnersDesk
from merchants.onboarding import casefile, forms, paper_log, steps
from merchants.onboarding import services as onboarding
from merchants.onboarding.access import ApplicantsPage
from merchants.onboarding.errors import PaperGone
from merchants.onboarding.papers import papers_for
from merchants.onboarding.states import ApplicationState as S
from merchants.onboarding.summary import summary


class Start(ApplicantsPage, TemplateView):
    """Where it stands, why it came back, and what happens next."""

    template_name = "onboarding/start.html"

    def get_context_data(self, **kwargs):
        row = self.application
        if row is None:
            return super().get_context_data(**kwargs)
        standing = steps.steps_of(row)
        return super().get_context_data(
            application=row,
            badge=casefile.BADGES[row.state],
            steps=standing,
            done=sum(step.done for step in standing),
            total=len(steps.KEYS),
            last={"number": len(steps.KEYS), "title": steps.TITLES["review"], "url": reverse("apply:review")},
            next_url=reverse(f"apply:{steps.next_step(row)}"),
            way=_way(row),
            diary=casefile.diary(row),
            **kwargs,
        )


def _way(row) -> list[dict]:
    """Return the four stations of an application for components/steps.html."""
    passed = {S.DRAFT: 0, S.RETURNED: 0, S.SUBMITTED: 1, S.IN_REVIEW: 2, S.REJECTED: 3, S.APPROVED: 4}[row.state]
    stations = [
        (_("กรอกและส่งใบสมัคร"), row.submitted_at),
        (_("รอเจ้าหน้าที่รับเรื่อง"), None),
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


class Begin(ApplicantsPage, View):
    http_method_names = ["post"]

    def post(self, request):
        application = onboarding.start(by=request.user)
        return redirect(f"apply:{steps.next_step(application)}")


class StepPage(ApplicantsPage, RefusalMixin, FormView):
    """One step. Without an application, or while the officers have it, it leads back to where things stand.

    A form sent in that moment is refused by the verb, with its sentence, so that what was typed is not lost silently.
    """

    step: str
    template_name = "onboarding/step.html"

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and (self.application is None or self._only_looks_on(request)):
            return redirect("apply:start")
        return super().dispatch(request, *args, **kwargs)

    def _only_looks_on(self, request) -> bool:
        return request.method in ("GET", "HEAD") and self.editable_or_none() is None

    def act(self, form):
        before = steps.doubts(self.application_or_404())
        self._application = onboarding.save_step(
            application=self.application, by=self.request.user, step=self.step, facts=form.facts()
        )
        for sentence in steps.doubts(self._application):
            if sentence not in before:
                messages.warning(self.request, sentence)

    def get_success_url(self):
        if "review" in self.request.GET:
            return reverse("apply:review")
        return reverse(f"apply:{steps.after(self.step)}")

    def get_context_data(self, **kwargs):
        number = steps.KEYS.index(self.step)
        return super().get_context_data(
            application=self.application_or_404(),
            step=self.step,
            title=steps.TITLES[self.step],
            number=number + 1,
            total=len(steps.KEYS),
            back_url=reverse(f"apply:{steps.KEYS[number - 1]}") if number else reverse("apply:start"),
            **kwargs,
        )

    def get_initial(self):
        row = self.application_or_404()
        return {name: getattr(row, name) for name in steps.COLUMNS[self.step]}


class Business(StepPage):
    step = "business"
    form_class = forms.BusinessForm


class Address(StepPage):
    step = "address"
    form_class = forms.PlaceForm

    def get_initial(self):
        return address_initial(self.application_or_404())


class Contact(StepPage):
    step = "contact"
    form_class = forms.ContactForm

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "legal_form": self.application_or_404().legal_form}

    def get_initial(self):
        found = super().get_initial()
        user = self.request.user
        return {
            **found,
            "contact_name": found["contact_name"] or user.get_full_name(),
            "phone": found["phone"] or user.phone or "",
        }


class Income(StepPage):
    step = "income"
    form_class = forms.IncomeForm


class Papers(StepPage):
    """The list of papers; each has its own page with a camera."""

    step = "papers"
    form_class = forms.PaperForm
    http_method_names = ["get", "head"]
    template_name = "onboarding/papers.html"

    def get_initial(self):
        return {}

    def get_context_data(self, **kwargs):
        row = self.application_or_404()
        waits = {step.key for step in steps.missing_steps(row)}
        forward = reverse("apply:income" if "income" in waits else "apply:review")
        return super().get_context_data(papers=casefile.papers(row), next_url=forward, **kwargs)


class PaperPage(StepPage):
    """One paper: what must be seen on it, and the camera."""

    step = "papers"
    form_class = forms.PaperForm
    template_name = "onboarding/paper.html"

    def get_initial(self):
        return {}

    def paper_or_404(self):
        row = self.application_or_404()
        for paper in papers_for(legal_form=row.legal_form, type=row.type):
            if paper.key == self.kwargs["paper"]:
                return paper
        raise Http404

    def act(self, form):
        paper = self.paper_or_404()
        onboarding.add_document(
            application=self.application, by=self.request.user, paper=paper.key, document=form.cleaned_data["file"]
        )
        messages.success(self.request, _("ได้รับ %(paper)s แล้ว") % {"paper": paper.label})

    def get_success_url(self):
        return reverse("apply:papers")

    def get_context_data(self, **kwargs):
        paper = self.paper_or_404()
        current = next(row for row in casefile.papers(self.application) if row["paper"] == paper)
        context = super().get_context_data(paper=paper, document=current["document"], **kwargs)
        return {**context, "back_url": reverse("apply:papers")}


class OpenOwnPaper(ApplicantsPage, View):
    """She looks at her own paper; that too is written down."""

    http_method_names = ["post"]

    def post(self, request, pk):
        document = self.own_document_or_404(pk)
        if document.file.deleted_at:
            raise PaperGone()
        return files.serve(document.file, by=request.user, purpose=_("เจ้าของเอกสารเปิดดูเอง"), subject=document)


class Review(StepPage):
    """All answers on one page, what is missing, consent, and the button."""

    step = "review"
    form_class = forms.ConsentForm
    template_name = "onboarding/review.html"

    def get_initial(self):
        return {}

    def act(self, form):
        onboarding.submit(
            application=self.application_or_404(), by=self.request.user, terms_version=settings.TERMS_VERSION
        )
        messages.success(self.request, _("ส่งใบสมัครแล้ว เราจะแจ้งคุณเมื่อเจ้าหน้าที่ตรวจเสร็จ"))

    def get_success_url(self):
        return reverse("apply:start")

    def get_context_data(self, **kwargs):
        row = self.application_or_404()
        return super().get_context_data(
            summary=summary(row, editable=True),
            papers=casefile.papers(row),
            missing=steps.missing_steps(row),
            doubts=steps.doubts(row),
            terms_version=settings.TERMS_VERSION,
            **kwargs,
        )


class PapersLog(OwnersDesk, TemplateView):
    """The merchant's papers, who opened them when and for what, and how long they are kept."""

    template_name = "onboarding/papers_log.html"

    def get_context_data(self, **kwargs):
        application = casefile.of_merchant(self.merchant)
        papers = paper_log.of_application(application, reader=self.request.user) if application else []
        return super().get_context_data(application=application, papers=papers, **kwargs)
