"""What is refused after the order, in words."""

from django.utils.translation import gettext_lazy as _

from common.codes.errors import Later
from common.errors import DomainError, IllegalMove


class NotDelivered(DomainError):
    """Only who has the goods can say how they are."""

    sentence = _("เขียนรีวิวได้หลังจากได้รับของแล้ว ถ้าของถึงมือคุณแล้ว กด “ได้รับของแล้ว” ก่อน")


class NotBought(DomainError):
    """The product is not among the goods of this order."""

    sentence = _("สินค้านี้ไม่อยู่ในคำสั่งซื้อนี้ กรุณาเลือกสินค้าที่คุณซื้อ")


class OwnGoods(DomainError):
    """Somebody of the shop bought there, or has the link of an order of hers."""

    sentence = _("คนในร้านรีวิวสินค้าของร้านตัวเองไม่ได้ เพื่อให้ผู้ซื้อเชื่อถือรีวิวทุกอัน")


class TooLateToEdit(DomainError):
    """A review stands as it is after 30 days, and once an officer took it down."""

    sentence = _("แก้รีวิวได้ภายใน 30 วันหลังเขียนเท่านั้น รีวิวนี้จึงคงไว้ตามเดิม")


class WordsMissing(DomainError):
    """An answer or a reason without words."""

    sentence = _("เขียนอย่างน้อยหนึ่งประโยค เพื่อให้อีกฝ่ายเข้าใจ")
    field = "words"


class ReviewJudged(IllegalMove):
    """An officer has looked at it already."""

    sentence = _("เจ้าหน้าที่ดูรีวิวนี้แล้ว รายงานซ้ำไม่ได้")


class TooManyReports(Later):
    """A reader reported very many reviews in one day."""

    sentence = _("วันนี้รายงานครบจำนวนแล้ว รายงานเพิ่มได้หลังเวลา %(when)s")


class OwnShop(DomainError):
    """Nobody decides where she works."""

    sentence = _("คุณเป็นคนในร้านนี้หรือเป็นผู้ซื้อเอง ให้เจ้าหน้าที่คนอื่นตัดสินแทน")


class NothingToComplainOf(DomainError):
    """Nothing was paid, and nothing is promised any more."""

    sentence = _("คำสั่งซื้อนี้ยังไม่มีการจ่ายเงินหรือส่งของ จึงยังแจ้งปัญหาไม่ได้ ถ้ามีคำถาม โทรหาร้านได้เลย")


class TooLateForCase(DomainError):
    """Too long after the goods came."""

    sentence = _("แจ้งปัญหาได้ภายใน 30 วันหลังได้รับของ กรุณาโทรหาร้านโดยตรง")


class CaseOver(IllegalMove):
    """The case has ended."""

    sentence = _("เรื่องนี้จบแล้ว เขียนเพิ่มไม่ได้ เปิดหน้านี้ใหม่เพื่อดูผล")


class TooEarlyForOfficer(IllegalMove):
    """The merchant still has time to answer."""

    sentence = _("ร้านยังมีเวลาตอบ ถ้าเลยเวลาแล้วร้านไม่ตอบ เจ้าหน้าที่จะเห็นเรื่องนี้เอง")


class RefundMissing(DomainError):
    """A decision for the shopper says how much goes back."""

    sentence = _("ใส่ยอดเงินที่ให้ร้านคืน ตั้งแต่ 1 สตางค์ถึง %(most)s")
    field = "refund"


class TooMuchWritten(DomainError):
    """A case is no chat without an end."""

    sentence = _("เขียนในเรื่องนี้ครบ %(limit)s ข้อความแล้ว กรุณารอให้อีกฝ่ายตอบ หรือโทรหากัน")
