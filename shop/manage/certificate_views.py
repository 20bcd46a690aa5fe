"""The merchant's certificates at the desk: the list, a new one step by step, one of them whole."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View

from common.errors import DomainError
from common.files import services as files
from common.forms.refusals import RefusalMixin
from common.reasons import stored
from common.way_back import WayBack
from merchants.access import MerchantDesk
from merchants.certificates import kinds, words
from merchants.certificates import services as certificates
from merchants.certificates.errors import PaperGone
from merchants.certificates.models import Certificate
from merchants.certificates.states import CertificateState
from shop.catalogue import services as catalogue
from shop.catalogue.models import Product
from shop.manage.certificate_forms import CertificateForm, PaperForm
from shop.manage.certificate_rows import parts_of, row_of

OPENED_HERSELF = gettext_lazy("ร้านเปิดดูเอง")
S = CertificateState


class CertificatesView(MerchantDesk, TemplateView):
    """All she has: what counts now, what is on its way, what is over."""

    template_name = "manage/certificates.html"

    def get_context_data(self, **kwargs):
        rows = self.owned(Certificate).select_related("kind").prefetch_related("covers", "renewals")
        return super().get_context_data(parts=parts_of(rows.order_by("-begun_at", "-pk")), **kwargs)


class KindsView(MerchantDesk, TemplateView):
    """Which paper is it? One press chooses."""

    template_name = "manage/certificate_kinds.html"
    menu_entry = "manage:certificates"

    def get_context_data(self, **kwargs):
        return super().get_context_data(kinds=kinds.taken_now(), **kwargs)


class FactsView(MerchantDesk, RefusalMixin, FormView):
    """What stands on the paper: number, dates, products."""

    template_name = "manage/certificate_facts.html"
    form_class = CertificateForm
    menu_entry = "manage:certificates"
    certificate: Certificate | None = None

    @cached_property
    def kind(self):
        return get_object_or_404(kinds.taken_now(), key=self.kwargs["key"])

    def get_form_kwargs(self):
        products = self.owned(Product).order_by("name", "pk")
        return {**super().get_form_kwargs(), "kind": self.kind, "products": products}

    def act(self, form):
        row = catalogue.begin_certificate(merchant=self.merchant, kind=self.kind, by=self.request.user, **form.facts())
        return redirect("manage:certificate", row.pk)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(kind=self.kind, certificate=self.certificate, **kwargs)
        products = context["form"].fields.get("products")
        return {**context, "no_products": products is not None and not products.queryset.exists()}


class OneCertificate(MerchantDesk):
    """A page of one certificate of hers."""

    menu_entry = "manage:certificates"

    @cached_property
    def certificate(self) -> Certificate:
        rows = self.owned(Certificate).select_related("kind", "file", "merchant", "renews")
        return get_object_or_404(rows, pk=self.kwargs["pk"])


class ChangeFactsView(OneCertificate, FactsView):
    """The same for a draft that stands."""

    @property
    def kind(self):
        return self.certificate.kind

    def get(self, request, *args, **kwargs):
        if self.certificate.state != S.DRAFT:
            return redirect("manage:certificate", self.certificate.pk)
        return super().get(request, *args, **kwargs)

    def get_initial(self):
        row = self.certificate
        chosen = row.covers.values_list("product_id", flat=True)
        names = ("number", "issued_on", "expires_on", "issuer")
        return {**{name: getattr(row, name) for name in names}, "products": list(chosen)}

    def act(self, form):
        catalogue.change_certificate(certificate=self.certificate, by=self.request.user, **form.facts())
        return redirect("manage:certificate", self.certificate.pk)


class CertificateView(OneCertificate, TemplateView):
    """One certificate: a draft waits for its photograph, another tells how it stands."""

    template_name = "manage/certificate.html"

    def get_context_data(self, **kwargs):
        row = self.certificate
        kwargs.setdefault("form", PaperForm(has_paper=row.file_id is not None))
        return super().get_context_data(
            **row_of(row), diary=words.diary(row) if row.submitted_at else [], doubt=kinds.doubt_of(row), **kwargs
        )


class CertificateAct(WayBack, CertificateView):
    """Something done to it by a form of its page. A refusal without a form of its own leads back with its sentence."""

    def page_url(self, pk):
        return reverse("manage:certificate", args=[self.certificate.pk])

    def post(self, request, pk):
        try:
            return self.act() or redirect(self.page_url(pk))
        except DomainError as refusal:
            messages.error(request, refusal.message)
            return redirect(self.page_url(pk))

    def act(self):
        raise NotImplementedError


class SendView(CertificateAct):
    """The photograph comes, and the certificate goes to the officers."""

    def post(self, request, pk):
        form = PaperForm(request.POST, request.FILES, has_paper=self.certificate.file_id is not None)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        self.document = form.cleaned_data["file"]
        return super().post(request, pk)

    def act(self):
        catalogue.send_certificate(certificate=self.certificate, by=self.request.user, document=self.document)
        messages.success(self.request, _("ส่งแล้ว เจ้าหน้าที่จะตรวจกับเอกสาร แล้วแจ้งผลให้ทราบ ป้ายจะขึ้นเองเมื่อผ่าน"))


class RenewView(CertificateAct):
    """A new paper took the place of the old one, or the mistake is mended: a draft that knows what stays the same."""

    def act(self):
        draft = catalogue.renew_certificate(certificate=self.certificate, by=self.request.user)
        return redirect("manage:certificate_facts" if draft.state == S.DRAFT else "manage:certificate", draft.pk)


class GiveUpView(CertificateAct):
    """She uses it no more."""

    def act(self):
        certificates.give_up(certificate=self.certificate, by=self.request.user)
        messages.success(self.request, _("เลิกใช้ใบนี้แล้ว ป้ายที่มาจากใบนี้หายทันที"))
        return redirect("manage:certificates")


class OwnPaperView(WayBack, OneCertificate, View):
    """She looks at her own paper; that too is written down."""

    def page_url(self, pk):
        return reverse("manage:certificate", args=[self.certificate.pk])

    def post(self, request, pk):
        row = self.certificate
        if row.file is None or row.file.deleted_at:
            raise PaperGone()
        return files.serve(row.file, by=request.user, purpose=stored(OPENED_HERSELF), subject=row)
