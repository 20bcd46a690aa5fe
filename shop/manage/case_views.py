"""The merchant's side of a case: what waits for an answer first, one case on one page, paper and export."""

import uuid

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View

from common.files import services as files
from common.forms.fields import LongTextField
from common.forms.file_fields import PicturesField
from common.forms.refusals import refusals_shown_on
from common.way_back import WayBack
from merchants.access import MerchantDesk
from shop.aftercare import case_story
from shop.aftercare.case_models import MOST_WORDS
from shop.aftercare.models import Case, CasePhoto
from shop.aftercare.services import cases
from shop.aftercare.waiting import by_urgency

PER_PAGE = 30


class AnswerForm(forms.Form):
    """What the merchant says. ``key`` comes with the page: a double click says it once."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    words = LongTextField(
        label=_("ตอบลูกค้า"),
        max_length=MOST_WORDS,
        help_text=_("บอกว่าจะทำอะไรและเมื่อไร เช่น ส่งใหม่พรุ่งนี้ หรือคืนเงิน"),
        error_messages={"required": _("เขียนคำตอบอย่างน้อยหนึ่งประโยค")},
    )
    pictures = PicturesField(label=_("รูป"), max_files=cases.MOST_PHOTOS, required=False)


class CaseList(MerchantDesk, TemplateView):
    """Cases of her orders: what waits for her answer first."""

    model = Case
    template_name = "manage/cases.html"

    def get_context_data(self, **kwargs):
        rows = by_urgency(self.owned(Case)).select_related("order__checkout")
        page = Paginator(rows, PER_PAGE).get_page(self.request.GET.get("page"))
        shown = [{"case": row, "badge": case_story.badge(row)} for row in page]
        return super().get_context_data(**kwargs, page_obj=page, rows=shown)


class OneCase(MerchantDesk):
    """A page of one case of hers."""

    model = Case
    menu_entry = "manage:cases"

    def case(self, pk: int) -> Case:
        return get_object_or_404(self.owned(Case).select_related("order__checkout", "order__merchant"), pk=pk)


class CasePage(OneCase, TemplateView):
    template_name = "manage/case.html"

    def post(self, request, pk):
        self.case(pk)
        return self.http_method_not_allowed(request)

    def get_context_data(self, *, pk: int, form=None, **kwargs):
        case = self.case(pk)

        def photo_url(number: int) -> str:
            return reverse("manage:case_photo", kwargs={"pk": case.pk, "number": number})

        return super().get_context_data(
            **kwargs,
            case=case,
            order=case.order,
            badge=case_story.badge(case),
            story=case_story.told(case, photo_url=photo_url),
            form=form or AnswerForm(initial={"key": uuid.uuid4()}),
        )


class Answer(WayBack, CasePage):
    def page_url(self, pk):
        return reverse("manage:case", args=[self.case(pk).pk])

    def post(self, request, pk):
        case, form = self.case(pk), AnswerForm(request.POST, request.FILES)
        if form.is_valid():
            with refusals_shown_on(form):
                cases.answer(case=case, by=request.user, **form.cleaned_data)
                messages.success(request, gettext("ส่งคำตอบถึงลูกค้าแล้ว"))
                return redirect("manage:case", pk=case.pk)
        return self.render_to_response(self.get_context_data(pk=pk, form=form))


class CasePrint(CasePage):
    template_name = "manage/case_print.html"


class CaseJson(OneCase, View):
    http_method_names = ["get", "head"]

    def get(self, request, pk):
        case = self.case(pk)
        response = JsonResponse(case_story.exported(case), json_dumps_params={"ensure_ascii": False, "indent": 1})
        response["Content-Disposition"] = f'attachment; filename="case-{case.order.number}.json"'
        return response


class Photo(OneCase, View):
    http_method_names = ["get", "head"]

    def get(self, request, pk, number):
        rows = self.owned(CasePhoto).select_related("file").filter(message__case=self.case(pk))
        photo = get_object_or_404(rows, pk=number)
        if photo.file.deleted_at:
            raise Http404
        return files.plain(photo.file)
