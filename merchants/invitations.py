"""An owner invites a helper by phone or e-mail: a link goes there, and only whoever proves that it is hers comes in.

The answer is the same whether somebody has an account with the number or address or not.

How often may be sent is read off the rows under the merchant's lock, so it holds however many press at once.
"""

import datetime

from allauth.account.models import EmailAddress
from django.db import transaction

from common import clock, links, states
from common.audit import services as audit
from common.codes.errors import NoMobile
from common.letters import sms
from common.thai import phones
from common.users import services as people
from common.users.models import User
from merchants import selling, team_letters
from merchants.errors import (
    AlreadyMember,
    InvitationOver,
    InvitedIsAnother,
    NoSmsHere,
    OfficersStayOut,
    PhoneInShop,
    TooManyByEmail,
    TooManyInvitations,
)
from merchants.models import Invitation, InvitationState, Member, Merchant, MerchantState, Officer, Role
from merchants.states import INVITATION_MOVES
from merchants.team_letters import INVITATION

S = InvitationState
LIFE = datetime.timedelta(days=7)
BETWEEN = datetime.timedelta(minutes=10)  # two sendings of one invitation
MOST_SENT = 5  # of one invitation
DAY = datetime.timedelta(days=1)
OF_SHOP, OF_NUMBER = 20, 4  # made in a day


def invite(*, merchant: Merchant, by: User, phone: str, first_name: str = "") -> Invitation:
    """Invite the holder of ``phone`` (E.164) as helper; the link goes there by SMS and is good for a week.

    The number is invited already: returns the invitation that stands, and nothing is sent. Raises NoMobile, NoSmsHere,
    ShopOver, PhoneInShop, TooManyInvitations.
    """
    if not phones.is_mobile(phone):
        raise NoMobile()
    if not sms.is_on():
        raise NoSmsHere()
    return _invited(merchant, by, first_name, inside=PhoneInShop, phone=phone)


def invite_by_email(*, merchant: Merchant, by: User, email: str, first_name: str = "") -> Invitation:
    """Invite whoever reads the mailbox ``email``; otherwise as ``invite``.

    Raises ShopOver, AlreadyMember where she is in the shop (every owner sees her address there), TooManyInvitations.
    """
    return _invited(merchant, by, first_name, inside=AlreadyMember, email=email.strip().lower())


@transaction.atomic
def _invited(merchant: Merchant, by: User, first_name: str, *, inside: type[AlreadyMember], **to: str) -> Invitation:
    """``to`` is the number or the address; whoever holds it and is in the shop is refused by ``inside``."""
    merchant = states.locked(merchant)
    if refusal := selling.over(merchant):
        raise refusal
    known = people.holder_of(to["phone"]) if "phone" in to else people.holder_of_email(to["email"])
    if known and Member.objects.for_merchant(merchant).filter(user=known).exists():
        raise inside(who=known.greeting)
    standing = Invitation.objects.for_merchant(merchant).filter(state=S.OPEN, **to).first()
    if standing and standing.is_open:
        return standing
    if standing:
        _close(standing, S.EXPIRED, by=None)
    _permit(merchant, **to)
    now = clock.now()
    facts = {"first_name": first_name, "invited_by": by, "made_at": now, "sent_at": now, "expires_at": now + LIFE}
    row = Invitation.objects.create(merchant=merchant, **to, **facts)
    audit.record(subject=merchant, verb="invited" if row.phone else "invited_by_email", by=by, invitation=row.pk)
    team_letters.invited(row)
    return row


def _permit(merchant: Merchant, **to: str) -> None:
    since, refusal = clock.now() - DAY, TooManyInvitations if "phone" in to else TooManyByEmail
    for rows, most in (
        (Invitation.objects.for_merchant(merchant), OF_SHOP),
        (Invitation.objects.filter(**to), OF_NUMBER),
    ):
        recent = list(rows.filter(made_at__gt=since).order_by("-made_at").values_list("made_at", flat=True)[:most])
        if len(recent) == most:
            raise refusal(again_at=recent[-1] + DAY)


@transaction.atomic
def send_again(*, invitation: Invitation, by: User) -> Invitation:
    """Send the same link once more. Raises InvitationOver, ShopOver, NoSmsHere, TooManyInvitations (too soon or too often)."""
    row = _locked(invitation)
    if row.phone and not sms.is_on():
        raise NoSmsHere()
    if not row.is_open:
        raise InvitationOver()
    if refusal := selling.over(row.merchant):
        raise refusal
    free = row.sent_at + BETWEEN if row.sent_times < MOST_SENT else row.expires_at
    if free > clock.now():
        raise TooManyInvitations(again_at=free)
    row.sent_at, row.sent_times = clock.now(), row.sent_times + 1
    row.save(update_fields=["sent_at", "sent_times"])
    audit.record(subject=row.merchant, verb="invitation_sent_again", by=by, invitation=row.pk)
    team_letters.invited(row)
    return row


@transaction.atomic
def withdraw(*, invitation: Invitation, by: User) -> Invitation:
    """Take it back: its link opens nothing any more. Over already: nothing changes. Raises InvitationOver once used."""
    row = _locked(invitation)
    if row.state == S.USED:
        raise InvitationOver()
    if row.state == S.OPEN:
        _close(row, S.WITHDRAWN, by=by)
    return row


def withdraw_of(*, merchant: Merchant, owner: User, by: User) -> None:
    """Take back what ``owner`` has open: she owns the shop no more. Under the merchant's lock."""
    for row in Invitation.objects.for_merchant(merchant).filter(state=S.OPEN, invited_by=owner):
        _close(row, S.WITHDRAWN, by=by)


@transaction.atomic
def join(*, invitation: Invitation, person: User) -> Member:
    """She says yes. Done twice she is one member; every owner is told.

    Raises InvitedIsAnother unless the invited number or address is proven to be hers, InvitationOver, OfficersStayOut.
    """
    row = _locked(invitation)
    if not is_for(row, person):
        raise InvitedIsAnother()
    standing = Member.objects.for_merchant(row.merchant).filter(user=person).first()
    if row.state == S.USED and row.used_by_id == person.pk and standing:
        return standing
    if not row.is_open or row.merchant.state == MerchantState.CLOSED:
        raise InvitationOver()
    refuse_officers(person)
    _close(row, S.USED, by=person, used_by=person)
    if standing:
        return standing
    member = Member.objects.create(merchant=row.merchant, user=person, role=Role.HELPER)
    event = audit.record(subject=row.merchant, verb="member_joined", by=person, person=person.pk)
    team_letters.to_owners(row.merchant, event, template="desk-member-joined", who=str(person))
    return member


def is_for(invitation: Invitation, person: User) -> bool:
    """Whether she has proven the invited number or address."""
    if not person.is_active:
        return False
    if invitation.email:
        return EmailAddress.objects.filter(user=person, email__iexact=invitation.email, verified=True).exists()
    return person.phone_verified and person.phone == invitation.phone


def refuse_invited_officer(invitation: Invitation) -> None:
    """Raise OfficersStayOut where the invited number or address is an officer's: she need not prove it first."""
    row = invitation
    known = people.holder_of_email(row.email) if row.email else people.holder_of(row.phone)
    if known:
        refuse_officers(known)


def refuse_officers(person: User) -> None:
    """Raise OfficersStayOut for whoever watches over shops."""
    if Officer.objects.filter(user=person, active=True).exists():
        raise OfficersStayOut()


def opened_by(token: str) -> Invitation | None:
    """Return the invitation that a link opens, in whatever state, or None."""
    rows = Invitation.objects.select_related("merchant", "invited_by")
    return rows.filter(pk=links.pk_of(token, purpose=INVITATION)).first()


def open_of(merchant: Merchant) -> list[Invitation]:
    """Return the invitations of a shop that can still be answered, oldest first."""
    rows = Invitation.objects.for_merchant(merchant).filter(state=S.OPEN, expires_at__gt=clock.now())
    return list(rows.select_related("invited_by").order_by("made_at", "pk"))


def expire_due() -> int:
    """Close the invitations whose time ran out. Returns how many."""
    due = Invitation.objects.filter(state=S.OPEN, expires_at__lte=clock.now()).order_by("pk")
    return sum(_expire(row) for row in due)


@transaction.atomic
def _expire(invitation: Invitation) -> bool:
    row = _locked(invitation)
    return row.state == S.OPEN and not row.is_open and _close(row, S.EXPIRED, by=None)


def _locked(invitation: Invitation) -> Invitation:
    """Return the row again, under its merchant's lock: the merchant first, as in every verb of who works there."""
    merchant = Merchant.objects.select_for_update().get(pk=invitation.merchant_id)
    row = states.locked(invitation)
    row.merchant = merchant
    return row


def _close(row: Invitation, to: str, *, by: User | None, **facts: object) -> bool:
    return states.move(row, to, moves=INVITATION_MOVES, by=by, closed_at=clock.now(), **facts)
