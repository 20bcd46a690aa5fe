"""What a product's rows say, as the catalogue's verbs take it."""

from django.utils.translation import gettext_lazy as _

from common.reasons import stored
from merchants.models import Merchant
from shop.catalogue import services as catalogue
from shop.catalogue.models import Allergen, Category, Product, Reason, Variant
from shop.catalogue.services import NewProduct, VariantFacts
from shop.catalogue.sheets.compared import Row
from shop.catalogue.shelf_models import LOW

OF_PRODUCT = (
    "category",
    "name",
    "name_ms",
    "name_en",
    "description",
    "description_ms",
    "description_en",
    "unit",
    "ingredients",
    "ingredients_ms",
    "ingredients_en",
    "storage",
    "delivery_profile",
    "shelf_life_days",
    "vat_exempt",
)
FROM_FILE = _("จากไฟล์ตาราง")
WHEN_SOLD = ("made_days", "season_months")
OPTIONS = ("option_1", "option_2")
KINDS = {"value_1": "value_1", "value_2": "value_2", "code": "code", "price": "price_satang", "weight_g": "weight_g"}
KINDS |= {"pack_pieces": "pack_pieces"}
SHELF = ("on_hand", "low_at")
ALONE = {"price": "price_satang", "weight_g": "weight_g"}  # what ``change_product`` says of a product's one kind


def new_product(rows: list[Row], among: dict[int, Category]) -> NewProduct:
    """Return the new product that ``rows`` tell of, a row for each of its kinds; ``among`` are all categories."""
    told = {key: value for row in reversed(rows) for key, value in row.facts.items()}
    facts = {key: told[key] for key in (*OF_PRODUCT, *WHEN_SOLD, *OPTIONS) if key in told and key != "category"}
    kinds = [_new_kind(row) for row in rows]
    return NewProduct({"category": among[told["category"]], **facts}, kinds, told.get("allergens") or ())


def only_prices(rows: list[Row]) -> bool:
    """Whether rows of a product that stands say no more than prices and pieces: many such are written together."""
    return all(row.variant is not None and set(row.facts) <= {"price", *SHELF} for row in rows)


def change(product: Product, rows: list[Row], by) -> None:
    """Let ``product`` be what its rows say, except for its shelves. Raises what the verbs raise."""
    told = {key: value for row in rows for key, value in row.facts.items()}
    of_kinds = {key for row in rows for key in row.facts if key in KINDS or row.variant is None}
    alone = not product.option_1 and not any(row.variant is None for row in rows) and of_kinds <= set(ALONE)
    facts = {key: told[key] for key in OF_PRODUCT if key in told}
    if "category" in facts:
        facts["category"] = Category.objects.get(pk=facts["category"])
    if "allergens" in told:
        facts["allergens"] = list(Allergen.objects.filter(pk__in=told["allergens"]))
    if alone:
        facts |= {ALONE[key]: told[key] for key in of_kinds}
    if facts:
        catalogue.change_product(product=product, by=by, **facts)
    if any(key in told for key in WHEN_SOLD):
        when = {key: told.get(key, getattr(product, key)) for key in WHEN_SOLD}
        catalogue.set_when_sold(product=product, by=by, **when)
    if (of_kinds and not alone) or any(key in told for key in OPTIONS):
        _set_kinds(product, rows, told, by)


def count(merchant: Merchant, rows: list[Row], by, file_name: str) -> None:
    """Say how many pieces of their kinds there are, and at how few she is told. Raises what the verbs raise."""
    counted = {row.variant.pk: row.facts["on_hand"] for row in rows if "on_hand" in row.facts}
    why = {"reason": Reason.COUNTED, "note": stored(FROM_FILE, file_name)}
    catalogue.count_shelves(merchant=merchant, by=by, counted=counted, **why)
    for row in rows:
        if "low_at" in row.facts:
            catalogue.set_low_at(variant=row.variant, by=by, low_at=row.facts["low_at"])


def _set_kinds(product: Product, rows: list[Row], told: dict, by) -> None:
    """Say the whole list anew: those that stand in their order, changed where a row says so, then the new ones."""
    by_kind = {row.variant.pk: row for row in rows if row.variant is not None}
    standing = [_kind(variant, by_kind.get(variant.pk)) for variant in product.variants.sold()]
    new = [_new_kind(row) for row in rows if row.variant is None]
    options = {key: told.get(key, getattr(product, key)) for key in OPTIONS}
    catalogue.set_variants(product=product, by=by, variants=[*standing, *new], **options)


def _kind(variant: Variant, row: Row | None) -> VariantFacts:
    facts = {name: getattr(variant, name) for name in KINDS.values()}
    if row is not None:
        facts |= {KINDS[key]: value for key, value in row.facts.items() if key in KINDS}
    return VariantFacts(pk=variant.pk, **facts)


def _new_kind(row: Row) -> VariantFacts:
    facts = {KINDS[key]: value for key, value in row.facts.items() if key in KINDS}
    return VariantFacts(on_hand=row.facts["on_hand"], low_at=row.facts.get("low_at", LOW), **facts)
