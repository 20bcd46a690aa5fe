import io
from wsgiref.util import setup_testing_defaults

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from django.urls import reverse

from config.wsgi import application

FORM, PARTS = "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"
SENTENCE = "ระบบอ่านสิ่งที่ส่งมาไม่ได้ ยังไม่มีอะไรถูกบันทึก กลับไปหน้าก่อนแล้วลองอีกครั้ง"
OTHERS = ["utf-16", "utf-7", "latin-1", "cp874", "utf-8-sig"]
NO_TEXT = ["idna", "punycode", "base64", "rot13", "zip", "undefined", "unicode_escape", "\x00"]


def post(client, page: str, body: str, content_type: str):
    """Send bytes as they are: Django's own client would encode them as declared."""
    return client.generic("POST", page, body.encode(), content_type)


@pytest.mark.parametrize("charset", OTHERS)
@pytest.mark.parametrize("kind", [FORM, PARTS])
@pytest.mark.parametrize("page", ["/cart/add/", "/accounts/login/", "/admin/login/", "/nothing-here/"])
def test_a_form_in_another_encoding_is_a_calm_page(client, db, page, kind, charset):
    answer = post(client, page, "variant=1&quantity=1", f"{kind}; charset={charset}")
    assert answer.status_code == 400
    assert SENTENCE in answer.content.decode()


def test_it_is_so_for_who_is_signed_in_and_where_the_token_is_checked(make):
    client = Client(enforce_csrf_checks=True)
    client.force_login(make.owner_of(make.merchant()))
    answer = post(client, "/desk/team/", "x=1", f"{FORM}; charset=utf-16")
    assert answer.status_code == 400 and SENTENCE in answer.content.decode()


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", "utf8", "U8", "us-ascii", "no-such-thing", ""])
def test_utf_8_under_all_its_names_is_read(client, make, charset):
    product = make.product(make.merchant(), on_hand=9)
    typed = f"variant={make.variant(product).pk}&quantity=%E0%B9%93"
    answer = post(client, "/cart/add/", typed, f"{FORM}; charset={charset}")
    assert answer["Location"] == reverse("browse:product", args=[product.slug])
    assert client.get("/cart/").context["groups"][0].rows[0].quantity == 3


@pytest.mark.parametrize("charset", OTHERS)
def test_what_is_no_form_is_read_as_utf_8_whatever_it_declares(client, db, charset):
    asked = "/search/?q=%E0%B8%9A%E0%B8%B9%E0%B8%94%E0%B8%B9"
    answer = client.get(asked, headers={"content-type": f"text/plain; charset={charset}"})
    assert answer.status_code == 200
    assert answer.context["asked"] == "บูดู"


@pytest.fixture
def kept_connection(db):
    """Let the test's transaction survive the end of a request, as Django's own client does."""
    signals = [request_started, request_finished]
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


def served(method: str, path: str, content_type: str, body: bytes = b"") -> tuple[str, str]:
    """Ask the site as a server does; return status and page."""
    environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": "q=%E0%B8%9A%E0%B8%B9%E0%B8%94%E0%B8%B9"}
    setup_testing_defaults(environ)
    environ |= {"HTTP_HOST": "testserver", "CONTENT_TYPE": content_type, "CONTENT_LENGTH": str(len(body))}
    environ["wsgi.input"] = io.BytesIO(body)
    said: list[str] = []
    answer = application(environ, lambda status, _headers: said.append(status))
    page = b"".join(answer).decode()
    answer.close()
    return said[0], page


@pytest.mark.parametrize("charset", [*OTHERS, *NO_TEXT])
def test_a_charset_that_reads_no_text_is_no_crash_either(kept_connection, charset):
    status, page = served("POST", "/cart/add/", f"{FORM}; charset={charset}", b"variant=1")
    assert status == "400 Bad Request" and SENTENCE in page
    status, page = served("GET", "/search/", f"text/plain; charset={charset}")
    assert status == "200 OK" and 'value="บูดู"' in page


def test_a_plain_form_passes_as_it_is(kept_connection):
    assert served("GET", "/search/", "text/plain; charset=utf-8")[0] == "200 OK"
    status, _page = served("POST", "/cart/add/", PARTS, b"--x--")
    assert status == "403 Forbidden"  # no token: read, and refused for that
