from django.urls import path

from cms import storefront_posters as posters
from cms import storefront_section_views as sections
from cms import storefront_views as views
from cms.storefront_sections import SECTIONS

app_name = "storefront"

urlpatterns = [
    path("storefront/", views.Edit.as_view(), name="edit"),
    path("storefront/cover/remove/", views.RemoveCover.as_view(), name="remove_cover"),
    path("storefront/logo/remove/", sections.RemoveLogo.as_view(), name="remove_logo"),
    path("storefront/people/remove/", sections.HidePeople.as_view(), name="hide_people"),
    *(path(f"storefront/{one.key}/", sections.Edit.as_view(form_class=one), name=one.key) for one in SECTIONS),
    path("storefront/poster/", posters.ShopPoster.as_view(), name="poster"),
    path("products/<int:pk>/poster/", posters.ProductPoster.as_view(), name="product_poster"),
    path("learn/", views.Learn.as_view(), name="learn"),
    path("storefront/qr.svg", views.QrCode.as_view(), name="qr"),
]
