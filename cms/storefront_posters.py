"""Posters for the stall: one sheet with a QR of the shop or of one product, as A4 or A5."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, override
from django.views.generic import TemplateView

from cms import qr, shops
from merchants.access import MerchantDesk
from shop.catalogue.cards import cards
from shop.catalogue.models import Product

SHEETS = ("a4", "a5")


class Poster(MerchantDesk, TemplateView):
    """A sheet to print. ``?paper=a5`` makes it half as large."""

    template_name = "cms/poster.html"
    menu_entry = "storefront:edit"

    def sheet(self, *, link: str, back: str, **words) -> dict:
        paper = self.request.GET.get("paper", "")
        storefront = getattr(self.merchant, "storefront", None)
        language = get_language() or "th"
        return {
            "paper": paper if paper in SHEETS else SHEETS[0],
            "qr": qr.svg(link),
            "link": link.removeprefix("https://").removeprefix("http://"),
            "back": back,
            "shop_name": shops.name_of(self.merchant, language),
            "place": shops.place_of(self.merchant, language),
            "intro": getattr(storefront, "intro", ""),
            "logo": shops.picture(getattr(storefront, "logo", {}), alt="", size=(384, 384)),
            **words,
        }


class ShopPoster(Poster):
    """The shop's own."""

    def get_context_data(self, **kwargs):
        sheet = self.sheet(link=shops.public_link(self.merchant.slug), back=reverse("storefront:edit"))
        return super().get_context_data(**sheet, **kwargs)


class ProductPoster(Poster):
    """One product's: its picture, name and price as they are on the day of printing."""

    def get_context_data(self, **kwargs):
        product = self.owned_or_404(Product, pk=self.kwargs["pk"])
        [card] = cards(self.owned(Product).filter(pk=product.pk))
        with override(settings.LANGUAGE_CODE):
            link = f"{settings.SITE_URL}{reverse('browse:product', args=[product.slug])}"
        sheet = self.sheet(link=link, back=reverse("manage:product", args=[product.pk]), card=card)
        return super().get_context_data(**sheet, **kwargs)
