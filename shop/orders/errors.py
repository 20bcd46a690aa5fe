from django.utils.translation import gettext_lazy as _

from common.errors import DomainError


class NotYetPaid(DomainError):
    """The order waits for money that nobody has confirmed."""

    sentence = _("คำสั่งซื้อนี้ยังไม่ได้รับเงิน กรุณาตรวจสลิปก่อนแล้วจึงยืนยันคำสั่งซื้อ")


class NotPickedUp(DomainError):
    """The order is sent, not picked up, or the other way round."""

    sentence = _("คำสั่งซื้อนี้ใช้วิธีรับของอีกแบบ กรุณาเปิดหน้านี้ใหม่แล้วเลือกขั้นตอนที่ถูกต้อง")
