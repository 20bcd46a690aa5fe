"""Letters by LINE, from the outbox to a stand-in that answers like LINE's Messaging API over real HTTP."""

import datetime
import uuid

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from stand_in import standing_in

from common import clock
from common.letters import invariants, posting, services
from common.letters.models import Channel, Letter, LetterState
from common.letters.services import Recipient

pytestmark = pytest.mark.django_db
PHONE = "+66812345678"
HER = "U4af4980629"
PUSH = "/v2/bot/message/push"


class Line:
    """LINE as its documents describe it: a profile of a friend only; a message once for each retry key."""

    def __init__(self, server):
        self.server, self.friends, self.delivered, self.keys = server, {HER}, [], set()
        self.trouble: tuple | str = ()
        server.answer = self.answer

    def answer(self, asked):
        if asked.headers.get("Authorization") != "Bearer t0ken":
            return 401, {"message": "Authentication failed"}, {}
        if asked.method == "GET":
            known = asked.path.removeprefix("/v2/bot/profile/") in self.friends
            return (200, {"userId": HER}, {}) if known else (404, {"message": "Not found"}, {})
        assert asked.path == PUSH
        key = str(uuid.UUID(asked.headers["X-Line-Retry-Key"]))
        if key in self.keys:
            return 409, {"message": "The retry key is already accepted"}, {}
        if self.trouble and self.trouble != "cut":
            return self.trouble
        self.keys.add(key)
        self.delivered.append(asked.json)
        return self.trouble or (200, {"sentMessages": []}, {})


@pytest.fixture
def line(settings):
    with standing_in() as server:
        settings.LINE_MESSAGING_TOKEN, settings.LINE_API_URL = "t0ken", server.base
        yield Line(server)


@pytest.fixture
def person(make):
    """She has an address, a number and LINE, and chose LINE."""
    person = make.user("nurida@example.test", phone=PHONE, phone_verified=True, letters_by=Channel.LINE)
    SocialAccount.objects.create(user=person, provider="line", uid=HER)
    return person


def written(person) -> Letter:
    merchant = {"name": "ร้านบูดู"}
    return services.write(
        key="letter-1",
        to=Recipient.of(person),
        template="merchant-reopened",
        context={"merchant": merchant, "reason": "เรียบร้อยแล้ว", "person": person},
    )


def now_of(letter: Letter) -> Letter:
    letter.refresh_from_db()
    return letter


def test_a_letter_reaches_her_once_with_its_subject_and_all_its_words(line, person):
    letter = written(person)
    assert (letter.channel, letter.to_line) == (Channel.LINE, HER)
    assert posting.post(letter.pk) and not posting.post(letter.pk)
    (message,) = line.delivered
    assert message == {"to": HER, "messages": [{"type": "text", "text": f"{letter.subject}\n\n{letter.body}"}]}
    assert (now_of(letter).state, letter.short, mail.outbox) == (LetterState.POSTED, "", [])
    assert invariants.check() == []


def test_the_line_goes_dead_after_it_was_taken_and_it_still_arrives_once(line, person):
    letter = written(person)
    line.trouble = "cut"
    with clock.at(letter.next_try_at):
        assert not posting.post(letter.pk)
    line.trouble = ()
    with clock.at(letter.next_try_at + datetime.timedelta(minutes=2)):
        assert posting.post(letter.pk)
    assert len(line.delivered) == 1 and now_of(letter).state == LetterState.POSTED


def test_who_blocked_the_account_gets_it_by_email_at_once(line, person):
    line.friends.clear()
    letter = written(person)
    assert posting.post(letter.pk)
    (sent,) = mail.outbox
    assert sent.to == ["nurida@example.test"] and "เรียบร้อยแล้ว" in sent.body
    assert now_of(letter).channel == Channel.EMAIL and line.delivered == []


def test_who_has_no_address_gets_it_by_sms_in_short_words(line, person, settings):
    line.friends.clear()
    type(person).objects.update(email=None)
    person.refresh_from_db()
    letter = written(person)
    with standing_in() as gateway:
        settings.SMS_BACKEND, settings.SMS_URL = "common.letters.sms.by_gateway", f"{gateway.base}/send"
        assert posting.post(letter.pk)
    assert gateway.asked[0].json == {"to": PHONE, "text": f"{letter.subject} {settings.SITE_URL}/"}
    assert now_of(letter).channel == Channel.SMS and letter.good_until is not None


@pytest.mark.parametrize("trouble", [(429, {"message": "You have reached your monthly limit."}, {}), (500, {}, {})])
def test_what_line_does_not_take_three_times_goes_by_email(line, person, trouble):
    line.trouble = trouble
    letter = written(person)
    start = letter.next_try_at
    for minutes in (0, 2):
        with clock.at(start + datetime.timedelta(minutes=minutes)):
            assert not posting.post(letter.pk)
    assert (now_of(letter).channel, letter.last_error, mail.outbox) == (Channel.LINE, "LineRefused", [])
    with clock.at(start + datetime.timedelta(minutes=6)):
        assert posting.post(letter.pk)
    assert now_of(letter).channel == Channel.EMAIL and len(mail.outbox) == 1


@pytest.mark.parametrize(
    ("chose", "way"), [("", Channel.EMAIL), (Channel.EMAIL, Channel.EMAIL), (Channel.SMS, Channel.SMS)]
)
def test_her_choice_decides(line, person, settings, chose, way):
    settings.SMS_BACKEND = "common.letters.sms.by_gateway"
    person.letters_by = chose
    letter = written(person)
    assert (letter.channel, letter.to_line, letter.short) == (way, "", "")


def test_a_way_that_is_there_no_more_is_not_waited_for(line, person, settings):
    settings.LINE_MESSAGING_TOKEN = ""
    assert Recipient.of(person).channel == Channel.EMAIL
    settings.LINE_MESSAGING_TOKEN = "t0ken"
    SocialAccount.objects.all().delete()
    assert Recipient.of(person).channel == Channel.EMAIL
    person.letters_by, settings.SMS_BACKEND = Channel.SMS, ""
    assert Recipient.of(person).channel == Channel.EMAIL
    settings.SMS_BACKEND, person.phone_verified = "common.letters.sms.by_gateway", False
    assert Recipient.of(person).channel == Channel.EMAIL


def test_an_orders_letters_go_to_its_own_addresses_by_the_way_its_shopper_chose(line, person, make, settings):
    settings.SMS_BACKEND = "common.letters.sms.by_gateway"
    order = make.order(email="", user=person)
    told = Letter.objects.get(template="order-placed", about_id=str(order.pk))
    assert (told.channel, told.to_line, told.to_phone) == (Channel.LINE, HER, order.checkout.phone)
    person.letters_by = Channel.SMS
    person.save()
    order = make.order(email="gift@example.test", user=person)
    told = Letter.objects.get(template="order-placed", about_id=str(order.pk))
    assert (told.channel, told.to_email) == (Channel.SMS, "gift@example.test")
