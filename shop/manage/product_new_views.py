"""A new product from the phone, on three screens. Each keeps what was typed; with script all three are one page."""

import uuid

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from common.forms.refusals import refusals_shown_on
from common.way_back import WayBack
from merchants import selling, vat
from merchants.access import MerchantDesk
from shop.catalogue import claims, pending, templates
from shop.catalogue import services as catalogue
from shop.catalogue.models import Product, ProductState, UnfinishedProduct
from shop.manage import product_standing
from shop.manage.product_forms import SCREENS, UNITS, NewProductForm, typed_in

ADDRESS = {1: "manage:unfinished", 2: "manage:unfinished_price", 3: "manage:unfinished_more"}


class NewProductView(MerchantDesk, TemplateView):
    """Begin a product: photo, what it is, its name. What is posted here with every field at once is finished at once."""

    template_name = "manage/product_new.html"
    number = 1  # the screen that is shown
    asked: int | None = None  # the screen that a form without that word means; None for all at once

    @cached_property
    def row(self) -> UnfinishedProduct | None:
        """What the form kept earlier: found by the key it carries."""
        key = _key(self.request.POST)
        return key and self.owned(UnfinishedProduct).filter(key=key).first()

    def post(self, request, **_address):
        then, screen = request.POST.get("then", ""), _screen(request.POST, self.asked)
        said = typed_in(request.POST, screen)
        form = self.bound({**self.typed, **said}, request.FILES, screen=screen, for_sale=then == "sell")
        right, picture = form.is_valid(), form.cleaned_data.get("picture")
        self.row = catalogue.keep_typed(
            merchant=self.merchant,
            by=request.user,
            key=self.row.key if self.row else _key(request.POST) or uuid.uuid4(),
            typed=said,
            picture=picture,
        )
        if right and then in ("next", "back"):
            return self.went(screen or self.number, then)
        if right and screen is not None:
            form = self.bound(self.row.typed, for_sale=then == "sell")
            right = form.is_valid()
        if right:
            with refusals_shown_on(form):
                return self.finished(form, for_sale=then == "sell")
        return self.refused(form, screen)

    def bound(self, typed: dict, files=None, **how) -> NewProductForm:
        has_picture = bool(self.row and pending.recall(self.row.picture))
        return NewProductForm(typed, files, has_picture=has_picture, vat_seller=self.vat_seller, **how)

    @cached_property
    def vat_seller(self) -> bool:
        return vat.of(self.merchant) is not None

    @property
    def typed(self) -> dict:
        return self.row.typed if self.row else {}

    def went(self, screen: int, then: str):
        """Lead to the screen before or after this one; script has it on the page already."""
        if self.asks_json():
            return JsonResponse({"kept": True, "picture": pending.url_of(self.row.picture)})
        return redirect(ADDRESS[min(max(screen + (1 if then == "next" else -1), 1), len(SCREENS))], self.row.pk)

    def refused(self, form: NewProductForm, screen: int | None):
        """Show what is wrong on its screen. A page that cannot show it leads to the one that can."""
        if self.asks_json():
            errors = {name: list(errors)[0] for name, errors in form.errors.items()}
            return JsonResponse({"errors": errors}, status=422)
        if screen is not None and form.errors and not form.non_field_errors() and form.first_wrong != screen:
            return redirect(f"{reverse(ADDRESS[form.first_wrong], args=[self.row.pk])}?check=1")
        return self.render_to_response(self.get_context_data(form=form, whole=screen is None))

    def finished(self, form: NewProductForm, *, for_sale: bool):
        if for_sale:
            selling.check(self.merchant)  # before a draft is written: what she typed stays in the form
            claims.check(form.texts(), food=form.cleaned_data["category"].food)
        product = catalogue.finish_product(unfinished=self.row, by=self.request.user, **form.facts())
        if for_sale and product.state == ProductState.DRAFT:  # sent again, nothing is resumed that she paused since
            product = catalogue.publish(product=product, by=self.request.user)
        if for_sale:
            messages.success(self.request, product_standing.put_up_words(product))
        else:
            messages.success(self.request, _("บันทึกร่าง “%(name)s” แล้ว เปิดขายเมื่อพร้อมได้ที่หน้านี้") % {"name": product.name})
        page = reverse("manage:product", args=[product.pk])
        return JsonResponse({"url": page}) if self.asks_json() else redirect(page)

    def asks_json(self) -> bool:
        return self.request.headers.get("Accept") == "application/json"

    def as_last_time(self) -> dict:
        """Most shops sell one kind of goods: the kind of her latest product stands chosen."""
        return self.owned(Product).order_by("-pk").values("category").first() or {}

    def get_context_data(self, **kwargs):
        if "form" not in kwargs:
            kwargs["form"] = NewProductForm(initial={**self.as_last_time(), **self.typed}, vat_seller=self.vat_seller)
        return super().get_context_data(
            number=self.number,
            screens=screens(),
            food=_is_food(kwargs["form"]),
            key=self.row.key if self.row else uuid.uuid4(),
            row=self.row,
            kept_url=pending.url_of(self.row.picture) if self.row else "",
            units=UNITS,
            owner=self.request.user.pk,
            **product_standing.of_new(self.merchant),
            from_template=templates.says(kwargs["form"]["template"].value()),
            **kwargs,
        )


class UnfinishedView(NewProductView):
    """Go on with a product that was begun, at one of its screens."""

    @property
    def asked(self) -> int:
        return self.number

    @cached_property
    def row(self) -> UnfinishedProduct:
        return self.owned_or_404(UnfinishedProduct, pk=self.kwargs["pk"])

    def get(self, request, pk):
        if self.row.product_id:
            return redirect("manage:product", self.row.product_id)
        if "check" in request.GET:
            form = self.bound(self.row.typed, for_sale=True)
            return self.render_to_response(self.get_context_data(form=form))
        return super().get(request)


class DiscardView(WayBack, MerchantDesk, View):
    """Throw away what was typed."""

    def page_url(self, pk):
        return reverse("manage:unfinished", args=[self.owned_or_404(UnfinishedProduct, pk=pk).pk])

    def post(self, request, pk):
        catalogue.discard_unfinished(unfinished=self.owned_or_404(UnfinishedProduct, pk=pk))
        messages.success(request, _("ทิ้งที่พิมพ์ค้างไว้แล้ว"))
        return redirect("manage:products")


def screens() -> list[dict]:
    """Return the form's screens: number, title, template."""
    titles = {1: _("รูปและชื่อ"), 2: _("ราคาและจำนวน"), 3: _("รายละเอียด")}
    return [
        {"number": at, "title": title, "template": f"manage/listing/screen_{at}.html"} for at, title in titles.items()
    ]


def _is_food(form: NewProductForm) -> bool:
    """Return whether the kind that stands chosen is food; while none is, it may be."""
    chosen = str(form["category"].value() or "")
    return not chosen or any(str(row.pk) == chosen and row.food for row in form.fields["category"].queryset)


def _screen(data, otherwise: int | None) -> int | None:
    """Return which screen the form was; None for all of them at once."""
    said = data.get("screen", "")
    if said == "all":
        return None
    return int(said) if said in {str(number) for number in SCREENS} else otherwise


def _key(data) -> uuid.UUID | None:
    """Return the key of the form she filled in; None where it carries none of ours."""
    try:
        return uuid.UUID(data.get("key", ""))
    except ValueError:
        return None
