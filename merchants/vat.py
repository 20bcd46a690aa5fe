"""Whether a merchant is registered for VAT: an owner states it with the number, and only then tax invoices can be issued."""

import datetime

from django.db import transaction

from common import clock
from common.audit import services as audit
from common.thai import dates
from common.thai.identifiers import check_tax_id
from merchants.errors import BeforeVat, NotYetRegistered
from merchants.models import Merchant, VatRegistration
from merchants.vat_models import FIRST_DAY


def of(merchant: Merchant) -> VatRegistration | None:
    """Return the registration that stands, or None (one query)."""
    return VatRegistration.objects.for_merchant(merchant).filter(ended_at__isnull=True).first()


@transaction.atomic
def state(*, merchant: Merchant, by, name: str, address: str, tax_id: str, branch: str, since: datetime.date):
    """Write down the registration; a former one ends. The same again changes nothing. Returns the one that stands.

    Raises BadTaxId, NotYetRegistered for a day to come, BeforeVat for one before there was the tax.
    """
    number = check_tax_id(tax_id)
    if since > clock.today():
        raise NotYetRegistered()
    if since < FIRST_DAY:
        raise BeforeVat(first=dates.short_date(FIRST_DAY))
    Merchant.objects.select_for_update().get(pk=merchant.pk)
    facts = {"name": name, "address": address, "tax_id": number, "branch": branch, "since": since}
    now = of(merchant)
    if now and all(getattr(now, field) == fact for field, fact in facts.items()):
        return now
    _end(now)
    row = VatRegistration.objects.create(merchant=merchant, stated_by=by, **facts)
    audit.record(subject=merchant, verb="vat_stated", by=by, registration=row.pk)
    return row


@transaction.atomic
def end(*, merchant: Merchant, by) -> None:
    """The merchant is registered no more: no tax invoice from now on. Twice changes nothing."""
    Merchant.objects.select_for_update().get(pk=merchant.pk)
    now = of(merchant)
    if now:
        _end(now)
        audit.record(subject=merchant, verb="vat_ended", by=by, registration=now.pk)


def _end(row: VatRegistration | None) -> None:
    if row:
        row.ended_at = clock.now()
        row.save(update_fields=["ended_at"])
