"""What is written to people about who works in a shop."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from common import links
from common.audit.models import Event
from common.letters import services as letters
from common.letters.services import Recipient
from common.users import services as people
from common.users.models import User
from merchants import services as merchants
from merchants.models import Invitation, Merchant

INVITATION = "invitation"  # what the link is for
SIGNER = "signer"


def invited(invitation: Invitation) -> None:
    """Send the link to the invited number or address, in its holder's language where we know her."""
    row = invitation
    known = people.holder_of_email(row.email) if row.email else people.holder_of(row.phone)
    language = known.language if known else invitation.invited_by.language
    token = links.token_of(invitation, purpose=INVITATION)
    with translation.override(language):
        path = reverse("join:invitation", kwargs={"token": token})
    letters.write(
        key=f"invitation-{invitation.pk}-{invitation.sent_times}",
        to=Recipient(email=row.email, phone=row.phone, language=language),
        template="invitation",
        context={
            "shop": invitation.merchant.name,
            "who": invitation.invited_by.get_full_name(),
            "link": f"{settings.SITE_URL}{path}",
        },
        about=invitation.merchant,
        secret=token,
        good_until=invitation.expires_at,
    )


def signs_no_more(merchant: Merchant, event: Event, *, phone: str) -> None:
    """Tell a number of the register that it signs for the group no more. It names nobody: a stranger may hold it by now."""
    _to_number("signer-out", merchant, event, phone)


def signs_now(merchant: Merchant, event: Event, *, phone: str) -> None:
    """Tell a number that it signs for the group from now on."""
    _to_number("signer-in", merchant, event, phone)


def asks_signer(merchant: Merchant, event: Event, *, phone: str) -> None:
    """Send the link with which a signer proves the number that an officer wrote into her line, as ``event`` says."""
    token = links.token_of(event, purpose=SIGNER)
    with translation.override(_language(phone)):
        link = f"{settings.SITE_URL}{reverse('join:signer', kwargs={'token': token})}"
    _to_number("signer-asked", merchant, event, phone, link=link, secret=token)


def _language(phone: str) -> str:
    known = people.holder_of(phone)
    return known.language if known else "th"


def _to_number(
    template: str, merchant: Merchant, event: Event, phone: str, *, link: str = "", secret: str = ""
) -> None:
    letters.write(
        key=f"{template}-{event.pk}",
        to=Recipient(phone=phone, language=_language(phone)),
        template=template,
        context={"shop": merchant.name, "link": link},
        about=merchant,
        secret=secret,
    )


def to_owners(merchant: Merchant, event: Event, *, template: str, **facts: object) -> None:
    """Tell every owner of today, once for each ``event`` of the diary."""
    for member in merchants.owners_of(merchant):
        to(member.user, merchant, event, template=template, **facts)


def to(person: User, merchant: Merchant, event: Event, *, template: str, **facts: object) -> None:
    """Tell one person of what stands in the diary as ``event``."""
    letters.write(
        key=f"{template}-{event.pk}-{person.pk}",
        to=Recipient.of(person),
        template=template,
        context={"shop": merchant.name, "person": person, "link": f"{settings.SITE_URL}/desk/team/", **facts},
        about=merchant,
    )
