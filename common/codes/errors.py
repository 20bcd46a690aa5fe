import datetime

from django.utils.translation import gettext_lazy as _

from common.errors import DomainError
from common.thai import dates


class NoMobile(DomainError):
    """A code can be sent to a Thai mobile number only."""

    sentence = _("เบอร์นี้รับ SMS ไม่ได้ ใส่เบอร์มือถือให้ครบ 10 หลักที่ขึ้นต้นด้วย 06, 08 หรือ 09 เช่น 081-234-5678")
    field = "phone"


class NoGateway(DomainError):
    """This site cannot send SMS (``SMS_URL`` is not set)."""

    sentence = _("เว็บนี้ยังส่ง SMS ไม่ได้ กรุณาเข้าสู่ระบบด้วยอีเมลและรหัสผ่าน หรือติดต่อเจ้าหน้าที่")
    field = "phone"


class Later(DomainError):
    """Something was done too often. ``again_at`` says from when on it may be tried again."""

    def __init__(self, *, again_at: datetime.datetime) -> None:
        self.again_at = again_at
        super().__init__(
            when=dates.clock_time(again_at + datetime.timedelta(seconds=59))
        )  # a whole minute, never early


class TooManySent(Later):
    """Too many codes were sent to this number, or asked for from this address."""

    sentence = _("ขอรหัสหลายครั้งเกินไป ดูรหัสใน SMS ล่าสุดที่ได้รับก่อน ถ้ายังไม่ได้ ขอใหม่ได้หลังเวลา %(when)s")
    field = "phone"


class TooManyTries(Later):
    """Too many wrong codes were typed for this number, or from this address. Even the right one is not looked at."""

    sentence = _("ใส่รหัสผิดหลายครั้งเกินไป เพื่อความปลอดภัยจึงต้องพักก่อน ขอรหัสใหม่แล้วลองอีกครั้งหลังเวลา %(when)s")
    field = "code"


class WrongCode(DomainError):
    """These are not the digits that were sent."""

    sentence = _("รหัสไม่ถูกต้อง ดูเลข 6 หลักใน SMS ล่าสุด แล้วใส่อีกครั้ง")
    field = "code"


class CodeOver(DomainError):
    """The code is too old, was used, or was never asked for here."""

    sentence = _("รหัสนี้หมดเวลาหรือใช้ไปแล้ว กดขอรหัสใหม่ แล้วใส่รหัสที่ได้รับล่าสุด")
    field = "code"
