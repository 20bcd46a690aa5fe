from django.utils.translation import gettext_lazy as _

from common.errors import DomainError


class NoSuchDelivery(DomainError):
    """The merchant does not offer that way of sending."""

    sentence = _("ร้าน %(merchant)s ไม่มีวิธีจัดส่งที่เลือกแล้ว กรุณาเลือกวิธีจัดส่งใหม่")


class NoWayToSend(DomainError):
    """A shop must send or let people pick up."""

    sentence = _("กรุณาเลือกวิธีจัดส่งอย่างน้อยหนึ่งวิธี ลูกค้าจึงจะสั่งซื้อได้")
