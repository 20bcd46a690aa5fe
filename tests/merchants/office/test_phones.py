"""Somebody lost her number: an officer gives her account another. Nobody else gets in, everybody concerned is told."""

import datetime

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse

from common import clock
from common.audit.models import Event
from common.letters.models import Letter
from common.users import services as people
from common.users.models import User
from merchants import phone_changes
from merchants.models import Member, Role
from merchants.office import services as office
from merchants.office.errors import ChangedBefore
from merchants.onboarding import services as onboarding
from merchants.services import owners_of
from shop.payments import accounts
from shop.payments.errors import PayoutHeld

OLD, NEW = "+66811111111", "+66822222222"
WHY = {"reason": "lost", "checked": "card"}
PAYOUT = {"proxy_type": "mobile", "proxy": "0898765432", "holder_name": "นางแมะแย"}


@pytest.fixture
def signed_in(signed_in, make):
    """Everybody here has just shown who she is; ``TestSheIsAsked`` signs in without."""
    return lambda person: make.sure(signed_in(person))


@pytest.fixture
def shop(make):
    """A shop in Pattani whose owner has nothing but a number; a second owner and a helper beside her."""
    merchant = make.merchant(owner=make.phone_person(OLD, first_name="แมะแย", last_name="กะมิยอ"))
    Member.objects.create(merchant=merchant, user=make.user(first_name="สองอัน"), role=Role.OWNER)
    return merchant


@pytest.fixture
def member(shop):
    return shop.members.order_by("pk").first()


@pytest.fixture
def officer(make):
    return make.officer(provinces=["94"])


def page(answer) -> str:
    return answer.content.decode()


def address(member, page="member_phone") -> str:
    return reverse(f"office:{page}", args=[member.merchant_id, member.pk])


def code_for_officer(phone: str) -> str:
    return Letter.objects.filter(to_phone=phone, template="code-for-officer").latest("pk").secret


def changed(client, member, phone=NEW, **why):
    """Go the officer's whole way; returns the last answer."""
    client.post(address(member), {**WHY, **why, "phone": phone})
    return client.post(address(member, "member_phone_code"), {"code": code_for_officer(phone)})


class TestTheWay:
    def test_the_file_of_the_shop_leads_there(self, member, officer, signed_in):
        desk = signed_in(officer)
        assert address(member) in page(desk.get(reverse("office:merchant", args=[member.merchant_id])))
        shown = page(desk.get(address(member)))
        assert "เปลี่ยนเบอร์ให้ แมะแย กะมิยอ" in shown and "081-111-1111" in shown
        assert (
            "เห็นบัตรประชาชนตัวจริงต่อหน้า" in shown
            and "ถ้าเป็นเจ้าของร้านหรือผู้ลงนามของกลุ่ม ร้านจะเปลี่ยนบัญชีรับเงินไม่ได้ 72 ชั่วโมง" in shown
        )

    def test_nothing_changes_before_the_code_from_the_new_telephone(self, member, officer, signed_in):
        desk = signed_in(officer)
        answer = desk.post(address(member), {**WHY, "phone": "082-222-2222"})
        assert answer["Location"] == address(member, "member_phone_code")
        assert "082-222-2222" in page(desk.get(answer["Location"]))
        letter = Letter.objects.get(to_phone=NEW)
        assert "บอกได้เฉพาะเจ้าหน้าที่คุณอัสมาที่คุณกำลังคุยด้วย ถ้าคุณไม่ได้ขอ ห้ามบอกใคร" in letter.body
        right = code_for_officer(NEW)
        wrong = "111111" if right != "111111" else "222222"
        refused = desk.post(answer["Location"], {"code": wrong})
        assert "รหัสไม่ถูกต้อง ดูเลข 6 หลักใน SMS ล่าสุด แล้วใส่อีกครั้ง" in page(refused)
        member.user.refresh_from_db()
        assert member.user.phone == OLD and not Event.objects.filter(verb=phone_changes.VERB).exists()

    def test_then_the_old_number_opens_nothing_and_the_new_one_does(self, member, officer, signed_in, make):
        elsewhere = make.signed_in_elsewhere(member.user)
        SocialAccount.objects.create(user=member.user, provider="line", uid="U1")
        User.objects.filter(pk=member.user_id).update(password="pbkdf2_sha256$1$x$x")
        answer = changed(signed_in(officer), member)
        assert answer["Location"] == reverse("office:merchant", args=[member.merchant_id])
        person = User.objects.get(pk=member.user_id)
        assert (person.phone, person.phone_verified, person.has_usable_password()) == (NEW, True, False)
        assert not SocialAccount.objects.filter(user=person).exists()
        assert elsewhere.browser.get("/desk/").status_code == 302
        assert people.holder_of(OLD) is None and people.holder_of(NEW) == person

    def test_whoever_has_the_old_number_now_makes_an_account_of_her_own(self, member, officer, signed_in, make):
        changed(signed_in(officer), member, reason="recycled")
        browser = Client()
        browser.post("/accounts/phone/", {"phone": "081-111-1111"})
        browser.post("/accounts/phone/code/", {"code": make.code_sent_to(OLD)})
        stranger = User.objects.get(phone=OLD)
        assert stranger.pk != member.user_id
        assert browser.get("/desk/").status_code == 404

    def test_she_comes_in_with_the_new_number_to_her_own_shop(self, member, officer, signed_in, make):
        changed(signed_in(officer), member)
        browser = Client()
        browser.post("/accounts/phone/", {"phone": "082-222-2222"})
        browser.post("/accounts/phone/code/", {"code": make.code_sent_to(NEW)})
        assert browser.get("/desk/").status_code == 200

    def test_everybody_concerned_is_told(self, member, officer, signed_in, settings):
        settings.OFFICE_PHONE = "073-123-456"
        person = member.user
        person.email = "maeyae@example.test"
        person.save()
        changed(signed_in(officer), member)
        told = {letter.template: letter for letter in Letter.objects.exclude(template="code-for-officer")}
        old, new = told["phone-by-officer-old"], told["phone-by-officer-new"]
        assert (old.to_phone, old.channel, new.to_phone) == (OLD, "sms", NEW)
        assert "คุณอัสมา นำเบอร์นี้ออกจากบัญชีเดิมแล้ว" in old.body and "073-123-456" in old.body
        assert "แมะแย" not in old.body and "082" not in old.body  # a stranger may hold it by now
        assert "/accounts/phone/" in new.body
        assert told["phone-by-officer-mail"].to_email == "maeyae@example.test"
        other = [row.user for row in owners_of(member.merchant) if row.pk != member.pk]
        letter = told["phone-by-officer-owner"]
        assert [letter.to_email] == [user.email for user in other]
        assert "เจ้าหน้าที่ คุณอัสมา เปลี่ยนเบอร์โทรของ คุณแมะแย ในร้าน" in letter.body
        assert "ร้านจะเปลี่ยนบัญชีรับเงินไม่ได้ 72 ชั่วโมง" in letter.body

    def test_it_stands_in_the_diaries_and_on_the_desk(self, member, officer, signed_in):
        changed(signed_in(officer), member)
        for subject in (member.user, member.merchant):
            event = Event.objects.about(subject).get(verb=phone_changes.VERB)
            assert event.by == officer and event.why == "โทรศัพท์หรือซิมหาย: เห็นบัตรประชาชนตัวจริงต่อหน้า"
            assert NEW not in str(event.facts) and OLD not in str(event.facts)
        shown = page(signed_in(owners_of(member.merchant)[1].user).get(reverse("apply:papers_log")))
        assert "เจ้าหน้าที่ คุณอัสมา เปลี่ยนเบอร์ให้ แมะแย กะมิยอ" in shown
        assert "โทรศัพท์หรือซิมหาย · เห็นบัตรประชาชนตัวจริงต่อหน้า" in shown
        assert "เปลี่ยนเบอร์ให้คนในร้าน" in page(
            signed_in(officer).get(reverse("office:merchant", args=[member.merchant_id]))
        )

    def test_an_applicant_is_helped_on_her_case(self, make, officer, signed_in):
        application, _document = make.application_waiting(province="94")
        desk = signed_in(officer)
        url = reverse("office:applicant_phone", args=[application.pk])
        assert url in page(desk.get(reverse("review:application", args=[application.pk])))
        desk.post(url, {**WHY, "phone": NEW})
        answer = desk.post(f"{url}code/", {"code": code_for_officer(NEW)})
        assert answer["Location"] == reverse("review:application", args=[application.pk])
        application.applicant.refresh_from_db()
        assert application.applicant.phone == NEW
        assert "เปลี่ยนเบอร์ให้ผู้สมัคร" in page(desk.get(answer["Location"]))

    def test_with_an_address_the_old_number_can_just_be_taken_off(self, make, officer, signed_in):
        shop = make.merchant()
        member = shop.members.get()
        User.objects.filter(pk=member.user_id).update(phone=OLD, phone_verified=True)
        answer = signed_in(officer).post(address(member), {**WHY, "phone": ""})
        assert answer["Location"] == reverse("office:merchant", args=[shop.pk])
        person = User.objects.get(pk=member.user_id)
        assert person.phone is None and not person.phone_verified and people.holder_of(OLD) is None


class TestADraftThatWasNeverSent:
    @pytest.fixture
    def draft(self, make):
        return make.application_draft(applicant=make.phone_person(OLD), province="94")

    def test_its_applicant_gets_another_number_without_showing_what_she_wrote(self, draft, officer, signed_in):
        desk = signed_in(officer)
        assert 'href="/office/lost/"' in page(desk.get("/office/applications/"))
        assert desk.get(reverse("review:application", args=[draft.pk])).status_code == 404
        assert desk.post("/office/lost/", {"phone": "081-111-1111"})["Location"] == "/office/lost/phone/"
        shown = page(desk.get("/office/lost/phone/"))
        assert "081-111-1111" in shown and draft.name not in shown
        assert desk.post("/office/lost/phone/", {**WHY, "phone": NEW})["Location"] == "/office/lost/phone/code/"
        answer = desk.post("/office/lost/phone/code/", {"code": code_for_officer(NEW)})
        assert answer["Location"] == "/office/applications/"
        draft.applicant.refresh_from_db()
        assert (draft.applicant.phone, draft.applicant.phone_verified) == (NEW, True)
        events = Event.objects.about(draft.applicant).order_by("pk")
        assert [event.verb for event in events] == ["draft_looked_up", "phone_by_officer"]
        assert desk.get("/office/lost/phone/")["Location"] == "/office/lost/"

    def test_one_without_an_address_yet_is_found_too(self, make, officer, signed_in):
        onboarding.start(by=make.phone_person(OLD))
        answer = signed_in(officer).post("/office/lost/", {"phone": OLD})
        assert answer["Location"] == "/office/lost/phone/"

    def test_nothing_else_is_found(self, make, officer, signed_in):
        make.application_draft(applicant=make.phone_person(OLD), province="95")
        make.sent(make.application_draft(applicant=make.phone_person("+66811111112"), province="94"))
        make.application_draft(applicant=make.user(phone="+66811111113"), province="94")  # a number only claimed
        desk = signed_in(officer)
        for phone in (OLD, "+66811111112", "+66811111113", "+66811111114"):
            said = page(desk.post("/office/lost/", {"phone": phone}))
            assert "ไม่พบใบสมัครที่ยังไม่ได้ส่งของเบอร์นี้ในจังหวัดที่คุณดูแล" in said
        for url in ("/office/lost/phone/", "/office/lost/phone/code/"):
            assert desk.get(url)["Location"] == desk.post(url, {**WHY, "phone": NEW})["Location"] == "/office/lost/"

    def test_what_was_found_is_of_no_use_to_another_officer_or_once_it_is_sent(self, draft, officer, make, signed_in):
        desk = signed_in(officer)
        desk.post("/office/lost/", {"phone": OLD})
        make.sent(draft)
        assert desk.get("/office/lost/phone/")["Location"] == "/office/lost/"

    def test_numbers_are_not_tried_one_after_another(self, officer, signed_in, monkeypatch):
        monkeypatch.setattr(office, "LOOKED_UP", office.Limit("draft-by-number", 2, datetime.timedelta(days=1)))
        desk = signed_in(officer)
        for phone in ("+66811111115", "+66811111116"):
            desk.post("/office/lost/", {"phone": phone})
        assert "วันนี้คุณค้นหาด้วยเบอร์ครบจำนวนแล้ว" in page(desk.post("/office/lost/", {"phone": "+66811111117"}))

    def test_she_is_asked_who_she_is(self, draft, officer, client):
        client.force_login(officer)
        for answer in (client.get("/office/lost/"), client.post("/office/lost/", {"phone": OLD})):
            assert answer["Location"].startswith("/accounts/reauthenticate/")


class TestSheIsAsked:
    def test_an_open_browser_of_an_officer_gives_nobody_a_number(self, member, officer, client, make):
        client.force_login(officer)
        for url in (address(member), address(member, "member_phone_code")):
            if url.endswith("code/"):
                session = client.session
                session["phone_step"] = {office.PURPOSE: {"person": member.user_id, "phone": NEW, "key": "x"}}
                session.save()
            for answer in (client.get(url), client.post(url, {**WHY, "phone": NEW, "code": "111111"})):
                assert answer["Location"].startswith("/accounts/reauthenticate/")
        assert not Letter.objects.exists()
        application, _document = make.application_waiting(province="94")
        url = reverse("office:applicant_phone", args=[application.pk])
        assert client.post(url, {**WHY, "phone": NEW})["Location"].startswith("/accounts/reauthenticate/")
        assert not Letter.objects.filter(template="code-for-officer").exists()

    def test_what_she_typed_goes_on_after_her_password(self, member, officer, client, make):
        client.force_login(officer)
        client.post(address(member), {**WHY, "phone": NEW})
        went_on = client.post("/accounts/reauthenticate/", {"password": make.PASSWORD, "next": address(member)})
        assert went_on["Location"] == address(member, "member_phone_code")
        assert Letter.objects.get(template="code-for-officer").to_phone == NEW


class TestRefusals:
    def refused(self, client, member, **typed) -> str:
        answer = client.post(address(member), {**WHY, "phone": NEW, **typed})
        assert answer.status_code == 200
        member.user.refresh_from_db()
        assert member.user.phone == OLD and not Letter.objects.filter(template="code-for-officer").exists()
        return page(answer)

    @pytest.mark.parametrize(
        ("typed", "sentence"),
        [
            ({"reason": ""}, "เลือกว่าทำไมต้องเปลี่ยนเบอร์"),
            ({"checked": ""}, "เลือกว่าตรวจตัวตนอย่างไร ถ้ายังไม่ได้ตรวจ อย่าเพิ่งเปลี่ยน"),
            ({"phone": ""}, "คนนี้ไม่มีอีเมล เบอร์จึงเป็นทางเดียวที่เข้าบัญชีได้ ต้องใส่เบอร์ใหม่ที่รับ SMS ได้"),
            ({"phone": "073-123-456"}, "เบอร์นี้รับ SMS ไม่ได้"),
            ({"phone": "081-111-1111"}, "เบอร์นี้เป็นเบอร์ของคนนี้อยู่แล้ว"),
        ],
    )
    def test_what_is_missing_is_said(self, member, officer, signed_in, typed, sentence):
        assert sentence in self.refused(signed_in(officer), member, **typed)

    def test_a_number_of_another_account_is_refused_with_a_way_on(self, member, officer, signed_in, make):
        make.phone_person(NEW)
        said = self.refused(signed_in(officer), member)
        assert "เบอร์นี้เป็นของอีกบัญชีหนึ่งแล้ว ถ้าเขาเพิ่งเปิดบัญชีด้วยเบอร์นี้เอง ให้เจ้าของร้านอีกคนเพิ่มบัญชีนั้นเข้าร้านแทน" in said

    @pytest.mark.parametrize("kind", ["officer", "viewer", "editor", "admin"])
    def test_a_colleagues_number_is_nothing_for_an_officer(self, member, officer, signed_in, make, kind):
        colleague = {
            "officer": lambda: make.officer(provinces=["95"]),
            "viewer": lambda: make.viewer(provinces=["94"]),
            "editor": make.editor,
            "admin": make.admin,
        }[kind]()
        Member.objects.filter(pk=member.pk).update(user=colleague)
        desk = signed_in(officer)
        sentence = "คนนี้เป็นเจ้าหน้าที่หรือผู้ดูแลเว็บ เปลี่ยนเบอร์ให้ที่นี่ไม่ได้ ให้ติดต่อผู้ดูแลระบบ"
        shown = page(desk.get(address(member)))
        assert sentence in shown and 'name="phone"' not in shown
        assert desk.post(address(member), {**WHY, "phone": NEW}).status_code == 200
        colleague.refresh_from_db()
        assert colleague.phone is None and not Letter.objects.filter(template="code-for-officer").exists()

    def test_nor_her_own_nor_that_of_somebody_she_works_with(self, member, officer, signed_in):
        desk = signed_in(officer)
        own = Member.objects.create(merchant=member.merchant, user=officer, role=Role.HELPER)
        assert "นี่คือบัญชีของคุณเอง" in page(desk.get(address(own)))
        assert "จึงทำรายการนี้ในหน้าที่เจ้าหน้าที่ไม่ได้" in self.refused(desk, member)

    def test_other_provinces_and_viewers_find_nothing(self, member, make, signed_in):
        for stranger in (make.officer(provinces=["95"]), make.viewer(provinces=["94"]), make.owner_of(member.merchant)):
            desk = signed_in(stranger)
            for url in (address(member), address(member, "member_phone_code")):
                assert desk.get(url).status_code == desk.post(url, WHY).status_code == 404

    def test_a_person_of_another_shop_is_not_reached_through_this_one(self, member, make, officer, signed_in):
        other = make.merchant("ร้านยะลา", province="95")
        wrong = reverse("office:member_phone", args=[member.merchant_id, other.members.get().pk])
        assert signed_in(officer).get(wrong).status_code == 404

    def test_a_code_for_one_person_is_good_for_nobody_else(self, shop, member, make, officer, signed_in):
        desk = signed_in(officer)
        other = shop.members.order_by("pk").last()
        desk.post(address(member), {**WHY, "phone": NEW})
        answer = desk.post(address(other, "member_phone_code"), {"code": code_for_officer(NEW)})
        assert answer["Location"] == address(other)
        other.user.refresh_from_db()
        assert other.user.phone is None

    def test_the_code_does_not_sign_anybody_in(self, member, officer, signed_in):
        signed_in(officer).post(address(member), {**WHY, "phone": NEW})
        browser = Client()
        browser.post("/accounts/phone/", {"phone": "082-222-2222"})
        answer = browser.post("/accounts/phone/code/", {"code": code_for_officer(NEW)})
        assert "รหัสไม่ถูกต้อง" in page(answer) and "_auth_user_id" not in browser.session

    def test_an_officer_changes_so_many_a_day(self, member, officer, signed_in, monkeypatch):
        monkeypatch.setattr(office, "A_DAY", office.Limit(office.PURPOSE, 1, datetime.timedelta(days=1)))
        desk = signed_in(officer)
        desk.post(address(member), {**WHY, "phone": NEW})
        answer = desk.post(address(member), {**WHY, "phone": "083-333-3333"})
        assert "วันนี้คุณเปลี่ยนเบอร์ให้คนอื่นครบจำนวนแล้ว" in page(answer)


class TestTwice:
    def change(self, member, officer, phone=NEW, before=OLD):
        return office.change_phone(person=member.user, by=officer, phone=phone, before=before, **WHY)

    def test_the_same_number_by_two_officers_is_one_change(self, member, officer, make):
        self.change(member, officer)
        self.change(member, make.officer())
        assert Event.objects.about(member.user).count() == 1
        assert Letter.objects.filter(template="phone-by-officer-old").count() == 1

    def test_another_number_by_a_second_officer_is_refused(self, member, officer, make):
        self.change(member, officer)
        with pytest.raises(ChangedBefore, match="เพิ่งเปลี่ยนไปแล้วระหว่างที่คุณทำรายการ"):
            self.change(member, make.officer(), phone="+66833333333")
        member.user.refresh_from_db()
        assert member.user.phone == NEW


class TestMoneyWaits:
    def test_the_account_stays_for_three_days_and_then_moves(self, member, officer, make):
        shop, owner = make.ready(member.merchant), make.owner_of(member.merchant)
        office.change_phone(person=member.user, by=officer, phone=NEW, before=OLD, **WHY)
        with pytest.raises(PayoutHeld, match="เจ้าของร้าน ผู้ลงนาม หรือเบอร์ของคนเหล่านี้เพิ่งเปลี่ยน เพื่อความปลอดภัยของเงิน"):
            accounts.set_account(merchant=shop, by=owner, **PAYOUT)
        assert accounts.account_of(shop).proxy == "0812345678"
        with clock.at(clock.now() + datetime.timedelta(hours=71, minutes=59)), pytest.raises(PayoutHeld):
            accounts.set_account(merchant=shop, by=owner, **PAYOUT)
        with clock.at(clock.now() + datetime.timedelta(hours=72, minutes=1)):
            assert accounts.set_account(merchant=shop, by=owner, **PAYOUT).proxy == "0898765432"

    def test_the_page_says_so_to_every_owner(self, member, officer, make, signed_in):
        shop = make.ready(member.merchant)
        desk = signed_in(owners_of(shop)[1].user)
        assert "เปลี่ยนบัญชีรับเงิน" in page(desk.get(reverse("manage:payout")))
        office.change_phone(person=member.user, by=officer, phone=NEW, before=OLD, **WHY)
        shown = page(desk.get(reverse("manage:payout")))
        assert "จึงตั้งบัญชีรับเงินใหม่ได้หลัง" in shown and "เปลี่ยนบัญชีรับเงิน</" not in shown

    def test_a_helpers_number_holds_no_money(self, shop, officer, make):
        helper = make.helper_of(make.ready(shop))
        User.objects.filter(pk=helper.pk).update(phone="+66844444444", phone_verified=True)
        office.change_phone(person=helper, by=officer, phone=NEW, before="+66844444444", **WHY)
        assert phone_changes.held_until(shop) is None
        assert accounts.set_account(merchant=shop, by=make.owner_of(shop), **PAYOUT).proxy == "0898765432"


def test_a_number_no_table_can_hold_is_no_shop(officer, signed_in):
    assert signed_in(officer).get(f"/office/merchants/{10**20}/people/1/phone/").status_code == 404
