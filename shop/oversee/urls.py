from django.urls import path

from shop.oversee import aftercare_urls, incident_views, order_views
from shop.oversee import certificate_views as views
from shop.oversee import product_views as products
from shop.oversee import shop_views as shops

app_name = "oversee"

urlpatterns = [
    path("products/", products.ProductsView.as_view(), name="products"),
    path("products/<int:pk>/", products.ProductView.as_view(), name="product"),
    path("products/<int:pk>/looks/<int:look>/approve/", products.Approve.as_view(), name="product_approve"),
    path("products/<int:pk>/looks/<int:look>/return/", products.SendBack.as_view(), name="product_return"),
    path("products/<int:pk>/take-down/", products.TakeDown.as_view(), name="product_take_down"),
    path("products/<int:pk>/restore/", products.Restore.as_view(), name="product_restore"),
    path("products/shops/<int:pk>/", shops.ShopView.as_view(), name="shop"),
    path("products/shops/<int:pk>/trust/", shops.SetTrust.as_view(verb="trust"), name="shop_trust"),
    path("products/shops/<int:pk>/review/", shops.SetTrust.as_view(verb="review"), name="shop_review"),
    path("incidents/", incident_views.Incidents.as_view(), name="incidents"),
    path("incidents/<int:pk>/settle/", incident_views.Settle.as_view(), name="incident_settle"),
    path("orders/<int:pk>/", order_views.OfficersOrder.as_view(), name="order"),
    path("orders/<int:pk>/cancel/", order_views.GiveUp.as_view(), name="order_cancel"),
    path("payments/<int:pk>/give-back/", order_views.OfficersPromise.as_view(), name="payment_promise"),
    path("certificates/", views.CertificatesView.as_view(), name="certificates"),
    path("certificates/export.csv", views.ExportView.as_view(kind="csv"), name="certificates_csv"),
    path("certificates/export.xlsx", views.ExportView.as_view(kind="xlsx"), name="certificates_xlsx"),
    path("certificates/<int:pk>/", views.CertificateView.as_view(), name="certificate"),
    path("certificates/<int:pk>/paper/", views.OpenPaper.as_view(), name="certificate_paper"),
    path("certificates/<int:pk>/verify/", views.Verify.as_view(), name="certificate_verify"),
    path("certificates/<int:pk>/reject/", views.Turn.as_view(verb="reject"), name="certificate_reject"),
    path("certificates/<int:pk>/suspend/", views.Turn.as_view(verb="suspend"), name="certificate_suspend"),
    path("certificates/<int:pk>/withdraw/", views.Turn.as_view(verb="withdraw"), name="certificate_withdraw"),
    path("certificates/<int:pk>/restore/", views.Restore.as_view(), name="certificate_restore"),
    path("certificates/<int:pk>/remind/", views.Remind.as_view(), name="certificate_remind"),
    path("certificates/<int:pk>/names/<int:cover>/", views.ConfirmName.as_view(), name="certificate_name"),
    *aftercare_urls.urlpatterns,
]
