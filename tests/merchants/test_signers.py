"""A signer with another number: her line follows her, an officer corrects it, and neither is a way to the group's money."""

import datetime

import pytest
from django.db import transaction

from common import clock
from common.audit.models import Event
from common.codes.errors import NoMobile
from common.letters.models import Letter
from common.users import services as people
from merchants import phone_changes, signers
from merchants.errors import NoSignerNow, OwnMerchant, ReasonMissing, SignerAlready, TooManyLinks
from merchants.models import Member, RegisterEntry, Role
from merchants.office import services as office
from shop.payments import accounts, changes
from shop.payments.errors import PayoutHeld, SignersUnproven, SignsNoMore

pytestmark = pytest.mark.django_db
MINE, HERS, NEW = "+66812345670", "+66812345671", "+66898887771"
ACCOUNT = {"proxy_type": "mobile", "proxy": "0898765432", "holder_name": "กลุ่มแม่บ้านทดสอบ"}


@pytest.fixture
def owner(make):
    return make.user(first_name="แมะแย", phone=MINE, phone_verified=True)


@pytest.fixture
def merchant(make, owner):
    return make.ready(make.merchant(owner=owner, register=[]))


@pytest.fixture
def group(make, merchant):
    """The shop with two who sign for it: its owner, and a neighbour."""
    make.register(merchant)
    return merchant


def numbers(merchant) -> set[str]:
    return set(merchant.register.filter(signs=True).values_list("phone", flat=True))


def told(template: str) -> list[str]:
    return sorted(letter.to_email or letter.to_phone for letter in Letter.objects.filter(template=template))


class TestHerOwnNewNumber:
    def test_her_line_follows_and_every_owner_is_told(self, group, owner, make):
        other = make.user()
        Member.objects.create(merchant=group, user=other, role=Role.OWNER)
        for _time in range(2):
            people.take_phone(person=owner, phone=NEW)
        assert numbers(group) == {NEW, HERS}
        event = Event.objects.about(group).get(verb=phone_changes.SIGNER_MOVED)
        assert event.by == owner and NEW not in str(event.facts) and MINE not in str(event.facts)
        assert told("signer-changed") == sorted([owner.email, other.email]) and told("signer-in") == [NEW]
        letter = Letter.objects.get(template="signer-changed", to_email=other.email)
        assert "แมะแย กะมิยอ เปลี่ยนเบอร์เป็นเบอร์ลงท้าย 7771" in letter.body and NEW not in letter.body
        assert "ร้านจะเปลี่ยนบัญชีรับเงินไม่ได้ 72 ชั่วโมง" in letter.body

    def test_she_confirms_with_it_after_three_days_and_not_before(self, group, owner, make):
        owner = people.take_phone(person=owner, phone=NEW)
        with pytest.raises(PayoutHeld):
            changes.ask(merchant=group, by=owner, **ACCOUNT)
        with clock.at(clock.now() + datetime.timedelta(hours=72, minutes=1)):
            change = changes.ask(merchant=group, by=owner, **ACCOUNT)
            assert change.signatures.get(phone=NEW).signed_at
            changes.confirm(signature=change.signatures.get(phone=HERS))
        assert accounts.account_of(group).proxy == "0898765432"

    def test_what_waits_for_the_signers_is_over(self, group, owner, make):
        change = make.payout_change(group)
        people.take_phone(person=owner, phone=NEW)
        change.refresh_from_db()
        assert change.state == "withdrawn" and accounts.account_of(group).proxy == "0812345678"

    def test_an_unproven_number_moves_no_line(self, group, make):
        claim = make.user(phone=HERS, phone_verified=False)
        people.take_phone(person=claim, phone=NEW)
        assert numbers(group) == {MINE, HERS} and phone_changes.held_until(group) is None

    def test_nobody_becomes_two_hands(self, group, owner):
        people.take_phone(person=owner, phone=HERS)
        assert numbers(group) == {MINE, HERS}
        assert not Event.objects.about(group).filter(verb=phone_changes.SIGNER_MOVED).exists()

    def test_a_member_who_does_not_sign_keeps_what_the_paper_says(self, merchant, owner):
        line = RegisterEntry.objects.create(merchant=merchant, name="แมะแย", phone=MINE)
        people.take_phone(person=owner, phone=NEW)
        line.refresh_from_db()
        assert line.phone == MINE and phone_changes.held_until(merchant) is None

    def test_it_follows_as_well_where_an_officer_exchanges_a_lost_number(self, group, make):
        signer, officer = make.phone_person(HERS), make.officer()
        facts = {"reason": "recycled", "checked": "card", "before": HERS}
        office.change_phone(person=signer, by=officer, phone=NEW, **facts)
        assert numbers(group) == {MINE, NEW}
        assert Event.objects.about(group).get(verb=phone_changes.SIGNER_MOVED).by == officer
        assert phone_changes.held_until(group) > clock.now()  # she works in no shop, and money waits all the same


class TestAnOfficerCorrects:
    @pytest.fixture
    def line(self, group):
        return group.register.get(phone=HERS)

    @pytest.fixture
    def officer(self, make):
        return make.officer(provinces=["94"])

    def correct(self, group, officer, line, **facts):
        typed = {"name": "ซารีนา มะ", "phone": NEW, "reason": "เปลี่ยนเบอร์ เห็นบัตรประชาชนตัวจริงแล้ว", **facts}
        return signers.correct(merchant=group, by=officer, line=line, **typed)

    def test_with_reason_diary_and_letters_once(self, group, officer, line, owner):
        for _time in range(2):
            self.correct(group, officer, line)
        assert numbers(group) == {MINE, NEW}
        event = Event.objects.about(group).get(verb=phone_changes.SIGNER_CORRECTED)
        assert (event.by, event.why) == (officer, "เปลี่ยนเบอร์ เห็นบัตรประชาชนตัวจริงแล้ว")
        assert (told("signer-out"), told("signer-asked"), told("signer-changed")) == ([HERS], [NEW], [owner.email])
        letter = Letter.objects.get(template="signer-changed")
        assert "เจ้าหน้าที่ คุณอัสมา แก้ผู้ลงนามของร้าน" in letter.body and "เห็นบัตรประชาชนตัวจริงแล้ว" in letter.body
        assert "ซารีนา" not in Letter.objects.get(template="signer-out").body  # a stranger may hold it by now

    def test_money_waits_three_days_and_what_was_asked_is_over(self, group, officer, line, owner, make):
        change = make.payout_change(group)
        hand = change.signatures.get(phone=HERS)
        self.correct(group, officer, line)
        change.refresh_from_db()
        assert change.state == "withdrawn"
        with pytest.raises(PayoutHeld):
            changes.ask(merchant=group, by=owner, **ACCOUNT)
        with clock.at(clock.now() + datetime.timedelta(hours=72, minutes=1)):
            with pytest.raises(SignersUnproven) as refused:  # nobody has typed a code sent to the new number
                changes.ask(merchant=group, by=owner, **ACCOUNT)
            assert "ซารีนา มะ" in refused.value.message and type(change).objects.count() == 1
            signers.prove(line=line, phone=NEW)
            again = changes.ask(merchant=group, by=owner, **ACCOUNT)
            changes.confirm(signature=again.signatures.get(phone=NEW))
        assert accounts.account_of(group).proxy == "0898765432"
        assert hand.change.pk != again.pk

    def test_two_others_who_are_proven_are_enough_and_the_new_number_is_not_asked(self, group, officer, line, owner):
        third = group.register.create(name="รอฮานี", phone="+66812345673", signs=True)
        self.correct(group, officer, line)
        with clock.at(clock.now() + datetime.timedelta(hours=72, minutes=1)):
            change = changes.ask(merchant=group, by=owner, **ACCOUNT)
            assert NEW not in set(change.signatures.values_list("phone", flat=True))
            changes.confirm(signature=change.signatures.get(phone=third.phone))
        assert accounts.account_of(group).proxy == "0898765432"

    def test_a_new_number_whose_code_was_never_typed_is_no_hand(self, group, officer, line, make):
        change = make.payout_change(group)
        RegisterEntry.objects.filter(pk=line.pk).update(to_prove=True)  # as if nothing had ended what waits
        with pytest.raises(SignsNoMore):
            changes.confirm(signature=change.signatures.get(phone=HERS))
        assert accounts.account_of(group).proxy == "0812345678"

    def test_it_is_proven_once_and_only_as_the_line_stands(self, group, officer, line):
        self.correct(group, officer, line)
        for _time in range(2):
            assert not signers.prove(line=line, phone=NEW).to_prove
        assert Event.objects.about(group).filter(verb="signer_proven").count() == 1
        self.correct(group, officer, line, phone="+66898887772")
        with pytest.raises(NoSignerNow):
            signers.prove(line=line, phone=NEW)
        assert group.register.get(pk=line.pk).to_prove

    def test_the_link_is_sent_again_but_not_often(self, group, officer, line):
        self.correct(group, officer, line)
        with pytest.raises(TooManyLinks):
            signers.send_again(merchant=group, line=line, by=officer)
        with clock.at(clock.now() + datetime.timedelta(minutes=11)):
            signers.send_again(merchant=group, line=line, by=officer)
            assert told("signer-asked") == [NEW, NEW]
            signers.prove(line=line, phone=NEW)
            signers.send_again(merchant=group, line=line, by=officer)  # nothing is left to prove
        assert told("signer-asked") == [NEW, NEW]

    def test_a_name_alone_is_told_to_the_owners_and_to_no_telephone(self, group, officer, line):
        self.correct(group, officer, line, name="ซารีนา มะแซ", phone=HERS)
        assert group.register.get(phone=HERS).name == "ซารีนา มะแซ"
        assert (
            len(told("signer-changed")) == 1 and told("signer-out") == told("signer-in") == told("signer-asked") == []
        )

    def test_what_is_refused_changes_nothing(self, group, officer, line, make):
        colleague = make.officer()
        colleague.phone, colleague.phone_verified = NEW, True
        colleague.save()
        member = make.officer()
        Member.objects.create(merchant=group, user=member, role=Role.HELPER)
        for refusal, by, facts in (
            (ReasonMissing, officer, {"reason": "  "}),
            (NoMobile, officer, {"phone": "+6673123456"}),
            (SignerAlready, officer, {"phone": MINE}),
            (OwnMerchant, member, {}),
            (OwnMerchant, colleague, {}),  # her own number would be a hand
        ):
            with pytest.raises(refusal), transaction.atomic():
                self.correct(group, by, line, **facts)
        RegisterEntry.objects.filter(pk=line.pk).update(signs=False)
        with pytest.raises(NoSignerNow):
            self.correct(group, officer, line)
        assert not Letter.objects.filter(template__startswith="signer").exists()
        assert not Event.objects.about(group).filter(verb=phone_changes.SIGNER_CORRECTED).exists()

    def test_the_old_link_is_no_hand_any_more(self, group, officer, line, make):
        change = make.payout_change(group)
        RegisterEntry.objects.filter(pk=line.pk).update(phone=NEW)  # as if nothing had ended what waits
        with pytest.raises(SignsNoMore):
            changes.confirm(signature=change.signatures.get(phone=HERS))
