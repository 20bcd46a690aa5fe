import pytest
from django.conf import settings
from django.test import RequestFactory
from django.utils.module_loading import import_string


def key_of(cookie: str) -> str | None:
    """The key that the site's own session middleware would look up for this cookie."""
    [name] = [name for name in settings.MIDDLEWARE if name.endswith(".SessionMiddleware")]
    request = RequestFactory().get("/")
    request.COOKIES[settings.SESSION_COOKIE_NAME] = cookie
    import_string(name)(lambda request: None).process_request(request)
    return request.session.session_key


@pytest.mark.parametrize("cookie", ["\0" * 32, "a" * 31 + "\0", "ก" * 32, "a b" * 11, "../../../../etc/passwd"])
def test_a_cookie_that_is_no_key_is_never_looked_up(cookie):
    assert key_of(cookie) is None


def test_a_key_is_looked_up():
    assert key_of("k3dai" * 6) == "k3dai" * 6


def test_a_signed_in_person_stays_so(client, make):
    client.force_login(make.user())
    assert client.get("/orders/").status_code == 200
