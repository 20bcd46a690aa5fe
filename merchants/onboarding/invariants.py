"""What must hold of applications: who was told no knows why, and what was handed in was whole."""

from django.db.models import Exists, OuterRef

from merchants.models import Member
from merchants.onboarding.models import Application
from merchants.onboarding.states import WAITING
from merchants.onboarding.states import ApplicationState as S
from merchants.onboarding.steps import missing_steps


def check() -> list[str]:
    """Return a line per application that contradicts itself."""
    silent = Application.objects.filter(state__in=[S.RETURNED, S.REJECTED], reason="")
    lines = [f"application {pk}: {state} without a reason" for pk, state in silent.values_list("pk", "state")]
    inside = Member.objects.filter(merchant=OuterRef("merchant"))
    empty = Application.objects.filter(~Exists(inside), state=S.APPROVED)
    lines += [f"application {pk}: approved, but nobody is in the merchant" for pk in empty.values_list("pk", flat=True)]
    for application in Application.objects.filter(state__in=WAITING).iterator():
        missing = [step.key for step in missing_steps(application)]
        if missing:
            lines.append(f"application {application.pk}: submitted without {', '.join(missing)}")
    return lines
