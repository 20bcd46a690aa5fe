"""What must hold of applications: who was told no knows why, and what was handed in was whole."""

from django.db.models import Exists, OuterRef

from merchants.models import Member
from merchants.onboarding.models import Answer, Application, Verdict
from merchants.onboarding.questions import question_of
from merchants.onboarding.standing import missing, standings, to_mend, unsettled
from merchants.onboarding.states import WAITING
from merchants.onboarding.states import ApplicationState as S


def check() -> list[str]:
    """Return a line per application that contradicts itself."""
    silent = Application.objects.filter(state=S.REJECTED, reason="")
    lines = [f"application {pk}: rejected without a reason" for pk in silent.values_list("pk", flat=True)]
    inside = Member.objects.filter(merchant=OuterRef("merchant"))
    empty = Application.objects.filter(~Exists(inside), state=S.APPROVED)
    lines += [f"application {pk}: approved, but nobody is in the merchant" for pk in empty.values_list("pk", flat=True)]
    for application in Application.objects.exclude(state=S.REJECTED).select_related("requirement_list").iterator():
        lines += [f"application {application.pk}: {fault}" for fault in _faults(application)]
    return lines


def _faults(application: Application) -> list[str]:
    rows = standings(application)
    found = []
    if application.state in WAITING and missing(rows):
        found.append(f"submitted without {', '.join(row.key for row in missing(rows))}")
    if application.state == S.APPROVED and unsettled(rows):
        found.append(f"approved without a verdict on {', '.join(row.key for row in unsettled(rows))}")
    if application.state == S.RETURNED and not application.reason and not to_mend(rows):
        mended = Verdict.objects.filter(application=application, state="rejected").exists()
        found += [] if mended else ["returned without a reason"]
    for row in rows:
        if row.answer:
            found += _columns_that_differ(application, row.item, row.answer)
    return found


def _columns_that_differ(application: Application, item, answer: Answer) -> list[str]:
    columns = question_of(item).columns(answer.value, item)
    return [f"column {name} is not what {item.key} answers" for name in columns if _differs(application, columns, name)]


def _differs(application: Application, columns: dict, name: str) -> bool:
    return getattr(application, name) != columns[name]
