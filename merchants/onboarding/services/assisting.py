"""What an officer does for a person who cannot do it herself: begin, consent, and the person takes it over."""

import uuid

from django.db import transaction

from common import clock, states
from common.audit import services as audit
from common.consents import services as consents
from common.consents.models import Consent, How
from common.files import services as files
from common.files.models import FileKind
from common.uploads import CleanDocument
from common.users import services as users
from common.users.models import User
from merchants.models import Officer
from merchants.onboarding import errors, letters
from merchants.onboarding.models import Application
from merchants.onboarding.services.applying import begin_for
from merchants.onboarding.states import EDITABLE

ASSISTED = "assisted"


@transaction.atomic
def begin_assisted(
    *, by: User, phone: str, first_name: str, how: str, language: str = "th", client_key: uuid.UUID | None = None
) -> Application:
    """Begin an application for the owner of ``phone`` (E.164) who agreed ``how`` (not ``self``), in ``language``.

    The same ``client_key`` again, or a second time for a person whose application she began herself, returns the one
    that stands. The person is told. Raises AppliesHerself, OwnPhone.
    """
    if client_key and (sent := Application.objects.filter(client_key=client_key, started_by=by).first()):
        return sent
    person = users.person_of_phone(phone=phone, first_name=first_name, language=language)
    if person.pk == by.pk or Officer.objects.filter(user=person, active=True).exists():
        raise errors.OwnPhone()
    application = begin_for(applicant=person, started_by=by, client_key=client_key)
    if application.started_by_id != by.pk or not application.is_assisted:
        raise errors.AppliesHerself()
    _agree(application, by=by, how=how, language=language)
    letters.started_for_you(application)
    return application


def _agree(application: Application, *, by: User, how: str, language: str, file=None) -> Consent:
    if how not in {How.SPOKEN, How.PHONE, How.SIGNED}:
        raise ValueError(how)
    return consents.record(
        subject=application,
        purpose=ASSISTED,
        person=application.applicant,
        recorded_by=by,
        how=how,
        language=language,
        file=file,
    )


@transaction.atomic
def record_consent(
    *, application: Application, by: User, how: str, language: str, document: CleanDocument | None = None
) -> Consent:
    """Write down how the person agreed that somebody types for her; ``signed`` needs a picture of the paper.

    Raises NotYours once she has taken it over, NotEditable, PaperOfConsentMissing.
    """
    row = states.locked(application)
    if not row.is_assisted:
        raise errors.NotYours()
    if row.state not in EDITABLE:
        raise errors.NotEditable(state=row.get_state_display())
    if how == How.SIGNED and document is None:
        raise errors.PaperOfConsentMissing()
    file = None
    if document is not None:
        file = files.keep(
            content=document.bytes,
            content_type=document.content_type,
            kind=FileKind.PAPER,
            by=by,
            width=document.width,
            height=document.height,
        )
    made = _agree(row, by=by, how=how, language=language, file=file)
    audit.record(subject=row, verb="consent_recorded", by=by, how=how)
    return made


def consent_of(application: Application) -> Consent | None:
    """Return how the person agreed that somebody types for her, or None."""
    return consents.newest(subject=application, purpose=ASSISTED)


@transaction.atomic
def take_over(*, application: Application, by: User) -> Application:
    """The person makes the application her own: from now on only she writes in it. Done twice it changes nothing.

    Raises NotYours for anybody but the applicant.
    """
    row = states.locked(application)
    if row.applicant_id != by.pk:
        raise errors.NotYours()
    if row.is_assisted:
        row.taken_over_at = clock.now()
        row.save(update_fields=["taken_over_at"])
        audit.record(subject=row, verb="taken_over", by=by)
    return row
