"""Made to order, and the months in which something is sold."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.forms.fields import WholeNumberField
from common.forms.refusals import refusals_shown_on
from common.thai import dates
from shop.catalogue import seasons
from shop.catalogue import services as catalogue
from shop.catalogue.services.products import LONGEST_MADE
from shop.manage.size_views import OfProduct


class WhenSoldForm(forms.Form):
    """Both are optional: empty means it lies ready, the whole year."""

    made_days = WholeNumberField(
        label=gettext_lazy("ใช้เวลาทำกี่วัน"),
        min_value=1,
        max_value=LONGEST_MADE,
        required=False,
        help_text=gettext_lazy("ใส่เมื่อทำหลังจากลูกค้าสั่ง ลูกค้าจะเห็นก่อนจ่ายเงิน จำนวนที่มีจะหมายถึงรับทำได้กี่ชิ้น ของที่มีพร้อมส่งให้เว้นว่าง"),
    )
    months = forms.TypedMultipleChoiceField(
        label=gettext_lazy("เดือนที่มีขาย"),
        coerce=int,
        required=False,
        help_text=gettext_lazy("เลือกเมื่อขายเฉพาะฤดู นอกเดือนที่เลือกลูกค้ายังเห็นสินค้าแต่สั่งไม่ได้ ไม่เลือกเลยคือขายทั้งปี"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": gettext_lazy("เลือกเดือนจากรายการ")},
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["months"].choices = [(month, dates.month_name(month)) for month in seasons.MONTHS]


class WhenSoldView(OfProduct):
    template_name = "manage/when_sold.html"

    def post(self, request, pk):
        form = WhenSoldForm(request.POST)
        if form.is_valid():
            with refusals_shown_on(form):
                catalogue.set_when_sold(
                    product=self.product,
                    by=request.user,
                    made_days=form.cleaned_data["made_days"],
                    season_months=seasons.mask_of(form.cleaned_data["months"]),
                )
                return self.done(_("บันทึกแล้ว ลูกค้าเห็นทันที"), "manage:product")
        return self.render_to_response(self.get_context_data(form=form))

    def get_context_data(self, **kwargs):
        initial = {"made_days": self.product.made_days, "months": seasons.months_of(self.product.season_months)}
        kwargs.setdefault("form", WhenSoldForm(initial=initial))
        return super().get_context_data(**kwargs)
