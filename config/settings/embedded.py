"""The embedded default: nothing but Python. It answers on the loopback only, so it needs no secret from outside."""

import secrets

from .base import *  # noqa: F403
from .base import OFFICE_EMAIL, OFFICE_PHONE, ROOT, SITE_URL, SMS_BACKEND, STORAGES, STRIPE_SECRET_KEY, env
from .databases import tuned
from .logging import logging

VAR = ROOT / "var"


def _own_secret() -> str:
    """Return this copy's own secret key, made once and kept beside its database."""
    file = VAR / "secret_key"
    if not file.exists():
        VAR.mkdir(exist_ok=True)
        file.write_text(secrets.token_urlsafe(50))
        file.chmod(0o600)
    return file.read_text()


DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("SECRET_KEY", default="") or _own_secret()
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]
INTERNAL_IPS = ["127.0.0.1"]
DATABASES = {"default": tuned(env.db("DATABASE_URL", default=f"sqlite:///{VAR / 'kedai.sqlite3'}"))}
CACHES = {"default": env.cache("REDIS_URL", default="locmemcache://kedai?max_entries=20000")}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
vars().update(env.email("EMAIL_URL", default=f"filemail:///{VAR / 'mail'}"))
SMS_BACKEND = SMS_BACKEND or "common.letters.sms.as_file"
SMS_ROOT = env.path("SMS_ROOT", default=str(VAR / "sms"))
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "jobs": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
}
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
STATIC_ROOT = None  # served from where they lie; nothing is collected
WHITENOISE_AUTOREFRESH = False
SERVE_MEDIA = True
# Demo people, QR codes that cannot be paid, no second factor asked: only ever on the loopback.
DEMO = env.bool("DEMO", default=True)
OFFICE_PHONE = OFFICE_PHONE or ("073-000-000" if DEMO else "")  # invented, and marked so wherever it is shown
OFFICE_EMAIL = OFFICE_EMAIL or ("office@kedai.test" if DEMO else "")
# Without a key of one's own the demo pays at a stand-in for Stripe, which start_site serves: no money moves.
STRIPE_STANDIN = DEMO and not STRIPE_SECRET_KEY
if STRIPE_STANDIN:
    STRIPE_SECRET_KEY = "sk_test_standin"  # noqa: S105  the stand-in's, known to everybody
    STRIPE_WEBHOOK_SECRET = "whsec_standin_own"  # noqa: S105
    STRIPE_CONNECT_WEBHOOK_SECRET = "whsec_standin_connected"  # noqa: S105
    STRIPE_API_BASE = env("STRIPE_API_BASE", default=f"{SITE_URL}/stripe-stand-in")
SECOND_FACTOR_REQUIRED = env.bool("SECOND_FACTOR_REQUIRED", default=not DEMO)
LOGGING = logging(env("LOG_LEVEL", default="WARNING"))
