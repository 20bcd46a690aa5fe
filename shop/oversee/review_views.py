"""The officers' reviews: those that a merchant reported, and what becomes of each."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View

from common.errors import DomainError
from common.files import services as files
from common.files.errors import FileGone
from common.forms.fields import LongTextField
from common.forms.refusals import refusals_shown_on
from common.way_back import WayBack
from merchants.access import OfficeDesk
from shop.aftercare.fairness import is_her_own
from shop.aftercare.models import Review
from shop.aftercare.services import reviews
from shop.aftercare.states import ReviewState

PER_PAGE = 30


class HideForm(forms.Form):
    reason = LongTextField(
        label=_("เหตุผลที่ซ่อน ผู้เขียนอ่านได้"),
        max_length=300,
        help_text=_("ซ่อนเฉพาะคำหยาบ ข้อมูลของคนอื่น โฆษณา หรือไม่ใช่สินค้านี้ ความเห็นที่ไม่ดีต่อร้านไม่ใช่เหตุผล"),
        error_messages={"required": _("เขียนเหตุผลให้ผู้เขียนเข้าใจ")},
    )


class ReviewsView(OfficeDesk, TemplateView):
    """Reported reviews, the oldest report first; or all, newest first."""

    template_name = "oversee/reviews.html"

    def get_context_data(self, **kwargs):
        every = self.request.GET.get("state") == "all"
        rows = self.scoped(Review).select_related("product__merchant").prefetch_related("reports")
        rows = rows.order_by("-written_at", "-pk") if every else rows.reported().order_by("reported_at", "pk")
        page = Paginator(rows, PER_PAGE).get_page(self.request.GET.get("page"))
        query = "&state=all" if every else ""
        return super().get_context_data(**kwargs, page_obj=page, every=every, query=query)


class ReviewView(OfficeDesk, TemplateView):
    template_name = "oversee/review.html"

    @cached_property
    def review(self) -> Review:
        rows = self.scoped(Review).select_related("product__merchant", "order__checkout", "judged_by")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def get_context_data(self, *, form=None, **kwargs):
        row, own = self.review, is_her_own(self.review.order, self.request.user)
        return super().get_context_data(
            **kwargs,
            review=row,
            own=own,
            kept_photos=[photo["kept"] for photo in row.photos if "kept" in photo],
            can_hide=row.state == ReviewState.SHOWN and not own,
            can_show=not own and (row.state == ReviewState.HIDDEN or bool(row.reported_at and not row.judged_at)),
            form=form or HideForm(),
        )


class Hide(WayBack, ReviewView):
    def page_url(self, pk):
        return reverse("oversee:review", args=[self.review.pk])

    def post(self, request, pk):
        row, form = self.review, HideForm(request.POST)
        if form.is_valid():
            with refusals_shown_on(form):
                reviews.hide(review=row, by=request.user, reason=form.cleaned_data["reason"])
                messages.success(request, gettext("ซ่อนแล้ว และบอกเหตุผลกับผู้เขียนแล้ว"))
                return redirect("oversee:review", pk=row.pk)
        return self.render_to_response(self.get_context_data(form=form))


class Show(WayBack, ReviewView):
    def page_url(self, pk):
        return reverse("oversee:review", args=[self.review.pk])

    def post(self, request, pk):
        row = self.review
        try:
            reviews.show(review=row, by=request.user)
        except DomainError as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, gettext("รีวิวนี้แสดงอยู่บนหน้าสินค้า"))
        return redirect("oversee:review", pk=row.pk)


class KeptPhoto(OfficeDesk, View):
    """A photo of a hidden review: only officers of the province see it now."""

    http_method_names = ["get", "head"]

    def get(self, request, pk, photo):
        row = self.scoped_or_404(Review, pk=pk)
        if photo not in [each.get("kept") for each in row.photos]:
            raise Http404
        try:
            return files.plain(files.by_id(photo))
        except FileGone as gone:
            raise Http404 from gone
