"""What happened to each paper, in words a villager reads: who opened it for what, what was covered, when it goes."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from common.audit.models import Event
from common.thai import dates
from common.users.models import User
from merchants.models import Officer
from merchants.onboarding.covers import REASONS
from merchants.onboarding.forms import PURPOSES
from merchants.onboarding.models import Application, Document
from merchants.onboarding.requirements import label_of
from merchants.onboarding.viewing import COVERING, TO_COVER

VERBS = ["opened", "covered"]
ICONS = {"opened": "eye", "covered": "lock", "sent": "upload", "replaced": "return", "deleted": "trash"}


@dataclass(frozen=True)
class Line:
    """One thing that happened: when, what, who (in words) and why."""

    at: object
    kind: str
    text: str
    who: str = ""
    why: str = ""

    @property
    def icon(self) -> str:
        return ICONS[self.kind]


def of_application(application: Application, *, reader: User) -> list[dict]:
    """Return every paper of an application, newest first, with its log; see ``of``."""
    return of(Document.objects.filter(application=application), reader=reader)


def of_applicant(person: User) -> list[dict]:
    """Return every paper a person ever sent, newest first, with its log."""
    return of(Document.objects.filter(application__applicant=person), reader=person)


def of(documents, *, reader: User) -> list[dict]:
    """Return {document, label, badge, kept, opened, lines, own} per paper. Four queries, however many there are.

    ``kept`` says how long it is kept, ``opened`` how often it was looked at, ``own`` whether the reader may open it herself.
    """
    rows = documents.select_related("file", "file__kept_by", "file__covered_by", "application__requirement_list")
    rows = list(rows.order_by("-uploaded_at", "-pk"))
    happened: dict[str, list[Event]] = {str(row.pk): [] for row in rows}
    for event in _events(rows):
        happened[event.subject_id].append(event)
    staff = _staff(rows, happened)
    return [_paper(row, happened[str(row.pk)], staff, reader) for row in rows]


def _events(rows: list[Document]):
    about = Event.objects.filter(
        subject_type=Document._meta.label_lower, subject_id__in=[str(row.pk) for row in rows], verb__in=VERBS
    )
    return about.select_related("by").order_by("at", "pk")


def _staff(rows: list[Document], happened: dict[str, list[Event]]) -> dict[int, Officer]:
    people = {event.by_id for events in happened.values() for event in events}
    people |= {row.file.kept_by_id for row in rows}
    officers = Officer.objects.filter(user__in=people - {None}).prefetch_related("provinces")
    return {officer.user_id: officer for officer in officers}


def _paper(row: Document, events: list[Event], staff: dict[int, Officer], reader: User) -> dict:
    def who(person: User | None) -> str:
        return _who(person, row.application, staff, reader)

    lines = [Line(row.uploaded_at, "sent", _("ส่งเอกสารใบนี้มา"), who(row.file.kept_by))]
    lines += [_line(event, who(event.by)) for event in events]
    if row.replaced_at:
        lines.append(Line(row.replaced_at, "replaced", _("มีการส่งฉบับใหม่มาแทน")))
    if row.file.deleted_at:
        lines.append(Line(row.file.deleted_at, "deleted", _("ระบบลบไฟล์แล้วตามกำหนด เหลือเพียงบันทึกนี้")))
    times = sum(event.verb == "opened" for event in events)
    return {
        "document": row,
        "label": label_of(row.application, row.paper),
        "badge": _badge(row),
        "kept": _kept(row),
        "opened": _("มีคนเปิดดู %(times)s ครั้ง") % {"times": times} if times else _("ยังไม่มีใครเปิดดู"),
        "lines": sorted(lines, key=lambda line: line.at)[::-1],
        "own": row.application.applicant_id == reader.pk and row.file.deleted_at is None,
    }


def _line(event: Event, who: str) -> Line:
    if event.verb == "covered":
        places = len(event.facts.get("areas", []))
        text = _("ปิดทับข้อมูล %(places)s แห่ง ฉบับเดิมถูกลบ") % {"places": places}
        return Line(event.at, "covered", text, who, str(REASONS.get(event.facts.get("reason"), "")))
    purposes = {**dict(PURPOSES), COVERING: TO_COVER}
    why = purposes.get(event.facts.get("code"), event.why)
    return Line(event.at, "opened", _("เปิดดู"), who, str(why))


def _who(person: User | None, application: Application, staff: dict[int, Officer], reader: User) -> str:
    if person is None:
        return _("บัญชีที่ถูกลบแล้ว")
    if person.pk == reader.pk:
        return _("คุณเอง")
    name = f"{person.greeting} {person.last_name}".strip() if person.first_name else person.greeting
    officer = staff.get(person.pk)
    if officer is not None:
        return f"{name} ({_role(officer)})"
    if person.pk == application.applicant_id:
        return _("%(name)s (ผู้สมัคร)") % {"name": name}
    return name


def _role(officer: Officer) -> str:
    if officer.is_viewer:
        return officer.get_role_display()
    if officer.all_provinces:
        return _("เจ้าหน้าที่ depa")
    return _("เจ้าหน้าที่ depa จังหวัด%(where)s") % {"where": ", ".join(officer.province_names)}


def _badge(row: Document) -> dict:
    if row.file.deleted_at:
        return {"kind": "neutral", "label": _("ลบแล้วตามกำหนด")}
    if row.replaced_at:
        return {"kind": "neutral", "label": _("ฉบับเดิม")}
    return {"kind": "verified", "label": _("ฉบับปัจจุบัน")}


def _kept(row: Document) -> str:
    if row.file.deleted_at:
        return _("ลบแล้วเมื่อ %(day)s") % {"day": dates.short_date(row.file.deleted_at)}
    return _("เก็บถึง %(day)s แล้วลบ") % {"day": dates.short_date(row.file.retain_until)}
