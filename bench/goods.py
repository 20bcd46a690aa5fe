"""The Django side of the bench, over the database that is configured: goods to measure with, and queries to a page.

Products are written in bulk and without picture files; shops are opened by the real verbs.
"""

import hashlib
import itertools
import sys
from pathlib import Path

from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from common import clock, places
from common.addresses import Address
from common.users.models import User
from common.versions import services as versions
from config import seed
from merchants import services as merchants
from merchants.models import Merchant
from shop.catalogue import models, pictures, search, slots
from shop.delivery import services as delivery
from shop.payments import accounts

A_SHOP, A_LARGE_SHOP = 20, 100  # products
SMALL = 10_000  # so many products lie in shops of 20, those beyond in large ones: to open a shop costs as much as 20 products
SOLD_OUT = 33  # one in so many
SUBDISTRICTS = ("940703", "950101", "960101", "900101", "910101")
KINDS = ("น้ำบูดู", "กรือโป๊ะ", "ลูกหยีกวน", "ปลากุเลาเค็ม", "น้ำพริกกุ้งเสียบ", "กะปิ", "ข้าวยำ", "ผ้าบาติก", "เสื่อกระจูด", "ว่าวเบอร์อามัส")
TRAITS = ("สูตรดั้งเดิม", "รสเผ็ดน้อย", "ของฝาก", "ทำมือ", "จากทะเล", "ขนาดใหญ่", "ชุดทดลอง", "คัดพิเศษ")
FROM = ("สายบุรี", "ตากใบ", "เบตง", "ปะนาเระ", "จะนะ", "ละงู", "ยะหริ่ง", "ยะรัง", "รามัน", "สุไหงโก-ลก")
NAMES = [" ".join(parts) for parts in itertools.product(KINDS, TRAITS, FROM)]


def fill(wanted: int) -> dict[str, str]:
    """Bring the database to ``wanted`` products (a multiple of 20, above SMALL of 100); return the addresses the bench asks for."""
    path = Path(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite" and seed.is_wanted_at(path):
        seed.unpack(path)
    call_command("migrate", verbosity=0)
    if User.objects.exclude(email__endswith="@bench.test").exists():
        sys.exit("People live in this database. The bench wants one of its own.")
    with transaction.atomic():
        for number, size in _shelves(models.Product.objects.count(), wanted):
            _shelf(_shop(number // size if size == A_SHOP else number), range(number, number + size))
        versions.bump("catalogue")
    connection.cursor().execute("ANALYZE")
    product = models.Product.objects.select_related("merchant").order_by("pk")[90]
    shop = f"/shops/{product.merchant.slug}/"
    return {"home": "/", "list": "/products/", "list, filtered and sorted": "/products/?province=pattani&sort=cheapest",
            "product": f"/products/{product.slug}/", "search, one word": "/search/?q=บูดู", "search, narrowed": "/search/?q=ผ้าบาติก เบตง&stock=1", "suggestions": "/search/suggestions/?q=ข้าว",
            "shops": "/shops/", "storefront": shop, "cart, 3 lines": "/cart/"}  # fmt: skip


def _shelves(start: int, end: int) -> list[tuple[int, int]]:
    """Return the number of the first product of each shop to come, and how many it has."""
    small = [(number, A_SHOP) for number in range(start, min(end, SMALL), A_SHOP)]
    return small + [(number, A_LARGE_SHOP) for number in range(max(start, SMALL), end, A_LARGE_SHOP)]


def _shop(number: int) -> Merchant:
    by = User.objects.create(email=f"owner{number}@bench.test")
    place = places.get(SUBDISTRICTS[number % 5])
    where = Merchant()
    where.set_address(Address("1 ม.1", place.subdistrict_code, place.postal_code, "", f"1 ม.1 {place.label}"))
    shop = merchants.open_merchant(
        by=None, owner=by, name=f"กลุ่ม{FROM[number % 10]} {number}", legal_form="group", type="community_enterprise",
        phone="+66812345678", address=where, district_name=place.district, member_count=9, slug=f"bench-{number}",
    )  # fmt: skip
    delivery.set_methods(merchant=shop, by=by, flat_satang=4000, free_above_satang=80000, pickup_note="ทุกวัน")
    accounts.set_account(merchant=shop, by=by, proxy_type="mobile", proxy="0812345678", holder_name="นางทดสอบ")
    return shop


def _shelf(shop: Merchant, numbers: range) -> None:
    kinds, now = list(models.Category.objects.filter(children=None).order_by("pk")), clock.now()
    goods, photos = [], []
    for number in numbers:
        name = f"{NAMES[number * 7 % len(NAMES)]} {number}"
        stem = f"products/{hashlib.sha256(name.encode()).hexdigest()[:20]}"  # as long and as random as real names
        sizes = [[f"{stem}-{width}.webp", width, width * 5 // 4] for width in slots.WIDTHS]
        photo = models.Picture(original=f"{stem}.jpg", sizes=sizes, sha256=f"{number:064}")
        price = 3000 + number * 137 % 90000
        product = models.Product(
            merchant=shop, slug=f"bench-{number}", state="live", category=kinds[number % len(kinds)], name=name,
            description="ทำทุกเช้าจากของในหมู่บ้าน เก็บไว้ในที่แห้ง\n" * 4, unit="ถุง 250 กรัม", price_satang=price,
            card=pictures.card_of([photo], name), listed_at=now,
        )  # fmt: skip
        product.hundred_satang = price * 100 // 250
        photo.product = product
        goods.append(product)
        photos.append(photo)
    for product, entry in zip(goods, search.entries(goods), strict=True):
        product.search_text = entry.text
    models.Product.objects.bulk_create(goods)
    search.written(goods)
    models.Picture.objects.bulk_create(photos)
    rows = [models.Variant(product=product, price_satang=product.price_satang, weight_g=250) for product in goods]
    models.Variant.objects.bulk_create(rows)
    models.PriceAsked.objects.bulk_create(models.PriceAsked(variant=row, price_satang=row.price_satang) for row in rows)
    shelf = [(row, 0 if number % SOLD_OUT == 0 else 20) for number, row in zip(numbers, rows, strict=True)]
    models.Stock.objects.bulk_create(models.Stock(variant=row, on_hand=pieces) for row, pieces in shelf)
    models.StockMovement.objects.bulk_create(
        models.StockMovement(variant=row, kind="opening", pieces=pieces) for row, pieces in shelf if pieces
    )


def queries(asked: dict[str, list]) -> dict[str, int]:
    """``asked``: page → [address, cookie of the cart]. Return how many queries each page makes on a warm process."""
    found = {}
    for page, (address, cart) in asked.items():
        client = Client(headers={"cookie": f"kedai_cart={cart}"} if cart else {})
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        found[page] = len(captured)
    return found
