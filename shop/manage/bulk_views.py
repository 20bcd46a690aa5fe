"""Many products at once: chosen on the list, done by one button; prices are shown before they change."""

import uuid
from decimal import Decimal, InvalidOperation

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView

from common.errors import DomainError
from common.forms.fields import PlainTextField
from common.thai import digits
from common.way_back import WayBack
from merchants.access import MerchantDesk
from shop.catalogue import services as catalogue
from shop.catalogue.errors import NothingChosen
from shop.catalogue.models import BulkVerb, DeliveryProfile
from shop.catalogue.services.bulk import BY_AMOUNT, BY_PERCENT, MOST_AT_ONCE

UP, DOWN = "up", "down"
MOST = {BY_AMOUNT: Decimal(1_000_000), BY_PERCENT: Decimal(500)}


class PriceChangeForm(forms.Form):
    """By how much, which way, and to which round number."""

    way = forms.ChoiceField(
        label=gettext_lazy("ขึ้นหรือลดราคา"),
        choices=[(UP, gettext_lazy("ขึ้นราคา")), (DOWN, gettext_lazy("ลดราคา"))],
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("เลือกว่าจะขึ้นหรือลดราคา"),
            "invalid_choice": gettext_lazy("เลือกจากรายการ"),
        },
    )
    much = PlainTextField(
        label=gettext_lazy("เท่าไร"),
        max_length=12,
        error_messages={"required": gettext_lazy("ใส่ตัวเลข เช่น 5")},
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("หน่วย"),
        choices=[(BY_AMOUNT, gettext_lazy("บาท")), (BY_PERCENT, gettext_lazy("เปอร์เซ็นต์"))],
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("เลือกบาทหรือเปอร์เซ็นต์"),
            "invalid_choice": gettext_lazy("เลือกจากรายการ"),
        },
    )
    step = forms.TypedChoiceField(
        label=gettext_lazy("ปัดราคาใหม่"),
        coerce=int,
        choices=[
            ("100", gettext_lazy("เป็นบาทเต็ม")),
            ("500", gettext_lazy("ให้ลงท้ายด้วย 0 หรือ 5 บาท")),
            ("1", gettext_lazy("ไม่ปัด (ถึงสตางค์)")),
        ],
        error_messages={"invalid_choice": gettext_lazy("เลือกจากรายการ")},
    )

    def clean_much(self) -> Decimal:
        typed = digits.to_arabic(self.cleaned_data["much"]).replace(",", "").replace("฿", "").replace("%", "").strip()
        try:
            number = Decimal(typed) if typed.replace(".", "", 1).isdigit() else Decimal("NaN")
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite() or number <= 0 or number != round(number, 2):
            raise forms.ValidationError(_("ใส่ตัวเลขมากกว่า 0 มีทศนิยมได้ไม่เกิน 2 ตำแหน่ง เช่น 5 หรือ 2.50"))
        return number

    def clean(self) -> dict:
        told = super().clean()
        much, kind = told.get("much"), told.get("kind")
        if much is not None and kind and much > MOST[kind]:
            self.add_error("much", _("ตัวเลขมากเกินไป ใส่ได้ไม่เกิน %(limit)s") % {"limit": f"{MOST[kind]:,}"})
        return told

    def change(self) -> catalogue.PriceChange:
        told = self.cleaned_data
        by = told["much"] * (100 if told["kind"] == BY_AMOUNT else 1) * (-1 if told["way"] == DOWN else 1)
        return catalogue.PriceChange(told["kind"], by, told["step"])


class BulkAct(WayBack, MerchantDesk, TemplateView):
    """An act on the products whose boxes are ticked. A reload leads back to the list."""

    menu_entry = "manage:products"

    def page_url(self):
        return reverse("manage:products")

    def chosen(self) -> list[int]:
        """Return the keys that were ticked; what is no key was not ticked."""
        said = self.request.POST.getlist("product")[: MOST_AT_ONCE * 2]
        return [int(key) for key in said if key.isascii() and key.isdigit() and len(key) < 19]

    def key(self) -> uuid.UUID:
        """Return the form's key; a form without one is done once for each click."""
        try:
            return uuid.UUID(self.request.POST.get("key", ""))
        except ValueError:
            return uuid.uuid4()

    def refused(self, refusal: DomainError):
        messages.error(self.request, refusal.message)
        return redirect(self.page_url())

    def done_before(self):
        messages.info(self.request, _("ทำไปแล้วตอนกดครั้งก่อน จึงไม่ได้ทำซ้ำ"))
        return redirect(self.page_url())


class BulkView(BulkAct):
    """The list's buttons: pause, resume, or go on to the prices."""

    def post(self, request):
        verb = request.POST.get("verb")
        if verb == BulkVerb.PRICE:
            return BulkPriceView.as_view()(request)
        if verb == BulkVerb.PROFILE:
            return self.travelling(request.POST.get("delivery_profile", ""))
        if verb not in BulkVerb.values:
            return redirect(self.page_url())
        return self.moved(verb)

    def travelling(self, profile: str):
        if profile not in DeliveryProfile.values:
            messages.error(self.request, _("เลือกก่อนว่าส่งอย่างไร แล้วกดตั้งการส่งอีกครั้ง"))
            return redirect(self.page_url())
        try:
            act = catalogue.set_profiles(
                merchant=self.merchant, by=self.request.user, key=self.key(), chosen=self.chosen(), profile=profile
            )
        except DomainError as refusal:
            return self.refused(refusal)
        if act.repeated:
            return self.done_before()
        count = act.products
        said = ngettext("ตั้งการส่งแล้ว %(count)s อย่าง: %(how)s", "ตั้งการส่งแล้ว %(count)s อย่าง: %(how)s", count)
        messages.success(self.request, said % {"count": count, "how": DeliveryProfile(profile).label})
        return redirect(self.page_url())

    def moved(self, verb: str):
        try:
            act = catalogue.move_many(
                merchant=self.merchant, by=self.request.user, key=self.key(), verb=verb, chosen=self.chosen()
            )
        except DomainError as refusal:
            return self.refused(refusal)
        if act.repeated:
            return self.done_before()
        count = act.products
        paused = ngettext("หยุดขายแล้ว %(count)s อย่าง", "หยุดขายแล้ว %(count)s อย่าง", count)
        resumed = ngettext("กลับมาขายแล้ว %(count)s อย่าง", "กลับมาขายแล้ว %(count)s อย่าง", count)
        messages.success(self.request, (paused if verb == BulkVerb.PAUSE else resumed) % {"count": count})
        return redirect(self.page_url())


class BulkPriceView(BulkAct):
    """By how much; then every price before and after; then the click that changes them."""

    template_name = "manage/bulk_price.html"

    def post(self, request):
        chosen = self.chosen()
        if not chosen:
            return self.refused(NothingChosen())
        asked = "much" in request.POST
        form = PriceChangeForm(request.POST) if asked else PriceChangeForm(initial={"way": UP, "kind": BY_PERCENT})
        planned = []
        if asked and form.is_valid():
            if request.POST.get("sure") == "1":
                done = self.changed(form, chosen)
                if done is not None:
                    return done
            planned = catalogue.plan(merchant=self.merchant, chosen=chosen, change=form.change())
        return self.render_to_response(self.get_context_data(form=form, chosen=chosen, planned=planned))

    def changed(self, form: PriceChangeForm, chosen: list[int]):
        """Change what the preview showed; None where it is to be shown anew."""
        try:
            act = catalogue.change_prices(
                merchant=self.merchant, by=self.request.user, key=self.key(), chosen=chosen, change=form.change(),
                seen=self.seen(),
            )  # fmt: skip
        except DomainError as refusal:
            messages.error(self.request, refusal.message)
            return None
        if act.repeated:
            return self.done_before()
        count = act.products
        said = ngettext("เปลี่ยนราคาแล้ว %(count)s อย่าง", "เปลี่ยนราคาแล้ว %(count)s อย่าง", count) % {"count": count}
        messages.success(self.request, said)
        return redirect(self.page_url())

    def seen(self) -> dict[int, tuple[int, int]]:
        """Return what the preview showed, as the form carries it: ``variant:before:after``."""
        found = {}
        for said in self.request.POST.getlist("seen")[: MOST_AT_ONCE * catalogue.MOST_VARIANTS]:
            parts = said.split(":")
            if len(parts) == 3 and all(part.isascii() and part.isdigit() and len(part) < 19 for part in parts):
                found[int(parts[0])] = (int(parts[1]), int(parts[2]))
        return found

    def get_context_data(self, *, planned, **kwargs):
        return super().get_context_data(
            good=[each for each in planned if not each.refusal],
            left_out=[each for each in planned if each.refusal],
            key=uuid.uuid4(),
            **kwargs,
        )
