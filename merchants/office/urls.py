from django.urls import path

from common import placeholder

app_name = "office"

urlpatterns = [
    path("", placeholder.page, name="home"),
    path("merchants/", placeholder.page, name="merchants"),
    path("merchants/<int:pk>/", placeholder.page, name="merchant"),
]
