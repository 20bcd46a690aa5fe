from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms.fields import LongTextField, PlainTextField
from common.forms.file_fields import PictureField


class StorefrontForm(forms.Form):
    """The words and the photograph of the public page. Everything may stay empty; long texts are refused, not cut."""

    intro = PlainTextField(  # one sentence on one line, however it was typed
        label=_("แนะนำร้านหนึ่งประโยค"),
        help_text=_("คนเห็นเป็นอย่างแรก เช่น น้ำบูดูหมักไห 12 เดือน สูตรยายจากปะเสยะวอ"),
        max_length=200,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    about = LongTextField(
        label=_("เรื่องของเรา"),
        help_text=_("ใครทำ ทำอย่างไร เริ่มเมื่อไร เล่าเหมือนคุยกับลูกค้าหน้าร้าน"),
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    opening_hours = PlainTextField(
        label=_("เวลาเปิดทำการ"),
        help_text=_("เช่น ทุกวัน 8.00–17.00 น. หยุดวันศุกร์"),
        max_length=200,
        required=False,
    )
    made_by_muslims = forms.BooleanField(
        label=_("สินค้าของร้านผลิตโดยมุสลิม"),
        help_text=_(
            "เป็นคำบอกของร้านเอง ลูกค้าเห็นว่าร้านเป็นคนบอก ไม่ใช่การรับรองฮาลาล ถ้ามีใบรับรองฮาลาล ส่งได้ที่เมนูใบรับรอง ไม่ทำเครื่องหมายก็ได้"
        ),
        required=False,
    )
    cover = PictureField(
        label=_("รูปปกร้าน"),
        help_text=_("รูปแนวนอน เห็นคนทำหรือของที่ทำ สว่างและชัด"),
        required=False,
    )
