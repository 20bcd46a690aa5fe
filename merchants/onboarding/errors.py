from django.utils.translation import gettext_lazy as _

from common.errors import DomainError


class NotEditable(DomainError):
    """The application is with the officers, or decided: the applicant changes nothing in it now."""

    sentence = _("ใบสมัครนี้ส่งไปแล้วและอยู่ในสถานะ “%(state)s” จึงแก้ไขตอนนี้ไม่ได้ ถ้าเจ้าหน้าที่ส่งกลับมา คุณจะแก้ไขได้อีกครั้ง")


class OutsideProvinces(DomainError):
    """The address is not in one of the five provinces the programme serves."""

    sentence = _("Kedai เปิดรับร้านในยะลา ปัตตานี นราธิวาส สงขลา และสตูลเท่านั้น ใส่ที่อยู่ของร้านในห้าจังหวัดนี้")
    field = "place"


class UnknownRequirement(DomainError):
    """The requirement is not asked of this legal form and type."""

    sentence = _("ข้อนี้ไม่อยู่ในรายการที่ต้องใช้แล้ว เพราะรูปแบบกิจการเปลี่ยนไป กรุณากลับไปดูรายการใหม่")


class NotYours(DomainError):
    """Somebody writes into an application that is not hers to fill in."""

    sentence = _("เจ้าของใบสมัครดูแลใบสมัครนี้เองแล้ว คุณจึงกรอกแทนไม่ได้ ถ้าต้องแก้ให้ส่งกลับพร้อมบอกเหตุผล")


class TakenOver(DomainError):
    """The person has taken over the application that this officer began for her: it is no page of the officer's any more."""

    sentence = _("เจ้าของเบอร์รับใบสมัครนี้ไปดูแลเองแล้ว คุณจึงดูหรือกรอกแทนไม่ได้อีก สิ่งที่กรอกไว้ยังอยู่กับเขา เมื่อเขาส่งแล้วจะเห็นในคิวใบสมัคร")


class ExpiredPaper(DomainError):
    """The expiry date that was typed has passed."""

    sentence = _("เอกสารนี้หมดอายุแล้วเมื่อ %(when)s ใช้ฉบับที่ยังไม่หมดอายุ หรือตรวจวันที่อีกครั้ง")
    field = "expires_on"


class SamePaper(DomainError):
    """The paper that an officer sent back was sent once more."""

    sentence = _("รูปนี้คือรูปเดิมที่เจ้าหน้าที่ขอให้แก้ กรุณาถ่ายใหม่หรือเลือกรูปอื่น")
    field = "file"


class PaperGone(DomainError):
    """The bytes were deleted when their time had come; the row stays as record."""

    sentence = _("เอกสารนี้ถูกลบแล้วตามกำหนดเวลาเก็บรักษา เหลือเพียงบันทึกว่าเคยส่ง ถ้ายังต้องใช้ให้ขอเอกสารใหม่จากเจ้าของร้าน")


class Incomplete(DomainError):
    """Something is missing or not mended yet. ``keys`` names the requirements."""

    sentence = _("ยังส่งไม่ได้ เพราะยังไม่ครบ %(count)s ข้อ กรุณาทำตามรายการด้านบนแล้วส่งอีกครั้ง")

    def __init__(self, *, keys: list[str]) -> None:
        self.keys = keys
        super().__init__(count=len(keys))


class TermsNotAccepted(DomainError):
    """Nothing is submitted without consent to the terms, by their version."""

    sentence = _("กรุณาอ่านและยอมรับข้อตกลงก่อนส่งใบสมัคร")
    field = "terms"


class OwnApplication(DomainError):
    """An officer never reviews what she applied for or entered herself."""

    sentence = _("คุณเป็นผู้สมัครหรือผู้กรอกใบสมัครนี้ จึงตรวจหรือตัดสินเองไม่ได้ กรุณาให้เจ้าหน้าที่คนอื่นตรวจ")


class OneOfThem(DomainError):
    """An officer never reviews the application of people she works with in a shop, or that names her number."""

    sentence = _("คุณเป็นคนในร้านหรือกลุ่มนี้ จึงตรวจหรือตัดสินใบสมัครนี้เองไม่ได้ กรุณาให้เจ้าหน้าที่คนอื่นตรวจ")


class ReasonMissing(DomainError):
    """Returning and rejecting need a reason that the applicant reads."""

    sentence = _("กรุณาเขียนเหตุผลให้ผู้สมัครเข้าใจว่าต้องแก้อะไร อย่างน้อยหนึ่งประโยค")
    field = "reason"


class NothingToMend(DomainError):
    """Sent back without a requirement marked and without a word."""

    sentence = _("เลือกข้อที่ต้องแก้อย่างน้อยหนึ่งข้อ หรือเขียนให้ผู้สมัครเข้าใจว่าต้องแก้อะไร")
    field = "reason"


class NotAllJudged(DomainError):
    """Approval while a requirement is not accepted or waived."""

    sentence = _("ยังอนุมัติไม่ได้ เหลืออีก %(count)s ข้อที่ยังไม่ผ่านหรือยังไม่ได้ตรวจ: %(names)s")


class ChangedMeanwhile(DomainError):
    """The applicant changed what is being judged after the officer's page was made."""

    sentence = _("ผู้สมัครเพิ่งเปลี่ยนข้อนี้ระหว่างที่คุณตรวจ กรุณาดูของใหม่ก่อนแล้วตัดสินอีกครั้ง")


class NothingToJudge(DomainError):
    """Accepting or rejecting what was not given."""

    sentence = _("ข้อนี้ยังไม่มีคำตอบหรือเอกสาร จึงยังบอกว่าผ่านไม่ได้ ถ้าไม่จำเป็นให้เลือกยกเว้นพร้อมเหตุผล")


class NoteMissing(DomainError):
    """Rejecting or waiving without saying why."""

    sentence = _("กรุณาบอกเหตุผลของข้อนี้ ผู้สมัครจะได้รู้ว่าต้องทำอะไร")
    field = "note"


class NeverWaived(DomainError):
    """Without this no shop can be opened, so it is not waived."""

    sentence = _("ข้อนี้ยกเว้นไม่ได้ เพราะเปิดร้านไม่ได้ถ้าไม่มี")


class NotTheReviewer(DomainError):
    """Judged by somebody who has not taken the case."""

    sentence = _("กรุณากดรับตรวจใบสมัครนี้ก่อน แล้วจึงตรวจทีละข้อ")


class NoSuchOfficer(DomainError):
    """The case is handed to somebody who does not work in its province."""

    sentence = _("เจ้าหน้าที่คนนี้ไม่ได้ดูแลจังหวัดของใบสมัครนี้ เลือกคนอื่น")
    field = "officer"


class SameList(DomainError):
    """The application holds the newest list already."""

    sentence = _("ใบสมัครนี้ใช้รายการล่าสุดอยู่แล้ว จึงไม่มีอะไรเปลี่ยนแปลง")


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


class AppliesHerself(DomainError):
    """The person has an application of her own under way."""

    sentence = _("เจ้าของเบอร์นี้มีใบสมัครที่ยังไม่เสร็จอยู่แล้ว ให้เขาเข้าสู่ระบบด้วยเบอร์นี้แล้วกรอกต่อ หรือให้เจ้าหน้าที่ที่เริ่มไว้กรอกต่อ")
    field = "phone"


class OwnPhone(DomainError):
    """An officer types her own number as the applicant's."""

    sentence = _("เบอร์นี้เป็นเบอร์ของเจ้าหน้าที่ ใส่เบอร์ของผู้สมัคร")
    field = "phone"


class ConsentMissing(DomainError):
    """An officer sends what she typed for somebody without that person's consent on record."""

    sentence = _("ยังไม่ได้บันทึกความยินยอมของเจ้าของข้อมูล บันทึกก่อนแล้วจึงส่ง")


class PaperOfConsentMissing(DomainError):
    """Consent on paper without a picture of the paper."""

    sentence = _("ถ่ายรูปใบยินยอมที่ลงนามแล้วแนบมาด้วย")
    field = "file"


class OwnPaper(DomainError):
    """An officer covers nothing on papers of her own: another must see them as they are."""

    sentence = _("นี่เป็นเอกสารของคุณเอง จึงปิดทับเองไม่ได้ กรุณาให้เจ้าหน้าที่คนอื่นปิด หรือส่งรูปใหม่แทน")
