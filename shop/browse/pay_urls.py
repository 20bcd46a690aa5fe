from django.urls import path

from shop.browse import pay_views as views
from shop.browse import stripe_views

app_name = "pay"

urlpatterns = [
    path("<str:token>/", views.PayPage.as_view(), name="pay"),
    path("<str:token>/qr.png", views.QrPicture.as_view(), name="qr"),
    path("<str:token>/stripe/", stripe_views.ToStripe.as_view(), name="to_stripe"),
    path("<str:token>/stripe/ask/", stripe_views.AskStripe.as_view(), name="ask_stripe"),
]
