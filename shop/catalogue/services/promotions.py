"""Lower prices for some days, with the usual price struck out beside them.

The law asks that a struck-out price was really asked (decision 0057): the usual price must be the lowest that the variant
asked in the LOOK_BACK days before, and have stood on sale for LEAST_ASKED days. It ends by itself: every reader asks the date.
"""

import datetime
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils import timezone

from common import clock, money
from common.audit import services as audit
from common.states import locked
from common.thai import dates
from common.versions import services as versions
from shop.catalogue.errors import AskedTooShortly, NeverAsked, NothingPromoted, NotLower, NotYetSold, PromotionDates
from shop.catalogue.models import PriceAsked, Product, Variant
from shop.catalogue.services import prices

LOOK_BACK = 30
LEAST_ASKED = 7
LONGEST = 60
MOST_AHEAD = 60


@transaction.atomic
def promote(
    *, product: Product, by, lowered: Mapping[int, int], starts: datetime.date, until: datetime.date
) -> Product:
    """Ask ``lowered`` (satang by variant id) from ``starts`` to ``until``, both days included; it replaces an earlier promotion.

    Raises NothingPromoted, PromotionDates, NotLower, NotYetSold, NeverAsked, AskedTooShortly; then nothing has changed.
    The same promotion again changes nothing.
    """
    row = locked(product)
    variants = list(row.variants.sold().select_for_update().order_by("pk"))
    _check_dates(variants, starts, until)
    chosen = [variant for variant in variants if variant.pk in lowered]
    if not chosen:
        raise NothingPromoted()
    if _stands(variants, lowered, starts, until):
        return row
    prices.end_promotions(variants)
    history = _history(chosen)
    for variant in chosen:
        _check_lower(variant, lowered[variant.pk])
        _check_asked(row, variant, history[variant.pk], starts)
        _begin(variant, lowered[variant.pk], starts, until, by)
    audit.record(
        subject=row, verb="promoted", by=by, starts=str(starts), until=str(until),
        lowered={str(variant.pk): [variant.price_satang, variant.promo_satang] for variant in chosen},
    )  # fmt: skip
    _settle(row)
    return row


@transaction.atomic
def end_promotion(*, product: Product, by) -> Product:
    """Ask the usual prices again at once. Without a promotion it changes nothing."""
    row = locked(product)
    variants = list(row.variants.filter(promo_satang__isnull=False).select_for_update().order_by("pk"))
    if not variants:
        return row
    prices.end_promotions(variants)
    audit.record(subject=row, verb="promotion_ended", by=by)
    _settle(row)
    return row


@transaction.atomic
def turn() -> int:
    """Bring lists to today's prices, once a Bangkok day: promotions that began or ended. Return how many products changed.

    What a page, a cart or an order asks never waits for this: it reads the dates itself.
    """
    today = clock.today()
    if not versions.claim("promotions", today.toordinal()):
        return 0
    ids = Variant.objects.filter(promo_until__isnull=False).order_by().values("product")
    changed = []
    for row in Product.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk"):
        for variant in row.variants.filter(promo_until__lt=today):
            prices.clear_promotion(variant)
        if prices.settle(row):
            changed.append(row)
    if changed:
        versions.bump("catalogue", of={row.merchant_id for row in changed})
    return len(changed)


def earliest_start(product: Product, variants: Iterable[Variant]) -> datetime.date:
    """Return the first day on which the usual prices of all ``variants`` may be struck out (one query)."""
    variants = list(variants)
    history = _history(variants)
    return max(_earliest(product, variant, history[variant.pk]) for variant in variants)


def _earliest(product: Product, variant: Variant, asked: list[PriceAsked], starts=None) -> datetime.date:
    """Return the first day for one variant, by the prices it ``asked``; see ``_cheaper`` for ``starts``."""
    days = [_day(_asked_since(product, variant, asked)) + datetime.timedelta(days=LEAST_ASKED)]
    ends = [min(row.until, clock.now()) for row in _cheaper(variant, asked, starts)]
    if ends:
        days.append(_day(max(ends)) + datetime.timedelta(days=LOOK_BACK + 1))
    return max(days)


def _history(variants: Iterable[Variant]) -> dict[int, list[PriceAsked]]:
    """Return what each variant asked, the newest first."""
    found: dict[int, list[PriceAsked]] = {variant.pk: [] for variant in variants}
    for row in PriceAsked.objects.filter(variant__in=found).order_by("-since", "-pk"):
        found[row.variant_id].append(row)
    return found


def _check_dates(variants: list[Variant], starts: datetime.date, until: datetime.date) -> None:
    today = clock.today()
    runs = any(variant.on_promotion(today) and variant.promo_from == starts for variant in variants)
    in_time = runs or today <= starts <= today + datetime.timedelta(days=MOST_AHEAD)
    if not in_time or not max(starts, today) <= until < starts + datetime.timedelta(days=LONGEST):
        raise PromotionDates(ahead=MOST_AHEAD, longest=LONGEST)


def _check_lower(variant: Variant, satang: int) -> None:
    if not prices.LEAST_SATANG <= satang < variant.price_satang:
        field = f"lowered_{variant.pk}"
        least, price = money.baht_text(prices.LEAST_SATANG), money.baht_text(variant.price_satang)
        raise NotLower(field=field, least=least, price=price)


def _check_asked(product: Product, variant: Variant, asked: list[PriceAsked], starts: datetime.date) -> None:
    """Raise what keeps the usual price of ``variant`` from being struck out on ``starts``."""
    if product.listed_at is None:
        raise NotYetSold()
    can = _earliest(product, variant, asked, starts)
    if starts >= can:
        return
    facts = {"price": money.baht_text(variant.price_satang), "day": dates.short_date(can)}
    since = prices.midnight(starts) - datetime.timedelta(days=LOOK_BACK)
    lower = [row.price_satang for row in _cheaper(variant, asked, starts) if row.until > since]
    if lower:
        raise NeverAsked(days=LOOK_BACK, lowest=money.baht_text(min(lower)), **facts)
    raise AskedTooShortly(days=LEAST_ASKED, **facts)


def _cheaper(variant: Variant, asked: list[PriceAsked], starts: datetime.date | None) -> list[PriceAsked]:
    """Return what was asked that was less than the usual price.

    Without the promotion that began on ``starts``: one that is only being changed does not stand in its own way.
    """
    lower = [row for row in asked if row.price_satang < variant.price_satang and row.since <= clock.now()]
    if starts is None:
        return lower
    return [row for row in lower if not (row.promotion and row.since >= prices.midnight(starts))]


def _asked_since(product: Product, variant: Variant, asked: list[PriceAsked]) -> datetime.datetime:
    """Return since when the usual price stands, on sale: a price asked before at least as high counts with it."""
    since = clock.now()
    for row in asked:
        if row.promotion:
            continue
        if row.price_satang < variant.price_satang:
            break
        since = row.since
    return max(since, product.listed_at or since)


def _day(moment: datetime.datetime) -> datetime.date:
    return timezone.localtime(moment).date()


def _stands(variants: list[Variant], lowered: Mapping[int, int], starts, until) -> bool:
    asked = [(lowered.get(row.pk), starts, until) if row.pk in lowered else (None, None, None) for row in variants]
    return asked == [(row.promo_satang, row.promo_from, row.promo_until) for row in variants]


def _begin(variant: Variant, satang: int, starts: datetime.date, until: datetime.date, by) -> None:
    variant.promo_satang, variant.promo_from, variant.promo_until = satang, starts, until
    variant.save(update_fields=["promo_satang", "promo_from", "promo_until"])
    since = max(clock.now(), prices.midnight(starts))
    end = prices.midnight(until + datetime.timedelta(days=1))
    PriceAsked.objects.create(variant=variant, price_satang=satang, promotion=True, since=since, until=end, by=by)


def _settle(product: Product) -> None:
    prices.settle(product)
    versions.bump("catalogue", of=[product.merchant_id])
