from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm

from common.forms.email_field import EmailField
from common.forms.fields import LongTextField, PlainTextField
from common.forms.row_fields import RowsField
from common.users.models import User
from merchants.models import PROVINCE_CHOICES, Officer, OfficerRole

FIRST_NAME = {"label": _("ชื่อ"), "max_length": 150, "error_messages": {"required": _("ใส่ชื่อ")}}
LAST_NAME = {"label": _("นามสกุล"), "max_length": 150, "required": False}
EMAIL = {
    "label": _("อีเมล"),
    "help_text": _("เราส่งจดหมายเชิญไปที่อีเมลนี้ เจ้าของอีเมลเข้าสู่ระบบด้วยรหัสที่ส่งไปที่เดียวกัน ไม่ต้องตั้งรหัสผ่านให้"),
    "error_messages": {"required": _("ใส่อีเมลของคนที่จะเชิญ"), "invalid": _("อีเมลไม่ถูกต้อง ใส่ให้ครบ เช่น asma@example.com")},
}
ADMINISTRATOR = {
    "label": _("ผู้ดูแลระบบ"),
    "required": False,
    "help_text": _("ทำได้ทุกอย่างในหน้านี้ รวมทั้งเพิ่มเจ้าหน้าที่และผู้ดูแลระบบ"),
}
GROUPS = _("กลุ่มผู้เขียนเว็บ")
GROUPS_HELP = _("Editors เขียนและเผยแพร่หน้าเว็บกับรายการเอกสารที่ขอจากผู้สมัคร")


class DutiesForm(forms.ModelForm):
    """What an officer does and where."""

    role = forms.ChoiceField(
        label=_("หน้าที่"),
        choices=OfficerRole,
        initial=OfficerRole.OFFICER,
        widget=forms.RadioSelect,
        help_text=_("เจ้าหน้าที่ตรวจใบสมัครและเห็นเอกสาร ผู้ดูข้อมูลโครงการเห็นเพียงตัวเลข"),
        error_messages={"required": _("เลือกหน้าที่หนึ่งอย่าง"), "invalid_choice": _("เลือกหน้าที่หนึ่งอย่าง")},
    )
    all_provinces = forms.BooleanField(label=_("ดูแลทุกจังหวัด"), required=False)
    provinces = forms.MultipleChoiceField(
        label=_("จังหวัดที่ดูแล"),
        choices=PROVINCE_CHOICES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("ใบสมัครและร้านของจังหวัดอื่นจะไม่ปรากฏให้เห็น"),
    )

    class Meta:
        model = Officer
        fields = ["role", "all_provinces"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["provinces"] = [row.province_code for row in self.instance.provinces.all()]

    @property
    def duties(self) -> dict:
        """What was chosen, as the verbs take it."""
        return {name: self.cleaned_data[name] for name in ("role", "all_provinces", "provinces")}


class AppointForm(DutiesForm):
    """Whom to make officer or viewer."""

    email = EmailField(**EMAIL)
    first_name = PlainTextField(**FIRST_NAME)
    last_name = PlainTextField(**LAST_NAME)
    field_order = ["email", "first_name", "last_name", "role", "all_provinces", "provinces"]


class OfficerForm(DutiesForm):
    """The duties of a standing officer, and whether she works."""

    active = forms.BooleanField(
        label=_("ยังปฏิบัติงาน"),
        required=False,
        help_text=_("ถ้าเอาเครื่องหมายออก จะเข้าหน้าเจ้าหน้าที่ไม่ได้ทันที ประวัติที่ทำไว้ยังอยู่"),
    )

    field_order = ["role", "all_provinces", "provinces", "active"]

    class Meta(DutiesForm.Meta):
        fields = ["role", "all_provinces", "active"]


def _groups(field: forms.ModelMultipleChoiceField) -> RowsField:
    """Return Wagtail's field in our words."""
    words = {"label": GROUPS, "help_text": GROUPS_HELP}
    return RowsField(queryset=field.queryset, widget=field.widget, required=field.required, **words)


class InviteForm(UserCreationForm):
    """Whom to let work in /admin/. She sets no password here, and nobody sets one for her."""

    password_enabled = False
    email = EmailField(**EMAIL)
    first_name = PlainTextField(**FIRST_NAME)
    last_name = PlainTextField(**LAST_NAME)
    is_superuser = forms.BooleanField(**ADMINISTRATOR)
    field_order = ["email", "first_name", "last_name", "groups", "is_superuser"]
    error_messages = {
        **UserCreationForm.error_messages,
        "duplicate_username": _("มีบัญชีที่ใช้อีเมลนี้อยู่แล้ว เปิดบัญชีนั้นในรายการผู้ใช้ แล้วเลือกหน้าที่ให้"),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["groups"] = _groups(self.fields["groups"])

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()


class PersonForm(UserEditForm):
    """A standing account: her name, what she may do, whether it is open. Her address and number are changed by herself."""

    password_enabled = False
    email = forms.EmailField(
        label=_("อีเมล"), disabled=True, required=False, help_text=_("เจ้าของบัญชีเปลี่ยนอีเมลและเบอร์เอง")
    )
    first_name = PlainTextField(**{**FIRST_NAME, "required": False})
    last_name = PlainTextField(**LAST_NAME)
    is_superuser = forms.BooleanField(**ADMINISTRATOR)
    is_active = forms.BooleanField(
        label=_("ใช้งานได้"), required=False, help_text=_("ถ้าเอาเครื่องหมายออก คนนี้เข้าสู่ระบบไม่ได้ทันที")
    )

    field_order = ["email", "first_name", "last_name", "groups", "is_superuser", "is_active"]

    class Meta(UserEditForm.Meta):
        model = User

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["groups"] = _groups(self.fields["groups"])

    def _clean_username(self):
        """The address is not asked here: many people have none."""


class SecondFactorForm(forms.Form):
    """Why somebody's second factor is taken off: she reads it."""

    reason = LongTextField(
        label=_("เหตุผลที่เจ้าตัวจะได้อ่าน"),
        min_length=5,
        max_length=1000,
        help_text=_("เช่น โทรศัพท์หาย โทรมาจากเบอร์สำนักงาน ยืนยันชื่อกับหัวหน้าแล้ว"),
        error_messages={"required": _("เขียนเหตุผลอย่างน้อยหนึ่งประโยค")},
    )
