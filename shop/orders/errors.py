from django.utils.translation import gettext_lazy as _

from common.errors import DomainError, IllegalMove


class NotYetPaid(DomainError):
    """The order waits for money that nobody has confirmed."""

    sentence = _("คำสั่งซื้อนี้ยังไม่ได้รับเงิน กรุณาตรวจสลิปก่อนแล้วจึงยืนยันคำสั่งซื้อ")


class NotPickedUp(DomainError):
    """The order is sent, not picked up, or the other way round."""

    sentence = _("คำสั่งซื้อนี้ใช้วิธีรับของอีกแบบ กรุณาเปิดหน้านี้ใหม่แล้วเลือกขั้นตอนที่ถูกต้อง")


class AlreadyShipped(IllegalMove):
    """The parcel is on its way with another carrier or number than was given now."""

    sentence = _("บันทึกการส่งไปแล้วกับ%(carrier)s %(number)s ยังไม่มีอะไรเปลี่ยน ถ้าเลขนั้นผิด กด “แก้เลขพัสดุ” แล้วใส่เลขใหม่")


class NotOnItsWay(IllegalMove):
    """A tracking number is corrected while the parcel is on its way, not before and not afterwards."""

    sentence = _("แก้เลขพัสดุได้เฉพาะตอนที่ของกำลังไปถึงลูกค้า กรุณาเปิดหน้านี้ใหม่เพื่อดูสถานะล่าสุด")
