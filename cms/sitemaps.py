"""What search engines are told of: pages of ours in each language with their alternates, editors' pages in their own."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse
from wagtail.models import Page

from cms import shops
from cms.models import (
    CollectionPage,
    CoursePage,
    FairPage,
    HelpPage,
    LessonPage,
    PlainPage,
    ProvincePage,
    SectionPage,
    StoryPage,
)
from shop.catalogue.models import Product

TOLD = (SectionPage, StoryPage, CollectionPage, CoursePage, LessonPage, HelpPage, ProvincePage, FairPage)


class EachLanguage(Sitemap):
    """Pages that stand in every language under the same address behind its prefix."""

    i18n = True
    alternates = True
    x_default = True
    limit = 15_000  # addresses, each in three languages and with its alternates: a file stays under 50 MB


class Fixed(EachLanguage):
    def items(self):
        return ["home", "browse:products", "cms:shops"]

    def location(self, item):
        return reverse(item)


class Plain(Sitemap):
    def items(self):
        return PlainPage.objects.live().public().filter(alias_of=None).order_by("pk")

    def location(self, item):
        return item.url

    def lastmod(self, item):
        return item.last_published_at


class Told(Sitemap):
    """What editors write, each language's own; a page that stands in for a missing translation is not told twice."""

    limit = 10_000

    def items(self):
        return Page.objects.live().public().type(TOLD).filter(alias_of=None).order_by("pk")

    def location(self, item):
        return item.url

    def lastmod(self, item):
        return item.last_published_at


class Shops(EachLanguage):
    def items(self):
        return shops.open_shops().values_list("slug", "storefront__last_published_at")

    def location(self, item):
        return shops.address(item[0])

    def lastmod(self, item):
        return item[1]


class Products(EachLanguage):
    def items(self):
        return Product.objects.on_sale().order_by("-pk").values_list("slug", flat=True)

    def location(self, item):
        return reverse("browse:product", args=[item])


SITEMAPS = {"fixed": Fixed, "plain": Plain, "told": Told, "shops": Shops, "products": Products}
