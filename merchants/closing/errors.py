from django.utils.translation import gettext_lazy as _

from common.errors import DomainError


class NotEndedYet(DomainError):
    """Shoppers still wait for goods or money of this shop."""

    sentence = _("ยังปิดร้านไม่ได้ เพราะยังมี%(what)s ให้ระงับร้านก่อนเพื่อไม่รับคำสั่งซื้อใหม่ เมื่อร้านทำครบแล้วจึงกดปิดร้านอีกครั้ง")


class NotEndedThoughSuspended(NotEndedYet):
    """The shop takes no orders any more, but those it has are still under way."""

    sentence = _("ยังปิดร้านไม่ได้ เพราะยังมี%(what)s เมื่อร้านทำครบแล้วจึงกดปิดร้านอีกครั้ง")


class ClosedAlready(DomainError):
    """A closed shop is not asked to be closed."""

    sentence = _("ร้าน %(name)s ปิดถาวรแล้ว ไม่ต้องส่งคำขออีก")


class WhyMissing(DomainError):
    """An owner asks without a word why."""

    sentence = _("เล่าสั้น ๆ ว่าทำไมจึงขอปิดร้าน เจ้าหน้าที่จะได้ช่วยได้ถูกเรื่อง")
    field = "reason"


class NothingAsked(DomainError):
    """The request is gone: taken back by the owner, or answered by a colleague."""

    sentence = _("คำขอปิดร้านนี้จบไปแล้ว ไม่มีอะไรให้ตอบ กรุณาเปิดหน้านี้ใหม่เพื่อดูสถานะล่าสุด")
