"""The answers of an application as rows of label and value, by step; the papers stand apart."""

from django.urls import reverse
from django.utils.translation import gettext as _

from common.money import baht_text
from common.thai import phones
from merchants.onboarding.baseline import channel_words
from merchants.onboarding.models import Application
from merchants.onboarding.steps import COUNTS_MEMBERS, TITLES


def summary(application: Application, *, editable: bool = False) -> list[dict]:
    """Return [{key, title, url, rows: [{label, value}]}], one per step with answers; ``url`` only where ``editable``."""
    makers = {"business": _business, "address": _address, "contact": _contact, "income": _income}
    return [
        {
            "key": key,
            "title": TITLES[key],
            "url": reverse(f"apply:{key}") + "?review" if editable else "",
            "rows": [{"label": label, "value": value} for label, value in make(application)],
        }
        for key, make in makers.items()
    ]


def _business(a: Application) -> list[tuple]:
    return [
        (_("ชื่อกลุ่มหรือร้าน"), a.name),
        (_("รูปแบบกิจการ"), a.get_legal_form_display()),
        (_("ประเภทผู้ขาย"), a.get_type_display()),
        (_("เลขทะเบียน"), a.registration_number),
    ]


def _address(a: Application) -> list[tuple]:
    return [(_("ที่อยู่"), a.address_text), (_("จุดสังเกต"), a.landmark)]


def _contact(a: Application) -> list[tuple]:
    rows = [(_("ชื่อผู้ติดต่อ"), a.contact_name), (_("โทรศัพท์"), phones.display(a.phone) if a.phone else "")]
    if a.legal_form in COUNTS_MEMBERS:
        rows.append((_("จำนวนสมาชิก"), _("%(count)s คน") % {"count": f"{a.member_count:,}"} if a.member_count else ""))
    return rows


def _income(a: Application) -> list[tuple]:
    return [
        (_("รายได้ต่อเดือน"), _baht(a.baseline_income_satang)),
        (_("ช่องทางที่ขายอยู่"), channel_words(a.baseline_channels)),
        (_("ค่าธรรมเนียมต่อเดือน"), _baht(a.baseline_fees_satang)),
    ]


def _baht(satang: int | None) -> str:
    return "" if satang is None else baht_text(satang)
