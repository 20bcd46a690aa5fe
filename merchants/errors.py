from django.utils.translation import gettext_lazy as _

from common.codes.errors import Later
from common.errors import DomainError


class WrongMerchant(DomainError):
    """A form that was opened for one merchant came back while the desk stands at another."""

    sentence = _("หน้านี้เปิดไว้สำหรับอีกร้านหนึ่ง กรุณาเลือกร้านให้ถูกต้องแล้วทำรายการอีกครั้ง")


class ReasonMissing(DomainError):
    """A verb that a person must be told the reason of came without one."""

    sentence = _("กรุณาเขียนเหตุผลให้เจ้าของร้านเข้าใจ อย่างน้อยหนึ่งประโยค")
    field = "reason"


class MerchantClosed(DomainError):
    """A closed merchant is neither suspended nor reopened."""

    sentence = _("ร้าน %(name)s ปิดถาวรแล้ว จึงระงับหรือเปิดใหม่ไม่ได้ ถ้าต้องการขายอีกครั้งให้ส่งใบสมัครใหม่")


class OwnMerchant(DomainError):
    """An officer acts in her office on no shop that she works in or signs for."""

    sentence = _("คุณเป็นคนในร้านหรือกลุ่ม %(name)s จึงทำรายการนี้ในหน้าที่เจ้าหน้าที่ไม่ได้ กรุณาให้เจ้าหน้าที่คนอื่นทำ")


class NotSelling(DomainError):
    """The shop may not put goods up for sale now."""


class ShopSuspended(NotSelling):
    """An officer stopped the shop for a while."""

    sentence = _("ร้านถูกระงับอยู่ จึงยังเปิดขายสินค้าไม่ได้ อ่านเหตุผลที่หน้าหลักของร้าน แก้ไขแล้วติดต่อเจ้าหน้าที่เพื่อเปิดร้านอีกครั้ง")


class ShopClosed(NotSelling):
    """The shop is closed for good."""

    sentence = _("ร้านนี้ปิดถาวรแล้ว จึงเปิดขายสินค้าไม่ได้ ถ้าต้องการขายอีกครั้งให้ส่งใบสมัครใหม่")


class ShopOver(DomainError):
    """A closed shop asks nobody in and takes money no new way; its people keep the desk to read what was."""

    sentence = _("ร้านนี้ปิดถาวรแล้ว จึงเชิญคนหรือตั้งวิธีรับเงินใหม่ไม่ได้ ข้อมูลเดิมยังดูได้ ถ้าต้องการขายอีกครั้งให้ส่งใบสมัครใหม่")


class AlreadyMember(DomainError):
    """The person is in the shop already."""

    sentence = _("%(who)sอยู่ในร้านนี้แล้ว")
    field = "email"


class LastOwner(DomainError):
    """A merchant is never left without an owner."""

    sentence = _("ร้านต้องมีเจ้าของอย่างน้อยหนึ่งคน จึงนำเจ้าของคนสุดท้ายออกไม่ได้")


class LastOwnerLeaves(LastOwner):
    """The only owner wants to go, or to be a helper."""

    sentence = _("คุณเป็นเจ้าของคนเดียวของร้านนี้ ให้ผู้ช่วยคนหนึ่งเป็นเจ้าของก่อน แล้วจึงออกหรือเปลี่ยนเป็นผู้ช่วยได้")


class NotAnOwner(DomainError):
    """Only an owner does this, and she is none (any more)."""

    sentence = _("คุณไม่ได้เป็นเจ้าของร้านนี้แล้ว กรุณาเปิดหน้าจัดการร้านใหม่")


class NotInShop(DomainError):
    """The person left the shop, or was taken out, in the meantime."""

    sentence = _("คนนี้ไม่ได้อยู่ในร้านแล้ว กรุณาเปิดหน้าคนในร้านใหม่")


class OfficersStayOut(DomainError):
    """An officer or programme viewer watches over shops and works in none."""

    sentence = _("บัญชีนี้เป็นของเจ้าหน้าที่โครงการ จึงเข้าร่วมร้านค้าไม่ได้ ถ้าต้องการช่วยร้าน ให้ใช้บัญชีอื่น")


class PhoneInShop(AlreadyMember):
    """The number is of somebody who is in the shop already."""

    field = "phone"


class NoSmsHere(DomainError):
    """This site cannot send SMS."""

    sentence = _("เว็บนี้ยังส่ง SMS ไม่ได้ ใส่อีเมลของผู้ช่วยแทน")
    field = "phone"


class TooManyInvitations(Later):
    """The shop invited too many people, or one number too often."""

    sentence = _("ส่งคำเชิญหลายครั้งเกินไป ส่งใหม่ได้หลังเวลา %(when)s")
    field = "phone"


class TooManyByEmail(TooManyInvitations):
    """The same, where an address was typed."""

    field = "email"


class TooManyLinks(Later):
    """A signer was sent her link a moment ago, or often today."""

    sentence = _("ส่งลิงก์ไปแล้ว ให้เขาดู SMS ล่าสุดก่อน ส่งใหม่ได้หลังเวลา %(when)s")


class InvitationOver(DomainError):
    """It was used, withdrawn, or its time ran out."""

    sentence = _("คำเชิญนี้ใช้ไม่ได้แล้ว ถ้ายังอยากช่วยร้านนี้ ขอให้เจ้าของร้านส่งคำเชิญใหม่")


class InvitedIsAnother(DomainError):
    """Somebody who has not proven the invited number or address."""

    sentence = _("คำเชิญนี้ส่งถึงคนอื่น ถ้าอยากช่วยร้านนี้ ขอให้เจ้าของร้านเชิญเบอร์หรืออีเมลของคุณเอง")


class OnlyGroups(DomainError):
    """An officer hands over groups only: a person's or a company's shop belongs to whoever applied."""

    sentence = _("เจ้าหน้าที่เปลี่ยนเจ้าของได้เฉพาะร้านของกลุ่มที่ไม่เป็นนิติบุคคล ร้านแบบอื่นให้เจ้าของเปลี่ยนเอง หรือส่งใบสมัครใหม่")


class SameOwner(DomainError):
    """The number that should take over is the one that gives away."""

    sentence = _("เบอร์นี้เป็นของเจ้าของคนเดิม ใส่เบอร์ของคนที่จะรับช่วงต่อ")
    field = "phone"


class NoSignerNow(DomainError):
    """The line signs no more: somebody else was put in its place meanwhile."""

    sentence = _("คนนี้ไม่ได้เป็นผู้ลงนามแล้ว กรุณาเปิดหน้าของร้านใหม่เพื่อดูทะเบียนล่าสุด")


class SignerAlready(DomainError):
    """Two lines of the register would sign with one number."""

    sentence = _("เบอร์นี้เป็นของผู้ลงนามอีกคนอยู่แล้ว เลือก “ไม่เปลี่ยนผู้ลงนาม” หรือใส่เบอร์อื่น")
    field = "signs_for"


class NotYetRegistered(DomainError):
    """The registration for VAT begins on a day to come."""

    sentence = _("วันที่จดทะเบียนต้องไม่เกินวันนี้ ดูวันที่บนใบ ภ.พ.20")
    field = "since"


class BeforeVat(DomainError):
    """The registration begins before there was a value added tax."""

    sentence = _("ภาษีมูลค่าเพิ่มเริ่มใช้เมื่อ %(first)s วันที่จดทะเบียนจึงก่อนหน้านั้นไม่ได้ ใส่วันที่ตามใบ ภ.พ.20 ปีเป็น พ.ศ. สี่หลัก")
    field = "since"
