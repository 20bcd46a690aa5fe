"""The cart's pages: plain forms, each POST answered by a redirect."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View
from django_htmx.http import HttpResponseClientRedirect

from common.access import Public
from common.errors import DomainError
from common.next_page import local_path
from common.thai.text import plain_line
from shop.cart import refused
from shop.cart import services as carts
from shop.cart.cookie import cart_of, remember, secret_of
from shop.cart.errors import NotForSale, UnknownVariant
from shop.cart.forms import AddForm, ChangeForm, RemoveForm
from shop.cart.groups import Group, groups
from shop.cart.models import Cart
from shop.catalogue.models import Variant


class CartPage(Public, TemplateView):
    """What lies in the cart, by merchant."""

    template_name = "cart/cart.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**_cart_shown(groups(cart_of(self.request))), **kwargs)


class CartAct(Public, View):
    """A POST that changes the cart; whoever comes by GET (a reload, the back button) is shown the cart."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return redirect("cart:cart")

    def refused(self, request: HttpRequest, sentence: str, to: str) -> HttpResponse:
        messages.error(request, sentence)
        return HttpResponseClientRedirect(to) if request.htmx else HttpResponseRedirect(to)


class Add(CartAct):
    """Put pieces of a variant into the cart, then back to where she was."""

    def post(self, request: HttpRequest) -> HttpResponse:
        form = AddForm(request.POST)
        variant = None
        try:
            if "variant" in form.errors:
                raise UnknownVariant()
            variant = carts.variant_of(form.cleaned_data["variant"])
            if not form.is_valid():
                return self.quantity_refused(request, variant, _first_error(form))
            cart, fresh = carts.find_or_make(user=request.user, secret=secret_of(request))
            carts.add(cart=cart, variant=variant, quantity=form.cleaned_data["quantity"])
        except NotForSale as refusal:  # its page is gone as well
            return self.refused(request, refusal.message, _back(request, None))
        except DomainError as refusal:
            if refusal.field == "quantity":
                return self.quantity_refused(request, variant, refusal.message)
            return self.refused(request, refusal.message, _back(request, variant))
        messages.success(request, _added(variant, form.cleaned_data["quantity"]))
        response = HttpResponseRedirect(_back(request, variant))
        secret = fresh or (secret_of(request) if cart.secret_hash else None)
        if secret:
            remember(response, secret)
        return response

    def quantity_refused(self, request: HttpRequest, variant: Variant, sentence: str) -> HttpResponse:
        """Lead to the product's page, which shows what was typed and says beside it why it was not taken."""
        if local_path(request.POST.get("next", "")):
            return self.refused(request, sentence, _back(request, variant))
        refused.keep(request, refused.Refused(variant.pk, _typed(request), sentence))
        return HttpResponseRedirect(_back(request, variant))


class Change(CartAct):
    """Let a line hold another number of pieces. What is refused stands in its field again, with the reason beside it."""

    form_class = ChangeForm

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self.form_class(request.POST)
        cart = carts.find_to_change(user=request.user, secret=secret_of(request))
        try:
            if "variant" in form.errors:
                raise UnknownVariant()
            variant = carts.variant_of(form.cleaned_data["variant"])
            if not form.is_valid():
                return self.shown_again(request, cart, variant, _first_error(form))
            if cart is not None:
                carts.set_quantity(cart=cart, variant=variant, quantity=form.cleaned_data.get("quantity", 0))
        except UnknownVariant as refusal:
            return self.refused(request, refusal.message, reverse("cart:cart"))
        except DomainError as refusal:
            return self.shown_again(request, cart, variant, refusal.message)
        return redirect("cart:cart")

    def shown_again(self, request: HttpRequest, cart: Cart | None, variant: Variant, sentence: str) -> HttpResponse:
        found = groups(cart, refused=refused.Refused(variant.pk, _typed(request), sentence))
        if not any(row.wrong for group in found for row in group.rows):  # it lies in her cart no more
            return self.refused(request, sentence, reverse("cart:cart"))
        return render(request, "cart/cart.html", _cart_shown(found))


class Remove(Change):
    """Take a line out. Done twice it changes nothing."""

    form_class = RemoveForm


def _cart_shown(parts: list[Group]) -> dict:
    """Return what the cart's template takes."""
    return {
        "groups": parts,
        "cart_count": sum(group.pieces for group in parts),
        "goods_satang": sum(group.subtotal_satang for group in parts),
        "sending_satang": sum(group.usual_sending_satang for group in parts),
        "total_satang": sum(group.usual_total_satang for group in parts),
        "ready": all(group.ok for group in parts),
    }


def _typed(request: HttpRequest) -> str:
    return plain_line(request.POST.get("quantity", ""))[: refused.LONGEST_TYPED]


def _first_error(form) -> str:
    return next(iter(form.errors.values()))[0]


def _back(request: HttpRequest, variant: Variant | None) -> str:
    """Return where to go next: ``next`` if it is a path of ours, else the product, else the cart."""
    if wanted := local_path(request.POST.get("next", "")):
        return wanted
    if variant is None:
        return reverse("cart:cart")
    return reverse("browse:product", kwargs={"slug": variant.product.slug})


def _added(variant: Variant, quantity: int) -> str:
    said = _("ใส่ %(product)s %(quantity)s ชิ้นลงตะกร้าแล้ว") % {"product": variant.title, "quantity": quantity}
    return format_html('{} <a href="{}">{}</a>', said, reverse("cart:cart"), _("ไปที่ตะกร้า"))
