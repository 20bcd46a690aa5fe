"""What is written to the people who work for the programme."""

from django.db import models

from common.audit.models import Event
from common.letters import services as letters
from common.letters.services import Recipient
from common.users.models import User
from merchants.models import Officer


def appointed(officer: Officer) -> None:
    """Invite her. The letter opens nothing by itself: she signs in with a code that is sent to this address."""
    _write("officer-invited", officer.user, about=officer, officer=officer)


def duties_changed(officer: Officer) -> None:
    _write("officer-duties", officer.user, about=officer, officer=officer)


def dismissed(officer: Officer) -> None:
    _write("officer-dismissed", officer.user, about=officer)


def invited(person: User) -> None:
    """Invite somebody who works in /admin/."""
    _write("staff-invited", person, about=person)


def standing_changed(person: User) -> None:
    _write("staff-changed", person, about=person, writes=may_write(person))


def second_factor_taken(person: User, *, reason: str) -> None:
    _write("second-factor-taken", person, about=person, reason=reason)


def may_write(person: User) -> bool:
    """Whether /admin/ opens to her; asked anew, not of what a row remembers."""
    return User.objects.get(pk=person.pk).has_perm("wagtailadmin.access_admin")


def _write(template: str, person: User, *, about: models.Model, **context: object) -> None:
    letters.write(
        key=f"{template}-{about._meta.model_name}-{about.pk}-{Event.objects.about(about).count()}",
        to=Recipient.of(person),
        template=template,
        context={"person": person, **context},
        about=about,
    )
