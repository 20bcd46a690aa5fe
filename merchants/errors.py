from django.utils.translation import gettext_lazy as _

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
    """An officer acts in her office on no shop that she works in."""

    sentence = _("คุณเป็นคนในร้าน %(name)s จึงทำรายการนี้ในหน้าที่เจ้าหน้าที่ไม่ได้ กรุณาให้เจ้าหน้าที่คนอื่นทำ")


class NotSelling(DomainError):
    """The shop may not put goods up for sale now."""


class ShopSuspended(NotSelling):
    """An officer stopped the shop for a while."""

    sentence = _("ร้านถูกระงับอยู่ จึงยังเปิดขายสินค้าไม่ได้ อ่านเหตุผลที่หน้าหลักของร้าน แก้ไขแล้วติดต่อเจ้าหน้าที่เพื่อเปิดร้านอีกครั้ง")


class ShopClosed(NotSelling):
    """The shop is closed for good."""

    sentence = _("ร้านนี้ปิดถาวรแล้ว จึงเปิดขายสินค้าไม่ได้ ถ้าต้องการขายอีกครั้งให้ส่งใบสมัครใหม่")


class NoSuchPerson(DomainError):
    """No account has the e-mail address that was typed."""

    sentence = _("ยังไม่มีบัญชีที่ใช้อีเมลนี้ ให้คนของคุณสมัครสมาชิกก่อน แล้วเพิ่มอีกครั้ง")
    field = "email"


class AddressNotConfirmed(DomainError):
    """The account was made with an address that nobody has shown to be hers: it may be a stranger's."""

    sentence = _("เจ้าของอีเมลนี้ยังไม่ได้ยืนยันอีเมล ให้กดลิงก์ในจดหมายยืนยันก่อน แล้วเพิ่มอีกครั้ง")
    field = "email"


class AlreadyMember(DomainError):
    """The person is in the shop already."""

    sentence = _("%(who)sอยู่ในร้านนี้แล้ว")
    field = "email"


class LastOwner(DomainError):
    """A merchant is never left without an owner."""

    sentence = _("ร้านต้องมีเจ้าของอย่างน้อยหนึ่งคน จึงนำเจ้าของคนสุดท้ายออกไม่ได้")
