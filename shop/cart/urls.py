from django.urls import path

from common import placeholder

app_name = "cart"

urlpatterns = [
    path("", placeholder.page, name="cart"),
    path("add/", placeholder.page, name="add"),
]
