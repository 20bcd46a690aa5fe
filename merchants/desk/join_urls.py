from django.urls import path

from merchants.desk import join_views as views
from merchants.desk import signer_views

app_name = "join"

urlpatterns = [
    path("signer/<str:token>/", signer_views.ProveNumber.as_view(), name="signer"),
    path("<str:token>/", views.Join.as_view(), name="invitation"),
]
