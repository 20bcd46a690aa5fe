"""Signing in with a code sent to an e-mail address: allauth's way, counted in our rows."""

from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.core import context
from django.utils.translation import gettext_lazy as _

from common import client
from common.codes import tally
from common.codes.tally import Full
from common.thai import digits
from common.users import limits
from common.users.errors import TooManyCodes, TooManyEmailCodes


class AskForm(RequestLoginCodeForm):
    """The address a code is sent to. The phone has a page of its own."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["phone"]
        self.fields["email"].required = True
        self.fields["email"].label = _("อีเมล")
        self.fields["email"].error_messages["required"] = _("ใส่อีเมลของคุณ")

    def clean_email(self) -> str:
        email = self.cleaned_data["email"]
        try:
            tally.take(
                (limits.EMAIL_CODES_SENT_TO_ONE, email),
                (limits.EMAIL_CODES_SENT_FROM_ADDRESS, client.address(context.request)),
            )
        except Full as full:
            raise limits.as_form_error(TooManyEmailCodes, full) from full
        return super().clean_email()


class TypeForm(ConfirmLoginCodeForm):
    """The code from the e-mail. A wrong one counts for the address it was sent to and for the client."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("รหัสจากอีเมล")
        self.fields["code"].widget.attrs["inputmode"] = "numeric"
        self.fields["code"].error_messages["required"] = _("ใส่รหัสที่ได้รับทางอีเมล")

    def clean_code(self) -> str:
        self.cleaned_data["code"] = digits.to_arabic(self.cleaned_data["code"])
        email = context.request._login_stage.state.get("email", "")
        try:
            taken = tally.take(
                (limits.EMAIL_CODES_OF_ONE, email), (limits.EMAIL_CODES_FROM_ADDRESS, client.address(context.request))
            )
        except Full as full:
            raise limits.as_form_error(TooManyCodes, full) from full
        code = super().clean_code()
        taken.give_back()
        return code
