from allauth.socialaccount import forms
from django.utils.translation import gettext_lazy as _

from common.errors import DomainError
from common.forms.refusals import refusals_shown_on


class OnlyWayIn(DomainError):
    """Without LINE she could not come in any more."""

    sentence = _("LINE เป็นทางเข้าเดียวของคุณ เพิ่มเบอร์โทรศัพท์หรือตั้งรหัสผ่านก่อน แล้วจึงเลิกเชื่อม")


class DisconnectForm(forms.DisconnectForm):
    """LINE may go where a proven phone or a password stays."""

    def clean(self):
        cleaned = super(forms.DisconnectForm, self).clean()
        user = self.request.user
        if not (user.phone_verified or user.has_usable_password()):
            with refusals_shown_on(self):
                raise OnlyWayIn()
        return cleaned
