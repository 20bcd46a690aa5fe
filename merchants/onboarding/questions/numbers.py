"""Identifiers: national ID and tax numbers have a check digit; the others are known by shape and only doubted."""

from django import forms
from django.utils.translation import gettext as _

from common.errors import DomainError
from common.forms.fields import PlainTextField
from common.provinces import PROVINCES
from common.thai import digits, identifiers
from merchants.models import LegalForm
from merchants.onboarding.questions.base import OneField


class Identifier(OneField):
    """A number in its one stored form. ``read`` refuses what cannot be one."""

    def field(self, item, read=None):
        return IdentifierField(
            read or self.read,
            label=item.label,
            required=item.mandatory,
            error_messages={"required": _("ใส่เลขตามเอกสาร")},
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
        )

    def read(self, typed: str) -> str:
        return digits.to_arabic(typed)

    def number(self, value):
        return str(value)


class IdentifierField(PlainTextField):
    """A line that is read as a number by ``read``; what was typed stays on the page."""

    def __init__(self, read, **kwargs) -> None:
        super().__init__(max_length=40, **kwargs)
        self.read = read

    def clean(self, value):
        typed = super().clean(value)
        if not typed:
            return ""
        try:
            return self.read(typed)
        except DomainError as refusal:
            raise forms.ValidationError(refusal.message) from refusal


class NationalId(Identifier):
    def read(self, typed):
        return identifiers.check_national_id(typed)

    def words(self, value, item):
        return identifiers.show_national_id(value)


class TaxId(Identifier):
    """A company's or co-operative's own number; of others it may be the person's, who is the taxpayer."""

    def fields(self, item, application, posted=None):
        juristic = application.legal_form in {LegalForm.COMPANY, LegalForm.COOPERATIVE}
        return {item.key: self.field(item, identifiers.check_juristic_id if juristic else None)}

    def read(self, typed):
        return identifiers.check_tax_id(typed)

    def words(self, value, item):
        return identifiers.show_national_id(value)


class CommunityNumber(Identifier):
    """Soft: offices use several forms, and none of them publishes a rule."""

    def read(self, typed):
        number = digits.to_arabic(typed)
        if identifiers.looks_like_community_enterprise_number(number):
            return identifiers.check_community_enterprise_number(number)
        return number

    def doubts(self, value, application):
        if not identifiers.looks_like_community_enterprise_number(value):
            return [_("รหัสทะเบียนไม่เหมือนรูปแบบที่พบบ่อย (เช่น 5-94-07-03/1-0012) ตรวจกับ ท.ว.ช.2 อีกครั้ง ถ้าตรงแล้วใช้ต่อได้")]
        province = identifiers.province_of_community_enterprise(value)
        if application.province_code and province in PROVINCES and province != application.province_code:
            return [_("รหัสทะเบียนเป็นของจังหวัดอื่น ไม่ตรงกับที่อยู่ของร้าน ตรวจอีกครั้ง ถ้าถูกแล้วใช้ต่อได้")]
        return []


class FoodSerial(Identifier):
    def read(self, typed):
        return identifiers.check_food_serial(typed)

    def doubts(self, value, application):
        province = value[:2]
        if application.province_code and province in PROVINCES and province != application.province_code:
            return [_("เลข อย. เป็นของจังหวัดอื่น ไม่ตรงกับที่อยู่ของร้าน ตรวจอีกครั้ง ถ้าถูกแล้วใช้ต่อได้")]
        return []


class HalalNumber(Identifier):
    def read(self, typed):
        return digits.to_arabic(typed).upper()

    def doubts(self, value, application):
        if identifiers.looks_like_halal_number(value):
            return []
        return [_("เลขใบรับรองฮาลาลไม่เหมือนรูปแบบที่พบบ่อย (เช่น CICOT.HL 43 B555 010 04 63) ตรวจกับใบรับรองอีกครั้ง")]


class OtherNumber(Identifier):
    """Any other number, kept as typed in Arabic digits."""
