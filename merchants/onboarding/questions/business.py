"""What is asked of everybody: what kind of business, its name, where it is, whom to call."""

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common import addresses, places, provinces
from common.forms.address import AddressForm
from common.forms.fields import PlainTextField, ThaiPhoneField
from common.thai import phones
from merchants.models import LegalForm, MerchantType
from merchants.onboarding.errors import OutsideProvinces
from merchants.onboarding.questions.base import Question

PLACE_COLUMNS = ("address_line", "subdistrict_code", "postal_code", "province_code", "landmark", "address_text")


class Kind(Question):
    """Legal form and type of merchant, together: they decide what else is asked."""

    def fields(self, item, application, posted=None):
        return {
            "legal_form": forms.ChoiceField(
                label=gettext_lazy("รูปแบบกิจการ"),
                choices=LegalForm,
                widget=forms.RadioSelect,
                help_text=gettext_lazy("วิสาหกิจชุมชนและกลุ่มแม่บ้านส่วนใหญ่เป็น “กลุ่มที่ไม่เป็นนิติบุคคล”"),
                error_messages={"required": gettext_lazy("เลือกรูปแบบกิจการหนึ่งข้อ")},
            ),
            "type": forms.ChoiceField(
                label=gettext_lazy("คุณเป็นผู้ขายประเภทใด"),
                choices=MerchantType,
                widget=forms.RadioSelect,
                error_messages={"required": gettext_lazy("เลือกประเภทผู้ขายหนึ่งข้อ")},
            ),
        }

    def value(self, cleaned, item):
        return {"legal_form": cleaned["legal_form"], "type": cleaned["type"]}

    def initial(self, value, item, application):
        return dict(value or {})

    def columns(self, value, item):
        return dict(value or {"legal_form": "", "type": ""})

    def rows(self, value, item):
        return [
            (_("รูปแบบกิจการ"), str(LegalForm(value["legal_form"]).label)),
            (_("ประเภทผู้ขาย"), str(MerchantType(value["type"]).label)),
        ]


class Name(Question):
    def fields(self, item, application, posted=None):
        return {
            "name": PlainTextField(
                label=item.label,
                min_length=3,
                max_length=120,
                widget=forms.TextInput(attrs={"autocomplete": "organization"}),
                error_messages={"required": gettext_lazy("ใส่ชื่อกลุ่มหรือร้าน")},
            )
        }

    def value(self, cleaned, item):
        return cleaned["name"]

    def initial(self, value, item, application):
        return {"name": value or ""}

    def columns(self, value, item):
        return {"name": value or ""}

    def rows(self, value, item):
        return [(item.label, value)]


SEEN_BY = gettext_lazy(
    "ถ้าเป็นกลุ่มหรือกิจการที่จดทะเบียน ทุกคนเห็นที่อยู่นี้บนหน้าร้าน ถ้าเป็นบุคคลธรรมดา เห็นเฉพาะผู้ที่สั่งซื้อ"
)  # merchants.identity


class Place(Question):
    """An address in one of the five provinces."""

    def fields(self, item, application, posted=None):
        fields = dict(AddressForm().fields)
        fields["line"].help_text = format_lazy("{} ({})", fields["line"].help_text, SEEN_BY)
        return fields

    def clean(self, form, item):
        place = form.cleaned_data.get("place")
        if place is not None and place.province_code not in provinces.PROVINCES:
            form.add_error("place", OutsideProvinces.sentence)

    def value(self, cleaned, item):
        found = addresses.compose(line=cleaned["line"], place=cleaned["place"], landmark=cleaned.get("landmark", ""))
        return {
            "address_line": found.line,
            "subdistrict_code": found.subdistrict_code,
            "postal_code": found.postal_code,
            "province_code": found.province_code,
            "landmark": found.landmark,
            "address_text": found.text,
        }

    def initial(self, value, item, application):
        if not value:
            return {}
        try:
            place = places.get(value["subdistrict_code"], value["postal_code"] or None)
        except places.UnknownPlace:
            place = None
        return {"line": value["address_line"], "place": place, "landmark": value["landmark"]}

    def columns(self, value, item):
        return dict(value or dict.fromkeys(PLACE_COLUMNS, ""))

    def rows(self, value, item):
        return [(_("ที่อยู่"), value["address_text"]), (_("จุดสังเกต"), value["landmark"])]


class Contact(Question):
    """Whom the officer calls; both are filled in from the account where it knows them."""

    def fields(self, item, application, posted=None):
        return {
            "contact_name": PlainTextField(
                label=gettext_lazy("ชื่อผู้ติดต่อ"),
                max_length=120,
                help_text=gettext_lazy("ชื่อและนามสกุล ไม่มีนามสกุลก็ได้"),
                widget=forms.TextInput(attrs={"autocomplete": "name"}),
                error_messages={"required": gettext_lazy("ใส่ชื่อคนที่เจ้าหน้าที่จะโทรหา")},
            ),
            "phone": ThaiPhoneField(
                label=gettext_lazy("เบอร์โทรศัพท์"),
                help_text=gettext_lazy("เจ้าหน้าที่โทรเบอร์นี้ เมื่อเปิดร้านแล้วลูกค้าเห็นเบอร์นี้ที่หน้าร้าน เปลี่ยนภายหลังได้"),
            ),
        }

    def value(self, cleaned, item):
        return {"contact_name": cleaned["contact_name"], "phone": cleaned["phone"]}

    def initial(self, value, item, application):
        person = application.applicant
        return dict(value or {"contact_name": person.get_full_name(), "phone": person.phone or ""})

    def columns(self, value, item):
        return dict(value or {"contact_name": "", "phone": ""})

    def rows(self, value, item):
        return [(_("ชื่อผู้ติดต่อ"), value["contact_name"]), (_("โทรศัพท์"), phones.display(value["phone"]))]
