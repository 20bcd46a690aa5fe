"""Signing in with LINE, against a stand-in that answers like LINE's own addresses over real HTTP."""

import base64
import hashlib
import importlib
import sys
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.test import Client
from stand_in import standing_in

from common import clock
from common.letters.models import Letter
from common.users.models import User

pytestmark = pytest.mark.django_db
PHONE = "+66812345678"
PROFILE = {
    "userId": "U4af4980629",
    "displayName": "Farah ❤",
    "pictureUrl": "https://profile.line-scdn.net/abc",
    "statusMessage": "hello",
}


class Line:
    """LINE as its documents describe it: a code for one redirect address and one PKCE challenge, then a token, a profile."""

    def __init__(self, server):
        self.server = server
        self.profile = dict(PROFILE)
        self.trouble: dict[str, object] = {}
        server.answer = self.answer

    def answer(self, asked):
        path = urlsplit(asked.path).path
        if path in self.trouble:
            return self.trouble[path]
        return {"/oauth2/v2.1/token": self.token, "/v2/profile": self.say_who}[path](asked)

    def token(self, asked):
        form = asked.form
        challenge = base64.urlsafe_b64encode(hashlib.sha256(form.get("code_verifier", "").encode()).digest())
        right = (
            (form.get("client_id"), form.get("client_secret")) == ("1234567890", "line-secret")
            and form.get("code") == "the-code"
            and form.get("grant_type") == "authorization_code"
            and form.get("redirect_uri") == "http://testserver/accounts/line/login/callback/"
            and challenge.decode().rstrip("=") == self.challenge
        )
        if not right:
            return 400, {"error": "invalid_grant"}, {}
        return 200, {"access_token": "the-token", "expires_in": 2592000, "token_type": "Bearer", "scope": "profile"}, {}

    def say_who(self, asked):
        if asked.headers.get("Authorization") != "Bearer the-token":
            return 401, {"message": "invalid token"}, {}
        return 200, self.profile, {}

    def visit(self, client, **query):
        """Go to LINE and come back, as a browser does. Returns the answer of the way back."""
        sent = client.post("/accounts/line/login/", query)
        assert sent.status_code == 302
        there = urlsplit(sent["Location"])
        asked = {name: values[0] for name, values in parse_qs(there.query).items()}
        assert f"{there.scheme}://{there.netloc}{there.path}" == f"{self.server.base}/authorize"
        assert asked["client_id"] == "1234567890" and asked["response_type"] == "code"
        assert asked["scope"] == "profile" and asked["code_challenge_method"] == "S256"
        self.challenge = asked["code_challenge"]
        return client.get("/accounts/line/login/callback/", {"code": "the-code", "state": asked["state"]})


@pytest.fixture
def line(settings):
    with standing_in() as server:
        settings.LINE_CHANNEL_ID, settings.LINE_CHANNEL_SECRET = "1234567890", "line-secret"
        settings.LINE_AUTHORIZE_URL, settings.LINE_API_URL = f"{server.base}/authorize", server.base
        yield Line(server)


def page(answer) -> str:
    return answer.content.decode()


def who(client) -> int | None:
    found = client.session.get("_auth_user_id")
    return int(found) if found else None


def prove(client, make, phone: str = PHONE):
    assert client.post("/accounts/3rdparty/signup/", {"phone": phone})["Location"] == "/accounts/phone/code/"
    return client.post("/accounts/phone/code/", {"code": make.code_sent_to(phone)})


class TestTheFirstTime:
    def test_a_phone_is_proven_and_then_line_alone_is_enough(self, client, line, make):
        answer = line.visit(client, next="/orders/")
        assert answer["Location"] == "/accounts/3rdparty/signup/"
        assert not User.objects.exists() and who(client) is None
        shown = page(client.get("/accounts/3rdparty/signup/"))
        assert "สวัสดี Farah ❤" in shown and "ยืนยันเบอร์มือถือครั้งเดียว" in shown
        assert prove(client, make)["Location"] == "/accounts/name/?next=%2Forders%2F"
        person = User.objects.get()
        assert (person.phone, person.phone_verified, who(client)) == (PHONE, True, person.pk)
        other = Client()
        User.objects.update(first_name="ฟาราห์")
        assert line.visit(other)["Location"] == "/"
        assert who(other) == person.pk and User.objects.count() == 1

    def test_a_known_phone_is_her_own_account(self, client, line, make):
        person = make.phone_person(PHONE)
        line.visit(client)
        prove(client, make)
        assert who(client) == person.pk
        assert SocialAccount.objects.get().user == person
        told = Letter.objects.get(template="line-connected")
        assert (told.to_phone, told.channel) == (PHONE, "sms")
        assert told.body.startswith("Kedai: เชื่อม LINE กับบัญชีของคุณแล้ว ถ้าไม่ใช่คุณ กดเลิกเชื่อมที่ http")

    def test_a_wrong_code_ties_nothing(self, client, line, make):
        make.phone_person(PHONE)
        line.visit(client)
        client.post("/accounts/3rdparty/signup/", {"phone": PHONE})
        said = page(client.post("/accounts/phone/code/", {"code": "no"}))
        assert "รหัสไม่ถูกต้อง" in said
        assert not SocialAccount.objects.exists() and who(client) is None

    def test_little_is_kept_of_what_line_says(self, client, line, make):
        line.visit(client)
        prove(client, make)
        account = SocialAccount.objects.get()
        assert (account.uid, account.extra_data) == ("U4af4980629", {"displayName": "Farah ❤"})
        assert not SocialToken.objects.exists()

    def test_the_next_person_at_this_browser_does_not_get_her_line(self, client, line, make):
        line.visit(client)
        somebody = make.phone_person(PHONE)
        client.post("/accounts/phone/", {"phone": PHONE})
        client.post("/accounts/phone/code/", {"code": make.code_sent_to(PHONE)})
        assert who(client) == somebody.pk
        assert not SocialAccount.objects.exists()

    def test_without_a_gateway_the_way_by_email_is_shown(self, client, line, settings):
        settings.SMS_BACKEND = ""
        line.visit(client)
        shown = page(client.get("/accounts/3rdparty/signup/"))
        assert "เข้าสู่ระบบด้วยอีเมลก่อน แล้วเชื่อม LINE ในหน้าบัญชีของฉัน" in shown


def test_where_letters_go_by_line_its_own_page_offers_to_become_a_friend(client, line, settings):
    settings.SOCIALACCOUNT_PROVIDERS = {"line": {"SCOPE": ["profile"], "AUTH_PARAMS": {"bot_prompt": "normal"}}}
    assert "bot_prompt=normal" in client.post("/accounts/line/login/")["Location"]


class TestWhatLineSaysProvesNothing:
    @pytest.mark.parametrize(
        "claim", [{"email": "owner@example.test"}, {"email": "owner@example.test", "email_verified": True}]
    )
    def test_an_address_from_line_opens_no_account_and_confirms_none(self, client, line, make, claim):
        owner = make.user("owner@example.test")
        line.profile.update(claim)
        assert line.visit(client)["Location"] == "/accounts/3rdparty/signup/"
        prove(client, make)
        assert who(client) not in {None, owner.pk}
        newcomer = User.objects.get(pk=who(client))
        assert newcomer.email is None and not EmailAddress.objects.filter(user=newcomer).exists()
        assert not SocialAccount.objects.filter(user=owner).exists()

    @pytest.mark.parametrize(
        "who_it_says", [{}, {"userId": None}, {"userId": ""}, {"userId": 7}, {"userId": "U" * 300}]
    )
    def test_without_saying_who_it_is_nothing(self, client, line, who_it_says):
        line.profile = {"displayName": "x", **who_it_says}
        answer = line.visit(client)
        assert answer.status_code == 502 and "เข้าด้วย LINE ไม่สำเร็จ" in page(answer)


class TestTheSecondFactorStays:
    @pytest.fixture
    def officer(self, make):
        officer = make.officer()
        officer.phone, officer.phone_verified = PHONE, True
        officer.save()
        Authenticator.objects.create(user=officer, type="totp", data={"secret": "A" * 32})
        return officer

    def test_it_is_asked_after_line_too(self, client, line, officer):
        SocialAccount.objects.create(user=officer, provider="line", uid=PROFILE["userId"])
        assert line.visit(client)["Location"] == "/accounts/2fa/authenticate/"
        assert who(client) is None

    def test_a_stolen_sim_ties_no_line_to_her(self, client, line, officer, make):
        line.visit(client)
        assert prove(client, make)["Location"] == "/accounts/2fa/authenticate/"
        assert not SocialAccount.objects.exists()


class TestTrouble:
    @pytest.mark.parametrize("path", ["/oauth2/v2.1/token", "/v2/profile"])
    @pytest.mark.parametrize(
        "trouble",
        [
            (500, {}, {}),
            "cut",
            (200, b"<html>", {"Content-Type": "text/html"}),
            (200, b"", {}),
            (200, {}, {}),
            (200, [], {}),
        ],
        ids=["500", "cut", "html", "empty", "no facts", "a list"],
    )
    def test_a_calm_page_and_nobody_is_signed_in(self, client, line, path, trouble):
        line.trouble[path] = trouble
        answer = line.visit(client)
        assert answer.status_code == 502
        assert "LINE ไม่ตอบ หรือหน้านี้เปิดค้างไว้นานเกินไป ลองใหม่อีกครั้ง หรือเข้าด้วยเบอร์มือถือแทน" in page(answer)
        assert who(client) is None and not User.objects.exists()

    def test_too_slow_is_not_waited_for(self, client, line, settings):
        settings.SOCIALACCOUNT_REQUESTS_TIMEOUT = 0.3
        line.server.slow = 1
        assert line.visit(client).status_code == 502

    @pytest.mark.parametrize("query", [{}, {"code": "the-code"}, {"code": "the-code", "state": "x"}, {"state": "x"}])
    def test_a_way_back_that_nobody_began(self, client, line, query):
        answer = client.get("/accounts/line/login/callback/", query)
        assert answer.status_code == 502 and not line.server.asked

    def test_an_answer_is_good_once(self, client, line, make):
        line.visit(client)
        state = "x"
        assert client.get("/accounts/line/login/callback/", {"code": "the-code", "state": state}).status_code == 502

    def test_whoever_cancels_is_told_that_nothing_changed(self, client, line):
        sent = client.post("/accounts/line/login/")
        state = parse_qs(urlsplit(sent["Location"]).query)["state"][0]
        answer = client.get("/accounts/line/login/callback/", {"error": "access_denied", "state": state}, follow=True)
        assert "คุณยกเลิกที่หน้าของ LINE ยังไม่มีอะไรเปลี่ยนแปลง" in page(answer)


class TestConnecting:
    @pytest.fixture
    def she(self, client, make):
        person = make.user()
        client.force_login(person)
        client.post("/accounts/reauthenticate/", {"password": make.PASSWORD})
        return person

    def test_in_her_account(self, client, line, she):
        assert "เชื่อม LINE" in page(client.get("/accounts/3rdparty/"))
        answer = line.visit(client, process="connect")
        assert answer["Location"] == "/accounts/3rdparty/"
        assert SocialAccount.objects.get().user == she
        assert "Farah ❤" in page(client.get("/accounts/3rdparty/"))

    def test_somebody_elses_stays_hers(self, client, line, she, make):
        SocialAccount.objects.create(user=make.user(), provider="line", uid=PROFILE["userId"])
        said = page(client.get(line.visit(client, process="connect")["Location"]))
        assert "LINE นี้เชื่อมกับอีกบัญชีหนึ่งอยู่" in said
        assert not SocialAccount.objects.filter(user=she).exists()

    def test_undone_where_another_way_in_stays(self, client, line, she):
        account = SocialAccount.objects.create(user=she, provider="line", uid="u")
        said = page(client.post("/accounts/3rdparty/", {"account": account.pk}, follow=True))
        assert "เลิกเชื่อม LINE แล้ว" in said and not SocialAccount.objects.exists()

    def test_not_where_it_is_the_only_way_in(self, client, line, she):
        she.set_unusable_password()
        she.save()
        client.force_login(she)
        account = SocialAccount.objects.create(user=she, provider="line", uid="u")
        assert client.post("/accounts/3rdparty/", {"account": account.pk})["Location"].startswith("/accounts/login/")
        client.force_login(she)
        session = client.session
        session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "socialaccount", "at": clock.now().timestamp()}]
        session["account_authentication_methods_user"] = str(she.pk)
        session.save()  # she came in a moment ago
        said = page(client.post("/accounts/3rdparty/", {"account": account.pk}))
        assert "LINE เป็นทางเข้าเดียวของคุณ เพิ่มเบอร์โทรศัพท์หรือตั้งรหัสผ่านก่อน แล้วจึงเลิกเชื่อม" in said
        assert SocialAccount.objects.exists()

    def test_a_strangers_is_not_undone(self, client, line, she, make):
        account = SocialAccount.objects.create(user=make.user(), provider="line", uid="u")
        client.post("/accounts/3rdparty/", {"account": account.pk})
        assert SocialAccount.objects.exists()


class TestSwitchedOff:
    @pytest.mark.parametrize("path", ["/accounts/line/login/", "/accounts/line/login/callback/"])
    def test_its_addresses_are_nothing(self, client, path):
        assert client.get(path).status_code == client.post(path).status_code == 404

    def test_no_page_offers_it(self, client, make):
        assert "LINE" not in page(client.get("/accounts/login/")) + page(client.get("/accounts/signup/"))
        client.force_login(make.user())
        assert "LINE" not in page(client.get("/accounts/email/"))

    def test_a_link_alone_sends_nobody_there(self, client, line):
        answer = client.get("/accounts/line/login/")
        assert answer.status_code == 200 and "กดต่อไปเพื่อเข้าสู่ระบบด้วย LINE" in page(answer)
        assert "เข้าด้วย LINE" in page(client.get("/accounts/login/"))

    def test_the_policy_of_our_pages_names_line_only_where_it_is_on(self, monkeypatch):
        def origin() -> str:
            sys.modules.pop("config.settings.accounts", None)
            return importlib.import_module("config.settings.accounts").LINE_ORIGIN

        monkeypatch.setenv("LINE_CHANNEL_ID", "")
        assert origin() == ""
        monkeypatch.setenv("LINE_CHANNEL_ID", "1")
        assert origin() == "https://access.line.me"
        sys.modules.pop("config.settings.accounts", None)
