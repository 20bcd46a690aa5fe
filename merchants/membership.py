"""Who works in a shop: helpers go (how they come: ``merchants.invitations``), owners are made and step down, and somebody always owns it.

Every verb holds the merchant's lock, so that two owners who leave at once do not leave the shop to nobody.
"""

from django.db import transaction

from common import states
from common.audit import services as audit
from common.audit.models import Event
from common.users.models import User
from merchants import invitations, team_letters
from merchants import services as merchants
from merchants.errors import (
    LastOwner,
    LastOwnerLeaves,
    NotAnOwner,
    NotInShop,
)
from merchants.models import Member, Merchant, Role


@transaction.atomic
def remove_member(*, merchant: Merchant, member: Member, by: User) -> None:
    """End the person's access at her next request; she and every owner are told. Removed already: nothing changes.

    Raises LastOwner.
    """
    states.locked(merchant)
    standing = _standing(merchant, member)
    if standing is None:
        return
    if _is_last_owner(merchant, standing):
        raise LastOwner()
    event = gone(merchant, standing, verb="member_removed", by=by)
    team_letters.to(standing.user, merchant, event, template="member-removed")


@transaction.atomic
def leave(*, merchant: Merchant, person: User) -> None:
    """She ends her own access; every owner is told. Gone already: nothing changes. Raises LastOwnerLeaves."""
    states.locked(merchant)
    standing = _of(merchant, person)
    if standing is None:
        return
    if _is_last_owner(merchant, standing):
        raise LastOwnerLeaves()
    gone(merchant, standing, verb="member_left", by=person)


@transaction.atomic
def make_owner(*, merchant: Merchant, member: Member, by: User) -> Member:
    """Let a helper own the shop beside ``by``; every owner, she too, is told. Owner already: nothing changes.

    Raises NotAnOwner where ``by`` owns the shop no more, NotInShop.
    """
    states.locked(merchant)
    mine, standing = _of(merchant, by), _standing(merchant, member)
    if mine is None or not mine.is_owner:
        raise NotAnOwner()
    if standing is None:
        raise NotInShop()
    if standing.is_owner:
        return standing
    standing.role = Role.OWNER
    standing.save(update_fields=["role"])
    event = audit.record(subject=merchant, verb="owner_made", by=by, person=standing.user_id)
    team_letters.to_owners(merchant, event, template="desk-owner-made", who=str(standing.user), by=str(by))
    return standing


@transaction.atomic
def step_down(*, merchant: Merchant, person: User) -> Member:
    """An owner becomes a helper; every owner who remains is told. Helper already: nothing changes.

    Raises NotInShop, LastOwnerLeaves.
    """
    states.locked(merchant)
    standing = _of(merchant, person)
    if standing is None:
        raise NotInShop()
    if not standing.is_owner:
        return standing
    if _is_last_owner(merchant, standing):
        raise LastOwnerLeaves()
    standing.role = Role.HELPER
    standing.save(update_fields=["role"])
    invitations.withdraw_of(merchant=merchant, owner=person, by=person)
    event = audit.record(subject=merchant, verb="owner_stepped_down", by=person, person=person.pk)
    team_letters.to_owners(merchant, event, template="desk-owner-stepped-down", who=str(person))
    return standing


def gone(merchant: Merchant, standing: Member, *, verb: str, by: User, why: str = "") -> Event:
    """Take the member out, with the invitations she made, under the merchant's lock; tell the owners who remain."""
    event = audit.record(subject=merchant, verb=verb, by=by, why=why, person=standing.user_id)
    invitations.withdraw_of(merchant=merchant, owner=standing.user, by=by)
    Member.objects.filter(pk=standing.pk).delete()
    team_letters.to_owners(merchant, event, template="desk-member-left", who=str(standing.user))
    return event


def _standing(merchant: Merchant, member: Member) -> Member | None:
    return Member.objects.for_merchant(merchant).filter(pk=member.pk).select_related("user").first()


def _of(merchant: Merchant, person: User) -> Member | None:
    return Member.objects.for_merchant(merchant).filter(user=person).select_related("user").first()


def _is_last_owner(merchant: Merchant, standing: Member) -> bool:
    return standing.is_owner and len(merchants.owners_of(merchant)) == 1
