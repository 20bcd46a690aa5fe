from django.utils.translation import gettext_lazy as _

from common.errors import DomainError


class FactsMissing(DomainError):
    """It was sent without a number, a date or a paper."""

    sentence = _("ยังส่งไม่ได้ กรอกเลขที่และวันที่ให้ครบ แล้วถ่ายรูปใบรับรองก่อน")


class IssuedLater(DomainError):
    """A paper that can be photographed was issued already."""

    sentence = _("วันที่ออกเป็นวันข้างหน้า ตรวจวันที่บนเอกสารอีกครั้ง")
    field = "issued_on"


class ExpiryMissing(DomainError):
    sentence = _("ใบรับรองชนิดนี้มีวันหมดอายุ ใส่วันหมดอายุตามเอกสาร เช่น 31/12/2569")
    field = "expires_on"


class DatesCrossed(DomainError):
    sentence = _("วันหมดอายุต้องอยู่หลังวันที่ออก ตรวจทั้งสองวันบนเอกสารอีกครั้ง")
    field = "expires_on"


class ExpiredAlready(DomainError):
    """Nothing is gained by sending a paper that has ended."""

    sentence = _("ใบนี้หมดอายุแล้วเมื่อ %(day)s ต่ออายุกับผู้ออกก่อน แล้วส่งใบใหม่")
    field = "expires_on"


class UnderWayAlready(DomainError):
    """The same number of the same kind waits already."""

    sentence = _("เลขที่นี้อยู่ในรายการของร้านแล้ว (%(state)s) เปิดใบเดิมแทนการเพิ่มใหม่")
    field = "number"


class NotADraft(DomainError):
    sentence = _("ใบนี้ส่งไปแล้ว แก้ข้อมูลไม่ได้ ถ้าข้อมูลผิด กดเลิกใช้ แล้วเพิ่มใบใหม่")


class NotRenewable(DomainError):
    sentence = _("ใบนี้ยังรอเจ้าหน้าที่ตรวจ จึงยังส่งใบใหม่แทนไม่ได้")


class KindClosed(DomainError):
    sentence = _("ตอนนี้ไม่รับใบรับรองชนิดนี้แล้ว เลือกชนิดอื่นหรือติดต่อเจ้าหน้าที่")


class PaperNotSeen(DomainError):
    """Whoever verifies has looked at the paper."""

    sentence = _("เปิดดูเอกสารก่อน แล้วจึงกดผ่านได้")


class PaperGone(DomainError):
    sentence = _("ระบบลบไฟล์นี้แล้วตามกำหนดเวลา เหลือเพียงบันทึก")


class LookUpMissing(DomainError):
    sentence = _("เลือกว่าตรวจเลขกับผู้ออกแล้วได้ผลอย่างไร")
    field = "looked_up"


class OwnCertificate(DomainError):
    """Nobody verifies what she entered, or what belongs to a shop of hers."""

    sentence = _("คุณเป็นคนส่งใบนี้หรือเป็นคนในร้านนี้ ให้เจ้าหน้าที่คนอื่นตรวจแทน")


class NumberTaken(DomainError):
    """A verified certificate has that number already, of another shop."""

    sentence = _("เลขที่นี้เป็นของร้าน %(name)s อยู่แล้ว ตรวจกับผู้ออกก่อน ถ้าใบเดิมไม่ถูกต้องให้เลิกใช้ใบนั้นก่อน")


class EndedMeanwhile(DomainError):
    sentence = _("ใบนี้หมดอายุแล้ว จึงผ่านไม่ได้ กดให้แก้ แล้วบอกร้านให้ส่งใบที่ต่ออายุ")


class WordsMissing(DomainError):
    sentence = _("เขียนให้ร้านเข้าใจว่าเพราะอะไรและต้องทำอย่างไร อย่างน้อยหนึ่งประโยค")
    field = "reason"


class RemindedToday(DomainError):
    sentence = _("วันนี้เตือนร้านนี้เรื่องใบนี้ไปแล้ว พรุ่งนี้เตือนได้อีกครั้ง")


class NothingToRemind(DomainError):
    sentence = _("ใบนี้ไม่ได้ใกล้หมดอายุ จึงไม่ต้องเตือน")
