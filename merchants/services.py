"""The verbs of who sells: open, suspend and reopen a merchant. Who works in it: ``merchants.membership``."""

import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.db import IntegrityError, transaction

from common import states
from common.address_columns import AddressColumns
from common.audit import services as audit
from common.audit.models import Event
from common.letters import services as letters
from common.letters.services import Recipient
from common.thai.names import after_shop_word
from common.users.models import User
from common.versions import services as versions
from merchants import interest, slugs
from merchants.errors import MerchantClosed, ReasonMissing
from merchants.models import Member, Merchant, MerchantState, RegisterEntry, Role
from merchants.signals import merchant_approved
from merchants.states import MOVES

ADDRESS = [field.name for field in AddressColumns._meta.local_fields]


@dataclass(frozen=True)
class RegisterLine:
    """A person of a group's register; one who ``signs`` needs a mobile number (E.164)."""

    name: str
    house: str = ""
    phone: str = ""
    signs: bool = False


@transaction.atomic
def open_merchant(
    *,
    by: User | None,
    owner: User,
    name: str,
    legal_form: str,
    type: str,
    phone: str,
    address: AddressColumns,
    district_name: str = "",
    registration_number: str = "",
    member_count: int = 1,
    signing_rule: str = "",
    register: Sequence[RegisterLine] = (),
    email: str = "",
    name_en: str = "",
    name_ms: str = "",
    slug: str = "",
) -> Merchant:
    """Make the merchant and its owner, and tell the floors above, which open the storefront in this transaction.

    ``address`` is any row with address columns; they are copied. The slug is made from ``slug``, ``name_en`` or
    ``name``, in this order. ``register`` is a group's member register. Not to be called twice for one application: approval holds the lock that sees to it.
    """
    merchant = Merchant(
        name=name,
        name_en=name_en,
        name_ms=name_ms,
        legal_form=legal_form,
        type=type,
        registration_number=registration_number,
        member_count=member_count,
        signing_rule=signing_rule,
        phone=phone,
        email=email,
        district_name=district_name,
        **{column: getattr(address, column) for column in ADDRESS},
    )
    _save_under_free_slug(merchant, base=slug or slugs.readable(name_en) or slugs.readable(name))
    Member.objects.create(merchant=merchant, user=owner, role=Role.OWNER)
    RegisterEntry.objects.bulk_create(RegisterEntry(merchant=merchant, **asdict(line)) for line in register)
    audit.record(subject=merchant, verb="opened", now=MerchantState.OPEN, by=by)
    versions.bump("merchants")
    merchant_approved.send(sender=Merchant, merchant=merchant, by=by)
    return merchant


def _save_under_free_slug(merchant: Merchant, *, base: str) -> None:
    """Save under ``base`` or the next free slug after it; without a base as ``shop-<id>``."""
    if not base:
        merchant.slug = f"shop-{secrets.token_hex(6)}"
        merchant.save()
        merchant.slug = f"shop-{merchant.pk}"
        merchant.save(update_fields=["slug"])
        return
    for _try in range(5):
        merchant.slug = slugs.free(base)
        try:
            with transaction.atomic():
                return merchant.save(force_insert=True)
        except IntegrityError:  # another merchant took it in the same moment
            merchant.pk = None
            if not Merchant.objects.filter(slug=merchant.slug).exists():
                raise
    raise IntegrityError(f"no free slug after {base}")


@transaction.atomic
def suspend(*, merchant: Merchant, by: User, reason: str) -> Merchant:
    """Stop the shop selling at once; readers ask its state late. Suspended already: nothing changes.

    Raises ReasonMissing, MerchantClosed, OwnMerchant.
    """
    return _turn(merchant, MerchantState.SUSPENDED, verb="suspended", by=by, reason=reason)


@transaction.atomic
def reopen(*, merchant: Merchant, by: User, reason: str) -> Merchant:
    """Let a suspended shop sell again. Open already: nothing changes. Raises ReasonMissing, MerchantClosed."""
    return _turn(merchant, MerchantState.OPEN, verb="reopened", by=by, reason=reason)


def _turn(merchant: Merchant, to: str, *, verb: str, by: User, reason: str) -> Merchant:
    why = reason.strip()
    if not why:
        raise ReasonMissing()
    row = states.locked(merchant)
    interest.refuse_own(row, by)
    if row.state == MerchantState.CLOSED:
        raise MerchantClosed(name=after_shop_word(row.name))
    if states.move(row, to, moves=MOVES, verb=verb, by=by, why=why):
        versions.bump("merchants")
        versions.bump("catalogue", of=[row.pk])
        tell_owners(row, template=f"merchant-{verb}", why=why)
    return row


def tell_owners(merchant: Merchant, *, template: str, why: str, **said: object) -> None:
    """Write to each owner what was just put into the shop's diary, and why; ``said`` is what the letter tells besides."""
    turn = Event.objects.about(merchant).count()
    for member in owners_of(merchant):
        letters.write(
            key=f"{template}-{merchant.pk}-{turn}-{member.user_id}",
            to=Recipient.of(member.user),
            template=template,
            context={"merchant": merchant, "person": member.user, "reason": why, **said},
            about=merchant,
        )


def owners_of(merchant: Merchant) -> list[Member]:
    """Return the owners with their people, oldest first."""
    rows = Member.objects.for_merchant(merchant).filter(role=Role.OWNER)
    return list(rows.select_related("user").order_by("since", "pk"))
