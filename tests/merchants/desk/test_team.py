"""The page of people: inviting by phone, making owners, leaving; and the page of whoever opens an invitation."""

import pytest
from django.test import Client

from common.letters.models import Letter
from common.users.models import User
from merchants import invitations, membership
from merchants.closing import services as closing
from merchants.models import Invitation, Member

pytestmark = pytest.mark.django_db
PHONE = "+66898887771"


@pytest.fixture
def merchant(make):
    return make.merchant()


@pytest.fixture
def owner(make, merchant):
    return make.owner_of(merchant)


@pytest.fixture
def desk(signed_in, owner):
    return signed_in(owner)


def page(response) -> str:
    return response.content.decode().replace("\u2060", "")


def who(client) -> int | None:
    found = client.session.get("_auth_user_id")
    return int(found) if found else None


class TestTheOwner:
    def test_invites_by_phone_and_sees_who_has_not_answered(self, desk, merchant):
        typed = {"merchant": merchant.pk, "phone": "๐๘๙-๘๘๘ ๗๗๗๑", "first_name": "นูรีดา"}
        said = page(desk.post("/desk/team/", typed, follow=True))
        assert "ส่งคำเชิญไปที่ 089-888-7771 แล้ว เมื่อเขาเปิดลิงก์และยืนยันเบอร์ จะเป็นผู้ช่วยทันที" in said
        assert "เชิญแล้ว รอคำตอบ" in said and "นูรีดา" in said
        desk.post("/desk/team/", typed)
        assert Invitation.objects.count() == Letter.objects.count() == 1

    @pytest.mark.parametrize(
        ("typed", "sentence"),
        [
            ({"phone": "073-123-456"}, "เบอร์นี้รับ SMS ไม่ได้"),
            ({"phone": "081"}, "เบอร์นี้รับ SMS ไม่ได้"),
            ({"phone": "089-888-7771", "email": "a@example.test"}, "ใส่อย่างเดียวพอ เบอร์มือถือหรืออีเมล"),
            ({}, "ใส่เบอร์มือถือของคนที่จะให้ช่วยดูแลร้าน เช่น 081-234-5678"),
        ],
    )
    def test_what_cannot_be_is_said_beside_the_field_and_what_was_typed_stays(self, desk, merchant, typed, sentence):
        said = page(desk.post("/desk/team/", {"merchant": merchant.pk, "first_name": "นูรีดา", **typed}))
        assert sentence in said and 'value="นูรีดา"' in said
        assert all(f'value="{word}"' in said for word in typed.values())
        assert not Invitation.objects.exists()

    def test_without_sms_the_page_asks_for_an_email_only(self, desk, settings):
        settings.SMS_BACKEND = ""
        said = page(desk.get("/desk/team/"))
        assert 'name="email"' in said and 'name="phone"' not in said

    def test_sends_again_and_withdraws(self, desk, make, merchant):
        row = make.invitation(merchant)
        again = page(desk.post(f"/desk/team/invitations/{row.pk}/again/", {"merchant": merchant.pk}, follow=True))
        assert "ส่งคำเชิญหลายครั้งเกินไป ส่งใหม่ได้หลังเวลา" in again and Letter.objects.count() == 1
        gone = page(desk.post(f"/desk/team/invitations/{row.pk}/withdraw/", {"merchant": merchant.pk}, follow=True))
        assert "ยกเลิกคำเชิญถึง 089-888-7771 แล้ว ลิงก์นั้นใช้ไม่ได้อีก" in gone and "เชิญแล้ว รอคำตอบ" not in gone

    def test_another_shops_invitation_is_not_hers(self, desk, make, merchant):
        row = make.invitation(make.merchant("ร้านอื่น"))
        for act in ("again", "withdraw"):
            answer = desk.post(f"/desk/team/invitations/{row.pk}/{act}/", {"merchant": merchant.pk})
            assert answer.status_code == 404
        row.refresh_from_db()
        assert row.is_open

    def test_makes_a_helper_an_owner_after_the_password(self, desk, make, merchant):
        row = Member.objects.get(user=make.helper_of(merchant))
        url = f"/desk/team/{row.pk}/owner/"
        for ask in (desk.get(url), desk.post(url, {"merchant": merchant.pk})):
            assert ask["Location"].startswith("/accounts/reauthenticate/")
        row.refresh_from_db()
        assert not row.is_owner
        make.sure(desk)
        assert "ให้ คุณนูรีดา เป็นเจ้าของร้าน" in page(desk.get(url))
        said = page(desk.post(url, {"merchant": merchant.pk}, follow=True))
        assert "คุณนูรีดาเป็นเจ้าของร้านด้วยแล้ว และแจ้งเจ้าของทุกคนแล้ว" in said
        row.refresh_from_db()
        assert row.is_owner and desk.get(url)["Location"] == "/desk/team/"

    def test_does_not_take_herself_out_by_the_button_of_others(self, desk, make, merchant, owner):
        helper = make.helper_of(merchant)
        shown = desk.get("/desk/team/").context["people"]
        assert {row["member"].user_id: row["removable"] for row in shown} == {owner.pk: False, helper.pk: True}


class TestLeaving:
    @pytest.fixture
    def signed_in(self, signed_in, make):
        """Everybody here has just shown who she is."""
        return lambda person: make.sure(signed_in(person))

    def test_an_open_browser_gives_no_shop_away(self, client, make, merchant, owner):
        helper = make.helper_of(merchant)
        membership.make_owner(merchant=merchant, member=Member.objects.get(user=helper), by=owner)
        for person, becomes in ((owner, "helper"), (helper, "gone")):
            client.force_login(person)
            for answer in (
                client.get("/desk/leave/"),
                client.post("/desk/leave/", {"merchant": merchant.pk, "becomes": becomes}),
            ):
                assert answer["Location"].startswith("/accounts/reauthenticate/")
        assert Member.objects.filter(merchant=merchant, role="owner").count() == 2

    def test_the_only_owner_is_told_what_to_do_first(self, desk, merchant):
        assert "เชิญคนที่จะรับช่วงต่อเข้ามาเป็นผู้ช่วย แล้วให้เขาเป็นเจ้าของก่อน" in page(desk.get("/desk/leave/"))
        for choice in ("gone", "helper"):
            refused = desk.post("/desk/leave/", {"merchant": merchant.pk, "becomes": choice})
            assert "คุณเป็นเจ้าของคนเดียวของร้านนี้ ให้ผู้ช่วยคนหนึ่งเป็นเจ้าของก่อน" in str(refused.context["form"].errors)
        assert Member.objects.get().is_owner

    def test_a_helper_leaves_by_herself_and_is_out_at_once(self, make, merchant, signed_in):
        helper = make.helper_of(merchant)
        client = signed_in(helper)
        assert 'href="/desk/leave/"' in page(client.get("/desk/more/"))
        form = client.get("/desk/leave/").context["form"]
        assert [key for key, _words in form.fields["becomes"].choices] == ["gone"]
        empty = client.post("/desk/leave/", {"merchant": merchant.pk})
        assert "เลือกหนึ่งข้อก่อนกดยืนยัน" in page(empty)
        client.post("/desk/leave/", {"merchant": merchant.pk, "becomes": "gone"})
        assert client.get("/desk/").status_code == client.get("/desk/orders/").status_code == 404

    def test_a_helper_cannot_become_what_is_not_offered(self, make, merchant, signed_in):
        helper = make.helper_of(merchant)
        signed_in(helper).post("/desk/leave/", {"merchant": merchant.pk, "becomes": "helper"})
        assert Member.objects.filter(user=helper).exists()

    def test_one_of_two_owners_steps_down(self, desk, make, merchant, owner):
        row = Member.objects.get(user=make.helper_of(merchant))
        membership.make_owner(merchant=merchant, member=row, by=owner)
        answer = desk.post("/desk/leave/", {"merchant": merchant.pk, "becomes": "helper"}, follow=True)
        assert f"ต่อไปนี้คุณเป็นผู้ช่วยของร้าน {merchant.name}" in page(answer)
        assert desk.get("/desk/team/").status_code == 404

    def test_whoever_was_removed_is_out_at_her_next_request(self, make, merchant, signed_in, owner):
        helper = make.helper_of(merchant)
        client = signed_in(helper)
        assert client.get("/desk/products/").status_code == 200
        membership.remove_member(merchant=merchant, member=Member.objects.get(user=helper), by=owner)
        assert client.get("/desk/products/").status_code == 404


class TestTheInvited:
    def test_reads_which_shop_and_what_a_helper_may_do_before_anything_is_sent(self, client, make, merchant):
        answer = client.get(make.link_of(make.invitation(merchant, PHONE)))
        said = page(answer)
        assert merchant.name in said and "ฟาตีเมาะ เชิญคุณเป็นผู้ช่วยของร้าน" in said
        assert "แก้บัญชีรับเงินและรายชื่อคนไม่ได้" in said and "7771" in said and "089-888-7771" not in said
        assert answer["Referrer-Policy"] == "no-referrer" and answer["Cache-Control"] == "private, no-store"
        assert not Letter.objects.filter(template="code").exists()

    def test_a_new_number_proves_itself_and_is_a_helper_with_the_name_that_was_given(self, client, make, merchant):
        link = make.link_of(make.invitation(merchant, PHONE, first_name="นูรีดา"))
        assert client.post(link, {"send": "1"})["Location"] == link
        assert not User.objects.filter(phone=PHONE).exists()
        wrong = client.post(link, {"code": "not it"})
        assert "รหัสไม่ถูกต้อง ดูเลข 6 หลักใน SMS ล่าสุด" in page(wrong)
        assert not User.objects.filter(phone=PHONE).exists() and who(client) is None
        answer = client.post(link, {"code": make.code_sent_to(PHONE)})
        person = User.objects.get(phone=PHONE)
        assert (answer["Location"], who(client), person.first_name) == ("/desk/", person.pk, "นูรีดา")
        assert Member.objects.get(user=person).role == "helper"
        assert "คุณเป็นผู้ช่วยของร้านนี้แล้ว" in page(client.get(link))

    def test_who_is_signed_in_with_that_number_just_says_yes(self, client, make, merchant):
        person = make.phone_person(PHONE)
        make.merchant("ร้านของเธอเอง", owner=person)
        link = make.link_of(make.invitation(merchant, PHONE))
        client.force_login(person)
        assert client.post(link).status_code == 200 and person.memberships.count() == 1
        answer = client.post(link, {"yes": "1"}, follow=True)
        assert answer.redirect_chain[-1][0] == "/desk/" and answer.context["merchant"] == merchant
        assert not Letter.objects.filter(template="code").exists()

    def test_a_person_with_only_an_email_proves_the_number_and_keeps_her_account(self, client, make, merchant):
        person = make.user(first_name="นูรีดา")
        link = make.link_of(make.invitation(merchant, PHONE))
        client.force_login(person)
        client.post(link, {"send": "1"})
        client.post(link, {"code": make.code_sent_to(PHONE)})
        person.refresh_from_db()
        assert (person.phone, person.phone_verified) == (PHONE, True)
        assert Member.objects.get(merchant=merchant, role="helper").user == person

    def test_a_forwarded_link_joins_nobody_and_says_what_to_do(self, client, make, merchant):
        link = make.link_of(make.invitation(merchant, PHONE))
        client.force_login(make.phone_person("+66898887772"))
        assert "คำเชิญนี้ส่งถึงเบอร์ลงท้าย 7771 เท่านั้น ถ้าอยากช่วยร้านนี้ ขอให้เจ้าของร้านเชิญเบอร์ของคุณเอง" in page(client.get(link))
        for act in ({"yes": "1"}, {"send": "1"}, {"code": "123456"}):
            assert client.post(link, act).status_code == 200
        assert Member.objects.count() == 1 and not Letter.objects.filter(template="code").exists()

    def test_a_code_of_one_browser_is_worth_nothing_in_another(self, client, make, merchant):
        link = make.link_of(make.invitation(merchant, PHONE))
        client.post(link, {"send": "1"})
        other = Client()
        assert other.post(link, {"code": make.code_sent_to(PHONE)}).status_code == 200
        assert Member.objects.count() == 1

    def test_a_code_for_one_shop_opens_no_other(self, client, make, merchant):
        first, second = make.invitation(merchant, PHONE), make.invitation(make.merchant("ร้านอื่น"), PHONE)
        client.post(make.link_of(first), {"send": "1"})
        client.post(make.link_of(second), {"code": make.code_sent_to(PHONE)})
        assert not Member.objects.filter(role="helper").exists()

    def test_wrong_codes_are_counted_with_all_others_of_that_number(self, client, make, merchant):
        link = make.link_of(make.invitation(merchant, PHONE))
        client.post(link, {"send": "1"})
        for _try in range(10):
            client.post(link, {"code": "000"})
        answer = client.post(link, {"code": make.code_sent_to(PHONE)})
        assert "ใส่รหัสผิดหลายครั้งเกินไป เพื่อความปลอดภัยจึงต้องพักก่อน" in page(answer)
        assert Member.objects.count() == 1

    def test_what_is_over_is_a_calm_page(self, client, make, merchant, owner):
        row = make.invitation(merchant, PHONE)
        invitations.withdraw(invitation=row, by=owner)
        link = make.link_of(row)
        for answer in (client.get(link), client.post(link, {"send": "1"})):
            assert answer.status_code == 200 and "คำเชิญนี้ใช้ไม่ได้แล้ว" in page(answer)
            assert "ขอให้เจ้าของร้านส่งคำเชิญใหม่" in page(answer)
        assert not Letter.objects.filter(template="code").exists()

    def test_an_officer_is_refused_in_words(self, client, make, merchant):
        officer = make.officer()
        officer.phone, officer.phone_verified = PHONE, True
        officer.save()
        link = make.link_of(make.invitation(merchant, PHONE))
        client.force_login(officer)
        assert "บัญชีนี้เป็นของเจ้าหน้าที่โครงการ จึงเข้าร่วมร้านค้าไม่ได้" in page(client.post(link, {"yes": "1"}))
        assert Member.objects.count() == 1

    @pytest.mark.parametrize("token", ["1-x", "x", "1", "-", "999999999999999999999-x", "๑-x"])
    def test_what_we_did_not_seal_is_no_page(self, client, token):
        assert client.get(f"/join/{token}/").status_code == 404

    def test_an_officer_is_refused_before_any_code(self, client, make, merchant):
        officer = make.officer()
        officer.phone, officer.phone_verified = PHONE, True
        officer.save()
        sentence = "บัญชีนี้เป็นของเจ้าหน้าที่โครงการ จึงเข้าร่วมร้านค้าไม่ได้"
        by_mail = invitations.invite_by_email(merchant=merchant, by=make.owner_of(merchant), email=officer.email)
        for row in (make.invitation(merchant, PHONE), by_mail):
            assert sentence in page(client.post(make.link_of(row), {"send": "1"}))
        client.force_login(officer)
        for row in Invitation.objects.all():
            shown = page(client.get(make.link_of(row)))
            assert sentence in shown and 'name="send"' not in shown and 'name="yes"' not in shown
        assert not Letter.objects.exclude(template="invitation").exists()

    def test_a_closed_shops_invitation_is_over(self, client, make, merchant):
        link = make.link_of(make.invitation(merchant, PHONE))
        closing.close(merchant=merchant, by=make.officer(), reason="เลิกผลิต")
        for answer in (client.get(link), client.post(link, {"send": "1"})):
            assert "คำเชิญนี้ใช้ไม่ได้แล้ว" in page(answer)
        assert not Letter.objects.filter(template="code").exists()


class TestInvitedByEmail:
    MAIL = "nurida@example.test"

    @pytest.fixture
    def link(self, desk, make, merchant):
        """The address in the letter, after the owner typed the address."""
        typed = {"merchant": merchant.pk, "email": "Nurida@Example.test", "first_name": "นูรีดา"}
        said = page(desk.post("/desk/team/", typed, follow=True))
        assert "ส่งคำเชิญไปที่ nurida@example.test แล้ว เมื่อเขาเปิดลิงก์ในจดหมายและตอบตกลง จะเป็นผู้ช่วยทันที" in said
        assert "เชิญแล้ว รอคำตอบ" in said
        return make.link_of(Invitation.objects.get())

    def come_in(self, browser, link) -> None:
        """Press the button of the page and type the code of the newest letter."""
        sent = browser.post(link, {"send": "1"})
        code = Letter.objects.filter(to_email=self.MAIL).latest("pk").secret
        assert browser.post(sent["Location"], {"code": code, "next": link})["Location"] == link

    def test_the_answer_to_the_owner_tells_nobody_who_has_an_account(self, desk, make, merchant):
        make.user("known@example.test", first_name="ชื่อลับ", phone="+66811112222", phone_verified=True)
        said = []
        for name in ("known", "nobody"):
            typed = {"merchant": merchant.pk, "email": f"{name}@example.test"}
            said.append(page(desk.post("/desk/team/", typed, follow=True)).replace(name, "x"))
        assert "ชื่อลับ" not in said[0] and "081-111-2222" not in said[0]
        assert "ส่งคำเชิญไปที่ x@example.test แล้ว" in said[0] and "ส่งคำเชิญไปที่ x@example.test แล้ว" in said[1]
        assert Member.objects.count() == 1

    def test_without_an_account_she_proves_the_mailbox_and_then_says_yes(self, link, merchant):
        browser = Client()
        shown = page(browser.get(link))
        assert "n•••@e•••.test" in shown and self.MAIL not in shown and merchant.name in shown
        assert not User.objects.filter(email=self.MAIL).exists()
        self.come_in(browser, link)
        assert Member.objects.count() == 1  # she reads and decides first
        assert 'name="yes"' in page(browser.get(link))
        browser.post(link, {"yes": "1"})
        person = User.objects.get(email=self.MAIL)
        assert person.first_name == "นูรีดา" and not person.has_usable_password()
        assert Member.objects.get(user=person).role == "helper" and browser.get("/desk/").status_code == 200

    def test_the_page_of_the_code_shows_a_forwarded_letters_reader_no_address(self, link):
        stranger = Client()
        for _time in ("sent", "sent again"):
            shown = page(stranger.get(stranger.post(link, {"send": "1"})["Location"]))
            assert shown.count("n•••@e•••.test") == 2 and self.MAIL not in shown and "example.test" not in shown
        asked = page(Client().post("/accounts/login/code/", {"email": self.MAIL}, follow=True))
        assert self.MAIL in asked  # what she typed herself stands as she typed it

    def test_with_an_account_she_comes_in_to_it(self, link, make):
        person = make.user(self.MAIL, first_name="นูรีดา")
        browser = Client()
        self.come_in(browser, link)
        browser.post(link, {"yes": "1"})
        assert Member.objects.get(role="helper").user == person
        person.refresh_from_db()
        assert person.check_password(make.PASSWORD)

    def test_who_claimed_the_address_before_comes_not_in_with_her(self, link, make):
        """Somebody signed up with her address and knows the password of that account."""
        claim = make.user(self.MAIL)
        claim.emailaddress_set.update(verified=False)
        stranger = Client()
        stranger.force_login(claim)
        browser = Client()
        self.come_in(browser, link)
        browser.post(link, {"yes": "1"})
        claim.refresh_from_db()
        assert Member.objects.get(role="helper").user == claim and not claim.has_usable_password()
        assert stranger.get("/desk/").status_code == 302

    def test_who_claimed_it_beside_a_proven_number_loses_the_claim(self, link, make):
        claim = make.user(self.MAIL, phone=PHONE, phone_verified=True)
        claim.emailaddress_set.update(verified=False)
        browser = Client()
        self.come_in(browser, link)
        browser.post(link, {"yes": "1"})
        claim.refresh_from_db()
        assert claim.email is None and Member.objects.get(role="helper").user == User.objects.get(email=self.MAIL)

    def test_a_forwarded_letter_joins_nobody(self, link, make):
        browser = Client()
        browser.force_login(make.user())
        shown = page(browser.get(link))
        assert "คำเชิญนี้ส่งถึงอีเมล n•••@e•••.test เท่านั้น" in shown and 'name="yes"' not in shown
        for act in ({"yes": "1"}, {"send": "1"}, {"code": "123456"}):
            assert browser.post(link, act).status_code == 200
        assert Member.objects.count() == 1 and not User.objects.filter(email=self.MAIL).exists()

    def test_so_many_letters_with_codes_and_no_more(self, link):
        browser = Client()
        for _time in range(5):
            assert browser.post(link, {"send": "1"}).status_code == 302
        answer = browser.post(link, {"send": "1"})
        assert answer.status_code == 200 and answer.context["form"].non_field_errors()
        assert Letter.objects.filter(to_email=self.MAIL).count() == 6
