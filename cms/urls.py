from django.urls import path

from cms import views

app_name = "cms"

urlpatterns = [
    path("shops/", views.ShopsView.as_view(), name="shops"),
    path("shops/<slug:slug>/", views.ShopView.as_view(), name="shop"),
]
