"""The merchant's products: the list with its counting buttons, a new one from the phone, one to change."""

import uuid

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from common.errors import DomainError
from common.forms.refusals import refusals_shown_on
from common.way_back import WayBack
from merchants import vat
from merchants.access import MerchantDesk
from merchants.errors import NotSelling
from shop.catalogue import cards, languages, pending
from shop.catalogue import pictures as pictures_of
from shop.catalogue import services as catalogue
from shop.catalogue.desk_rows import desk_rows
from shop.catalogue.errors import ForbiddenClaim, PictureMissing
from shop.catalogue.models import DeliveryProfile, Product, UnfinishedProduct, Variant
from shop.manage import product_standing
from shop.manage.picture_forms import PictureForm
from shop.manage.product_forms import UNITS, OnHandForm, StepForm, initial_of
from shop.manage.size_forms import product_form

PAGE = 50


class ProductsView(MerchantDesk, TemplateView):
    """All her products, the newest first."""

    template_name = "manage/products.html"

    def get_context_data(self, **kwargs):
        number = cards.page_number(self.request.GET.get("page"))
        start = (number - 1) * PAGE
        found = desk_rows(self.owned(Product).order_by("-created_at", "-pk")[start : start + PAGE + 1])
        return super().get_context_data(
            rows=found[:PAGE],
            bulk_key=uuid.uuid4(),
            profiles=DeliveryProfile.choices,
            unfinished=self.unfinished() if number == 1 else [],
            number=number,
            prev_url=f"?page={number - 1}" if number > 1 else "",
            next_url=f"?page={number + 1}" if len(found) > PAGE else "",
            **kwargs,
        )

    def unfinished(self) -> list[dict]:
        """Return what was begun and not finished, the latest first."""
        rows = self.owned(UnfinishedProduct).filter(product=None).order_by("-touched_at", "-pk")
        return [{"row": row, "picture": pending.small_url_of(row.picture)} for row in rows]


class StepView(WayBack, MerchantDesk, View):
    """One piece more or fewer, from the list. With htmx the row comes back alone, else the list at that row."""

    def page_url(self, pk):
        return f"{reverse('manage:products')}#product-{self.owned_or_404(Product, pk=pk).pk}"

    def post(self, request, pk):
        variant = self.owned_or_404(Variant, product__pk=pk, position=0)
        form = StepForm(request.POST)
        refusal = ""
        try:
            if form.is_valid():
                catalogue.adjust_on_hand(variant=variant, by=request.user, pieces=form.cleaned_data["pieces"])
            else:
                refusal = form.errors["pieces"][0]
        except DomainError as refused:
            refusal = refused.message
        if request.htmx:
            [row] = desk_rows(self.owned(Product).filter(pk=pk))
            context = {"row": row, "refusal": refusal, "merchant": self.merchant}
            return render(request, "manage/product_row.html", context)
        if refusal:
            messages.error(request, refusal)
        return redirect(self.page_url(pk))


class ProductView(MerchantDesk, TemplateView):
    """One of her products: its state, how many there are, its pictures, and the form that changes the rest."""

    template_name = "manage/product.html"

    @cached_property
    def product(self) -> Product:
        return get_object_or_404(self.owned(Product).select_related("category"), pk=self.kwargs["pk"])

    @cached_property
    def variant(self) -> Variant:
        return get_object_or_404(self.owned(Variant).select_related("stock"), product=self.product, position=0)

    @cached_property
    def vat_seller(self) -> bool:
        return vat.of(self.merchant) is not None

    def get(self, request, pk):
        return self.shown()

    def post(self, request, pk):
        form = product_form(self.product, request.POST, vat_seller=self.vat_seller)
        if form.is_valid():
            with refusals_shown_on(form):
                product = catalogue.change_product(product=self.product, by=request.user, **form.facts())
                return self.done(product_standing.changed_words(product))
        return self.shown(form=form)

    def done(self, words: str, *, at: str = ""):
        messages.success(self.request, words)
        page = reverse("manage:product", args=[self.product.pk])
        return redirect(f"{page}#{at}" if at else page)

    def refused(self, refusal: DomainError):
        """Lead back to the page, whose pictures say the same as the refusal: what is missing there."""
        messages.error(self.request, refusal.message)
        return redirect("manage:product", self.product.pk)

    def shown(self, **forms):
        return self.render_to_response(self.get_context_data(**forms))

    def get_context_data(self, **kwargs):
        product, variant = self.product, self.variant
        standing = product_standing.of(product)
        rows = enumerate(product.pictures.all())
        pictures = [
            {"row": row, **pictures_of.tag_of(row, pictures_of.suggested_alt(product.name, at))} for at, row in rows
        ]
        return super().get_context_data(
            **{
                "product": product,
                "variant": variant,
                "stock": variant.stock,
                "pictures": pictures,
                "room_for_more": len(pictures) < catalogue.MOST_PICTURES,
                "units": UNITS,
                "languages": [
                    {"code": code, "label": label, "whole": not languages.lacking(product, code)}
                    for code, label in languages.OTHERS.items()
                ],
                "form": product_form(
                    product,
                    initial=initial_of(product, variant) | standing["waiting_facts"],
                    vat_seller=self.vat_seller,
                ),
                "stock_form": OnHandForm(initial={"on_hand": variant.stock.on_hand}),
                "picture_form": PictureForm(),
                **standing,
                **kwargs,
            }
        )


class ProductAct(WayBack, ProductView):
    """Something done to the product by a form of its page."""

    def page_url(self, pk):
        return reverse("manage:product", args=[self.product.pk])


class StockView(ProductAct):
    """How many pieces there are, said anew."""

    def post(self, request, pk):
        form = OnHandForm(request.POST)
        if form.is_valid():
            with refusals_shown_on(form):
                stock = catalogue.set_on_hand(variant=self.variant, by=request.user, **form.cleaned_data)
                return self.done(_("บันทึกแล้ว ตอนนี้มี %(pieces)s ชิ้น") % {"pieces": f"{stock.on_hand:,}"})
        return self.shown(stock_form=form)


class MoveView(ProductAct):
    """Put up for sale, take back from the officers, pause, sell again: the address says which ``verb``."""

    verb = ""

    def post(self, request, pk):
        said = {
            "take_back": _("ดึงกลับมาแล้ว แก้เสร็จเมื่อไรส่งตรวจได้อีก"),
            "pause": _("หยุดขายแล้ว ลูกค้าจะไม่เห็นสินค้านี้จนกว่าจะเปิดขายอีกครั้ง"),
            "resume": _("กลับมาขายแล้ว ลูกค้าเห็นได้ทันที"),
        }
        verbs = {name: getattr(catalogue, name) for name in ("publish", "take_back", "pause", "resume")}
        try:
            product = verbs[self.verb](product=self.product, by=request.user)
        except (PictureMissing, NotSelling, ForbiddenClaim) as refusal:
            return self.refused(refusal)
        return self.done(said.get(self.verb) or product_standing.put_up_words(product))
