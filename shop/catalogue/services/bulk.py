"""The same act on many products: all of it or nothing. The form's key makes a second click change nothing."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from common import clock, money
from common.audit import services as audit
from common.errors import DomainError
from common.versions import services as versions
from merchants.models import Merchant
from shop.catalogue.errors import BadPrice, BulkRefused, NothingChosen, PromotionRuns, SeenOtherwise
from shop.catalogue.models import BulkAct, BulkVerb, Product, Variant
from shop.catalogue.services import prices, products

MOST_AT_ONCE = 500
NAMED = 5  # so many refusals are told one by one
BY_AMOUNT, BY_PERCENT = "amount", "percent"
STEPS = (1, 100, 500)  # to the satang, the baht, five baht


@dataclass(frozen=True)
class PriceChange:
    """By how much prices change: ``by`` is satang or percent, negative to lower; the result goes to the nearest ``step`` satang."""

    kind: str
    by: Decimal
    step: int = 1

    def after(self, satang: int) -> int:
        """Return what ``satang`` becomes."""
        if self.kind == BY_PERCENT:
            return money.changed_by_percent(satang, self.by, step=self.step)
        return money.to_step(satang + int(self.by), self.step)


@dataclass(frozen=True)
class Change:
    """One variant in the preview: before → after, or why it is left out."""

    variant: Variant
    before: int
    after: int
    refusal: str = ""


def plan(*, merchant: Merchant, chosen: Iterable[int], change: PriceChange) -> list[Change]:
    """Return what ``change`` would do to the sold variants of the chosen products (ids), in one query; nothing is written."""
    rows = Variant.objects.for_merchant(merchant).sold().filter(product__in=_ids(chosen))
    return _planned(rows.select_related("product"), change)


@transaction.atomic
def change_prices(
    *,
    merchant: Merchant,
    by,
    key: uuid.UUID,
    chosen: Iterable[int],
    change: PriceChange,
    seen: Mapping[int, tuple[int, int]],
) -> BulkAct:
    """Change the prices that ``seen`` shows: by variant id, before and after in satang. What the preview left out stays.

    Raises NothingChosen, and SeenOtherwise where the preview would not be the same now; then nothing has changed.
    """
    chosen = _ids(chosen)
    key = _own_key(key, BulkVerb.PRICE, chosen, change)
    if standing := _standing(merchant, key):
        return standing
    rows = list(_locked(merchant, chosen).select_related("category"))
    variants = Variant.objects.sold().filter(product__in=rows).select_for_update(of=("self",)).order_by("pk")
    good = [each for each in _planned(variants.select_related("product"), change) if not each.refusal]
    if not good:
        raise NothingChosen()
    if {each.variant.pk: (each.before, each.after) for each in good} != dict(seen):
        raise SeenOtherwise()
    for each in good:
        prices.ask(variant=each.variant, price_satang=each.after, by=by)
    told = {each.variant.product_id for each in good}
    for row in rows:
        if row.pk in told:
            prices.settle(row)
            asked = {
                str(each.variant.pk): [each.before, each.after] for each in good if each.variant.product_id == row.pk
            }
            audit.record(subject=row, verb="changed", by=by, changed=["price_satang"], prices=asked)
    versions.bump("catalogue", of=[merchant.pk])
    facts = {"kind": change.kind, "by": str(change.by), "step": change.step}
    return BulkAct.objects.create(
        merchant=merchant, key=key, verb=BulkVerb.PRICE, products=len(told), facts=facts, by=by
    )


@transaction.atomic
def move_many(*, merchant: Merchant, by, key: uuid.UUID, verb: str, chosen: Iterable[int]) -> BulkAct:
    """Pause or resume (BulkVerb) the chosen products. Raises NothingChosen, and BulkRefused naming those that cannot."""
    verbs = {BulkVerb.PAUSE: products.pause, BulkVerb.RESUME: products.resume}
    chosen = _ids(chosen)
    key = _own_key(key, verb, chosen)
    if standing := _standing(merchant, key):
        return standing
    rows = list(_locked(merchant, chosen))
    if not rows:
        raise NothingChosen()
    refused = []
    for row in rows:
        try:
            verbs[verb](product=row, by=by)
        except DomainError as refusal:
            refused.append(f"“{row.name}” {refusal.message}")
    if refused:
        raise BulkRefused(count=len(refused), why=" · ".join(refused[:NAMED]))
    return BulkAct.objects.create(merchant=merchant, key=key, verb=verb, products=len(rows), by=by)


@transaction.atomic
def set_profiles(*, merchant: Merchant, by, key: uuid.UUID, chosen: Iterable[int], profile: str) -> BulkAct:
    """Say of the chosen products how they travel (DeliveryProfile). Raises NothingChosen; what travels so already stays."""
    chosen = _ids(chosen)
    key = _own_key(key, BulkVerb.PROFILE, chosen, profile)
    if standing := _standing(merchant, key):
        return standing
    rows = list(_locked(merchant, chosen).select_related("category"))
    if not rows:
        raise NothingChosen()
    for row in rows:
        products.change_product(product=row, by=by, delivery_profile=profile)
    facts = {"profile": profile}
    return BulkAct.objects.create(
        merchant=merchant, key=key, verb=BulkVerb.PROFILE, products=len(rows), facts=facts, by=by
    )


def _ids(chosen: Iterable[int]) -> list[int]:
    found = list(dict.fromkeys(chosen))[:MOST_AT_ONCE]
    if not found:
        raise NothingChosen()
    return found


def _locked(merchant: Merchant, chosen: list[int]):
    rows = Product.objects.for_merchant(merchant).filter(pk__in=chosen)
    return rows.select_for_update(of=("self",)).order_by("pk")


def _own_key(key: uuid.UUID, *facts: object) -> uuid.UUID:
    """One value for the form and what it asks: who goes back and asks for something else gets it."""
    return uuid.uuid5(key, repr(facts))


def _standing(merchant: Merchant, key: uuid.UUID) -> BulkAct | None:
    """Return the act of an earlier click, marked ``repeated``. The merchant's row is locked: the second click waits for the first."""
    Merchant.objects.select_for_update(of=("self",), no_key=True).get(pk=merchant.pk)
    found = BulkAct.objects.for_merchant(merchant).filter(key=key).first()
    if found is not None:
        found.repeated = True
    return found


def _planned(variants: Iterable[Variant], change: PriceChange) -> list[Change]:
    today = clock.today()
    found = [_planned_one(variant, change, today) for variant in variants]
    return sorted(found, key=lambda each: (each.variant.product.name, each.variant.product_id, each.variant.position))


def _planned_one(variant: Variant, change: PriceChange, today) -> Change:
    before = variant.price_satang
    after = change.after(before)
    refusal = ""
    if variant.promo_satang is not None and variant.promo_until >= today:
        refusal = PromotionRuns(product=variant.product.name).message
    else:
        try:
            prices.check(after)
        except BadPrice as error:
            refusal = error.message
    return Change(variant, before, after, refusal)
