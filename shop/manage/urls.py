from django.urls import path

from shop.manage import (
    aftercare_urls,
    certificate_urls,
    delivery_views,
    order_step_views,
    order_views,
    payment_views,
    payout_change_views,
    payout_views,
    product_urls,
    refund_views,
    stripe_views,
)

app_name = "manage"

urlpatterns = [
    path("orders/", order_views.OrderList.as_view(), name="orders"),
    path("orders/<int:pk>/", order_views.OrderPage.as_view(), name="order"),
    path("orders/<int:pk>/print/", order_views.OrderPrint.as_view(), name="order_print"),
    path("orders/<int:pk>/accept/", order_step_views.Accept.as_view(), name="order_accept"),
    path("orders/<int:pk>/pack/", order_step_views.Pack.as_view(), name="order_pack"),
    path("orders/<int:pk>/ship/", order_step_views.Ship.as_view(), name="order_ship"),
    path("orders/<int:pk>/tracking/", order_step_views.CorrectTracking.as_view(), name="order_tracking"),
    path("orders/<int:pk>/ready/", order_step_views.Ready.as_view(), name="order_ready"),
    path("orders/<int:pk>/deliver/", order_step_views.Deliver.as_view(), name="order_deliver"),
    path("orders/<int:pk>/return/", order_step_views.TakeBack.as_view(), name="order_return"),
    path("orders/<int:pk>/cancel/", order_step_views.Cancel.as_view(), name="order_cancel"),
    path("slips/<int:pk>/open/", order_step_views.SlipOpen.as_view(), name="slip_open"),
    path("slips/<int:pk>/accept/", order_step_views.SlipAccept.as_view(), name="slip_accept"),
    path("slips/<int:pk>/refuse/", order_step_views.SlipRefuse.as_view(), name="slip_refuse"),
    *product_urls.urlpatterns,
    *certificate_urls.urlpatterns,
    *aftercare_urls.urlpatterns,
    path("payments/", payment_views.PaymentList.as_view(), name="payments"),
    path("payments/<int:pk>/cash/", order_step_views.CashReceived.as_view(), name="cash_received"),
    path("payments/<int:pk>/seen/", order_step_views.TransferSeen.as_view(), name="payment_seen"),
    path("payments/<int:pk>/refund/", refund_views.GiveBack.as_view(), name="payment_refund"),
    path("delivery/", delivery_views.DeliveryPage.as_view(), name="delivery"),
    path("payout/", payout_views.PayoutPage.as_view(), name="payout"),
    path("payout/account/", payout_views.PayoutAccountPage.as_view(), name="payout_account"),
    path(
        "payout/changes/<int:pk>/again/",
        payout_change_views.SendChangeAgain.as_view(),
        name="payout_change_again",
    ),
    path(
        "payout/changes/<int:pk>/withdraw/",
        payout_change_views.WithdrawChange.as_view(),
        name="payout_change_withdraw",
    ),
    path("payout/stripe/", stripe_views.StripePage.as_view(), name="stripe"),
    path("payout/stripe/begin/", stripe_views.StripeBegin.as_view(), name="stripe_begin"),
    path("payout/stripe/ask/", stripe_views.StripeAsk.as_view(), name="stripe_ask"),
    path("payout/stripe/switch/", stripe_views.StripeSwitch.as_view(), name="stripe_switch"),
]
