from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms.fields import PlainTextField


class SignupExtras(forms.Form):
    """What we ask beside allauth's own fields: the name to address her by. A surname is optional."""

    first_name = PlainTextField(label=_("ชื่อ"), max_length=150, help_text=_("ชื่อที่อยากให้เราเรียก เช่น ฟาตีเมาะ"))

    def signup(self, request, user) -> None:
        user.first_name = self.cleaned_data["first_name"]
        user.save(update_fields=["first_name"])
