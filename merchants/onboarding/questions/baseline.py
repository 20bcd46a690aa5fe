"""What the business earned and paid before it joined: the ground that effect is measured from."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from merchants.onboarding.baseline import CHANNELS, KEYS, NEVER_SOLD, channel_words
from merchants.onboarding.questions.base import OneField
from merchants.onboarding.questions.plain import Baht


class Income(Baht):
    """Baht a month, before costs. Zero is an answer, empty is not."""

    def field(self, item):
        field = super().field(item)
        field.error_messages["required"] = gettext_lazy("ใส่รายได้ต่อเดือนเป็นบาท ถ้ายังไม่มีใส่ 0")
        return field

    def columns(self, value, item):
        return {"baseline_income_satang": value}


class Fees(Baht):
    """Baht a month paid to apps and middlemen."""

    def field(self, item):
        field = super().field(item)
        field.error_messages["required"] = gettext_lazy("ใส่ค่าธรรมเนียมต่อเดือนเป็นบาท ถ้าไม่ต้องจ่ายใส่ 0")
        return field

    def columns(self, value, item):
        return {"baseline_fees_satang": value}


class Channels(OneField):
    """Where it sells now: keys of ``baseline.CHANNELS``."""

    def field(self, item):
        return ChannelsField(
            label=item.label,
            choices=CHANNELS,
            required=item.mandatory,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": _("เลือกช่องทางขายอย่างน้อยหนึ่งข้อ ถ้ายังไม่มีเลือก “ยังไม่เคยขาย”")},
        )

    def value(self, cleaned, item):
        chosen = cleaned.get(item.key)
        return [key for key in KEYS if key in chosen] if chosen else None

    def columns(self, value, item):
        return {"baseline_channels": value or []}

    def words(self, value, item):
        return channel_words(value)


class ChannelsField(forms.MultipleChoiceField):
    """Channels, where “never sold” stands alone."""

    def clean(self, value):
        chosen = super().clean(value)
        if NEVER_SOLD in chosen and len(chosen) > 1:
            raise forms.ValidationError(gettext_lazy("เลือก “ยังไม่เคยขาย” พร้อมช่องทางอื่นไม่ได้ เอาเครื่องหมายออกหนึ่งอย่าง"))
        return chosen
