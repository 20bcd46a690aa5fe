"""The verbs of coupons. Locks: cart, then coupon, then payment, order and stock: a checkout holds the coupon before anything
else; giving a use back touches the use alone, which no checkout waits for.
"""

import datetime
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import Count, Max, Q, QuerySet
from django.utils.crypto import salted_hmac

from common import clock, money
from common.audit import services as audit
from common.states import locked, move
from common.thai import dates, digits
from common.thai.names import after_shop_word
from common.thai.text import plain_line
from merchants.models import Merchant
from shop.offers import errors
from shop.offers.models import (
    COUPON_MOVES,
    MOST_UNLIMITED,
    Coupon,
    CouponKind,
    CouponState,
    Redemption,
    RedemptionState,
)

USED = Q(state=RedemptionState.USED)
CHANGED_LATER = {"ends_on", "limit_total", "limit_each"}  # of a coupon that somebody used


def tidy(code: str) -> str:
    """Return a code as it is stored: without spaces or what nobody sees, capitals, Arabic digits."""
    return "".join(plain_line(digits.to_arabic(code)).split()).upper()


@dataclass(frozen=True)
class Person:
    """Who uses it: one person is whoever has that phone or that account. None of both: not known yet."""

    phone: str = ""
    user: object | None = None

    @property
    def seal(self) -> str:
        return salted_hmac("kedai.coupon-person", self.phone, algorithm="sha256").hexdigest()


def with_uses(rows: QuerySet[Coupon]) -> QuerySet[Coupon]:
    """Return ``rows`` with ``uses``: how often each is used now."""
    return rows.annotate(uses=Count("redemptions", filter=Q(redemptions__state=RedemptionState.USED)))


def discount_of(coupon: Coupon, *, goods_satang: int, delivery_satang: int) -> int:
    """Return what ``coupon`` takes off: never more than what it is taken off of. Percent is rounded half up."""
    if coupon.kind == CouponKind.DELIVERY:
        return delivery_satang
    if coupon.kind == CouponKind.AMOUNT:
        return min(coupon.amount_satang, goods_satang)
    off = money.percent_of(goods_satang, coupon.percent)
    return min(off, goods_satang, coupon.most_satang or off)


def find(*, merchant: Merchant, code: str) -> Coupon:
    """Return the merchant's coupon ``code``. Raises UnknownCoupon."""
    wanted = tidy(code)
    found = Coupon.objects.for_merchant(merchant).filter(code=wanted).first()
    if found is None:
        raise unknown(code=wanted, merchant=merchant)
    return found


def unknown(*, code: str, merchant: Merchant) -> errors.UnknownCoupon:
    """Return the refusal of a ``code`` that the merchant does not have."""
    refusal = errors.UnknownCoupon(code=code[:20], merchant=after_shop_word(merchant.name))
    refusal.merchant_id = merchant.pk
    return refusal


def check(coupon: Coupon, *, goods_satang: int, off_satang: int, person: Person | None = None) -> None:
    """Raise a CouponRefused where it does not count for such goods now, or takes nothing off. Without ``person`` hers is
    not asked.
    """
    today, code = clock.today(), coupon.code
    if coupon.state != CouponState.ACTIVE or today > coupon.ends_on:
        raise errors.CouponEnded(code=code)
    if today < coupon.starts_on:
        raise errors.CouponNotYet(code=code, day=dates.short_date(coupon.starts_on))
    if goods_satang < coupon.minimum_satang:
        raise errors.TooLittleForCoupon(code=code, minimum=money.baht_text(coupon.minimum_satang))
    if off_satang <= 0:
        raise errors.NothingToTakeOff(code=code)
    used = coupon.redemptions.filter(USED)
    if coupon.limit_total is not None and used.count() >= coupon.limit_total:
        raise errors.CouponUsedUp(code=code)
    if coupon.limit_each is not None and person is not None and _of(used, person).count() >= coupon.limit_each:
        raise errors.CouponUsedByYou(code=code)


def _of(uses: QuerySet[Redemption], person: Person) -> QuerySet[Redemption]:
    hers = Q(person=person.seal)
    return uses.filter(hers | Q(shopper=person.user)) if person.user else uses.filter(hers)


def hold(coupons: dict[int, str], merchants: dict[int, Merchant]) -> dict[int, Coupon]:
    """Lock the coupons ``{merchant id: code}`` in the order of their keys; return them by merchant id.

    Held until the transaction of the checkout ends. Raises UnknownCoupon, also where its code is another by the time it is held.
    """
    found = {pk: find(merchant=merchants[pk], code=code) for pk, code in coupons.items() if code}
    rows = Coupon.objects.select_for_update().filter(pk__in=[row.pk for row in found.values()]).order_by("pk")
    held = {row.merchant_id: row for row in rows}
    for pk, row in held.items():
        if row.code != found[pk].code:
            raise unknown(code=found[pk].code, merchant=merchants[pk])
    return held


def use(*, coupon: Coupon, order_number: str, discount_satang: int, person: Person) -> Redemption:
    """Write down that the order uses the held ``coupon``. Raises CouponUsedUp, CouponUsedByYou where the seats are taken."""
    seats, own_seats = coupon.limit_total or MOST_UNLIMITED, coupon.limit_each or MOST_UNLIMITED
    uses = coupon.redemptions
    try:
        with transaction.atomic():
            return Redemption.objects.create(
                coupon=coupon,
                order_number=order_number,
                discount_satang=discount_satang,
                person=person.seal,
                shopper=person.user,
                seat=_free(uses, "seat", coupon.limit_total),
                own_seat=_free(uses.filter(person=person.seal), "own_seat", coupon.limit_each),
                seats=seats,
                own_seats=own_seats,
            )
    except IntegrityError as error:  # only without the lock: somebody sat down there first
        raise errors.CouponUsedUp(code=coupon.code) from error


def _free(uses: QuerySet[Redemption], column: str, limit: int | None) -> int:
    """Return the lowest free seat; one beyond the limit where none is, which the CHECK refuses."""
    if limit is None:
        return (uses.aggregate(last=Max(column))["last"] or 0) + 1
    taken = set(uses.filter(**{f"{column}__isnull": False}).values_list(column, flat=True))
    return next(seat for seat in range(1, limit + 2) if seat not in taken)


def give_back(*, order_number: str) -> bool:
    """The order was given up: somebody else may use the coupon. Without a coupon, or twice, nothing changes."""
    facts = {"state": RedemptionState.GIVEN_BACK, "seat": None, "own_seat": None, "given_back_at": clock.now()}
    return bool(Redemption.objects.filter(USED, order_number=order_number).update(**facts, revived_at=None))


def take_again(*, order_number: str) -> bool:
    """The order lives again because its money came after all: it keeps its price, whatever the limit says by now."""
    facts = {"state": RedemptionState.USED, "given_back_at": None, "revived_at": clock.now()}
    return bool(Redemption.objects.filter(order_number=order_number).exclude(USED).update(**facts))


@transaction.atomic
def make_coupon(
    *,
    merchant: Merchant,
    by,
    code: str,
    kind: str,
    amount_satang: int = 0,
    percent: int = 0,
    most_satang: int | None = None,
    minimum_satang: int = 0,
    starts_on: datetime.date,
    ends_on: datetime.date,
    limit_total: int | None = None,
    limit_each: int | None = None,
) -> Coupon:
    """Make a coupon that counts from its first day. Raises CodeTaken; the very same coupon again is the one that stands."""
    facts = {
        **_worth(kind, amount_satang, percent, most_satang),
        "minimum_satang": minimum_satang,
        "starts_on": starts_on,
        "ends_on": ends_on,
        "limit_total": limit_total,
        "limit_each": limit_each,
    }
    row, fresh = Coupon.objects.get_or_create(
        merchant=merchant, code=tidy(code), defaults={**facts, "made_by": by if by and by.is_authenticated else None}
    )
    if not fresh and any(getattr(row, name) != value for name, value in facts.items()):
        raise errors.CodeTaken()
    if fresh:
        audit.record(subject=row, verb="made", now=CouponState.ACTIVE, by=by)
    return row


def _worth(kind: str, amount_satang: int, percent: int, most_satang: int | None) -> dict:
    """Return what it takes off, without what belongs to another kind."""
    return {
        "kind": kind,
        "amount_satang": amount_satang if kind == CouponKind.AMOUNT else 0,
        "percent": percent if kind == CouponKind.PERCENT else 0,
        "most_satang": most_satang if kind == CouponKind.PERCENT else None,
    }


def was_used(coupon: Coupon) -> bool:
    """Return whether an order has ever used it, given back since or not (one query)."""
    return coupon.redemptions.exists()


@transaction.atomic
def change(*, coupon: Coupon, by, **facts) -> Coupon:
    """Put the coupon right, with ``facts`` as ``make_coupon`` takes them. Nobody used it yet: all of it, its code too. Afterwards
    an order speaks of it, and only its last day and its limits change. The same again changes nothing.

    Raises CouponInUse, CodeTaken, FewerThanUsed, EndsBeforeItBegins.
    """
    row = locked(coupon)
    wanted = {name: value for name, value in _as_stored(row, facts).items() if value != getattr(row, name)}
    if not wanted:
        return row
    if wanted.keys() - CHANGED_LATER and was_used(row):
        raise errors.CouponInUse()
    if wanted.get("ends_on", row.ends_on) < wanted.get("starts_on", row.starts_on):
        raise errors.EndsBeforeItBegins()
    uses, limit = row.redemptions.filter(USED).count(), wanted.get("limit_total")
    if limit is not None and limit < uses:
        raise errors.FewerThanUsed(uses=uses)
    was = {name: str(getattr(row, name)) for name in wanted}
    for name, value in wanted.items():
        setattr(row, name, value)
    try:
        with transaction.atomic():
            row.save(update_fields=[*wanted])
    except IntegrityError as error:
        raise errors.CodeTaken() from error
    audit.record(subject=row, verb="changed", by=by, before=was, after={name: str(wanted[name]) for name in wanted})
    return row


def _as_stored(row: Coupon, facts: dict) -> dict:
    """Return ``facts`` as they stand in the row: the code tidied, nothing of another kind."""
    found = dict(facts)
    if "code" in found:
        found["code"] = tidy(found["code"])
    names = ("kind", "amount_satang", "percent", "most_satang")
    if not found.keys().isdisjoint(names):
        found.update(_worth(*(found.get(name, getattr(row, name)) for name in names)))
    return found


@transaction.atomic
def stop(*, coupon: Coupon, by) -> Coupon:
    """Nobody can use it from now on; orders that did keep their price. Stopped already: nothing changes."""
    row = locked(coupon)
    move(row, CouponState.STOPPED, moves=COUPON_MOVES, by=by)
    return row


@transaction.atomic
def resume(*, coupon: Coupon, by) -> Coupon:
    """It counts again, within its dates and limits."""
    row = locked(coupon)
    move(row, CouponState.ACTIVE, moves=COUPON_MOVES, by=by, verb="resumed")
    return row
