"""Codes are guessed ten times an hour and no more. Real server processes, real HTTP, everybody at once; and the control."""

import re
import threading
from pathlib import Path

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings
from site_running import Person, running

from common.codes import invariants
from common.codes.models import Code
from common.letters.models import Letter
from common.users.models import User

pytestmark = [pytest.mark.concurrency, pytest.mark.both]
PHONE, TYPED = "+66812345678", "0812345678"
GUESSES = 50
WRONG, STOP = "รหัสไม่ถูกต้อง ดูเลข 6 หลักใน SMS ล่าสุด", "ใส่รหัสผิดหลายครั้งเกินไป"

LATER = "ขอรหัสหลายครั้งเกินไป"


class Stranger(Person):
    """Somebody who seems to come from an address of her own, as nginx passes it on."""

    def __init__(self, base: str, address: str) -> None:
        super().__init__(base)
        self.from_address(address)

    def from_address(self, address: str) -> "Stranger":
        self.browser.headers["X-Forwarded-For"] = address
        return self

    def same_browser(self, address: str) -> "Stranger":
        """The same cookies from another address: a session that was copied to many machines."""
        other = Stranger(self.base, address)
        other.browser.cookies.update(self.browser.cookies)
        return other

    def ask(self, phone: str = TYPED) -> str:
        token = self.form("/accounts/phone/")["csrfmiddlewaretoken"]
        return self.send("/accounts/phone/", phone=phone, csrfmiddlewaretoken=token).text

    def guess(self, code: str) -> str:
        return self.send("/accounts/phone/code/", code=code, csrfmiddlewaretoken=self.browser.cookies["csrftoken"]).text


def at_once(acts: list) -> list:
    """Do everything in the same moment; return what each answered."""
    gate, answers = threading.Barrier(len(acts)), []

    def act(one) -> None:
        gate.wait()
        answers.append(one())

    threads = [threading.Thread(target=act, args=[one]) for one in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def digits_sent_to(phone: str) -> list[str]:
    """Read the codes as the person does, from her SMS, oldest first."""
    files = sorted(Path(settings.SMS_ROOT).glob(f"*-{phone.removeprefix('+')}-*.txt"))
    return [found[1] for file in files if (found := re.search(r"รหัสของคุณคือ (\d{6})", file.read_text()))]


def flood_one_number(base: str) -> tuple[list[str], Stranger]:
    """Five sessions, fifty guesses at once, each from an address of its own: only the number's limit stands in the way."""
    sessions = [Stranger(base, f"203.0.113.{number}") for number in range(5)]
    for session in sessions:
        session.ask()
        session.form("/accounts/phone/code/")
    guessing = [sessions[number % 5].same_browser(f"198.51.100.{number}") for number in range(GUESSES)]
    return at_once([lambda one=one: one.guess("no guess") for one in guessing]), sessions[0]


def flood_from_one_address(base: str) -> list[str]:
    """Fifteen sessions for fifteen numbers, fifty guesses at once from one address: only the address's limit stands there."""
    sessions = [Stranger(base, f"203.0.114.{number}") for number in range(15)]
    for number, session in enumerate(sessions):
        session.ask(f"08223456{number:02}")
        session.form("/accounts/phone/code/")
    guessing = [sessions[number % 15].same_browser("198.51.100.200") for number in range(GUESSES)]
    return at_once([lambda one=one: one.guess("no guess") for one in guessing])


def counted(answers: list[str]) -> tuple[int, int]:
    return sum(WRONG in answer for answer in answers), sum(STOP in answer for answer in answers)


@pytest.fixture(autouse=True)
def own_sms(own_database):
    """No SMS of an earlier test lies about."""
    for file in Path(settings.SMS_ROOT).glob("*.txt"):
        file.unlink()


def test_ten_guesses_for_a_number_and_ten_from_an_address_and_not_one_more():
    with running(settings_module="proxied.settings") as base:
        answers, session = flood_one_number(base)
        assert counted(answers) == (10, GUESSES - 10)
        right = digits_sent_to(PHONE)[0]  # of the first session that asked, and that is looked at no more
        assert STOP in session.from_address("192.0.2.1").guess(right)
        assert counted(flood_from_one_address(base)) == (10, GUESSES - 10)
    assert invariants.check() == []
    assert not User.objects.exists()


def test_right_codes_pressed_many_times_in_two_browsers_make_one_person():
    with running(settings_module="proxied.settings") as base:
        browsers = [Stranger(base, "192.0.2.2"), Stranger(base, "192.0.2.3")]
        for browser in browsers:
            browser.ask()
            browser.form("/accounts/phone/code/")
        codes = digits_sent_to(PHONE)
        pressing = [
            (browser.same_browser("192.0.2.4"), code)
            for browser, code in zip(browsers, codes, strict=True)
            for _time in range(4)
        ]
        at_once([lambda one=one, code=code: one.guess(code) for one, code in pressing])
    assert User.objects.filter(phone=PHONE, phone_verified=True).count() == User.objects.count() == 1
    assert Code.objects.filter(used_at__isnull=False).count() == 2
    assert UserSession.objects.count() == 2


def test_five_codes_to_a_number_and_twenty_for_an_address_and_not_one_more():
    with running(settings_module="proxied.settings") as base:
        asking = [Stranger(base, f"203.0.113.{number}") for number in range(30)]
        for one in asking:
            one.form("/accounts/phone/")
        answers = at_once([lambda one=one: one.ask() for one in asking])
        assert len(digits_sent_to(PHONE)) == Letter.objects.count() == 5
        assert sum(LATER in answer for answer in answers) == 25
        # from one address, whatever each claims to stand behind: what is beyond our own proxy is not believed
        asking = [Stranger(base, f"10.0.0.{number}, 198.51.100.7") for number in range(40)]
        for one in asking:
            one.form("/accounts/phone/")
        answers = at_once([lambda one=one, n=n: one.ask(f"08123457{n:02}") for n, one in enumerate(asking)])
        assert Letter.objects.count() == 5 + 20
        assert sum(LATER in answer for answer in answers) == 20
    assert invariants.check() == []


def test_with_the_guard_taken_out_more_are_guessed():
    with running(settings_module="uncounted.settings") as base:
        assert counted(flood_one_number(base)[0])[0] > 10
        assert counted(flood_from_one_address(base))[0] > 10
