from django.utils.translation import gettext_lazy as _

from common.errors import DomainError


class NoSuchDelivery(DomainError):
    """The merchant does not offer that way of sending."""

    sentence = _("ร้าน %(merchant)s ไม่มีวิธีจัดส่งที่เลือกแล้ว กรุณาเลือกวิธีจัดส่งใหม่")


class NotCarried(DomainError):
    """That way does not take some of the goods; another one does."""

    sentence = _("ร้านไม่ส่ง “%(product)s” ถึงบ้าน (%(why)s) เลือกมารับเองที่ร้าน หรือนำสินค้านี้ออกจากตะกร้า")


class CarriedNowhere(DomainError):
    """No way of this merchant takes some of the goods."""

    sentence = _("ร้านไม่ส่ง “%(product)s” ถึงบ้าน (%(why)s) และยังไม่เปิดให้มารับเอง กรุณานำสินค้านี้ออกจากตะกร้า")


class NoWayToSend(DomainError):
    """A shop must send or let people pick up."""

    sentence = _("กรุณาเลือกวิธีจัดส่งอย่างน้อยหนึ่งวิธี ลูกค้าจึงจะสั่งซื้อได้")


class BadSteps(DomainError):
    """A table of weights that does not rise, or says too much."""

    sentence = _("น้ำหนักแต่ละแถวต้องไม่ซ้ำกันและมากขึ้นเรื่อย ๆ กรุณาแก้ตารางน้ำหนัก")
    field = "steps"
