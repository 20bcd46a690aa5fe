"""What does not fit about money, with what to do: shown to the officers of the province, settled with a note."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from common.forms.fields import PlainTextField
from merchants.access import OfficeDesk
from shop.payments import incidents
from shop.payments.models import Incident

PER_PAGE = 30


class SettleForm(forms.Form):
    """How it was settled."""

    note = PlainTextField(
        label=gettext_lazy("จัดการอย่างไร"),
        min_length=5,
        max_length=300,
        error_messages={"required": gettext_lazy("เขียนสั้น ๆ ว่าจัดการอย่างไร")},
    )


class Incidents(OfficeDesk, TemplateView):
    """Those that are open, the oldest first; ``?state=closed`` shows what was settled, the newest first."""

    template_name = "oversee/incidents.html"

    def get_context_data(self, *, form: SettleForm | None = None, about: int | None = None, **kwargs):
        closed = self.request.GET.get("state") == "closed"
        rows = self.scoped(Incident).filter(closed_at__isnull=not closed)
        rows = rows.select_related("merchant", "payment__order", "closed_by")
        page = Paginator(rows.order_by("-closed_at" if closed else "opened_at", "pk"), PER_PAGE)
        page = page.get_page(self.request.GET.get("page"))
        for row in page.object_list:
            row.happened, row.to_do = incidents.words_of(row)
            row.form = form if form and row.pk == about else SettleForm(auto_id=f"settle_{row.pk}_%s")
        return super().get_context_data(page_obj=page, closed=closed, **kwargs)


class Settle(OfficeDesk, TemplateView):
    """One is settled. A GET leads to the list."""

    template_name = "oversee/incidents.html"

    def get(self, request, pk):
        self.scoped_or_404(Incident, pk=pk)
        return redirect("oversee:incidents")

    def post(self, request, pk):
        incident = self.scoped_or_404(Incident, pk=pk)
        form = SettleForm(request.POST, auto_id=f"settle_{pk}_%s")
        if not form.is_valid():
            page = Incidents()
            page.setup(request)
            page.officer = self.officer
            return page.render_to_response(page.get_context_data(form=form, about=pk))
        incidents.settle(incident=incident, by=request.user, note=form.cleaned_data["note"])
        messages.success(request, _("บันทึกแล้วว่าจัดการเรื่องนี้เสร็จ"))
        return redirect("oversee:incidents")
