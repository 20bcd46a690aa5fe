from django.utils.translation import gettext_lazy as _

from common.codes.errors import Later
from common.errors import DomainError, IllegalMove


class NotOffered(DomainError):
    """The merchant does not take that way of paying."""

    sentence = _("ร้าน %(merchant)s ไม่รับชำระเงินด้วยวิธีที่เลือกแล้ว กรุณาเลือกวิธีชำระเงินใหม่")


class SlipAlreadySent(DomainError):
    """A slip of this payment waits for the merchant."""

    sentence = _("ร้านได้รับสลิปของคำสั่งซื้อนี้แล้วและกำลังตรวจอยู่ ไม่ต้องส่งซ้ำ")


class NothingToPay(DomainError):
    """The order does not wait for money."""

    sentence = _("คำสั่งซื้อนี้ไม่มียอดที่ต้องชำระแล้ว")


class SlipUsedBefore(DomainError):
    """The same bank transfer confirmed another payment already."""

    sentence = _("สลิปนี้เคยใช้ยืนยันการชำระเงินรายการอื่นแล้ว กรุณาตรวจในแอปธนาคารว่ามีเงินเข้าอีกรายการหรือไม่")


class LookTwice(DomainError):
    """The slip, or its picture, came with another order as well."""

    sentence = _("สลิปนี้ส่งมากับคำสั่งซื้ออื่นด้วย ดูในแอปธนาคารว่ามีเงินเข้าสำหรับคำสั่งซื้อนี้จริง แล้วทำเครื่องหมายยืนยันก่อน")
    field = "looked_twice"


class NoSlipCode(DomainError):
    """The text is not the code of a slip."""

    sentence = _("ข้อความนี้ไม่ใช่รหัสใน QR ของสลิป คัดลอกใหม่ให้ครบ หรือส่งเป็นรูปสลิปแทน")
    field = "code"


class CheckSlipFirst(DomainError):
    """A slip waits; the order cannot be given up before somebody looked at it."""

    sentence = _("ลูกค้าส่งสลิปมาแล้ว กรุณาตรวจสลิปก่อน แล้วจึงยกเลิกคำสั่งซื้อ")


class SlipWaits(DomainError):
    """A slip came for this money: it is confirmed there, so that no transfer counts twice."""

    sentence = _("ลูกค้าส่งสลิปมาแล้ว กรุณาเปิดดูสลิป แล้วยืนยันเงินเข้าที่สลิปนั้น")


class SlipUnderCheck(DomainError):
    """The shopper wants to give up an order whose slip the merchant is looking at."""

    sentence = _("ร้านกำลังตรวจสลิปของคุณ จึงยังยกเลิกเองไม่ได้ กรุณาโทรหาร้าน")


class TooLateToCancel(DomainError):
    """The order is packed, sent, or paid through Stripe: only the merchant can give it up."""

    sentence = _("คำสั่งซื้อนี้ยกเลิกเองไม่ได้แล้ว เพราะร้านได้รับเงินหรือแพ็กของแล้ว กรุณาโทรหาร้าน")


class BadProxy(DomainError):
    """The number is not a PromptPay proxy of the chosen kind."""

    sentence = _("เลขพร้อมเพย์ไม่ถูกต้องสำหรับประเภทที่เลือก กรุณาตรวจตัวเลขอีกครั้ง")
    field = "proxy"


class NeedsConsent(DomainError):
    """A national ID number would stand in every QR code."""

    sentence = _("เลขบัตรประชาชนจะปรากฏใน QR ที่ลูกค้าสแกน กรุณาทำเครื่องหมายยินยอมก่อน หรือเลือกใช้เบอร์มือถือแทน")
    field = "consent"


class PersonsTaxId(NeedsConsent):
    """A tax ID that is a person's own identity number."""

    sentence = _(
        "เลขนี้ไม่ขึ้นต้นด้วย 0 จึงเป็นเลขบัตรประชาชน และจะปรากฏใน QR ที่ลูกค้าสแกน กรุณาทำเครื่องหมายยินยอมก่อน หรือเลือกใช้เบอร์มือถือแทน"
    )


class PayoutHeld(DomainError):
    """An owner, a signer, or the number of one changed a while ago: the others get time to notice before money can go elsewhere."""

    sentence = _(
        "เจ้าของร้าน ผู้ลงนาม หรือเบอร์ของคนเหล่านี้เพิ่งเปลี่ยน เพื่อความปลอดภัยของเงิน จึงตั้งบัญชีรับเงินใหม่ได้หลัง %(when)s บัญชีเดิมยังรับเงินได้ตามปกติ"
    )


class NoPayoutAccount(DomainError):
    """PromptPay cannot be switched on without an account."""

    sentence = _("กรุณาตั้งบัญชีพร้อมเพย์ของร้านก่อน แล้วจึงเปิดรับชำระด้วย QR")


class UnknownBank(DomainError):
    """No such bank."""

    sentence = _("เลือกธนาคารจากรายการ")
    field = "bank"


class BadBankNumber(DomainError):
    """The number is none of a bank account."""

    sentence = _("เลขบัญชีธนาคารมี 10 ถึง 15 หลัก กรุณาดูเลขในสมุดบัญชีแล้วใส่ใหม่")
    field = "proxy"


class NoBankAccount(DomainError):
    """Transfers cannot be switched on without an account at a bank."""

    sentence = _("กรุณาตั้งบัญชีธนาคารของร้านก่อน แล้วจึงเปิดรับโอนเข้าบัญชีธนาคาร")


class OtherMoney(DomainError):
    """Cash was said of a transfer, or a transfer of cash at the door."""

    sentence = _("คำสั่งซื้อนี้จ่ายเงินอีกแบบหนึ่ง กรุณาเปิดหน้าคำสั่งซื้อใหม่แล้วเลือกขั้นตอนที่แสดง")


class NotSentYet(DomainError):
    """Money of a cash-on-delivery parcel cannot come before the parcel is sent."""

    sentence = _("ยังไม่ได้ส่งพัสดุ จึงยังรับเงินปลายทางไม่ได้ กรุณาบันทึกการส่งก่อน")


class NotedBefore(IllegalMove):
    """The money of this payment stands in the book with another sum."""

    sentence = _("บันทึกเงินรายการนี้ไว้ก่อนแล้ว %(amount)s ยังไม่มีอะไรเปลี่ยน ถ้ายอดนั้นผิด กรุณาติดต่อเจ้าหน้าที่")


class SignersMissing(DomainError):
    """The group signs with two together, and its register holds fewer who sign."""

    sentence = _("กลุ่มนี้ต้องลงนามสองคน แต่ในทะเบียนมีผู้ลงนามไม่ครบ กรุณาติดต่อเจ้าหน้าที่เพื่อเพิ่มผู้ลงนามก่อน")


class SignersUnproven(DomainError):
    """An officer wrote a signer's number, and too few of the others have one that is proven."""

    sentence = _(
        "ผู้ลงนาม %(who)s ยังไม่ได้ยืนยันเบอร์ใหม่ จึงเปลี่ยนบัญชีรับเงินยังไม่ได้ ให้เปิดลิงก์ใน SMS แล้วใส่รหัส ถ้าไม่ได้รับ ขอให้เจ้าหน้าที่ส่งอีกครั้ง"
    )


class ChangeWaits(DomainError):
    """Another account waits for the group's signers already."""

    sentence = _("มีบัญชีใหม่ที่รอผู้ลงนามยืนยันอยู่แล้ว ถ้าจะใช้บัญชีอื่น ให้ยกเลิกรายการนั้นที่หน้าบัญชีรับเงินก่อน")


class ChangeOver(DomainError):
    """It was confirmed, refused, withdrawn, or its time ran out."""

    sentence = _("รายการนี้จบไปแล้ว จึงยืนยันหรือยกเลิกไม่ได้อีก ถ้าต้องการเปลี่ยนบัญชี ให้เจ้าของร้านตั้งใหม่")


class AskerGone(DomainError):
    """Whoever asked for the change owns the shop no more."""

    sentence = _("คนที่ขอเปลี่ยนบัญชีไม่ได้เป็นเจ้าของร้านแล้ว บัญชีจึงยังไม่เปลี่ยน ให้เจ้าของคนปัจจุบันตั้งใหม่")


class SignsNoMore(DomainError):
    """The register names her as a signer no more."""

    sentence = _("คุณไม่ได้เป็นผู้ลงนามของกลุ่มนี้แล้ว บัญชีจึงยังไม่เปลี่ยน ถ้าไม่ถูกต้อง กรุณาติดต่อเจ้าหน้าที่")


class TooManyChanges(Later):
    """Too many letters to the group's signers."""

    sentence = _("ส่งให้ผู้ลงนามหลายครั้งเกินไป ส่งใหม่ได้หลังเวลา %(when)s")


class BeingChecked(DomainError):
    """Somebody may be paying elsewhere in this moment: nothing is given up or paid anew before that is certain."""

    sentence = _("ระบบกำลังตรวจสอบการชำระเงินกับ Stripe จึงยังยกเลิกหรือจ่ายใหม่ไม่ได้ กรุณาลองใหม่อีกครั้งในอีกสักครู่")


class StripeSilent(DomainError):
    """Stripe did not answer, or its answer was no answer."""

    sentence = _("ติดต่อ Stripe ไม่ได้ในขณะนี้ ยังไม่มีการตัดเงิน กรุณาลองใหม่อีกครั้งในอีกสักครู่")


class StripeRefuses(DomainError):
    """Stripe takes no money for this merchant now."""

    sentence = _("ตอนนี้ร้านรับเงินผ่าน Stripe ไม่ได้ ยังไม่มีการตัดเงิน กรุณาโทรหาร้าน หรือสั่งซื้อใหม่แล้วเลือกวิธีจ่ายเงินอื่น")


class TooMuchBack(DomainError):
    """More would go back than came and is still there."""

    sentence = _("คืนเงินได้ไม่เกิน %(left)s กรุณาใส่ยอดใหม่")
    field = "amount"


class NotByHand(DomainError):
    """This money is not there, or it goes back through Stripe."""

    sentence = _("เงินรายการนี้โอนคืนเองไม่ได้ กรุณาเปิดหน้าคำสั่งซื้อใหม่แล้วเลือกขั้นตอนที่แสดง")


class NothingBack(DomainError):
    """Neither pieces nor a sum were named, or nothing is left."""

    sentence = _("ไม่มียอดที่จะคืน เลือกสินค้าหรือใส่ยอดที่จะคืนลูกค้า")
    field = "amount"


class TooManyPieces(DomainError):
    """Money would go back for more pieces than were sold."""

    sentence = _("คืนเงินของ %(product)s ได้อีกไม่เกิน %(left)s ชิ้น")


class BadRefundNumber(DomainError):
    """The shopper's number is no PromptPay number of the kind she chose."""

    sentence = _("เลขพร้อมเพย์ไม่ถูกต้องสำหรับประเภทที่เลือก กรุณาตรวจตัวเลขอีกครั้ง")
    field = "number"


class NeedsOwnConsent(DomainError):
    """Her identity number would be shown to the merchant."""

    sentence = _("ร้านจะเห็นเลขบัตรประชาชนของคุณ ถ้ายินยอม ทำเครื่องหมายก่อน หรือใช้เบอร์มือถือแทน")
    field = "consent"


class RefundOver(DomainError):
    """No refund of this order waits any more."""

    sentence = _("ไม่มีเงินที่รอคืนแล้ว กรุณาเปิดหน้านี้ใหม่เพื่อดูสถานะล่าสุด")


class GoodsCameBack(DomainError):
    """The goods of this refund lie on the shelf again: their money is the shopper's."""

    sentence = _("ร้านได้ของคืนและเพิ่มกลับเข้าสต็อกแล้ว จึงต้องคืนเงินลูกค้า ยกเลิกไม่ได้")


class StillOwed(DomainError):
    """The order owes the money, whoever promised it."""

    sentence = _("ร้านยังต้องคืนลูกค้า %(owed)s เพราะคำสั่งซื้อถูกยกเลิก เงินเข้าเกิน หรือเจ้าหน้าที่ตัดสิน จึงยกเลิกการคืนเงินนี้ไม่ได้")


class ProofUsedBefore(DomainError):
    """The proof is a slip that came with other money, or another refund's proof."""

    sentence = _("สลิปนี้เคยใช้กับเงินรายการอื่นแล้ว กรุณาเลือกสลิปของการโอนคืนครั้งนี้")
    field = "picture"


class NoLonger(DomainError):
    """The time to pay ran out, it is paid, or it was extended often enough."""

    sentence = _("ขยายเวลาไม่ได้แล้ว เพราะหมดเวลา มีสลิปหรือเงินเข้าแล้ว หรือครบ 7 วันแล้ว กรุณาเปิดหน้านี้ใหม่")


class NothingYet(DomainError):
    """Further money is noted only once the first is."""

    sentence = _("ยังไม่ได้ยืนยันเงินก้อนแรกของคำสั่งซื้อนี้ กรุณายืนยันก่อน แล้วจึงบันทึกเงินที่เข้าเพิ่ม")


class NotByStripe(DomainError):
    """This money did not come through Stripe, so it cannot go back there."""

    sentence = _("เงินรายการนี้ไม่ได้รับผ่าน Stripe จึงคืนทาง Stripe ไม่ได้ กรุณาโอนคืนลูกค้าเอง")


class TwoHands(DomainError):
    """An account at Stripe is one person's, but this group's money goes where two who sign for it say."""

    sentence = _(
        "ร้านของกลุ่มที่มีผู้ลงนามสองคน ยังรับเงินทาง Stripe ไม่ได้ เพราะบัญชี Stripe เป็นของคนคนเดียว "
        "ใช้บัญชีพร้อมเพย์ของกลุ่มรับเงินแทน ถ้ากลุ่มจดทะเบียนเป็นนิติบุคคลแล้ว กรุณาติดต่อเจ้าหน้าที่"
    )


class StripeNotReady(DomainError):
    """Stripe is no way to pay before the merchant's account there is able."""

    sentence = _("บัญชี Stripe ของร้านยังรับเงินไม่ได้ กรุณากรอกข้อมูลที่ Stripe ถามให้ครบก่อน แล้วจึงเปิดรับเงินทางนี้")
