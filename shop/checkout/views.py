"""The checkout: one page, one submission; then the page that says what comes next."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import View

from common.access import ByToken, Public
from common.forms.address import address_initial
from common.forms.refusals import refusals_shown_on
from shop.cart.cookie import cart_of
from shop.checkout import placed_page
from shop.checkout import services as checkouts
from shop.checkout.errors import EmptyCart
from shop.checkout.forms import CheckoutForm
from shop.checkout.offers import offers


class CheckoutPage(Public, View):
    """Who, where, how; then everything is placed at once or nothing is."""

    def get(self, request: HttpRequest) -> HttpResponse:
        parts = offers(cart_of(request))
        if not parts:
            return self.to_cart(EmptyCart().message)
        if not all(offer.group.ok for offer in parts):
            return self.to_cart(_("มีรายการที่ยังซื้อไม่ได้ แก้รายการที่มีเครื่องหมายเตือนก่อน แล้วจึงสั่งซื้อ"))
        if unready := next(
            (offer for offer in parts if offer.problem), None
        ):  # the cart marks nothing: her lines are fine
            return self.to_cart(unready.problem)
        return self.page(CheckoutForm(offers=parts, initial=_known(request.user)), key=uuid.uuid4())

    def post(self, request: HttpRequest) -> HttpResponse:
        cart = cart_of(request)
        parts = offers(cart)
        key, seen = _key(request.POST), _satang(request.POST)
        if key and (placed := checkouts.standing(key, cart=cart, user=request.user)):
            return redirect("checkout:placed", pk=placed.pk)
        if not parts:
            return self.to_cart(EmptyCart().message)
        if key is None or seen is None or request.POST.get("act") == "recalculate":
            return self.page(CheckoutForm.as_typed(request.POST, offers=parts), key=key or uuid.uuid4())
        form = CheckoutForm(request.POST, offers=parts)
        if form.is_valid():
            with refusals_shown_on(form):
                placed = self.place(form, cart, key, seen)
                return redirect("checkout:placed", pk=placed.pk)
        return self.page(form, key=key)

    def place(self, form: CheckoutForm, cart, key: uuid.UUID, seen_total_satang: int):
        filled, user = form.cleaned_data, self.request.user
        return checkouts.place(
            cart=cart,
            key=key,
            shopper=checkouts.Shopper(
                name=filled["name"],
                phone=filled["phone"],
                email=filled["email"],
                note=filled["note"],
                language=get_language(),
                user=user if user.is_authenticated else None,
            ),
            choices={offer.merchant_id: form.choice(offer) for offer in form.offers},
            address=form.address(),
            seen_total_satang=seen_total_satang,
        )

    def to_cart(self, sentence: str) -> HttpResponse:
        messages.warning(self.request, sentence)
        return redirect("cart:cart")

    def page(self, form: CheckoutForm, *, key: uuid.UUID) -> HttpResponse:
        """Show the form; ``seen_total`` on it is the total of the choices it shows, never what was sent before."""
        parts = list(form.parts())
        context = {
            "form": form,
            "parts": parts,
            "key": key,
            "total_satang": form.total_satang,
            "sums_ids": ",".join(f"#sums-{part.offer.merchant_id}" for part in parts),
            "terms_url": reverse("home") + "terms/",
        }
        return render(self.request, "checkout/checkout.html", context)


class Placed(ByToken, View):
    """What was placed, what each order costs and how it is paid. The address is as good as a key: it is told nobody."""

    def get(self, request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
        context = placed_page.context(pk)
        if context is None:
            raise Http404
        response = render(request, "checkout/placed.html", context)
        response["Cache-Control"] = "private, no-store"
        response["Referrer-Policy"] = "no-referrer"
        return response


def _known(user) -> dict[str, object]:
    """Return what we know of a signed-in shopper: her last checkout, else herself."""
    last = checkouts.last_of(user)
    if last:
        facts = {"name": last.name, "phone": last.phone, "email": last.email}
        return {**facts, **(address_initial(last) if last.subdistrict_code else {})}
    if user.is_authenticated:
        return {"name": user.get_full_name(), "phone": user.phone, "email": user.email}
    return {}


def _key(data) -> uuid.UUID | None:
    try:
        return uuid.UUID(data.get("key", ""))
    except ValueError:
        return None


def _satang(data) -> int | None:
    """Return the total that stood on the page she sent; None where it is no number: then she has to see it first."""
    written = data.get("seen_total", "")
    return int(written) if written.isascii() and written.isdigit() and len(written) < 16 else None
