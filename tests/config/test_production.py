import importlib
import sys

import pytest

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
    shown = stored.CONTENT_SECURITY_POLICY["DIRECTIVES"]["img-src"]
    assert shown == ["'self'", "data:", "blob:", "https://media.kedai.example"]
    assert stored.STORAGES["default"]["BACKEND"] == "common.public_bucket.PublicBucket"
    assert stored.STORAGES["default"]["OPTIONS"]["custom_domain"] == "media.kedai.example"


@pytest.mark.parametrize("page", ["/accounts/login/", "/accounts/signup/", "/accounts/password/reset/"])
def test_behind_nginx_on_a_socket_people_are_told_apart(production, client, db, settings, page):
    """On a Unix socket REMOTE_ADDR is empty; the limit of tries then needs the address that nginx passes on."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = getattr(production, "ALLAUTH_TRUSTED_PROXY_COUNT", 0)
    typed = {"login": "a@example.test", "password": "wrong", "email": "a@example.test"}
    answer = client.post(page, typed, REMOTE_ADDR="", headers={"x-forwarded-for": "203.0.113.9"})
    assert answer.status_code in {200, 302}
