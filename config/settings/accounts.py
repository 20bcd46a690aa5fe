"""Who comes in and how: sign-in, second factor, and the SMS."""

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
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "common.users.forms.SignupExtras"
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900

MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
SECOND_FACTOR_REQUIRED = env.bool("SECOND_FACTOR_REQUIRED", default=True)

# An SMS goes through an HTTP gateway. Without SMS_URL none goes: such letters wait.
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
