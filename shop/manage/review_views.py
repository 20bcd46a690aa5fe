"""The merchant reads what buyers say, answers below it, or asks an officer to look."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from common.forms.fields import LongTextField
from common.forms.refusals import refusals_shown_on
from common.way_back import WayBack
from merchants.access import MerchantDesk
from shop.aftercare.models import Review
from shop.aftercare.review_models import MOST_WORDS
from shop.aftercare.services import reviews

PER_PAGE = 20


class ReplyForm(forms.Form):
    words = LongTextField(
        label=_("ตอบผู้ซื้อ"),
        max_length=MOST_WORDS,
        help_text=_("ทุกคนอ่านได้ ขอบคุณหรือบอกว่าแก้ไขอย่างไร"),
        error_messages={"required": _("เขียนคำตอบอย่างน้อยหนึ่งประโยค")},
    )


class ReportForm(forms.Form):
    words = LongTextField(
        label=_("ทำไมรีวิวนี้ไม่ควรอยู่"),
        max_length=300,
        help_text=_("เช่น มีคำหยาบ มีเบอร์โทรของคนอื่น หรือไม่ใช่สินค้านี้ ดาวน้อยอย่างเดียวไม่ใช่เหตุผล"),
        error_messages={"required": _("บอกเจ้าหน้าที่ว่าทำไม อย่างน้อยหนึ่งประโยค")},
    )


class ReviewList(MerchantDesk, TemplateView):
    """Reviews of her products, newest first; those without an answer can be seen alone."""

    model = Review
    template_name = "manage/reviews.html"

    def get_context_data(self, **kwargs):
        waiting = self.request.GET.get("todo") == "reply"
        rows = self.owned(Review).select_related("product").order_by("-written_at", "-pk")
        if waiting:
            rows = rows.shown().filter(reply="")
        page = Paginator(rows, PER_PAGE).get_page(self.request.GET.get("page"))
        query = "&todo=reply" if waiting else ""
        return super().get_context_data(**kwargs, page_obj=page, waiting=waiting, page_query=query)


class ReviewPage(MerchantDesk, TemplateView):
    """One review with what the merchant can do about it."""

    model = Review
    menu_entry = "manage:reviews"
    template_name = "manage/review.html"

    def post(self, request, pk):
        self.owned_or_404(Review, pk=pk)
        return self.http_method_not_allowed(request)

    def get_context_data(self, *, pk: int, forms: dict | None = None, **kwargs):
        row = self.owned_or_404(Review, pk=pk)
        shown = {"reply_form": ReplyForm(initial={"words": row.reply}, auto_id="reply_%s"), "report_form": ReportForm()}
        reported = row.reports.filter(from_shop=True).exists()
        return super().get_context_data(**{**kwargs, **shown, **(forms or {}), "review": row, "reported": reported})


class ReviewAct(WayBack, ReviewPage):
    """A word of the merchant's about one review; what is refused stands in its form again."""

    form_class = ReplyForm
    form_name = "reply_form"

    def page_url(self, pk):
        return reverse("manage:review", args=[self.owned_or_404(Review, pk=pk).pk])

    def post(self, request, pk):
        row = self.owned_or_404(Review, pk=pk)
        form = self.form_class(request.POST, auto_id=f"{self.form_name}_%s")
        if form.is_valid():
            with refusals_shown_on(form):
                messages.success(request, self.act(row, form.cleaned_data["words"]))
                return redirect("manage:review", pk=row.pk)
        return self.render_to_response(self.get_context_data(pk=pk, forms={self.form_name: form}))


class Reply(ReviewAct):
    def act(self, row, words):
        reviews.reply(review=row, by=self.request.user, words=words)
        return gettext("ตอบแล้ว คำตอบอยู่ใต้รีวิวบนหน้าสินค้า")


class Report(ReviewAct):
    form_class = ReportForm
    form_name = "report_form"

    def act(self, row, words):
        reviews.report(review=row, by=self.request.user, words=words)
        return gettext("ส่งให้เจ้าหน้าที่ดูแล้ว รีวิวยังแสดงอยู่จนกว่าเจ้าหน้าที่จะตัดสิน")
