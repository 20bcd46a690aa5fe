from django.urls import path

from common import placeholder

app_name = "desk"

urlpatterns = [
    path("", placeholder.page, name="home"),
    path("switch/", placeholder.page, name="switch"),
    path("team/", placeholder.page, name="team"),
    path("more/", placeholder.page, name="more"),
]
