from django.urls import path

from common import placeholder

app_name = "manage"

urlpatterns = [
    path("orders/", placeholder.page, name="orders"),
    path("orders/<int:pk>/", placeholder.page, name="order"),
    path("products/", placeholder.page, name="products"),
    path("products/new/", placeholder.page, name="product_new"),
    path("products/<int:pk>/", placeholder.page, name="product"),
    path("payments/", placeholder.page, name="payments"),
    path("delivery/", placeholder.page, name="delivery"),
    path("payout/", placeholder.page, name="payout"),
]
