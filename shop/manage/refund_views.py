"""The merchant gives money back through Stripe."""

from django.utils.translation import gettext as _

from common import access
from common.money import baht_text
from shop.manage.order_forms import RefundForm
from shop.manage.order_step_views import MoneyStep
from shop.payments.by_stripe import refunds
from shop.payments.errors import TooMuchBack
from shop.payments.states import RefundState


class GiveBack(MoneyStep):
    """All or part of one payment. Owners only: money leaves the shop."""

    access = access.OWNER
    owners_only = True
    form_class = RefundForm
    form_name = "refund"

    def act(self, order, typed):
        refund = refunds.give_back(
            payment=self.payment,
            amount_satang=typed["amount"],
            by=self.request.user,
            why=typed["why"],
            key=typed["key"],
        )
        amount = {"amount": baht_text(refund.amount_satang)}
        if refund.state == RefundState.FAILED:
            left = refunds.left_satang(refund.payment)
            if refund.amount_satang > left:
                raise TooMuchBack(left=baht_text(left))
            return _("Stripe ยังคืนเงิน %(amount)s ไม่ได้ ดูยอดคงเหลือในบัญชี Stripe แล้วลองใหม่ หรือโอนคืนลูกค้าเอง") % amount
        if refund.state == RefundState.SUCCEEDED:
            return _("คืนเงิน %(amount)s ผ่าน Stripe แล้ว และแจ้งลูกค้าแล้ว") % amount
        return _("ส่งคำขอคืนเงิน %(amount)s ให้ Stripe แล้ว ผลจะแสดงที่หน้านี้") % amount
