"""Owners are made, step down and leave; the last one stays; a group's leader who is gone is replaced by an officer."""

import pytest

from common.audit.models import Event
from common.letters.models import Letter
from common.users.models import User
from merchants import handover, membership
from merchants.errors import (
    LastOwnerLeaves,
    NotAnOwner,
    NotInShop,
    OfficersStayOut,
    OnlyGroups,
    SameOwner,
    SignerAlready,
)
from merchants.models import Invitation, LegalForm, Member, Merchant, RegisterEntry, Role
from merchants.services import RegisterLine

pytestmark = pytest.mark.django_db
NEW = "+66898887771"


@pytest.fixture
def merchant(make):
    lines = [
        RegisterLine("แมะแย", "1", "+66812345670", signs=True),
        RegisterLine("ซารีนา", "2", "+66812345671", signs=True),
    ]
    return make.merchant(register=lines)


@pytest.fixture
def owner(make, merchant):
    return make.owner_of(merchant)


def member(person) -> Member:
    return Member.objects.get(user=person)


def told(template: str) -> set:
    return set(Letter.objects.filter(template=template).values_list("to_user", flat=True))


def verbs(merchant) -> list[str]:
    return list(Event.objects.about(merchant).exclude(verb="opened").values_list("verb", flat=True))


def test_a_helper_becomes_an_owner_once_and_both_are_told(make, merchant, owner):
    helper = make.helper_of(merchant)
    for _time in range(2):
        made = membership.make_owner(merchant=merchant, member=member(helper), by=owner)
    assert made.role == Role.OWNER and member(owner).role == Role.OWNER
    assert told("desk-owner-made") == {owner.pk, helper.pk} and verbs(merchant) == ["owner_made"]


def test_only_an_owner_makes_owners_and_only_of_people_in_the_shop(make, merchant, owner):
    helper, other = make.helper_of(merchant), make.helper_of(merchant)
    with pytest.raises(NotAnOwner):
        membership.make_owner(merchant=merchant, member=member(other), by=helper)
    stranger = Member.objects.get(merchant=make.merchant("ร้านอื่น"))
    with pytest.raises(NotInShop):
        membership.make_owner(merchant=merchant, member=stranger, by=owner)
    assert Member.objects.filter(merchant=merchant, role="owner").count() == 1 and not Letter.objects.exists()


@pytest.mark.parametrize("verb", [membership.leave, membership.step_down])
def test_the_only_owner_neither_leaves_nor_steps_down(make, merchant, owner, verb):
    make.helper_of(merchant)
    with pytest.raises(LastOwnerLeaves) as refused:
        verb(merchant=merchant, person=owner)
    assert refused.value.message == ("คุณเป็นเจ้าของคนเดียวของร้านนี้ ให้ผู้ช่วยคนหนึ่งเป็นเจ้าของก่อน แล้วจึงออกหรือเปลี่ยนเป็นผู้ช่วยได้")
    assert member(owner).role == Role.OWNER and verbs(merchant) == []


def test_an_owner_steps_down_and_leaves_while_another_remains(make, merchant, owner):
    helper = make.helper_of(merchant)
    make.invitation(merchant)
    membership.make_owner(merchant=merchant, member=member(helper), by=owner)
    for _time in range(2):
        membership.step_down(merchant=merchant, person=owner)
    assert member(owner).role == Role.HELPER and told("desk-owner-stepped-down") == {helper.pk}
    assert Invitation.objects.get().state == "withdrawn"  # made by somebody who may invite nobody now
    for _time in range(2):
        membership.leave(merchant=merchant, person=owner)
    assert not Member.objects.filter(user=owner).exists() and told("desk-member-left") == {helper.pk}
    assert verbs(merchant) == ["invited", "owner_made", "owner_stepped_down", "member_left"]


def test_who_is_taken_out_is_told_and_so_is_every_owner(make, merchant, owner):
    helper = make.helper_of(merchant)
    row = member(helper)
    for _time in range(2):
        membership.remove_member(merchant=merchant, member=row, by=owner)
    assert told("member-removed") == {helper.pk} and told("desk-member-left") == {owner.pk}
    assert Letter.objects.count() == 2


def hand(merchant, owner, by, **facts):
    typed = {
        "outgoing": facts.get("outgoing") or member(owner),
        "becomes": "gone",
        "phone": NEW,
        "first_name": "ฮามีดะห์",
        "last_name": "อาแว",
        "minute": "ครั้งที่ 3/2569",
        "reason": "หัวหน้ากลุ่มเสียชีวิต",
    }
    return handover.hand_ownership(merchant=merchant, by=by, **{**typed, **facts})


def test_an_officer_hands_a_group_to_whom_its_minute_names(make, merchant, owner):
    officer, leader = make.officer(), member(owner)
    line = RegisterEntry.objects.get(name="แมะแย")
    for _time in range(2):
        made = hand(merchant, owner, officer, outgoing=leader, signs_for=line)
    person = User.objects.get(phone=NEW)
    assert (made.user, made.role, person.first_name) == (person, Role.OWNER, "ฮามีดะห์")
    assert list(Member.objects.filter(merchant=merchant)) == [made]
    signs = RegisterEntry.objects.filter(merchant=merchant, signs=True).order_by("name").values_list("name", "phone")
    assert list(signs) == [("ซารีนา", "+66812345671"), ("ฮามีดะห์ อาแว", NEW)]
    assert told("owner-handed") == {owner.pk, person.pk}
    [displaced] = Letter.objects.filter(template="signer-out")
    assert displaced.to_phone == "+66812345670"
    assert f"เบอร์นี้ไม่ใช้ยืนยันบัญชีรับเงินของร้าน {merchant.name} แล้ว" in displaced.body
    event = Event.objects.about(merchant).get(verb="ownership_handed")
    assert (event.by, event.why) == (officer, "หัวหน้ากลุ่มเสียชีวิต (ครั้งที่ 3/2569)")
    sms = Letter.objects.get(template="owner-handed", to_user=person).body
    assert sms == (
        f"Kedai: ร้าน {merchant.name} เปลี่ยนเจ้าของจาก ฟาตีเมาะ เป็น ฮามีดะห์ แล้ว เจ้าของคนใหม่เข้าด้วยเบอร์ 089-888-7771"
        " http://127.0.0.1:8000/desk/"
    )


def test_the_old_leader_may_stay_as_helper_and_a_helper_take_over(make, merchant, owner):
    helper = make.phone_person(NEW)
    Member.objects.create(merchant=merchant, user=helper, role=Role.HELPER)
    hand(merchant, owner, make.officer(), becomes="helper")
    assert {row.user_id: row.role for row in Member.objects.filter(merchant=merchant)} == {
        owner.pk: "helper",
        helper.pk: "owner",
    }
    assert RegisterEntry.objects.filter(merchant=merchant, signs=True).count() == 2


def test_what_an_officer_may_not_hand_over(make, merchant, owner):
    officer = make.officer()
    owner.phone, owner.phone_verified = "+66898887779", True
    owner.save()
    officer.phone, officer.phone_verified = "+66898887778", True
    officer.save()
    first, second = RegisterEntry.objects.order_by("pk")
    for refusal, facts in (
        (SameOwner, {"phone": owner.phone}),
        (OfficersStayOut, {"phone": officer.phone}),
        (SignerAlready, {"phone": second.phone, "signs_for": first}),
        (NotInShop, {"outgoing": Member(pk=987654)}),
    ):
        with pytest.raises(refusal):
            hand(merchant, owner, officer, **facts)
    Merchant.objects.update(legal_form=LegalForm.COMPANY)
    with pytest.raises(OnlyGroups):
        hand(Merchant.objects.get(), owner, officer)
    assert list(Member.objects.values_list("user", "role")) == [(owner.pk, "owner")]
    assert RegisterEntry.objects.filter(signs=True).count() == 2 and not Letter.objects.exists()
