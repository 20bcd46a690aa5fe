"""A helper invited by phone: the link goes to one number, and only whoever proves that number comes in."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from common import clock
from common.audit.models import Event
from common.codes.errors import NoMobile
from common.letters import posting
from common.letters.models import Letter
from merchants import invariants, invitation_jobs, invitations, membership
from merchants.errors import (
    AlreadyMember,
    InvitationOver,
    InvitedIsAnother,
    NoSmsHere,
    OfficersStayOut,
    PhoneInShop,
    TooManyInvitations,
)
from merchants.models import Invitation, Member, Merchant, MerchantState

pytestmark = pytest.mark.django_db
PHONE = "+66898887771"


@pytest.fixture
def merchant(make):
    return make.merchant()


def letters(template: str) -> list[Letter]:
    return list(Letter.objects.filter(template=template).order_by("pk"))


def test_the_link_goes_to_the_number_and_is_blotted_out_once_posted(make, merchant):
    row = make.invitation(merchant, PHONE, first_name="นูรีดา")
    [letter] = letters("invitation")
    link = make.link_of(row)
    assert (letter.to_phone, letter.channel) == (PHONE, "sms")
    assert letter.body == f"Kedai: ฟาตีเมาะ เชิญคุณช่วยดูแลร้าน {merchant.name} ดูและตอบรับ http://127.0.0.1:8000{link}"
    assert posting.post(letter.pk)
    letter.refresh_from_db()
    assert link.split("/")[2] not in letter.body and "••••••" in letter.body


def test_pressed_twice_it_is_one_invitation_and_one_sms(make, merchant):
    first = make.invitation(merchant, PHONE)
    assert make.invitation(merchant, PHONE) == first
    assert len(letters("invitation")) == Invitation.objects.count() == 1
    with pytest.raises(IntegrityError, match=r"invitation_open_once|UNIQUE"), transaction.atomic():
        Invitation.objects.create(merchant=merchant, phone=PHONE, expires_at=clock.now())


def test_whoever_has_the_number_joins_and_every_owner_is_told_once(make, merchant):
    row, person = make.invitation(merchant, PHONE), make.phone_person(PHONE)
    for _time in range(2):
        member = invitations.join(invitation=row, person=person)
    assert (member.user, member.role, member.merchant) == (person, "helper", merchant)
    row.refresh_from_db()
    assert (row.state, row.used_by) == ("used", person)
    [letter] = letters("desk-member-joined")
    assert letter.to_user == make.owner_of(merchant) and letter.subject == f"นูรีดา เป็นผู้ช่วยของร้าน {merchant.name} แล้ว"
    assert [event.verb for event in Event.objects.about(merchant)] == ["opened", "invited", "member_joined"]


def test_a_forwarded_invitation_lets_nobody_else_in(make, merchant):
    row = make.invitation(merchant, PHONE)
    claim = make.user(phone=PHONE, phone_verified=False)  # an account that only says so
    for person in (make.phone_person("+66898887772"), make.user(), claim):
        with pytest.raises(InvitedIsAnother) as refused:
            invitations.join(invitation=row, person=person)
        assert refused.value.message == "คำเชิญนี้ส่งถึงคนอื่น ถ้าอยากช่วยร้านนี้ ขอให้เจ้าของร้านเชิญเบอร์หรืออีเมลของคุณเอง"
    assert Member.objects.count() == 1 and Invitation.objects.get().state == "open"


def test_an_officer_or_viewer_works_in_no_shop(make, merchant):
    for number, person in enumerate((make.officer(), make.viewer(provinces=["94"]))):
        person.phone, person.phone_verified = f"+6689888770{number}", True
        person.save()
        row = make.invitation(merchant, person.phone)
        mail = invitations.invite_by_email(merchant=merchant, by=make.owner_of(merchant), email=person.email)
        with pytest.raises(OfficersStayOut):
            invitations.join(invitation=row, person=person)
        with pytest.raises(OfficersStayOut) as refused:
            invitations.join(invitation=mail, person=person)
        assert refused.value.message.startswith("บัญชีนี้เป็นของเจ้าหน้าที่โครงการ จึงเข้าร่วมร้านค้าไม่ได้")
    assert Member.objects.count() == 1


@pytest.mark.parametrize("end", ["withdrawn", "expired", "used", "closed"])
def test_what_is_over_opens_nothing(make, merchant, end):
    row, person = make.invitation(merchant, PHONE), make.phone_person(PHONE)
    owner, moment = make.owner_of(merchant), clock.now()
    if end == "withdrawn":
        for _time in range(2):
            invitations.withdraw(invitation=row, by=owner)
    elif end == "expired":
        moment += datetime.timedelta(days=7, minutes=1)
    elif end == "used":
        invitations.join(invitation=row, person=person)
        membership.leave(merchant=merchant, person=person)
    else:
        Merchant.objects.update(state=MerchantState.CLOSED)
    with clock.at(moment), pytest.raises(InvitationOver) as refused:
        invitations.join(invitation=row, person=person)
    assert refused.value.message == "คำเชิญนี้ใช้ไม่ได้แล้ว ถ้ายังอยากช่วยร้านนี้ ขอให้เจ้าของร้านส่งคำเชิญใหม่"
    assert Member.objects.count() == 1


def test_a_week_later_it_is_closed_and_a_new_one_can_be_made(make, merchant):
    old = make.invitation(merchant, PHONE)
    with clock.at(clock.now() + datetime.timedelta(days=7, minutes=1)):
        assert invitations.open_of(merchant) == []
        assert invitation_jobs.run() == {"invitations_expired": 1}
        assert invitation_jobs.run() == {"invitations_expired": 0}
        new = make.invitation(merchant, PHONE)
    old.refresh_from_db()
    assert (old.state, new.state, len(letters("invitation"))) == ("expired", "open", 2)


def test_sent_again_after_ten_minutes_and_five_times_at_most(make, merchant):
    row, owner, start = make.invitation(merchant, PHONE), make.owner_of(merchant), clock.now()
    with pytest.raises(TooManyInvitations) as refused:
        invitations.send_again(invitation=row, by=owner)
    assert refused.value.message.startswith("ส่งคำเชิญหลายครั้งเกินไป ส่งใหม่ได้หลังเวลา ")
    for turn in range(1, 5):
        with clock.at(start + datetime.timedelta(minutes=11 * turn)):
            invitations.send_again(invitation=row, by=owner)
    with clock.at(start + datetime.timedelta(days=2)), pytest.raises(TooManyInvitations):
        invitations.send_again(invitation=row, by=owner)
    assert len(letters("invitation")) == 5
    assert len({letter.body for letter in letters("invitation")}) == 1  # the same link


def test_a_number_is_not_bombed_by_inviting_and_withdrawing(make, merchant):
    for _time in range(4):
        invitations.withdraw(invitation=make.invitation(merchant, PHONE), by=make.owner_of(merchant))
    for shop in (merchant, make.merchant("ร้านอื่น")):
        with pytest.raises(TooManyInvitations):
            make.invitation(shop, PHONE)
    assert len(letters("invitation")) == 4
    with clock.at(clock.now() + datetime.timedelta(days=1, minutes=1)):
        make.invitation(merchant, PHONE)


def test_a_shop_invites_twenty_in_a_day(make, merchant):
    for number in range(20):
        make.invitation(merchant, f"+668988870{number:02}")
    with pytest.raises(TooManyInvitations):
        make.invitation(merchant, "+66898887099")


def test_who_is_in_the_shop_is_not_invited(make, merchant):
    person = make.phone_person(PHONE)
    Member.objects.create(merchant=merchant, user=person, role="helper")
    with pytest.raises(PhoneInShop) as refused:
        make.invitation(merchant, PHONE)
    assert (refused.value.message, refused.value.field) == ("คุณนูรีดาอยู่ในร้านนี้แล้ว", "phone")
    assert not Invitation.objects.exists()


def test_a_landline_and_a_site_without_sms(make, merchant, settings):
    with pytest.raises(NoMobile):
        make.invitation(merchant, "+6673123456")
    settings.SMS_BACKEND = ""
    with pytest.raises(NoSmsHere) as refused:
        make.invitation(merchant, PHONE)
    assert refused.value.message == "เว็บนี้ยังส่ง SMS ไม่ได้ ใส่อีเมลของผู้ช่วยแทน"
    assert not Invitation.objects.exists() and not Letter.objects.exists()


def test_the_books_find_an_officer_in_a_shop_and_an_invitation_nobody_closed(make, merchant):
    row = make.invitation(merchant)
    member = Member.objects.create(merchant=merchant, user=make.officer(), role="helper")
    with clock.at(clock.now() + datetime.timedelta(days=9)):
        assert invariants.check() == [
            f"invitation {row.pk}: its week is over and it stands open",
            f"member {member.pk}: an officer works in a shop",
        ]


class TestByEmail:
    @pytest.fixture
    def invite(self, make, merchant):
        def send(email="nurida@example.test", **facts):
            owner = make.owner_of(merchant)
            return invitations.invite_by_email(merchant=merchant, by=owner, email=email, **facts)

        return send

    def test_a_letter_goes_there_and_nobody_is_in_the_shop_yet(self, make, merchant, invite):
        person = make.user("nurida@example.test", first_name="นูรีดา")
        row = invite(" Nurida@Example.test ")
        [letter] = letters("invitation")
        assert (letter.to_email, letter.channel) == ("nurida@example.test", "email")
        assert make.link_of(row) in letter.body
        assert Member.objects.count() == 1
        for _time in range(2):
            member = invitations.join(invitation=row, person=person)
        assert (member.user, member.role) == (person, "helper")
        assert [event.verb for event in Event.objects.about(merchant)] == [
            "opened",
            "invited_by_email",
            "member_joined",
        ]

    def test_known_and_unknown_addresses_are_answered_alike(self, make, merchant, invite):
        make.user("known@example.test")
        claim = make.user("claim@example.test")
        claim.emailaddress_set.update(verified=False)
        rows = [invite(f"{name}@example.test") for name in ("known", "claim", "nobody")]
        assert len({(row.state, row.phone, row.first_name, row.sent_times) for row in rows}) == 1
        assert len(letters("invitation")) == 3

    def test_pressed_twice_it_is_one_invitation_and_the_database_holds_it(self, merchant, invite):
        assert invite() == invite("NURIDA@example.test") and len(letters("invitation")) == 1
        with pytest.raises(IntegrityError, match=r"invitation_mail_open_once|UNIQUE"), transaction.atomic():
            Invitation.objects.create(merchant=merchant, email="nurida@example.test", expires_at=clock.now())
        for both in ({"email": "a@example.test", "phone": PHONE}, {}):
            with pytest.raises(IntegrityError, match="invitation_phone_or_email"), transaction.atomic():
                Invitation.objects.create(merchant=merchant, expires_at=clock.now(), **both)

    def test_an_unconfirmed_address_or_another_is_not_the_invited_one(self, make, invite):
        row, claim = invite(), make.user("nurida@example.test")
        claim.emailaddress_set.update(verified=False)
        for person in (claim, make.user(), make.phone_person(PHONE)):
            with pytest.raises(InvitedIsAnother):
                invitations.join(invitation=row, person=person)
        assert Member.objects.count() == 1

    def test_who_is_in_the_shop_is_not_asked_in_again(self, make, merchant, invite):
        helper = make.helper_of(merchant)
        with pytest.raises(AlreadyMember, match="คุณนูรีดาอยู่ในร้านนี้แล้ว"):
            invite(helper.email)

    def test_a_mailbox_is_not_flooded(self, make, merchant, invite):
        for number in range(4):
            shop = make.merchant(f"ร้าน {number}")
            invitations.invite_by_email(merchant=shop, by=make.owner_of(shop), email="nurida@example.test")
        with pytest.raises(TooManyInvitations) as refused:
            invite()
        assert refused.value.field == "email"

    def test_it_needs_no_sms(self, settings, make, invite):
        settings.SMS_BACKEND = ""
        row = invite()
        with clock.at(clock.now() + datetime.timedelta(minutes=11)):
            assert invitations.send_again(invitation=row, by=make.owner_of(row.merchant)).sent_times == 2
