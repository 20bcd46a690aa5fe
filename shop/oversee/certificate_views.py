"""The officers' certificates: the list by province with export and reminder, and one certificate with its decisions."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from common import clock, lists, tables
from common.errors import DomainError
from common.forms.refusals import show_refusal
from common.next_page import local_path
from common.thai.names import after_shop_word
from common.way_back import WayBack
from merchants.access import OfficeDesk
from merchants.certificates import kinds, words
from merchants.certificates import services as certificates
from merchants.certificates.errors import PaperGone
from merchants.certificates.models import Certificate
from merchants.onboarding import viewing
from shop.catalogue import services as catalogue
from shop.catalogue.models import CertificateCover
from shop.oversee import certificate_list, certificate_rows
from shop.oversee.certificate_forms import OpeningForm, VerifyForm, WhyForm
from shop.oversee.certificate_list import Wish


class CertificateList(OfficeDesk):
    """What was asked of the certificates of her provinces: ``self.wish``, ``self.found``."""

    @cached_property
    def kinds(self) -> dict[str, str]:
        return {kind.key: str(kind) for kind in kinds.every()}

    @cached_property
    def wish(self) -> Wish:
        return Wish.of(self.request.GET, kind=self.kinds)

    @cached_property
    def found(self):
        return certificate_list.find(self.scoped(Certificate), self.wish)


class CertificatesView(CertificateList, TemplateView):
    """What waits longest, what ends soonest: by shelf, province and kind."""

    template_name = "oversee/certificates.html"

    def get_context_data(self, **kwargs):
        wish = self.wish
        page = Paginator(self.found, certificate_list.PAGE).get_page(self.request.GET.get("page"))
        shelves, by_province = certificate_list.counts(self.scoped(Certificate), wish)
        query = wish.query_string()
        return super().get_context_data(
            wish=wish,
            kinds=self.kinds.items(),
            page_obj=page,
            rows=[certificate_rows.row_of(row) for row in page],
            shelves=lists.shelf_chips(
                wish, {key: label for key, (label, _rows) in certificate_list.SHELVES.items()}, shelves
            ),
            provinces=lists.province_chips(wish, self.officer.province_codes, by_province),
            query=wish.further,
            exports=f"?{query}" if query else "",
            back=f"{reverse('oversee:certificates')}?{query}",
            **kwargs,
        )


class ExportView(CertificateList, View):
    """The same list as a file; the address says of which ``kind``."""

    kind = ""
    http_method_names = ["get", "head"]

    def get(self, request):
        answer = {"csv": tables.csv_answer, "xlsx": tables.xlsx_answer}[self.kind]
        rows = (certificate_rows.cells_of(row) for row in certificate_rows.with_names(self.found))
        return answer(f"certificates-{clock.today():%Y-%m-%d}", certificate_rows.head(), rows)


class OneCertificate(OfficeDesk):
    """A page of one certificate of her provinces that was sent; a draft is the merchant's own affair."""

    @cached_property
    def certificate(self) -> Certificate:
        rows = self.scoped(Certificate).of_the_register()
        rows = rows.select_related("kind", "merchant", "file", "submitted_by", "verified_by", "renews__kind")
        return get_object_or_404(rows, pk=self.kwargs["pk"])


class CertificateView(OneCertificate, TemplateView):
    """One certificate whole: facts, paper, look-up, covered products, decisions, diary, letters."""

    template_name = "oversee/certificate.html"

    def get_context_data(self, **kwargs):
        forms = {"opening": OpeningForm(), "verifying": VerifyForm(), "why": WhyForm(), "open_act": ""}
        shown = certificate_rows.page_of(self.certificate, reader=self.request.user)
        return super().get_context_data(**{**forms, **shown, **kwargs})


class CertificateAct(WayBack, CertificateView):
    """A decision, posted from its page. A refusal shows the page again with its sentence and what was typed."""

    form_name = "why"

    def page_url(self, pk):
        return reverse("oversee:certificate", args=[self.certificate.pk])

    def post(self, request, pk):
        form = self.form()
        if form is not None and not form.is_valid():
            return self.again(form)
        try:
            self.act(form)
        except DomainError as refusal:
            if form is None:
                return self.again(None, refusal)
            show_refusal(form, refusal)
            return self.again(form, None if refusal.field else refusal)
        return redirect(self.page_url(pk))

    def form(self):
        return None

    def act(self, form) -> None:
        raise NotImplementedError

    def again(self, form, refusal: DomainError | None = None):
        self.__dict__.pop("certificate", None)  # read anew: it is as the other person left it
        shown = {self.form_name: form} if form is not None else {}
        return self.render_to_response(self.get_context_data(refusal=refusal, **shown))


class Verify(CertificateAct):
    """It is what its paper says."""

    form_name = "verifying"

    def form(self):
        return VerifyForm(self.request.POST)

    def act(self, form):
        looked_up = form.cleaned_data["looked_up"]
        certificates.verify(certificate=self.certificate, by=self.request.user, looked_up=looked_up)
        messages.success(self.request, _("ผ่านแล้ว ป้ายขึ้นบนสินค้าที่ใบครอบคลุมทันที และแจ้งร้านแล้ว"))


class Turn(CertificateAct):
    """Rejected, suspended or withdrawn, each with a reason: the address says which ``verb``."""

    verb = ""

    def form(self):
        return WhyForm(self.request.POST)

    def act(self, form):
        verbs = {"reject": certificates.reject, "suspend": certificates.suspend, "withdraw": certificates.withdraw}
        verbs[self.verb](certificate=self.certificate, by=self.request.user, reason=form.cleaned_data["reason"])
        said = {
            "reject": _("แจ้งร้านให้แก้แล้ว"),
            "suspend": _("ระงับแล้ว ป้ายหายทันที และแจ้งร้านแล้ว"),
            "withdraw": _("เลิกใช้ใบนี้แล้ว ป้ายหายทันที และแจ้งร้านแล้ว"),
        }
        messages.success(self.request, said[self.verb])

    def again(self, form, refusal=None):
        self.extra_context = {"open_act": self.verb}
        return super().again(form, refusal)


class Restore(CertificateAct):
    """A suspended one counts again."""

    def act(self, form):
        certificates.restore(certificate=self.certificate, by=self.request.user)
        messages.success(self.request, _("ใช้ได้อีกครั้งแล้ว ป้ายกลับมาทันที และแจ้งร้านแล้ว"))


class ConfirmName(CertificateAct):
    """A product's new name stands on the paper as well."""

    def page_url(self, pk, cover=None):
        return super().page_url(pk)

    def post(self, request, pk, cover):
        self.cover = self.scoped_or_404(CertificateCover, certificate=self.certificate, pk=cover)
        return super().post(request, pk)

    def act(self, form):
        catalogue.confirm_name(cover=self.cover, by=self.request.user)
        messages.success(self.request, _("ยืนยันชื่อใหม่แล้ว ป้ายกลับมาบนสินค้านี้"))


class Remind(WayBack, OneCertificate, View):
    """One tap: the owners are reminded, once a day. Leads back to the list she came from."""

    def page_url(self, pk):
        return reverse("oversee:certificate", args=[self.certificate.pk])

    def post(self, request, pk):
        row = self.certificate
        try:
            certificates.remind(certificate=row, by=request.user)
        except DomainError as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, _("เตือนร้าน %(name)s แล้ว") % {"name": after_shop_word(row.merchant.name)})
        return redirect(local_path(request.POST.get("next", "")) or self.page_url(pk))


class OpenPaper(WayBack, OneCertificate, TemplateView):
    """The paper, page by page as pictures, opened with a purpose that is written down once."""

    template_name = "oversee/certificate_paper.html"

    def page_url(self, pk):
        return reverse("oversee:certificate", args=[self.certificate.pk])

    def post(self, request, pk):
        row, form = self.certificate, OpeningForm(request.POST)
        if row.file is None:
            raise Http404
        if row.file.deleted_at:
            raise PaperGone()
        if not form.is_valid():
            messages.error(request, form.errors["purpose"][0])
            return redirect(self.page_url(pk))
        purpose, note = form.cleaned_data["purpose"], request.POST.get("opening", "")
        sheet = viewing.sheet(row, viewing.page_number(request.POST.get("page")))
        opening = viewing.opened(row, by=request.user, purpose=purpose, words=form.words, note=note)
        context = self.get_context_data(
            certificate=row, badge=words.badge(row), sheet=sheet, opening=opening, purpose=purpose
        )
        response = self.render_to_response(context)
        response["Cache-Control"] = "private, no-store"
        return response
