from django.urls import path

from shop.manage import invoice_views, paper_views, vat_views

urlpatterns = [
    path("orders/papers/", paper_views.ManyOrders.as_view(), name="order_papers"),
    path("orders/invoices/", invoice_views.ManyShort.as_view(), name="orders_invoices"),
    path("orders/<int:pk>/print/", paper_views.OrderPrint.as_view(), name="order_print"),
    path("orders/<int:pk>/receipt/", paper_views.OrderReceipt.as_view(), name="order_receipt"),
    path("orders/<int:pk>/invoice/", invoice_views.OrderInvoice.as_view(), name="order_invoice"),
    path("orders/<int:pk>/invoice/full/", invoice_views.IssueFull.as_view(), name="order_invoice_full"),
    path("orders/<int:pk>/invoice/short/", invoice_views.IssueShort.as_view(), name="order_invoice_short"),
    path("invoices/", invoice_views.InvoiceList.as_view(), name="invoices"),
    path("invoices/<int:pk>/", invoice_views.InvoicePrint.as_view(), name="invoice"),
    path("vat/", vat_views.VatPage.as_view(), name="vat"),
    path("vat/end/", vat_views.EndVat.as_view(), name="vat_end"),
]
