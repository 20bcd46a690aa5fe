from django.utils.translation import gettext_lazy as _

from common.errors import DomainError


class FileGone(DomainError):
    """The bytes were deleted when their time had come; the row stays as record."""

    sentence = _("เอกสารนี้ถูกลบแล้วตามกำหนดเวลาเก็บรักษา เหลือเพียงบันทึกว่าเคยส่ง ถ้ายังต้องใช้ให้ขอเอกสารใหม่จากเจ้าของเอกสาร")


class CoveredMeanwhile(DomainError):
    """Somebody covered it after this page was opened: what was chosen belongs to a picture that is gone."""

    sentence = _("%(who)sปิดทับเอกสารนี้ไปแล้วเมื่อ %(when)s สิ่งที่คุณเลือกจึงยังไม่ถูกปิด ดูฉบับล่าสุดด้านล่าง แล้วปิดส่วนที่ยังเหลือ")


class TookTooLong(DomainError):
    """Drawing took so long that the copy was given up."""

    sentence = _("ใช้เวลานานเกินไป จึงยังไม่มีอะไรเปลี่ยนแปลง กรุณาลองอีกครั้ง ถ้ายังไม่ได้ให้ขอรูปถ่ายแทน")
