"""Who comes in and how: sign-in, second factor, sessions, LINE, and the SMS that carry codes."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse_lazy

from .environment import env

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = reverse_lazy("account_login")
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "merchants.sign_in.WorkspaceAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email", "phone"}  # with a password; by code the phone has pages of ours
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "common.users.forms.SignupExtras"
ACCOUNT_FORMS = {
    "login": "common.users.passwords.PasswordForm",
    "request_login_code": "common.users.email_codes.AskForm",
    "confirm_login_code": "common.users.email_codes.TypeForm",
}
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True  # to an e-mail address
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 10
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 8, "dashed": False}
ACCOUNT_RATE_LIMITS = {"login_failed": ""}  # wrong passwords and codes are counted in rows: common.users.limits
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900

MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ADAPTER = "common.users.second_factor.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "common.users.second_factor.CodeForm",
    "reauthenticate": "common.users.second_factor.CodeAgainForm",
    "activate_totp": "common.users.second_factor.AddAppForm",
    "add_webauthn": "common.users.second_factor.AddPasskeyForm",
}
MFA_TOTP_ISSUER = "Kedai"
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute off
SECOND_FACTOR_REQUIRED = env.bool("SECOND_FACTOR_REQUIRED", default=True)

# LINE is offered where these two are set; the addresses are LINE's own unless a test stands in for it.
LINE_CHANNEL_ID = env("LINE_CHANNEL_ID", default="")
LINE_CHANNEL_SECRET = env("LINE_CHANNEL_SECRET", default="")
LINE_AUTHORIZE_URL = env("LINE_AUTHORIZE_URL", default="https://access.line.me/oauth2/v2.1/authorize")
LINE_API_URL = env("LINE_API_URL", default="https://api.line.me")
SOCIALACCOUNT_ADAPTER = "common.line.adapter.LineOnly"
SOCIALACCOUNT_FORMS = {"disconnect": "common.line.forms.DisconnectForm"}
SOCIALACCOUNT_REAUTHENTICATION_REQUIRED = True
SOCIALACCOUNT_AUTO_SIGNUP = False  # a telephone number is proven first
SOCIALACCOUNT_PROVIDERS = {"line": {"SCOPE": ["profile"], "OAUTH_PKCE_ENABLED": True}}
# pressing the button leads to LINE, so the policy of our pages must name it as a place where a form may end
LINE_ORIGIN = "{0.scheme}://{0.netloc}".format(urlsplit(LINE_AUTHORIZE_URL)) if LINE_CHANNEL_ID else ""

# Letters by LINE, to who chose that: the channel access token of the site's official account, and the address under which
# people make it their friend. The account must be under the same provider as the login channel: ids are the provider's.
LINE_MESSAGING_TOKEN = env("LINE_MESSAGING_TOKEN", default="")
LINE_FRIEND_URL = env("LINE_FRIEND_URL", default="")
if LINE_MESSAGING_TOKEN and not (LINE_CHANNEL_ID and LINE_FRIEND_URL.startswith("https://")):
    raise ImproperlyConfigured(
        "LINE_MESSAGING_TOKEN needs LINE_CHANNEL_ID (people connect LINE by signing in) and LINE_FRIEND_URL (https://…)."
    )
if LINE_MESSAGING_TOKEN:  # LINE's own page offers to make the account a friend
    SOCIALACCOUNT_PROVIDERS["line"]["AUTH_PARAMS"] = {"bot_prompt": "normal"}

# An SMS goes through an HTTP gateway. Without SMS_URL none goes: such letters wait, and nobody signs in by phone.
SMS_URL = env("SMS_URL", default="")
SMS_TOKEN = env("SMS_TOKEN", default="")
SMS_AUTH = env("SMS_AUTH", default="bearer")  # or "basic": then the token is key:secret
SMS_SENDER = env("SMS_SENDER", default="")
SMS_BODY = env("SMS_BODY", default="json")  # or "form"
SMS_FIELDS = env.list("SMS_FIELDS", default=["to", "text", "sender"])  # what the gateway calls them, in this order
SMS_NUMBERS = env("SMS_NUMBERS", default="e164")  # +66812345678; or "66": 66812345678; or "0": 0812345678
SMS_TIMEOUT = env.float("SMS_TIMEOUT", default=10)  # seconds
for _name, _known in {
    "SMS_AUTH": ["bearer", "basic"],
    "SMS_BODY": ["json", "form"],
    "SMS_NUMBERS": ["e164", "66", "0"],
}.items():
    if vars()[_name] not in _known:
        raise ImproperlyConfigured(f"{_name} must be one of: {', '.join(_known)}.")
if len(SMS_FIELDS) != 3:
    raise ImproperlyConfigured("SMS_FIELDS names three fields of the gateway: number, text, sender.")
if SMS_AUTH == "basic" and ":" not in SMS_TOKEN:
    raise ImproperlyConfigured("SMS_AUTH=basic needs SMS_TOKEN as key:secret.")
SMS_BACKEND = "common.letters.sms.by_gateway" if SMS_URL else ""
