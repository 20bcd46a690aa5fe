from django.utils.translation import gettext_lazy as _

from common.errors import DomainError


class UnknownVariant(DomainError):
    """No such thing is sold here."""

    sentence = _("ไม่พบสินค้านี้แล้ว กรุณาเลือกสินค้าจากหน้ารายการสินค้าอีกครั้ง")


class NotForSale(DomainError):
    """The product is not sold now: paused, withdrawn, or its shop is closed."""

    sentence = _("%(product)s ไม่ได้วางขายอยู่ในขณะนี้ กรุณาเลือกสินค้าอื่น")


class NoLongerMade(DomainError):
    """The size or flavour is retired; its product is still sold."""

    sentence = _("%(product)s เลิกขายแบบนี้แล้ว กรุณาเลือกแบบอื่นในหน้านี้")


class OutOfSeason(DomainError):
    """The product is sold in other months."""

    sentence = _("ตอนนี้นอกฤดูของ %(product)s สั่งได้อีกครั้งตั้งแต่เดือน%(month)s")


class TooFewLeft(DomainError):
    """More pieces were asked for than are left; what lies in the cart already counts."""

    sentence = _("%(product)s เหลือ %(left)s ชิ้น และมีในตะกร้าแล้ว %(have)s ชิ้น กรุณาลดจำนวน")
    field = "quantity"


class SoldOut(DomainError):
    """Nothing is left of it."""

    sentence = _("%(product)s หมดแล้ว กรุณาเลือกสินค้าอื่น หรือกลับมาดูใหม่ภายหลัง")


class TooMany(DomainError):
    """More pieces than one cart line holds."""

    sentence = _("ใส่ได้ไม่เกิน 999 ชิ้นต่อรายการ กรุณาลดจำนวน")
    field = "quantity"


class TooManyLines(DomainError):
    """More different products than one cart holds."""

    sentence = _("ตะกร้าใส่สินค้าได้ไม่เกิน 100 รายการ กรุณาสั่งซื้อของในตะกร้าก่อน")
