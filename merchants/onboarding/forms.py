"""The shape of what an applicant types, one form per step; and what an officer says with a decision."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common import provinces
from common.forms.address import AddressForm
from common.forms.fields import (
    BahtField,
    DocumentField,
    LongTextField,
    PlainTextField,
    ThaiPhoneField,
    WholeNumberField,
)
from common.thai import digits, identifiers
from merchants.models import LegalForm, MerchantType
from merchants.onboarding.baseline import CHANNELS, NEVER_SOLD
from merchants.onboarding.errors import OutsideProvinces
from merchants.onboarding.models import Application
from merchants.onboarding.steps import COUNTS_MEMBERS

MOST_INCOME_SATANG = 100_000_000 * 100


class BusinessForm(forms.Form):
    """Step 1: what kind of business, its name and number."""

    legal_form = forms.ChoiceField(
        label=_("กิจการของคุณเป็นแบบไหน"),
        choices=LegalForm,
        widget=forms.RadioSelect,
        help_text=_("วิสาหกิจชุมชนและกลุ่มแม่บ้านส่วนใหญ่เป็น “กลุ่มที่ไม่เป็นนิติบุคคล”"),
        error_messages={"required": _("เลือกรูปแบบกิจการหนึ่งข้อ")},
    )
    type = forms.ChoiceField(
        label=_("คุณเป็นผู้ขายประเภทใด"),
        choices=MerchantType,
        widget=forms.RadioSelect,
        error_messages={"required": _("เลือกประเภทผู้ขายหนึ่งข้อ")},
    )
    name = PlainTextField(
        label=_("ชื่อกลุ่มหรือร้าน"),
        min_length=3,
        max_length=120,
        help_text=_("ชื่อนี้จะเป็นชื่อร้านที่ลูกค้าเห็น"),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        error_messages={"required": _("ใส่ชื่อกลุ่มหรือร้าน")},
    )
    registration_number = PlainTextField(
        label=_("เลขทะเบียน"),
        max_length=40,
        required=False,
        help_text=_("วิสาหกิจชุมชนดูรหัสบน ท.ว.ช.2 เช่น 5-94-07-03/1-0012 ถ้ายังหาไม่เจอ เว้นไว้ก่อนได้"),
    )

    def clean_registration_number(self) -> str:
        """Arabic digits; a community enterprise's number gets its dashes where the form is known. Never refused."""
        number = digits.to_arabic(self.cleaned_data["registration_number"])
        if identifiers.looks_like_community_enterprise_number(number):
            return identifiers.check_community_enterprise_number(number)
        return number

    def facts(self) -> dict:
        return dict(self.cleaned_data)


class PlaceForm(AddressForm):
    """Step 2: where the business is, in one of the five provinces."""

    def clean_place(self):
        place = self.cleaned_data["place"]
        if place.province_code not in provinces.PROVINCES:
            raise forms.ValidationError(OutsideProvinces.sentence)
        return place

    def facts(self) -> dict:
        row = Application()
        row.set_address(self.cleaned_address())
        return {
            name: getattr(row, name)
            for name in ("address_line", "subdistrict_code", "postal_code", "province_code", "landmark", "address_text")
        }


class ContactForm(forms.Form):
    """Step 3: whom to call, and how many people there are. Only groups and co-operatives are asked for members."""

    contact_name = PlainTextField(
        label=_("ชื่อผู้ติดต่อ"),
        max_length=120,
        help_text=_("ชื่อและนามสกุล ไม่มีนามสกุลก็ได้"),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("ใส่ชื่อคนที่เจ้าหน้าที่จะโทรหา")},
    )
    phone = ThaiPhoneField(label=_("เบอร์โทรศัพท์"), help_text=_("เจ้าหน้าที่จะโทรเบอร์นี้ถ้ามีเรื่องต้องถาม"))
    member_count = WholeNumberField(
        label=_("จำนวนสมาชิกในกลุ่ม"),
        min_value=1,
        max_value=100_000,
        help_text=_("วิสาหกิจชุมชนต้องมีอย่างน้อย 7 คน"),
        error_messages={"required": _("ใส่จำนวนสมาชิกเป็นตัวเลข เช่น 12")},
    )

    def __init__(self, *args, legal_form: str, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if legal_form not in COUNTS_MEMBERS:
            del self.fields["member_count"]

    def facts(self) -> dict:
        return {"member_count": 1, **self.cleaned_data}


class PaperForm(forms.Form):
    """Step 4: one paper, photographed or as PDF."""

    file = DocumentField(label=_("รูปเอกสาร"))


class IncomeForm(forms.Form):
    """Step 5: what was earned before, and what it cost. Zero is an answer, empty is not."""

    baseline_income_satang = BahtField(
        label=_("รายได้จากการขายต่อเดือน โดยประมาณ"),
        max_satang=MOST_INCOME_SATANG,
        help_text=_("ยอดขายเฉลี่ยหนึ่งเดือน ก่อนหักต้นทุน ถ้ายังไม่มีใส่ 0"),
        error_messages={"required": _("ใส่รายได้ต่อเดือนเป็นบาท ถ้ายังไม่มีใส่ 0")},
    )
    baseline_channels = forms.MultipleChoiceField(
        label=_("ตอนนี้ขายทางไหนบ้าง"),
        choices=CHANNELS,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("เลือกได้หลายข้อ"),
        error_messages={"required": _("เลือกช่องทางขายอย่างน้อยหนึ่งข้อ ถ้ายังไม่มีเลือก “ยังไม่เคยขาย”")},
    )
    baseline_fees_satang = BahtField(
        label=_("ค่าธรรมเนียมที่จ่ายให้แอปหรือคนกลางต่อเดือน"),
        max_satang=MOST_INCOME_SATANG,
        help_text=_("ถ้าไม่ต้องจ่ายใส่ 0"),
        error_messages={"required": _("ใส่ค่าธรรมเนียมต่อเดือนเป็นบาท ถ้าไม่ต้องจ่ายใส่ 0")},
    )

    def clean_baseline_channels(self) -> list[str]:
        chosen = self.cleaned_data["baseline_channels"]
        if NEVER_SOLD in chosen and len(chosen) > 1:
            raise forms.ValidationError(_("เลือก “ยังไม่เคยขาย” พร้อมช่องทางอื่นไม่ได้ เอาเครื่องหมายออกหนึ่งอย่าง"))
        return chosen

    def facts(self) -> dict:
        return dict(self.cleaned_data)


class ConsentForm(forms.Form):
    """Step 6: the consent without which nothing is submitted."""

    terms = forms.BooleanField(
        label=_("ข้อมูลที่กรอกเป็นความจริง และฉันยอมรับข้อตกลงการใช้งานกับประกาศความเป็นส่วนตัวของ Kedai"),
        error_messages={"required": _("กรุณาอ่านและยอมรับข้อตกลงก่อนส่งใบสมัคร")},
    )


class ReasonForm(forms.Form):
    """What an officer tells the applicant or the merchant with a decision."""

    reason = LongTextField(
        label=_("เหตุผลที่ผู้สมัครจะได้อ่าน"),
        min_length=5,
        max_length=2000,
        error_messages={"required": _("กรุณาเขียนเหตุผลให้ผู้สมัครเข้าใจว่าต้องแก้อะไร อย่างน้อยหนึ่งประโยค")},
    )


PURPOSES = [
    ("review", _("ตรวจใบสมัคร")),
    ("recheck", _("ตรวจซ้ำหลังแก้ไข")),
    ("asked", _("เจ้าของร้านขอให้ดู")),
    ("audit", _("ตรวจสอบการทำงาน")),
]


class OpeningForm(forms.Form):
    """Why an officer opens a paper; it is written down and the merchant can read it."""

    purpose = forms.ChoiceField(
        label=_("เปิดดูเพื่อ"),
        choices=PURPOSES,
        error_messages={"required": _("เลือกว่าเปิดเอกสารเพื่ออะไร"), "invalid_choice": _("เลือกว่าเปิดเอกสารเพื่ออะไร")},
    )

    @property
    def words(self) -> str:
        return str(dict(PURPOSES)[self.cleaned_data["purpose"]])
