"""The demo's products: all 96 of the list, put up by the real verbs with pictures drawn by the project itself."""

import datetime
from collections.abc import Iterator
from concurrent.futures import Executor

from common import clock
from common.demo_lists import rows
from common.uploads import CleanPicture, Derivative
from common.users.models import User
from merchants.models import Merchant
from shop.catalogue import demo_drawn, demo_listing, pictures, tasks
from shop.catalogue import services as catalogue
from shop.catalogue.models import Category, Product, ProductState

# how many pieces lie on the shelf, in turn: plenty, few, one, none
SHELF = [24, 40, 12, 60, 8, 30, 3, 18, 1, 50, 15, 0]
NEWCOMERS = {"M24", "M30", "M31", "M35"}  # their products are looked at first; the officer has been at all others
DAY = datetime.timedelta(days=1)
Drawn = tuple[CleanPicture, list[Derivative], bytes]


def draw_ahead(pool: Executor) -> Iterator[Drawn]:
    """Begin to draw every product's picture, in the order of the list."""
    return pool.map(demo_drawn.drawn, rows("products"), chunksize=4)


def run(report, drawn: Iterator[Drawn]) -> None:
    """Put up every product a few days after its merchant joined; the one-off pieces have a stock of one."""
    products = {row["id"]: row for row in rows("products")}
    texts = {row["id"]: row for row in rows("product_texts")}
    officer = User.objects.get(email="officer@kedai.test")
    sellers = _sellers()
    _trust(officer)
    listing = demo_listing.Listing()
    categories = {category.slug: category for category in Category.objects.all()}
    pairs = zip(products.values(), drawn, strict=True)
    for number, (row, (picture, copies, share)) in enumerate(report.over(pairs, "products", total=len(products))):
        category = categories[row["category"].replace("_", "-")]
        if number == 0:
            demo_listing.begun(sellers[row["id"]], picture)
        more = listing.of(row, category, texts[row["id"]]["storage"])
        product = _put_up(row, texts[row["id"]], sellers[row["id"]], category, picture, number, more)
        _show(product, row["id"], picture, copies, share)
        if product.state == ProductState.IN_REVIEW:
            with clock.at(product.looks.get().asked_at + DAY):
                catalogue.approve(review=product.looks.get(), by=officer, seen=catalogue.as_seen(product))


def _trust(officer: User) -> None:
    newcomers = {row["name_th"] for row in rows("merchants") if row["id"] in NEWCOMERS}
    for merchant in Merchant.objects.exclude(name__in=newcomers).order_by("pk"):
        with clock.at(merchant.joined_at + DAY / 2):
            catalogue.let_sell_unseen(merchant=merchant, by=officer, words="เจ้าหน้าที่ดูสินค้าที่ร้านแล้วตอนลงพื้นที่")


def _sellers() -> dict[str, Merchant]:
    merchants = {merchant.name: merchant for merchant in Merchant.objects.all()}
    return {
        product: merchants[row["name_th"]] for row in rows("merchants") for product in row["product_ids"].split("|")
    }


def _put_up(
    row: dict, text: dict, merchant: Merchant, category: Category, picture: CleanPicture, number: int, more: dict
) -> Product:
    by = merchant.members.get().user
    with clock.at(merchant.joined_at + datetime.timedelta(days=1, hours=number % 9, minutes=number)):
        product = catalogue.add_product(
            merchant=merchant,
            by=by,
            name=row["name_th"],
            name_en=row["name_en"],
            name_ms=text["name_ms"],
            description=text["description"],
            category=category,
            price_satang=int(row["typical_price_thb"]) * 100,
            on_hand=1 if "one-off" in row["notes"] else SHELF[number % len(SHELF)],
            unit=row["unit"].replace("~", ""),
            weight_g=int(row["weight_g"]),
            storage=text["storage"],
            shelf_life_days=int(text["shelf_life_days"]) if text["shelf_life_days"] else None,
            picture=picture,
            **more,
        )
        return catalogue.publish(product=product, by=by)


def _show(product: Product, key: str, drawn: CleanPicture, copies: list[Derivative], share: bytes) -> None:
    """Put the smaller copies on the card now: past orders show the small picture. One product has more pictures."""
    picture = product.pictures.get()
    tasks.put_sizes(picture, pictures.keep_sizes(picture, copies, share=share))
    if key == "P001":
        demo_listing.more_of(product, drawn, product.merchant.members.get().user)
