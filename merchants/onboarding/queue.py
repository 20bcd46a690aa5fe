"""The officers' queue: which applications, in what order, with how many behind each chip. Costs the same however many wait."""

import contextlib
import re
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common import clock, lists
from common.errors import DomainError
from common.provinces import PROVINCES
from common.thai import digits, identifiers
from merchants.onboarding.models import Answer
from merchants.onboarding.states import WAITING, ApplicationState

S = ApplicationState
PAGE = 50
MINE, NOBODY = "mine", "nobody"
ALL = "all"
# key -> words and states; the first is what an officer sees when she comes in
SHELVES: dict[str, tuple[str | Promise, list[str]]] = {
    "waiting": (_("รอตรวจ"), sorted(WAITING)),
    S.SUBMITTED: (_("ยังไม่มีใครรับ"), [S.SUBMITTED]),
    S.IN_REVIEW: (_("กำลังตรวจ"), [S.IN_REVIEW]),
    S.RETURNED: (_("ส่งกลับแล้ว"), [S.RETURNED]),
    S.APPROVED: (_("อนุมัติแล้ว"), [S.APPROVED]),
    S.REJECTED: (_("ไม่อนุมัติ"), [S.REJECTED]),
    S.DRAFT: (_("กรอกแทนอยู่"), [S.DRAFT]),
    ALL: (_("ทั้งหมด"), list(S)),
}


@dataclass(frozen=True)
class Wish(lists.Wish):
    """What the officer asked to see; anything strange falls back to what waits."""

    whose: str = ""
    type: str = ""
    shelves = SHELVES


def find(rows: QuerySet, wish: Wish, officer) -> QuerySet:
    """Return the applications of ``rows`` (already fenced) that are wished for, the longest waiting first."""
    found = _narrowed(rows, wish, officer).filter(state__in=SHELVES[wish.shelf][1])
    if wish.province:
        found = found.filter(province_code=wish.province)
    return found.select_related("reviewer", "applicant").order_by(F("submitted_at").asc(nulls_last=True), "pk")


def _narrowed(rows: QuerySet, wish: Wish, officer) -> QuerySet:
    if wish.whose:
        rows = rows.filter(reviewer_id=officer.user_id if wish.whose == MINE else None)
    if wish.type:
        rows = rows.filter(type=wish.type)
    return rows.filter(_matching(wish.query)) if wish.query else rows


def _matching(query: str) -> Q:
    """Name, contact, an identifier, or phone and application number where digits were typed."""
    arabic = digits.to_arabic(query)
    found = Q(name__icontains=query) | Q(contact_name__icontains=query)
    number = re.sub(r"[^0-9]", "", arabic)
    if len(number) >= 4:
        spelled = {arabic.strip().upper(), number}
        numbers = Answer.objects.filter(number__in=spelled | _written_forms(number), replaced_at__isnull=True)
        found |= Q(pk__in=numbers.values("application_id"))
    if len(number) >= 4 and not re.search(r"[^0-9\s\-+()#]", arabic):
        found |= Q(phone__contains=number.removeprefix("66").removeprefix("0"))
    if number and re.fullmatch(r"#?[0-9]{1,9}", arabic):
        found |= Q(pk=int(number))
    return found


def _written_forms(number: str) -> set[str]:
    """Return the stored forms of identifiers that have these digits: with their dashes."""
    found = set()
    for read in (identifiers.check_food_serial, identifiers.check_community_enterprise_number):
        with contextlib.suppress(DomainError):
            found.add(read(number))
    return found


def median_days(rows: QuerySet) -> int | None:
    """Return how long the middle one of those who wait has waited, in whole days; None where nobody does. Two queries."""
    waiting = rows.filter(state__in=WAITING, submitted_at__isnull=False).order_by("submitted_at")
    count = waiting.count()
    if not count:
        return None
    since = waiting.values_list("submitted_at", flat=True)[count // 2]
    return max(0, (clock.now() - since).days)


def counts(rows: QuerySet, wish: Wish, officer) -> tuple[dict[str, int], dict[str, int]]:
    """Return how many stand on each shelf (in the wished province) and in each province (of the wished shelf). One query."""
    table = _narrowed(rows, wish, officer).order_by().values_list("state", "province_code").annotate(n=Count("pk"))
    shelves = dict.fromkeys(SHELVES, 0)
    by_province = dict.fromkeys(PROVINCES, 0)
    for state, province, number in table:
        for key, (_words, states) in SHELVES.items():
            if state in states and wish.province in ("", province):
                shelves[key] += number
        if state in SHELVES[wish.shelf][1] and province in by_province:
            by_province[province] += number
    return shelves, by_province


def days_waiting(application) -> int | None:
    """Return whole days since it was submitted; None while nobody waits for an officer."""
    if application.state not in WAITING or application.submitted_at is None:
        return None
    return max(0, (clock.now() - application.submitted_at).days)
