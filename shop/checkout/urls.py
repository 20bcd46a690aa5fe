from django.urls import path

from shop.checkout import views

app_name = "checkout"

urlpatterns = [
    path("", views.CheckoutPage.as_view(), name="checkout"),
    path("<uuid:pk>/", views.Placed.as_view(), name="placed"),
]
