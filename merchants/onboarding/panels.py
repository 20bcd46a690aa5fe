"""What onboarding hangs on the officers' home."""

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from common import clock
from merchants.models import Officer
from merchants.onboarding import queue
from merchants.onboarding.models import Application
from merchants.onboarding.states import WAITING, ApplicationState
from merchants.panels import Figure, Panel, Task


def waiting(officer: Officer) -> Panel:
    """Who waits for this officer, since when, and what she took herself. Viewers get numbers without links."""
    rows = Application.objects.for_officer(officer)
    mine = Q(state=ApplicationState.IN_REVIEW, reviewer_id=officer.user_id)
    facts = rows.aggregate(
        waiting=Count("pk", filter=Q(state__in=WAITING)),
        mine=Count("pk", filter=mine),
        nobody=Count("pk", filter=Q(state__in=WAITING, reviewer__isnull=True)),
        returned=Count("pk", filter=Q(state=ApplicationState.RETURNED)),
        oldest=Min("submitted_at", filter=Q(state__in=WAITING)),
    )
    oldest, middle = _age(facts["oldest"]), _days(queue.median_days(rows))
    if officer.is_viewer:
        return Panel(
            title=_("ใบสมัครเปิดร้าน"),
            figures=[
                Figure(_("รอตรวจ"), str(facts["waiting"]), _("ใบ")),
                Figure(_("รอนานที่สุด"), oldest),
                Figure(_("รอโดยทั่วไป"), middle, _("ค่ากลางของใบที่รอตรวจ")),
                Figure(_("ส่งกลับให้แก้ไข"), str(facts["returned"]), _("ใบ")),
            ],
        )
    shelf = reverse("review:queue")
    return Panel(
        title=_("ใบสมัครเปิดร้าน"),
        tasks=[
            Task(facts["waiting"], _("ตรวจใบสมัคร"), shelf, "list"),
            Task(facts["mine"], _("ที่ฉันรับไว้"), f"{shelf}?state=in_review&whose={queue.MINE}", "user"),
            Task(facts["nobody"], _("ยังไม่มีใครรับ"), f"{shelf}?whose={queue.NOBODY}", "clock"),
        ],
        figures=[
            Figure(_("รอนานที่สุด"), oldest, _("นับจากวันที่ส่งครั้งล่าสุด")),
            Figure(_("รอโดยทั่วไป"), middle, _("ค่ากลางของใบที่รอตรวจ")),
        ],
    )


def _age(since) -> str:
    if since is None:
        return _("ไม่มีใครรอ")
    return _days((clock.now() - since).days)


def _days(days: int | None) -> str:
    if days is None:
        return _("ไม่มีใครรอ")
    return _("%(days)s วัน") % {"days": days} if days else _("วันนี้")
