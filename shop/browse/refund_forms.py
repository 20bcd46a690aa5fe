"""What a shopper is asked and shown about money that goes back to her by hand."""

from django import forms
from django.utils.translation import gettext_lazy

from common.forms.fields import PlainTextField
from common.thai import digits
from shop.payments.models import Refund
from shop.payments.states import RefundState


class NumberForm(forms.Form):
    """To which PromptPay number the money goes. The kind is asked, never guessed from the digits."""

    proxy_type = forms.ChoiceField(
        label=gettext_lazy("พร้อมเพย์ของคุณผูกกับเลขอะไร"),
        choices=[
            ("mobile", gettext_lazy("เบอร์มือถือ")),
            ("ewallet", gettext_lazy("เลข e-Wallet 15 หลัก")),
            ("national_id", gettext_lazy("เลขบัตรประชาชน")),
        ],
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("เลือกว่าพร้อมเพย์ผูกกับเลขอะไร"),
            "invalid_choice": gettext_lazy("เลือกว่าพร้อมเพย์ผูกกับเลขอะไร"),
        },
    )
    number = PlainTextField(
        label=gettext_lazy("เลขพร้อมเพย์ที่จะรับเงินคืน"),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("ใส่เลขพร้อมเพย์ที่จะรับเงินคืน")},
    )
    consent = forms.BooleanField(label=gettext_lazy("ถ้าใช้เลขบัตรประชาชน ฉันยินยอมให้ร้านเห็นเลขนี้เพื่อโอนคืน"), required=False)

    def clean_number(self) -> str:
        typed = digits.to_arabic(self.cleaned_data["number"])
        bare = "".join(each for each in typed if each.isdigit() or each == "+")
        return "0" + bare.removeprefix("+66").removeprefix("0") if bare.startswith("+66") else bare


def refunds_of(order) -> list[Refund]:
    """Return what goes or went back by hand, or was withdrawn with a reason, newest first (one query)."""
    rows = Refund.objects.filter(payment__order=order, hand__isnull=False)
    rows = rows.exclude(state=RefundState.FAILED, hand__withdrawn_why="")
    return list(rows.select_related("hand").order_by("-pk"))
