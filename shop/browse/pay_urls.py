from django.urls import path

from shop.browse import pay_views as views

app_name = "pay"

urlpatterns = [
    path("<str:token>/", views.PayPage.as_view(), name="pay"),
    path("<str:token>/qr.png", views.QrPicture.as_view(), name="qr"),
]
