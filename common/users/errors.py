from django.utils.translation import gettext_lazy as _

from common.codes.errors import Later
from common.errors import DomainError


class PhoneTaken(DomainError):
    """Another person has proven that the number is hers. Said only to somebody who proved it as well."""

    sentence = _("เบอร์นี้เป็นของอีกบัญชีหนึ่ง ถ้าเป็นเบอร์ของคุณ ให้ออกจากระบบ แล้วเข้าด้วยเบอร์นี้แทน")
    field = "phone"


class PhoneWaits(DomainError):
    """An officer opened an account for the holder of this number; it is hers from her first sign-in with it."""

    sentence = _("เจ้าหน้าที่เปิดบัญชีด้วยเบอร์นี้ไว้ให้คุณแล้ว ออกจากระบบ แล้วเข้าด้วยเบอร์นี้ จะเห็นใบสมัครของคุณ")
    field = "phone"


class SamePhone(DomainError):
    """The number is hers and proven already."""

    sentence = _("เบอร์นี้เป็นเบอร์ของคุณอยู่แล้ว ถ้าจะเปลี่ยน ให้ใส่เบอร์ใหม่")
    field = "phone"


class NoFriendOnLine(DomainError):
    """LINE delivers nothing to somebody who has not made the site's account a friend."""

    sentence = _("LINE ของคุณยังไม่ได้เพิ่ม Kedai เป็นเพื่อน กดเพิ่มเพื่อนก่อน แล้วกลับมากดบันทึกอีกครั้ง")
    field = "letters_by"


class LineSilent(DomainError):
    """LINE does not say whether she is a friend."""

    sentence = _("ตอนนี้ติดต่อ LINE ไม่ได้ รอสักครู่แล้วกดบันทึกอีกครั้ง หรือเลือกทางอื่น")
    field = "letters_by"


class TooManyPasswords(Later):
    """Too many wrong passwords for one account, or from one address."""

    sentence = _("ใส่รหัสผ่านผิดหลายครั้งเกินไป ลองใหม่ได้หลังเวลา %(when)s หรือเข้าด้วยรหัสที่ส่งไปทาง SMS")


class TooManyCodes(Later):
    """Too many wrong codes of the second factor, or from an e-mail."""

    sentence = _("ใส่รหัสผิดหลายครั้งเกินไป เพื่อความปลอดภัยจึงต้องพักก่อน ลองใหม่ได้หลังเวลา %(when)s")


class TooManyEmailCodes(Later):
    """Too many codes were sent to this e-mail address, or asked for from this client."""

    sentence = _("ขอรหัสหลายครั้งเกินไป ดูรหัสในอีเมลล่าสุดก่อน ถ้ายังไม่ได้ ขอใหม่ได้หลังเวลา %(when)s")


class EmailTaken(DomainError):
    """Two sign-ups with one address in the same moment: the account stands already."""

    sentence = _("มีบัญชีที่ใช้อีเมลนี้อยู่แล้ว ถ้าเป็นของคุณ ให้เข้าสู่ระบบ")
    field = "email"
