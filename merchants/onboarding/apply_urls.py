from django.urls import path

from common import placeholder

app_name = "apply"

urlpatterns = [
    path("", placeholder.page, name="start"),
    path("papers-log/", placeholder.page, name="papers_log"),
]
