from django.urls import path

from cms import storefront_views as views

app_name = "storefront"

urlpatterns = [
    path("storefront/", views.Edit.as_view(), name="edit"),
    path("storefront/cover/remove/", views.RemoveCover.as_view(), name="remove_cover"),
    path("storefront/qr.svg", views.QrCode.as_view(), name="qr"),
]
