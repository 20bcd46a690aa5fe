from django.urls import path

from shop.manage import certificate_views as views

urlpatterns = [
    path("certificates/", views.CertificatesView.as_view(), name="certificates"),
    path("certificates/new/", views.KindsView.as_view(), name="certificate_kinds"),
    path("certificates/new/<slug:key>/", views.FactsView.as_view(), name="certificate_new"),
    path("certificates/<int:pk>/", views.CertificateView.as_view(), name="certificate"),
    path("certificates/<int:pk>/facts/", views.ChangeFactsView.as_view(), name="certificate_facts"),
    path("certificates/<int:pk>/send/", views.SendView.as_view(), name="certificate_send"),
    path("certificates/<int:pk>/renew/", views.RenewView.as_view(), name="certificate_renew"),
    path("certificates/<int:pk>/give-up/", views.GiveUpView.as_view(), name="certificate_give_up"),
    path("certificates/<int:pk>/paper/", views.OwnPaperView.as_view(), name="certificate_paper"),
]
