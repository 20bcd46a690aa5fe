"""Looking around: all products, one product, search. Public pages; a GET writes nothing."""

from urllib.parse import parse_qs, urlencode, urlsplit

from django.http import Http404
from django.views.generic import TemplateView

from common import spoken
from common.access import Public
from shop.browse import certificate_facts, listing, product_facts, product_markup, review_facts, suggestions, trail
from shop.cart import refused
from shop.catalogue import cards, cover, search, search_log
from shop.catalogue.models import Product, Variant
from shop.delivery import services as delivery

MORE_OF_THE_SHOP = 4
MORE_OF_THE_KIND = 4


class ProductsView(Public, TemplateView):
    """All products on sale, with filters that are plain links."""

    template_name = "browse/products.html"

    def get_context_data(self, **kwargs):
        listed = listing.of(self.request.GET, Product.objects.on_sale())
        kind = listed["chosen"].category
        way = trail.markup(listed["trail"], trail.step(kind), self.request) if kind else ""
        return super().get_context_data(section="products", **listed, way=way, **kwargs)


class ProductView(Public, TemplateView):
    """One product on sale; anything else is 404."""

    template_name = "browse/product.html"

    def get_context_data(self, **kwargs):
        rows = Variant.objects.sold().select_related("stock", "product__category__parent", "product__merchant")
        variants = list(rows.filter(product__in=Product.objects.on_sale().filter(slug=kwargs["slug"])))
        if not variants:
            raise Http404
        product = variants[0].product
        _note_click(self.request)
        more = Product.objects.on_sale().for_merchant(product.merchant).exclude(pk=product.pk)
        kin = Product.objects.on_sale().filter(
            category=product.category_id, merchant__province_code=product.merchant.province_code
        )
        wrong = refused.take(self.request, variants)
        facts = product_facts.facts(
            product,
            variants,
            pictures=list(product.pictures.all()),
            chosen=wrong.variant_id if wrong else _key(self.request.GET.get("v", "")),
        )
        certificates = cover.of_product(product)
        reviews, steps = review_facts.newest(product), trail.to_product(product.category)
        return super().get_context_data(
            section="products",
            product=product,
            facts=facts,
            refused=wrong,
            ways=delivery.methods_for(product.merchant),
            more=cards.cards(more.order_by("-listed_at", "-pk")[:MORE_OF_THE_SHOP]),
            kin=cards.cards(kin.exclude(merchant=product.merchant).order_by("-listed_at", "-pk")[:MORE_OF_THE_KIND]),
            words_language=spoken.language_of(product.words),
            certificates=[certificate_facts.shown(row) for row in certificates],
            trail=steps,
            markup=product_markup.markup(product, facts, self.request, certificates=certificates, reviews=reviews),
            way=trail.markup(steps, {"name": product.title, "url": self.request.path}, self.request),
            reviews=reviews,
            **kwargs,
        )


class SearchView(Public, TemplateView):
    """What a query finds, or a calm page that leads elsewhere (and links no product)."""

    template_name = "browse/search.html"

    def get_context_data(self, **kwargs):
        asked = self.request.GET.get("q", "")[: search.MOST_LETTERS].strip()
        found = search.find(asked)
        if found.understood and not set(self.request.GET) - {"q"}:
            search_log.note(asked, found=found.any and not found.meant)
        listed = listing.of(self.request.GET, found.products, q=asked) if found.any else listing.empty(asked)
        return super().get_context_data(
            section="products",
            asked=asked,
            search_query=asked,
            found=found,
            meant_url="?" + urlencode({"q": found.meant}),
            **listed,
            **kwargs,
        )


class SuggestionsView(Public, TemplateView):
    """What a search may become while somebody types: a piece of a page. Without script nobody asks for it."""

    template_name = "browse/suggestions.html"

    def get_context_data(self, **kwargs):
        typed = self.request.GET.get("q", "")[: search.MOST_LETTERS].strip()
        return super().get_context_data(**suggestions.of(typed), typed=typed, **kwargs)


def _note_click(request) -> None:
    """Write down that a search led here; the page it came from says so."""
    came = urlsplit(request.headers.get("referer", ""))
    if came.netloc == request.get_host() and came.path.endswith("/search/"):
        for asked in parse_qs(came.query).get("q", [])[:1]:
            search_log.note_click(asked)


def _key(said: str) -> int | None:
    """Return the variant that an address names, or None for what is no key."""
    return int(said) if said.isascii() and said.isdigit() and len(said) < 19 else None
