"""The page on which a person says how she wants to hear from us."""

import pytest
from allauth.socialaccount.models import SocialAccount
from django.db import IntegrityError, transaction
from stand_in import standing_in

from common.users.models import User

pytestmark = pytest.mark.django_db
PHONE = "+66812345678"
ADDRESS = "/accounts/letters/"


@pytest.fixture
def person(make, client, settings):
    settings.SMS_BACKEND = "common.letters.sms.by_gateway"
    person = make.user("nurida@example.test", phone=PHONE, phone_verified=True)
    client.force_login(person)
    return person


@pytest.fixture
def line(settings):
    with standing_in() as server:
        settings.LINE_MESSAGING_TOKEN, settings.LINE_API_URL = "t0ken", server.base
        settings.LINE_FRIEND_URL = "https://lin.ee/kedai"
        yield server


def chosen(person) -> str:
    person.refresh_from_db()
    return person.letters_by


def choose(client, way: str) -> str:
    return client.post(ADDRESS, {"letters_by": way}, follow=True).content.decode()


def test_she_sees_what_reaches_her_and_chooses(client, person):
    shown = client.get(ADDRESS).content.decode()
    assert "อีเมล nurida@example.test" in shown and "SMS ไปที่ 081-234-5678" in shown and "ที่เชื่อมไว้" not in shown
    assert shown.count("checked") == 1 and "checked" in shown.partition('value="email"')[2].partition(">")[0]
    assert "บันทึกแล้ว ต่อไปนี้ข่าวจะไปถึงคุณทางที่เลือก" in choose(client, "sms")
    assert chosen(person) == "sms"


@pytest.mark.parametrize(
    ("way", "said"),
    [
        ("", "เลือกหนึ่งทาง แล้วกดบันทึก"),
        ("line", "ทางนี้ยังส่งถึงคุณไม่ได้"),
        ("pigeon", "ทางนี้ยังส่งถึงคุณไม่ได้"),
        ("none", "ทางนี้ยังส่งถึงคุณไม่ได้"),
    ],
)
def test_what_does_not_reach_her_is_refused(client, person, line, way, said):
    assert said in choose(client, way)
    assert chosen(person) == "" and line.asked == []


def test_an_unproven_number_is_not_offered(client, person):
    User.objects.update(phone_verified=False)
    assert "081-234-5678" not in client.get(ADDRESS).content.decode()
    choose(client, "sms")
    assert chosen(person) == ""


def test_line_is_chosen_by_a_friend_only(client, person, line):
    assert "เชื่อม LINE กับบัญชีนี้ก่อน" in client.get(ADDRESS).content.decode()
    SocialAccount.objects.create(user=person, provider="line", uid="U1")
    shown = client.get(ADDRESS).content.decode()
    assert "LINE ที่เชื่อมไว้กับบัญชีนี้" in shown and 'href="https://lin.ee/kedai"' in shown
    line.answer = lambda asked: (404, {"message": "Not found"}, {})
    assert "ยังไม่ได้เพิ่ม Kedai เป็นเพื่อน" in choose(client, "line") and chosen(person) == ""
    line.answer = lambda asked: (500, {}, {})
    assert "ตอนนี้ติดต่อ LINE ไม่ได้" in choose(client, "line") and chosen(person) == ""
    line.answer = lambda asked: (200, {"userId": "U1"}, {})
    assert "บันทึกแล้ว" in choose(client, "line") and chosen(person) == "line"
    assert {(asked.method, asked.path) for asked in line.asked} == {("GET", "/v2/bot/profile/U1")}


def test_a_stranger_signs_in_first(client):
    answer = client.get(ADDRESS)
    assert answer.status_code == 302 and answer["Location"].startswith("/accounts/login/")


def test_the_database_knows_the_ways(person):
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.update(letters_by="pigeon")
