"""The six steps of an application: what each asks for, and what is still missing or worth a second look."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common.provinces import PROVINCES
from common.thai import identifiers
from merchants.models import LegalForm, MerchantType
from merchants.onboarding.models import Application
from merchants.onboarding.papers import papers_for

LEAST_GROUP = 7  # people of a community enterprise (law of 2548)
COUNTS_MEMBERS = {LegalForm.GROUP, LegalForm.COOPERATIVE}

# the columns a step writes: save_step takes no others
COLUMNS = {
    "business": ["legal_form", "type", "name", "registration_number"],
    "address": [
        "address_line",
        "subdistrict_code",
        "postal_code",
        "province_code",
        "landmark",
        "address_text",
    ],
    "contact": ["contact_name", "phone", "member_count"],
    "papers": [],
    "income": ["baseline_income_satang", "baseline_channels", "baseline_fees_satang"],
}
TITLES = {
    "business": _("กิจการ"),
    "address": _("ที่อยู่ของร้าน"),
    "contact": _("ผู้ติดต่อ"),
    "papers": _("เอกสาร"),
    "income": _("รายได้ก่อนเข้าร่วม"),
    "review": _("ตรวจทานและส่ง"),
}
KEYS = list(TITLES)


@dataclass(frozen=True)
class Step:
    """One step as it stands: its number, and what it still misses, each a sentence."""

    key: str
    title: str | Promise
    number: int
    missing: list = field(default_factory=list)

    @property
    def done(self) -> bool:
        return not self.missing

    @property
    def url(self) -> str:
        return reverse(f"apply:{self.key}")


def after(key: str) -> str:
    """Return the key of the step that follows."""
    return KEYS[KEYS.index(key) + 1]


def steps_of(application: Application) -> list[Step]:
    """Return the five steps that ask for something, with what each misses. One look at the documents."""
    check = {
        "business": _business,
        "address": _address,
        "contact": _contact,
        "papers": _papers,
        "income": _income,
    }
    return [
        Step(key=key, title=TITLES[key], number=number, missing=check[key](application))
        for number, key in enumerate(check, start=1)
    ]


def missing_steps(application: Application) -> list[Step]:
    return [step for step in steps_of(application) if step.missing]


def next_step(application: Application) -> str:
    """Return the key of the first step that misses something; ``review`` when nothing does."""
    waiting = missing_steps(application)
    return waiting[0].key if waiting else "review"


def _business(a: Application) -> list:
    asked = [
        (a.legal_form, _("ยังไม่ได้เลือกรูปแบบกิจการ")),
        (a.type, _("ยังไม่ได้เลือกประเภทผู้ขาย")),
        (a.name, _("ยังไม่ได้ใส่ชื่อกลุ่มหรือร้าน")),
    ]
    return [sentence for value, sentence in asked if not value]


def _address(a: Application) -> list:
    if not a.subdistrict_code:
        return [_("ยังไม่ได้เลือกตำบลที่ตั้งของร้าน")]
    return [] if a.address_line else [_("ยังไม่ได้ใส่บ้านเลขที่และหมู่")]


def _contact(a: Application) -> list:
    asked = [
        (a.contact_name, _("ยังไม่ได้ใส่ชื่อผู้ติดต่อ")),
        (a.phone, _("ยังไม่ได้ใส่เบอร์โทรศัพท์")),
        (a.member_count or a.legal_form not in COUNTS_MEMBERS, _("ยังไม่ได้ใส่จำนวนสมาชิก")),
    ]
    return [sentence for value, sentence in asked if not value]


def _papers(a: Application) -> list:
    if not a.legal_form:
        return [_("เลือกรูปแบบกิจการก่อน จึงจะรู้ว่าต้องใช้เอกสารใด")]
    here = set(a.documents.filter(replaced_at__isnull=True).values_list("paper", flat=True))
    wanted = [paper for paper in papers_for(legal_form=a.legal_form, type=a.type) if paper.mandatory]
    return [paper.label for paper in wanted if paper.key not in here]


def _income(a: Application) -> list:
    asked = [
        (a.baseline_income_satang is not None, _("ยังไม่ได้ใส่รายได้ต่อเดือน")),
        (a.baseline_channels, _("ยังไม่ได้เลือกช่องทางขายที่ใช้อยู่")),
        (a.baseline_fees_satang is not None, _("ยังไม่ได้ใส่ค่าธรรมเนียมต่อเดือน")),
    ]
    return [sentence for value, sentence in asked if not value]


def doubts(application: Application) -> list:
    """Return what is worth a second look, each a sentence. Nothing here stops an application."""
    found = []
    if application.type == MerchantType.COMMUNITY:
        found += _number_doubts(application)
        if application.member_count is not None and application.member_count < LEAST_GROUP:
            found.append(_("วิสาหกิจชุมชนต้องมีสมาชิกอย่างน้อย 7 คนที่ไม่ได้อยู่บ้านเดียวกัน ตรวจจำนวนสมาชิกอีกครั้ง"))
    return found


def _number_doubts(application: Application) -> list:
    number = application.registration_number
    if not number:
        return []
    if not identifiers.looks_like_community_enterprise_number(number):
        return [_("รหัสทะเบียนไม่เหมือนรูปแบบที่พบบ่อย (เช่น 5-94-07-03/1-0012) ตรวจกับ ท.ว.ช.2 อีกครั้ง ถ้าตรงแล้วใช้ต่อได้")]
    province = identifiers.province_of_community_enterprise(number)
    if application.province_code and province in PROVINCES and province != application.province_code:
        return [_("รหัสทะเบียนเป็นของจังหวัดอื่น ไม่ตรงกับที่อยู่ของร้าน ตรวจอีกครั้ง ถ้าถูกแล้วใช้ต่อได้")]
    return []
