"""SMS, from the outbox through a gateway that is sometimes slow, broken or gone."""

import base64
import datetime
import logging

import pytest
from stand_in import standing_in

from common import clock
from common.letters import invariants, jobs, posting, services
from common.letters.models import Channel, Letter, LetterState
from common.letters.services import Recipient

pytestmark = pytest.mark.django_db
PHONE = "+66812345678"


@pytest.fixture
def gateway(settings):
    """A gateway that takes everything, until it is told otherwise."""
    with standing_in() as server:
        settings.SMS_BACKEND = "common.letters.sms.by_gateway"
        settings.SMS_URL = f"{server.base}/send"
        settings.SMS_TOKEN = "t0ken"
        settings.SMS_SENDER = "KEDAI"
        settings.SMS_TIMEOUT = 0.5
        yield server


def written(template: str = "merchant-reopened", **to) -> Letter:
    merchant = {"name": "ร้านบูดู"}
    return services.write(
        key="letter-1",
        to=Recipient(**{"phone": PHONE, **to}),
        template=template,
        context={"merchant": merchant, "reason": "เรียบร้อยแล้ว", "person": {"greeting": "คุณมะ"}},
    )


class TestWhichChannel:
    @pytest.mark.parametrize(
        ("to", "channel", "state"),
        [
            ({}, Channel.SMS, LetterState.WAITING),
            ({"email": "a@example.test"}, Channel.EMAIL, LetterState.WAITING),
            ({"phone": "+6673123456"}, Channel.NONE, LetterState.UNREACHABLE),
            ({"phone": ""}, Channel.NONE, LetterState.UNREACHABLE),
        ],
    )
    def test_email_then_sms_then_none(self, to, channel, state):
        letter = written(**to)
        assert (letter.channel, letter.state) == (channel, state)

    def test_without_words_of_its_own_an_sms_is_the_subject_and_the_address(self, settings):
        letter = written()
        assert letter.subject == "ร้าน บูดู กลับมาขายได้แล้ว"
        assert letter.body == f"ร้าน บูดู กลับมาขายได้แล้ว {settings.SITE_URL}/"

    def test_a_guest_with_a_phone_only_gets_her_orders_link(self, make, settings):
        order = make.order(email="")
        letter = Letter.objects.get(template="order-placed", about_id=str(order.pk))
        assert letter.channel == Channel.SMS and letter.to_phone == "+66898765432"
        assert f"{settings.SITE_URL}/orders/" in letter.body and "\n" not in letter.body


class TestTheGateway:
    def test_takes_json(self, gateway):
        letter = written()
        assert posting.post(letter.pk)
        (asked,) = gateway.asked
        assert (asked.method, asked.path) == ("POST", "/send")
        assert asked.json == {"to": PHONE, "text": letter.body, "sender": "KEDAI"}
        assert asked.headers["Authorization"] == "Bearer t0ken"
        assert asked.headers["Idempotency-Key"] == "letter-1"
        letter.refresh_from_db()
        assert (letter.state, letter.last_error) == (LetterState.POSTED, "")
        assert not posting.post(letter.pk) and len(gateway.asked) == 1

    def test_takes_a_form_with_its_own_names_and_its_own_way_to_write_a_number(self, gateway, settings):
        settings.SMS_BODY, settings.SMS_FIELDS = "form", ["msisdn", "message", "from"]
        settings.SMS_AUTH, settings.SMS_TOKEN, settings.SMS_NUMBERS = "basic", "key:secret", "0"
        assert posting.post(written().pk)
        (asked,) = gateway.asked
        assert asked.form["msisdn"] == "0812345678" and asked.form["from"] == "KEDAI"
        assert asked.form["message"].startswith("ร้าน บูดู")
        assert asked.headers["Authorization"] == "Basic " + base64.b64encode(b"key:secret").decode()

    @pytest.mark.parametrize(("numbers", "shown"), [("e164", PHONE), ("66", "66812345678"), ("0", "0812345678")])
    def test_writes_numbers_as_it_is_told(self, gateway, settings, numbers, shown):
        settings.SMS_NUMBERS = numbers
        assert posting.post(written().pk)
        assert gateway.asked[0].json["to"] == shown

    @pytest.mark.parametrize(
        ("trouble", "error"),
        [
            ({"answer": lambda asked: (500, {}, {})}, "GatewayRefused"),
            ({"answer": lambda asked: (401, {}, {})}, "GatewayRefused"),
            ({"answer": lambda asked: (302, {}, {"Location": "/elsewhere"})}, "GatewayRefused"),
            ({"answer": lambda asked: "cut"}, "ConnectionError"),
            ({"slow": 1.5}, "ReadTimeout"),
        ],
    )
    def test_trouble_leaves_the_letter_owed_and_it_goes_later(self, gateway, trouble, error):
        healthy = gateway.answer
        for name, value in trouble.items():
            setattr(gateway, name, value)
        letter = written()
        now = letter.next_try_at
        with clock.at(now):
            assert not posting.post(letter.pk)
        letter.refresh_from_db()
        assert (letter.state, letter.tries, letter.last_error) == (LetterState.WAITING, 1, error)
        assert letter.next_try_at == now + datetime.timedelta(minutes=2)
        assert [asked.path for asked in gateway.asked] == ["/send"]
        gateway.answer, gateway.slow = healthy, 0
        with clock.at(now + datetime.timedelta(minutes=2)):
            assert jobs.run() == {"letters_posted": 1, "letters_put_off": 0, "sms_without_gateway": 0}

    def test_it_is_given_up_after_eight_tries(self, gateway):
        gateway.answer = lambda asked: (500, {}, {})
        letter = written()
        now = clock.now()
        for number in range(10):
            with clock.at(now + datetime.timedelta(hours=5 * number)):
                posting.post(letter.pk)
        letter.refresh_from_db()
        assert (letter.state, letter.tries, len(gateway.asked)) == (LetterState.FAILED, 8, 8)

    def test_news_older_than_three_days_is_not_sent(self, gateway):
        letter = written()
        with clock.at(clock.now() + datetime.timedelta(days=3, minutes=1)):
            assert not posting.post(letter.pk)
        letter.refresh_from_db()
        assert (letter.state, letter.last_error, gateway.asked) == (LetterState.FAILED, "TooLate", [])

    def test_what_is_too_late_is_given_up_even_while_it_waits_for_its_next_try(self, gateway):
        gateway.answer = lambda asked: (500, {}, {})
        letter = written()
        posting.post(letter.pk)
        Letter.objects.update(good_until=clock.now(), next_try_at=clock.now() + datetime.timedelta(days=1))
        assert posting.waiting() == [letter.pk]
        jobs.run()
        letter.refresh_from_db()
        assert letter.state == LetterState.FAILED

    def test_no_number_and_no_word_of_it_is_logged(self, gateway, caplog):
        gateway.answer = lambda asked: (500, {}, {})
        caplog.set_level(logging.DEBUG)
        logging.getLogger("kedai").propagate = True
        letter = written()
        posting.post(letter.pk)
        said = " ".join(str(record.__dict__) for record in caplog.records if record.name.startswith("kedai"))
        assert "letter not posted" in said
        assert "812345678" not in said and "บูดู" not in said and "t0ken" not in said


class TestWithoutGateway:
    def test_such_letters_wait_in_sight(self, settings):
        settings.SMS_BACKEND = ""
        letter = written()
        assert letter.state == LetterState.WAITING
        assert not posting.post(letter.pk)
        letter.refresh_from_db()
        assert (letter.state, letter.tries) == (LetterState.WAITING, 0)
        assert jobs.run() == {"letters_posted": 0, "letters_put_off": 0, "sms_without_gateway": 1}
        with clock.at(clock.now() + datetime.timedelta(days=2)):
            assert invariants.check() == []

    def test_where_there_is_one_a_forgotten_letter_is_found(self, gateway):
        letter = written()
        with clock.at(clock.now() + datetime.timedelta(days=2)):
            assert invariants.check() == [f"letter {letter.pk}: waits since more than a day and was never tried"]


class TestInTheDemo:
    def test_an_sms_is_a_file_and_a_line_plainly_marked(self, settings, tmp_path, capsys):
        settings.SMS_ROOT = tmp_path / "sms"
        letter = written()
        assert posting.post(letter.pk)
        (file,) = (tmp_path / "sms").iterdir()
        text = file.read_text()
        assert "ไม่ได้ส่งจริง (sample, not sent)" in text and "081-234-5678" in text and letter.body in text
        said = capsys.readouterr().out
        assert "ไม่ได้ส่งจริง (sample, not sent)" in said and letter.body in said
