"""What is done to a picture: turned, cut for the card, described."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms.fields import PictureField, PlainTextField, WholeNumberField

BY_SLIDER = _("เลื่อนแถบเพื่อเลือกส่วนที่จะแสดง แล้วกดบันทึกอีกครั้ง")
BY_TURN = _("เลือกว่าจะหมุนรูปไปทางไหน แล้วกดบันทึกอีกครั้ง")


class Slider(forms.TextInput):
    input_type = "range"


def slider(label: str, least: int, most: int, step: int) -> WholeNumberField:
    return WholeNumberField(
        label=label,
        min_value=least,
        max_value=most,
        widget=Slider(attrs={"min": least, "max": most, "step": step, "inputmode": "none"}),
        error_messages=dict.fromkeys(("required", "invalid", "whole", "too_little", "too_much"), BY_SLIDER),
    )


class PictureForm(forms.Form):
    """One more picture."""

    picture = PictureField(label=_("เพิ่มรูป"))


class MoveForm(forms.Form):
    """Which place among the pictures, from 0."""

    to = WholeNumberField(
        max_value=100,
        error_messages=dict.fromkeys(
            ("required", "invalid", "whole", "too_little", "too_much"), _("ย้ายรูปด้วยปุ่มลูกศรใต้รูป แล้วลองอีกครั้ง")
        ),
    )


class CutForm(forms.Form):
    """How a picture is shown on a card, and its words for those who cannot see it."""

    turn = forms.TypedChoiceField(
        label=_("หมุนรูป"),
        coerce=int,
        choices=[(0, _("ไม่หมุน")), (90, _("หมุนขวา")), (180, _("กลับหัว")), (270, _("หมุนซ้าย"))],
        widget=forms.RadioSelect,
        error_messages={"required": BY_TURN, "invalid_choice": BY_TURN},
    )
    zoom = slider(_("ขยาย"), 100, 300, 5)
    focus_x = slider(_("เลื่อนซ้ายหรือขวา"), 0, 100, 1)
    focus_y = slider(_("เลื่อนขึ้นหรือลง"), 0, 100, 1)
    alt = PlainTextField(
        label=_("คำบรรยายรูป"),
        max_length=160,
        required=False,
        help_text=_("คนตาบอดฟังคำนี้แทนการดูรูป บอกสั้น ๆ ว่าเห็นอะไร เช่น น้ำบูดูขวดแก้วฝาแดงบนโต๊ะไม้"),
    )

    def cut(self) -> dict:
        """Return keywords for ``cut_picture``."""
        return {name: self.cleaned_data[name] for name in ("turn", "focus_x", "focus_y", "zoom")}
