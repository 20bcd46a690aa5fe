from django.urls import path

from shop.oversee import aftercare_urls
from shop.oversee import certificate_views as views

app_name = "oversee"

urlpatterns = [
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
