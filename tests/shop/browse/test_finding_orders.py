"""A guest's lost link: a code to the phone of the order opens its orders; before that nothing is told."""

import datetime

import pytest
from django.urls import reverse

from common import clock
from common.letters.models import Letter
from shop.orders import links

pytestmark = pytest.mark.django_db
PHONE = "+66898765432"  # of make.order
FIND, CODE, FOUND = reverse("orders:find"), reverse("orders:find_code"), reverse("orders:found")


def ask(client, typed="089-876-5432"):
    return client.post(FIND, {"phone": typed})


def test_the_right_code_opens_the_orders_of_that_phone(client, make):
    order = make.order()
    another = make.order(user=make.user())  # placed with an account: found there
    assert ask(client)["Location"] == CODE
    assert client.get(FOUND)["Location"] == FIND
    answer = client.post(CODE, {"code": make.code_sent_to(PHONE)}, follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain[-1][0] == FOUND and answer["Cache-Control"] == "private, no-store"
    assert links.token(order) in page and order.number in page
    assert another.number not in page


def test_a_number_with_orders_and_one_without_are_answered_alike(client, make):
    make.order()
    for typed in ("089-876-5432", "081-111-1111"):
        answer = ask(client, typed)
        assert (answer.status_code, answer["Location"]) == (302, CODE)
    assert Letter.objects.filter(template="code").count() == 2
    page = client.get(CODE).content.decode()
    assert "ไม่พบ" not in page
    client.post(CODE, {"code": make.code_sent_to("+66811111111")})
    assert "ไม่พบคำสั่งซื้อของเบอร์นี้" in client.get(FOUND).content.decode()


def test_a_wrong_code_opens_nothing(client, make):
    order = make.order()
    ask(client)
    answer = client.post(CODE, {"code": "000000" if make.code_sent_to(PHONE) != "000000" else "111111"})
    assert answer.context["form"].errors and order.number not in answer.content.decode()
    assert client.get(FOUND)["Location"] == FIND


def test_asking_again_and_again_is_bounded(client, make):
    for _ in range(5):
        ask(client)
    answer = ask(client)
    assert "ขอรหัสหลายครั้งเกินไป" in str(answer.context["form"].errors)
    assert Letter.objects.filter(template="code").count() == 5


def test_what_was_found_is_forgotten_after_a_while(client, make):
    make.order()
    ask(client)
    client.post(CODE, {"code": make.code_sent_to(PHONE)})
    with clock.at(clock.now() + datetime.timedelta(minutes=31)):
        assert client.get(FOUND)["Location"] == FIND
