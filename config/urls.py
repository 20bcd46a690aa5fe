"""Every address of the site. The contract of addresses is in docs/house.md."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.views import serve as wagtail_serve

from cms import offline_views
from cms import views as cms
from common import health, media_views, place_views
from shop.browse import feed_views, webhooks

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("webhooks/stripe/", webhooks.StripeWebhook.as_view(), name="stripe_webhook"),
    path("favicon.ico", cms.favicon, name="favicon"),
    path("robots.txt", cms.robots, name="robots"),
    path("sitemap.xml", cms.sitemap, name="sitemap"),
    path("sitemap-<slug:section>.xml", cms.sitemap_part, name="sitemap_part"),
    path("sw.js", offline_views.service_worker, name="service_worker"),
    path("feeds/products.xml", feed_views.products, name="product_feed"),
    path("media/<path:path>", media_views.media, name="media"),
    path("admin/login/", cms.editors_door, name="editors_door"),  # Wagtail's own knows no limit of tries
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    *i18n_patterns(
        path("places/", place_views.suggestions, name="places"),
        path("accounts/", include("common.users.urls")),
        path("accounts/", include("allauth.urls")),
        path("apply/", include("merchants.onboarding.apply_urls")),
        path("desk/", include("merchants.desk.urls")),
        path("join/", include("merchants.desk.join_urls")),
        path("sign/", include("shop.manage.sign_urls")),
        path("desk/", include("shop.manage.urls")),
        path("desk/", include("cms.storefront_urls")),
        path("office/", include("merchants.office.urls")),
        path("office/", include("merchants.onboarding.assist_urls")),
        path("office/", include("merchants.onboarding.review_urls")),
        path("office/", include("shop.oversee.urls")),
        path("office/", include("shop.manage.search_urls")),
        path("office/", include("cms.office_urls")),
        path("", include("shop.browse.urls")),
        path("orders/", include("shop.browse.order_urls")),
        path("pay/", include("shop.browse.pay_urls")),
        path("cart/", include("shop.cart.urls")),
        path("checkout/", include("shop.checkout.urls")),
        path("", include("cms.urls")),
        path("", wagtail_serve, {"path": ""}, name="home"),
        # Wagtail's other sign-in page
        path("_util/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
