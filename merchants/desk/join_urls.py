from django.urls import path

from merchants.desk import join_views as views

app_name = "join"

urlpatterns = [
    path("<str:token>/", views.Join.as_view(), name="invitation"),
]
