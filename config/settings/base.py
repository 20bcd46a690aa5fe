"""What embedded and production have in common."""

from pathlib import Path

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from .accounts import *  # noqa: F403
from .accounts import LINE_ORIGIN
from .environment import env
from .slips import *  # noqa: F403
from .stripe import *  # noqa: F403
from .stripe import STRIPE_ORIGINS

ROOT = Path(__file__).resolve().parent.parent.parent

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "users.User"
SITE_ID = 1

INSTALLED_APPS = [
    "config",
    "cms",
    "shop.catalogue",
    "shop.catalogue.sheets",
    "shop.delivery",
    "shop.offers",
    "shop.cart",
    "shop.orders",
    "shop.payments",
    "shop.aftercare",
    "shop.invoices",
    "merchants",
    "merchants.onboarding",
    "merchants.closing",
    "merchants.terms",
    "merchants.certificates",
    "merchants.training",
    "common",
    "common.users",
    "common.letters",
    "common.codes",
    "common.line",
    "common.files",
    "common.audit",
    "common.consents",
    "common.versions",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.usersessions",
    "wagtail.contrib.redirects",
    "wagtail.contrib.simple_translation",
    "wagtail.sites",
    "merchants.staff.apps.StaffUsers",  # wagtail.users
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_htmx",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "common.logs.TrafficLog",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "common.session_cookie.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "common.readable_forms.ReadableForms",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "common.second_factor.RequireSecondFactor",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "common.private_pages.PrivatePages",
    "common.refused.RefusalPages",
    "cms.standing_door.SayWhy",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "common.page_context.frame",
                "merchants.page_context.workspaces",
                "shop.cart.page_context.cart_badge",
            ],
        },
    }
]

TIME_ZONE = "Asia/Bangkok"
USE_TZ = True
USE_I18N = True
LANGUAGE_CODE = "th"
LANGUAGES = [("th", _("ไทย")), ("ms", _("มลายู")), ("en", _("อังกฤษ"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
WAGTAILADMIN_PERMITTED_LANGUAGES = [("th", "ไทย"), ("en", "English")]
LOCALE_PATHS = [ROOT / "locale"]

STATIC_URL = "/static/"
STATICFILES_DIRS = [ROOT / "static"]
STATIC_ROOT = env.path("STATIC_ROOT", default=str(ROOT / "var/static"))
MEDIA_URL = "/media/"
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(ROOT / "var/media"))
PRIVATE_ROOT = env.path("PRIVATE_ROOT", default=str(ROOT / "var/private"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {"BACKEND": "common.files.storage.PrivateFiles"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 12

WAGTAIL_SITE_NAME = "Kedai"
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILADMIN_LOGIN_URL = reverse_lazy("editors_door")
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odp", "ods", "odt", "pdf", "pptx", "xlsx"]
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []  # a document is a download, never a page of ours
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.image_forms.ImageForm"
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 25_000_000
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "cms.page_index", "SEARCH_CONFIG": "simple"}
}  # the search of pages, in Thai too

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "common.error_views.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ["/admin/"],
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:"],
        "media-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'", *filter(None, [LINE_ORIGIN]), *STRIPE_ORIGINS],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    },
}

SEARCH_LOG = env.path("SEARCH_LOG", default=str(ROOT / "var/searches.jsonl"))  # the stream of searches; a job counts it

DEMO_LISTS = ROOT / "config/demo"

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="Kedai <no-reply@localhost>")
TERMS_VERSION = "2569-11"  # the first; later ones are published with the page of terms in /admin/
# a new merchant's products are looked at before they are sold until so many were approved; of a trusted one's, one in so many later
PRODUCTS_REVIEWED_FIRST = env.int("PRODUCTS_REVIEWED_FIRST", default=3)
PRODUCT_SAMPLE_ONE_IN = env.int("PRODUCT_SAMPLE_ONE_IN", default=10)  # 0: none
SITE_URL = env("SITE_URL", default="http://127.0.0.1:8000")
OFFICE_PHONE = env("OFFICE_PHONE", default="")  # how the programme's officers are reached; at least one of the two
OFFICE_EMAIL = env("OFFICE_EMAIL", default="")
WAGTAILADMIN_BASE_URL = SITE_URL

# Menus, panels and the parts of commands: each a dotted name, so that lower floors need not know higher ones.
from .rooms import *  # noqa: E402,F403
