"""Whoever cannot come in finds whom to ask; whoever comes in is led to a page that exists."""

import pytest

pytestmark = pytest.mark.django_db


def page(answer) -> str:
    return answer.content.decode()


@pytest.mark.parametrize("door", ["/accounts/login/", "/accounts/phone/"])
def test_the_ways_in_lead_to_help(client, door):
    assert 'href="/accounts/phone/lost/">เบอร์หายหรือเปลี่ยนเบอร์?' in page(client.get(door))


def test_where_the_code_is_awaited_too(client):
    client.post("/accounts/phone/", {"phone": "081-234-5678"})
    assert "เบอร์หายหรือเปลี่ยนเบอร์?" in page(client.get("/accounts/phone/code/"))


def test_help_says_whom_to_ask_and_what_to_bring(client, settings):
    settings.OFFICE_PHONE = "073-123-456"
    shown = page(client.get("/accounts/phone/lost/"))
    assert "073-123-456" in shown and "บัตรประชาชนตัวจริง" in shown
    assert 'href="/accounts/phone/change/"' in shown and 'href="/accounts/login/code/"' in shown


@pytest.mark.parametrize("wanted", ["foo", "desk", "cart:cart", "//elsewhere.example/", "https://elsewhere.example/"])
def test_a_next_that_is_no_path_leads_to_her_own_place(client, make, wanted):
    owner = make.owner_of(make.merchant())
    answer = client.post("/accounts/login/", {"login": owner.email, "password": make.PASSWORD, "next": wanted})
    assert answer["Location"] == "/desk/"
    client.logout()
    answer = client.get(f"/accounts/phone/?next={wanted}")
    assert 'name="next"' not in page(answer)


def test_a_path_is_led_to(client, make):
    owner = make.owner_of(make.merchant())
    answer = client.post("/accounts/login/", {"login": owner.email, "password": make.PASSWORD, "next": "/cart/"})
    assert answer["Location"] == "/cart/"


def test_a_stranger_on_the_home_page_finds_where_to_sell(client, make):
    make.product(make.merchant())
    shown = page(client.get("/"))
    band = shown.split('class="front-sell')[1].split("</aside>")[0]
    assert "ขายกับเรา" in band and 'href="/apply/"' in band
