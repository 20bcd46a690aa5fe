"""What is written to the applicant. Each letter once per event: a key carries the application and how often it happened."""

from common.audit.models import Event
from common.letters import services as letters
from common.letters.services import Recipient
from common.thai import phones
from merchants.onboarding.models import Application
from merchants.onboarding.standing import Standing
from merchants.onboarding.states import ApplicationState as S


def started_for_you(application: Application) -> None:
    """Tell the person that an officer fills in an application for her, and how she takes it over."""
    letters.write(
        key=f"application-started-for-you-{application.pk}",
        to=Recipient.of(application.applicant),
        template="application-started-for-you",
        context={
            "application": application,
            "person": application.applicant,
            "officer": application.started_by,
            "phone": phones.display(application.applicant.phone or ""),
        },
        about=application,
    )


def received(application: Application) -> None:
    _write(application, "received", S.SUBMITTED)


def returned(application: Application, notes: list[Standing]) -> None:
    """One letter with every requirement to mend and the officer's words."""
    _write(application, "returned", S.RETURNED, notes=notes)


def approved(application: Application) -> None:
    _write(application, "approved", S.APPROVED)


def rejected(application: Application) -> None:
    _write(application, "rejected", S.REJECTED)


def _write(application: Application, what: str, state: str, **more: object) -> None:
    times = Event.objects.about(application).filter(verb=state, now=state).count()
    letters.write(
        key=f"application-{what}-{application.pk}-{times}",
        to=Recipient.of(application.applicant),
        template=f"application-{what}",
        context={"application": application, "person": application.applicant, **more},
        about=application,
    )
