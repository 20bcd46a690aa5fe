"""Where a merchant's money goes and which ways to pay she takes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from common import clock
from common.audit import services as audit
from common.errors import DomainError
from common.thai import dates
from common.thai.names import after_shop_word
from merchants import phone_changes, selling
from merchants.models import Merchant
from merchants.terms import services as terms
from shop.payments import letters, promptpay
from shop.payments.errors import (
    BadBankNumber,
    BadProxy,
    NeedsConsent,
    NoBankAccount,
    NoPayoutAccount,
    NotOffered,
    PayoutHeld,
    PersonsTaxId,
    UnknownBank,
)
from shop.payments.models import PaymentMethod, PayoutAccount, ProxyType
from shop.payments.providers import all_providers, provider
from shop.payments.slip_qr import BANKS


@dataclass(frozen=True)
class Way:
    """One way to pay at one merchant, as the shopper chooses it."""

    key: str
    label: str
    explained: str
    fee_satang: int


def account_of(merchant: Merchant, *, at_bank: bool = False) -> PayoutAccount | None:
    """Return the merchant's current PromptPay account (or the one ``at_bank``), or None."""
    rows = PayoutAccount.objects.for_merchant(merchant).filter(replaced_at__isnull=True)
    return (rows.exclude(bank="") if at_bank else rows.filter(bank="")).first()


def held_for(merchant: Merchant) -> DomainError | None:
    """Return why the account cannot be set for a while, or never again, or None."""
    if refusal := selling.over(merchant):
        return refusal
    held = phone_changes.held_until(merchant)
    return PayoutHeld(when=dates.short_datetime(held)) if held else None


def checked(*, proxy_type: str, proxy: str, consent: bool, bank: str = "") -> bool:
    """Return whether the number is a person's own identity number. Raises BadProxy, and NeedsConsent without consent;
    UnknownBank and BadBankNumber for a bank's account.
    """
    if proxy_type == ProxyType.BANK:
        if bank not in BANKS:
            raise UnknownBank()
        if not re.fullmatch(r"[0-9]{10,15}", proxy):
            raise BadBankNumber()
        return False
    try:
        promptpay.proxy_value(promptpay.Proxy(proxy_type), proxy)
    except ValueError as error:
        raise BadProxy() from error
    is_persons = promptpay.names_a_person(promptpay.Proxy(proxy_type), proxy)
    if is_persons and not consent:
        raise NeedsConsent() if proxy_type == ProxyType.NATIONAL_ID else PersonsTaxId()
    return is_persons


@transaction.atomic
def set_account(
    *, merchant: Merchant, by, proxy_type: str, proxy: str, holder_name: str, consent: bool = False, bank: str = ""
) -> PayoutAccount:
    """Set the PromptPay account (or the one at a ``bank``) and switch its way to pay on, whoever else should sign: pages call ``changes.ask``.

    The old account stays on record; the same one again changes nothing.

    Raises BadProxy where ``proxy`` is none of that type, NeedsConsent for a person's own identity number (also as a tax
    ID) without explicit consent, ShopOver for a closed shop, PayoutHeld while an owner's changed number is new, TermsWaiting
    where changed texts wait too long. Every owner is told by letter.
    """
    is_persons = checked(proxy_type=proxy_type, proxy=proxy, consent=consent, bank=bank)
    terms.check(merchant)
    merchant = Merchant.objects.select_for_update().get(pk=merchant.pk)
    now = account_of(merchant, at_bank=bool(bank))
    facts = {"proxy_type": proxy_type, "proxy": proxy, "bank": bank, "holder_name": holder_name}
    if now and all(getattr(now, name) == fact for name, fact in facts.items()):
        return now
    if held := held_for(merchant):
        raise held
    if now:
        now.replaced_at = clock.now()
        now.save(update_fields=["replaced_at"])
    account = PayoutAccount.objects.create(
        merchant=merchant,
        set_by=by,
        national_id_consent_at=clock.now() if is_persons else None,
        **facts,
    )
    letters.payout_changed(account, first=now is None)
    audit.record(subject=merchant, verb="payout_changed", by=by, account=account.pk)
    _switch(merchant, "transfer" if bank else "promptpay", active=True)
    return account


@transaction.atomic
def set_ways(
    *,
    merchant: Merchant,
    by,
    promptpay_on: bool,
    cod_on: bool,
    cod_fee_satang: int = 0,
    transfer_on: bool = False,
    odd_satang: bool = False,
) -> None:
    """Choose which ways to pay the merchant takes, and whether every open transfer has a sum of its own (``odd_satang``).

    Raises NoPayoutAccount for the QR without an account, NoBankAccount for transfers without one, ShopOver, TermsWaiting.
    """
    if refusal := selling.over(merchant):
        raise refusal
    if promptpay_on and account_of(merchant) is None:
        raise NoPayoutAccount()
    if transfer_on and account_of(merchant, at_bank=True) is None:
        raise NoBankAccount()
    terms.check(merchant)
    _switch(merchant, "promptpay", active=promptpay_on, odd_satang=odd_satang)
    _switch(merchant, "transfer", active=transfer_on, odd_satang=odd_satang)
    _switch(merchant, "cod", active=cod_on, fee_satang=cod_fee_satang)
    on = {"promptpay": promptpay_on, "transfer": transfer_on, "cod": cod_on, "odd_satang": odd_satang}
    audit.record(subject=merchant, verb="ways_to_pay_set", by=by, **on)


def _switch(merchant: Merchant, key: str, **facts: object) -> None:
    PaymentMethod.objects.update_or_create(merchant=merchant, provider=key, defaults=facts)


def ways_of(merchants: Iterable[Merchant]) -> dict[int, list[Way]]:
    """Return the ways to pay of several merchants (two queries), by merchant id, in the order of the settings."""
    merchants = list(merchants)
    switched = {
        (method.merchant_id, method.provider): method
        for method in PaymentMethod.objects.usable().filter(merchant__in=merchants)
    }
    accounts = {
        (a.merchant_id, a.is_bank): a
        for a in PayoutAccount.objects.filter(merchant__in=merchants, replaced_at__isnull=True)
    }
    return {
        merchant.pk: [
            Way(way.key, str(way.label), str(way.explained), switched[merchant.pk, way.key].fee_satang)
            for way in all_providers()
            if (merchant.pk, way.key) in switched and way.ready(merchant, accounts.get((merchant.pk, way.at_bank)))
        ]
        for merchant in merchants
    }


def takes(way: Way, total_satang: int) -> bool:
    """Return whether an order that costs ``total_satang`` without the way's own fee can be paid this way.

    One that costs nothing needs no way to pay: each will do.
    """
    return not total_satang or provider(way.key).takes(total_satang + way.fee_satang)


def choose(*, merchant: Merchant, key: str, total_satang: int) -> Way:
    """Return the merchant's way ``key`` for an order of that total, its own fee not counted. Raises NotOffered."""
    for way in ways_of([merchant])[merchant.pk]:
        if way.key == key and takes(way, total_satang):
            return way
    raise NotOffered(merchant=after_shop_word(merchant.name))
