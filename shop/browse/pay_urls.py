from django.urls import path

from common import placeholder

app_name = "pay"

urlpatterns = [
    path("<str:token>/", placeholder.page, name="pay"),
]
