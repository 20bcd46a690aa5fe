from django.utils.translation import gettext_lazy as _

from common.errors import DomainError


class NotForSale(DomainError):
    """The product is not sold now: paused, withdrawn, or its shop is closed."""

    sentence = _("ขณะนี้สินค้านี้ไม่ได้วางขาย กรุณาเลือกสินค้าอื่น")


class TooMany(DomainError):
    """More pieces than one cart line holds."""

    sentence = _("ใส่ได้ไม่เกิน 999 ชิ้นต่อรายการ กรุณาลดจำนวน")
    field = "quantity"


class TooManyLines(DomainError):
    """More different products than one cart holds."""

    sentence = _("ตะกร้าใส่สินค้าได้ไม่เกิน 100 รายการ กรุณาสั่งซื้อของในตะกร้าก่อน")
