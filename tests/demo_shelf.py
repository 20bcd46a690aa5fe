"""The demo's catalogue for tests: its shops and products by the real verbs, without pictures."""

import csv
from pathlib import Path

import make

from common import clock, places
from common.demo_lists import rows
from common.versions import services as versions
from merchants import services as merchants
from merchants.models import LegalForm, Merchant, MerchantType
from shop.catalogue import services as catalogue
from shop.catalogue.demo import SHELF
from shop.catalogue.models import Category, Product, ProductState

FOLDER = Path(__file__).resolve().parent / "shop/catalogue"
QUERIES = FOLDER / "queries.csv"
MORE_QUERIES = FOLDER / "more_queries.csv"  # of the same kinds, found by looking for what was answered wrongly


def fill() -> dict[str, Product]:
    """Open the demo's shops and put up its products; return them by their id in the list."""
    owner = make.user()
    texts = {row["id"]: row for row in rows("product_texts")}
    products = {row["id"]: row for row in rows("products")}
    numbers = {key: number for number, key in enumerate(products)}
    categories = {category.slug: category for category in Category.objects.all()}
    made = {}
    for row in rows("merchants"):
        merchant = _open(row, owner)
        for key in row["product_ids"].split("|"):
            on_hand = 1 if "one-off" in products[key]["notes"] else SHELF[numbers[key] % len(SHELF)]
            made[key] = _put_up(products[key], texts[key], merchant, owner, categories, on_hand)
    Product.objects.update(state=ProductState.LIVE, listed_at=clock.now())
    _certify(made)
    versions.bump("catalogue")
    return made


def _certify(made: dict[str, Product]) -> None:
    """Let the demo's verified OTOP certificates cover what they name."""
    for row in rows("certificates"):
        if row["kind"].startswith("otop") and row["then"] == "verified":
            make.certificate(*(made[key] for key in row["products"].split("|")), kind=row["kind"], number=row["number"])


def queries(file: Path = QUERIES) -> list[dict]:
    """The queries people type, with what must be found."""
    return list(csv.DictReader(file.read_text().splitlines()))


def _open(row: dict, owner) -> Merchant:
    place = places.get(row["subdistrict_code"])
    where = Merchant(subdistrict_code=place.subdistrict_code, postal_code=place.postal_code)
    where.province_code = place.province_code
    return merchants.open_merchant(
        by=None,
        owner=owner,
        name=row["name_th"],
        name_en=row["name_en"],
        legal_form=LegalForm.INDIVIDUAL,
        type=MerchantType.SME,
        phone="+66812345678",
        address=where,
        district_name=place.district,
    )


def _put_up(row, text, merchant, owner, categories, on_hand) -> Product:
    return catalogue.add_product(
        merchant=merchant,
        by=owner,
        name=row["name_th"],
        name_en=row["name_en"],
        name_ms=text["name_ms"],
        description=text["description"],
        category=categories[row["category"].replace("_", "-")],
        price_satang=int(row["typical_price_thb"]) * 100,
        on_hand=on_hand,
        unit=row["unit"].replace("~", ""),
        weight_g=int(row["weight_g"]),
    )
