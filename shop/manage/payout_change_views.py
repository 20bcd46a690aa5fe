"""The buttons under an account that waits for a group's signers: send the links again, take it back."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View

from common.errors import DomainError
from common.way_back import WayBack
from merchants.access import OwnersDesk
from shop.payments import changes
from shop.payments.models import PayoutChange


class _Act(WayBack, OwnersDesk, View):
    """One press; a refusal is said at the top of the page of the account."""

    def page_url(self, pk):
        self.owned_or_404(PayoutChange, pk=pk)
        return reverse("manage:payout")

    def post(self, request, pk):
        row = self.owned_or_404(PayoutChange, pk=pk)
        try:
            messages.success(request, self.act(row))
        except DomainError as refusal:
            messages.error(request, refusal.message)
        return redirect("manage:payout")

    def act(self, row: PayoutChange) -> str:
        """Do it; return what is said of it."""
        raise NotImplementedError


class SendChangeAgain(_Act):
    def act(self, row):
        changes.send_again(change=row, by=self.request.user)
        return _("ส่งลิงก์ให้ผู้ลงนามอีกครั้งแล้ว")


class WithdrawChange(_Act):
    def act(self, row):
        changes.withdraw(change=row, by=self.request.user)
        return _("ยกเลิกบัญชีใหม่แล้ว เงินยังเข้าบัญชีเดิม")
