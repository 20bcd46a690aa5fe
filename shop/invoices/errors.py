from django.utils.translation import gettext_lazy as _

from common.errors import DomainError


class NotVatSeller(DomainError):
    """Only a merchant registered for VAT issues tax invoices, and only of sales since then. One that no longer is issues none,
    of sales of before either.
    """

    sentence = _("ร้านไม่ได้จดทะเบียนภาษีมูลค่าเพิ่มในวันที่ขาย หรือเลิกจดทะเบียนแล้ว จึงออกใบกำกับภาษีไม่ได้ ใช้ใบเสร็จรับเงินแทน")


class NothingSold(DomainError):
    """The order is not agreed, given up, or costs nothing."""

    sentence = _("คำสั่งซื้อนี้ยังไม่ยืนยัน ถูกยกเลิก หรือไม่มียอดเงิน จึงยังออกใบกำกับภาษีไม่ได้")


class AllExempt(DomainError):
    """A tax invoice speaks of goods that are taxed."""

    sentence = _("สินค้าทุกรายการในคำสั่งซื้อนี้ได้รับยกเว้นภาษีมูลค่าเพิ่ม จึงไม่มีใบกำกับภาษี ใช้ใบเสร็จรับเงินแทน")


class CreditedAlready(DomainError):
    """A credit note speaks of the invoice: another cannot take its place."""

    sentence = _("มีใบลดหนี้ของใบกำกับภาษีนี้แล้ว จึงออกใบใหม่แทนไม่ได้")


class IssuedAlready(DomainError):
    """The full invoice stands; the shopper cannot change it any more."""

    sentence = _("ร้านออกใบกำกับภาษีให้แล้ว ถ้าชื่อหรือที่อยู่ไม่ถูกต้อง กรุณาโทรหาร้าน")


class NoMoneyYet(DomainError):
    """A receipt speaks of money that came."""

    sentence = _("ร้านยังไม่ได้รับเงินของคำสั่งซื้อนี้ จึงยังไม่มีใบเสร็จรับเงิน")
