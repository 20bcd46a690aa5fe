import io

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict
from PIL import Image

from common.forms import fields


class PaperForm(forms.Form):
    photo = fields.PictureField()
    paper = fields.DocumentField(required=False)
    more = fields.PicturesField(required=False, max_files=2)


def upload(content=None, name="a.jpg"):
    if content is None:
        out = io.BytesIO()
        Image.new("RGB", (60, 40)).save(out, "JPEG")
        content = out.getvalue()
    return SimpleUploadedFile(name, content, content_type="image/jpeg")


def filled(**files):
    return PaperForm(
        {}, MultiValueDict({name: value if isinstance(value, list) else [value] for name, value in files.items()})
    )


def test_the_cleaned_value_is_a_picture_of_ours():
    form = filled(photo=upload(), more=[upload(), upload()])
    assert form.is_valid(), form.errors
    assert (form.cleaned_data["photo"].width, form.cleaned_data["photo"].format) == (60, "jpeg")
    assert form.cleaned_data["paper"] is None
    assert [picture.width for picture in form.cleaned_data["more"]] == [60, 60]


def test_a_long_file_name_is_no_reason_to_refuse():
    assert filled(photo=upload(name="รูป" * 80 + ".jpg")).is_valid()


def test_refusals_are_whole_sentences_on_the_field():
    form = filled(paper=upload(b"<html>"), more=[upload()] * 3)
    assert not form.is_valid()
    assert form.errors == {
        "photo": ["ยังไม่ได้เลือกรูป ถ่ายรูปหรือเลือกจากคลังภาพ"],
        "paper": ["ไฟล์นี้ไม่ใช่รูปถ่ายหรือ PDF ถ่ายรูปเอกสาร หรือเลือกไฟล์ PDF"],
        "more": ["เลือกได้ไม่เกิน 2 ไฟล์ต่อครั้ง"],
    }
    assert filled(photo=upload(b"")).errors["photo"] == ["ไฟล์นี้ว่างเปล่า ลองถ่ายหรือเลือกไฟล์ใหม่อีกครั้ง"]
    assert filled(photo=upload(), more=[upload(b"GIF89a")]).errors["more"][0].startswith("ไฟล์นี้ไม่ใช่รูปถ่าย")


def test_the_input_opens_the_camera_roll_and_allows_several_where_asked():
    form = PaperForm()
    assert 'accept="image/jpeg,image/png,image/webp,image/heic,image/heif"' in str(form["photo"])
    assert "application/pdf" in str(form["paper"])
    assert " multiple" in str(form["more"])
    assert " multiple" not in str(form["photo"])
