"""What the office hangs on its own home: what waits of shops that run, how many there are province by province."""

from django.urls import reverse
from django.utils.translation import gettext as _

from common import provinces
from merchants import register
from merchants.closing.models import ClosureRequest
from merchants.models import Merchant, MerchantState, Officer
from merchants.panels import Figure, Panel, Task
from merchants.terms import services as terms

S = MerchantState


def merchants_by_province(officer: Officer) -> Panel:
    """Return one figure per province of the officer, and their sum where there are several."""
    mine = set(officer.province_codes)
    rows = [row for row in register.by_province(Merchant.objects.for_officer(officer)) if row[0] in mine]
    figures = [_figure(provinces.name_of(code), every, open_now) for code, every, open_now in rows]
    if len(rows) > 1:
        every, open_now = sum(row[1] for row in rows), sum(row[2] for row in rows)
        figures.insert(0, _figure(_("ทุกจังหวัด"), every, open_now))
    return Panel(title=_("ร้านค้าในโครงการ"), figures=figures)


def _figure(label: str, every: int, open_now: int) -> Figure:
    return Figure(label, f"{every:,}", _("เปิดขายอยู่ %(open)s ร้าน") % {"open": f"{open_now:,}"})


def after_opening(officer: Officer) -> Panel:
    """What waits of shops that run: requests to close, texts not accepted, suspended ones. Viewers get numbers alone."""
    shops = Merchant.objects.for_officer(officer)
    counts = [
        (
            ClosureRequest.objects.for_officer(officer).filter(outcome="").count(),
            _("ตอบคำขอปิดร้าน"),
            "office:closings",
            "",
            "x",
        ),
        (terms.waiting(shops, terms.asking()).count(), _("ยังไม่ยอมรับข้อตกลงใหม่"), "office:terms", "", "file"),
        (
            shops.filter(state=S.SUSPENDED).count(),
            _("ระงับชั่วคราวอยู่"),
            "office:merchants",
            f"?state={S.SUSPENDED}",
            "pause",
        ),
    ]
    if officer.is_viewer:
        figures = [Figure(label, f"{number:,}", _("ร้าน")) for number, label, _url, _query, _icon in counts]
        return Panel(title=_("ร้านที่เปิดแล้ว"), figures=figures)
    tasks = [Task(number, label, reverse(url) + query, icon) for number, label, url, query, icon in counts if number]
    return Panel(title=_("ร้านที่เปิดแล้ว"), tasks=tasks, empty=_("ตอนนี้ไม่มีร้านที่รอคุณ"))
