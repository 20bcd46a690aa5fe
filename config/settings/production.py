"""Production: PostgreSQL, Redis, S3-compatible media, a task worker. Refuses to start without its secrets."""

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403
from .base import (
    CONTENT_SECURITY_POLICY,
    INSTALLED_APPS,
    SECOND_FACTOR_REQUIRED,
    STORAGES,
    STRIPE_API_BASE,
    STRIPE_CONNECT_WEBHOOK_SECRET,
    STRIPE_SECRET_KEY,
    STRIPES_OWN,
    env,
)
from .databases import tuned
from .logging import logging


def _required(name: str) -> str:
    value = env(name, default="")
    if not value:
        raise ImproperlyConfigured(f"Production needs the environment variable {name}; it is missing or empty.")
    return value


DEBUG = False
DEMO = False
SECRET_KEY = _required("SECRET_KEY")
if len(SECRET_KEY) < 40:
    raise ImproperlyConfigured("SECRET_KEY must have at least 40 random characters.")
ALLOWED_HOSTS = [host.strip() for host in _required("ALLOWED_HOSTS").split(",")]
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must name the site's hosts; * is refused.")
if not SECOND_FACTOR_REQUIRED:
    raise ImproperlyConfigured("SECOND_FACTOR_REQUIRED must stay on in production.")
SITE_URL = _required("SITE_URL")
WAGTAILADMIN_BASE_URL = SITE_URL
CSRF_TRUSTED_ORIGINS = [SITE_URL]
_required("DATABASE_URL")
DATABASES = {
    "default": tuned(
        env.db("DATABASE_URL"),
        pool=env.bool("DATABASE_POOL", default=True),
        prepared=env.bool("DATABASE_PREPARED", default=True),
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    raise ImproperlyConfigured("DATABASE_URL must name a PostgreSQL database in production.")
_required("REDIS_URL")
CACHES = {"default": env.cache("REDIS_URL")}
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
_required("EMAIL_URL")
vars().update(env.email("EMAIL_URL"))
INSTALLED_APPS = [*INSTALLED_APPS, "django_tasks_db"]
TASKS = {
    "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]},
    "jobs": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "jobs"]},
}
if env("MEDIA_BUCKET", default=""):
    _s3 = {"endpoint_url": env("S3_ENDPOINT_URL", default=None), "region_name": env("S3_REGION", default=None)}
    STORAGES = {
        **STORAGES,
        "default": {
            "BACKEND": "common.public_bucket.PublicBucket",
            "OPTIONS": {
                **_s3,
                "bucket_name": env("MEDIA_BUCKET"),
                "custom_domain": _required("MEDIA_HOST"),
                "querystring_auth": False,
                "file_overwrite": False,
            },
        },
        "private": {
            "BACKEND": "common.files.bucket.PrivateBucket",
            "OPTIONS": {**_s3, "bucket_name": _required("PRIVATE_BUCKET"), "default_acl": "private"},
        },
    }
    # pictures and videos come from the bucket's own host, so the policy of our pages must name it
    _said, _bucket = CONTENT_SECURITY_POLICY["DIRECTIVES"], f"https://{env('MEDIA_HOST')}"
    _shown = {name: [*_said[name], _bucket] for name in ("img-src", "media-src")}
    CONTENT_SECURITY_POLICY = {**CONTENT_SECURITY_POLICY, "DIRECTIVES": {**_said, **_shown}}
SERVE_MEDIA = env.bool("SERVE_MEDIA", default=False)
if STRIPE_API_BASE != STRIPES_OWN:
    raise ImproperlyConfigured("STRIPE_API_BASE names a stand-in; production speaks to Stripe itself. Leave it out.")
if STRIPE_SECRET_KEY and not STRIPE_CONNECT_WEBHOOK_SECRET:
    raise ImproperlyConfigured("STRIPE_SECRET_KEY needs STRIPE_CONNECT_WEBHOOK_SECRET: payments are told by webhook.")

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
# Who tries to sign in is counted by address. On nginx's socket there is none but the one that nginx passes on.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=1)
LOGGING = logging(env("LOG_LEVEL", default="INFO"))
