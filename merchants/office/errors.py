from django.utils.translation import gettext_lazy as _

from common.codes.errors import Later
from common.errors import DomainError


class OwnNumber(DomainError):
    """An officer changes her own number herself, with a code, as everybody does."""

    sentence = _("นี่คือบัญชีของคุณเอง เปลี่ยนเบอร์ได้ในหน้าบัญชีของฉัน หรือให้เจ้าหน้าที่คนอื่นทำให้")


class StaffNumber(DomainError):
    """Officers and people of /admin/ are looked after by administrators: an officer must not get into a colleague's account."""

    sentence = _("คนนี้เป็นเจ้าหน้าที่หรือผู้ดูแลเว็บ เปลี่ยนเบอร์ให้ที่นี่ไม่ได้ ให้ติดต่อผู้ดูแลระบบ")


class NumberTaken(DomainError):
    """Another account has the number."""

    sentence = _("เบอร์นี้เป็นของอีกบัญชีหนึ่งแล้ว ถ้าเขาเพิ่งเปิดบัญชีด้วยเบอร์นี้เอง ให้เจ้าของร้านอีกคนเพิ่มบัญชีนั้นเข้าร้านแทน หรือใส่เบอร์อื่น")
    field = "phone"


class SameNumber(DomainError):
    """Nothing would change."""

    sentence = _("เบอร์นี้เป็นเบอร์ของคนนี้อยู่แล้ว ถ้ารับรหัสไม่ได้ ให้ดูสัญญาณหรือกล่องข้อความในโทรศัพท์ก่อน")
    field = "phone"


class NumberNeeded(DomainError):
    """Without an e-mail address the number is the only way in: it is exchanged, never just taken away."""

    sentence = _("คนนี้ไม่มีอีเมล เบอร์จึงเป็นทางเดียวที่เข้าบัญชีได้ ต้องใส่เบอร์ใหม่ที่รับ SMS ได้")
    field = "phone"


class ChangedBefore(DomainError):
    """A colleague, or the person herself, was quicker."""

    sentence = _("เบอร์ของคนนี้เพิ่งเปลี่ยนไปแล้วระหว่างที่คุณทำรายการ กรุณาเปิดหน้านี้ใหม่เพื่อดูเบอร์ล่าสุด")


class TooManyLookups(Later):
    """Numbers are not tried one after another."""

    sentence = _("วันนี้คุณค้นหาด้วยเบอร์ครบจำนวนแล้ว ค้นต่อได้หลังเวลา %(when)s หรือให้เจ้าหน้าที่คนอื่นทำ")
    field = "phone"


class NoDraft(DomainError):
    """Nobody with that number has an application that was never sent; or it is of another province."""

    sentence = _(
        "ไม่พบใบสมัครที่ยังไม่ได้ส่งของเบอร์นี้ในจังหวัดที่คุณดูแล ตรวจเบอร์อีกครั้ง ถ้าส่งแล้วให้ค้นในรายการใบสมัคร ถ้าเป็นคนในร้านให้เปิดหน้าของร้าน"
    )
    field = "phone"


class TooManyToday(Later):
    """One officer changes so many numbers in a day and no more."""

    sentence = _("วันนี้คุณเปลี่ยนเบอร์ให้คนอื่นครบจำนวนแล้ว เพื่อความปลอดภัย ทำต่อได้หลังเวลา %(when)s หรือให้เจ้าหน้าที่คนอื่นทำ")
