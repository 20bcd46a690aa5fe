from django.urls import path

from merchants.desk import closing_views, contact_views, terms_views, views

app_name = "desk"

urlpatterns = [
    path("", views.Home.as_view(), name="home"),
    path("switch/", views.Switch.as_view(), name="switch"),
    path("team/", views.Team.as_view(), name="team"),
    path("team/<int:pk>/remove/", views.RemoveMember.as_view(), name="member_remove"),
    path("contact/", contact_views.Contact.as_view(), name="contact"),
    path("more/", views.More.as_view(), name="more"),
    path("close/", closing_views.AskToClose.as_view(), name="closing"),
    path("close/withdraw/", closing_views.WithdrawClosing.as_view(), name="closing_withdraw"),
    path("terms/", terms_views.Terms.as_view(), name="terms"),
]
