"""What an officer types for somebody in a village: text only, whatever is known; papers follow with signal."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common import addresses, places, provinces
from common.consents.models import How
from common.forms.fields import BahtField, DocumentField, PlainTextField, WholeNumberField
from common.forms.place_field import PlaceField
from common.users.forms import MobileField
from merchants.models import LegalForm, MerchantType
from merchants.onboarding.questions.plain import MOST_SATANG

LANGUAGES = [("th", _("ไทย")), ("ms", _("มลายู")), ("en", _("อังกฤษ"))]
HOWS = [(how.value, how.label) for how in (How.SPOKEN, How.PHONE, How.SIGNED)]
UNKNOWN = [("", _("ยังไม่แน่ใจ"))]


class SoftPlaceField(PlaceField):
    """A place that may stay open: where what was typed is not one subdistrict, she is asked again later."""

    def clean(self, value):
        try:
            return super().clean(value)
        except forms.ValidationError:
            return None


class AssistForm(forms.Form):
    """Who it is for, how she agreed, and what is known of the business. Only the first block is needed to begin."""

    phone = MobileField(
        label=_("เบอร์มือถือของผู้สมัคร"),
        help_text=_("เขาจะเข้ามาดูและแก้ใบสมัครด้วยเบอร์นี้"),
        error_messages={"required": _("ใส่เบอร์มือถือของผู้สมัคร")},
    )
    first_name = PlainTextField(label=_("ชื่อผู้สมัคร"), max_length=150, error_messages={"required": _("ใส่ชื่อที่จะเรียกผู้สมัคร")})
    language = forms.ChoiceField(label=_("คุยกันเป็นภาษา"), choices=LANGUAGES, initial="th")
    how = forms.ChoiceField(
        label=_("ผู้สมัครยินยอมให้กรอกแทนอย่างไร"),
        choices=HOWS,
        widget=forms.RadioSelect,
        error_messages={"required": _("เลือกว่าผู้สมัครยินยอมอย่างไร ไม่ยินยอมก็กรอกแทนไม่ได้")},
    )
    legal_form = forms.ChoiceField(label=_("รูปแบบกิจการ"), choices=[*UNKNOWN, *LegalForm.choices], required=False)
    type = forms.ChoiceField(label=_("ประเภทผู้ขาย"), choices=[*UNKNOWN, *MerchantType.choices], required=False)
    name = PlainTextField(label=_("ชื่อกลุ่มหรือร้าน"), min_length=3, max_length=120, required=False)
    line = PlainTextField(label=_("บ้านเลขที่ หมู่ ซอย ถนน"), max_length=150, required=False)
    place = SoftPlaceField(
        label=_("ตำบลหรือรหัสไปรษณีย์"),
        required=False,
        help_text=_("ไม่มีสัญญาณก็พิมพ์ไว้ก่อน เช่น ปะเสยะวอ สายบุรี"),
    )
    landmark = PlainTextField(label=_("จุดสังเกต"), max_length=150, required=False)
    member_count = WholeNumberField(label=_("สมาชิกทั้งหมดกี่คน"), min_value=1, max_value=100_000, required=False)
    income = BahtField(label=_("รายได้จากการขายต่อเดือน โดยประมาณ"), max_satang=MOST_SATANG, required=False)
    fees = BahtField(label=_("ค่าธรรมเนียมที่จ่ายให้แอปหรือคนกลางต่อเดือน"), max_satang=MOST_SATANG, required=False)
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def values(self) -> dict[str, object]:
        """Return what was answered by requirement key; what is not known yet is left out."""
        typed = self.cleaned_data
        found: dict[str, object] = {"contact": {"contact_name": typed["first_name"], "phone": typed["phone"]}}
        if typed["legal_form"] and typed["type"]:
            found["kind"] = {"legal_form": typed["legal_form"], "type": typed["type"]}
        if typed["name"]:
            found["name"] = typed["name"]
        if place := self._place():
            found["place"] = place
        if typed["member_count"] and typed["legal_form"] in (LegalForm.GROUP, LegalForm.COOPERATIVE):
            found["members"] = {"count": typed["member_count"], "people": []}
        return found | {key: typed[key] for key in ("income", "fees") if typed[key] is not None}

    def _place(self) -> dict | None:
        place: places.Place | None = self.cleaned_data["place"]
        if place is None or not self.cleaned_data["line"] or place.province_code not in provinces.PROVINCES:
            return None
        found = addresses.compose(line=self.cleaned_data["line"], place=place, landmark=self.cleaned_data["landmark"])
        return {
            "address_line": found.line,
            "subdistrict_code": found.subdistrict_code,
            "postal_code": found.postal_code,
            "province_code": found.province_code,
            "landmark": found.landmark,
            "address_text": found.text,
        }


class ConsentForm(forms.Form):
    """How the person agreed, written down again: with the signed paper, or in another way."""

    how = forms.ChoiceField(
        label=_("ผู้สมัครยินยอมอย่างไร"),
        choices=HOWS,
        widget=forms.RadioSelect,
        error_messages={"required": _("เลือกว่าผู้สมัครยินยอมอย่างไร")},
    )
    language = forms.ChoiceField(label=_("คุยกันเป็นภาษา"), choices=LANGUAGES, initial="th")
    file = DocumentField(label=_("รูปใบยินยอมที่ลงนาม"), required=False)
