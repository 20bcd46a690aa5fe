"""The officers' workspace: home with its panels, the list of merchants, one merchant's file."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from common import provinces
from common.errors import DomainError
from common.forms.refusals import show_refusal
from common.thai import phones
from common.way_back import WayBack
from merchants import register
from merchants import services as merchants
from merchants.access import OfficeDesk, OverseersDesk
from merchants.models import Merchant, MerchantState
from merchants.office.forms import TurnForm
from merchants.onboarding import casefile


class Home(OverseersDesk, TemplateView):
    """Who waits, how many there are, what they sell: the panels that the rooms hang here."""

    template_name = "office/home.html"

    def get_context_data(self, **kwargs):
        panels = [import_string(name)(self.officer) for name in settings.OFFICE_PANELS]
        return super().get_context_data(panels=panels, **kwargs)


class Merchants(OverseersDesk, TemplateView):
    """The merchants of her provinces."""

    template_name = "office/merchants.html"

    def get_context_data(self, **kwargs):
        wish = register.Wish.of(self.request.GET)
        rows = self.scoped(Merchant)
        page = Paginator(register.find(rows, wish), register.PAGE).get_page(self.request.GET.get("page"))
        by_state, by_province = register.counts(rows, wish)
        return super().get_context_data(
            wish=wish,
            page_obj=page,
            rows=[{"merchant": row, "badge": register.BADGES[row.state]} for row in page],
            states=[
                {"label": words, "count": by_state[key], "current": key == wish.state, "url": _link(wish, state=key)}
                for key, words in register.STATES.items()
            ],
            provinces=_province_chips(wish, self.officer.province_codes, by_province),
            query=f"&{_query(wish)}" if _query(wish) else "",
            **kwargs,
        )


def _province_chips(wish: register.Wish, codes: list[str], counts: dict[str, int]) -> list[dict]:
    if len(codes) < 2:
        return []
    every = {"label": _("ทุกจังหวัด"), "count": "", "current": not wish.province, "url": _link(wish, province="")}
    chips = [(code, provinces.name_of(code)) for code in codes]
    return [every] + [
        {"label": words, "count": counts[code], "current": wish.province == code, "url": _link(wish, province=code)}
        for code, words in chips
    ]


def _query(wish: register.Wish, **changes) -> str:
    asked = {"state": wish.state, "province": wish.province, "q": wish.query, **changes}
    return urlencode({name: value for name, value in asked.items() if value})


def _link(wish: register.Wish, **changes) -> str:
    return f"?{_query(wish, **changes)}"


class MerchantFile(OfficeDesk, TemplateView):
    """One merchant whole: facts, people, where it came from, diary, letters."""

    template_name = "office/merchant.html"

    def get_context_data(self, **kwargs):
        row = kwargs.pop("row", None) or self.scoped_or_404(Merchant, pk=self.kwargs["pk"])
        application = casefile.of_merchant(row)
        return super().get_context_data(
            merchant=row,
            badge=register.BADGES[row.state],
            facts=_facts(row),
            people=register.people_of(row),
            application_url=reverse("review:application", args=[application.pk]) if application else "",
            diary=register.diary(row),
            letters=register.letters(row),
            can_suspend=row.state == MerchantState.OPEN,
            can_reopen=row.state == MerchantState.SUSPENDED,
            **{"form": TurnForm(), **kwargs},
        )


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
    """A POST that suspends or reopens the shop; a missing reason is said beside its field."""

    def page_url(self, pk):
        return reverse("office:merchant", args=[self.scoped_or_404(Merchant, pk=pk).pk])

    def post(self, request, pk):
        row = self.scoped_or_404(Merchant, pk=pk)
        form = TurnForm(request.POST)
        if form.is_valid():
            try:
                self.turn(row, form.cleaned_data["reason"])
            except DomainError as refusal:
                show_refusal(form, refusal)
            else:
                messages.success(request, self.done_words(row))
                return redirect("office:merchant", pk=pk)
        return render(request, self.template_name, self.get_context_data(form=form, row=row))

    def turn(self, row: Merchant, reason: str) -> None:
        raise NotImplementedError

    def done_words(self, row: Merchant) -> str:
        raise NotImplementedError


class Suspend(Turn):
    def turn(self, row, reason):
        merchants.suspend(merchant=row, by=self.request.user, reason=reason)

    def done_words(self, row):
        return _("ระงับร้าน %(name)s แล้ว สินค้าของร้านหยุดขายทันที") % {"name": row.name}


class Reopen(Turn):
    def turn(self, row, reason):
        merchants.reopen(merchant=row, by=self.request.user, reason=reason)

    def done_words(self, row):
        return _("เปิดร้าน %(name)s ให้ขายอีกครั้งแล้ว") % {"name": row.name}
