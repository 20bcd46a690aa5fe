"""What is written when an officer gave somebody another number: to everybody who might know that it was not so."""

from common.audit.models import Event
from common.letters import services as letters
from common.letters.services import Recipient
from common.users.models import User
from merchants import services as merchants
from merchants.models import Member


def phone_changed(person: User, *, before: str, by: User, memberships: list[Member]) -> None:
    """Tell the old number (whoever holds it now: it names nobody), the new one, her address, and the other owners."""
    turn = Event.objects.about(person).count()
    facts = {"person": person, "officer": by}
    ways = [
        ("old", Recipient(phone=before, language=person.language, user=person), before),
        ("new", Recipient(phone=person.phone or "", language=person.language, user=person), person.phone),
        ("mail", Recipient(email=person.email or "", language=person.language, user=person), person.email),
    ]
    for name, to, exists in ways:
        if exists:
            _write(f"phone-by-officer-{name}", f"{person.pk}-{turn}", to, person, **facts)
    for member in memberships:
        for owner in merchants.owners_of(member.merchant):
            if owner.user_id != person.pk:
                _write(
                    "phone-by-officer-owner",
                    f"{person.pk}-{turn}-{member.merchant_id}-{owner.user_id}",
                    Recipient.of(owner.user),
                    member.merchant,
                    **facts,
                    reader=owner.user,
                    merchant=member.merchant,
                    held=member.is_owner,
                )


def _write(template: str, key: str, to: Recipient, about, **context: object) -> None:
    letters.write(key=f"{template}-{key}", to=to, template=template, context=context, about=about)
