"""What a shopper can choose of a product: sizes, flavours. One verb says the whole list, so that nothing is forgotten."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from django.db import IntegrityError, transaction
from django.db.models import Max

from common import clock
from common.audit import services as audit
from common.states import locked
from common.thai.text import plain_line
from common.versions import services as versions
from shop.catalogue import codes, search
from shop.catalogue.errors import (
    CodeTaken,
    ListChanged,
    NoVariantLeft,
    OptionMissing,
    TooManyVariants,
    TwiceTheSame,
    ValueMissing,
)
from shop.catalogue.models import Product, Variant
from shop.catalogue.services import asking, prices, shelf
from shop.catalogue.shelf_models import APART, LOW

MOST_VARIANTS = 60
ON_THE_WAY = 500  # positions between the old order and the new
JOINT = " · "
LONGEST_OPTION, LONGEST_VALUE = 30, 36


@dataclass(frozen=True)
class VariantFacts:
    """One line of the list. ``pk`` is None for a new one, which begins with ``on_hand`` pieces (an old one's are the shelf's)."""

    price_satang: int
    value_1: str = ""
    value_2: str = ""
    pk: int | None = None
    on_hand: int = 0
    weight_g: int | None = None
    pack_pieces: int | None = None
    code: str = ""
    low_at: int = LOW

    @property
    def values(self) -> tuple[str, str]:
        return plain_line(self.value_1)[:LONGEST_VALUE], plain_line(self.value_2)[:LONGEST_VALUE]

    @property
    def name(self) -> str:
        return JOINT.join(value for value in self.values if value)


@dataclass
class _Change:
    """What one call does to a product's list."""

    product: Product
    by: object
    lines: Sequence[VariantFacts]
    rows: dict[int, Variant] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)


@transaction.atomic
def set_variants(
    *,
    product: Product,
    by,
    variants: Sequence[VariantFacts],
    option_1: str = "",
    option_2: str = "",
    seen: Collection[int] | None = None,
) -> Product:
    """Let ``product`` be sold in exactly these ``variants``, in this order. Who is not named is retired, never deleted.

    A retired one whose values are named again comes back. ``seen`` are the variants that the form showed: ListChanged
    where others are sold by now. Raises NoVariantLeft, OptionMissing, TooManyVariants, ValueMissing,
    TwiceTheSame, ForbiddenClaim, CodeTaken, BadPrice, PromotionRuns, NegativePieces, TooManyPieces; then nothing has changed.
    The same list again changes nothing.
    """
    row = locked(product)
    options = [plain_line(name)[:LONGEST_OPTION] for name in (option_1, option_2)]
    if options[1] and not options[0]:
        options = [options[1], ""]
    check(variants, options)
    change = _Change(row, by, variants)
    change.rows = {each.pk: each for each in row.variants.select_for_update().order_by("pk")}
    if seen is not None and {pk for pk, each in change.rows.items() if each.retired_at is None} != set(seen):
        raise ListChanged()
    change.lines = _matched(change.rows, variants)
    if _stands(change, options):
        return row
    asking.check_kinds(row, options, [facts.values for facts in change.lines])
    row.option_1, row.option_2 = options
    _make_room(change)
    _retire(change)
    for position, facts in enumerate(change.lines):
        _write(change, facts, position)
    _finish(change)
    return row


def check(lines: Sequence[VariantFacts], options: list[str]) -> None:
    """Raises NoVariantLeft, TooManyVariants, OptionMissing, ValueMissing, TwiceTheSame, CodeTaken, and as ``prices.check``."""
    if not lines:
        raise NoVariantLeft()
    if len(lines) > (MOST_VARIANTS if options[0] else 1):
        raise TooManyVariants(limit=MOST_VARIANTS) if options[0] else OptionMissing()
    said, taken = set(), set()
    for number, facts in enumerate(lines):
        for at, (option, value) in enumerate(zip(options, facts.values, strict=True), 1):
            if option and not value:
                raise ValueMissing(field=f"{number}-value_{at}", option=option)
        key = tuple(value.casefold() for value in facts.values)
        code = codes.tidy(facts.code).casefold()
        if key in said:
            raise TwiceTheSame(field=f"{number}-value_1", name=facts.name)
        if code and code in taken:
            raise CodeTaken(field=f"{number}-code", code=facts.code)
        said.add(key)
        taken.add(code)
        prices.check(facts.price_satang)


def _matched(rows: dict[int, Variant], lines: Sequence[VariantFacts]) -> list[VariantFacts]:
    """Give a new line the key of the retired variant that had its values; a key that is no variant's of hers, or was named already, is a new line."""
    retired = {(row.value_1, row.value_2): pk for pk, row in rows.items() if row.retired_at is not None}
    named = {facts.pk for facts in lines}
    found, taken = [], set()
    for facts in lines:
        pk = facts.pk if facts.pk in rows and facts.pk not in taken else None
        taken.add(pk)
        if pk is None and retired.get(facts.values) not in named:
            pk = retired.pop(facts.values, None)
        found.append(VariantFacts(**{**facts.__dict__, "pk": pk}))
    return found


def columns_of(facts: VariantFacts, merchant_id: int) -> dict:
    """Return the columns of a kind's row but its price and its place."""
    value_1, value_2 = facts.values
    return {
        "value_1": value_1,
        "value_2": value_2,
        "name": facts.name,
        "code": codes.tidy(facts.code),
        "code_key": codes.key_of(merchant_id, facts.code),
        "weight_g": facts.weight_g,
        "pack_pieces": facts.pack_pieces,
    }


def _stands(change: _Change, options: list[str]) -> bool:
    """Whether the list is already so."""
    sold = sorted((row for row in change.rows.values() if row.retired_at is None), key=lambda row: row.position)
    if [row.pk for row in sold] != [facts.pk for facts in change.lines]:
        return False
    if [change.product.option_1, change.product.option_2] != options:
        return False
    return all(
        row.price_satang == facts.price_satang
        and all(getattr(row, name) == value for name, value in columns_of(facts, change.product.merchant_id).items())
        for row, facts in zip(sold, change.lines, strict=True)
    )


def _make_room(change: _Change) -> None:
    """Free positions, values and codes, so that two variants may change places."""
    for number, row in enumerate(row for row in change.rows.values() if row.retired_at is None):
        Variant.objects.filter(pk=row.pk).update(position=ON_THE_WAY + number, value_1=f"~{row.pk}", code_key=None)


def _retire(change: _Change) -> None:
    kept = {facts.pk for facts in change.lines}
    highest = change.product.variants.filter(position__gte=APART).aggregate(last=Max("position"))["last"]
    position = APART if highest is None else highest + 1
    for row in change.rows.values():
        if row.retired_at is not None or row.pk in kept:
            continue
        row.retired_at, row.position, row.code_key = clock.now(), position, None
        row.save(update_fields=["retired_at", "position", "code_key", "value_1"])
        prices.end_promotions([row])
        position += 1
        change.told.append(f"retired {row.pk}")


def _write(change: _Change, facts: VariantFacts, position: int) -> None:
    columns = columns_of(facts, change.product.merchant_id)
    row = change.rows.get(facts.pk) or Variant(product=change.product, price_satang=facts.price_satang)
    row.product = change.product
    new, was = row.pk is None, row.price_satang
    if row.retired_at is not None:
        change.told.append(f"back {row.pk}")
    row.retired_at, row.position = None, position
    for name, value in columns.items():
        setattr(row, name, value)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        if row.code_key is None:
            raise  # not the code: a defect
        raise CodeTaken(field=f"{position}-code", code=facts.code) from error
    if new:
        prices.begin([row], by=change.by)
        shelf.open_shelf(variant=row, on_hand=facts.on_hand, by=change.by, low_at=facts.low_at)
        change.told.append(f"new {row.pk}")
    elif prices.ask(variant=row, price_satang=facts.price_satang, by=change.by):
        change.told.append(f"price {row.pk}: {was} → {facts.price_satang}")


def _finish(change: _Change) -> None:
    """Save what the product is made of its variants: the lowest prices, the words it is found by."""
    row = change.product
    row.price_satang, row.hundred_satang = prices.lowest_of(row, list(row.variants.sold()))
    row.search_text = search.text_of(row)
    row.save(update_fields=["option_1", "option_2", "price_satang", "hundred_satang", "search_text"])
    search.written([row])
    audit.record(
        subject=row, verb="variants_changed", by=change.by, options=[row.option_1, row.option_2], changed=change.told
    )
    versions.bump("catalogue", of=[row.merchant_id])
