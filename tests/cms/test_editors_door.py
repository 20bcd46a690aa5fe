"""Wagtail brings a sign-in page of its own. It knows neither the limit of tries nor the second factor: nobody may use it."""

import re

import pytest


@pytest.fixture
def admin(make):
    return make.admin()


@pytest.mark.parametrize("door", ["/admin/login/", "/_util/login/", "/en/_util/login/"])
def test_nobody_signs_in_by_wagtails_own_pages(client, admin, make, door):
    typed = {"username": admin.email, "password": make.PASSWORD, "next": "/admin/"}
    answer = client.post(door, typed)
    assert "_auth_user_id" not in client.session
    assert answer.headers["Location"].split("?")[0].endswith("/accounts/login/")


def test_a_stranger_is_led_to_the_one_sign_in_page_and_back(client, db):
    answer = client.get("/admin/pages/", follow=True)
    assert answer.redirect_chain[-1][0] == "/accounts/login/?next=/admin/pages/"


@pytest.mark.parametrize("page", ["/admin/", "/admin/login/?next=/admin/"])
def test_who_is_signed_in_but_no_editor_is_not_sent_round_in_a_ring(client, make, page):
    client.force_login(make.user())
    answer = client.get(page, follow=True)
    assert answer.status_code == 404
    text = answer.content.decode()
    assert "หน้านี้สำหรับผู้เขียนเว็บ" in text and "permission" not in text
    assert list(answer.context["messages"]) == []


@pytest.mark.parametrize("language", ["th", "ms", "en"])
@pytest.mark.parametrize("page", ["/admin/", "/admin/users/new/", "/admin/login/"])
def test_whoever_works_elsewhere_reads_it_in_her_language_and_finds_the_way(client, make, page, language):
    merchant, officer = make.merchant(owner=make.user(language=language)), make.officer()
    officer.language = language
    officer.save()
    start = "" if language == "th" else f"/{language}"
    for person, door in ((make.owner_of(merchant), "/desk/"), (officer, "/office/")):
        client.force_login(person)
        answer = client.get(page, follow=True, headers={"accept-language": "en-US,en"})
        text = answer.content.decode()
        assert answer.status_code == 404 and f'<html lang="{language}"' in text and f'href="{start}{door}"' in text
        assert "permission" not in text and list(answer.context["messages"]) == []


def test_an_editor_comes_in(client, admin):
    client.force_login(admin)
    assert client.get("/admin/", follow=True).status_code == 200
    assert client.get("/admin/login/?next=/admin/pages/").headers["Location"] == "/admin/pages/"
    assert client.get("/admin/login/?next=https://elsewhere.example/").headers["Location"] == "/admin/"


@pytest.mark.parametrize(
    "wanted", ["foo", "cart:cart", "wagtailadmin_home", "//elsewhere.example/", "/%5Celsewhere.example/", ""]
)
def test_a_strange_next_leads_to_the_editors_home(client, admin, wanted):
    answer = client.get(f"/admin/login/?next={wanted}")
    assert answer.headers["Location"].startswith("/accounts/login/?next=/admin/")
    client.force_login(admin)
    answer = client.get(f"/admin/login/?next={wanted}")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/")


@pytest.mark.parametrize("wanted", ["foo", "cart:cart", "//elsewhere.example/"])
def test_signing_in_with_a_strange_next_is_no_error(client, admin, make, wanted):
    answer = client.post("/accounts/login/", {"login": admin.email, "password": make.PASSWORD, "next": wanted})
    assert answer.status_code == 302
    assert "elsewhere" not in answer.headers["Location"]


def test_an_editor_finds_where_to_begin_and_nobody_else_does(client, make):
    client.force_login(make.editor())
    page = client.get("/admin/").content.decode()
    begun = re.search(r'id="first-steps.*?</section>', page, re.S).group()
    ways = re.findall(r'<a class="button" href="([^"]+)">([^<]+)</a>', begun)
    assert [label for _url, label in ways] == ["เขียนเรื่องเล่า", "จัดชุดสินค้า", "ประกาศงานออกร้าน", "เปิดหลักสูตร", "แก้หน้าแรก"]
    for url, _label in ways:
        assert client.get(url).status_code == 200, url
    client.force_login(make.officer())
    assert "first-steps" not in client.get("/admin/", follow=True).content.decode()
