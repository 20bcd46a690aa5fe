from django.urls import path

from merchants.onboarding import case_views, judge_views, paper_views, queue_views

app_name = "review"

urlpatterns = [
    path("applications/", queue_views.Queue.as_view(), name="queue"),
    path("applications/<int:pk>/", case_views.CasePage.as_view(), name="application"),
    path("applications/<int:pk>/take/", case_views.Take.as_view(), name="take"),
    path("applications/<int:pk>/hand-over/", case_views.HandOver.as_view(), name="hand_over"),
    path("applications/<int:pk>/new-list/", case_views.NewList.as_view(), name="new_list"),
    path("applications/<int:pk>/return/", case_views.SendBack.as_view(), name="send_back"),
    path("applications/<int:pk>/approve/", case_views.Approve.as_view(), name="approve"),
    path("applications/<int:pk>/reject/", case_views.Reject.as_view(), name="reject"),
    path("applications/<int:pk>/accept-answers/", judge_views.AcceptAnswers.as_view(), name="accept_answers"),
    path("applications/<int:pk>/accept/<slug:key>/", judge_views.AcceptOne.as_view(), name="accept_one"),
    path("applications/<int:pk>/mend/<slug:key>/", judge_views.RejectOne.as_view(), name="reject_one"),
    path("applications/<int:pk>/waive/<slug:key>/", judge_views.WaiveOne.as_view(), name="waive_one"),
    path("applications/<int:pk>/documents/<int:document>/open/", paper_views.OpenPaper.as_view(), name="open_paper"),
    path("applications/<int:pk>/documents/<int:document>/cover/", paper_views.CoverPage.as_view(), name="cover_page"),
    path("applications/<int:pk>/documents/<int:document>/covered/", paper_views.Cover.as_view(), name="cover"),
]
