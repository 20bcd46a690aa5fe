"""Sizes and flavours of a product at the desk: begun, changed as one list, given up."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from common.errors import DomainError
from common.forms.refusals import refusals_shown_on
from common.way_back import WayBack
from merchants.access import MerchantDesk
from shop.catalogue import services as catalogue
from shop.catalogue.errors import ListChanged
from shop.catalogue.models import Product, Variant
from shop.manage.size_forms import BLANK, OPTION_NAMES, BeginForm, OptionsForm, SizeForm, initial_of


class OfProduct(MerchantDesk, TemplateView):
    """A page that hangs on one of her products."""

    menu_entry = "manage:products"

    @cached_property
    def product(self) -> Product:
        return self.owned_or_404(Product, pk=self.kwargs["pk"])

    @cached_property
    def variants(self) -> list[Variant]:
        return list(self.owned(Variant).sold().filter(product=self.product).select_related("stock", "product"))

    def done(self, words: str, to: str):
        messages.success(self.request, words)
        return redirect(to, self.product.pk)

    def get_context_data(self, **kwargs):
        return super().get_context_data(product=self.product, variants=self.variants, **kwargs)


class SizesView(OfProduct):
    """The whole list of sizes. A product without options is asked what its sizes differ in first."""

    template_name = "manage/sizes.html"

    def post(self, request, pk):
        return self.changed() if self.product.options else self.begun()

    def begun(self):
        form = BeginForm(self.request.POST)
        if form.is_valid():
            with refusals_shown_on(form):
                facts = form.facts(self.variants[0])
                catalogue.set_variants(product=self.product, by=self.request.user, **facts)
                return self.done(
                    _("แยกเป็น %(count)s แบบแล้ว ใส่ราคาและจำนวนของแต่ละแบบได้เลย") % {"count": len(facts["variants"])},
                    "manage:product_sizes",
                )
        return self.render_to_response(self.get_context_data(form=form))

    def changed(self):
        options, cards = OptionsForm(self.request.POST), self.cards(self.request.POST)
        wanted = [card for card in cards if not card.is_empty]
        valid = all([options.is_valid(), *(card.is_valid() for card in wanted)])
        if valid:
            kept = [card for card in wanted if not card.cleaned_data["stop"]]
            try:
                catalogue.set_variants(
                    product=self.product, by=self.request.user, variants=[card.facts() for card in kept],
                    **options.cleaned_data,
                )  # fmt: skip
                return self.done(_("บันทึกแล้ว ลูกค้าเห็นแบบและราคาใหม่ทันที"), "manage:product_sizes")
            except ListChanged as refusal:
                messages.error(self.request, refusal.message)
                return redirect("manage:product_sizes", self.product.pk)
            except DomainError as refusal:
                _shown_where_it_belongs(refusal, options, kept)
        return self.render_to_response(self.get_context_data(options_form=options, cards=cards))

    def cards(self, data=None) -> list[SizeForm]:
        """Return a card for each size that stands and empty ones; a form that comes back says which size each card is."""
        rows: list[Variant | None] = [*self.variants, *[None] * BLANK]
        if data is not None:
            by_key = {str(row.pk): row for row in self.variants}
            rows = [by_key.get(data.get(f"{number}-pk", "")) for number in range(catalogue.MOST_VARIANTS + BLANK)]
            rows = [row for number, row in enumerate(rows) if f"{number}-value_1" in data]
        return [
            SizeForm(
                data, prefix=str(number), product=self.product, variant=row, initial=initial_of(row) if row else None
            )
            for number, row in enumerate(rows)
        ]

    def get_context_data(self, **kwargs):
        product = self.product
        if product.options:
            seen = ",".join(str(row.pk) for row in self.variants)
            initial = {"option_1": product.option_1, "option_2": product.option_2, "seen": seen}
            kwargs.setdefault("options_form", OptionsForm(initial=initial))
            kwargs.setdefault("cards", self.cards())
            retired = self.owned(Variant).filter(product=product, retired_at__isnull=False).order_by("position")
            kwargs["retired"] = [row.label for row in retired if row.value_1]
            kwargs["cards_wrong"] = any(card.errors for card in kwargs["cards"] if not card.is_empty)
        else:
            kwargs.setdefault("form", BeginForm())
        return super().get_context_data(option_names=OPTION_NAMES, **kwargs)


class OneSizeView(WayBack, OfProduct):
    """Give the sizes up: one of them stays and is the product; the others are retired."""

    def page_url(self, pk):
        return reverse("manage:product_sizes", args=[self.product.pk])

    def post(self, request, pk):
        kept = next((row for row in self.variants if str(row.pk) == request.POST.get("variant")), None)
        if kept is None:
            messages.error(request, _("เลือกแบบที่จะขายต่อหนึ่งแบบก่อน"))
            return redirect(self.page_url(pk))
        facts = catalogue.VariantFacts(
            kept.price_satang, pk=kept.pk, weight_g=kept.weight_g, pack_pieces=kept.pack_pieces, code=kept.code
        )
        try:
            catalogue.set_variants(product=self.product, by=request.user, variants=[facts])
        except DomainError as refusal:
            messages.error(request, refusal.message)
            return redirect(self.page_url(pk))
        return self.done(_("ขายแบบเดียวแล้ว แบบอื่นเลิกขาย คำสั่งซื้อเก่าไม่เปลี่ยน"), "manage:product")


def _shown_where_it_belongs(refusal: DomainError, options: OptionsForm, cards: list[SizeForm]) -> None:
    """Put a refusal of the whole list on the card that it names (``1-code``), else on top."""
    number, _dash, field = (refusal.field or "").partition("-")
    if number.isdigit() and int(number) < len(cards) and field in cards[int(number)].fields:
        cards[int(number)].add_error(field, refusal.message)
    else:
        options.add_error(refusal.field if refusal.field in options.fields else None, refusal.message)
