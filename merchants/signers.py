"""Who signs for a group is known by her number: what happens to her line of the register when that number is another.

Whatever changes a line ends what waits for its signers, holds the payout account for a while (``merchants.phone_changes``)
and is told to every owner, so that no changed number becomes a second hand unseen. A number that an officer wrote is no
hand at all before a code sent there is typed on the page that the line's link opens.
"""

import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.module_loading import import_string

from common import clock, links, states
from common.audit import services as audit
from common.audit.models import Event
from common.codes.errors import NoMobile
from common.thai import phones
from common.users import services as people
from common.users.models import User
from merchants import interest, team_letters
from merchants.errors import NoSignerNow, ReasonMissing, SignerAlready, TooManyLinks
from merchants.models import Merchant, RegisterEntry
from merchants.phone_changes import HANDED, SIGNER_ASKED, SIGNER_CORRECTED, SIGNER_MOVED, SIGNER_PROVEN

LINKED = [HANDED, SIGNER_ASKED, SIGNER_CORRECTED, SIGNER_MOVED]  # the newest of a line is what its link opens
LIFE = datetime.timedelta(days=7)
BETWEEN = datetime.timedelta(minutes=10)  # two links to one line
DAY = datetime.timedelta(days=1)
IN_A_DAY = 5


@transaction.atomic
def follow(*, person: User, before: str, by: User) -> None:
    """``person`` has another proven number than ``before``, which was proven as hers: her signing lines have it too.

    A line stays where another line of that group signs with the new number: nobody becomes two hands. Done twice it
    changes nothing.
    """
    if not (before and person.phone and person.phone_verified and person.phone != before):
        return
    hers = RegisterEntry.objects.filter(phone=before, signs=True).order_by("merchant_id")
    for merchant in Merchant.objects.filter(pk__in=hers.values("merchant_id")).order_by("pk"):
        _moved(merchant, before=before, person=person, by=by)


def _moved(merchant: Merchant, *, before: str, person: User, by: User) -> None:
    merchant = states.locked(merchant)
    lines = RegisterEntry.objects.for_merchant(merchant).filter(signs=True)
    line = lines.filter(phone=before).first()
    if line is None or lines.filter(phone=person.phone).exists():
        return
    line.phone = person.phone
    line.save(update_fields=["phone"])
    event = audit.record(subject=merchant, verb=SIGNER_MOVED, by=by, line=line.pk, person=person.pk)
    told = team_letters.asks_signer if line.to_prove else team_letters.signs_now
    told(merchant, event, phone=line.phone)
    changed(merchant, event, line, by=by)


@transaction.atomic
def correct(*, merchant: Merchant, by: User, line: RegisterEntry, name: str, phone: str, reason: str) -> RegisterEntry:
    """An officer writes another name or number (E.164) into a signing line, because the group says so.

    The old number is told that it signs no more, the new one is asked to prove itself, every owner reads both. As it is
    already: nothing changes. Raises ReasonMissing, NoMobile, OwnMerchant, NoSignerNow, SignerAlready.
    """
    why = reason.strip()
    if not why:
        raise ReasonMissing()
    if not phones.is_mobile(phone):
        raise NoMobile()
    merchant = states.locked(merchant)
    interest.refuse_own(merchant, by, phone)
    lines = RegisterEntry.objects.for_merchant(merchant).filter(signs=True)
    row = lines.filter(pk=line.pk).first()
    if row is None:
        raise NoSignerNow()
    if (row.name, row.phone) == (name, phone):
        return row
    if lines.filter(phone=phone).exclude(pk=row.pk).exists():
        raise SignerAlready(field="phone")
    before, row.name, row.phone = row.phone, name, phone
    row.to_prove = row.to_prove or before != phone
    row.save(update_fields=["name", "phone", "to_prove"])
    event = audit.record(subject=merchant, verb=SIGNER_CORRECTED, by=by, why=why, line=row.pk)
    if before != phone:
        team_letters.signs_no_more(merchant, event, phone=before)
    if row.to_prove:
        team_letters.asks_signer(merchant, event, phone=phone)
    changed(merchant, event, row, by=by, reason=why)
    return row


@transaction.atomic
def prove(*, line: RegisterEntry, phone: str) -> RegisterEntry:
    """She typed the code that was sent to ``phone`` (E.164): the line is a hand. Done twice it changes nothing.

    Call it only after ``codes.check`` of that number. Raises NoSignerNow where the line has another number by now.
    """
    merchant = states.locked(line.merchant)
    row = RegisterEntry.objects.for_merchant(merchant).filter(pk=line.pk, phone=phone, signs=True).first()
    if row is None:
        raise NoSignerNow()
    if row.to_prove:
        row.to_prove = False
        row.save(update_fields=["to_prove"])
        audit.record(subject=merchant, verb=SIGNER_PROVEN, by=people.holder_of(phone), line=row.pk)
    return row


@transaction.atomic
def send_again(*, merchant: Merchant, line: RegisterEntry, by: User) -> None:
    """Send a line whose number is not proven a new link; the one of before opens nothing then.

    Proven already: nothing is sent. Raises NoSignerNow, TooManyLinks.
    """
    merchant = states.locked(merchant)
    row = RegisterEntry.objects.for_merchant(merchant).filter(pk=line.pk, signs=True).first()
    if row is None:
        raise NoSignerNow()
    if not row.to_prove:
        return
    sent = [event.at for event in _links_of(row).filter(at__gt=clock.now() - DAY)[:IN_A_DAY]]
    again_at = max([at + BETWEEN for at in sent[:1]] + [at + DAY for at in sent[IN_A_DAY - 1 :]], default=clock.now())
    if again_at > clock.now():
        raise TooManyLinks(again_at=again_at)
    event = audit.record(subject=merchant, verb=SIGNER_ASKED, by=by, line=row.pk)
    team_letters.asks_signer(merchant, event, phone=row.phone)


def link_of(line: RegisterEntry) -> str:
    """Return the address at which she proves her number, in the language that is active."""
    token = links.token_of(_links_of(line).first(), purpose=team_letters.SIGNER)
    return reverse("join:signer", kwargs={"token": token})


def opened_by(token: str) -> Event | None:
    """Return what a link was sent for, however it stands, or None for anything that we did not send."""
    return Event.objects.filter(pk=links.pk_of(token, purpose=team_letters.SIGNER), verb__in=LINKED).first()


def asked_by(event: Event) -> RegisterEntry | None:
    """Return the signing line that a link still opens: not where a newer one was sent, or its week is over."""
    line = RegisterEntry.objects.filter(pk=event.facts.get("line"), signs=True).select_related("merchant").first()
    if line is None or event.at + LIFE <= clock.now() or _links_of(line).first() != event:
        return None
    return line


def _links_of(line: RegisterEntry):
    """Return the lines of the diary that a link of ``line`` was sent for, newest first."""
    about = Event.objects.about(line.merchant).filter(verb__in=LINKED, facts__line=line.pk)
    return about.order_by("-at", "-pk")


def changed(merchant: Merchant, event: Event, line: RegisterEntry, *, by: User, reason: str = "") -> None:
    """End what waits for the signers as they were, and tell every owner. Under the merchant's lock."""
    ended(merchant, by=by)
    facts = {"signer": line.name, "reason": reason, "by": by.greeting if reason else "", "ending": line.phone[-4:]}
    team_letters.to_owners(merchant, event, template="signer-changed", **facts)


def ended(merchant: Merchant, *, by: User) -> None:
    """Let the rooms above end what waits for the signers as they were (SIGNERS_CHANGED). Under the merchant's lock."""
    for name in settings.SIGNERS_CHANGED:
        import_string(name)(merchant=merchant, by=by)
