"""Our own pages of an account. They stand before allauth's, whose list of sessions and LINE sign-up they replace.

Some of allauth's own pages follow, with the question who one is before them: an open browser that somebody found must not
become a password, an address, a LINE account or a second factor of hers.
"""

from allauth.account import views as account
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as social
from django.urls import path

from common.line import views as line
from common.users import letters_views, phone_views, session_views
from common.users.again import asked_again, asked_before_changing

urlpatterns = [
    path("phone/", phone_views.ByPhone.as_view(), name="phone_sign_in"),
    path("phone/code/", phone_views.SignInCode.as_view(), name="phone_code"),
    path("phone/lost/", phone_views.Lost.as_view(), name="phone_lost"),
    path("phone/change/", phone_views.ChangePhone.as_view(), name="phone_change"),
    path("phone/change/code/", phone_views.ChangeCode.as_view(), name="phone_change_code"),
    path("reauthenticate/phone/", phone_views.Again.as_view(), name="reauthenticate_phone"),
    path("letters/", letters_views.LettersBy.as_view(), name="account_letters"),
    path("name/", phone_views.Name.as_view(), name="account_name"),
    path("sessions/", session_views.Sessions.as_view(), name="usersessions_list"),
    path("sessions/end/", session_views.EndSessions.as_view(), name="sessions_end"),
    path("sessions/<int:pk>/end/", session_views.EndSession.as_view(), name="session_end"),
    path("3rdparty/signup/", line.ProvePhone.as_view(), name="socialaccount_signup"),
    path("email/", asked_before_changing(account.email), name="account_email"),
    path("password/set/", asked_before_changing(account.password_set), name="account_set_password"),
    path("3rdparty/", asked_before_changing(social.connections), name="socialaccount_connections"),
    path("2fa/totp/activate/", asked_again(app.activate_totp), name="mfa_activate_totp"),
    path("2fa/webauthn/add/", asked_again(passkeys.add_webauthn), name="mfa_add_webauthn"),
]
