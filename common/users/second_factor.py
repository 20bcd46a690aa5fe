"""The second factor as we use it: allauth's app codes, passkeys and recovery codes, in our words, counted in our rows."""

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.utils import is_mfa_enabled
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.codes import tally
from common.codes.tally import Full
from common.thai import digits
from common.users import limits
from common.users.errors import TooManyCodes

KINDS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]  # recovery codes alone are no second factor


def has_one(user) -> bool:
    """Whether the person has set up an app or a passkey."""
    return is_mfa_enabled(user, KINDS)


def was_shown(request) -> bool:
    """Whether this very session has shown the second factor: one signed in earlier, elsewhere, has not."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


class SecondFactorAdapter(DefaultMFAAdapter):
    """Our words."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "add_email_blocked": _("บัญชีนี้ใช้การยืนยันสองชั้น จึงเพิ่มอีเมลไม่ได้"),
        "cannot_delete_authenticator": _("ยกเลิกการยืนยันสองชั้นไม่ได้"),
        "cannot_generate_recovery_codes": _("ตั้งแอปยืนยันตัวตนหรือพาสคีย์ก่อน แล้วจึงสร้างรหัสสำรองได้"),
        "incorrect_code": _("รหัสไม่ถูกต้อง ดูรหัสล่าสุดในแอปแล้วใส่อีกครั้ง"),
        "unverified_email": _("ยืนยันอีเมลของคุณก่อน แล้วจึงตั้งการยืนยันสองชั้นได้ กดลิงก์ในจดหมายที่เราส่งให้"),
    }

    def generate_authenticator_name(self, user, type):
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return gettext("พาสคีย์ที่ %(number)s") % {"number": number}


class Counted:
    """A form with a code of the second factor: wrong ones count for the person, in whichever session or process."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("รหัส")
        self.fields["code"].error_messages["required"] = _("ใส่รหัสจากแอป หรือรหัสสำรอง")
        self.fields["code"].widget.attrs["inputmode"] = "numeric"

    def clean_code(self) -> str:
        self.cleaned_data["code"] = digits.to_arabic(self.cleaned_data["code"])
        try:
            taken = tally.take((limits.SECOND_FACTOR, f"user-{self.user.pk}"))
        except Full as full:
            raise limits.as_form_error(TooManyCodes, full) from full
        code = super().clean_code()
        taken.give_back()
        return code


class CodeForm(Counted, AuthenticateForm):
    """At sign-in."""


class CodeAgainForm(Counted, ReauthenticateForm):
    """Before something that matters."""


class AddAppForm(Counted, ActivateTOTPForm):
    """Setting up the app shows it as well: nobody is asked for the same code twice in a minute."""

    def clean_code(self) -> str:
        code = super().clean_code()
        record_authentication(context.request, self.user, "mfa", type=Authenticator.Type.TOTP)
        return code


class AddPasskeyForm(AddWebAuthnForm):
    """A new passkey, shown by being made."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("ชื่อเครื่องหรือกุญแจนี้")
        self.fields["name"].help_text = _("เช่น โทรศัพท์ของฉัน เพื่อให้จำได้ภายหลัง")

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("credential") and not self.errors:
            record_authentication(context.request, self.user, "mfa", type=Authenticator.Type.WEBAUTHN)
        return cleaned
