from django import forms
from django.utils.translation import gettext_lazy as _

from common.codes.errors import NoMobile
from common.errors import DomainError
from common.forms.fields import PlainTextField, ThaiPhoneField
from common.letters import sms
from common.thai import phones

CALLED = {"label": _("ชื่อ"), "max_length": 150, "help_text": _("ชื่อที่อยากให้เราเรียก เช่น ฟาตีเมาะ")}


class MobileField(ThaiPhoneField):
    """A number that SMS reach; a landline is refused with the same sentence as what is no number at all."""

    def parse(self, typed: str) -> str:
        try:
            phone = phones.normalise(typed)
        except DomainError:
            phone = ""
        if not phones.is_mobile(phone):
            raise forms.ValidationError(NoMobile().message, code="invalid")
        return phone


class PhoneForm(forms.Form):
    """The number a code is sent to."""

    phone = MobileField(label=_("เบอร์มือถือของคุณ"))


class BesidePhone:
    """A form of an entrance page, above which the way by phone stands."""

    @property
    def by_phone(self) -> PhoneForm | None:
        """The other form of the page, where this site can send SMS."""
        return PhoneForm(auto_id="id_by_%s") if sms.is_on() else None


class SignupExtras(BesidePhone, forms.Form):
    """What we ask beside allauth's own fields: the name to address her by. A surname is optional."""

    first_name = PlainTextField(**CALLED)

    def signup(self, request, user) -> None:
        user.first_name = self.cleaned_data["first_name"]
        user.save(update_fields=["first_name"])


class NameForm(forms.Form):
    """How she wants to be called, asked once after the first sign-in without one."""

    first_name = PlainTextField(**CALLED, widget=forms.TextInput(attrs={"autocomplete": "given-name"}))


class LettersForm(forms.Form):
    """By which of the ways that reach her she wants to hear from us."""

    letters_by = forms.ChoiceField(
        label=_("อยากรับข่าวทางไหน"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("เลือกหนึ่งทาง แล้วกดบันทึก"),
            "invalid_choice": _("ทางนี้ยังส่งถึงคุณไม่ได้ เลือกทางอื่น แล้วกดบันทึก"),
        },
    )

    def __init__(self, *args, ways: list[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["letters_by"].choices = ways


class CodeForm(forms.Form):
    """What she reads in the SMS: six digits, in whichever numerals, with or without spaces."""

    code = PlainTextField(
        label=_("รหัส 6 หลัก"),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "data-focus": ""}),
        error_messages={"required": _("ใส่เลข 6 หลักที่ได้รับทาง SMS")},
    )
