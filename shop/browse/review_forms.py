"""What a buyer says of what she bought."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms.fields import LongTextField
from common.forms.file_fields import PicturesField
from shop.aftercare.review_models import MOST_WORDS
from shop.aftercare.services.reviews import MOST_PHOTOS

STARS = [
    ("5", _("5 ดาว ดีมาก")),
    ("4", _("4 ดาว ดี")),
    ("3", _("3 ดาว พอใช้")),
    ("2", _("2 ดาว ไม่ค่อยดี")),
    ("1", _("1 ดาว แย่")),
]


class ReviewForm(forms.Form):
    """``named_as`` is the name that would be shown; without one there is nothing to ask."""

    stars = forms.TypedChoiceField(
        label=_("ให้กี่ดาว"),
        choices=STARS,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("เลือกจำนวนดาว"), "invalid_choice": _("เลือกจำนวนดาวจากรายการ")},
    )
    words = LongTextField(
        label=_("เป็นอย่างไรบ้าง"),
        max_length=MOST_WORDS,
        required=False,
        help_text=_("เช่น รสชาติ ความสด การห่อของ"),
    )
    pictures = PicturesField(label=_("รูปของที่ได้รับ"), max_files=MOST_PHOTOS, required=False)
    keep_photos = forms.BooleanField(label=_("เก็บรูปเดิมไว้"), required=False)
    named = forms.BooleanField(required=False)

    def __init__(self, *args, named_as: str = "", has_photos: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        if named_as:
            self.fields["named"].label = _("แสดงชื่อฉันว่า “%(name)s” ถ้าไม่เลือกจะแสดงว่า “ผู้ซื้อ”") % {"name": named_as}
        else:
            del self.fields["named"]
        if not has_photos:
            del self.fields["keep_photos"]
