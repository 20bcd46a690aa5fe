"""Two who press in the same moment: the shop keeps an owner, an account is set once, an invitation is one."""

import pytest
from at_once import at_once, refusals
from proving import figure

from common.letters.models import Letter
from merchants import invariants, invitations, membership
from merchants.errors import LastOwner, LastOwnerLeaves
from merchants.models import Invitation, Member, Role
from shop.payments import accounts, changes
from shop.payments.errors import ChangeOver, ChangeWaits
from shop.payments.models import PayoutAccount, PayoutChange

pytestmark = [
    pytest.mark.concurrency,
    pytest.mark.postgres,
    pytest.mark.proves("Two who press at once are one", "owners, accounts, invitations"),
]
TIMES = figure(1, 20)  # it is chance who comes first
PRESSES = 6


def two_owners(make):
    merchant = make.merchant()
    second = make.user()
    Member.objects.create(merchant=merchant, user=second, role=Role.OWNER)
    return merchant, make.owner_of(merchant), second


@pytest.mark.parametrize("verb", [membership.leave, membership.step_down])
@pytest.mark.parametrize("time", range(TIMES))
def test_two_owners_who_go_at_once_leave_one(make, verb, time):
    merchant, first, second = two_owners(make)
    got = at_once(*[lambda who=who: verb(merchant=merchant, person=who) for who in (first, second)])
    assert refusals(got) == [LastOwnerLeaves]
    assert Member.objects.filter(merchant=merchant, role=Role.OWNER).count() == 1
    assert invariants.check() == []


@pytest.mark.parametrize("time", range(TIMES))
def test_two_owners_who_take_each_other_out_leave_one(make, time):
    merchant, first, second = two_owners(make)
    pairs = [(first, Member.objects.get(user=second)), (second, Member.objects.get(user=first))]
    got = at_once(
        *[lambda by=by, row=row: membership.remove_member(merchant=merchant, member=row, by=by) for by, row in pairs]
    )
    assert refusals(got) == [LastOwner]
    assert Member.objects.filter(merchant=merchant, role=Role.OWNER).count() == 1


@pytest.mark.parametrize("time", range(TIMES))
def test_two_hands_in_one_moment_set_the_account_once(make, time):
    merchant = make.merchant(register=make.SIGNERS)  # who asks signs not: both hands come from the register
    change = make.payout_change(merchant)
    hands = list(change.signatures.all())
    got = at_once(*[lambda row=row: changes.confirm(signature=row) for row in hands * 2])
    assert refusals(got) == []
    account = PayoutAccount.objects.get(merchant=merchant)
    assert account.proxy == "0898765432" and PayoutChange.objects.get(merchant=merchant).state == "confirmed"
    assert Letter.objects.filter(key__startswith=f"desk-payout-{account.pk}-").count() == 1


@pytest.mark.parametrize("time", range(TIMES))
def test_confirmed_refused_and_withdrawn_in_one_moment_it_ends_once(make, time):
    merchant = make.merchant(register=make.SIGNERS)
    change = make.payout_change(merchant)
    mine, hers = change.signatures.order_by("pk")
    changes.confirm(signature=mine)
    owner = make.owner_of(merchant)
    got = at_once(
        lambda: changes.confirm(signature=hers),
        lambda: changes.refuse(signature=hers),
        lambda: changes.withdraw(change=change, by=owner),
    )
    assert refusals(got) == [ChangeOver, ChangeOver]
    change.refresh_from_db()
    assert (accounts.account_of(merchant) is not None) == (change.state == "confirmed")


@pytest.mark.parametrize("time", range(TIMES))
def test_two_owners_who_ask_at_once_make_one_change(make, time):
    merchant, first, second = two_owners(make)
    make.register(merchant)
    got = at_once(
        lambda: make.payout_change(merchant, by=first, proxy="0898765432"),
        lambda: make.payout_change(merchant, by=second, proxy="0898765433"),
    )
    assert refusals(got) == [ChangeWaits]
    assert PayoutChange.objects.filter(merchant=merchant).count() == 1


def test_an_invitation_pressed_many_times_is_one_and_so_is_the_member(make):
    merchant = make.merchant()
    rows = at_once(*[lambda: make.invitation(merchant)] * PRESSES)
    assert Invitation.objects.count() == len({row.pk for row in rows}) == 1
    assert Letter.objects.filter(template="invitation").count() == 1
    person = make.phone_person(rows[0].phone)
    got = at_once(*[lambda: invitations.join(invitation=rows[0], person=person)] * PRESSES)
    assert refusals(got) == []
    assert Member.objects.filter(user=person).count() == 1
    assert Letter.objects.filter(template="desk-member-joined").count() == 1
