"""The officers' list of certificates: which, in what order, with how many behind each chip. Costs the same however many."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common import clock, lists
from common.provinces import PROVINCES
from common.thai import digits
from merchants.certificates.models import Certificate
from merchants.certificates.states import CertificateState
from shop.catalogue import cover

S = CertificateState
PAGE = 50
WAITING, ALL = "waiting", "all"
VERIFIED = Q(state=S.VERIFIED)


def _ends_within(days: int) -> Q:
    today = clock.today()
    return VERIFIED & Q(expires_on__gte=today, expires_on__lte=today + datetime.timedelta(days=days))


def _renamed() -> Q:
    return VERIFIED & Q(cover.has_renamed_product())


# key → words and which rows; the first is what an officer sees when she comes in
SHELVES: dict[str, tuple[str | Promise, object]] = {
    WAITING: (_("รอตรวจ"), lambda: Q(state=S.SUBMITTED)),
    "renamed": (_("สินค้าเปลี่ยนชื่อ"), _renamed),
    "ending-30": (_("หมดอายุใน 30 วัน"), lambda: _ends_within(30)),
    "ending-90": (_("หมดอายุใน 90 วัน"), lambda: _ends_within(90)),
    "over": (_("หมดอายุแล้ว"), lambda: VERIFIED & Q(expires_on__lt=clock.today())),
    "valid": (
        _("ใช้อยู่"),
        lambda: VERIFIED & (Q(expires_on__isnull=True) | Q(expires_on__gte=clock.today())),
    ),
    S.SUSPENDED: (_("ระงับไว้"), lambda: Q(state=S.SUSPENDED)),
    S.REJECTED: (_("ให้แก้แล้ว"), lambda: Q(state=S.REJECTED)),
    ALL: (_("ทั้งหมด"), lambda: Q(submitted_at__isnull=False)),
}


@dataclass(frozen=True)
class Wish(lists.Wish):
    """What the officer asked to see; anything strange falls back to what waits."""

    kind: str = ""
    shelves = SHELVES


def find(rows: QuerySet[Certificate], wish: Wish) -> QuerySet[Certificate]:
    """Return the certificates of ``rows`` (already fenced) that are wished for: what waits longest or ends soonest first."""
    found = _narrowed(rows, wish).filter(SHELVES[wish.shelf][1]())
    if wish.province:
        found = found.filter(merchant__province_code=wish.province)
    soonest = [F("expires_on").asc(nulls_last=True), "pk"]
    order = {WAITING: ["submitted_at", "pk"], ALL: ["-submitted_at", "-pk"]}.get(wish.shelf, soonest)
    return found.select_related("kind", "merchant").order_by(*order)


def counts(rows: QuerySet[Certificate], wish: Wish) -> tuple[dict[str, int], dict[str, int]]:
    """Return how many stand on each shelf (in the wished province) and in each province (of the shelf). Two queries."""
    named = _narrowed(rows, wish).order_by()
    here = named.filter(merchant__province_code=wish.province) if wish.province else named
    shelves = here.aggregate(
        **{f"n{number}": Count("pk", filter=q()) for number, (_words, q) in enumerate(SHELVES.values())}
    )
    table = named.filter(SHELVES[wish.shelf][1]()).values_list("merchant__province_code")
    by_province = dict.fromkeys(PROVINCES, 0) | dict(table.annotate(n=Count("pk")))
    return {key: shelves[f"n{number}"] for number, key in enumerate(SHELVES)}, by_province


def _narrowed(rows: QuerySet[Certificate], wish: Wish) -> QuerySet[Certificate]:
    rows = rows.of_the_register()
    if wish.kind:
        rows = rows.filter(kind__key=wish.kind)
    if wish.query:
        number = digits.to_arabic(wish.query)
        words = Q(merchant__name__icontains=wish.query) | Q(merchant__name_en__icontains=wish.query)
        rows = rows.filter(words | Q(number__icontains=number) | Q(issuer__icontains=wish.query))
    return rows
