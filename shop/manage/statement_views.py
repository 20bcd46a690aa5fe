"""A bank's statement is held against open transfers; the owner confirms what it is for. What she does not confirm is not kept."""

import re
import uuid

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView, View

from common.errors import DomainError
from common.forms.refusals import refusals_shown_on
from common.money import baht_text
from common.way_back import WayBack
from merchants.access import OwnersDesk
from shop.catalogue import cards
from shop.manage import statement_rows
from shop.manage.statement_forms import CSV, ColumnsForm, StatementForm, examples
from shop.payments.models import Payment, Statement, StatementLine
from shop.payments.statements import services as statements

PAGE = 30
KEY = r"[0-9]{1,18}"


class StatementsDesk(OwnersDesk):
    """Only owners: a statement tells everything that came to the account."""

    menu_entry = "manage:payments"


class StatementsView(StatementsDesk, TemplateView):
    """Where a file is sent."""

    model = Statement
    template_name = "manage/statements.html"

    def post(self, request):
        form = StatementForm(request.POST, request.FILES)
        if form.is_valid():
            with refusals_shown_on(form):
                typed = form.cleaned_data
                statement = statements.begin(
                    merchant=self.merchant, by=request.user, key=typed["key"], content=typed["file"]
                )
                return redirect("manage:statement", statement.pk)
        return self.render_to_response(self.get_context_data(form=form))

    def get_context_data(self, **kwargs):
        kwargs.setdefault("form", StatementForm(initial={"key": uuid.uuid4()}))
        under_way = self.owned(Statement).first()
        matched = self.owned(StatementLine).filter(payment__isnull=False).count()
        return super().get_context_data(under_way=under_way, matched=matched, accept=CSV, **kwargs)


class OneStatement(StatementsDesk):
    model = Statement

    def statement(self) -> Statement:
        return get_object_or_404(self.owned(Statement).select_related("merchant"), pk=self.kwargs["pk"])


class StatementPage(OneStatement, TemplateView):
    """One statement: what its columns mean, then what its lines may be for."""

    http_method_names = ["get", "head", "options"]

    def get_template_names(self):
        return ["manage/statement_columns.html" if self.asked.content else "manage/statement.html"]

    def get_context_data(self, form=None, **kwargs):
        self.asked = self.statement()
        return super().get_context_data(statement=self.asked, **(self.columns(form) | self.matches()), **kwargs)

    def columns(self, form: ColumnsForm | None) -> dict:
        if not self.asked.content:
            return {}
        table = statements.table_of(self.asked)
        return {"form": form or ColumnsForm(table), "examples": examples(table)}

    def matches(self) -> dict:
        if self.asked.content:
            return {}
        found = statements.proposals(self.asked)
        certain = [each for each in found if each.certain]
        unsure = [each for each in found if not each.certain]
        number = cards.page_number(self.request.GET.get("page"))
        return {
            "facts": statement_rows.facts(self.asked, len(found)),
            "certain": [statement_rows.shown(each) for each in certain[:PAGE]],
            "certain_count": len(certain),
            "certain_more": max(0, len(certain) - PAGE),
            "certain_satang": sum(each.line.satang for each in certain),
            "unsure": [statement_rows.shown(each) for each in unsure[(number - 1) * PAGE : number * PAGE]],
            "prev_url": f"?page={number - 1}" if number > 1 else "",
            "next_url": f"?page={number + 1}" if len(unsure) > number * PAGE else "",
        }


class StatementAct(WayBack, StatementPage):
    """Something done to a statement by a form of its page."""

    http_method_names = WayBack.http_method_names

    def page_url(self, **kwargs) -> str:
        return reverse("manage:statement", args=[self.statement().pk])


class NameColumns(StatementAct):
    def post(self, request, pk):
        statement = self.statement()
        if not statement.content:
            return redirect("manage:statement", statement.pk)
        form = ColumnsForm(statements.table_of(statement), request.POST)
        if form.is_valid():
            with refusals_shown_on(form):
                statements.name_columns(statement=statement, columns=form.columns())
                return redirect("manage:statement", statement.pk)
        return self.render_to_response(self.get_context_data(form=form))


class ConfirmCertain(StatementAct):
    def post(self, request, pk):
        statement = self.statement()
        came = statements.confirm_certain(statement=statement, by=request.user)
        for refusal in came.refusals:
            messages.error(request, refusal)
        if came.confirmed:
            said = ngettext(
                "ยืนยันเงินเข้า %(count)s รายการ รวม %(amount)s แล้ว และแจ้งลูกค้าแล้ว",
                "ยืนยันเงินเข้า %(count)s รายการ รวม %(amount)s แล้ว และแจ้งลูกค้าแล้ว",
                came.confirmed,
            )
            messages.success(request, said % {"count": came.confirmed, "amount": baht_text(came.satang)})
        return redirect("manage:statement", statement.pk)


class ConfirmLine(StatementAct):
    """One line is the transfer for the payment that was chosen."""

    def post(self, request, pk, number):
        statement = self.statement()
        line = get_object_or_404(self.owned(StatementLine), pk=number)
        given = request.POST.get("payment", "")
        payment = self.owned(Payment).filter(pk=given).first() if re.fullmatch(KEY, given) else None
        if payment is None:
            messages.error(request, _("เลือกคำสั่งซื้อของรายการนี้ก่อน"))
            return redirect("manage:statement", statement.pk)
        looked = request.POST.get("looked_twice") == "on"
        try:
            came = statements.confirm(line=line, payment=payment, by=request.user, looked_twice=looked)
        except DomainError as refusal:
            messages.error(request, refusal.message)
        else:
            facts = {"amount": baht_text(came.received_satang), "number": payment.order.number}
            messages.success(request, _("ยืนยันเงินเข้า %(amount)s ของคำสั่งซื้อ %(number)s แล้ว") % facts)
        return redirect("manage:statement", statement.pk)


class Finish(StatementAct, View):
    def post(self, request, pk):
        statements.finish(statement=self.statement())
        messages.success(request, _("เสร็จแล้ว ลบรายการในไฟล์ที่ไม่ได้ใช้ออกหมดแล้ว"))
        return redirect("manage:payments")
