"""The ways by which news reaches a person, and the one she chose."""

import requests
from django.utils.translation import gettext as _

from common.letters import line, sms
from common.letters.models import Channel
from common.letters.services import line_of
from common.thai import phones
from common.users.errors import LineSilent, NoFriendOnLine
from common.users.models import User


def of(person: User) -> list[tuple[str, str]]:
    """Return the ways that reach her, each with its words: her address, her proven number, the LINE account she connected."""
    found = []
    if person.email:
        found.append((Channel.EMAIL, _("อีเมล %(email)s") % {"email": person.email}))
    if person.phone_verified and (sms.is_on() or not person.email):
        found.append((Channel.SMS, _("SMS ไปที่ %(phone)s") % {"phone": phones.display(person.phone)}))
    if line.is_on() and line_of(person):
        found.append((Channel.LINE, _("LINE ที่เชื่อมไว้กับบัญชีนี้")))
    return found


def choose(*, person: User, way: str) -> None:
    """Write to her by ``way`` from now on; what waits already goes as it was written.

    Raises NoFriendOnLine where LINE would deliver nothing, LineSilent where it does not say.
    """
    if way == Channel.LINE:
        try:
            if not line.is_friend(line_of(person)):
                raise NoFriendOnLine()
        except (line.LineRefused, requests.RequestException) as error:
            raise LineSilent() from error
    person.letters_by = way
    person.save(update_fields=["letters_by"])
