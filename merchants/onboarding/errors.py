from django.utils.translation import gettext_lazy as _

from common.errors import DomainError


class NotEditable(DomainError):
    """The application is with the officers, or decided: the applicant changes nothing in it now."""

    sentence = _("ใบสมัครนี้ส่งไปแล้วและอยู่ในสถานะ “%(state)s” จึงแก้ไขตอนนี้ไม่ได้ ถ้าเจ้าหน้าที่ส่งกลับมา คุณจะแก้ไขได้อีกครั้ง")


class OutsideProvinces(DomainError):
    """The address is not in one of the five provinces the programme serves."""

    sentence = _("Kedai เปิดรับร้านในยะลา ปัตตานี นราธิวาส สงขลา และสตูลเท่านั้น ใส่ที่อยู่ของร้านในห้าจังหวัดนี้")
    field = "place"


class UnknownPaper(DomainError):
    """The paper is not on the list of this legal form."""

    sentence = _("เอกสารนี้ไม่อยู่ในรายการที่ต้องใช้แล้ว เพราะรูปแบบกิจการเปลี่ยนไป กรุณาเปิดหน้าเอกสารใหม่")


class PaperGone(DomainError):
    """The bytes were deleted when their time had come; the row stays as record."""

    sentence = _("เอกสารนี้ถูกลบแล้วตามกำหนดเวลาเก็บรักษา เหลือเพียงบันทึกว่าเคยส่ง ถ้ายังต้องใช้ให้ขอเอกสารใหม่จากเจ้าของร้าน")


class Incomplete(DomainError):
    """Facts are missing. ``steps`` holds the steps that miss something."""

    sentence = _("ยังส่งไม่ได้ เพราะยังกรอกไม่ครบ %(count)s ขั้น กรุณากรอกตามรายการด้านล่างแล้วส่งอีกครั้ง")

    def __init__(self, *, steps: list) -> None:
        self.steps = steps
        super().__init__(count=len(steps))


class TermsNotAccepted(DomainError):
    """Nothing is submitted without consent to the terms, by their version."""

    sentence = _("กรุณาอ่านและยอมรับข้อตกลงก่อนส่งใบสมัคร")
    field = "terms"


class OwnApplication(DomainError):
    """An officer never reviews what she applied for or entered herself."""

    sentence = _("คุณเป็นผู้สมัครหรือผู้กรอกใบสมัครนี้ จึงตรวจหรือตัดสินเองไม่ได้ กรุณาให้เจ้าหน้าที่คนอื่นตรวจ")


class ReasonMissing(DomainError):
    """Returning and rejecting need a reason that the applicant reads."""

    sentence = _("กรุณาเขียนเหตุผลให้ผู้สมัครเข้าใจว่าต้องแก้อะไร อย่างน้อยหนึ่งประโยค")
    field = "reason"


class NotWithOfficers(DomainError):
    """The application is not waiting for a decision: the applicant has it."""

    sentence = _("ใบสมัครนี้อยู่ที่ผู้สมัคร ยังไม่ได้ส่งเข้ามาให้ตรวจ จึงยังตัดสินไม่ได้")


class TakenAlready(DomainError):
    """Another officer reviews it."""

    sentence = _("%(who)sรับตรวจใบสมัครนี้ไปแล้วเมื่อ %(when)s จึงไม่มีอะไรเปลี่ยนแปลง")


class ReturnedAlready(DomainError):
    """Another officer sent it back in the meantime."""

    sentence = _("%(who)sส่งใบสมัครนี้กลับให้แก้ไขไปแล้วเมื่อ %(when)s จึงไม่มีอะไรเปลี่ยนแปลง")


class ApprovedAlready(DomainError):
    """It was approved in the meantime."""

    sentence = _("%(who)sอนุมัติใบสมัครนี้ไปแล้วเมื่อ %(when)s จึงไม่มีอะไรเปลี่ยนแปลง")


class RejectedAlready(DomainError):
    """It was rejected in the meantime."""

    sentence = _("%(who)sไม่อนุมัติใบสมัครนี้ไปแล้วเมื่อ %(when)s จึงไม่มีอะไรเปลี่ยนแปลง")


class OwnPaper(DomainError):
    """An officer covers nothing on papers of her own: another must see them as they are."""

    sentence = _("นี่เป็นเอกสารของคุณเอง จึงปิดทับเองไม่ได้ กรุณาให้เจ้าหน้าที่คนอื่นปิด หรือส่งรูปใหม่แทน")
