import importlib
import re
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

ENVIRONMENT = {
    "SECRET_KEY": "k" * 50,
    "ALLOWED_HOSTS": "kedai.example.go.th",
    "SITE_URL": "https://kedai.example.go.th",
    "DATABASE_URL": "postgres://kedai:secret@127.0.0.1/kedai",
    "REDIS_URL": "rediscache://127.0.0.1:6379/0",
    "EMAIL_URL": "consolemail://",
}


@pytest.fixture
def production(monkeypatch):
    """The settings of production, read beside those of the tests."""
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    sys.modules.pop("config.settings.production", None)
    yield importlib.import_module("config.settings.production")
    sys.modules.pop("config.settings.production", None)


def test_pictures_in_a_bucket_may_be_shown_from_its_host_only(production, monkeypatch):
    assert production.CONTENT_SECURITY_POLICY["DIRECTIVES"]["img-src"] == ["'self'", "data:", "blob:"]
    for name, value in {"MEDIA_BUCKET": "m", "PRIVATE_BUCKET": "p", "MEDIA_HOST": "media.kedai.example"}.items():
        monkeypatch.setenv(name, value)
    stored = importlib.reload(production)
    assert stored.CONTENT_SECURITY_POLICY["DIRECTIVES"]["media-src"] == ["'self'", "https://media.kedai.example"]
    shown = stored.CONTENT_SECURITY_POLICY["DIRECTIVES"]["img-src"]
    assert shown == ["'self'", "data:", "blob:", "https://media.kedai.example"]
    assert stored.STORAGES["default"]["BACKEND"] == "common.public_bucket.PublicBucket"
    assert stored.STORAGES["default"]["OPTIONS"]["custom_domain"] == "media.kedai.example"


@pytest.fixture
def accounts(monkeypatch):
    """Read the settings of sign-in and SMS with other variables: ``accounts(SMS_URL="…")``."""

    def read(**variables):
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        sys.modules.pop("config.settings.accounts", None)
        return importlib.import_module("config.settings.accounts")

    yield read
    sys.modules.pop("config.settings.accounts", None)


def test_it_starts_without_an_sms_gateway_and_never_pretends_to_have_one(production, accounts):
    assert accounts().SMS_BACKEND == ""
    assert production.SECOND_FACTOR_REQUIRED is True


def test_a_gateway_is_a_matter_of_variables(accounts):
    read = accounts(
        SMS_URL="https://sms.example/send",
        SMS_TOKEN="key:secret",
        SMS_AUTH="basic",
        SMS_BODY="form",
        SMS_FIELDS="msisdn,message,from",
        SMS_NUMBERS="0",
        SMS_TIMEOUT="3",
    )
    assert read.SMS_BACKEND == "common.letters.sms.by_gateway"
    assert read.SMS_FIELDS == ["msisdn", "message", "from"] and read.SMS_TIMEOUT == 3


def test_letters_by_line_need_line_and_the_way_to_become_a_friend(accounts):
    assert "AUTH_PARAMS" not in accounts().SOCIALACCOUNT_PROVIDERS["line"]
    on = accounts(LINE_MESSAGING_TOKEN="t0ken", LINE_CHANNEL_ID="1234567890", LINE_FRIEND_URL="https://lin.ee/kedai")
    assert on.SOCIALACCOUNT_PROVIDERS["line"]["AUTH_PARAMS"] == {"bot_prompt": "normal"}
    with pytest.raises(ImproperlyConfigured, match="LINE_FRIEND_URL"):
        accounts(LINE_FRIEND_URL="javascript:alert(1)")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("SMS_AUTH", "digest", "SMS_AUTH must be one of: bearer, basic."),
        ("SMS_BODY", "xml", "SMS_BODY must be one of: json, form."),
        ("SMS_NUMBERS", "+", "SMS_NUMBERS must be one of: e164, 66, 0."),
        ("SMS_FIELDS", "to,text", "SMS_FIELDS names three fields of the gateway: number, text, sender."),
        ("SMS_AUTH", "basic", "SMS_AUTH=basic needs SMS_TOKEN as key:secret."),
        ("LINE_MESSAGING_TOKEN", "t0ken", "LINE_MESSAGING_TOKEN needs LINE_CHANNEL_ID"),
    ],
)
def test_a_variable_that_is_wrong_is_named(accounts, name, value, said):
    with pytest.raises(ImproperlyConfigured, match=re.escape(said)):
        accounts(**{name: value})


@pytest.mark.parametrize("page", ["/accounts/login/", "/accounts/signup/", "/accounts/password/reset/"])
def test_behind_nginx_on_a_socket_people_are_told_apart(production, client, db, settings, page):
    """On a Unix socket REMOTE_ADDR is empty; the limit of tries then needs the address that nginx passes on."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = getattr(production, "ALLAUTH_TRUSTED_PROXY_COUNT", 0)
    typed = {"login": "a@example.test", "password": "wrong", "email": "a@example.test"}
    answer = client.post(page, typed, REMOTE_ADDR="", headers={"x-forwarded-for": "203.0.113.9"})
    assert answer.status_code in {200, 302}


def test_production_speaks_to_stripe_itself_or_not_at_all(production, monkeypatch):
    assert production.STRIPE_SECRET_KEY == ""
    for wrong, variables in {
        "STRIPE_API_BASE names a stand-in": {"STRIPE_API_BASE": "http://127.0.0.1:12111"},
        "needs STRIPE_CONNECT_WEBHOOK_SECRET": {"STRIPE_SECRET_KEY": "sk_live_x"},
    }.items():
        with monkeypatch.context() as here, pytest.raises(ImproperlyConfigured, match=wrong):
            for name, value in variables.items():
                here.setenv(name, value)
            for name in ("stripe", "base", "production"):
                sys.modules.pop(f"config.settings.{name}", None)
            importlib.import_module("config.settings.production")
    for name in ("stripe", "base"):
        sys.modules.pop(f"config.settings.{name}", None)
