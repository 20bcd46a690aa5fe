"""Something is wrong: the shopper's side of a case, opened by the link of her order."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from common.errors import DomainError
from common.files import services as files
from common.forms.refusals import refusals_shown_on
from shop.aftercare import case_story
from shop.aftercare.models import Case, CasePhoto
from shop.aftercare.services import cases
from shop.aftercare.states import CaseState
from shop.browse.by_token import OrderPage
from shop.browse.case_forms import OpenForm, SayForm


class CasePage(OrderPage):
    """The case as both sides see it; where there is none yet, the form that opens it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        case = cases.of_order(self.order)
        form = (SayForm if case else OpenForm)(initial={"key": uuid.uuid4()})
        return self.page(case, form)

    def post(self, request: HttpRequest) -> HttpResponse:
        if cases.of_order(self.order):
            return redirect("orders:case", token=self.token)
        form = OpenForm(request.POST, request.FILES)
        if form.is_valid():
            filled = form.cleaned_data
            with refusals_shown_on(form):
                cases.open_case(order=self.order, by=self.person, **filled)
                messages.success(request, _("แจ้งร้านแล้ว ร้านต้องตอบภายใน 48 ชั่วโมง ถ้าไม่ตอบ เจ้าหน้าที่จะดูเรื่องนี้เอง"))
                return redirect("orders:case", token=self.token)
        return self.page(None, form)

    def page(self, case: Case | None, form) -> HttpResponse:
        context = {"order": self.order, "merchant": self.order.merchant, "token": self.token, "form": form}
        if case is None:
            refusal = cases.why_not(self.order)
            return render(self.request, "orders/case_new.html", {**context, "refusal": refusal})
        return render(self.request, "orders/case.html", {**context, **_shown(case, self.token)})


def _shown(case: Case, token: str) -> dict:
    def photo_url(number: int) -> str:
        return reverse("orders:case_photo", kwargs={"token": token, "number": number})

    return {
        "case": case,
        "badge": case_story.badge(case),
        "story": case_story.told(case, photo_url=photo_url),
        "may_ask_officer": case.state == CaseState.ANSWERED or cases.may_reopen(case),
        "may_settle": case.state in {CaseState.OPEN, CaseState.ANSWERED, CaseState.ESCALATED},
    }


class CaseStep(OrderPage):
    """A verb of the shopper's on her case. A GET, and an order without a case, lead to its page."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return redirect("orders:case", token=self.token)

    def post(self, request: HttpRequest) -> HttpResponse:
        case = cases.of_order(self.order)
        if case is not None:
            try:
                messages.success(request, self.act(case))
            except DomainError as refusal:
                messages.error(request, refusal.message)
        return redirect("orders:case", token=self.token)

    def act(self, case: Case) -> str:
        raise NotImplementedError


class Say(CaseStep, CasePage):
    """She adds something."""

    def post(self, request: HttpRequest) -> HttpResponse:
        case = cases.of_order(self.order)
        if case is None:
            return redirect("orders:case", token=self.token)
        form = SayForm(request.POST, request.FILES)
        if form.is_valid():
            with refusals_shown_on(form):
                cases.say(case=case, by=self.person, **form.cleaned_data)
                messages.success(request, _("ส่งถึงร้านแล้ว"))
                return redirect("orders:case", token=self.token)
        return self.page(case, form)


class Settle(CaseStep):
    def act(self, case):
        cases.settle(case=case, by=self.person)
        return _("ปิดเรื่องนี้แล้ว ขอบคุณที่บอกร้าน")


class AskOfficer(CaseStep):
    def act(self, case):
        cases.escalate(case=case, by=self.person)
        return _("เจ้าหน้าที่จะอ่านทั้งสองฝ่ายและตัดสิน ผลจะส่งถึงคุณ")


class CasePrint(OrderPage):
    """The whole case on paper."""

    def get(self, request: HttpRequest) -> HttpResponse:
        case = cases.of_order(self.order)
        if case is None:
            return redirect("orders:case", token=self.token)
        return render(
            request, "orders/case_print.html", {"order": self.order, "token": self.token, **_shown(case, self.token)}
        )


class CaseJson(OrderPage):
    """The whole case for machines."""

    def get(self, request: HttpRequest) -> HttpResponse:
        case = cases.of_order(self.order)
        if case is None:
            return redirect("orders:case", token=self.token)
        response = JsonResponse(case_story.exported(case), json_dumps_params={"ensure_ascii": False, "indent": 1})
        response["Content-Disposition"] = f'attachment; filename="case-{self.order.number}.json"'
        return response


class Photo(OrderPage):
    """A photo of the case; it writes nothing, so a page can show it."""

    def get(self, request: HttpRequest, number: int) -> HttpResponse:
        rows = CasePhoto.objects.select_related("file").filter(message__case__order=self.order)
        photo = rows.filter(pk=number, file__deleted_at__isnull=True).first()
        if photo is None:
            raise Http404
        return files.plain(photo.file)
