from django.urls import path

from cms import lesson_views, offline_views, video_views, views

app_name = "cms"

urlpatterns = [
    path("manifest.webmanifest", offline_views.manifest, name="manifest"),
    path("offline/", offline_views.offline, name="offline"),
    path("shops/", views.ShopsView.as_view(), name="shops"),
    path("shops/<slug:slug>/", views.ShopView.as_view(), name="shop"),
    path("lessons/<int:pk>/finish/", lesson_views.Finish.as_view(), name="lesson_finish"),
    path("videos/<int:pk>/captions.vtt", video_views.captions, name="captions"),
]
