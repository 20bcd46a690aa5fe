"""The fields of a Thai address, in the order in which people say it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common import addresses, places
from common.address_columns import AddressColumns
from common.forms.fields import PlainTextField
from common.forms.place_field import PlaceField


class AddressForm(forms.Form):
    """To inherit from: house, subdistrict, landmark. After ``is_valid()`` ask ``cleaned_address()``."""

    line = PlainTextField(
        label=_("บ้านเลขที่ หมู่ ซอย ถนน"),
        max_length=150,
        help_text=_("เช่น 12/3 ม.4 บ้านปะเสยะวอ"),
        widget=forms.TextInput(attrs={"autocomplete": "address-line1"}),
        error_messages={"required": _("ใส่บ้านเลขที่และหมู่บ้านหรือถนน")},
    )
    place = PlaceField(label=_("ตำบลหรือรหัสไปรษณีย์"), help_text=_("พิมพ์ 94110 หรือ ปะเสยะวอ แล้วเลือกตำบลของคุณ"))
    landmark = PlainTextField(
        label=_("จุดสังเกต"), max_length=150, required=False, help_text=_("เช่น ตรงข้ามมัสยิด บ้านสีเขียว")
    )

    def cleaned_address(self) -> addresses.Address | None:
        """The address that was filled in; None where the form lets it be empty and no place was given."""
        place = self.cleaned_data.get("place")
        if place is None:
            return None
        return addresses.compose(
            line=self.cleaned_data["line"], place=place, landmark=self.cleaned_data.get("landmark", "")
        )


def address_initial(row: AddressColumns) -> dict[str, object]:
    """``initial=`` for an AddressForm from a row with address columns; a place that is gone is left empty."""
    try:
        place = places.get(row.subdistrict_code, row.postal_code or None)
    except places.UnknownPlace:
        place = None
    return {"line": row.address_line, "place": place, "landmark": row.landmark}
