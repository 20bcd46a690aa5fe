"""Who signs for a group is known by her number: what happens to her line of the register when that number is another.

Whatever changes a line ends what waits for its signers, holds the payout account for a while (``merchants.phone_changes``)
and is told to every owner, so that no changed number becomes a second hand unseen.
"""

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from common import states
from common.audit import services as audit
from common.audit.models import Event
from common.codes.errors import NoMobile
from common.thai import phones
from common.users.models import User
from merchants import interest, team_letters
from merchants.errors import NoSignerNow, ReasonMissing, SignerAlready
from merchants.models import Merchant, RegisterEntry
from merchants.phone_changes import SIGNER_CORRECTED, SIGNER_MOVED


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
    team_letters.signs_now(merchant, event, phone=line.phone)
    changed(merchant, event, line, by=by)


@transaction.atomic
def correct(*, merchant: Merchant, by: User, line: RegisterEntry, name: str, phone: str, reason: str) -> RegisterEntry:
    """An officer writes another name or number (E.164) into a signing line, because the group says so.

    The old number is told that it signs no more, the new one that it does, every owner both. As it is already: nothing
    changes. Raises ReasonMissing, NoMobile, OwnMerchant, NoSignerNow, SignerAlready.
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
    row.save(update_fields=["name", "phone"])
    event = audit.record(subject=merchant, verb=SIGNER_CORRECTED, by=by, why=why, line=row.pk)
    if before != phone:
        team_letters.signs_no_more(merchant, event, phone=before)
        team_letters.signs_now(merchant, event, phone=phone)
    changed(merchant, event, row, by=by, reason=why)
    return row


def changed(merchant: Merchant, event: Event, line: RegisterEntry, *, by: User, reason: str = "") -> None:
    """End what waits for the signers as they were, and tell every owner. Under the merchant's lock."""
    ended(merchant, by=by)
    facts = {"signer": line.name, "reason": reason, "by": by.greeting if reason else "", "ending": line.phone[-4:]}
    team_letters.to_owners(merchant, event, template="signer-changed", **facts)


def ended(merchant: Merchant, *, by: User) -> None:
    """Let the rooms above end what waits for the signers as they were (SIGNERS_CHANGED). Under the merchant's lock."""
    for name in settings.SIGNERS_CHANGED:
        import_string(name)(merchant=merchant, by=by)
