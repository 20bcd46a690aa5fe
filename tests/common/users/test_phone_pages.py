"""Coming in by phone, as a person does it: over HTTP."""

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.test import Client

from common.letters.models import Letter
from common.users import services as people
from common.users.models import User

pytestmark = pytest.mark.django_db
PHONE, TYPED = "+66812345678", "๐๘๑-๒๓๔ ๕๖๗๘"
OTHER = "+66898765432"


@pytest.fixture
def ask(client):
    def asking(phone: str = TYPED, **more):
        return client.post("/accounts/phone/", {"phone": phone, **more})

    return asking


@pytest.fixture
def come_in(client, ask, make):
    """Sign in by phone, the whole way."""

    def coming(phone: str = PHONE, **more):
        assert ask(phone, **more).status_code == 302
        return client.post("/accounts/phone/code/", {"code": make.code_sent_to(phone)})

    return coming


def who(client) -> int | None:
    found = client.session.get("_auth_user_id")
    return int(found) if found else None


def page(answer) -> str:
    return answer.content.decode().replace("\u2060", "")  # what holds a number together


class TestSigningIn:
    @pytest.mark.parametrize(
        "typed", [TYPED, "0812345678", "081 234 5678", "+66812345678", "66812345678", "+66 (0)81-234-5678"]
    )
    def test_the_number_in_any_spelling_and_the_code(self, client, ask, make, typed):
        person = make.phone_person(PHONE)
        assert ask(typed)["Location"] == "/accounts/phone/code/"
        assert "081-234-5678" in page(client.get("/accounts/phone/code/"))
        answer = client.post("/accounts/phone/code/", {"code": make.code_sent_to(PHONE)})
        assert (answer.status_code, answer["Location"], who(client)) == (302, "/", person.pk)

    def test_a_new_number_is_an_account_once_the_code_is_right(self, client, ask, make):
        ask()
        assert not User.objects.exists()
        client.post("/accounts/phone/code/", {"code": "1"})
        assert not User.objects.exists()
        answer = client.post("/accounts/phone/code/", {"code": make.code_sent_to(PHONE)})
        person = User.objects.get()
        assert (person.phone, person.phone_verified, person.email, person.has_usable_password()) == (
            PHONE,
            True,
            None,
            False,
        )
        assert answer["Location"] == "/accounts/name/?next=%2F"
        assert who(client) == person.pk

    def test_her_name_is_asked_once_and_she_goes_where_she_wanted(self, client, come_in):
        answer = come_in(next="/apply/")
        assert answer["Location"] == "/accounts/name/?next=%2Fapply%2F"
        empty = client.post("/accounts/name/", {"first_name": " ", "next": "/apply/"})
        assert empty.status_code == 200 and "ช่องนี้ต้องกรอก" in page(empty)
        assert client.post("/accounts/name/", {"first_name": "ซารีนา", "next": "/apply/"})["Location"] == "/apply/"
        assert User.objects.get().first_name == "ซารีนา"
        client.post("/accounts/logout/")
        assert come_in()["Location"] == "/"

    def test_whoever_skips_the_name_may(self, client, come_in):
        name_page = page(client.get(come_in(next="/cart/")["Location"]))
        assert 'href="/cart/"' in name_page and "ไว้ทีหลัง" in name_page
        assert client.get("/cart/").status_code == 200

    def test_an_account_an_officer_made_is_hers_from_then_on(self, client, come_in):
        waiting = people.person_of_phone(phone=PHONE, first_name="แมะแย", language="th")
        assert come_in()["Location"] == "/"
        waiting.refresh_from_db()
        assert who(client) == waiting.pk and waiting.phone_verified and waiting.first_name == "แมะแย"

    def test_a_claim_beside_somebodys_address_does_not_open_that_account(self, client, come_in, make):
        claim = make.user(phone=PHONE)
        come_in()
        assert who(client) not in {None, claim.pk}
        claim.refresh_from_db()
        assert claim.phone is None

    def test_everybody_lands_where_her_work_is(self, client, come_in, make):
        owner = make.owner_of(make.merchant())
        people.take_phone(person=owner, phone=PHONE)
        assert come_in()["Location"] == "/desk/"

    def test_a_strange_address_is_not_followed(self, client, come_in, make):
        make.phone_person(PHONE)
        assert come_in(next="https://elsewhere.example/")["Location"] == "/"

    def test_a_deactivated_person_stays_out(self, client, come_in, make):
        make.phone_person(PHONE, is_active=False)
        assert come_in()["Location"] == "/accounts/inactive/"
        assert who(client) is None
        assert "บัญชีนี้ถูกปิดใช้งาน" in page(client.get("/accounts/inactive/"))

    def test_the_sms_is_in_her_own_language(self, ask, make, client):
        make.phone_person(PHONE, language="en")
        ask()
        assert Letter.objects.get(to_phone=PHONE).language == "en"
        client.post("/ms/accounts/phone/", {"phone": OTHER})
        assert Letter.objects.get(to_phone=OTHER).language == "ms"

    def test_an_account_made_in_malay_is_malay(self, client, make):
        client.post("/ms/accounts/phone/", {"phone": PHONE})
        client.post("/ms/accounts/phone/code/", {"code": make.code_sent_to(PHONE)})
        assert User.objects.get().language == "ms"


class TestRefusals:
    @pytest.mark.parametrize(
        "typed", ["", "12", "073-123-456", "0812345", "nurida@example.test", "08123456789", "\x00"]
    )
    def test_what_is_no_mobile_number(self, ask, typed):
        answer = ask(typed)
        assert answer.status_code == 200
        said = "เบอร์นี้รับ SMS ไม่ได้ ใส่เบอร์มือถือให้ครบ 10 หลัก" if typed else "ใส่เบอร์โทรศัพท์ เช่น 081-234-5678"
        assert said in page(answer)
        assert not Letter.objects.exists()

    def test_a_wrong_code(self, client, ask, make):
        make.phone_person(PHONE)
        ask()
        answer = client.post("/accounts/phone/code/", {"code": "no"})
        assert answer.status_code == 200
        assert "รหัสไม่ถูกต้อง ดูเลข 6 หลักใน SMS ล่าสุด แล้วใส่อีกครั้ง" in page(answer)
        assert who(client) is None
        empty = client.post("/accounts/phone/code/", {"code": ""})
        assert "ใส่เลข 6 หลักที่ได้รับทาง SMS" in page(empty)

    def test_the_sixth_code_within_an_hour(self, client, ask):
        for _time in range(5):
            ask()
        answer = ask()
        assert answer.status_code == 200 and "ขอรหัสหลายครั้งเกินไป" in page(answer) and "ขอใหม่ได้หลังเวลา" in page(answer)
        again = client.post("/accounts/phone/code/", {"again": "1"}, follow=True)
        assert "ขอรหัสหลายครั้งเกินไป" in page(again)
        assert Letter.objects.count() == 5

    def test_the_eleventh_guess(self, client, ask, make):
        ask()
        for _time in range(10):
            client.post("/accounts/phone/code/", {"code": "no"})
        answer = client.post("/accounts/phone/code/", {"code": make.code_sent_to(PHONE)})
        assert "ใส่รหัสผิดหลายครั้งเกินไป" in page(answer) and "หลังเวลา" in page(answer)
        assert who(client) is None and not User.objects.exists()

    def test_known_and_new_numbers_look_the_same(self, client, ask, make):
        make.phone_person(PHONE)
        pages = []
        for phone in (PHONE, OTHER):
            ask(phone)
            shown = page(client.get("/accounts/phone/code/")).replace("081-234-5678", "N").replace("089-876-5432", "N")
            pages.append([line for line in shown.splitlines() if "csrf" not in line])
        assert pages[0] == pages[1]
        texts = [letter.body.replace(letter.secret, "") for letter in Letter.objects.all()]
        assert texts[0] == texts[1]

    def test_a_code_of_one_browser_is_nothing_in_another(self, ask, make):
        make.phone_person(PHONE)
        ask()
        digits = make.code_sent_to(PHONE)
        other = Client()
        assert other.post("/accounts/phone/code/", {"code": digits})["Location"] == "/accounts/phone/"
        other.post("/accounts/phone/", {"phone": PHONE})
        if make.code_sent_to(PHONE) != digits:
            assert other.post("/accounts/phone/code/", {"code": digits}).status_code == 200
            assert "_auth_user_id" not in other.session

    def test_without_a_gateway_the_page_says_so_and_leads_on(self, client, ask, settings):
        settings.SMS_BACKEND = ""
        shown = page(client.get("/accounts/phone/?next=/cart/"))
        assert "เว็บนี้ยังส่ง SMS ไม่ได้" in shown and 'href="/accounts/login/?next=%2Fcart%2F"' in shown
        assert "เว็บนี้ยังส่ง SMS ไม่ได้" in page(ask())
        login = page(client.get("/accounts/login/"))
        assert "ส่งรหัสให้ฉัน" not in login and 'name="password"' in login


class TestSigningInWithAPassword:
    @pytest.mark.parametrize("login", ["0812345678", TYPED, "+66812345678"])
    def test_a_number_serves_as_well_as_an_address(self, client, make, login):
        person = make.user()
        people.take_phone(person=person, phone=PHONE)
        client.post("/accounts/login/", {"login": login, "password": make.PASSWORD})
        assert who(client) == person.pk

    def test_a_claimed_number_does_not(self, client, make):
        make.user(phone=PHONE)
        answer = client.post("/accounts/login/", {"login": PHONE, "password": make.PASSWORD})
        assert "เบอร์หรือรหัสผ่านไม่ถูกต้อง ถ้าไม่เคยตั้งรหัสผ่าน ให้เข้าด้วยรหัสที่ส่งไปทาง SMS" in page(answer)
        assert who(client) is None

    def test_wrong_ones_are_counted_for_the_account_in_any_spelling(self, client, make):
        person = make.user()
        people.take_phone(person=person, phone=PHONE)
        for login in ["0812345678", "081-234-5678"] * 5:
            said = page(client.post("/accounts/login/", {"login": login, "password": "wrong"}))
            assert "เบอร์หรือรหัสผ่านไม่ถูกต้อง" in said
        said = page(client.post("/accounts/login/", {"login": TYPED, "password": make.PASSWORD}))
        assert "ใส่รหัสผ่านผิดหลายครั้งเกินไป ลองใหม่ได้หลังเวลา" in said
        assert who(client) is None
        client.post("/accounts/login/", {"login": person.email, "password": make.PASSWORD})
        assert who(client) == person.pk

    def test_right_ones_do_not_count(self, client, make):
        person = make.user()
        for _time in range(12):
            client.post("/accounts/login/", {"login": person.email, "password": make.PASSWORD})
            assert who(client) == person.pk
            client.logout()

    def test_nonsense_is_told_what_is_meant(self, client):
        said = page(client.post("/accounts/login/", {"login": "nurida", "password": "x"}))
        assert "ใส่เบอร์มือถือหรืออีเมลให้ครบ เช่น 081-234-5678 หรือ nurida@example.com" in said

    def test_the_page_has_both_ways_and_the_fields_keep_their_names(self, client):
        shown = page(client.get("/accounts/login/?next=/orders/"))
        for part in ['name="phone"', 'name="login"', 'name="password"', "เบอร์โทรศัพท์หรืออีเมล", "ส่งรหัสให้ฉัน"]:
            assert part in shown
        assert shown.count('<input type="hidden" name="next" value="/orders/">') == 2


class TestChangingTheNumber:
    @pytest.fixture
    def she(self, client, come_in, make):
        """Signed in with her phone, and asked once more who she is."""
        person = make.phone_person(PHONE)
        come_in()
        asked = client.get("/accounts/phone/change/")
        assert asked["Location"] == "/accounts/reauthenticate/phone/?next=%2Faccounts%2Fphone%2Fchange%2F"
        shown = page(client.get(asked["Location"]))
        assert "ส่งรหัสไปที่ 081-234-5678" in shown and 'name="code"' not in shown
        client.post(asked["Location"], {"send": "1"})
        wrong = client.post(asked["Location"], {"code": "no"})
        assert "รหัสไม่ถูกต้อง" in page(wrong)
        assert client.get("/accounts/phone/change/").status_code == 302
        answer = client.post(asked["Location"], {"code": make.code_sent_to(PHONE), "next": "/accounts/phone/change/"})
        assert answer["Location"] == "/accounts/phone/change/"
        return person

    def test_needs_the_code_of_the_new_one(self, client, she, make):
        assert (
            client.post("/accounts/phone/change/", {"phone": "089-876-5432"})["Location"]
            == "/accounts/phone/change/code/"
        )
        she.refresh_from_db()
        assert she.phone == PHONE
        answer = client.post("/accounts/phone/change/code/", {"code": make.code_sent_to(OTHER)}, follow=True)
        she.refresh_from_db()
        assert (she.phone, she.phone_verified) == (OTHER, True)
        assert "ต่อไปนี้เข้าสู่ระบบด้วยเบอร์ใหม่ได้เลย" in page(answer)
        assert Letter.objects.filter(template="phone-changed", to_phone=PHONE).count() == 1

    def test_her_own_is_not_changed(self, client, she):
        answer = client.post("/accounts/phone/change/", {"phone": PHONE})
        assert "เบอร์นี้เป็นเบอร์ของคุณอยู่แล้ว ถ้าจะเปลี่ยน ให้ใส่เบอร์ใหม่" in page(answer)

    def test_a_taken_one_looks_like_any_other_and_its_owner_is_told(self, client, she, make):
        owner = make.phone_person(OTHER, language="ms")
        client.post("/accounts/phone/change/", {"phone": OTHER})
        told = Letter.objects.get(to_phone=OTHER)
        assert (told.template, told.language, told.secret) == ("phone-wanted", "ms", "")
        taken = page(client.get("/accounts/phone/change/code/"))
        client.post("/accounts/phone/change/", {"phone": "0877777777"})
        free = page(client.get("/accounts/phone/change/code/"))
        bare = [
            [
                line
                for line in shown.replace("089-876-5432", "N").replace("087-777-7777", "N").splitlines()
                if "csrf" not in line
            ]
            for shown in (taken, free)
        ]
        assert bare[0] == bare[1]
        client.post("/accounts/phone/change/", {"phone": OTHER})
        for code in ["000000", "123456"]:
            assert "รหัสไม่ถูกต้อง" in page(client.post("/accounts/phone/change/code/", {"code": code}))
        client.post("/accounts/phone/change/code/", {"again": "1"})
        assert Letter.objects.filter(to_phone=OTHER).count() == 3
        assert not Letter.objects.filter(to_phone=OTHER).exclude(template="phone-wanted").exists()
        she.refresh_from_db()
        owner.refresh_from_db()
        assert (she.phone, owner.phone) == (PHONE, OTHER)

    def test_one_that_waits_for_its_holder_is_left_to_her(self, client, she, make):
        waiting = people.person_of_phone(phone=OTHER)
        client.post("/accounts/phone/change/", {"phone": OTHER})
        answer = client.post("/accounts/phone/change/code/", {"code": make.code_sent_to(OTHER)})
        assert "เจ้าหน้าที่เปิดบัญชีด้วยเบอร์นี้ไว้ให้คุณแล้ว ออกจากระบบ แล้วเข้าด้วยเบอร์นี้" in page(answer)
        waiting.refresh_from_db()
        assert waiting.phone == OTHER

    def test_a_person_with_a_password_is_asked_for_that(self, client, make):
        person = make.user()
        client.force_login(person)
        asked = client.get("/accounts/phone/change/")
        assert asked["Location"].startswith("/accounts/reauthenticate/?next=")
        client.post("/accounts/reauthenticate/", {"password": make.PASSWORD, "next": "/accounts/phone/change/"})
        client.post("/accounts/phone/change/", {"phone": OTHER})
        client.post("/accounts/phone/change/code/", {"code": make.code_sent_to(OTHER)})
        person.refresh_from_db()
        assert (person.phone, person.phone_verified) == (OTHER, True)

    def test_her_sim_card_does_not_stand_in_for_her_password(self, client, come_in, make):
        person = make.user()
        people.take_phone(person=person, phone=PHONE)
        come_in()
        assert who(client) == person.pk
        asked = client.get("/accounts/phone/change/")
        assert asked["Location"].startswith("/accounts/reauthenticate/?next=")
        assert "ส่งรหัสไปที่เบอร์ของฉัน" not in page(client.get(asked["Location"]))
        assert client.post("/accounts/reauthenticate/phone/", {"send": "1"}).status_code == 302
        assert Letter.objects.filter(template="code").count() == 1
        assert client.get("/accounts/phone/change/").status_code == 302

    def test_the_way_back_is_never_lost_while_nothing_waits(self, client, she):
        assert client.get("/accounts/phone/change/code/")["Location"] == "/accounts/phone/change/"


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ("/accounts/password/set/", {"password1": "lom-plae-tuk", "password2": "lom-plae-tuk"}),
        ("/accounts/email/", {"email": "mine@example.test", "action_add": "1"}),
        ("/accounts/phone/change/", {"phone": OTHER}),
        ("/accounts/2fa/totp/activate/", {"code": "123456"}),
        ("/accounts/2fa/webauthn/add/", {"credential": "{}"}),
        ("/accounts/3rdparty/", {"account": "1"}),
    ],
)
def test_an_open_browser_that_somebody_found_makes_no_new_way_in(client, come_in, make, mailoutbox, path, typed):
    person = make.phone_person(PHONE)
    come_in()
    answer = client.post(path, typed)
    assert answer["Location"].startswith("/accounts/reauthenticate/phone/?next=")
    person.refresh_from_db()
    assert not person.has_usable_password() and person.phone == PHONE and not mailoutbox
    assert not EmailAddress.objects.exists() and Letter.objects.count() == 1


def test_nobody_takes_her_payout_account_with_a_telephone_left_on_the_table(client, come_in, make):
    """Whoever has only a phone is asked for a new code before money's account is changed."""
    merchant = make.ready(make.merchant(owner=make.phone_person(PHONE)))
    come_in()
    asked = client.get("/desk/payout/account/?type=mobile")
    assert asked["Location"].startswith("/accounts/reauthenticate/phone/?next=")
    posted = client.post(
        "/desk/payout/account/",
        {"merchant": merchant.pk, "proxy_type": "mobile", "proxy": "0877777777", "holder_name": "คนอื่น"},
    )
    assert posted["Location"].startswith("/accounts/reauthenticate/phone/")
    client.post("/accounts/reauthenticate/phone/", {"send": "1"})
    client.post("/accounts/reauthenticate/phone/", {"code": make.code_sent_to(PHONE)})
    assert client.get("/desk/payout/account/?type=mobile").status_code == 200


class TestSessions:
    @pytest.fixture
    def two(self, client, come_in, make):
        person = make.phone_person(PHONE)
        come_in()
        return person, make.signed_in_elsewhere(person)

    def test_shows_where_she_is_signed_in(self, client, two):
        shown = page(client.get("/accounts/sessions/"))
        assert shown.count("ออกจากเครื่องนี้") == 2 and "Chrome บน Android" in shown
        assert shown.count('badge--verified">เครื่องนี้<') == 1

    def test_out_of_one(self, client, two):
        person, other = two
        assert other.browser.get("/accounts/sessions/").status_code == 200
        client.post(f"/accounts/sessions/{other.pk}/end/")
        assert other.browser.get("/accounts/sessions/").status_code == 302
        assert who(client) == person.pk
        assert client.post(f"/accounts/sessions/{other.pk}/end/").status_code == 404

    def test_out_of_all_others(self, client, two):
        person, other = two
        client.post("/accounts/sessions/end/")
        assert other.browser.get("/accounts/sessions/").status_code == 302
        assert who(client) == person.pk and UserSession.objects.filter(user=person).count() == 1

    def test_out_of_everywhere(self, client, two):
        _person, other = two
        told = page(client.post("/accounts/sessions/end/", {"everywhere": "1"}, follow=True))
        assert "ออกจากระบบทุกเครื่องแล้ว" in told and "ออกจากระบบแล้ว" not in told
        assert other.browser.get("/accounts/sessions/").status_code == 302
        assert who(client) is None and not UserSession.objects.exists()

    def test_out_of_this_one(self, client, two):
        person, _other = two
        mine = UserSession.objects.get(user=person, session_key=client.session.session_key)
        assert client.post(f"/accounts/sessions/{mine.pk}/end/")["Location"] == "/"
        assert who(client) is None

    def test_a_strangers_session_is_404_and_stands(self, client, two, make):
        stranger = make.signed_in_elsewhere(make.user())
        assert client.post(f"/accounts/sessions/{stranger.pk}/end/").status_code == 404
        assert stranger.browser.get("/accounts/sessions/").status_code == 200

    def test_reading_the_list_writes_nothing(self, client, two):
        _person, other = two
        other.browser.logout()
        before = list(UserSession.objects.values())
        assert page(client.get("/accounts/sessions/")).count("ออกจากเครื่องนี้") == 1
        assert list(UserSession.objects.values()) == before

    @pytest.mark.parametrize("how", ["deactivated", "removed"])
    def test_who_may_no_more_is_out_at_the_next_request(self, client, two, how):
        person, other = two
        for browser in (client, other.browser):
            assert browser.get("/accounts/sessions/").status_code == 200
        if how == "deactivated":
            User.objects.filter(pk=person.pk).update(is_active=False)
        else:
            person.delete()
        for browser in (client, other.browser):
            assert browser.get("/accounts/sessions/")["Location"].startswith("/accounts/login/")


class TestEmailCodes:
    def test_a_code_comes_by_email(self, client, make):
        person = make.user()
        client.post("/accounts/login/code/", {"email": person.email.upper()})
        mail = Letter.objects.get()
        assert (mail.subject, mail.to_email) == ("รหัสเข้าสู่ระบบ Kedai", person.email)
        code = mail.secret
        assert code in mail.body
        wrong = client.post("/accounts/login/code/confirm/", {"code": "0"})
        assert "รหัสไม่ถูกต้อง ดูรหัสล่าสุดแล้วใส่อีกครั้ง" in page(wrong)
        client.post("/accounts/login/code/confirm/", {"code": code})
        assert who(client) == person.pk

    def test_guesses_are_counted_over_sessions(self, make):
        person = make.user()
        for _session in range(3):
            browser = Client()
            browser.post("/accounts/login/code/", {"email": person.email})
            for _time in range(4):
                answer = browser.post("/accounts/login/code/confirm/", {"code": "0"})
        assert "ใส่รหัสผิดหลายครั้งเกินไป" in page(answer)
        code = Letter.objects.latest("pk").secret
        assert "ใส่รหัสผิดหลายครั้งเกินไป" in page(browser.post("/accounts/login/code/confirm/", {"code": code}))

    def test_the_sixth_is_not_sent(self, make, settings):
        settings.ACCOUNT_RATE_LIMITS = {"login_failed": "", "request_login_code": ""}
        person = make.user()
        for _time in range(6):
            answer = Client().post("/accounts/login/code/", {"email": person.email})
        assert "ขอรหัสหลายครั้งเกินไป ดูรหัสในอีเมลล่าสุดก่อน" in page(answer)
        assert Letter.objects.count() == 5

    def test_an_unknown_address_looks_the_same(self, client, db):
        answer = client.post("/accounts/login/code/", {"email": "nobody@example.test"})
        assert answer["Location"] == "/accounts/login/code/confirm/"
        assert Letter.objects.get().subject == "ยังไม่มีบัญชีที่ใช้อีเมลนี้"
        assert "รหัสไม่ถูกต้อง" in page(client.post("/accounts/login/code/confirm/", {"code": "12345678"}))


class TestEmailAddresses:
    def test_the_last_address_is_not_deleted(self, client, make):
        person = make.user()
        client.force_login(person)
        client.post("/accounts/reauthenticate/", {"password": make.PASSWORD})
        answer = client.post("/accounts/email/", {"email": person.email, "action_remove": "1"}, follow=True)
        assert f"ลบ {person.email} ไม่ได้ เพราะเป็นอีเมลหลักหรืออีเมลเดียวของบัญชี" in page(answer)
        person.refresh_from_db()
        assert person.email and EmailAddress.objects.filter(user=person).count() == 1

    def test_whoever_came_by_phone_adds_one_and_it_is_hers_once_confirmed(self, client, come_in, make):
        come_in()
        asked = client.post("/accounts/email/", {"email": "nurida@example.test", "action_add": "1"})
        assert asked["Location"].startswith("/accounts/reauthenticate/phone/?next=")
        assert not Letter.objects.filter(channel="email").exists()
        client.post(asked["Location"], {"send": "1"})
        client.post(asked["Location"], {"code": make.code_sent_to(PHONE), "next": "/accounts/email/"})
        person = User.objects.get()
        assert person.email is None
        mail = Letter.objects.get(channel="email")
        assert mail.subject == "ยืนยันอีเมลของคุณที่ Kedai"
        link = next(word for word in mail.body.split() if "/confirm-email/" in word)
        client.post(link)
        person.refresh_from_db()
        assert person.email == "nurida@example.test"

    def test_mail_is_written_in_her_language_whoever_asks(self, client, make):
        person = make.user(language="en")
        client.post("/accounts/password/reset/", {"email": person.email})
        letter = Letter.objects.get()
        assert (letter.language, letter.to_user) == ("en", person)
