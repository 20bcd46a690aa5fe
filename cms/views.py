"""Public pages of what is told that Wagtail does not answer itself."""

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.contrib.messages.storage.session import SessionStorage
from django.contrib.sitemaps.views import index as sitemap_index
from django.contrib.sitemaps.views import sitemap as sitemap_view
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.views.generic import TemplateView

from cms import shops, structured
from cms.models import StorefrontPage
from cms.sitemaps import SITEMAPS
from common.access import PUBLIC, Public, declare
from common.next_page import local_path

ROBOTS = """User-agent: *
Disallow: /admin/
Disallow: /documents/
{closed}
Sitemap: {site}/sitemap.xml
"""
CLOSED = ["accounts", "apply", "cart", "checkout", "desk", "office", "orders", "pay", "places", "search"]


class ShopsView(Public, TemplateView):
    """All shops that sell now, by province."""

    template_name = "cms/shops.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**shops.list_context(self.request.GET), **kwargs)


class ShopView(Public, TemplateView):
    """One shop. It stays whole while the shop is suspended, without goods; an unknown one is 404."""

    template_name = "cms/storefront.html"

    def get_context_data(self, **kwargs):
        standing = StorefrontPage.objects.live().select_related("merchant")
        storefront = standing.filter(merchant__slug=self.kwargs["slug"]).first()
        if storefront is None:
            raise Http404
        shown = shops.shop_context(storefront, page=self.request.GET.get("page"))
        return super().get_context_data(**shown, markup=structured.of_shop(shown, self.request), **kwargs)


@declare(PUBLIC)
def robots(request):
    """What search engines leave alone: everything that belongs to a person."""
    closed = [f"Disallow: {start}/{path}/" for start in ["", "/ms", "/en"] for path in CLOSED]
    return HttpResponse(
        ROBOTS.format(closed="\n".join(closed), site=settings.SITE_URL), content_type="text/plain; charset=utf-8"
    )


@declare(PUBLIC)
def favicon(request):
    """The icon for whoever asks by its old name: a picture or a paper opened on its own names none."""
    return redirect(static("img/favicon.svg"))


@declare(PUBLIC)
def sitemap(request):
    """Public pages, shops that sell and products on sale: in one file, or where they fill several, the list of those."""
    if any(section().paginator.num_pages > 1 for section in SITEMAPS.values()):
        return sitemap_index(request, sitemaps=SITEMAPS, sitemap_url_name="sitemap_part")
    return sitemap_view(request, sitemaps=SITEMAPS)


@declare(PUBLIC)
def sitemap_part(request, section):
    """One kind of public pages; ``?p=`` turns its files."""
    return sitemap_view(request, sitemaps=SITEMAPS, section=section)


@declare(PUBLIC)
def editors_door(request):
    """Stand where Wagtail has a sign-in page, which would let people in without the second factor.

    A stranger is led to the one sign-in page, an editor on to where she was going; anybody else finds nothing here, and in
    her own language (the address has none) the way to where her work is.
    """
    wanted = local_path(request.GET.get("next", "")) or reverse("wagtailadmin_home")
    if not request.user.is_authenticated:
        return redirect_to_login(wanted)
    if not request.user.has_perm("wagtailadmin.access_admin"):
        request.session.pop(SessionStorage.session_key, None)  # what Wagtail has just said to her, in English
        with translation.override(request.user.language):
            return render(request, "cms/editors_only.html", status=404)
    return HttpResponseRedirect(wanted)
