"""The form for signing in with a password. Apart from forms.py, which allauth's own forms import."""

from allauth.account.forms import LoginForm
from django import forms
from django.utils.translation import gettext_lazy as _

from common.errors import DomainError
from common.thai import phones
from common.users.forms import BesidePhone


class PasswordForm(BesidePhone, LoginForm):
    """A number or an e-mail address, and the password. The page shows the way without a password above it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        attrs = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        self.fields["login"] = forms.CharField(
            label=_("เบอร์โทรศัพท์หรืออีเมล"),
            max_length=254,
            widget=forms.TextInput(attrs=attrs),
            error_messages={"required": _("ใส่เบอร์โทรศัพท์หรืออีเมลของคุณ")},
        )
        self.fields["password"].label = _("รหัสผ่าน")
        self.fields["password"].help_text = ""
        self.fields["password"].error_messages["required"] = _("ใส่รหัสผ่าน")
        self.order_fields(["login", "password"])

    def clean_login(self) -> str:
        """A number in any spelling is looked up, and counted, as one."""
        login = super().clean_login()
        try:
            return phones.normalise(login)
        except DomainError:
            return login
