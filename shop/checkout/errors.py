from django.utils.translation import gettext_lazy as _

from common.errors import DomainError


class EmptyCart(DomainError):
    """Nothing to order."""

    sentence = _("ตะกร้าว่างเปล่า กรุณาเลือกสินค้าก่อนสั่งซื้อ")


class GoneFromSale(DomainError):
    """A line cannot be bought any more."""

    sentence = _("%(product)s ไม่ได้วางขายแล้ว กรุณานำออกจากตะกร้า แล้วสั่งซื้ออีกครั้ง")


class OutOfSeason(DomainError):
    """A line is sold in other months."""

    sentence = _("ตอนนี้นอกฤดูของ %(product)s กรุณานำออกจากตะกร้า แล้วสั่งซื้ออีกครั้ง")


class PriceChanged(DomainError):
    """The total the shopper saw is not the total of now."""

    sentence = _("ยอดรวมเปลี่ยนจาก %(seen)s เป็น %(now)s ยังไม่ได้สั่งซื้อ กรุณาดูยอดใหม่แล้วกดสั่งซื้ออีกครั้ง")


class NoAddress(DomainError):
    """Something is to be sent, but nowhere."""

    sentence = _("กรุณาใส่ที่อยู่จัดส่ง หรือเลือกรับเองที่ร้าน")
    field = "line"


class ShopNotReady(DomainError):
    """A shop that cannot send or be paid yet cannot sell."""

    sentence = _("ร้าน %(merchant)s ยังตั้งค่าการจัดส่งหรือการรับเงินไม่เสร็จ กรุณานำสินค้าของร้านนี้ออกจากตะกร้าก่อน")
