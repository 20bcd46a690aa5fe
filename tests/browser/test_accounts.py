"""Coming in, on a 360 px phone in Chromium: by phone and code, with and without script, by LINE, and with a passkey."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from site_running import running
from stand_in import standing_in

from common.users.models import User

pytestmark = pytest.mark.browser
PHONE = "+66812345678"


def newest_code() -> str:
    """Read the newest SMS as the person does."""
    file = max(Path(settings.SMS_ROOT).glob("*.txt"))
    return re.search(r"รหัสของคุณคือ (\d{6})", file.read_text())[1]


@pytest.mark.parametrize("javascript", [True, False])
def test_by_phone_from_the_first_visit_to_the_next(screen, make, javascript):
    phone = screen(javascript=javascript)
    phone.open("/accounts/login/?next=/orders/")
    phone.fill(phone="๐๘๑-๒๓๔-๕๖๗๘")
    phone.press("ส่งรหัสให้ฉัน")
    assert phone.reads("ส่งรหัสไปที่ 081-234-5678 แล้ว")
    phone.fill(code="no")
    phone.press("ยืนยัน")
    assert phone.reads("รหัสไม่ถูกต้อง")
    phone.press("ส่งรหัสอีกครั้ง")
    phone.fill(code=newest_code())
    phone.press("ยืนยัน")
    phone.fill(first_name="ซารีนา")
    phone.press("บันทึกและไปต่อ")
    assert phone.page.url.endswith("/orders/")
    phone.open("/accounts/logout/")
    phone.press("ออกจากระบบ")
    phone.open("/accounts/phone/")
    phone.fill(phone="0812345678")
    phone.press("ส่งรหัสให้ฉัน")
    phone.fill(code=newest_code())
    phone.press("ยืนยัน")
    assert phone.reads("เข้าสู่ระบบแล้ว")
    assert User.objects.get().first_name == "ซารีนา"
    phone.open("/accounts/sessions/")
    assert phone.reads("เครื่องนี้")


def touch(screen, button: str) -> None:
    with screen.page.expect_navigation():
        screen.page.locator(button).click()


class TestPasskeys:
    @pytest.fixture
    def site(self, own_database, monkeypatch):
        """The site as it asks officers in earnest, under a name that passkeys know."""
        monkeypatch.setenv("SECOND_FACTOR_REQUIRED", "1")
        with running(processes=1, threads=6) as base:
            yield base.replace("127.0.0.1", "localhost")

    @pytest.fixture
    def desk(self, screen):
        """An officer's browser with a passkey device of its own."""
        desk = screen({"width": 1280, "height": 900})
        desk.devices = desk.context.new_cdp_session(desk.page)
        desk.devices.send("WebAuthn.enable")
        device = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        desk.device = desk.devices.send("WebAuthn.addVirtualAuthenticator", {"options": device})["authenticatorId"]
        return desk

    def test_one_opens_the_office_under_our_policy(self, desk, make):
        officer = make.officer("officer@example.test")
        desk.sign_in(officer.email, make.PASSWORD)
        assert desk.page.url.endswith("/accounts/2fa/")
        assert desk.reads("งานของเจ้าหน้าที่ต้องยืนยันตัวตนสองชั้น")
        desk.follow("เพิ่มพาสคีย์")
        desk.fill(password=make.PASSWORD)
        desk.press("ยืนยัน")
        desk.fill(name="คอมพิวเตอร์ที่ทำงาน")
        touch(desk, "#passkey_add")
        assert desk.page.url.endswith("/accounts/2fa/recovery-codes/")
        key = Authenticator.objects.get(user=officer, type="webauthn")
        assert key.wrap().name == "คอมพิวเตอร์ที่ทำงาน"
        desk.open("/office/")
        assert desk.reads("สวัสดี")

        desk.open("/accounts/logout/")
        desk.press("ออกจากระบบ")
        desk.sign_in(officer.email, make.PASSWORD)
        assert desk.page.url.endswith("/accounts/2fa/authenticate/")
        touch(desk, "#passkey_ask")
        assert desk.page.url.endswith("/office/")

        desk.open("/accounts/2fa/webauthn/")
        assert desk.reads("คอมพิวเตอร์ที่ทำงาน") and desk.reads("ใช้ล่าสุด")

    def test_a_strange_one_opens_nothing_and_says_so(self, desk, make):
        officer = make.officer("officer@example.test")
        desk.sign_in(officer.email, make.PASSWORD)
        desk.open("/accounts/2fa/webauthn/add/")
        desk.fill(password=make.PASSWORD)
        desk.press("ยืนยัน")
        touch(desk, "#passkey_add")
        desk.open("/accounts/logout/")
        desk.press("ออกจากระบบ")
        desk.devices.send("WebAuthn.clearCredentials", {"authenticatorId": desk.device})
        desk.sign_in(officer.email, make.PASSWORD)
        desk.page.locator("#passkey_ask").click()
        desk.page.locator("[data-passkey-failed]").wait_for(state="visible")
        assert desk.reads("ใช้พาสคีย์ไม่สำเร็จ ลองอีกครั้ง ถ้ายังไม่ได้ ใช้แอปยืนยันตัวตนแทน")
        assert desk.page.url.endswith("/accounts/2fa/authenticate/")
        desk.page.goto(desk.base + "/office/")
        assert desk.page.url.endswith("/accounts/2fa/authenticate/")


class TestLine:
    """The button leads away and back: our policy lets a form end at LINE, and nowhere else."""

    @pytest.fixture
    def line(self):
        with standing_in() as server:
            server.answer = self.answer
            yield server.base

    @staticmethod
    def answer(asked):
        path = urlsplit(asked.path).path
        if path == "/authorize":
            query = {name: values[0] for name, values in parse_qs(urlsplit(asked.path).query).items()}
            back = f"{query['redirect_uri']}?{urlencode({'code': 'c', 'state': query['state']})}"
            head = '<!DOCTYPE html><link rel="icon" href="data:,">'
            return 200, f'{head}<a id="yes" href="{back}">Allow</a>'.encode(), {"Content-Type": "text/html"}
        if path == "/oauth2/v2.1/token":
            return 200, {"access_token": "t", "expires_in": 1, "token_type": "Bearer"}, {}
        return 200, {"userId": "U1", "displayName": "Farah"}, {}

    @pytest.fixture
    def site(self, own_database, monkeypatch, line):
        for name, value in {
            "LINE_CHANNEL_ID": "1",
            "LINE_CHANNEL_SECRET": "2",
            "LINE_AUTHORIZE_URL": f"{line}/authorize",
            "LINE_API_URL": line,
        }.items():
            monkeypatch.setenv(name, value)
        with running(processes=1, threads=6) as base:
            yield base

    def test_there_and_back(self, screen, line):
        phone = screen()
        phone.page.remove_listener("request", phone._watch)  # this once it may leave the site
        phone.open("/accounts/login/")
        phone.press("เข้าด้วย LINE")
        assert phone.page.url.startswith(line)
        phone.go_on(phone.page.locator("#yes"), "Allow")
        assert phone.reads("สวัสดี Farah")
        phone.fill(phone="0812345678")
        phone.press("ส่งรหัสให้ฉัน")
        phone.fill(code=newest_code())
        phone.press("ยืนยัน")
        phone.fill(first_name="ฟาราห์")
        phone.press("บันทึกและไปต่อ")
        phone.open("/accounts/3rdparty/")
        assert phone.reads("Farah")
        assert User.objects.get().phone == PHONE
