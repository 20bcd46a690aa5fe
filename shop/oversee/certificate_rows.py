"""Certificates as the officers' pages and files show them."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from common.letters.models import Letter
from common.thai import dates, phones
from merchants.certificates import kinds, words
from merchants.certificates.models import Certificate, Scope
from merchants.certificates.services.judging import is_her_own, same_number_elsewhere
from merchants.certificates.services.warning import WARNED_AT
from merchants.certificates.states import CertificateState

S = CertificateState


def row_of(row: Certificate) -> dict:
    """Return what the list shows of one."""
    return {
        "pk": row.pk,
        "url": reverse("oversee:certificate", args=[row.pk]),
        "merchant": row.merchant.name,
        "province": row.merchant.province_name,
        "kind": str(row.kind),
        "number": row.number,
        "expires_on": row.expires_on,
        "left": words.left(row) if row.state == S.VERIFIED else "",
        "submitted_at": row.submitted_at,
        "badge": words.badge(row),
        "may_remind": may_remind(row),
    }


def may_remind(row: Certificate) -> bool:
    return row.state == S.VERIFIED and row.days_left is not None and row.days_left <= WARNED_AT[0]


def head() -> list[str]:
    """Return the head of the exported table."""
    return [
        _("ร้าน"), _("จังหวัด"), _("อำเภอ"), _("ใบรับรอง"), _("เลขที่"), _("ผู้ออก"), _("วันที่ออก"), _("วันหมดอายุ"), _("เหลือ (วัน)"),
        _("สถานะ"), _("สินค้าที่ครอบคลุม"), _("ส่งเมื่อ"), _("ตรวจเมื่อ"), _("โทรศัพท์ร้าน"),
    ]  # fmt: skip


def with_names(rows: QuerySet[Certificate]) -> QuerySet[Certificate]:
    return rows.prefetch_related("covers__product")


def cells_of(row: Certificate) -> list[object]:
    """Return one line of the exported table; dates in ISO, so that a spreadsheet sorts them."""
    if row.scope == Scope.PREMISES:
        covers = _("ทุกอย่างของร้าน")
    else:
        covers = ", ".join(cover.product.name for cover in row.covers.all())
    return [
        row.merchant.name,
        row.merchant.province_name,
        row.merchant.district_name,
        str(row.kind),
        row.number,
        row.issuer_words,
        row.issued_on.isoformat() if row.issued_on else "",
        row.expires_on.isoformat() if row.expires_on else "",
        row.days_left if row.days_left is not None else "",
        words.badge(row)["label"],
        covers,
        dates.short_date(row.submitted_at) if row.submitted_at else "",
        dates.short_date(row.verified_at) if row.verified_at else "",
        phones.display(row.merchant.phone),
    ]


def page_of(row: Certificate, *, reader) -> dict:
    """Return what the page of one certificate shows and which acts are open to ``reader``."""
    own = is_her_own(row, reader)
    standing = row.state in (S.VERIFIED, S.SUSPENDED)
    return {
        "certificate": row,
        "badge": words.badge(row),
        "facts": _facts(row),
        "covers": _covers(row),
        "doubt": kinds.doubt_of(row),
        "twin": same_number_elsewhere(row),
        "own": own,
        "can_verify": row.state == S.SUBMITTED and not own,
        "can_suspend": row.state == S.VERIFIED and not own,
        "can_restore": row.state == S.SUSPENDED and not own,
        "can_withdraw": standing and not own,
        "may_remind": may_remind(row),
        "history": _history(row),
        "diary": words.diary(row),
        "letters": list(Letter.objects.about(row).order_by("-written_at", "-pk")),
        "public_url": reverse("browse:certificate", args=[row.pk]) if _is_shown(row) else "",
    }


def _is_shown(row: Certificate) -> bool:
    return row.state == S.VERIFIED and not row.is_over and row.merchant.is_open


def _facts(row: Certificate) -> list[dict]:
    pairs = [
        (_("ชนิด"), str(row.kind), False),
        (_("เลขที่"), row.number, True),
        (_("ผู้ออก"), row.issuer_words, False),
        (_("วันที่ออก"), dates.short_date(row.issued_on) if row.issued_on else "", True),
        (_("วันหมดอายุ"), words.until(row), True),
        (_("ส่งโดย"), _whom(row.submitted_by, row.submitted_at), False),
    ]
    if row.verified_by:
        pairs.append((_("ตรวจโดย"), _whom(row.verified_by, row.verified_at), False))
        pairs.append((_("ตรวจเลขกับผู้ออก"), row.get_looked_up_display(), False))
    return [{"label": label, "value": value, "whole": whole} for label, value, whole in pairs]


def _whom(person, at) -> str:
    return f"{person.greeting} · {dates.short_datetime(at)}" if person else ""


def _covers(row: Certificate) -> list[dict]:
    return [
        {
            "pk": cover.pk,
            "name": cover.product.name,
            "renamed": cover.product_name != cover.product.name,
            "was": cover.product_name,
            "kind": str(cover.product.category),
            "names": [name for name in (cover.product.name_ms, cover.product.name_en) if name],
            "on_sale": cover.product.get_state_display(),
        }
        for cover in row.covers.select_related("product__category")
    ]


def _history(row: Certificate) -> list[dict]:
    """Return the certificates this one renews and those that renew it, the newest first."""
    found, before = [], row.renews
    while before is not None and len(found) < 20:
        found.append(before)
        before = before.renews
    later = list(row.renewals.of_the_register().order_by("-pk"))
    return [
        {
            "url": reverse("oversee:certificate", args=[other.pk]),
            "number": other.number,
            "until": words.until(other),
            "badge": words.badge(other),
        }
        for other in [*later, *found]
    ]
