"""What variants ask and asked. Every price goes through ``ask``, so that the history is whole; the caller holds the rows."""

import datetime
from collections.abc import Iterable

from django.utils import timezone

from common import clock, money
from shop.catalogue import unit_price
from shop.catalogue.errors import BadPrice, PromotionRuns
from shop.catalogue.models import PriceAsked, Product, Variant

LEAST_SATANG, MOST_SATANG = 100, 100_000_000


def check(price_satang: int) -> None:
    """Raise BadPrice for what nothing may cost."""
    if not LEAST_SATANG <= price_satang <= MOST_SATANG:
        raise BadPrice(least=money.baht_text(LEAST_SATANG), most=money.baht_text(MOST_SATANG))


def begin(variants: Iterable[Variant], *, by) -> None:
    """Write down the first price of new variants."""
    now = clock.now()
    PriceAsked.objects.bulk_create(
        PriceAsked(variant=row, price_satang=row.price_satang, since=now, by=by) for row in variants
    )


def ask(*, variant: Variant, price_satang: int, by) -> bool:
    """Let ``variant`` ask ``price_satang`` from now on; return whether that is new. The caller holds its lock.

    Raises BadPrice, and PromotionRuns while a promotion runs or is to come. The same price again writes nothing.
    """
    if price_satang == variant.price_satang:
        return False
    check(price_satang)
    if variant.promo_satang is not None:
        if variant.promo_until >= clock.today():
            raise PromotionRuns(product=variant.product.name)
        clear_promotion(variant)
    now = clock.now()
    PriceAsked.objects.filter(variant=variant, promotion=False, until__isnull=True).update(until=now)
    PriceAsked.objects.create(variant=variant, price_satang=price_satang, since=now, by=by)
    variant.price_satang = price_satang
    variant.save(update_fields=["price_satang"])
    return True


def clear_promotion(variant: Variant) -> None:
    """Take the promotion's columns away; its row in the history stays."""
    variant.promo_satang = variant.promo_from = variant.promo_until = None
    variant.save(update_fields=["promo_satang", "promo_from", "promo_until"])


def end_promotions(variants: Iterable[Variant]) -> None:
    """Take promotions away: what was asked stays written down until now, what was to come was never asked."""
    now = clock.now()
    for variant in variants:
        if variant.promo_satang is None:
            continue
        rows = PriceAsked.objects.filter(variant=variant, promotion=True)
        rows.filter(since__gt=now).delete()
        rows.filter(until__gt=now).update(until=now)
        clear_promotion(variant)


def settle(product: Product) -> bool:
    """Write ``price_satang`` and ``hundred_satang`` of ``product`` as its sold variants make them; return whether they changed."""
    lowest, hundred = lowest_of(product, list(product.variants.sold()))
    if (lowest, hundred) == (product.price_satang, product.hundred_satang):
        return False
    product.price_satang, product.hundred_satang = lowest, hundred
    product.save(update_fields=["price_satang", "hundred_satang"])
    return True


def lowest_of(product: Product, variants: list[Variant]) -> tuple[int, int | None]:
    """Return the lowest price of these variants today and the lowest price of 100 g or 100 ml, None where nobody knows."""
    by_weight, unit = product.category.by_weight, product.unit
    known = [unit_price.hundred(**unit_price.facts_of(row, unit=unit, by_weight=by_weight)) for row in variants]
    return min(row.asked_satang for row in variants), min((each for each in known if each is not None), default=None)


def midnight(day: datetime.date) -> datetime.datetime:
    """Return the moment at which ``day`` begins in Bangkok."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))
