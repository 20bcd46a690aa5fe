"""One merchant's file, whole on one page, and what an officer does there: suspend, reopen, close, answer a request."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from common.errors import DomainError
from common.forms.refusals import show_refusal
from common.thai import phones
from common.thai.names import after_shop_word
from common.way_back import WayBack
from merchants import register, timeline
from merchants import services as merchants
from merchants.access import OfficeDesk
from merchants.closing import services as closing
from merchants.models import Merchant, MerchantState
from merchants.office.forms import CloseForm, KeepForm, TurnForm

S = MerchantState


class MerchantFile(OfficeDesk, TemplateView):
    """One merchant whole: facts, people, what the rooms above hang here, timeline, letters. Its cost does not grow."""

    template_name = "office/merchant.html"

    def get_context_data(self, **kwargs):
        row = kwargs.pop("row", None) or self.scoped_or_404(Merchant, pk=self.kwargs["pk"])
        letters, letters_total = register.letters(row)
        return super().get_context_data(
            merchant=row,
            badge=register.BADGES[row.state],
            because="" if row.is_open else register.why_not_open(row),
            facts=_facts(row),
            people=register.people_of(row),
            entries=register.entries_of(row),
            panels=self._panels(row),
            **self._timeline(row),
            letters=letters,
            letters_total=letters_total,
            **{**self._decisions(row), **kwargs},
        )

    def _panels(self, row: Merchant) -> list:
        panels = [import_string(name)(row, self.officer) for name in settings.MERCHANT_FILE_PANELS]
        return [panel for panel in panels if panel is not None]

    def _timeline(self, row: Merchant) -> dict:
        sources, asked = timeline.sources_of(row), self.request.GET
        kind = asked.get("kind", "") if asked.get("kind") in {source.kind for source in sources} else ""
        labels = {"": _("ทั้งหมด"), **{source.kind: source.label for source in sources}}
        here = reverse("office:merchant", args=[row.pk])
        return {
            "lines": timeline.read(sources, kind=kind, page=asked.get("page")),
            "kinds": [
                {
                    "label": label,
                    "url": f"{here}?kind={key}#timeline" if key else f"{here}#timeline",
                    "current": key == kind,
                }
                for key, label in labels.items()
            ],
            "kind_query": f"&kind={kind}#timeline" if kind else "#timeline",
        }

    def _decisions(self, row: Merchant) -> dict:
        return {
            "asked": closing.waiting_of(row),
            "left": closing.hindrances(row),
            "turn": TurnForm(auto_id="turn_%s"),
            "close": CloseForm(auto_id="close_%s"),
            "keep": KeepForm(auto_id="keep_%s"),
            "can_suspend": row.state == S.OPEN,
            "can_reopen": row.state == S.SUSPENDED,
            "can_close": row.state != S.CLOSED,
        }


def _facts(row: Merchant) -> list[dict]:
    pairs = [
        (_("รูปแบบกิจการ"), row.get_legal_form_display()),
        (_("ประเภทผู้ขาย"), row.get_type_display()),
        (_("เลขทะเบียน"), row.registration_number, True),
        (_("จำนวนสมาชิก"), _("%(count)s คน") % {"count": f"{row.member_count:,}"}),
        (_("ที่อยู่"), row.address_text),
        (_("จุดสังเกต"), row.landmark),
        (_("โทรศัพท์"), phones.display(row.phone), True),
        (_("อีเมล"), row.email),
    ]
    return [{"label": label, "value": value, "whole": bool(whole)} for label, value, *whole in pairs if value]


class Turn(WayBack, MerchantFile):
    """A POST that changes how the shop stands; a refusal is said in the form it came from, with what was typed."""

    slot = "turn"
    form_class: type = TurnForm

    def page_url(self, pk):
        return reverse("office:merchant", args=[self.scoped_or_404(Merchant, pk=pk).pk])

    def post(self, request, pk):
        row = self.scoped_or_404(Merchant, pk=pk)
        form = self.form_class(request.POST, auto_id=f"{self.slot}_%s")
        if form.is_valid():
            try:
                self.turn(row, form.cleaned_data["reason"])
            except DomainError as refusal:
                show_refusal(form, refusal)
                row.refresh_from_db()
            else:
                messages.success(request, self.done_words(row))
                return redirect("office:merchant", pk=pk)
        return render(request, self.template_name, self.get_context_data(row=row, **{self.slot: form}))

    def turn(self, row: Merchant, reason: str) -> None:
        raise NotImplementedError

    def done_words(self, row: Merchant) -> str:
        raise NotImplementedError


class Suspend(Turn):
    def turn(self, row, reason):
        merchants.suspend(merchant=row, by=self.request.user, reason=reason)

    def done_words(self, row):
        return _("ระงับร้าน %(name)s แล้ว สินค้าของร้านหยุดขายทันที") % {"name": after_shop_word(row.name)}


class Reopen(Turn):
    def turn(self, row, reason):
        merchants.reopen(merchant=row, by=self.request.user, reason=reason)

    def done_words(self, row):
        return _("เปิดร้าน %(name)s ให้ขายอีกครั้งแล้ว") % {"name": after_shop_word(row.name)}


class Close(Turn):
    """Close for good. Orders that are under way stop it: the form says how many and what to do."""

    slot = "close"
    form_class = CloseForm

    def turn(self, row, reason):
        closing.close(merchant=row, by=self.request.user, reason=reason)

    def done_words(self, row):
        return _("ปิดร้าน %(name)s ถาวรแล้ว และเขียนบอกเจ้าของร้านแล้ว") % {"name": after_shop_word(row.name)}


class Keep(Turn):
    """Answer a request to close with no; the owners read why."""

    slot = "keep"
    form_class = KeepForm

    def turn(self, row, reason):
        closing.decline(merchant=row, by=self.request.user, reason=reason)

    def done_words(self, row):
        return _("ตอบคำขอแล้ว ร้าน %(name)s ยังไม่ปิด เจ้าของร้านจะได้อ่านเหตุผลของคุณ") % {"name": after_shop_word(row.name)}
