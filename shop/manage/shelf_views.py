"""What lies on the shelf of each size, and everything that moved it."""

from django import forms
from django.contrib import messages
from django.db.models import F, Sum, Window
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.errors import DomainError
from common.forms.fields import PlainTextField, WholeNumberField
from common.forms.refusals import refusals_shown_on
from common.way_back import WayBack
from shop.catalogue import cards
from shop.catalogue import services as catalogue
from shop.catalogue.models import Reason, StockMovement, Variant
from shop.catalogue.services.shelf import LONGEST_NOTE
from shop.manage.product_forms import OnHandForm, StepForm
from shop.manage.size_views import OfProduct

PAGE = 50


class CountForm(OnHandForm):
    """How many there are now, and why they are not those that stood here."""

    reason = forms.ChoiceField(
        label=gettext_lazy("เพราะอะไร"),
        choices=[("", gettext_lazy("ไม่ระบุ")), *Reason.choices],
        required=False,
        error_messages={"invalid_choice": gettext_lazy("เลือกเหตุผลจากรายการ")},
    )
    note = PlainTextField(label=gettext_lazy("บันทึกเพิ่ม"), max_length=LONGEST_NOTE, required=False)


class LowForm(forms.Form):
    low_at = WholeNumberField(
        label=gettext_lazy("เตือนเมื่อเหลือ"),
        max_value=catalogue.MOST_PIECES,
        help_text=gettext_lazy("เราจะส่งข้อความถึงเจ้าของร้านครั้งเดียวเมื่อมีคนสั่งจนเหลือเท่านี้ ใส่ 0 ถ้าให้เตือนเมื่อหมด"),
    )


class ShelfView(OfProduct):
    """Each size with its pieces and a way to count them anew; below, the movements, the newest first."""

    template_name = "manage/shelf.html"

    def get_context_data(self, **kwargs):
        asked = kwargs.pop("asked", {})
        shelves = [
            {
                "variant": row,
                "stock": row.stock,
                "count_form": asked.get(("count", row.pk)) or CountForm(prefix=f"count-{row.pk}"),
                "low_form": asked.get(("low", row.pk))
                or LowForm(prefix=f"low-{row.pk}", initial={"low_at": row.stock.low_at}),
            }
            for row in self.variants
        ]
        number = cards.page_number(self.request.GET.get("page"))
        start = (number - 1) * PAGE
        found = list(self.movements()[start : start + PAGE + 1])
        return super().get_context_data(
            shelves=shelves,
            movements=found[:PAGE],
            number=number,
            prev_url=f"?page={number - 1}" if number > 1 else "",
            next_url=f"?page={number + 1}" if len(found) > PAGE else "",
            **kwargs,
        )

    def movements(self):
        """Return what moved, of retired sizes too, each with what lay there ``after`` it."""
        rows = self.owned(StockMovement).filter(variant__product=self.product).select_related("variant__product", "by")
        after = Window(Sum("pieces"), partition_by=F("variant"), order_by=[F("at").asc(), F("pk").asc()])
        return rows.annotate(after=after).order_by("-at", "-pk")


class ShelfAct(WayBack, ShelfView):
    """Something done to one shelf by a form of the page."""

    def page_url(self, pk, variant):
        self.owned_or_404(Variant, product=self.product, pk=variant)
        return reverse("manage:product_shelf", args=[self.product.pk])

    def variant_or_404(self, pk: int) -> Variant:
        return self.owned_or_404(Variant, product=self.product, pk=pk, retired_at=None)

    def shown(self, kind: str, variant: Variant, form: forms.Form):
        return self.render_to_response(self.get_context_data(asked={(kind, variant.pk): form}))


class CountView(ShelfAct):
    """So many are there now."""

    def post(self, request, pk, variant):
        row = self.variant_or_404(variant)
        form = CountForm(request.POST, prefix=f"count-{row.pk}")
        if form.is_valid():
            with refusals_shown_on(form):
                stock = catalogue.set_on_hand(variant=row, by=request.user, **form.cleaned_data)
                said = _("บันทึกแล้ว ตอนนี้มี %(pieces)s ชิ้น") % {"pieces": f"{stock.on_hand:,}"}
                return self.done(said, "manage:product_shelf")
        return self.shown("count", row, form)


class LowView(ShelfAct):
    """Tell me when so few are left."""

    def post(self, request, pk, variant):
        row = self.variant_or_404(variant)
        form = LowForm(request.POST, prefix=f"low-{row.pk}")
        if form.is_valid():
            with refusals_shown_on(form):
                catalogue.set_low_at(variant=row, by=request.user, **form.cleaned_data)
                return self.done(_("บันทึกแล้ว"), "manage:product_shelf")
        return self.shown("low", row, form)


class StepSizeView(ShelfAct):
    """One piece more or fewer of one size."""

    def post(self, request, pk, variant):
        row, form = self.variant_or_404(variant), StepForm(request.POST)
        try:
            if form.is_valid():
                catalogue.adjust_on_hand(variant=row, by=request.user, pieces=form.cleaned_data["pieces"])
            else:
                messages.error(request, form.errors["pieces"][0])
        except DomainError as refusal:
            messages.error(request, refusal.message)
        return redirect(self.page_url(pk, variant) + f"#shelf-{row.pk}")
