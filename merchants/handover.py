"""A group's leader is gone: an officer hands the shop to whom the group's minute names."""

from typing import Literal

from django.db import transaction

from common import states
from common.audit import services as audit
from common.codes.errors import NoMobile
from common.thai import phones
from common.users import services as people
from common.users.models import User
from merchants import interest, invitations, membership, signers, team_letters
from merchants.errors import NotInShop, OnlyGroups, ReasonMissing, SameOwner, SignerAlready
from merchants.models import LegalForm, Member, Merchant, RegisterEntry, Role
from merchants.phone_changes import HANDED

Becomes = Literal["helper", "gone"]


@transaction.atomic
def hand_ownership(
    *,
    merchant: Merchant,
    by: User,
    outgoing: Member,
    becomes: Becomes,
    phone: str,
    first_name: str,
    last_name: str = "",
    minute: str,
    reason: str,
    signs_for: RegisterEntry | None = None,
) -> Member:
    """Make the holder of ``phone`` (E.164) the owner in the place of ``outgoing``, who stays as helper or is gone.

    ``minute`` names the paper of the group's meeting. Where ``signs_for`` is given, the new owner signs in the place of
    that line of the register. Everybody concerned is told. Handed over already: nothing changes. Raises OnlyGroups,
    ReasonMissing, NoMobile, OwnMerchant, SameOwner, OfficersStayOut, SignerAlready, NotInShop.
    """
    why = reason.strip()
    if merchant.legal_form != LegalForm.GROUP:
        raise OnlyGroups()
    if not why:
        raise ReasonMissing()
    if not phones.is_mobile(phone):
        raise NoMobile()
    merchant = states.locked(merchant)
    interest.refuse_own(merchant, by)
    person = people.person_of_phone(phone=phone, first_name=first_name)
    invitations.refuse_officers(person)
    rows = Member.objects.for_merchant(merchant).select_related("user")
    before, standing = rows.filter(pk=outgoing.pk).first(), rows.filter(user=person).first()
    if before and before.user_id == person.pk:
        raise SameOwner()
    if before is None or not before.is_owner:
        if standing and standing.is_owner:
            return standing
        raise NotInShop()
    owner = _made_owner(merchant, person, standing)
    displaced, line = "", None
    if signs_for is not None:
        displaced, line = _sign_instead(merchant, signs_for, name=f"{first_name} {last_name}".strip(), phone=phone)
        signers.ended(merchant, by=by)
    whom = {"person": person.pk, **({"line": line.pk} if line else {})}
    event = audit.record(subject=merchant, verb=HANDED, by=by, why=f"{why} ({minute})", **whom)
    if becomes == "helper":
        Member.objects.filter(pk=before.pk).update(role=Role.HELPER)
        invitations.withdraw_of(merchant=merchant, owner=before.user, by=by)
    else:
        membership.gone(merchant, before, verb="member_removed", by=by, why=why)
    facts = {"before": str(before.user), "who": str(person), "reason": why, "minute": minute, "phone": phone}
    team_letters.to_owners(merchant, event, template="owner-handed", **facts)
    team_letters.to(before.user, merchant, event, template="owner-handed", **facts)
    if displaced:
        team_letters.signs_no_more(merchant, event, phone=displaced)
    if line and line.to_prove:
        team_letters.asks_signer(merchant, event, phone=phone)
    return owner


def _made_owner(merchant: Merchant, person: User, standing: Member | None) -> Member:
    if standing is None:
        return Member.objects.create(merchant=merchant, user=person, role=Role.OWNER)
    standing.role = Role.OWNER
    standing.save(update_fields=["role"])
    return standing


def _sign_instead(merchant: Merchant, line: RegisterEntry, *, name: str, phone: str) -> tuple[str, RegisterEntry]:
    """Let the new owner sign in the place of ``line``, which stays in the register as a member. Returns the number that
    signs no more, and her own line; its number is to be proven unless it was this line's."""
    lines = RegisterEntry.objects.for_merchant(merchant)
    if lines.filter(phone=phone, signs=True).exclude(pk=line.pk).exists():
        raise SignerAlready()
    standing = lines.get(pk=line.pk)
    lines.filter(pk=line.pk).update(signs=False, to_prove=False)
    own = lines.filter(phone=phone).exclude(pk=line.pk).order_by("pk").first()
    own = own or RegisterEntry(merchant=merchant, phone=phone)
    own.name, own.signs = name, True
    own.to_prove = standing.to_prove or standing.phone != phone
    own.save()
    return (standing.phone if standing.phone != phone else ""), own
