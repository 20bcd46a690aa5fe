from django.urls import path

from shop.manage import sign_views as views

app_name = "sign"

urlpatterns = [
    path("<str:token>/", views.Sign.as_view(), name="payout"),
]
