from django.urls import path

from shop.browse import case_views, find_views, paper_views, refund_views, review_views
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
    path("<str:token>/receipt/", paper_views.Receipt.as_view(), name="receipt"),
    path("<str:token>/invoice/", paper_views.Invoice.as_view(), name="invoice"),
    path("<str:token>/invoice/<int:paper>/", paper_views.InvoicePrint.as_view(), name="tax_paper"),
    path("<str:token>/reviews/", review_views.OrderReviews.as_view(), name="reviews"),
    path("<str:token>/reviews/<int:product>/", review_views.WriteReview.as_view(), name="review"),
    path("<str:token>/case/", case_views.CasePage.as_view(), name="case"),
    path("<str:token>/case/say/", case_views.Say.as_view(), name="case_say"),
    path("<str:token>/case/settle/", case_views.Settle.as_view(), name="case_settle"),
    path("<str:token>/case/officer/", case_views.AskOfficer.as_view(), name="case_officer"),
    path("<str:token>/case/print/", case_views.CasePrint.as_view(), name="case_print"),
    path("<str:token>/case/case.json", case_views.CaseJson.as_view(), name="case_json"),
    path("<str:token>/case/photos/<int:number>/", case_views.Photo.as_view(), name="case_photo"),
]
