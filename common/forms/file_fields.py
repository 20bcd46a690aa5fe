"""Form fields for pictures and papers: their cleaned value is a file of our own making (``common.uploads``)."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from common import upload_errors, uploads
from common.errors import DomainError

PICTURES = "image/jpeg,image/png,image/webp,image/heic,image/heif"
PAPERS = PICTURES + ",application/pdf"


class PictureField(forms.FileField):
    """A photograph → ``CleanPicture``, or None when none was chosen."""

    widget = forms.FileInput
    accept = PICTURES
    default_error_messages = {
        "required": _("ยังไม่ได้เลือกรูป ถ่ายรูปหรือเลือกจากคลังภาพ"),
        "missing": _("ยังไม่ได้เลือกรูป ถ่ายรูปหรือเลือกจากคลังภาพ"),
        "invalid": _("ยังไม่ได้เลือกรูป ถ่ายรูปหรือเลือกจากคลังภาพ"),
        "empty": upload_errors.EmptyFile.sentence,
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, str]:
        return {**super().widget_attrs(widget), "accept": self.accept}

    def to_python(self, data: UploadedFile | None) -> object | None:
        file = super().to_python(data)
        if file is None:
            return None
        try:
            return self.made_anew(file)
        except DomainError as refusal:
            raise ValidationError(refusal.message, code="invalid_file") from refusal

    def made_anew(self, file: UploadedFile) -> object:
        return uploads.clean_picture(file)


class DocumentField(PictureField):
    """A paper, photographed or as PDF → ``CleanDocument``, or None when none was chosen."""

    accept = PAPERS
    default_error_messages = {
        "required": _("ยังไม่ได้เลือกไฟล์ ถ่ายรูปเอกสารหรือเลือกไฟล์ PDF"),
        "missing": _("ยังไม่ได้เลือกไฟล์ ถ่ายรูปเอกสารหรือเลือกไฟล์ PDF"),
        "invalid": _("ยังไม่ได้เลือกไฟล์ ถ่ายรูปเอกสารหรือเลือกไฟล์ PDF"),
    }

    def made_anew(self, file: UploadedFile) -> object:
        return uploads.clean_document(file)


class SeveralFilesInput(forms.FileInput):
    """A file input in which several files may be chosen at once."""

    allow_multiple_selected = True


class PicturesField(PictureField):
    """Several photographs → a list of ``CleanPicture`` in the order chosen, empty when none was. All or nothing."""

    widget = SeveralFilesInput

    def __init__(self, *, max_files: int = 8, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.max_files = max_files

    def clean(self, data: list[UploadedFile] | UploadedFile | None, initial: object = None) -> list:
        files = [file for file in (data if isinstance(data, (list, tuple)) else [data]) if file]
        if len(files) > self.max_files:
            raise ValidationError(upload_errors.TooManyFiles(limit=self.max_files).message, code="too_many")
        if not files:
            if self.required and not initial:
                raise ValidationError(self.error_messages["required"], code="required")
            return []
        return [super(PicturesField, self).clean(file, initial) for file in files]
