"""The columns of a sheet of goods: one row for each thing that can be bought.

The first row of a product tells what is common to all its kinds; the others may leave that empty. What a column is called and what
it explains is looked up in the reader's language; a heading is known in any of ours.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common.thai.text import normalise
from merchants import vat
from merchants.models import Merchant
from shop.catalogue.models import Allergen, Category, DeliveryProfile, Storage
from shop.catalogue.services import MOST_PIECES
from shop.catalogue.sheets.values import LANGUAGES, Baht, Choice, Months, Several, Whole, Words, in_every_language

UNITS = ("ชิ้น", "ถุง", "ขวด", "กระปุก", "กล่อง", "แพ็ค", "กก.", "ผืน", "ตัว", "ใบ", "ชุด")
PRODUCT, VARIANT, SHELF, KEY, PICTURES, TOLD = "product", "variant", "shelf", "key", "pictures", "told"
MOST_PICTURE_WORDS = 1000
DAYS = dict.fromkeys(("วัน", "day", "days", "hari"), 1)
GRAMS = dict.fromkeys(("ก", "กรัม", "g", "gram", "grams"), 1)
GRAMS |= dict.fromkeys(("กก", "กิโล", "กิโลกรัม", "kg"), 1000) | {"ขีด": 100}
PIECES = {word.strip("."): 1 for word in (*UNITS, "อัน", "pcs", "piece", "pieces", "biji", "keping")}
ALSO = {  # what people call these columns in lists of their own
    "code": ("รหัส", "sku", "kod"),
    "name": ("ชื่อ", "รายการ", "รายการสินค้า", "สินค้า", "product", "nama", "produk"),
    "category": ("หมวดหมู่", "ประเภท", "ประเภทสินค้า", "category", "kategori"),
    "price": ("ราคา", "ราคาขาย", "ราคาต่อหน่วย", "harga"),
    "on_hand": ("จำนวน", "คงเหลือ", "จำนวนคงเหลือ", "สต็อก", "สต๊อก", "สต๊อค", "stock", "qty", "quantity", "stok"),
    "unit": ("หน่วย", "หน่วยขาย", "หน่วยนับ"),
    "pictures": ("รูป", "รูปภาพ", "ไฟล์รูป", "ชื่อไฟล์รูป", "image", "images", "picture", "gambar"),
    "description": ("รายละเอียด", "รายละเอียดสินค้า", "คำอธิบาย", "keterangan"),
    "ingredients": ("ingredients", "ส่วนประกอบ", "bahan", "ramuan"),
    "allergens": ("allergens", "สารที่แพ้", "ข้อมูลสำหรับผู้แพ้อาหาร", "alergen"),
    "delivery_profile": ("วิธีส่ง", "การขนส่ง", "delivery", "penghantaran"),
    "weight_g": ("น้ำหนัก", "weight", "berat"),
    "value_1": ("แบบ", "ขนาด", "รุ่น"),
}
TAXED, EXEMPT = _("รวม VAT"), _("ยกเว้น VAT")
Text = str | Promise


@dataclass(frozen=True)
class Column:
    """One column. ``needed`` is the sentence for a row that leaves it empty though it must not."""

    key: str
    of: str
    heading: Text
    help: Text
    value: object
    example: Text = ""
    needed: Text = ""
    width: int = 14

    def sentence(self, code: str) -> Text:
        """Return the sentence of a fault of this column."""
        return self.needed if code == "required" else self.value.sentences.get(code, code)


def columns() -> dict[str, Column]:
    """Return all columns in the order of the sheet, by key (two queries: categories, allergens)."""
    found = [
        *_first(list(Category.objects.all())),
        *_kinds(),
        *_more(),
        *_food(list(Allergen.objects.all())),
        *_texts(),
        *_last(),
    ]
    return {column.key: column for column in found}


def of_merchant(merchant: Merchant) -> dict[str, Column]:
    """Return the columns that ``merchant`` is asked for: of VAT only one who is registered for it."""
    registered = vat.of(merchant) is not None
    return {key: column for key, column in columns().items() if registered or key != "vat_exempt"}


def known_headings(among: dict[str, Column]) -> dict[str, str]:
    """Return heading → key, in every language and by the key itself."""
    found = {key: key for key in among}
    for key, column in among.items():
        found.update((heading_key(words), key) for words in in_every_language(column.heading).values())
    return found


def also_called(among: dict[str, Column]) -> dict[str, str]:
    """Return what people call the columns otherwise → key: for a list that was not made with our file."""
    return {heading_key(word): key for key, words in ALSO.items() if key in among for word in words}


def heading_key(words: str) -> str:
    """Return a heading as it is compared: the star of a needed one and the spaces do not matter."""
    return normalise(words).replace("*", "").replace(" ", "").strip()


def _first(categories: list[Category]) -> list[Column]:
    return [
        Column("code", VARIANT, _("รหัสสินค้า"), _("รหัสของร้านเอง เช่น BD-01 ใส่หรือไม่ก็ได้ ถ้าใส่ เราใช้รหัสนี้จำว่าแถวไหนคือสินค้าไหน"), Words(40), "BD-01"),
        Column("name", PRODUCT, _("ชื่อสินค้า"), _("ชื่อที่ลูกค้าใช้เรียก"), Words(120), _("น้ำบูดูสายบุรี"), _("ใส่ชื่อสินค้า เช่น น้ำบูดูสายบุรี"), 30),
        Column("category", PRODUCT, _("หมวด"), _("เลือกจากรายการในช่อง"), _kinds_of_goods(categories), _named(categories, "slug", "condiment"), _("เลือกหมวดที่ใกล้ที่สุดจากรายการ"), 22),
        Column("price", VARIANT, _("ราคา (บาท)"), _("ราคาต่อหน่วย เป็นบาท เช่น 50 หรือ 1,250.50"), Baht(), "50", _("ใส่ราคาเป็นบาท เช่น 50")),
        Column("on_hand", SHELF, _("จำนวนที่มี"), _("ตอนนี้มีกี่ชิ้น ของหมดใส่ 0 ถ้าไม่แก้ช่องนี้ ของที่ขายไประหว่างนี้จะไม่ถูกนับทับ"), Whole(0, MOST_PIECES, PIECES), "20", _("ใส่จำนวนที่มี ถ้าของหมดใส่ 0")),
        Column("unit", PRODUCT, _("ขายเป็น"), _("หน่วยขาย บอกขนาดด้วยถ้ามี เช่น ขวด 300 มล."), Words(40), _("ขวด 300 มล."), _("ใส่หน่วยขาย เช่น ขวด 300 มล. หรือ ชิ้น"), 18),
        Column("pictures", PICTURES, _("รูป (ชื่อไฟล์)"), _("ชื่อไฟล์รูปใน zip ที่ส่งมาด้วยกัน หลายรูปคั่นด้วยจุลภาค รูปที่มีอยู่แล้วไม่หาย"), Words(MOST_PICTURE_WORDS), "budu.jpg", width=22),
    ]  # fmt: skip


def _kinds() -> list[Column]:
    return [
        Column("option_1", PRODUCT, _("แบบให้เลือก"), _("ถ้าสินค้ามีหลายแบบ บอกว่าต่างกันที่อะไร เช่น ขนาด แล้วใส่แบบละแถว ชื่อสินค้าเหมือนกัน"), Words(30)),
        Column("value_1", VARIANT, _("แบบของสินค้า"), _("แบบของแถวนี้ เช่น เล็ก"), Words(36)),
        Column("option_2", PRODUCT, _("แบบให้เลือกที่สอง"), _("เช่น รส"), Words(30)),
        Column("value_2", VARIANT, _("แบบที่สอง"), _("เช่น เผ็ด"), Words(36)),
    ]  # fmt: skip


def _more() -> list[Column]:
    return [
        Column("description", PRODUCT, _("เล่าเรื่องสินค้า"), _("ทำจากอะไร รสชาติหรือลักษณะเป็นอย่างไร ใช้หรือกินอย่างไร"), Words(4000, lines=True), _("หมักจากปลากะตัก รสกลมกล่อม"), width=40),
        Column("weight_g", VARIANT, _("น้ำหนัก (กรัม)"), _("ต่อหน่วย ไม่รวมกล่องที่ใช้ส่ง"), Whole(1, 100_000, GRAMS), "450"),
        Column("pack_pieces", VARIANT, _("จำนวนชิ้นในแพ็ก"), _("ถ้าหนึ่งหน่วยมีหลายชิ้น ใส่จำนวนชิ้น"), Whole(2, 9999, PIECES)),
        Column("storage", PRODUCT, _("การเก็บรักษา"), _("เลือกจากรายการในช่อง"), Choice({value: in_every_language(label) for value, label in Storage.choices}, empty=Storage.DRY.value), Storage.DRY.label, width=16),
        Column("delivery_profile", PRODUCT, _("การส่ง"), _("เลือกจากรายการในช่อง ถ้าเว้นว่าง เราใช้ตามการเก็บรักษา"), Choice({value: in_every_language(label) for value, label in DeliveryProfile.choices}, empty=DeliveryProfile.DRY.value), DeliveryProfile.SMELLY.label, width=18),
        Column("shelf_life_days", PRODUCT, _("เก็บได้ (วัน)"), _("นับจากวันที่ทำ"), Whole(1, 3650, DAYS), "180"),
        Column("made_days", PRODUCT, _("ใช้เวลาทำ (วัน)"), _("เฉพาะของที่ทำเมื่อมีคนสั่ง ของพร้อมส่งให้เว้นว่าง"), Whole(1, 180, DAYS)),
        Column("season_months", PRODUCT, _("เดือนที่ขาย"), _("เฉพาะของตามฤดู เช่น พ.ค.–ก.ค. ขายทั้งปีให้เว้นว่าง"), Months(), width=18),
        Column("vat_exempt", PRODUCT, _("ภาษีมูลค่าเพิ่ม"), _("ของสดที่ยังไม่แปรรูปได้รับยกเว้น เลือกจากรายการในช่อง ถ้าเว้นว่าง คือราคารวม VAT"), Choice({False: in_every_language(TAXED), True: in_every_language(EXEMPT)}, empty=False), TAXED, width=16),
        Column("low_at", SHELF, _("เตือนเมื่อเหลือ"), _("เหลือเท่านี้แล้วเราส่งข้อความเตือน"), Whole(0, MOST_PIECES, PIECES), "3"),
    ]  # fmt: skip


def _food(allergens: list[Allergen]) -> list[Column]:
    names = {row.pk: {language: _name(row, language) for language in LANGUAGES} for row in allergens}
    return [
        Column("ingredients", PRODUCT, _("ส่วนผสม"), _("เฉพาะอาหาร เรียงจากมากไปน้อย"), Words(1000, lines=True), _("ปลากะตัก เกลือ"), width=30),
        Column("allergens", PRODUCT, _("สารก่อภูมิแพ้"), _("เฉพาะอาหาร เลือกจากรายการในช่อง หลายอย่างคั่นด้วย ; เช่น ปลา; ไข่ ไม่มีให้เว้นว่าง"), Several(names), _named(allergens, "key", "fish"), width=26),
    ]  # fmt: skip


def _texts() -> list[Column]:
    return [
        Column("name_ms", PRODUCT, _("ชื่อภาษามลายู"), _("เว้นว่างได้"), Words(120), width=22),
        Column("name_en", PRODUCT, _("ชื่อภาษาอังกฤษ"), _("เว้นว่างได้"), Words(120), width=22),
        Column("description_ms", PRODUCT, _("เล่าเรื่องภาษามลายู"), _("เว้นว่างได้"), Words(4000, lines=True), width=22),
        Column("description_en", PRODUCT, _("เล่าเรื่องภาษาอังกฤษ"), _("เว้นว่างได้"), Words(4000, lines=True), width=22),
        Column("ingredients_ms", PRODUCT, _("ส่วนผสมภาษามลายู"), _("เว้นว่างได้"), Words(1000, lines=True), width=22),
        Column("ingredients_en", PRODUCT, _("ส่วนผสมภาษาอังกฤษ"), _("เว้นว่างได้"), Words(1000, lines=True), width=22),
    ]  # fmt: skip


def _last() -> list[Column]:
    untouched = _("ระบบใส่ให้ ไม่ต้องแก้ สินค้าใหม่เว้นว่าง")
    return [
        Column("state", TOLD, _("สถานะ (ดูอย่างเดียว)"), _("เปิดขายหรือหยุดขายได้ที่หน้าสินค้า"), Words(40), width=18),
        Column("product", KEY, _("เลขสินค้า (ไม่ต้องแก้)"), untouched, Whole(1, 10**12)),
        Column("variant", KEY, _("เลขแบบ (ไม่ต้องแก้)"), untouched, Whole(1, 10**12)),
        Column("on_hand_was", KEY, _("จำนวนตอนดาวน์โหลด (ไม่ต้องแก้)"), untouched, Whole(0, 10**9)),
    ]  # fmt: skip


def _named(rows: list, column: str, key: str) -> str:
    """Return how the row with ``key`` is called where editors keep it, else how the first is; the example says it."""
    found = [row for row in rows if getattr(row, column) == key] or rows
    return str(found[0]) if found else ""


def _kinds_of_goods(categories: list[Category]) -> Choice:
    """Return the choice of a category; two of one name are told apart by what they stand in."""
    rows = {row.pk: row for row in categories}
    found: dict[object, dict[str, str]] = {pk: {} for pk in rows}
    for language in LANGUAGES:
        names = {pk: _name(row, language) for pk, row in rows.items()}
        for pk, name in names.items():
            if list(names.values()).count(name) > 1 and (above := rows.get(rows[pk].parent_id)):
                name = f"{_name(above, language)} › {name}"
            found[pk][language] = name
    return Choice(found, {row.slug: row.pk for row in categories})


def _name(row: Category, language: str) -> str:
    return (getattr(row, f"name_{language}", "") if language != "th" else "") or row.name
