"""Papers of a case in the officers' browser: looked at page by page, and covered. All of it answers a POST only.

Who opened what when stands in the log that the applicant and the merchant read.
"""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from common.errors import DomainError
from common.files import services as files
from common.forms.refusals import show_refusal
from common.way_back import WayBack
from merchants.access import OfficeDesk
from merchants.onboarding import casefile, forms, viewing
from merchants.onboarding import services as onboarding
from merchants.onboarding.cover_forms import CoverForm
from merchants.onboarding.errors import OwnPaper, PaperGone
from merchants.onboarding.models import Application
from merchants.onboarding.requirements import label_of


class PaperOfCase(WayBack, OfficeDesk, TemplateView):
    """A paper of an application in her provinces. ``self.application`` and ``self.document`` are set."""

    def page_url(self, pk, document):
        application = self.scoped_or_404(Application, pk=pk)
        casefile.document_or_404(application, document)
        return reverse("review:application", args=[pk])

    def post(self, request, pk, document):
        self.application = self.scoped_or_404(Application, pk=pk)
        self.document = casefile.document_or_404(self.application, document)
        if self.document.file.deleted_at:
            raise PaperGone()
        return self.answer()

    def answer(self):
        raise NotImplementedError

    def page(self, *, purpose: str, words: str, status: int = 200, **context):
        """Answer with one page of the paper as a picture. Opening it is written down, once for all pages."""
        asked = self.request.POST
        sheet = viewing.sheet(self.document, viewing.page_number(asked.get("page")))
        opening = viewing.opened(
            self.document, by=self.request.user, purpose=purpose, words=words, note=asked.get("opening", "")
        )
        context = {
            "application": self.application,
            "document": self.document,
            "label": label_of(self.application, self.document.paper),
            "sheet": sheet,
            "opening": opening,
            "purpose": purpose,
            **context,
        }
        response = self.render_to_response(self.get_context_data(**context), status=status)
        response["Cache-Control"] = "private, no-store"
        return response


class OpenPaper(PaperOfCase):
    """A paper, opened with a purpose: a picture as it is, a PDF page by page."""

    template_name = "onboarding/paper_view.html"

    def answer(self):
        form = forms.OpeningForm(self.request.POST)
        if not form.is_valid():
            messages.error(self.request, form.errors["purpose"][0])
            return redirect("review:application", pk=self.application.pk)
        purpose, words = form.cleaned_data["purpose"], form.words
        if self.document.file.is_pdf:
            return self.page(purpose=purpose, words=words)
        return files.serve(self.document.file, by=self.request.user, purpose=words, subject=self.document, code=purpose)


class CoverPage(PaperOfCase):
    """The picture of one page with the means to choose what is covered."""

    template_name = "onboarding/cover.html"

    def answer(self):
        return self.page_to_cover(CoverForm())

    def page_to_cover(self, form: CoverForm, *, status: int = 200):
        if self.application.applicant_id == self.request.user.pk:
            raise OwnPaper()
        chosen = self.request.POST.getlist("area") if form.is_bound else []
        words = str(viewing.TO_COVER)
        return self.page(purpose=viewing.COVERING, words=words, status=status, form=form, chosen=chosen)

    def get_context_data(self, *, chosen: list[str], **kwargs):
        return super().get_context_data(boxes=viewing.boxes(kwargs["sheet"], chosen), **kwargs)


class Cover(CoverPage):
    """The act. A refusal shows the newest picture again, with what was chosen."""

    def answer(self):
        form = CoverForm(self.request.POST)
        if not form.is_valid():
            return self.page_to_cover(form)
        try:
            onboarding.cover_document(
                document=self.document,
                by=self.request.user,
                areas=form.areas(),
                seen=form.cleaned_data["seen"],
                why=form.cleaned_data["why"],
            )
        except DomainError as refusal:
            show_refusal(form, refusal)
            self.document.file.refresh_from_db()
            return self.page_to_cover(form, status=409)
        messages.success(self.request, _("ปิดทับแล้ว ระบบเก็บเฉพาะฉบับที่ปิดทับ และบันทึกชื่อคุณให้เจ้าของเอกสารเห็น"))
        return redirect("review:application", pk=self.application.pk)
