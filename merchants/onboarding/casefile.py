"""One application read whole, for the applicant and for the officer: papers, openings, diary in plain words, letters."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from wagtail.images.models import Image

from common.audit.models import Event
from common.letters.models import Letter
from common.users.models import User
from merchants.models import Merchant
from merchants.onboarding import requirements
from merchants.onboarding.models import Answer, Application, Document
from merchants.onboarding.standing import Standing
from merchants.onboarding.states import ApplicationState as S

# how a state is drawn: the kind of its badge
BADGES = {
    S.DRAFT: "neutral",
    S.SUBMITTED: "waiting",
    S.IN_REVIEW: "info",
    S.RETURNED: "waiting",
    S.APPROVED: "verified",
    S.REJECTED: "refused",
}
QUIET = {"saved"}  # every answer that was typed: too many to read
JUDGING = {"requirement_accepted", "requirement_rejected", "requirement_waived", "handed_over"}


def newest_of(user) -> Application | None:
    """Return her application under way or, without one, the last decided."""
    rows = Application.objects.of_applicant(user)
    rows = rows.select_related("merchant", "reviewer", "requirement_list", "started_by", "applicant")
    return rows.order_by("-started_at", "-pk").first()


def fresh(application: Application) -> Application:
    """Return the application read again, after a verb has changed it."""
    return Application.objects.select_related("requirement_list", "applicant").get(pk=application.pk)


def of_merchant(merchant: Merchant) -> Application | None:
    """Return the application a merchant came from; None where it was opened without one."""
    rows = Application.objects.filter(merchant=merchant)
    return rows.select_related("applicant", "requirement_list", "started_by", "decided_by").first()


def _labels(application: Application) -> dict[str, str]:
    return {item.key: item.label for item in requirements.items_of(application.requirement_list)}


def entered_for(application: Application) -> str:
    """Return the greeting of the officer who began it for the person, "" where she began it herself."""
    return application.started_by.greeting if application.started_by else ""


def _documents(application: Application):
    return Document.objects.filter(application=application).select_related("file", "file__kept_by")


def letters(subject) -> list[Letter]:
    """Return what was written because of an application or a merchant, newest first."""
    return list(Letter.objects.about(subject).order_by("-written_at", "-pk"))


def diary(application: Application, *, staff_names: bool = False) -> list[dict]:
    """Return what happened in plain words, newest first, for components/timeline.html.

    The applicant reads "เจ้าหน้าที่"; officers read each other's names (``staff_names``).
    """
    hidden = QUIET if staff_names else QUIET | JUDGING  # what was found reaches the applicant in one letter
    events = Event.objects.about(application).exclude(verb__in=hidden).select_related("by").order_by("-at", "-pk")
    labels = _labels(application)
    return [
        {"at": event.at, "text": words(event, labels), "by": _who(event, application, staff_names), "why": event.why}
        for event in events
    ]


def words(event: Event, labels: dict[str, str]) -> str:
    """Return one line of the diary as a sentence."""
    said = {
        "paper_added": _("ส่งเอกสาร %(what)s"),
        "paper_replaced": _("เปลี่ยนเอกสาร %(what)s"),
        "paper_covered": _("ปิดทับข้อมูลบางส่วนใน %(what)s"),
        "requirement_accepted": _("ตรวจผ่าน %(what)s"),
        "requirement_rejected": _("ให้แก้ %(what)s"),
        "requirement_waived": _("ยกเว้น %(what)s"),
    }
    if event.verb in said:
        key = event.facts.get("paper") or event.facts.get("key", "")
        return said[event.verb] % {"what": labels.get(key, key)}
    return {
        "started": _("เริ่มใบสมัคร"),
        "handed_over": _("เปลี่ยนผู้ตรวจ"),
        "list_changed": _("ใช้รายการข้อกำหนดฉบับใหม่"),
        "taken_over": _("เจ้าของรับใบสมัครไปดูแลเอง"),
        "phone_by_officer": _("เปลี่ยนเบอร์ให้ผู้สมัคร"),
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


def same_numbers(application: Application, answers: list[Answer]) -> list[dict]:
    """Return where another live application (or its shop) has an identifier or phone of this one: {what, value, other}.

    For officers only; the applicant never learns of it.
    """
    numbers = {answer.number: answer for answer in answers if answer.number}
    live = Application.objects.exclude(pk=application.pk).exclude(state=S.REJECTED)
    labels = _labels(application)
    found = [
        {"what": labels.get(numbers[row.number].key, ""), "value": row.number, "other": row.application}
        for row in Answer.objects.filter(number__in=numbers, replaced_at__isnull=True, application__in=live)
        .select_related("application")
        .order_by("application_id")[:10]
    ]
    if application.phone:
        rows = live.filter(phone=application.phone).exclude(applicant_id=application.applicant_id).order_by("pk")[:10]
        found += [{"what": _("เบอร์โทรศัพท์"), "value": application.phone, "other": row} for row in rows]
    return found


def entered_by_other(application: Application, row: Standing) -> str:
    """Return who typed or photographed this for the applicant; "" where she did it herself."""
    by = row.answer.entered_by if row.answer else row.document.file.kept_by if row.document else None
    return by.greeting if by is not None and by.pk != application.applicant_id else ""


def picture(key: int | None) -> Image | None:
    """Return the editors' picture of what is meant; None where there is none or it was deleted."""
    return Image.objects.filter(pk=key).first() if key else None


def one_or_404(rows, pk: int) -> Application:
    return get_object_or_404(rows, pk=pk)


def was_taken_over(pk: int, *, from_: User) -> bool:
    """Whether ``from_`` began this application for somebody who looks after it herself now."""
    return Application.objects.filter(pk=pk, started_by=from_, taken_over_at__isnull=False).exists()


def document_or_404(application: Application, pk: int) -> Document:
    return get_object_or_404(_documents(application), pk=pk)
