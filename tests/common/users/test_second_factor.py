"""The second factor over HTTP: app codes, recovery codes, and the guard before officers' and editors' pages."""

import base64
import hashlib
import hmac
import re
import struct
import time

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from urls_of_the_site import every_address

from common import access

pytestmark = pytest.mark.django_db
ADD_APP = "/accounts/2fa/totp/activate/"


def app_code(secret: str, *, later: int = 0) -> str:
    """The six digits an authenticator app shows (RFC 6238), ``later`` steps of 30 s from now."""
    counter = struct.pack(">Q", int(time.time()) // 30 + later)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def page(answer) -> str:
    return answer.content.decode()


def sign_in(browser, person, password) -> str:
    return browser.post("/accounts/login/", {"login": person.email, "password": password})["Location"]


def set_up_app(browser, password) -> str:
    """Set up the app as a person does; returns its secret."""
    browser.post("/accounts/reauthenticate/", {"password": password})
    secret = re.search(r'class="secret"[^>]*>([A-Z2-7]+)<', page(browser.get(ADD_APP)))[1]
    answer = browser.post(ADD_APP, {"code": app_code(secret)})
    assert answer["Location"] == "/accounts/2fa/recovery-codes/"
    return secret


@pytest.fixture(autouse=True)
def required(settings):
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def officer(make):
    return make.officer()


@pytest.fixture
def protected(make, officer):
    """An officer with an app, and its secret."""
    browser = Client()
    sign_in(browser, officer, make.PASSWORD)
    return officer, set_up_app(browser, make.PASSWORD)


class TestSettingUp:
    def test_an_officer_without_one_is_sent_to_choose(self, client, officer, make):
        assert sign_in(client, officer, make.PASSWORD) == "/office/"
        answer = client.get("/office/", follow=True)
        assert answer.redirect_chain == [("/accounts/2fa/", 302)]
        said = page(answer)
        assert "งานของเจ้าหน้าที่ต้องยืนยันตัวตนสองชั้น เลือกวิธีด้านล่างหนึ่งอย่าง ตั้งครั้งเดียว" in said
        assert "ตั้งแอปยืนยันตัวตน" in said and "เพิ่มพาสคีย์" in said

    def test_the_app_opens_the_office_at_once(self, client, officer, make):
        sign_in(client, officer, make.PASSWORD)
        set_up_app(client, make.PASSWORD)
        codes = re.findall(r"<li>(\d{8})</li>", page(client.get("/accounts/2fa/recovery-codes/")))
        assert len(codes) == 10
        assert client.get("/office/").status_code == 200

    def test_a_wrong_code_sets_up_nothing(self, client, officer, make):
        sign_in(client, officer, make.PASSWORD)
        client.post("/accounts/reauthenticate/", {"password": make.PASSWORD})
        client.get(ADD_APP)
        said = page(client.post(ADD_APP, {"code": "000000"}))
        assert "รหัสไม่ถูกต้อง ดูรหัสล่าสุดในแอปแล้วใส่อีกครั้ง" in said
        assert not Authenticator.objects.exists()
        assert client.get("/office/")["Location"] == "/accounts/2fa/"

    def test_the_password_is_asked_first(self, client, officer, make):
        sign_in(client, officer, make.PASSWORD)
        assert client.get(ADD_APP)["Location"].startswith("/accounts/reauthenticate/")

    def test_an_unconfirmed_address_is_told_what_to_do(self, client, make):
        person = make.user()
        person.emailaddress_set.update(verified=False)
        client.force_login(person)
        client.post("/accounts/reauthenticate/", {"password": make.PASSWORD})
        said = page(client.get(ADD_APP, follow=True))
        assert "ยืนยันอีเมลของคุณก่อน แล้วจึงตั้งการยืนยันสองชั้นได้" in said

    def test_whoever_came_by_phone_alone_can_have_one(self, client, make):
        client.post("/accounts/phone/", {"phone": "0812345678"})
        client.post("/accounts/phone/code/", {"code": make.code_sent_to("+66812345678")})
        assert client.get(ADD_APP)["Location"].startswith("/accounts/reauthenticate/phone/")
        client.post("/accounts/reauthenticate/phone/", {"send": "1"})
        client.post("/accounts/reauthenticate/phone/", {"code": make.code_sent_to("+66812345678")})
        secret = re.search(r'class="secret"[^>]*>([A-Z2-7]+)<', page(client.get(ADD_APP)))[1]
        client.post(ADD_APP, {"code": app_code(secret)})
        assert Authenticator.objects.filter(type="totp").count() == 1


class TestSigningIn:
    def test_the_password_alone_lets_nobody_in(self, client, protected, make):
        officer, secret = protected
        assert sign_in(client, officer, make.PASSWORD) == "/accounts/2fa/authenticate/"
        assert client.get("/office/")["Location"].startswith("/accounts/login/")
        assert "ยืนยันชั้นที่สอง" in page(client.get("/accounts/2fa/authenticate/"))
        assert client.post("/accounts/2fa/authenticate/", {"code": app_code(secret, later=1)})["Location"] == "/office/"
        assert client.get("/office/").status_code == 200

    def test_a_code_by_sms_does_not_replace_it(self, client, protected, make):
        officer, secret = protected
        officer.phone, officer.phone_verified = "+66812345678", True
        officer.save()
        client.post("/accounts/phone/", {"phone": "0812345678"})
        answer = client.post("/accounts/phone/code/", {"code": make.code_sent_to("+66812345678")})
        assert answer["Location"] == "/accounts/2fa/authenticate/"
        assert client.get("/office/")["Location"].startswith("/accounts/login/")
        client.post("/accounts/2fa/authenticate/", {"code": app_code(secret, later=1)})
        assert client.get("/office/").status_code == 200

    def test_a_code_is_good_once(self, client, protected, make):
        officer, secret = protected
        code = app_code(secret, later=1)
        sign_in(client, officer, make.PASSWORD)
        client.post("/accounts/2fa/authenticate/", {"code": code})
        other = Client()
        sign_in(other, officer, make.PASSWORD)
        said = page(other.post("/accounts/2fa/authenticate/", {"code": code}))
        assert "รหัสไม่ถูกต้อง" in said and "_auth_user_id" not in other.session

    def test_thai_digits_fit(self, client, protected, make):
        officer, secret = protected
        sign_in(client, officer, make.PASSWORD)
        thai = app_code(secret, later=1).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
        assert client.post("/accounts/2fa/authenticate/", {"code": thai})["Location"] == "/office/"

    def test_a_recovery_code_is_good_once(self, client, protected, make):
        officer, _secret = protected
        code = officer.authenticator_set.get(type="recovery_codes").wrap().get_unused_codes()[0]
        sign_in(client, officer, make.PASSWORD)
        assert client.post("/accounts/2fa/authenticate/", {"code": code})["Location"] == "/office/"
        other = Client()
        sign_in(other, officer, make.PASSWORD)
        assert "รหัสไม่ถูกต้อง" in page(other.post("/accounts/2fa/authenticate/", {"code": code}))

    def test_ten_wrong_ones_over_sessions_and_even_the_right_one_waits(self, protected, make):
        officer, secret = protected
        for _session in range(2):
            browser = Client()
            sign_in(browser, officer, make.PASSWORD)
            for _time in range(5):
                assert "รหัสไม่ถูกต้อง" in page(browser.post("/accounts/2fa/authenticate/", {"code": "000000"}))
        browser = Client()
        sign_in(browser, officer, make.PASSWORD)
        said = page(browser.post("/accounts/2fa/authenticate/", {"code": app_code(secret, later=1)}))
        assert "ใส่รหัสผิดหลายครั้งเกินไป เพื่อความปลอดภัยจึงต้องพักก่อน ลองใหม่ได้หลังเวลา" in said
        assert "_auth_user_id" not in browser.session


class TestTheGuard:
    @pytest.mark.parametrize("who", ["officer", "viewer", "editor", "admin"])
    def test_everybody_who_works_here_needs_it(self, client, make, who):
        person = {"officer": make.officer, "editor": make.editor, "admin": make.admin}.get(
            who, lambda: make.viewer(provinces=["94"])
        )()
        client.force_login(person)
        where = "/admin/" if who in {"editor", "admin"} else "/office/"
        assert client.get(where)["Location"] == "/accounts/2fa/"

    @pytest.mark.parametrize("who", ["shopper", "owner"])
    def test_others_do_not(self, client, make, who):
        person = make.user() if who == "shopper" else make.owner_of(make.merchant())
        client.force_login(person)
        assert client.get("/desk/").status_code == (404 if who == "shopper" else 200)
        assert client.get("/orders/").status_code == 200

    @pytest.mark.parametrize("method", ["get", "post", "put", "delete", "head", "options"])
    @pytest.mark.parametrize(
        "path",
        [
            "/office/",
            "/office",
            "//office/",
            "/office//",
            "/./office/",
            "/accounts/../office/",
            "/OFFICE/",
            "/%6Fffice/",
            "/office/%2e/",
            "/ms/office/",
            "/en/office/",
            "/EN/office/",
            "/ms/en/office/",
            "/th/office/",
            "/office/applications/",
            "/en/office/applications/",
            "/office/merchants/?next=/",
            "/office/;/",
            "/admin/",
            "/admin",
            "//admin/",
            "/admin//",
            "/Admin/",
            "/en/admin/",
            "/admin/users/",
            "/admin/pages/",
            "/admin/../admin/images/",
        ],
    )
    def test_no_spelling_of_an_address_goes_round_it(self, client, make, method, path):
        person = make.admin()
        person_too = make.officer()
        for each in (person, person_too):
            client.force_login(each)
            as_sent = {"PATH_INFO": path} if path.startswith("//") else {}  # the client would take it for a host
            answer = getattr(client, method)("/" if as_sent else path, **as_sent)
            asked_for_it = answer.status_code == 302 and answer["Location"].endswith("/accounts/2fa/")
            nowhere = answer.status_code in {301, 302, 404, 405} and "/accounts/2fa/" not in answer.get("Location", "")
            assert asked_for_it or nowhere, (each, method, path, answer.status_code)
            if answer.status_code in {301, 302} and not asked_for_it:
                followed = client.get("/" if as_sent else path, follow=True, **as_sent)
                assert "/accounts/2fa/" in str(followed.redirect_chain) or followed.status_code == 404

    def test_every_page_of_officers_and_editors_is_behind_it(self, client, make):
        """By the policies of the URLconf: a page written next year is guarded the day it gets an address."""
        client.force_login(make.officer())
        opened, asked = [], 0
        for address in every_address():
            guarded = address.policy in {access.OFFICER, access.OVERSEER} or address.route.startswith("admin/")
            if not guarded or "<" in address.route or "(?P" in address.route:
                continue
            for method in ("get", "post"):
                answer = getattr(client, method)("/" + address.route.replace("^", "").replace("$", ""))
                if answer.status_code == 302 and answer["Location"].endswith("/accounts/2fa/"):
                    asked += 1
                elif answer.status_code != 404:
                    opened.append((method, address.route, answer.status_code))
        assert opened == [] and asked > 100

    def test_a_session_from_before_must_show_it_too(self, protected, make):
        """Somebody else's browser, signed in with the password before the officer had a second factor, stays outside."""
        officer, secret = protected
        stolen = Client()
        stolen.force_login(officer)
        asked = stolen.get("/office/applications/?province=94")
        assert asked["Location"] == "/accounts/2fa/reauthenticate/?next=%2Foffice%2Fapplications%2F%3Fprovince%3D94"
        assert stolen.post("/office/applications/")["Location"].startswith("/accounts/2fa/reauthenticate/")
        wrong = stolen.post(asked["Location"], {"code": "000000"})
        assert "รหัสไม่ถูกต้อง" in page(wrong)
        assert stolen.get("/office/").status_code == 302
        stolen.post(asked["Location"], {"code": app_code(secret, later=1)})
        assert stolen.get("/office/").status_code == 200

    def test_recovery_codes_alone_are_none(self, client, officer):
        Authenticator.objects.create(user=officer, type="recovery_codes", data={"seed": "0" * 80, "used_mask": 0})
        client.force_login(officer)
        assert client.get("/office/")["Location"] == "/accounts/2fa/"

    def test_whoever_gives_it_up_is_outside_again(self, client, protected, make):
        officer, secret = protected
        sign_in(client, officer, make.PASSWORD)
        client.post("/accounts/2fa/authenticate/", {"code": app_code(secret, later=1)})
        client.post("/accounts/reauthenticate/", {"password": make.PASSWORD})
        assert "เจ้าหน้าที่จะเข้าหน้าทำงานไม่ได้จนกว่าจะตั้งใหม่" in page(client.get("/accounts/2fa/totp/deactivate/"))
        client.post("/accounts/2fa/totp/deactivate/")
        assert not Authenticator.objects.exists()
        assert client.get("/office/")["Location"] == "/accounts/2fa/"

    def test_where_it_is_switched_off_nobody_is_asked(self, client, officer, settings):
        settings.SECOND_FACTOR_REQUIRED = False
        client.force_login(officer)
        assert client.get("/office/").status_code == 200
