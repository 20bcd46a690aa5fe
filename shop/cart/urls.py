from django.urls import path

from shop.cart import views

app_name = "cart"

urlpatterns = [
    path("", views.CartPage.as_view(), name="cart"),
    path("add/", views.Add.as_view(), name="add"),
    path("change/", views.Change.as_view(), name="change"),
    path("remove/", views.Remove.as_view(), name="remove"),
]
