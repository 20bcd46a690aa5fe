"""The officers' list of cases: which, in what order, with how many behind each chip. Costs the same however many."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common import lists
from common.provinces import PROVINCES
from shop.aftercare.case_models import ENDED
from shop.aftercare.models import Case
from shop.aftercare.states import CaseState as S
from shop.orders.models import Order
from shop.payments import services as payments
from shop.payments.providers import provider

PAGE = 50
WAITING = "waiting"
SHELVES: dict[str, tuple[str | Promise, list[str]]] = {
    WAITING: (_("รอเจ้าหน้าที่ตัดสิน"), [S.ESCALATED]),
    "open": (_("รอร้านตอบ"), [S.OPEN]),
    "answered": (_("ร้านตอบแล้ว"), [S.ANSWERED]),
    "over": (_("จบแล้ว"), ENDED),
}


@dataclass(frozen=True)
class Wish(lists.Wish):
    """What the officer asked to see; anything strange falls back to what waits for her."""

    shelves = SHELVES


def find(rows: QuerySet[Case], wish: Wish) -> QuerySet[Case]:
    """Return the cases of ``rows`` (already fenced) that are wished for: what waits longest first, ended ones newest first."""
    found = rows.filter(state__in=SHELVES[wish.shelf][1])
    if wish.province:
        found = found.filter(merchant__province_code=wish.province)
    order = {WAITING: "escalated_at", "open": "answer_by", "answered": "answered_at", "over": "-ended_at"}[wish.shelf]
    return found.select_related("order", "merchant").order_by(order, "pk")


def counts(rows: QuerySet[Case], wish: Wish) -> tuple[dict[str, int], dict[str, int]]:
    """Return how many stand on each shelf (in the wished province) and in each province (of the shelf). One query."""
    table = rows.order_by().values_list("state", "merchant__province_code").annotate(n=Count("pk"))
    shelves, provinces = dict.fromkeys(SHELVES, 0), dict.fromkeys(PROVINCES, 0)
    for state, province, number in table:
        shelf = next(key for key, (_words, states) in SHELVES.items() if state in states)
        if wish.province in ("", province):
            shelves[shelf] += number
        if shelf == wish.shelf:
            provinces[province] = provinces.get(province, 0) + number
    return shelves, provinces


def money_of(order: Order) -> dict:
    """Return how the order is paid, for the officer who decides: way, state, satang that came and that went back."""
    payment = payments.payment_of(order)
    if payment is None:
        return {}
    return {
        "way": provider(payment.provider).label,
        "state": payment.get_state_display(),
        "received_satang": payment.received_satang,
        "refunded_satang": payment.refunded_satang,
    }
