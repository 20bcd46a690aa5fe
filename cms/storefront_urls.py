from django.urls import path

from common import placeholder

app_name = "storefront"

urlpatterns = [
    path("storefront/", placeholder.page, name="edit"),
]
