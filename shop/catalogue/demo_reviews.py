"""The demo's officers at work: products of new shops that wait, a change, a sample, one returned, one taken down."""

import datetime

from django.core.files.storage import default_storage

from common import clock
from common.demo_lists import days_ago, rows
from common.uploads import clean_picture
from common.users.models import User
from merchants.models import Merchant
from shop.catalogue import services as catalogue
from shop.catalogue import tasks
from shop.catalogue.models import Category, Product, Review

# shop, drawn as, name, category, price in baht, unit, description, sent so many days ago
SENT = [
    (
        "M24",
        "P076",
        "น้ำส้มจุกคั้นสดบ้านแค",
        "beverage",
        45,
        "ขวด 250 มล.",
        "คั้นสดจากส้มจุกในสวน วัตถุดิบฮาลาลทุกอย่าง แช่เย็นก่อนดื่ม",
        4,
    ),
    ("M35", "P069", "ข้าวพื้นเมืองบ้านทุ่ง ถุงเล็ก", "dry-food", 60, "ถุง 500 กรัม", "ข้าวของนาในหมู่บ้าน สีใหม่ทุกสัปดาห์", 2),
    ("M31", "P026", "ผ้าพันคอลายโบราณบาราโหม", "fashion", 390, "ผืน", "พิมพ์ลายด้วยแม่พิมพ์ไม้ ซักมือแล้วผึ่งลม", 1),
]
RETURNED = ("M31", "P026", "ผ้าคลุมไหล่ลายบาราโหม", "fashion", 590, "ผืน", "ลายเดียวกับแม่พิมพ์ไม้เก่าของหมู่บ้าน", 6)
TAKEN_DOWN = ("M01", "P002", "บูดูผงโรยข้าว", "condiment", 35, "กระปุก 60 กรัม", "บูดูแห้งป่นละเอียด โรยข้าวร้อน ๆ", 9)
RENAMED = ("P028", "คัดพิเศษ")
CLAIMS_HALAL = ("P037", "เมล็ดกาแฟและน้ำตาลฮาลาลทุกถุง")


def run(report) -> None:
    officer = User.objects.get(email="officer@kedai.test")
    names = {row["id"]: row["name_th"] for row in [*rows("merchants"), *rows("products")]}
    _look_at_samples(officer)
    for row in SENT:
        _send(names, *row)
    _returned(officer, _send(names, *RETURNED))
    _taken_down(officer, _send(names, *TAKEN_DOWN))
    with clock.at(days_ago(1, hour=8)):
        product = Product.objects.get(name=names[RENAMED[0]])
        catalogue.change_product(product=product, by=_owner(product.merchant), name=f"{product.name} {RENAMED[1]}")
    with clock.at(days_ago(1, hour=15)):
        product = Product.objects.get(name=names[CLAIMS_HALAL[0]])
        words = f"{product.description}\n{CLAIMS_HALAL[1]}"
        catalogue.change_product(product=product, by=_owner(product.merchant), description=words)


def _owner(merchant: Merchant) -> User:
    return merchant.members.get().user


def _look_at_samples(officer: User) -> None:
    """What was drawn while the shops opened has been looked at long since."""
    for look in Review.objects.sampled().select_related("product"):
        with clock.at(look.asked_at + datetime.timedelta(days=2)):
            catalogue.approve(review=look, by=officer, seen=catalogue.as_seen(look.product))


def _send(names: dict, shop, drawn_as, name, category, baht, unit, words, days) -> Product:
    """Put up one more product of a shop, with the photograph of one that it sells already."""
    merchant, like = Merchant.objects.get(name=names[shop]), Product.objects.get(name=names[drawn_as])
    with default_storage.open(like.pictures.first().original) as file:
        picture = clean_picture(file.read())
    by = _owner(merchant)
    with clock.at(days_ago(days, hour=9 + days % 6, minute=days * 7 % 60)):
        product = catalogue.add_product(
            merchant=merchant,
            by=by,
            name=name,
            description=words,
            category=Category.objects.get(slug=category),
            price_satang=baht * 100,
            on_hand=12,
            unit=unit,
            picture=picture,
        )
        tasks.make_sizes.func(product.pictures.get().pk)
        return catalogue.publish(product=product, by=by)


def _returned(officer: User, product: Product) -> None:
    with clock.at(days_ago(5, hour=14)):
        catalogue.send_back(
            review=product.looks.get(),
            by=officer,
            code="picture",
            words="รูปเดียวกับสินค้าอีกอย่าง ขอรูปผ้าคลุมไหล่จริงที่เห็นขนาดเต็มผืน",
        )


def _taken_down(officer: User, product: Product) -> None:
    _look_at_samples(officer)
    with clock.at(days_ago(3, hour=16)):
        catalogue.take_down(
            product=product,
            by=officer,
            code="facts",
            words="ชื่อบนฉลากในรูปเป็นน้ำบูดู ไม่ใช่บูดูผง ขอรูปกระปุกจริงและวันผลิตบนฉลาก แล้วส่งตรวจอีกครั้ง",
        )
