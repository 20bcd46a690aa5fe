"""What comes after orders and waits for officers."""

from django.urls import reverse
from django.utils.translation import gettext as _

from merchants.models import Officer
from merchants.panels import Figure, Panel, Task
from shop.aftercare import waiting


def after_orders(officer: Officer) -> Panel:
    """Cases to decide and reported reviews to judge (two queries). Viewers get figures alone."""
    cases, reviews = waiting.to_decide(officer), waiting.to_judge(officer)
    words = {"cases": _("ตัดสินเรื่องร้องเรียน"), "reviews": _("ดูรีวิวที่ร้านรายงาน")}
    title = _("หลังการขาย")
    if officer.is_viewer:
        return Panel(title, figures=[Figure(_("เรื่องร้องเรียนรอตัดสิน"), f"{cases:,}", _("เรื่อง"))])
    tasks = [
        Task(cases, words["cases"], reverse("oversee:cases"), "speech"),
        Task(reviews, words["reviews"], reverse("oversee:reviews"), "star"),
    ]
    return Panel(title, tasks=[task for task in tasks if task.number], empty=_("ไม่มีเรื่องร้องเรียนที่รอคุณ"))
