"""One application read whole, for the applicant and for the officer: papers, openings, diary in plain words, letters."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from common.audit.models import Event
from common.letters.models import Letter
from merchants.models import Merchant
from merchants.onboarding.models import Application, Document
from merchants.onboarding.papers import paper_label, papers_for
from merchants.onboarding.states import ApplicationState as S
from merchants.onboarding.steps import TITLES

# how a state is drawn: the kind of its badge
BADGES = {
    S.DRAFT: "neutral",
    S.SUBMITTED: "waiting",
    S.IN_REVIEW: "info",
    S.RETURNED: "waiting",
    S.APPROVED: "verified",
    S.REJECTED: "refused",
}
# lines a person does not need: the step that was saved says enough once, the consent stands beside the submission
QUIET = {"saved", "agreed"}


def newest_of(user) -> Application | None:
    """Return her application under way or, without one, the last decided."""
    rows = Application.objects.of_applicant(user).select_related("merchant", "reviewer")
    return rows.order_by("-started_at", "-pk").first()


def of_merchant(merchant: Merchant) -> Application | None:
    """Return the application a merchant came from; None where it was opened without one."""
    return Application.objects.filter(merchant=merchant).select_related("applicant").first()


def papers(application: Application) -> list[dict]:
    """Return the list of papers, each with its current document or None: {paper, document}."""
    current = {row.paper: row for row in _documents(application).filter(replaced_at__isnull=True)}
    wanted = papers_for(legal_form=application.legal_form, type=application.type)
    return [{"paper": paper, "document": current.get(paper.key)} for paper in wanted]


def _documents(application: Application):
    return Document.objects.filter(application=application).select_related("file", "file__kept_by")


def letters(subject) -> list[Letter]:
    """Return what was written because of an application or a merchant, newest first."""
    return list(Letter.objects.about(subject).order_by("-written_at", "-pk"))


def diary(application: Application, *, staff_names: bool = False) -> list[dict]:
    """Return what happened in plain words, newest first, for components/timeline.html.

    The applicant reads "เจ้าหน้าที่"; officers read each other's names (``staff_names``).
    """
    events = Event.objects.about(application).exclude(verb__in=QUIET).select_related("by").order_by("-at", "-pk")
    return [
        {"at": event.at, "text": words(event), "by": _who(event, application, staff_names), "why": event.why}
        for event in events
    ]


def words(event: Event) -> str:
    """Return one line of the diary as a sentence."""
    if event.verb in ("paper_added", "paper_replaced"):
        label = paper_label(event.facts.get("paper", ""))
        if event.verb == "paper_added":
            return _("ส่งเอกสาร %(paper)s") % {"paper": label}
        return _("เปลี่ยนเอกสาร %(paper)s") % {"paper": label}
    if event.verb == "paper_covered":
        return _("ปิดทับข้อมูลบางส่วนใน %(paper)s") % {"paper": paper_label(event.facts.get("paper", ""))}
    if event.verb == "saved":
        return _("บันทึก %(step)s") % {"step": TITLES.get(event.facts.get("step"), "")}
    return {
        "started": _("เริ่มใบสมัคร"),
        S.SUBMITTED: _("ส่งใบสมัครแก้ไขแล้ว") if event.was == S.RETURNED else _("ส่งใบสมัคร"),
        S.IN_REVIEW: _("เจ้าหน้าที่เริ่มตรวจ"),
        S.RETURNED: _("ส่งกลับให้แก้ไข"),
        S.APPROVED: _("อนุมัติ เปิดร้านแล้ว"),
        S.REJECTED: _("ไม่อนุมัติ"),
    }.get(event.verb, event.verb)


def _who(event: Event, application: Application, staff_names: bool) -> str:
    if event.by is None:
        return ""
    if event.by_id == application.applicant_id:
        return _("ผู้สมัคร")
    return event.by.greeting if staff_names else _("เจ้าหน้าที่")


def document_or_404(application: Application, pk: int) -> Document:
    return get_object_or_404(_documents(application), pk=pk)
