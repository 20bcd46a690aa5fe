"""The shape of what an applicant types, one form per screen; and what an officer says with a decision."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common import clock
from common.forms.fields import DocumentField, LongTextField, ThaiDateField
from common.reasons import stored
from merchants.onboarding.models import Application, ReasonCode
from merchants.onboarding.questions import question_of
from merchants.onboarding.requirements import Item
from merchants.onboarding.standing import Standing


class ScreenForm(forms.Form):
    """The questions of one screen, as its requirements have it. ``values()`` says what to keep, by requirement key."""

    def __init__(
        self, *args, rows: list[Standing], application: Application, posted: dict | None = None, **kwargs
    ) -> None:
        self.items: list[Item] = [row.item for row in rows]
        kwargs["initial"] = {**self._initial(rows, application), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        sent = self.data if self.is_bound else posted
        for item in self.items:
            self.fields.update(question_of(item).fields(item, application, sent))

    @staticmethod
    def _initial(rows: list[Standing], application: Application) -> dict:
        found: dict[str, object] = {}
        for row in rows:
            value = row.answer.value if row.answer else None
            found |= question_of(row.item).initial(value, row.item, application)
        return found

    @property
    def blocks(self) -> list[list[forms.BoundField]]:
        """Return the fields as they stand on the page: a person's name and house, or name and phone, side by side."""
        found: list[list[forms.BoundField]] = []
        for field in self:
            if field.name.startswith(("house_", "signer_phone_")):
                found[-1].append(field)
            else:
                found.append([field])
        return found

    def clean(self) -> None:
        for item in self.items:
            question_of(item).clean(self, item)

    def values(self) -> dict[str, object | None]:
        """Return what was answered by requirement key; None where an optional one was left empty."""
        return {item.key: question_of(item).value(self.cleaned_data, item) for item in self.items}


class PaperForm(forms.Form):
    """One paper, photographed or as PDF, and until when it is valid where it ends."""

    file = DocumentField(label=_("รูปเอกสาร"))
    expires_on = ThaiDateField(
        label=_("วันหมดอายุที่เขียนบนเอกสาร"),
        help_text=_("เช่น 31/12/2569 ดูบรรทัดที่เขียนว่า หมดอายุ หรือ ใช้ได้ถึง"),
        error_messages={"required": _("ใส่วันหมดอายุตามเอกสาร เช่น 31/12/2569")},
    )

    def __init__(self, *args, item: Item, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if not item.has_expiry:
            del self.fields["expires_on"]

    def clean_expires_on(self):
        date = self.cleaned_data["expires_on"]
        if date > clock.today().replace(year=clock.today().year + 20, day=1):
            raise forms.ValidationError(_("วันหมดอายุไกลเกินไป ตรวจปี พ.ศ. อีกครั้ง"))
        return date


class ConsentsForm(ScreenForm):
    """The consents beside the button that sends the application."""

    def agreed(self) -> dict[str, bool]:
        return {key: bool(value) for key, value in self.values().items()}


class ReasonForm(forms.Form):
    """What an officer tells the applicant or the merchant with a decision."""

    reason = LongTextField(
        label=_("เหตุผลที่ผู้สมัครจะได้อ่าน"),
        min_length=5,
        max_length=2000,
        error_messages={"required": _("กรุณาเขียนเหตุผลให้ผู้สมัครเข้าใจว่าต้องแก้อะไร อย่างน้อยหนึ่งประโยค")},
    )


class SendBackForm(forms.Form):
    """Words beside the requirements that are marked; they may be empty where those say enough."""

    reason = LongTextField(label=_("ข้อความถึงผู้สมัคร"), max_length=2000, required=False)


class RejectForm(forms.Form):
    """Why one requirement does not pass."""

    reason = forms.ChoiceField(
        label=_("ต้องแก้เพราะ"),
        choices=ReasonCode,
        error_messages={"required": _("เลือกเหตุผล"), "invalid_choice": _("เลือกเหตุผลจากรายการ")},
    )
    note = LongTextField(label=_("บอกให้ทำอย่างไร"), max_length=1000, required=False)


class WaiveForm(forms.Form):
    """Why one requirement is not needed."""

    note = LongTextField(
        label=_("ยกเว้นเพราะ"),
        min_length=5,
        max_length=1000,
        error_messages={"required": _("กรุณาบอกเหตุผลที่ยกเว้นข้อนี้")},
    )


class HandOverForm(forms.Form):
    """To whom the case goes; the choices are the officers of its province."""

    officer = forms.ChoiceField(
        label=_("ให้ใครตรวจ"),
        error_messages={"required": _("เลือกเจ้าหน้าที่"), "invalid_choice": _("เลือกเจ้าหน้าที่จากรายการ")},
    )

    def __init__(self, *args, officers: list, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["officer"].choices = [(str(row.pk), row.user.get_full_name() or str(row)) for row in officers]


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
        """Return the purpose as it is stored."""
        return stored(dict(PURPOSES)[self.cleaned_data["purpose"]])
