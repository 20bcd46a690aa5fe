"""Many new products at once, by the same rules as one: each written as a draft, all of them with few statements.

What one product must be is said once, in the modules beside this one, which it asks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from common import clock
from common.audit import services as audit
from common.thai.text import plain_line
from common.versions import services as versions
from merchants.models import Merchant
from shop.catalogue import profiles, search
from shop.catalogue.errors import CodeTaken, HeldForOrders, PromotionRuns
from shop.catalogue.models import (
    MovementKind,
    PriceAsked,
    Product,
    ProductState,
    Stock,
    StockMovement,
    Storage,
    Variant,
)
from shop.catalogue.services import prices, products, shelf, variants
from shop.catalogue.services.variants import VariantFacts

BATCH = 500
PROMOTION = ("promo_satang", "promo_from", "promo_until")


@dataclass(frozen=True)
class NewProduct:
    """What one is: ``facts`` by column of the product, its kinds (one nameless kind where it has no options), what it contains."""

    facts: dict[str, object]
    kinds: Sequence[VariantFacts]
    allergens: Sequence[int] = ()  # their ids


@transaction.atomic
def add_products(*, merchant: Merchant, by, many: Sequence[NewProduct]) -> list[Product]:
    """Write drafts of all of ``many``, in their order. Called twice it writes twice: the caller keeps what it has asked for.

    Raises as ``add_product`` and ``set_variants``, and CodeTaken where a code of theirs is in use; then nothing is written.
    """
    rows = [_product(merchant, one) for one in many]
    for row, one in zip(rows, many, strict=True):
        variants.check(one.kinds, [row.option_1, row.option_2])
    kinds = [
        [_kind(merchant, row, facts, position) for position, facts in enumerate(one.kinds)]
        for row, one in zip(rows, many, strict=True)
    ]
    for row, own in zip(rows, kinds, strict=True):
        row.price_satang, row.hundred_satang = prices.lowest_of(row, own)
    of_one_kind = [row for row in rows if not row.option_1]
    for row, entry in zip(of_one_kind, search.entries(of_one_kind), strict=True):
        row.search_text = entry.text
    Product.objects.bulk_create(rows, batch_size=BATCH)
    _contain(rows, many)
    _write_kinds([kind for own in kinds for kind in own], [facts for one in many for facts in one.kinds], by)
    audit.record_all(
        subjects=[(row, {"price_satang": row.price_satang}) for row in rows],
        verb="added",
        now=ProductState.DRAFT,
        by=by,
    )
    search.written(of_one_kind)
    search.spell([row for row in rows if row.option_1])  # found by the names of their kinds, which stand only now
    versions.bump("catalogue", of=[merchant.pk])
    return rows


@transaction.atomic
def ask_prices(*, merchant: Merchant, by, asked: Mapping[int, int]) -> None:
    """Let variants of ``merchant`` ask new prices from now on, in satang by variant id. The same prices again write nothing.

    Raises BadPrice, and PromotionRuns while a promotion of one runs or is to come; then nothing has changed.
    """
    of_hers = Variant.objects.for_merchant(merchant).sold().filter(pk__in=list(asked))
    rows = Product.objects.select_for_update(of=("self",)).filter(pk__in=of_hers.order_by().values("product"))
    shown = {row.pk: row for row in rows.select_related("category").order_by("pk")}
    kinds: dict[int, list[Variant]] = {pk: [] for pk in shown}
    for kind in Variant.objects.sold().select_for_update().filter(product__in=shown).order_by("pk"):
        kind.product = shown[kind.product_id]
        kinds[kind.product_id].append(kind)
    was = {kind.pk: kind.price_satang for own in kinds.values() for kind in own}
    new = [kind for own in kinds.values() for kind in own if asked.get(kind.pk, was[kind.pk]) != was[kind.pk]]
    for kind in new:
        _let_ask(kind, asked[kind.pk])
    PriceAsked.objects.filter(variant__in=new, promotion=False, until__isnull=True).update(until=clock.now())
    prices.begin(new, by=by)
    Variant.objects.bulk_update(new, ["price_satang", *PROMOTION], batch_size=BATCH)
    touched = [shown[pk] for pk in dict.fromkeys(kind.product_id for kind in new)]
    for row in touched:
        row.price_satang, row.hundred_satang = prices.lowest_of(row, kinds[row.pk])
    Product.objects.bulk_update(touched, ["price_satang", "hundred_satang"], batch_size=BATCH)
    told = [(kind.product, _told(kind, was[kind.pk])) for kind in new]
    audit.record_all(subjects=told, verb="changed", by=by)
    if new:
        versions.bump("catalogue", of=[merchant.pk])


@transaction.atomic
def count_shelves(*, merchant: Merchant, by, counted: Mapping[int, int], reason: str, note: str) -> None:
    """Say how many pieces there are of many variants of ``merchant``, by variant id, and why. The same counts again write nothing.

    Raises as ``set_on_hand``; then nothing has changed.
    """
    rows = Stock.objects.for_merchant(merchant).filter(pk__in=list(counted))
    moved: list[StockMovement] = []
    changed: list[Stock] = []
    for stock in rows.select_for_update(of=("self",)).order_by("pk"):
        on_hand, before = counted[stock.pk], stock.on_hand
        shelf.check(on_hand)
        if on_hand < stock.reserved:
            raise HeldForOrders(reserved=stock.reserved)
        if on_hand == before:
            continue
        stock.on_hand = on_hand
        if stock.available > stock.low_at:
            stock.low_told_at = None
        changed.append(stock)
        facts = {"reason": reason, "note": plain_line(note)[: shelf.LONGEST_NOTE], "by": by}
        moved.append(StockMovement(variant_id=stock.pk, kind=MovementKind.CORRECTION, pieces=on_hand - before, **facts))
    Stock.objects.bulk_update(changed, ["on_hand", "low_told_at"], batch_size=BATCH)
    StockMovement.objects.bulk_create(moved, batch_size=BATCH)


def _let_ask(kind: Variant, satang: int) -> None:
    """One variant's share of ``ask_prices``: the rules of ``prices.ask``, written by the caller."""
    prices.check(satang)
    if kind.promo_satang is not None:
        if kind.promo_until >= clock.today():
            raise PromotionRuns(product=kind.product.name)
        kind.promo_satang = kind.promo_from = kind.promo_until = None
    kind.price_satang = satang


def _told(kind: Variant, was_satang: int) -> dict:
    return {"changed": ["price_satang"], "was_satang": was_satang, "now_satang": kind.price_satang, "variant": kind.pk}


def _contain(rows: list[Product], many: Sequence[NewProduct]) -> None:
    through = Product.allergens.through
    contained = [(row.pk, pk) for row, one in zip(rows, many, strict=True) for pk in one.allergens]
    through.objects.bulk_create([through(product_id=row, allergen_id=pk) for row, pk in contained], batch_size=BATCH)


def _product(merchant: Merchant, one: NewProduct) -> Product:
    products.check(name=one.facts["name"], unit=one.facts["unit"], price_satang=one.kinds[0].price_satang)
    tidy = {name: products.tidy(name, value) for name, value in one.facts.items()}
    tidy["delivery_profile"] = tidy.get("delivery_profile") or profiles.of_storage(tidy.get("storage", Storage.DRY))
    return Product(merchant=merchant, slug=products.new_slug(tidy["name"]), card={"picture": None}, **tidy)


def _kind(merchant: Merchant, product: Product, facts: VariantFacts, position: int) -> Variant:
    columns = variants.columns_of(facts, merchant.pk)
    return Variant(product=product, price_satang=facts.price_satang, position=position, **columns)


def _write_kinds(kinds: list[Variant], facts: list[VariantFacts], by) -> None:
    for told in facts:
        shelf.check(told.on_hand)
        shelf.check(told.low_at)
    try:
        with transaction.atomic():
            Variant.objects.bulk_create(kinds, batch_size=BATCH)
    except IntegrityError as error:
        taken = Variant.objects.filter(code_key__in=[kind.code_key for kind in kinds if kind.code_key]).first()
        raise CodeTaken(code=taken.code if taken else "") from error
    prices.begin(kinds, by=by)
    both = list(zip(kinds, facts, strict=True))
    Stock.objects.bulk_create(
        [Stock(variant=kind, on_hand=told.on_hand, low_at=told.low_at) for kind, told in both], batch_size=BATCH
    )
    StockMovement.objects.bulk_create(
        [
            StockMovement(variant=kind, kind=MovementKind.OPENING, pieces=told.on_hand, by=by)
            for kind, told in both
            if told.on_hand
        ],
        batch_size=BATCH,
    )
