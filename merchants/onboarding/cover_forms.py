"""What an officer says when she covers something on a paper."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common import sheets
from common.areas import Area, NoArea
from common.forms.area_field import AreasField, on_page
from common.forms.fields import WholeNumberField
from merchants.onboarding.covers import REASONS


class CoverForm(forms.Form):
    """Which places of which page, of which state of the file, and why."""

    area = AreasField(label=_("ส่วนที่ปิด"), error_messages={"required": NoArea.sentence})
    why = forms.ChoiceField(
        label=_("ปิดเพราะเป็น"),
        choices=list(REASONS.items()),
        widget=forms.RadioSelect,
        help_text=_("เจ้าของเอกสารจะเห็นเหตุผลนี้"),
        error_messages={"required": _("เลือกว่าปิดเพราะอะไร"), "invalid_choice": _("เลือกว่าปิดเพราะอะไร")},
    )
    page = WholeNumberField(min_value=1, max_value=sheets.MOST_PAGES, widget=forms.HiddenInput)
    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def areas(self) -> list[Area]:
        """Return the places on their page."""
        return on_page(self.cleaned_data["area"], self.cleaned_data["page"])
