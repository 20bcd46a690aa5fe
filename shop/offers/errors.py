"""Why a coupon does not count, in words. Which field asked is the page's affair: it has one per merchant."""

from django.utils.translation import gettext_lazy as _

from common.errors import DomainError


class CouponRefused(DomainError):
    """It does not count for this order."""

    field = "coupon"
    merchant_id: int | None = None


class UnknownCoupon(CouponRefused):
    sentence = _("ร้าน %(merchant)s ไม่มีโค้ด %(code)s ตรวจตัวสะกด หรือลบโค้ดแล้วสั่งซื้อต่อ")


class CouponNotYet(CouponRefused):
    sentence = _("โค้ด %(code)s เริ่มใช้ได้ %(day)s ลบโค้ดแล้วสั่งซื้อต่อได้")


class CouponEnded(CouponRefused):
    sentence = _("โค้ด %(code)s หมดเวลาหรือร้านหยุดใช้แล้ว ลบโค้ดแล้วสั่งซื้อต่อได้")


class CouponUsedUp(CouponRefused):
    sentence = _("โค้ด %(code)s มีคนใช้ครบแล้ว ลบโค้ดแล้วสั่งซื้อต่อได้")


class CouponUsedByYou(CouponRefused):
    sentence = _("คุณใช้โค้ด %(code)s ครบจำนวนครั้งแล้ว ลบโค้ดแล้วสั่งซื้อต่อได้")


class TooLittleForCoupon(CouponRefused):
    sentence = _("โค้ด %(code)s ใช้ได้เมื่อซื้อของร้านนี้ครบ %(minimum)s ซื้อเพิ่ม หรือลบโค้ดแล้วสั่งซื้อต่อ")


class NothingToTakeOff(CouponRefused):
    sentence = _("โค้ด %(code)s ไม่ลดอะไรในคำสั่งซื้อนี้ เพราะค่าส่งฟรีอยู่แล้ว ลบโค้ดแล้วสั่งซื้อต่อได้")


class CodeTaken(DomainError):
    """The merchant has a coupon of that code."""

    sentence = _("ร้านมีโค้ดนี้อยู่แล้ว เลือกคำอื่น")
    field = "code"


class CouponInUse(DomainError):
    """An order speaks of its code and what it takes off."""

    sentence = _("มีลูกค้าใช้คูปองนี้แล้ว จึงแก้ได้เฉพาะวันสุดท้ายและจำนวนครั้ง ถ้าต้องการส่วนลดแบบอื่น หยุดคูปองนี้แล้วสร้างโค้ดใหม่")


class FewerThanUsed(DomainError):
    """The limit lies below what was used already."""

    sentence = _("ลูกค้าใช้คูปองนี้ไปแล้ว %(uses)s ครั้ง ใส่จำนวนตั้งแต่ %(uses)s ขึ้นไป หรือหยุดคูปองแทน")
    field = "limit_total"


class EndsBeforeItBegins(DomainError):
    sentence = _("วันสุดท้ายต้องไม่อยู่ก่อนวันเริ่ม")
    field = "ends_on"
