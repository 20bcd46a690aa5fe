from django.urls import path

from shop.browse import find_views, refund_views
from shop.browse import order_views as views

app_name = "orders"

urlpatterns = [
    path("find/", find_views.FindOrders.as_view(), name="find"),
    path("find/code/", find_views.FindCode.as_view(), name="find_code"),
    path("find/orders/", find_views.Found.as_view(), name="found"),
    path("", views.MyOrders.as_view(), name="list"),
    path("<str:token>/", views.OrderView.as_view(), name="order"),
    path("<str:token>/refund/", refund_views.GiveNumber.as_view(), name="refund"),
    path("<str:token>/refund/proof/", refund_views.Proof.as_view(), name="refund_proof"),
    path("<str:token>/cancel/", views.Cancel.as_view(), name="cancel"),
    path("<str:token>/received/", views.Received.as_view(), name="received"),
]
