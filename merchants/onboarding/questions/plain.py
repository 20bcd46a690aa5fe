"""The questions that editors can add: text, numbers, money, yes or no, a choice, a tick."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.forms.fields import BahtField, LongTextField, PlainTextField, WholeNumberField
from common.money import baht_text
from merchants.onboarding.questions.base import OneField

YES_NO = [("yes", gettext_lazy("ใช่ มี")), ("no", gettext_lazy("ไม่ใช่ ไม่มี"))]
MOST_SATANG = 100_000_000 * 100


class Line(OneField):
    def field(self, item):
        return PlainTextField(label=item.label, max_length=200, required=item.mandatory)


class Text(OneField):
    def field(self, item):
        return LongTextField(label=item.label, max_length=2000, required=item.mandatory)


class Number(OneField):
    def field(self, item):
        return WholeNumberField(label=item.label, max_value=10_000_000, required=item.mandatory)

    def words(self, value, item):
        return f"{value:,}"


class Baht(OneField):
    """Whole satang."""

    def field(self, item):
        return BahtField(label=item.label, max_satang=MOST_SATANG, required=item.mandatory)

    def words(self, value, item):
        return baht_text(value)


class YesNo(OneField):
    def field(self, item):
        return forms.ChoiceField(
            label=item.label,
            choices=YES_NO,
            widget=forms.RadioSelect,
            required=item.mandatory,
            error_messages={"required": _("เลือกหนึ่งข้อ")},
        )

    def words(self, value, item):
        return str(dict(YES_NO).get(value, value))


class Choice(OneField):
    def field(self, item):
        return forms.ChoiceField(
            label=item.label,
            choices=item.options,
            widget=forms.RadioSelect,
            required=item.mandatory,
            error_messages={"required": _("เลือกหนึ่งข้อ"), "invalid_choice": _("เลือกหนึ่งข้อจากรายการ")},
        )

    def words(self, value, item):
        return dict(item.options).get(value, value)


class Tick(OneField):
    """A consent; kept as true or false. A mandatory one must be ticked."""

    def field(self, item):
        return forms.BooleanField(
            label=item.label,
            required=item.mandatory,
            error_messages={"required": _("กรุณาอ่านและติ๊กยอมรับก่อนส่งใบสมัคร")},
        )

    def value(self, cleaned, item):
        return bool(cleaned.get(item.key))

    def words(self, value, item):
        return _("ยินยอม") if value else _("ไม่ยินยอม")
