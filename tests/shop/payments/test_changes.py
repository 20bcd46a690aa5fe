"""A group's account: two hands, by two phones; until then money goes where it went."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from common import clock
from common.audit.models import Event
from common.letters import posting
from common.letters.models import Letter
from merchants import membership
from merchants.models import LegalForm, Member, Merchant, RegisterEntry, Role
from shop.payments import accounts, changes, invariants, jobs
from shop.payments.errors import (
    AskerGone,
    BadProxy,
    ChangeOver,
    ChangeWaits,
    NeedsConsent,
    SignersMissing,
    SignsNoMore,
    TooManyChanges,
)
from shop.payments.models import PayoutAccount, PayoutChange, PayoutSignature

pytestmark = pytest.mark.django_db
MINE, HERS = "+66812345670", "+66812345671"


@pytest.fixture
def merchant(make):
    return make.ready(make.merchant(owner=make.phone_person(MINE, first_name="แมะแย")))


@pytest.fixture
def owner(make, merchant):
    return make.owner_of(merchant)


@pytest.fixture
def change(make, merchant):
    return make.payout_change(merchant)


def hand(change, phone: str) -> PayoutSignature:
    return change.signatures.get(phone=phone)


def number(merchant) -> str:
    return accounts.account_of(merchant).proxy


def told(template: str) -> list[str]:
    return sorted(Letter.objects.filter(template=template).values_list("to_phone", flat=True))


def test_the_asker_is_one_hand_and_only_the_other_is_sent_a_link(make, merchant, change):
    assert (number(merchant), change.state) == ("0812345678", "waiting")
    assert hand(change, MINE).signed_at and not hand(change, HERS).signed_at
    [letter] = Letter.objects.filter(template="payout-sign")
    link = make.sign_link(hand(change, HERS))
    assert letter.to_phone == HERS
    assert letter.body == (
        f"Kedai: แมะแย ขอเปลี่ยนบัญชีรับเงินของร้าน {merchant.name} คุณเป็นผู้ลงนาม ดูและยืนยัน http://127.0.0.1:8000{link}"
    )
    assert told("desk-payout-asked") == [MINE]
    assert posting.post(letter.pk)
    letter.refresh_from_db()
    assert link.split("/")[2] not in letter.body


def test_the_second_hand_sets_the_account_and_every_owner_is_told_once(make, merchant, change):
    Member.objects.create(merchant=merchant, user=make.phone_person("+66898887779"), role=Role.OWNER)
    for _time in range(2):
        changes.confirm(signature=hand(change, HERS))
    change.refresh_from_db()
    account = accounts.account_of(merchant)
    assert (change.state, account.proxy, account.holder_name) == ("confirmed", "0898765432", "กลุ่มแม่บ้านทดสอบ")
    assert account.set_by == change.asked_by
    assert PayoutAccount.objects.for_merchant(merchant).count() == 2  # the old one stays on record
    letters = Letter.objects.filter(key__startswith=f"desk-payout-{account.pk}-")
    assert sorted(letter.to_phone for letter in letters) == [MINE, "+66898887779"]
    verbs = list(Event.objects.about(merchant).values_list("verb", flat=True))
    assert verbs.count("payout_signed") == 1 and verbs.count("payout_changed") == 2
    assert invariants.check() == []


def test_an_asker_without_a_number_in_the_register_is_no_hand(make):
    merchant = make.ready(make.merchant())
    change = make.payout_change(merchant)
    assert told("payout-sign") == [MINE, HERS]
    changes.confirm(signature=hand(change, HERS))
    changes.confirm(signature=hand(change, HERS))
    change.refresh_from_db()
    assert (change.state, number(merchant)) == ("waiting", "0812345678")
    changes.confirm(signature=hand(change, MINE))
    assert number(merchant) == "0898765432"


def test_a_number_that_is_only_claimed_is_no_hand(make):
    merchant = make.merchant(owner=make.user(phone=MINE, phone_verified=False))
    assert not hand(make.payout_change(merchant), MINE).signed_at
    assert told("payout-sign") == [MINE, HERS]


def test_one_phone_is_never_two_hands(change):
    with pytest.raises(IntegrityError, match=r"payout_signature_phone_once|UNIQUE"), transaction.atomic():
        PayoutSignature.objects.create(change=change, name="อีกชื่อ", phone=MINE)


def test_she_refuses_and_the_old_account_stays(merchant, change):
    for _time in range(2):
        changes.refuse(signature=hand(change, HERS))
    with pytest.raises(ChangeOver) as refused:
        changes.confirm(signature=hand(change, HERS))
    assert refused.value.message.startswith("รายการนี้จบไปแล้ว")
    change.refresh_from_db()
    assert (change.state, number(merchant)) == ("refused", "0812345678")
    assert told("desk-payout-refused") == [MINE]


def test_asked_twice_it_is_one_and_another_must_wait(make, merchant, change):
    assert make.payout_change(merchant) == change
    with pytest.raises(ChangeWaits) as refused:
        make.payout_change(merchant, proxy="0898765433")
    assert refused.value.message.startswith("มีบัญชีใหม่ที่รอผู้ลงนามยืนยันอยู่แล้ว")
    assert PayoutChange.objects.count() == len(told("payout-sign")) == 1
    facts = {"proxy_type": "mobile", "proxy": "0", "holder_name": "x", "expires_at": clock.now()}
    with pytest.raises(IntegrityError, match=r"payout_change_one_waiting|UNIQUE"), transaction.atomic():
        PayoutChange.objects.create(merchant=merchant, asked_by=change.asked_by, **facts)


def test_the_account_as_it_is_asks_nobody(make, merchant, change, owner):
    changes.confirm(signature=hand(change, HERS))
    assert make.payout_change(merchant) == accounts.account_of(merchant)
    assert PayoutChange.objects.count() == 1


def test_withdrawn_and_run_out_it_is_confirmed_by_nobody(make, merchant, change, owner):
    for _time in range(2):
        changes.withdraw(change=change, by=owner)
    second = make.payout_change(merchant)
    with clock.at(clock.now() + datetime.timedelta(days=7, minutes=1)):
        assert changes.waiting_of(merchant) is None
        for each in (change, second):
            with pytest.raises(ChangeOver):
                changes.confirm(signature=hand(each, HERS))
        assert jobs.run()["payout_changes_expired"] == 1
        third = make.payout_change(merchant)
    assert [row.state for row in PayoutChange.objects.order_by("pk")] == ["withdrawn", "expired", "waiting"]
    assert third.pk != second.pk and number(merchant) == "0812345678"


def test_a_decided_one_is_not_withdrawn(change, owner, merchant):
    changes.confirm(signature=hand(change, HERS))
    with pytest.raises(ChangeOver):
        changes.withdraw(change=change, by=owner)
    assert number(merchant) == "0898765432"


def test_an_asker_who_owns_the_shop_no_more_changes_nothing(make, merchant, change, owner):
    partner = make.helper_of(merchant)
    membership.make_owner(merchant=merchant, member=Member.objects.get(user=partner), by=owner)
    membership.step_down(merchant=merchant, person=owner)
    with pytest.raises(AskerGone):
        changes.confirm(signature=hand(change, HERS))
    assert number(merchant) == "0812345678" and not hand(change, HERS).signed_at


def test_who_signs_no_more_is_no_hand(merchant, change):
    RegisterEntry.objects.filter(phone=HERS).update(signs=False)
    with pytest.raises(SignsNoMore):
        changes.confirm(signature=hand(change, HERS))
    assert number(merchant) == "0812345678"


def test_links_are_sent_again_after_ten_minutes_to_who_has_not_answered(change, owner):
    with pytest.raises(TooManyChanges):
        changes.send_again(change=change, by=owner)
    start = clock.now()
    for turn in range(1, 5):
        with clock.at(start + datetime.timedelta(minutes=11 * turn)):
            changes.send_again(change=change, by=owner)
    with clock.at(start + datetime.timedelta(days=1)), pytest.raises(TooManyChanges):
        changes.send_again(change=change, by=owner)
    assert told("payout-sign") == [HERS] * 5


def test_signers_are_not_bombed_by_asking_and_withdrawing(make, merchant, owner):
    for _time in range(5):
        changes.withdraw(change=make.payout_change(merchant), by=owner)
    with pytest.raises(TooManyChanges):
        make.payout_change(merchant)
    assert len(told("payout-sign")) == 5


def test_a_wrong_account_is_refused_before_anybody_is_asked(make, merchant, change, owner):
    changes.withdraw(change=change, by=owner)
    for refusal, facts in (
        (BadProxy, {"proxy_type": "mobile", "proxy": "021234567"}),
        (NeedsConsent, {"proxy_type": "national_id", "proxy": "1101700230708"}),
    ):
        with pytest.raises(refusal):
            changes.ask(merchant=merchant, by=owner, holder_name="ชื่อ", **facts)
    changes.ask(
        merchant=merchant,
        by=owner,
        holder_name="ชื่อ",
        consent=True,
        proxy_type="national_id",
        proxy="1101700230708",
    )
    changes.confirm(signature=hand(changes.waiting_of(merchant), HERS))
    assert accounts.account_of(merchant).national_id_consent_at


@pytest.mark.parametrize("who", ["no register", "one signer", "no group"])
def test_where_one_decides_the_account_is_set_at_once(make, who):
    lines = {"no register": [], "one signer": make.SIGNERS[:1], "no group": make.SIGNERS}[who]
    merchant = make.merchant(register=lines)
    if who == "no group":
        Merchant.objects.update(legal_form=LegalForm.COMPANY)
    facts = {"proxy_type": "mobile", "proxy": "0898765432", "holder_name": "ชื่อ"}
    account = changes.ask(merchant=merchant, by=make.owner_of(merchant), **facts)
    assert account == accounts.account_of(merchant) and not PayoutChange.objects.exists()


def test_two_together_with_one_in_the_register_is_refused_with_what_to_do(make):
    merchant = make.merchant(register=make.SIGNERS[:1], signing_rule="two_together")
    facts = {"proxy_type": "mobile", "proxy": "0898765432", "holder_name": "ชื่อ"}
    with pytest.raises(SignersMissing) as refused:
        changes.ask(merchant=merchant, by=make.owner_of(merchant), **facts)
    assert refused.value.message == ("กลุ่มนี้ต้องลงนามสองคน แต่ในทะเบียนมีผู้ลงนามไม่ครบ กรุณาติดต่อเจ้าหน้าที่เพื่อเพิ่มผู้ลงนามก่อน")
    assert accounts.account_of(merchant) is None


def test_a_change_of_one_hand_is_found_by_the_books(change):
    PayoutChange.objects.update(state="confirmed", decided_at=clock.now())
    assert invariants.check() == [f"payout change {change.pk}: confirmed by fewer than two"]
