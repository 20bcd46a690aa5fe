"""A merchant's certificates as her pages show them."""

import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.thai import dates
from merchants.certificates import words
from merchants.certificates.models import Certificate, Scope
from merchants.certificates.states import UNDER_WAY, CertificateState

S = CertificateState
OVER = {S.WITHDRAWN, S.REPLACED}


def parts_of(rows: QuerySet[Certificate]) -> list[dict]:
    """Return {title, rows} for: what she must do, what waits, what counts, what is over. Empty parts are left out.

    A draft that was given up before anybody saw it is nobody's history.
    """
    rows = sorted(rows, key=lambda row: row.expires_on or datetime.date.max)  # what ends first stands first
    found: dict[str, list[dict]] = {"do": [], "waits": [], "counts": [], "over": []}
    for row in rows:
        if row.state != S.WITHDRAWN or row.submitted_at:
            found[_part(row)].append(_row(row))
    titles = {"do": _("ต้องทำ"), "waits": _("รอเจ้าหน้าที่ตรวจ"), "counts": _("ใช้อยู่"), "over": _("เก็บไว้เป็นประวัติ")}
    return [{"title": titles[key], "rows": part} for key, part in found.items() if part]


def _part(row: Certificate) -> str:
    newer = [renewal for renewal in row.renewals.all() if renewal.state != S.WITHDRAWN]
    if row.state in OVER or (newer and (row.state == S.REJECTED or row.is_over)):
        return "over"
    if row.state == S.SUBMITTED:
        return "waits"
    return "counts" if row.state == S.VERIFIED and not row.is_over else "do"


def _row(row: Certificate) -> dict:
    count = len(row.covers.all())
    return {
        "name": str(row.kind),
        "number": row.number,
        "url": reverse("manage:certificate", args=[row.pk]),
        "badge": words.badge(row),
        "until": _("ถึง %(day)s") % {"day": dates.short_date(row.expires_on)} if row.expires_on else "",
        "covers": _("ทุกอย่างของร้าน")
        if row.scope == Scope.PREMISES
        else ngettext("สินค้า %(count)s อย่าง", "สินค้า %(count)s อย่าง", count) % {"count": count},
        "reason": row.reason if row.state in (S.REJECTED, S.SUSPENDED) else "",
    }


def row_of(row: Certificate) -> dict:
    """Return what the page of one certificate shows besides its forms."""
    covers = list(row.covers.select_related("product"))
    valid = row.state == S.VERIFIED and not row.is_over
    renewal = row.renewals.filter(state__in=[*UNDER_WAY, S.VERIFIED]).first()
    whole = bool(row.number and row.issued_on and (covers or row.scope == Scope.PREMISES))
    return {
        "certificate": row,
        "badge": words.badge(row),
        "facts": _facts(row),
        "covers": [
            {
                "name": cover.product.name,
                "renamed": cover.product_name != cover.product.name,
                "was": cover.product_name,
            }
            for cover in covers
        ],
        "is_draft": row.state == S.DRAFT,
        "whole": whole,
        "renewal": renewal,
        "can_renew": row.state in (S.VERIFIED, S.SUSPENDED, S.REJECTED) and renewal is None,
        "can_give_up": row.state in (S.DRAFT, S.SUBMITTED, S.VERIFIED, S.SUSPENDED),
        "public_url": reverse("browse:certificate", args=[row.pk]) if valid and row.merchant.is_open else "",
    }


def _facts(row: Certificate) -> list[dict]:
    pairs = [
        (_("เลขที่"), row.number, True),
        (_("ผู้ออก"), row.issuer_words, False),
        (_("วันที่ออก"), dates.short_date(row.issued_on) if row.issued_on else "", True),
        (_("วันหมดอายุ"), words.until(row) if row.expires_on or not row.kind.expires else "", True),
    ]
    return [{"label": label, "value": value, "whole": whole} for label, value, whole in pairs]
