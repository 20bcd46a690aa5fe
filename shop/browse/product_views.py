"""Looking around: all products, one product, search. Public pages; a GET writes nothing."""

from urllib.parse import parse_qs, urlencode, urlsplit

from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.views.generic import TemplateView, View

from common.access import Public
from shop.browse import listing, product_page, suggestions, trail
from shop.browse.sources import Result, Shelf
from shop.cart import refused
from shop.catalogue import counts, search, search_log

LIST_PARTS = {
    "title": "browse/products/title.html",
    "head": "browse/products/head.html",
    "content": "browse/products/content.html",
}
RESULT_PARTS = {"content": "browse/search/content.html"}


class ProductsView(Public, TemplateView):
    """All products on sale, with filters that are plain links."""

    template_name = "browse/products.html"

    def get_context_data(self, **kwargs):
        listed = listing.of(self.request.GET, Shelf(counts.now()))
        origin = f"{self.request.scheme}://{self.request.get_host()}"
        drawn = listing.drawn(listed, LIST_PARTS, origin, self.more)
        return super().get_context_data(
            section="products", chosen=listed.now, page=listed.page, listed=listed, drawn=drawn, **kwargs
        )

    def more(self, context: dict) -> dict:
        kind = context["chosen"].category
        way = trail.markup(context["trail"], trail.step(kind), self.request) if kind else ""
        return {"way": way, "request": self.request}


class ProductView(Public, TemplateView):
    """One product on sale; anything else is 404."""

    template_name = "browse/product.html"

    def get_context_data(self, **kwargs):
        row = product_page.read(kwargs["slug"])
        if row is None:
            raise Http404
        _note_click(self.request)
        variants = {choice.pk for choice in row["choices"]}
        wrong = refused.take(self.request, variants)
        chosen = wrong.variant_id if wrong else _key(self.request.GET.get("v", ""))
        drawn = product_page.drawn(row, self.request, chosen=chosen if chosen in variants else None)
        return super().get_context_data(section="products", row=row, drawn=drawn, refused=wrong, **kwargs)


class SearchView(Public, TemplateView):
    """What a query finds, or a calm page that leads elsewhere (and links no product)."""

    template_name = "browse/search.html"

    def get_context_data(self, **kwargs):
        asked = self.request.GET.get("q", "")[: search.MOST_LETTERS].strip()
        result = Result(asked, counts.now())
        found = result.decided
        if found.understood and not set(self.request.GET) - {"q"}:
            search_log.note(asked, found=found.any and not found.meant)
        listed = listing.of(self.request.GET, result) if found.any else None
        first = listed is None or listed.page.number == 1
        said = {
            "asked": asked,
            "found": found,
            "meant_url": "?" + urlencode({"q": found.meant}),
            "beside": search.beside(asked) if found.understood and first else [],
        }
        if listed is None:
            drawn = {"content": render_to_string(RESULT_PARTS["content"], {**listing.empty(asked), **said})}
        else:
            drawn = listing.drawn(listed, RESULT_PARTS, sorted(said.items()), lambda _context: said)
        page = listed.page if listed else None
        return super().get_context_data(
            section="products",
            search_query=asked,
            drawn=drawn,
            listed=listed,
            page=page,
            beside=said["beside"],
            **kwargs,
        )


class SuggestionsView(Public, View):
    """What a search may become while somebody types: a piece of a page. Without script nobody asks for it."""

    def get(self, request):
        typed = request.GET.get("q", "")[: search.MOST_LETTERS].strip()
        return HttpResponse(suggestions.of(typed))


def _note_click(request) -> None:
    """Write down that a search led here; the page it came from says so."""
    came = urlsplit(request.headers.get("referer", ""))
    if came.netloc == request.get_host() and came.path.endswith("/search/"):
        for asked in parse_qs(came.query).get("q", [])[:1]:
            search_log.note_click(asked)


def _key(said: str) -> int | None:
    """Return the variant that an address names, or None for what is no key."""
    return int(said) if said.isascii() and said.isdigit() and len(said) < 19 else None
