from django.urls import path

from common import placeholder

app_name = "checkout"

urlpatterns = [
    path("", placeholder.page, name="checkout"),
    path("<uuid:pk>/", placeholder.page, name="placed"),
]
