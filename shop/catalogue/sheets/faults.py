"""What can be wrong with a row, in words. A row keeps ``[key of column, code, facts]``; the sentence is looked up when it is read."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common import upload_errors
from shop.catalogue.sheets.columns import Column

Fault = list  # [key, code, facts]
REFUSED = "refused"  # a verb said it, in the language of who pressed
SENTENCES = {
    "error": gettext_lazy("สูตรใน Excel คำนวณไม่ได้ (%(cell)s) พิมพ์ค่าลงไปตรง ๆ แทนสูตร"),
    "date": gettext_lazy("Excel เปลี่ยนสิ่งที่พิมพ์เป็นวันที่ (%(cell)s) ตั้งรูปแบบช่องเป็น “ข้อความ” แล้วพิมพ์ใหม่"),
    "big": gettext_lazy("Excel ย่อตัวเลขยาวเป็น %(cell)s ตั้งรูปแบบช่องเป็น “ข้อความ” แล้วพิมพ์ใหม่"),
    "bool": gettext_lazy("Excel เปลี่ยนสิ่งที่พิมพ์เป็นถูกหรือผิด (%(cell)s) ตั้งรูปแบบช่องเป็น “ข้อความ” แล้วพิมพ์ใหม่"),
    "unknown": gettext_lazy("ไม่พบเลข %(said)s ในร้าน ถ้าเป็นสินค้าใหม่ ลบเลขนี้ออก ถ้าแก้สินค้าเดิม ดาวน์โหลดไฟล์สินค้าทั้งหมดมาแก้"),
    "other_code": gettext_lazy("รหัสนี้เป็นของ “%(name)s” แต่เลขแบบเป็นของสินค้าอื่น ใส่รหัสให้ถูก หรือลบเลขแบบของแถวนี้ออก"),
    "twice": gettext_lazy("แถวนี้ซ้ำกับแถว %(number)s ลบแถวหนึ่งออก"),
    "code_twice": gettext_lazy("รหัสนี้ใช้กับแถว %(number)s แล้ว ใส่รหัสอื่นหรือเว้นว่าง"),
    "code_taken": gettext_lazy("รหัสนี้ใช้กับ “%(name)s” แล้ว ใส่รหัสอื่นหรือเว้นว่าง"),
    "name_stands": gettext_lazy("ร้านมีสินค้าชื่อนี้แล้ว ถ้าจะแก้สินค้าเดิม ดาวน์โหลดไฟล์สินค้าทั้งหมดมาแก้ ถ้าเป็นสินค้าใหม่ ตั้งชื่อให้ต่างกัน"),
    "name_twice": gettext_lazy("ชื่อนี้ซ้ำกับแถว %(number)s ถ้าเป็นสินค้าเดียวกันหลายแบบ ใส่ช่อง “แบบให้เลือก” และ “แบบของสินค้า” ทุกแถว"),
    "conflict": gettext_lazy("ไม่ตรงกับแถว %(number)s ซึ่งเป็นสินค้าเดียวกัน ใส่ให้เหมือนกัน หรือเว้นว่างในแถวนี้"),
    "value_missing": gettext_lazy("สินค้านี้มีหลายแบบ ใส่แบบของแถวนี้ เช่น เล็ก หรือ 300 มล."),
    "option_missing": gettext_lazy("ใส่ด้วยว่าแบบต่างกันที่อะไร เช่น ขนาด ในช่อง “แบบให้เลือก”"),
    "first_option": gettext_lazy("ใส่ช่อง “แบบให้เลือก” ก่อน แล้วจึงใส่แบบให้เลือกที่สอง"),
    "value_twice": gettext_lazy("แบบนี้ซ้ำกับแถว %(number)s แก้ให้ต่างกันหรือลบแถวหนึ่งออก"),
    "value_stands": gettext_lazy("สินค้านี้มีแบบนี้อยู่แล้ว ใส่รหัสหรือเลขแบบของแบบนั้น หรือใส่แบบอื่น"),
    "too_many_kinds": gettext_lazy("สินค้าหนึ่งอย่างมีได้ไม่เกิน %(limit)s แบบ แยกเป็นสินค้าอีกอย่าง"),
    "held": gettext_lazy("ลูกค้าสั่งจองไว้แล้ว %(reserved)s ชิ้น ใส่ตั้งแต่ %(reserved)s ขึ้นไป หรือยกเลิกคำสั่งซื้อนั้นก่อน"),
    "promotion": gettext_lazy("สินค้านี้ลดราคาอยู่ เปลี่ยนราคาไม่ได้จนกว่าจะจบ จบการลดราคาที่หน้าสินค้าก่อน หรือใส่ราคาเดิม"),
    "not_food": gettext_lazy("หมวดนี้ไม่ใช่อาหาร จึงไม่มีส่วนผสมและสารก่อภูมิแพ้ ลบช่องนี้ออก หรือเลือกหมวดอาหาร"),
    "sibling": gettext_lazy("แถว %(number)s เป็นสินค้าเดียวกันและยังต้องแก้ แก้แถวนั้นก่อน"),
    "no_picture": gettext_lazy("ไม่มีรูปชื่อ “%(name)s” ใน zip ตรวจชื่อไฟล์ หรือใส่รูปนี้ใน zip แล้วส่งใหม่"),
    "too_many_pictures": gettext_lazy("สินค้าหนึ่งอย่างมีรูปได้ไม่เกิน %(limit)s รูป ตอนนี้มี %(count)s รูปรวมที่ส่งมา"),
    "cannot_be": gettext_lazy("อ่านช่องนี้ไม่ได้ พิมพ์ใหม่อีกครั้ง"),
}


def fault(key: str, code: str, **facts: object) -> Fault:
    """Return what is wrong with the column ``key`` of a row ("" = with the row as a whole)."""
    return [key, code, facts]


def worded(found: Fault, among: dict[str, Column]) -> str:
    """Return the sentence of ``found`` in the reader's language."""
    key, code, facts = found
    if code == REFUSED:
        return facts["words"]
    if code == "bad_picture":
        sentence = PICTURE_FAULTS.get(facts.get("kind"), upload_errors.BadUpload).sentence
        return _("รูป “%(name)s”: %(why)s") % {"name": facts.get("name", ""), "why": str(sentence) % facts}
    own = among[key].sentence(code) if key in among else code
    sentence = SENTENCES.get(code) if own == code else own
    return str(sentence or SENTENCES["cannot_be"]) % facts


PICTURE_FAULTS = {kind.__name__: kind for kind in upload_errors.BadUpload.__subclasses__()}
