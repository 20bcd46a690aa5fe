"""The officers' cases: what waits longest by province, one case with both sides, the decision."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View

from common import lists
from common.files import services as files
from common.forms.fields import BahtField, LongTextField
from common.forms.refusals import refusals_shown_on
from common.way_back import WayBack
from merchants.access import OfficeDesk
from shop.aftercare import case_story
from shop.aftercare.case_models import MOST_WORDS
from shop.aftercare.fairness import is_her_own
from shop.aftercare.models import Case, CasePhoto
from shop.aftercare.services import cases
from shop.aftercare.states import CaseState
from shop.oversee import case_list


class DecideForm(forms.Form):
    verdict = forms.ChoiceField(
        label=_("ตัดสินอย่างไร"),
        choices=[
            (CaseState.FOR_SHOPPER, _("ให้ผู้ซื้อ ร้านต้องคืนเงิน")),
            (CaseState.FOR_MERCHANT, _("ให้ร้าน ไม่ต้องคืนเงิน")),
            (CaseState.SETTLED, _("สองฝ่ายตกลงกันได้แล้ว")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("เลือกว่าตัดสินอย่างไร"), "invalid_choice": _("เลือกคำตัดสินจากรายการ")},
    )
    refund = BahtField(
        label=_("ให้ร้านคืนเงิน (บาท)"), required=False, help_text=_("ใส่เฉพาะเมื่อตัดสินให้ผู้ซื้อ คืนทั้งหมดหรือบางส่วนก็ได้")
    )
    reason = LongTextField(
        label=_("เหตุผล ทั้งสองฝ่ายอ่านได้"),
        max_length=MOST_WORDS,
        error_messages={"required": _("เขียนเหตุผลให้ทั้งสองฝ่ายเข้าใจ")},
    )


class CasesView(OfficeDesk, TemplateView):
    """What waits for an officer longest first; by shelf and province."""

    template_name = "oversee/cases.html"

    def get_context_data(self, **kwargs):
        wish = case_list.Wish.of(self.request.GET)
        fenced = self.scoped(Case)
        page = Paginator(case_list.find(fenced, wish), case_list.PAGE).get_page(self.request.GET.get("page"))
        shelves, provinces = case_list.counts(fenced, wish)
        return super().get_context_data(
            **kwargs,
            wish=wish,
            page_obj=page,
            rows=[{"case": row, "badge": case_story.badge(row)} for row in page],
            shelves=lists.shelf_chips(
                wish, {key: label for key, (label, _states) in case_list.SHELVES.items()}, shelves
            ),
            provinces=lists.province_chips(wish, self.officer.province_codes, provinces),
            query=wish.further,
        )


class OneCase(OfficeDesk):
    """A page of one case of her provinces."""

    @cached_property
    def case(self) -> Case:
        rows = self.scoped(Case).select_related("order__checkout", "order__merchant", "decided_by")
        return get_object_or_404(rows, pk=self.kwargs["pk"])


class CaseView(OneCase, TemplateView):
    template_name = "oversee/case.html"

    def get_context_data(self, *, form=None, **kwargs):
        case = self.case

        def photo_url(number: int) -> str:
            return reverse("oversee:case_photo", kwargs={"pk": case.pk, "number": number})

        own = is_her_own(case.order, self.request.user)
        return super().get_context_data(
            **kwargs,
            case=case,
            order=case.order,
            badge=case_story.badge(case),
            story=case_story.told(case, photo_url=photo_url),
            own=own,
            can_decide=case.state == CaseState.ESCALATED and not own,
            form=form or DecideForm(),
            lines=list(case.order.lines.all()),
            paid=case_list.money_of(case.order),
        )


class Decide(WayBack, CaseView):
    def page_url(self, pk):
        return reverse("oversee:case", args=[self.case.pk])

    def post(self, request, pk):
        case, form = self.case, DecideForm(request.POST)
        if form.is_valid():
            filled = form.cleaned_data
            with refusals_shown_on(form):
                cases.decide(
                    case=case,
                    by=request.user,
                    verdict=filled["verdict"],
                    reason=filled["reason"],
                    refund_satang=filled["refund"] or 0,
                )
                messages.success(request, gettext("ตัดสินแล้ว และแจ้งทั้งสองฝ่ายแล้ว"))
                return redirect("oversee:case", pk=case.pk)
        self.__dict__.pop("case", None)  # read anew: it is as the other person left it
        return self.render_to_response(self.get_context_data(form=form))


class CasePrint(CaseView):
    template_name = "oversee/case_print.html"


class CaseJson(OneCase, View):
    http_method_names = ["get", "head"]

    def get(self, request, pk):
        response = JsonResponse(case_story.exported(self.case), json_dumps_params={"ensure_ascii": False, "indent": 1})
        response["Content-Disposition"] = f'attachment; filename="case-{self.case.order.number}.json"'
        return response


class Photo(OneCase, View):
    http_method_names = ["get", "head"]

    def get(self, request, pk, number):
        rows = self.scoped(CasePhoto).select_related("file").filter(message__case=self.case)
        photo = get_object_or_404(rows, pk=number)
        if photo.file.deleted_at:
            raise Http404
        return files.plain(photo.file)
