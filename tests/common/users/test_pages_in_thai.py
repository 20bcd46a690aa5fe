"""Every page of an account speaks Thai, whatever state it is met in: no word of the library's own English slips through."""

import re
from html.parser import HTMLParser

import pytest
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.mfa.models import Authenticator

from common.letters.models import Letter

pytestmark = pytest.mark.django_db
NAMES = {
    *("Kedai SMS LINE USB JavaScript Google Microsoft Authenticator GeoThai CC BY Bahasa Melayu English").split(),
    *("make demo var sms localhost Chrome Android Linux Farah").split(),
}
SPOKEN = {"placeholder", "alt", "title", "aria-label", "data-confirm"}


class Spoken(HTMLParser):
    """Gathers what a person reads or hears of a page."""

    def __init__(self):
        super().__init__()
        self.words: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag, attrs):
        self.silent += tag in {"script", "style", "title"}
        facts = dict(attrs)
        if facts.get("translate") != "no":
            self.words += [value for name, value in attrs if name in SPOKEN and value]

    def handle_endtag(self, tag):
        self.silent -= tag in {"script", "style", "title"}

    def handle_data(self, data):
        if not self.silent:
            self.words.append(data)


def strange_words(html: str) -> set[str]:
    reader = Spoken()
    reader.feed(html)
    text = re.sub(r"\S+@\S+|\S+\.test\b", " ", " ".join(reader.words))
    return set(re.findall(r"[A-Za-z]{2,}", text)) - NAMES


def in_thai(answer) -> None:
    assert answer.status_code in {200, 401, 429, 502}, answer.status_code
    found = strange_words(answer.content.decode())
    assert found - {"secret"} == set(), found


def test_the_reader_hears_english():
    assert strange_words("<p title='Sign'>Two ก <b>Factor</b> Kedai a@b.test</p><script>var x</script>") == {
        "Sign",
        "Two",
        "Factor",
    }


@pytest.mark.parametrize(
    "path",
    [
        "/accounts/login/",
        "/accounts/signup/",
        "/accounts/phone/",
        "/accounts/login/code/",
        "/accounts/password/reset/",
        "/accounts/password/reset/done/",
        "/accounts/password/reset/key/done/",
        "/accounts/password/reset/key/1-wrong/",
        "/accounts/confirm-email/",
        "/accounts/confirm-email/wrong/",
        "/accounts/inactive/",
        "/accounts/3rdparty/login/cancelled/",
        "/accounts/3rdparty/login/error/",
    ],
)
def test_entrances(client, path):
    page = client.get(path, follow=True)
    in_thai(page)
    assert page.content.decode().count("<h1>") == 1


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ("/accounts/login/", {}),
        ("/accounts/login/", {"login": "x", "password": "y"}),
        ("/accounts/login/", {"login": "a@example.test", "password": "y"}),
        ("/accounts/login/", {"login": "0812345678", "password": "y"}),
        ("/accounts/signup/", {}),
        ("/accounts/signup/", {"email": "x", "password1": "1", "first_name": ""}),
        ("/accounts/signup/", {"email": "taken@example.test", "password1": "lom-plae-tuk", "first_name": "มะ"}),
        ("/accounts/phone/", {"phone": "1"}),
        ("/accounts/login/code/", {"email": ""}),
        ("/accounts/login/code/", {"email": "x"}),
        ("/accounts/password/reset/", {"email": ""}),
        ("/accounts/password/reset/", {"email": "x"}),
    ],
)
def test_refusals_at_the_entrance(client, make, path, typed):
    make.user("taken@example.test")
    in_thai(client.post(path, typed))


def test_codes_and_links(client, make):
    person = make.user()
    client.post("/accounts/login/code/", {"email": person.email})
    in_thai(client.get("/accounts/login/code/confirm/"))
    in_thai(client.post("/accounts/login/code/confirm/", {"code": "1"}))
    client.post("/accounts/logout/")
    client.post("/accounts/phone/", {"phone": "0812345678"})
    in_thai(client.get("/accounts/phone/code/"))
    in_thai(client.post("/accounts/phone/code/", {"code": "1"}))
    address = EmailAddress.objects.get(user=person)
    address.verified = False
    address.save()
    in_thai(client.get(f"/accounts/confirm-email/{EmailConfirmationHMAC(address).key}/"))


def test_a_new_password_by_link(client, make):
    person = make.user()
    client.post("/accounts/password/reset/", {"email": person.email})
    link = next(word for word in Letter.objects.get().body.split() if "/password/reset/key/" in word)
    page = client.get(link, follow=True)
    in_thai(page)
    in_thai(client.post(page.request["PATH_INFO"], {"password1": "1", "password2": "2"}))


def test_ones_own_account(client, make):
    person = make.user()
    other = EmailAddress.objects.create(user=person, email="second@example.test")
    make.signed_in_elsewhere(person)
    client.force_login(person)
    client.post("/accounts/reauthenticate/", {"password": make.PASSWORD})
    for path in ["email/", "password/change/", "sessions/", "2fa/", "logout/", "name/", "reauthenticate/", "3rdparty/"]:
        in_thai(client.get(f"/accounts/{path}"))
    for typed in [
        {"action_add": "1", "email": ""},
        {"action_add": "1", "email": person.email},
        {"action_add": "1", "email": "x"},
    ]:
        in_thai(client.post("/accounts/email/", typed))
    for typed in [{}, {"oldpassword": "x", "password1": "1", "password2": "2"}]:
        in_thai(client.post("/accounts/password/change/", typed))
    in_thai(client.post("/accounts/reauthenticate/", {"password": "x"}))
    in_thai(client.post("/accounts/name/", {"first_name": ""}))
    for act in ["action_primary", "action_send", "action_remove"]:
        in_thai(client.post("/accounts/email/", {act: "1", "email": other.email}, follow=True))
    in_thai(client.post("/accounts/sessions/end/", follow=True))
    client.post("/accounts/logout/")
    in_thai(client.get("/accounts/login/"))  # with the message that she is out


def test_without_a_password(client, make):
    client.force_login(make.phone_person("+66812345678"))
    in_thai(client.get("/accounts/password/set/"))
    in_thai(client.get("/accounts/reauthenticate/phone/"))
    client.post("/accounts/reauthenticate/phone/", {"send": "1"})
    in_thai(client.get("/accounts/reauthenticate/phone/"))
    client.post("/accounts/reauthenticate/phone/", {"code": make.code_sent_to("+66812345678")})
    in_thai(client.post("/accounts/password/set/", {"password1": "1", "password2": "2"}))
    in_thai(client.get("/accounts/email/"))


def test_the_second_factor(client, make):
    person = make.officer()
    client.force_login(person)
    client.post("/accounts/reauthenticate/", {"password": make.PASSWORD})
    in_thai(client.get("/accounts/2fa/webauthn/"))
    in_thai(client.get("/accounts/2fa/webauthn/add/"))
    in_thai(client.post("/accounts/2fa/webauthn/add/", {"credential": "{}"}))
    app = re.sub(r">[A-Z2-7]{32}<", "><", client.get("/accounts/2fa/totp/activate/").content.decode())
    assert strange_words(app) == set()
    wrong = re.sub(r">[A-Z2-7]{32}<", "><", client.post("/accounts/2fa/totp/activate/", {"code": "1"}).content.decode())
    assert strange_words(wrong) == set()
    Authenticator.objects.create(user=person, type="totp", data={"secret": "A" * 32})
    for path in ["", "totp/deactivate/", "recovery-codes/generate/", "reauthenticate/"]:
        in_thai(client.get(f"/accounts/2fa/{path}"))
    in_thai(client.post("/accounts/2fa/reauthenticate/", {"code": "1"}))
    in_thai(client.post("/accounts/2fa/recovery-codes/generate/", follow=True))
    client.post("/accounts/logout/")
    client.post("/accounts/login/", {"login": person.email, "password": make.PASSWORD})
    in_thai(client.get("/accounts/2fa/authenticate/"))
    in_thai(client.post("/accounts/2fa/authenticate/", {"code": "1"}))
    in_thai(client.post("/accounts/2fa/authenticate/", {"code": ""}))


def test_what_is_written_by_email(client, make):
    person = make.user()
    client.post("/accounts/password/reset/", {"email": person.email})
    client.post("/accounts/password/reset/", {"email": "nobody@example.test"})
    client.post("/accounts/login/code/", {"email": person.email})
    client.post("/accounts/logout/")
    client.post("/accounts/signup/", {"email": "new@example.test", "password1": "lom-plae-tuk", "first_name": "มะ"})
    written = list(Letter.objects.all())
    assert len(written) == 4 and all(letter.channel == "email" for letter in written)
    for mail in written:
        text = re.sub(r"https?://\S+|\S+@\S+", " ", f"{mail.subject} {mail.body}")
        assert set(re.findall(r"[A-Za-z]{2,}", text)) - NAMES == set(), text


def test_too_many_presses(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    client.post("/accounts/login/", {})
    answer = client.post("/accounts/login/", {})
    assert answer.status_code == 429
    in_thai(answer)
