"""A signed-in reader asks an officer to look at a review."""

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

from common.access import SignedIn
from common.forms.fields import LongTextField
from common.forms.refusals import RefusalMixin
from shop.aftercare.models import Review
from shop.aftercare.services import reviews
from shop.catalogue.models import Product


class ReportForm(forms.Form):
    words = LongTextField(
        label=_("ทำไมรีวิวนี้ไม่ควรอยู่"),
        max_length=300,
        help_text=_("เช่น มีคำหยาบ มีข้อมูลส่วนตัวของคนอื่น โฆษณา หรือไม่ใช่สินค้านี้"),
        error_messages={"required": _("บอกเจ้าหน้าที่ว่าทำไม อย่างน้อยหนึ่งประโยค")},
    )


class Report(RefusalMixin, SignedIn, FormView):
    """One review that stands on the page of a product on sale."""

    template_name = "browse/review_report.html"
    form_class = ReportForm

    @cached_property
    def review(self) -> Review:
        on_sale = Product.objects.on_sale().filter(slug=self.kwargs["slug"])
        rows = Review.objects.shown().filter(product__in=on_sale).select_related("product__merchant")
        return get_object_or_404(rows, pk=self.kwargs["review"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(section="products", review=self.review, product=self.review.product, **kwargs)

    def act(self, form):
        reviews.report_as_reader(review=self.review, by=self.request.user, words=form.cleaned_data["words"])
        messages.success(self.request, gettext("ส่งให้เจ้าหน้าที่ดูแล้ว ขอบคุณที่ช่วยดูแล รีวิวยังแสดงอยู่จนกว่าเจ้าหน้าที่จะตัดสิน"))
        return redirect("browse:product_reviews", slug=self.review.product.slug)
