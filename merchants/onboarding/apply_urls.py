from django.urls import path

from merchants.onboarding import apply_views as views
from merchants.onboarding import log_views

app_name = "apply"

urlpatterns = [
    path("", views.Start.as_view(), name="start"),
    path("begin/", views.Begin.as_view(), name="begin"),
    path("business/", views.Business.as_view(), name="business"),
    path("address/", views.Address.as_view(), name="address"),
    path("contact/", views.Contact.as_view(), name="contact"),
    path("papers/", views.Papers.as_view(), name="papers"),
    path("papers/<slug:paper>/", views.PaperPage.as_view(), name="paper"),
    path("documents/<int:pk>/open/", views.OpenOwnPaper.as_view(), name="document_open"),
    path("income/", views.Income.as_view(), name="income"),
    path("review/", views.Review.as_view(), name="review"),
    path("papers-log/", views.PapersLog.as_view(), name="papers_log"),
    path("my-papers/", log_views.MyPapers.as_view(), name="my_papers"),
]
