from django.urls import path

from common import placeholder

app_name = "review"

urlpatterns = [
    path("applications/", placeholder.page, name="queue"),
    path("applications/<int:pk>/", placeholder.page, name="application"),
]
