"""What a shopper says about something that is wrong with her order."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms.fields import LongTextField
from common.forms.file_fields import PicturesField
from shop.aftercare.case_models import MOST_WORDS
from shop.aftercare.services.cases import MOST_PHOTOS
from shop.aftercare.states import CaseKind

WORDS_MISSING = _("เขียนอย่างน้อยหนึ่งประโยค เพื่อให้อีกฝ่ายเข้าใจ")


class SayForm(forms.Form):
    """Words and photos. ``key`` comes with the page: a double click says it once."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    words = LongTextField(label=_("เขียนถึงร้าน"), max_length=MOST_WORDS, error_messages={"required": WORDS_MISSING})
    pictures = PicturesField(label=_("รูป"), max_files=MOST_PHOTOS, required=False)


class OpenForm(SayForm):
    kind = forms.ChoiceField(
        label=_("เกิดอะไรขึ้น"),
        choices=CaseKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("เลือกว่าเกิดอะไรขึ้น"), "invalid_choice": _("เลือกว่าเกิดอะไรขึ้นจากรายการ")},
    )
    field_order = ["key", "kind", "words", "pictures"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["words"].label = _("เล่าให้ร้านฟัง")
        self.fields["words"].help_text = _("เช่น ขวดแตกสองขวดจากห้าขวด อยากให้ส่งใหม่หรือคืนเงิน")
