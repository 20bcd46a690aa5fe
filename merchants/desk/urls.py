from django.urls import path

from merchants.desk import closing_views, contact_views, team_views, terms_views, views

app_name = "desk"

urlpatterns = [
    path("", views.Home.as_view(), name="home"),
    path("switch/", views.Switch.as_view(), name="switch"),
    path("team/", team_views.Team.as_view(), name="team"),
    path("team/<int:pk>/remove/", team_views.RemoveMember.as_view(), name="member_remove"),
    path("team/<int:pk>/owner/", team_views.MakeOwner.as_view(), name="member_owner"),
    path("team/invitations/<int:pk>/again/", team_views.SendInvitationAgain.as_view(), name="invitation_again"),
    path("team/invitations/<int:pk>/withdraw/", team_views.WithdrawInvitation.as_view(), name="invitation_withdraw"),
    path("contact/", contact_views.Contact.as_view(), name="contact"),
    path("leave/", team_views.Leave.as_view(), name="leave"),
    path("more/", views.More.as_view(), name="more"),
    path("close/", closing_views.AskToClose.as_view(), name="closing"),
    path("close/withdraw/", closing_views.WithdrawClosing.as_view(), name="closing_withdraw"),
    path("terms/", terms_views.Terms.as_view(), name="terms"),
]
