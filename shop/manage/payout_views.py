"""Where the merchant's money goes and which ways to pay she takes. Owners only; a new account asks the password again."""

import re

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

from common.forms.fields import BahtField, PlainTextField
from common.forms.refusals import RefusalMixin
from common.thai import digits
from common.users.again import asked_again
from merchants import register, selling
from merchants.access import OwnersDesk
from shop.manage import first_steps, stripe_words
from shop.manage.payout_words import SHOWN_DIGITS, masked
from shop.payments import accounts, changes, letters
from shop.payments.models import PaymentMethod, PayoutAccount, PayoutChange, ProxyType
from shop.payments.promptpay import Proxy, names_a_person
from shop.payments.slip_qr import BANKS

MOST_FEE_SATANG = 50_000
WHOLE_ID = 13  # digits of an identity or tax number
# in the order they are offered: the safest first
KINDS = {
    ProxyType.MOBILE: (_("แนะนำ: เบอร์ที่ผูกพร้อมเพย์ไว้กับธนาคาร"), _("เบอร์มือถือ 10 หลัก เช่น 081-234-5678")),
    ProxyType.TAX_ID: (_("สำหรับกลุ่มหรือบริษัทที่ผูกพร้อมเพย์ด้วยเลขผู้เสียภาษี"), _("เลข 13 หลักที่ขึ้นต้นด้วย 0")),
    ProxyType.EWALLET: (_("เลขบนหน้า e-Wallet ของคุณ"), _("เลข 15 หลัก")),
    ProxyType.NATIONAL_ID: (_("ลูกค้าทุกคนที่สแกนจะเห็นเลขบัตรของคุณ ใช้เบอร์มือถือดีกว่า"), _("เลข 13 หลักบนบัตร")),
    ProxyType.BANK: (_("ลูกค้าพิมพ์หรือคัดลอกเลขบัญชีไปโอนเอง ไม่มี QR"), _("เลขในสมุดบัญชี 10 ถึง 15 หลัก")),
}


class AccountForm(forms.Form):
    """The number of one kind of account. ``proxy_type`` was chosen on the screen before."""

    proxy_type = forms.ChoiceField(choices=ProxyType, widget=forms.HiddenInput)
    proxy = PlainTextField(
        label=_("เลขพร้อมเพย์"),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": _("ใส่เลขพร้อมเพย์ของร้าน")},
    )
    bank = forms.ChoiceField(
        label=_("ธนาคาร"),
        choices=[("", _("เลือกธนาคาร")), *BANKS.items()],
        error_messages={"required": _("เลือกธนาคาร"), "invalid_choice": _("เลือกธนาคารจากรายการ")},
    )
    holder_name = PlainTextField(
        label=_("ชื่อบัญชี"),
        min_length=2,
        max_length=150,
        help_text=_("เขียนให้ตรงกับชื่อที่แอปธนาคารแสดง ลูกค้าจะเทียบชื่อนี้ก่อนโอน"),
        error_messages={"required": _("ใส่ชื่อบัญชีให้ตรงกับที่แอปธนาคารแสดง")},
    )
    consent = forms.BooleanField(label=_("ฉันเป็นเจ้าของเลขบัตรประชาชนนี้ และยินยอมให้เลขปรากฏใน QR ที่ลูกค้าสแกน"), required=False)

    def __init__(self, *args, kind: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["proxy"].label = ProxyType(kind).label
        self.fields["proxy"].help_text = KINDS[kind][1]
        if kind == ProxyType.BANK:
            self.fields["proxy"].label = _("เลขบัญชี")
            self.fields["proxy"].error_messages["required"] = _("ใส่เลขบัญชีธนาคารของร้าน")
        else:
            del self.fields["bank"]
        typed = _bare(self.data.get("proxy", ""))
        whole = typed if len(typed) == WHOLE_ID else ""
        if kind == ProxyType.BANK or not names_a_person(
            Proxy(kind), whole or "0"
        ):  # consent is asked where it is needed, and nowhere else
            del self.fields["consent"]

    def clean_proxy(self) -> str:
        typed = self.cleaned_data["proxy"]
        return _digits(typed) if "bank" in self.fields else _bare(typed)


def _bare(typed: str) -> str:
    """Return the digits of a number as they are stored, without spaces, dashes and the country's code."""
    return re.sub(r"^(?:\+66|0066)0?", "0", _digits(typed))


def _digits(typed: str) -> str:
    return re.sub(r"[\s\-().]", "", digits.to_arabic(typed))


class WaysForm(forms.Form):
    promptpay = forms.BooleanField(label=_("โอนผ่าน QR พร้อมเพย์ แล้วลูกค้าส่งสลิป"), required=False)
    transfer = forms.BooleanField(label=_("โอนเข้าบัญชีธนาคาร แล้วลูกค้าส่งสลิป"), required=False)
    odd_satang = forms.BooleanField(
        label=_("ให้ยอดโอนของแต่ละคำสั่งซื้อไม่ซ้ำกัน"),
        required=False,
        help_text=_("ลดให้ลูกค้า 1–99 สตางค์ เช่น ฿190 เป็น ฿189.99 คุณเห็นเงินเข้าแล้วรู้ทันทีว่าเป็นของคำสั่งซื้อไหน"),
    )
    cod = forms.BooleanField(label=_("เก็บเงินปลายทาง"), required=False)
    cod_fee = BahtField(
        label=_("ค่าเก็บเงินปลายทาง (บาท)"),
        required=False,
        max_satang=MOST_FEE_SATANG,
        help_text=_("ลูกค้าจ่ายเพิ่มต่อคำสั่งซื้อ เว้นว่างถ้าไม่คิด"),
    )


class PayoutPage(RefusalMixin, OwnersDesk, FormView):
    """The account as it stands (masked) and the switches of the ways to pay."""

    model = PayoutAccount
    template_name = "manage/payout.html"
    form_class = WaysForm
    success_url = reverse_lazy("manage:payout")

    def get_initial(self) -> dict:
        ways = {row.provider: row for row in self.owned(PaymentMethod)}
        return {
            "promptpay": "promptpay" in ways and ways["promptpay"].active,
            "transfer": "transfer" in ways and ways["transfer"].active,
            "odd_satang": any(row.odd_satang for row in ways.values()),
            "cod": "cod" in ways and ways["cod"].active,
            "cod_fee": ways["cod"].fee_satang or None if "cod" in ways else None,
        }

    def act(self, form):
        typed = form.cleaned_data
        accounts.set_ways(
            merchant=self.merchant,
            by=self.request.user,
            promptpay_on=typed["promptpay"],
            transfer_on=typed["transfer"],
            cod_on=typed["cod"],
            cod_fee_satang=typed["cod_fee"] or 0,
            odd_satang=typed["odd_satang"],
        )
        if typed["promptpay"] or typed["transfer"] or typed["cod"]:
            messages.success(self.request, gettext("บันทึกวิธีรับเงินแล้ว"))
        else:
            messages.warning(self.request, gettext("ปิดรับเงินทุกวิธีแล้ว ลูกค้าจะสั่งซื้อไม่ได้จนกว่าจะเปิดอย่างน้อยหนึ่งวิธี"))

    def get_context_data(self, **kwargs):
        account = accounts.account_of(self.merchant)
        at_bank = accounts.account_of(self.merchant, at_bank=True)
        signers = register.signers_of(self.merchant)
        shown = {
            "account": account,
            "at_bank": at_bank,
            "bank_number": masked(at_bank) if at_bank else "",
            "number": masked(account) if account else "",
            "held": accounts.held_for(self.merchant) or changes.unproven(self.merchant, signers),
            "over": selling.over(self.merchant),
            "waiting": self._waiting(),
            "takes_two": changes.takes_two(self.merchant, signers),
            "stripe": stripe_words.panel(self.merchant),
            "next_step": first_steps.next_after(self.merchant, self.request.path),
        }
        return super().get_context_data(**{**shown, **kwargs})

    def _waiting(self) -> dict | None:
        """Return the account that waits for the group's signers: what it is, who signed, and her own link if it is her turn."""
        change = changes.waiting_of(self.merchant)
        if change is None:
            return None
        hands, user = list(change.signatures.order_by("pk")), self.request.user
        mine = next(
            (row for row in hands if user.phone_verified and row.phone == user.phone and not row.signed_at), None
        )
        return {
            "change": change,
            "number": masked(change),
            "signed": [row for row in hands if row.signed_at],
            "asked": [row for row in hands if not row.signed_at],
            "missing": changes.HANDS - sum(row.signed_at is not None for row in hands),
            "sign_url": letters.sign_path(mine) if mine else "",
        }


@method_decorator(asked_again, name="ask")
class PayoutAccountPage(RefusalMixin, OwnersDesk, FormView):
    """First the kind of account, then its number and name. The fences come before the password is asked."""

    model = PayoutAccount
    template_name = "manage/payout_account.html"
    form_class = AccountForm
    success_url = reverse_lazy("manage:payout")

    def get(self, request, *args, **kwargs):
        return self.ask(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        return self.ask(request, *args, **kwargs)

    def ask(self, request, *args, **kwargs):
        held = accounts.held_for(self.merchant) or changes.unproven(self.merchant, register.signers_of(self.merchant))
        if request.method != "POST" and held:
            messages.error(request, held.message)
            return redirect(self.success_url)
        if self.kind is None:
            return self.render_to_response(self.get_context_data(form=None, kinds=_kinds()))
        return (
            super().post(request, *args, **kwargs)
            if request.method == "POST"
            else super().get(request, *args, **kwargs)
        )

    @property
    def kind(self) -> str | None:
        given = self.request.POST.get("proxy_type") or self.request.GET.get("type")
        return given if given in ProxyType.values else None

    def get_initial(self) -> dict:
        return {"proxy_type": self.kind}

    def get_form_kwargs(self) -> dict:
        return {**super().get_form_kwargs(), "kind": self.kind}

    def get_context_data(self, **kwargs):
        takes_two = changes.takes_two(self.merchant, register.signers_of(self.merchant))
        return super().get_context_data(**{"takes_two": takes_two, **kwargs})

    def act(self, form):
        typed = form.cleaned_data
        account = changes.ask(
            merchant=self.merchant,
            by=self.request.user,
            proxy_type=typed["proxy_type"],
            proxy=typed["proxy"],
            holder_name=typed["holder_name"],
            consent=typed.get("consent", False),
            bank=typed.get("bank", ""),
        )
        if isinstance(account, PayoutChange):
            said = gettext("ส่งให้ผู้ลงนามของกลุ่มยืนยันแล้ว เงินยังไม่เข้าบัญชีใหม่จนกว่าจะยืนยันครบสองคน")
            messages.success(self.request, said)
            return redirect(self.success_url)
        facts = {"name": account.holder_name, "ending": account.proxy[-SHOWN_DIGITS:]}
        said = gettext("เงินจากลูกค้าจะเข้าบัญชีชื่อ %(name)s เลขลงท้าย %(ending)s และแจ้งเจ้าของร้านทุกคนแล้ว")
        messages.success(self.request, said % facts)
        return redirect(self.success_url)


def _kinds() -> list[dict]:
    return [{"key": key.value, "label": key.label, "explained": words[0]} for key, words in KINDS.items()]
