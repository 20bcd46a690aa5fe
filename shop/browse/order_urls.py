from django.urls import path

from common import placeholder

app_name = "orders"

urlpatterns = [
    path("", placeholder.page, name="list"),
    path("<str:token>/", placeholder.page, name="order"),
]
