"""How a shop is reached: the number shoppers read, and the address officers write to."""

from django.db import transaction

from common import states
from common.audit import services as audit
from common.audit.models import Event
from common.letters import services as letters
from common.letters.services import Recipient
from common.users.models import User
from common.versions import services as versions
from merchants import services as merchants
from merchants.models import Merchant


@transaction.atomic
def set_contact(*, merchant: Merchant, by: User, phone: str, email: str) -> Merchant:
    """Show shoppers ``phone`` (E.164) from now on and let officers write to ``email``. Every owner is told.

    The same again changes nothing.
    """
    row = states.locked(merchant)
    if (row.phone, row.email) == (phone, email):
        return row
    row.phone, row.email = phone, email
    row.save(update_fields=["phone", "email"])
    audit.record(subject=row, verb="contact_set", by=by)
    versions.bump("merchants")
    turn = Event.objects.about(row).count()
    for owner in merchants.owners_of(row):
        letters.write(
            key=f"merchant-contact-{row.pk}-{turn}-{owner.user_id}",
            to=Recipient.of(owner.user),
            template="merchant-contact",
            context={"merchant": row, "person": owner.user, "by": by},
            about=row,
        )
    return row
