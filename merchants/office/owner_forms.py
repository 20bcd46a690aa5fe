from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.forms.fields import LongTextField, PlainTextField
from common.thai import phones
from common.users.forms import MobileField
from merchants.models import Member, RegisterEntry

NOBODY = "nobody"


class OwnerForm(forms.Form):
    """Who gives the shop away, who takes it, and which paper of the group says so."""

    outgoing = forms.ChoiceField(
        label=gettext_lazy("เจ้าของคนเดิม"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("เลือกเจ้าของคนที่จะเปลี่ยน")},
    )
    becomes = forms.ChoiceField(
        label=gettext_lazy("ต่อไปเจ้าของคนเดิมจะ"),
        choices=[
            ("gone", gettext_lazy("ออกจากร้าน เข้าหน้าจัดการร้านไม่ได้อีก")),
            ("helper", gettext_lazy("เป็นผู้ช่วยต่อไป")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("เลือกว่าเจ้าของคนเดิมจะออกหรือเป็นผู้ช่วย")},
    )
    first_name = PlainTextField(
        label=gettext_lazy("ชื่อเจ้าของคนใหม่"), max_length=60, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    last_name = PlainTextField(
        label=gettext_lazy("นามสกุล"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    phone = MobileField(
        label=gettext_lazy("เบอร์มือถือของเจ้าของคนใหม่"),
        widget=forms.TelInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("เขาจะเข้าสู่ระบบด้วยเบอร์นี้ อ่านทวนให้เขาฟังก่อนบันทึก"),
    )
    signs_for = forms.ChoiceField(
        label=gettext_lazy("คนใหม่ลงนามแทนใคร"),
        widget=forms.RadioSelect,
        required=False,
        help_text=gettext_lazy("ผู้ลงนามต้องยืนยันเมื่อบัญชีรับเงินของกลุ่มเปลี่ยน"),
    )
    minute = PlainTextField(
        label=gettext_lazy("รายงานการประชุม"),
        min_length=3,
        max_length=120,
        help_text=gettext_lazy("ชื่อหรือเลขที่ และวันที่ประชุม เช่น ครั้งที่ 3/2569 วันที่ 12 พ.ย. 2569"),
        error_messages={"required": gettext_lazy("ใส่ชื่อหรือเลขที่ของรายงานการประชุมที่กลุ่มลงมติ")},
    )
    reason = LongTextField(
        label=gettext_lazy("เหตุผลที่เจ้าของร้านจะได้อ่าน"),
        min_length=5,
        max_length=2000,
        error_messages={"required": gettext_lazy("กรุณาเขียนเหตุผลให้เจ้าของร้านเข้าใจ อย่างน้อยหนึ่งประโยค")},
    )

    def __init__(self, *args, owners: list[Member], signers: list[RegisterEntry], **kwargs):
        super().__init__(*args, **kwargs)
        self.owners = {str(row.pk): row for row in owners}
        self.signers = {str(row.pk): row for row in signers}
        self.fields["outgoing"].choices = [(key, str(row.user)) for key, row in self.owners.items()]
        if len(owners) == 1:
            self.initial["outgoing"] = next(iter(self.owners))
        if not signers:
            del self.fields["signs_for"]
            return
        lines = [(key, f"{row.name} {phones.display(row.phone)}") for key, row in self.signers.items()]
        self.fields["signs_for"].choices = [*lines, (NOBODY, _("ไม่เปลี่ยนผู้ลงนาม"))]
        self.fields["signs_for"].required = True
        self.fields["signs_for"].error_messages["required"] = _("เลือกว่าคนใหม่ลงนามแทนใคร หรือไม่เปลี่ยนผู้ลงนาม")

    @property
    def outgoing_member(self) -> Member:
        return self.owners[self.cleaned_data["outgoing"]]

    @property
    def signs_for_line(self) -> RegisterEntry | None:
        return self.signers.get(self.cleaned_data.get("signs_for", ""))
