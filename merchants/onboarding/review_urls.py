from django.urls import path

from merchants.onboarding import paper_views
from merchants.onboarding import review_views as views

app_name = "review"

urlpatterns = [
    path("applications/", views.Queue.as_view(), name="queue"),
    path("applications/<int:pk>/", views.CasePage.as_view(), name="application"),
    path("applications/<int:pk>/take/", views.Take.as_view(), name="take"),
    path("applications/<int:pk>/return/", views.SendBack.as_view(), name="send_back"),
    path("applications/<int:pk>/approve/", views.Approve.as_view(), name="approve"),
    path("applications/<int:pk>/reject/", views.Reject.as_view(), name="reject"),
    path("applications/<int:pk>/documents/<int:document>/open/", paper_views.OpenPaper.as_view(), name="open_paper"),
    path("applications/<int:pk>/documents/<int:document>/cover/", paper_views.CoverPage.as_view(), name="cover_page"),
    path("applications/<int:pk>/documents/<int:document>/covered/", paper_views.Cover.as_view(), name="cover"),
]
