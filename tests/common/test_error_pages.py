"""When a view breaks, its page is made without anything: no request, no context. It must not break as well."""

import pytest
from django.http import HttpResponse
from django.template.loader import get_template
from django.test import Client
from django.urls import path

from config.urls import urlpatterns as real


def broken(request) -> HttpResponse:
    raise RuntimeError("broken on purpose")


urlpatterns = [path("broken/", broken), *real]


@pytest.mark.urls(__name__)
def test_a_broken_view_answers_in_words(client, db):
    client.raise_request_exception = False
    answer = client.get("/broken/")
    assert answer.status_code == 500 and "ระบบขัดข้อง" in answer.content.decode()


@pytest.mark.parametrize("name", ["400.html", "403.html", "404.html", "500.html"])
def test_pages_of_what_went_wrong_need_nothing(name):
    assert "<h1>" in get_template(name).render()


@pytest.mark.parametrize("path", ["/", "/desk/", "/checkout/", "/webhooks/stripe/", "/nowhere/"])
def test_a_request_for_another_site_is_refused_calmly(client, db, path):
    """Whoever knocks at the bare number of the server: the page of the refusal asks for no name of the site."""
    client.raise_request_exception = False
    answer = client.get(path, headers={"host": "evil.example"})
    assert answer.status_code == 400 and "evil.example" not in answer.content.decode()


def test_a_form_that_lay_open_too_long_leads_back_to_its_own_page(db):
    """She signed in again in another window: the form's token is old, and its page is one press away."""
    answer = Client(enforce_csrf_checks=True).post("/apply/q/name/?review", {"name": "ร้านของฉัน"})
    assert answer.status_code == 403
    assert 'href="/apply/q/name/?review">เปิดหน้าเดิมใหม่</a>' in answer.content.decode()
