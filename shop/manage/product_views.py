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
from merchants import selling
from merchants.access import MerchantDesk
from merchants.errors import NotSelling
from shop.catalogue import cards, claims, pending
from shop.catalogue import pictures as pictures_of
from shop.catalogue import services as catalogue
from shop.catalogue.desk_rows import desk_rows
from shop.catalogue.errors import ForbiddenClaim, LastPicture, PictureMissing
from shop.catalogue.models import Picture, Product, Variant
from shop.manage import product_standing
from shop.manage.product_forms import UNITS, NewProductForm, OnHandForm, PictureForm, ProductForm, StepForm, initial_of

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
            number=number,
            prev_url=f"?page={number - 1}" if number > 1 else "",
            next_url=f"?page={number + 1}" if len(found) > PAGE else "",
            **kwargs,
        )


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


class NewProductView(MerchantDesk, TemplateView):
    """A product from the phone in under a minute: photo, name, price, how many, unit, kind."""

    template_name = "manage/product_new.html"

    def post(self, request):
        note = request.POST.get("kept_picture", "")
        form = NewProductForm(
            request.POST,
            request.FILES,
            kept=pending.recall(note, merchant=self.merchant),
            for_sale=request.POST.get("then") == "sell",
        )
        if form.is_valid():
            with refusals_shown_on(form):
                return self.added(form)
        picture = form.cleaned_data.get("picture")
        if picture is not None and picture is not form.kept:
            note = pending.keep(picture, merchant=self.merchant)
        return self.render_to_response(self.get_context_data(form=form, note=note))

    def as_last_time(self) -> dict:
        """Most shops sell one kind of goods: the kind of her latest product stands chosen."""
        return self.owned(Product).order_by("-pk").values("category").first() or {}

    def added(self, form: NewProductForm):
        if form.for_sale:
            selling.check(self.merchant)  # before a draft is written: what she typed stays in the form
            claims.check(form.texts(), food=form.cleaned_data["category"].food)
        product = catalogue.add_product(
            merchant=self.merchant, by=self.request.user, key=_key(self.request.POST), **form.facts()
        )
        if form.for_sale:
            product = catalogue.publish(product=product, by=self.request.user)
            messages.success(self.request, product_standing.put_up_words(product))
        else:
            messages.success(self.request, _("บันทึกร่าง “%(name)s” แล้ว เปิดขายเมื่อพร้อมได้ที่หน้านี้") % {"name": product.name})
        return redirect("manage:product", product.pk)

    def get_context_data(self, **kwargs):
        kwargs.setdefault("form", NewProductForm(for_sale=True, initial=self.as_last_time()))
        kwargs.setdefault("key", _key(self.request.POST) or uuid.uuid4())
        note = kwargs.pop("note", "")
        kept_url = pending.url_of(note, merchant=self.merchant) if note else ""
        return super().get_context_data(
            units=UNITS,
            note=note if kept_url else "",
            kept_url=kept_url,
            **product_standing.of_new(self.merchant),
            **kwargs,
        )


class ProductView(MerchantDesk, TemplateView):
    """One of her products: its state, how many there are, its pictures, and the form that changes the rest."""

    template_name = "manage/product.html"

    @cached_property
    def product(self) -> Product:
        return self.owned_or_404(Product, pk=self.kwargs["pk"])

    @cached_property
    def variant(self) -> Variant:
        return get_object_or_404(self.owned(Variant).select_related("stock"), product=self.product, position=0)

    def get(self, request, pk):
        return self.shown()

    def post(self, request, pk):
        form = ProductForm(request.POST)
        if form.is_valid():
            with refusals_shown_on(form):
                product = catalogue.change_product(product=self.product, by=request.user, **form.facts())
                return self.done(product_standing.changed_words(product))
        return self.shown(form=form)

    def done(self, words: str):
        messages.success(self.request, words)
        return redirect("manage:product", self.product.pk)

    def refused(self, refusal: DomainError):
        """Lead back to the page, whose pictures say the same as the refusal: what is missing there."""
        messages.error(self.request, refusal.message)
        return redirect("manage:product", self.product.pk)

    def shown(self, **forms):
        return self.render_to_response(self.get_context_data(**forms))

    def get_context_data(self, **kwargs):
        product, variant = self.product, self.variant
        standing = product_standing.of(product)
        pictures = [{"row": row, **pictures_of.tag_of(row, product.name)} for row in product.pictures.all()]
        return super().get_context_data(
            **{
                "product": product,
                "variant": variant,
                "stock": variant.stock,
                "pictures": pictures,
                "room_for_more": len(pictures) < catalogue.MOST_PICTURES,
                "units": UNITS,
                "form": ProductForm(initial=initial_of(product, variant) | standing["waiting_facts"]),
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


class AddPictureView(ProductAct):
    """One more picture."""

    def post(self, request, pk):
        form = PictureForm(request.POST, request.FILES)
        if form.is_valid():
            with refusals_shown_on(form):
                catalogue.add_picture(product=self.product, by=request.user, **form.cleaned_data)
                return self.done(_("เพิ่มรูปแล้ว"))
        return self.shown(picture_form=form)


class RemovePictureView(ProductAct):
    """Take a picture away."""

    def page_url(self, pk, picture):
        return super().page_url(pk)

    def post(self, request, pk, picture):
        row = self.owned_or_404(Picture, product=self.product, pk=picture)
        try:
            catalogue.remove_picture(picture=row, by=request.user)
        except LastPicture as refusal:
            return self.refused(refusal)
        return self.done(_("ลบรูปแล้ว"))


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


def _key(data) -> uuid.UUID | None:
    """Return the key of the form she filled in; None where it carries none of ours."""
    try:
        return uuid.UUID(data.get("key", ""))
    except ValueError:
        return None
