from django.urls import path

from merchants.office import owner_views, views

app_name = "office"

urlpatterns = [
    path("", views.Home.as_view(), name="home"),
    path("merchants/", views.Merchants.as_view(), name="merchants"),
    path("merchants/<int:pk>/", views.MerchantFile.as_view(), name="merchant"),
    path("merchants/<int:pk>/owner/", owner_views.HandOwnership.as_view(), name="owner"),
    path("merchants/<int:pk>/suspend/", views.Suspend.as_view(), name="suspend"),
    path("merchants/<int:pk>/reopen/", views.Reopen.as_view(), name="reopen"),
]
