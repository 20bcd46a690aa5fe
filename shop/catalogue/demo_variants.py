"""Some of the demo's products in sizes and flavours, on offer, made to order or in season only: by the real verbs."""

import datetime

from common import clock
from common.demo_lists import rows
from shop.catalogue import seasons
from shop.catalogue import services as catalogue
from shop.catalogue.models import Product
from shop.catalogue.services import VariantFacts

# id: (unit, option, [(value, baht, pieces, grams)]); the first keeps the shelf it has
SIZES = {
    "P002": ("ขวด", "ขนาด", [("250 มล.", 45, 0, 400), ("500 มล.", 80, 14, 750)]),
    "P018": ("ตัว", "ขนาด", [("S", 750, 0, 330), ("M", 750, 9, 340), ("L", 750, 6, 350), ("XL", 790, 2, 370), ("XXL", 790, 0, 390)]),
    "P037": ("ถุง", "ขนาด", [("250 กรัม", 95, 0, 270), ("500 กรัม", 180, 30, 520), ("1 กก.", 340, 12, 1030)]),
    "P063": ("ขวด", "ขนาด", [("250 มล.", 150, 0, 300), ("500 มล.", 280, 22, 560), ("1 ลิตร", 520, 8, 1080)]),
    "P084": ("ถุง 250 กรัม", "รส", [("เผ็ดน้อย", 45, 0, 270), ("เผ็ดมาก", 45, 16, 270)]),
    "P090": ("กระปุก", "ขนาด", [("250 กรัม", 65, 0, 290), ("500 กรัม", 120, 18, 560), ("1 กก.", 225, 5, 1090)]),
}  # fmt: skip
COLOURS = {"P021": ("ขนาด", ("M", "L", "XL"), "สี", ("ขาว", "ครีม", "เทา"), 890)}
MADE_DAYS = {"P016": 21, "P058": 7, "P061": 14, "P082": 5}
MONTHS = {"P028": (6, 7, 8), "P033": (5, 6, 7, 8), "P043": (10, 11, 12, 1), "P055": (8, 9, 10), "P085": (6, 7, 8)}
OFFERS = {"P030": 69_00, "P031": 75_00, "P079": 79_00}


def run(report) -> None:
    """Change the products as if it had been done the day after they were put up; offers run this week."""
    names = {row["id"]: row["name_th"] for row in rows("products")}
    products = {row.name: row for row in Product.objects.select_related("merchant", "category")}
    for key, (unit, option, sizes) in report.over(SIZES.items(), "sizes"):
        product = products[names[key]]
        with clock.at(_day_after(product)):
            catalogue.change_product(product=product, by=_owner(product), unit=unit)
            _say(product, [(value, "", baht, pieces, grams) for value, baht, pieces, grams in sizes], option)
    for key, (option, values, second, others, baht) in COLOURS.items():
        product = products[names[key]]
        lines = [(one, two, baht, 3 + len(one), 600) for one in values for two in others]
        with clock.at(_day_after(product)):
            catalogue.change_product(product=product, by=_owner(product), unit="ตัว")
            _say(product, lines, option, second)
    for key in {*MADE_DAYS, *MONTHS}:
        product = products[names[key]]
        catalogue.set_when_sold(
            product=product,
            by=_owner(product),
            made_days=MADE_DAYS.get(key),
            season_months=seasons.mask_of(MONTHS.get(key, ())),
        )
    for key, satang in OFFERS.items():
        _offer(products[names[key]], satang)


def _say(product: Product, lines: list[tuple], option_1: str, option_2: str = "") -> None:
    first = product.variants.get(position=0)
    facts = [
        VariantFacts(
            baht * 100, one, two, pk=None if number else first.pk, on_hand=pieces, weight_g=grams,
            code=f"{product.pk}-{number + 1:02d}",
        )
        for number, (one, two, baht, pieces, grams) in enumerate(lines)
    ]  # fmt: skip
    catalogue.set_variants(product=product, by=_owner(product), option_1=option_1, option_2=option_2, variants=facts)


def _offer(product: Product, satang: int) -> None:
    variant, today = product.variants.get(position=0), clock.today()
    catalogue.promote(
        product=product,
        by=_owner(product),
        lowered={variant.pk: satang},
        starts=today,
        until=today + datetime.timedelta(days=9),
    )


def _owner(product: Product):
    return product.merchant.members.get().user


def _day_after(product: Product) -> datetime.datetime:
    return product.listed_at + datetime.timedelta(hours=20)
