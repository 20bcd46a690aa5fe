from django.urls import path

from common import placeholder

app_name = "cms"

urlpatterns = [
    path("shops/", placeholder.page, name="shops"),
    path("shops/<slug:slug>/", placeholder.page, name="shop"),
]
