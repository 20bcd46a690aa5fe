from django.urls import path

from merchants.onboarding import apply_views as views
from merchants.onboarding import log_views

app_name = "apply"

urlpatterns = [
    path("", views.Start.as_view(), name="start"),
    path("begin/", views.Begin.as_view(), name="begin"),
    path("take-over/", views.TakeOver.as_view(), name="take_over"),
    path("checklist/", views.Checklist.as_view(), name="checklist"),
    path("q/<slug:key>/", views.QuestionView.as_view(), name="question"),
    path("documents/<int:pk>/open/", views.OpenOwnPaper.as_view(), name="document_open"),
    path("review/", views.Review.as_view(), name="review"),
    path("papers-log/", views.PapersLog.as_view(), name="papers_log"),
    path("my-papers/", log_views.MyPapers.as_view(), name="my_papers"),
]
