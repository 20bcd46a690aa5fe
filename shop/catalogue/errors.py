from django.utils.translation import gettext_lazy as _

from common.errors import DomainError


class OutOfStock(DomainError):
    """Fewer pieces are left than were asked for."""

    sentence = _("%(product)s เหลือ %(left)s ชิ้น กรุณาลดจำนวนหรือนำออกจากตะกร้า แล้วสั่งซื้ออีกครั้ง")


class HeldForOrders(DomainError):
    """The shelf cannot hold fewer pieces than unpaid orders hold."""

    sentence = _("ลูกค้าสั่งจองไว้แล้ว %(reserved)s ชิ้น ใส่จำนวนตั้งแต่ %(reserved)s ขึ้นไป หรือยกเลิกคำสั่งซื้อนั้นก่อน")
    field = "on_hand"


class TooManyPieces(DomainError):
    """More pieces than a village can hold: most likely a slip of the finger."""

    sentence = _("จำนวนมากเกินไป ใส่ได้ไม่เกิน %(limit)s ชิ้น โปรดตรวจว่าพิมพ์เลขเกินหรือไม่")
    field = "on_hand"


class NegativePieces(DomainError):
    """Fewer than no pieces."""

    sentence = _("จำนวนติดลบไม่ได้ ถ้าของหมดใส่ 0")
    field = "on_hand"


class BadPrice(DomainError):
    """A price outside what a variant may cost."""

    sentence = _("ราคาต้องอยู่ระหว่าง %(least)s ถึง %(most)s")
    field = "price"


class NameMissing(DomainError):
    """A product without a name or a unit cannot be told apart."""

    sentence = _("ใส่ชื่อสินค้าและหน่วยขาย เช่น น้ำบูดู และ ขวด 300 มล.")
    field = "name"


class TooManyPictures(DomainError):
    """The product has as many pictures as it may."""

    sentence = _("สินค้าหนึ่งอย่างมีรูปได้ไม่เกิน %(limit)s รูป ลบรูปเดิมก่อนแล้วเพิ่มใหม่")
    field = "picture"


class PictureMissing(DomainError):
    """Nobody buys what cannot be seen: a product is put up for sale with at least one picture."""

    sentence = _("ยังเปิดขายไม่ได้เพราะยังไม่มีรูป ถ่ายรูปสินค้าในช่อง “รูปสินค้า” แล้วกดบันทึกรูปก่อน")


class LastPicture(DomainError):
    """The only picture of a product that is on sale."""

    sentence = _("สินค้าที่กำลังขายต้องมีรูปอย่างน้อยหนึ่งรูป เพิ่มรูปใหม่ก่อน แล้วจึงลบรูปนี้ หรือหยุดขายชั่วคราวก่อน")


class LastPictureSent(LastPicture):
    """The only picture of a product that an officer is to look at."""

    sentence = _("สินค้าที่รอเจ้าหน้าที่ตรวจต้องมีรูปอย่างน้อยหนึ่งรูป เพิ่มรูปใหม่ก่อน แล้วจึงลบรูปนี้")


class NoProductChosen(DomainError):
    """A certificate for products names at least one."""

    sentence = _("เลือกสินค้าที่มีชื่ออยู่ในใบรับรองอย่างน้อยหนึ่งอย่าง ถ้ายังไม่มีสินค้า ให้เพิ่มสินค้าก่อน")
    field = "products"


class NotOfThisShop(DomainError):
    """A product of another merchant is not hers to certify."""

    sentence = _("สินค้าที่เลือกไม่ใช่ของร้านนี้แล้ว เปิดหน้านี้ใหม่แล้วเลือกอีกครั้ง")
    field = "products"


class LeadsNowhere(DomainError):
    """What a search should lead to finds nothing itself."""

    sentence = _("ค้นด้วย “%(words)s” แล้วยังไม่พบสินค้า กรุณาใส่คำที่ค้นเจอ เช่น ชื่อสินค้าหรือหมวดสินค้า")
    field = "finds"


class ForbiddenClaim(DomainError):
    """A text about food says what the law does not let it say. ``words`` are as she wrote them."""

    sentence = _("คำว่า “%(words)s” ใช้กับอาหารไม่ได้ %(why)s ลองเขียนแทนว่า: %(instead)s")


class OwnGoods(DomainError):
    """Nobody reviews the goods of a shop she works in."""

    sentence = _("คุณเป็นคนในร้านนี้ ให้เจ้าหน้าที่คนอื่นตรวจสินค้านี้แทน")


class ChangedMeanwhile(DomainError):
    """The merchant changed what the officer was looking at."""

    sentence = _("ร้านเพิ่งแก้สินค้านี้ระหว่างที่คุณดูอยู่ ดูข้อมูลล่าสุดด้านล่าง แล้วตัดสินอีกครั้ง")


class VerdictWords(DomainError):
    """A verdict against a product came without the words that the merchant needs."""

    sentence = _("เขียนให้ร้านเข้าใจว่าต้องแก้อะไร อย่างน้อยหนึ่งประโยค")
    field = "words"


class JudgedAlready(DomainError):
    """Another officer was quicker, and decided otherwise."""

    sentence = _("รายการนี้มีผู้ตัดสินไปแล้ว ดูผลล่าสุดในหน้านี้")


class NothingToShow(DomainError):
    """A product without a picture is not put back on sale."""

    sentence = _("สินค้านี้ไม่มีรูปแล้ว จึงคืนขึ้นขายไม่ได้ ให้ร้านเพิ่มรูปและส่งตรวจอีกครั้ง")


class SampleNotReturned(DomainError):
    """A sample is on sale: it is fine, or it is taken down."""

    sentence = _("สินค้านี้ขายอยู่แล้ว ถ้าเรียบร้อยกด “ดูแล้ว เรียบร้อย” ถ้ามีปัญหาให้นำออกจากร้านพร้อมเหตุผล")
