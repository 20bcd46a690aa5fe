"""What an officer fills in to take a part of a storefront off."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms import taking_off
from cms.errors import NothingThere
from merchants.office.forms import TurnForm


class TakeOffForm(TurnForm):
    """Which part, and why: its owners read it. Only what the storefront shows now can be chosen."""

    part = forms.ChoiceField(
        label=_("ส่วนที่นำออก"),
        widget=forms.RadioSelect,
        error_messages={"required": _("เลือกส่วนที่จะนำออก"), "invalid_choice": NothingThere.sentence},
    )
    field_order = ["part", "reason"]

    def __init__(self, *args, page, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["part"].choices = [(key, part.label) for key, part in taking_off.PARTS.items() if part.on(page)]
        self.fields["reason"].help_text = _("บอกว่าอะไรไม่ถูกต้อง และต้องเขียนหรือถ่ายใหม่อย่างไร")
