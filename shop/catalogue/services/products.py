"""Products: added, changed, put up for sale, paused."""

import secrets
import uuid
from collections.abc import Iterable

from anyascii import anyascii
from django.db import transaction
from django.utils.text import slugify

from common import clock
from common.audit import services as audit
from common.errors import IllegalMove
from common.states import locked, move
from common.thai.text import plain_line, plain_lines
from common.uploads import CleanPicture
from common.versions import services as versions
from merchants import selling
from merchants.models import Merchant
from shop.catalogue import claims, profiles, search
from shop.catalogue.errors import BadMakingTime, NameMissing, PictureMissing
from shop.catalogue.models import (
    Allergen,
    Category,
    CertificateCover,
    ListingTemplate,
    Product,
    ProductState,
    Storage,
    Variant,
)
from shop.catalogue.reviews import ReviewKind
from shop.catalogue.services import asking, photos, prices, shelf
from shop.catalogue.states import MOVES, SHOWN

LONGEST_MADE = 180  # days
CHANGEABLE = (
    "category", "name", "name_ms", "name_en", "description", "description_ms", "description_en", "ingredients", "ingredients_ms",
    "ingredients_en", "unit", "storage", "shelf_life_days", "delivery_profile", "vat_exempt",
)  # fmt: skip
SEVERAL_LINES = ("description", "ingredients")
OF_VARIANT = ("price_satang", "weight_g")


@transaction.atomic
def add_product(
    *,
    merchant: Merchant,
    by,
    name: str,
    price_satang: int,
    on_hand: int,
    category: Category,
    unit: str,
    weight_g: int | None = None,
    description: str = "",
    storage: str = Storage.DRY,
    shelf_life_days: int | None = None,
    delivery_profile: str = "",
    ingredients: str = "",
    allergens: Iterable[Allergen] = (),
    template: ListingTemplate | None = None,
    picture: CleanPicture | None = None,
    name_en: str = "",
    name_ms: str = "",
    vat_exempt: bool = False,
    key: uuid.UUID | None = None,
) -> Product:
    """Write a draft of a product with its one variant, its shelf and its first picture; ``publish`` puts it up for sale.

    Where ``delivery_profile`` is not said, the storage says it. ``key`` comes with the form: the same key and the same facts again (a double click) find the product that stands;
    without a key two calls write two products. Raises NameMissing, BadPrice, NegativePieces or TooManyPieces.
    """
    check(name=name, unit=unit, price_satang=price_satang)
    submission = key and _submission(key, name, price_satang, on_hand, category.pk, unit, picture and picture.sha256)
    if submission and (standing := _standing(merchant, submission)):
        return standing
    product = Product(
        submission=submission,
        merchant=merchant, slug=new_slug(name), category=category, name=plain_line(name), name_en=plain_line(name_en),
        name_ms=plain_line(name_ms), unit=plain_line(unit), description=plain_lines(description), storage=storage,
        shelf_life_days=shelf_life_days, price_satang=price_satang, card={"picture": None}, template=template,
        ingredients=plain_lines(ingredients), delivery_profile=delivery_profile or profiles.of_storage(storage),
        vat_exempt=vat_exempt,
    )  # fmt: skip
    variant = Variant(product=product, price_satang=price_satang, weight_g=weight_g)
    _lowest, product.hundred_satang = prices.lowest_of(product, [variant])
    product.search_text = search.text_of(product)
    product.save(force_insert=True)
    product.allergens.set(allergens)
    search.written([product])
    variant.product = product
    variant.save(force_insert=True)
    prices.begin([variant], by=by)
    shelf.open_shelf(variant=variant, on_hand=on_hand, by=by)
    audit.record(subject=product, verb="added", now=ProductState.DRAFT, by=by, price_satang=price_satang)
    if picture is not None:
        photos.add_picture(product=product, by=by, picture=picture)
        product.refresh_from_db(fields=["card"])
    versions.bump("catalogue", of=[merchant.pk])
    return product


@transaction.atomic
def change_product(*, product: Product, by, **facts: object) -> Product:
    """Set any of CHANGEABLE, OF_VARIANT (``price_satang``, ``weight_g``) and ``allergens``; what is not given stays.

    Price and weight are those of its first variant. Raises NameMissing, BadPrice, PromotionRuns or ForbiddenClaim. The diary holds the names of what changed and both prices. Nothing new:
    nothing written. Of a product on sale some facts wait for an officer where its merchant is not trusted (``asking.hold``).
    """
    if unknown := set(facts) - {*CHANGEABLE, *OF_VARIANT, "allergens"}:
        raise TypeError(f"not to be changed here: {sorted(unknown)}")
    row = locked(product)
    variant = row.variants.select_for_update().get(position=0)
    allergens = facts.pop("allergens", None)
    facts |= _travels(row, facts)
    facts = {field: tidy(field, value) for field, value in facts.items()}
    told = {"name": row.name, "unit": row.unit, "price_satang": variant.price_satang, **facts}
    check(name=told["name"], unit=told["unit"], price_satang=told["price_satang"])
    asking.check_words(row, facts)
    was = _write(row, variant, asking.hold(row, facts, by=by), by=by)
    if allergens is not None and set(allergens) != set(row.allergens.all()):
        row.allergens.set(allergens)
        audit.record(subject=row, verb="changed", by=by, changed=["allergens"])
        versions.bump("catalogue", of=[row.merchant_id])
    if was:
        asking.look_later(row, by=by, was=was)
    return row


def _travels(row: Product, facts: dict) -> dict:
    """What travels as its storage says goes on doing so where the storage changes and nobody says otherwise."""
    was = profiles.of_storage(row.storage)
    said = facts.get("delivery_profile", row.delivery_profile)
    follows = "storage" in facts and said == row.delivery_profile == was
    return {"delivery_profile": profiles.of_storage(facts["storage"])} if follows else {}


def write_accepted(product: Product, facts: dict, *, by) -> None:
    """Write what an officer let through; the caller holds the product's lock."""
    _write(product, product.variants.select_for_update().get(position=0), facts, by=by)


def _write(row: Product, variant: Variant, facts: dict, *, by) -> dict:
    """Write what differs, with all that is made of it; return the values of before."""
    was = {field: getattr(_owner(field, row, variant), field) for field in facts}
    changed = [field for field, value in facts.items() if was[field] != value]
    if not changed:
        return {}
    was_satang, variant.product = variant.price_satang, row
    if "price_satang" in changed:
        prices.ask(variant=variant, price_satang=facts["price_satang"], by=by)
    for field in changed:
        setattr(_owner(field, row, variant), field, facts[field])
    if {"name_ms", "name_en", "category"} & set(
        changed
    ):  # an officer compares these with the paper too: no badge until then
        CertificateCover.objects.filter(product=row).update(product_name="")
    variant.save(update_fields=OF_VARIANT)
    row.price_satang, row.hundred_satang = prices.lowest_of(row, list(row.variants.sold()))
    _write_words(row, changed)
    both = {"was_satang": was_satang, "now_satang": variant.price_satang} if "price_satang" in changed else {}
    audit.record(subject=row, verb="changed", by=by, changed=changed, **both)
    return {field: was[field] for field in changed}


@transaction.atomic
def set_when_sold(*, product: Product, by, made_days: int | None, season_months: int) -> Product:
    """Say that it is made to order within ``made_days`` (None: it lies ready) and in which months it is sold (seasons.mask_of).

    Raises BadMakingTime. The same again writes nothing.
    """
    if made_days is not None and not 1 <= made_days <= LONGEST_MADE:
        raise BadMakingTime(most=LONGEST_MADE)
    row = locked(product)
    if (row.made_days, row.season_months) == (made_days, season_months):
        return row
    was = {"was_made_days": row.made_days, "was_season_months": row.season_months}
    row.made_days, row.season_months = made_days, season_months
    row.save(update_fields=["made_days", "season_months"])
    audit.record(subject=row, verb="when_sold_changed", by=by, made_days=made_days, season_months=season_months, **was)
    versions.bump("catalogue", of=[row.merchant_id])
    return row


@transaction.atomic
def publish(*, product: Product, by) -> Product:
    """Put a draft up for sale, or send it to the officers where they look first. Done twice it changes nothing; a paused
    one is for ``resume``, which this does too.

    Raises PictureMissing, ForbiddenClaim, and NotSelling where the shop itself may not sell now.
    """
    row = locked(product)
    _check_may_sell(row)
    if asking.goes_to_officer(row):
        if move(row, ProductState.IN_REVIEW, moves=MOVES, by=by, verb="sent"):
            asking.ask(row, by=by)
        return row
    if move(row, ProductState.LIVE, moves=MOVES, by=by, verb="published", listed_at=row.listed_at or clock.now()):
        versions.bump("catalogue", of=[row.merchant_id])
        asking.look_later(row, by=by)
    return row


@transaction.atomic
def take_back(*, product: Product, by) -> Product:
    """Take a product off the officers' queue, to go on writing. Done twice it changes nothing. Raises IllegalMove."""
    row = locked(product)
    if move(row, ProductState.DRAFT, moves=MOVES, by=by, verb="taken_back"):
        asking.withdraw(row, ReviewKind.FIRST, by=by)
    return row


@transaction.atomic
def pause(*, product: Product, by) -> Product:
    """Take a product off sale for a while. Raises IllegalMove for a draft. Done twice it changes nothing."""
    row = locked(product)
    _check_was_shown(row, ProductState.PAUSED)
    if move(row, ProductState.PAUSED, moves=MOVES, by=by, verb="paused"):
        versions.bump("catalogue", of=[row.merchant_id])
    return row


@transaction.atomic
def resume(*, product: Product, by) -> Product:
    """Sell a paused product again; its place in the list of the newest stays. Done twice it changes nothing.

    Raises PictureMissing, ForbiddenClaim, and NotSelling where the shop itself may not sell now. Only what was on sale
    before is resumed: IllegalMove.
    """
    row = locked(product)
    _check_may_sell(row)
    _check_was_shown(row, ProductState.LIVE)
    if move(row, ProductState.LIVE, moves=MOVES, by=by, verb="resumed", listed_at=row.listed_at or clock.now()):
        versions.bump("catalogue", of=[row.merchant_id])
    return row


def _check_may_sell(product: Product) -> None:
    if product.state in (ProductState.LIVE, ProductState.IN_REVIEW):
        return
    selling.check(product.merchant)
    if not product.pictures.exists():
        raise PictureMissing()
    claims.check(claims.words_of(product), food=product.category.food)


def _check_was_shown(product: Product, to: str) -> None:
    """MOVES lets an officer put a taken-down product back; its merchant goes another way."""
    if product.state not in SHOWN:
        raise IllegalMove(was=product.state, to=to)


def _submission(key: uuid.UUID, *facts: object) -> uuid.UUID:
    """One value for the form and what was typed into it: who goes back and types another product writes another."""
    return uuid.uuid5(key, repr(facts))


def _standing(merchant: Merchant, submission: uuid.UUID) -> Product | None:
    """Return the product of an earlier click. The merchant's row is locked: the second click waits for the first."""
    Merchant.objects.select_for_update(of=("self",), no_key=True).get(pk=merchant.pk)
    return Product.objects.for_merchant(merchant).filter(submission=submission).first()


def new_slug(name: str) -> str:
    """Return a readable address that stays: Latin letters for the name and a short random tail that makes it the only one."""
    readable = slugify(anyascii(name))[:60].strip("-") or "product"
    return f"{readable}-{secrets.token_hex(4)}"


def check(*, name: str, unit: str, price_satang: int) -> None:
    """Raises NameMissing (of the name or the unit), and as ``prices.check``."""
    if not plain_line(name):
        raise NameMissing()
    if not plain_line(unit):
        raise NameMissing(field="unit")
    prices.check(price_satang)


def tidy(field: str, value: object) -> object:
    """Return what was typed for a column as it is kept: one line, or several where the column holds such."""
    if field.startswith(SEVERAL_LINES):
        return plain_lines(value)
    return plain_line(value) if isinstance(value, str) else value


def _owner(field: str, product: Product, variant: Variant) -> Product | Variant:
    return variant if field in OF_VARIANT else product


def _write_words(row: Product, changed: list[str]) -> None:
    """Save the changed columns with what is made of them: the words it is found by and the picture's alt."""
    row.search_text = search.text_of(row)
    if row.card.get("picture") and "name" in changed:
        row.card = photos.card_now(row)
    row.save(update_fields=[*(set(changed) & set(CHANGEABLE)), "price_satang", "hundred_satang", "search_text", "card"])
    search.written([row])
    versions.bump("catalogue", of=[row.merchant_id])
