from django.urls import path

from common import placeholder

app_name = "browse"

urlpatterns = [
    path("products/", placeholder.page, name="products"),
    path("products/<slug:slug>/", placeholder.page, name="product"),
    path("search/", placeholder.page, name="search"),
]
