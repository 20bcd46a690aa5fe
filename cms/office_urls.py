from django.urls import path

from cms import office_views as views

app_name = "office_storefront"

urlpatterns = [path("merchants/<int:pk>/storefront/", views.TakeOff.as_view(), name="take_off")]
