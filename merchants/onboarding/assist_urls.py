from django.urls import path

from merchants.onboarding import assist_views as views

app_name = "assist"

urlpatterns = [
    path("applications/new/", views.New.as_view(), name="new"),
    path("applications/new/offline/", views.OfflinePage.as_view(), name="offline"),
    path("sw.js", views.service_worker, name="service_worker"),
    path("applications/<int:pk>/fill/", views.Overview.as_view(), name="overview"),
    path("applications/<int:pk>/fill/consent/", views.RecordConsent.as_view(), name="consent"),
    path("applications/<int:pk>/fill/send/", views.Send.as_view(), name="send"),
    path("applications/<int:pk>/fill/q/<slug:key>/", views.QuestionView.as_view(), name="question"),
]
