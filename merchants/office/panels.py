"""What the office hangs on its own home: how many merchants there are, province by province."""

from django.utils.translation import gettext as _

from common import provinces
from merchants import register
from merchants.models import Merchant, Officer
from merchants.panels import Figure, Panel


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
