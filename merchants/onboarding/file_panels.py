"""What onboarding hangs on a merchant's file: where it came from, and its papers with the log of openings."""

from django.utils.translation import gettext as _

from merchants.models import Merchant, Officer
from merchants.onboarding import casefile, forms, paper_log, standing
from merchants.onboarding.models import VerdictState
from merchants.panels import Panel


def application(merchant: Merchant, officer: Officer) -> Panel | None:
    """The application with how it was judged; None where the shop was opened without one."""
    row = casefile.of_merchant(merchant)
    if row is None:
        return None
    verdicts = [each.verdict for each in standing.standings(row) if each.verdict]
    facts = {
        "application": row,
        "entered_by": casefile.entered_for(row),
        "accepted": sum(verdict.state == VerdictState.ACCEPTED for verdict in verdicts),
        "waived": [verdict for verdict in verdicts if verdict.state == VerdictState.WAIVED],
    }
    return Panel(_("ใบสมัคร"), template="onboarding/file_application.html", facts=facts)


def papers(merchant: Merchant, officer: Officer) -> Panel | None:
    """Every paper with how long it is kept and who opened it. It is opened with a purpose, as in the case."""
    row = casefile.of_merchant(merchant)
    if row is None:
        return None
    log = paper_log.of_application(row, reader=officer.user)
    facts = {"application": row, "log": log, "opening": forms.OpeningForm()}
    return Panel(_("เอกสาร"), template="onboarding/file_papers.html", facts=facts)
