"""The form by which editors put up a video in /admin/, in the list of videos and in the window that a page opens."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from cms.videos import Video
from common import upload_errors, videos

NO_CAPTIONS = _("ข้อความนี้ไม่ใช่คำบรรยายแบบ WebVTT บรรทัดแรกต้องเป็นคำว่า WEBVTT แล้วตามด้วยเวลา เช่น 00:01.000 --> 00:04.000")
FIELDS = ["name", "file", "captions", "spoken"]


class VideoForm(WagtailAdminModelForm):
    """Takes what ``common.videos`` takes. A file that was replaced is deleted a day later by ``videos.tidy``."""

    class Meta:
        model = Video
        fields = FIELDS
        widgets = {
            "file": forms.FileInput(attrs={"accept": "video/mp4,video/webm"}),
            "captions": forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
        }

    def clean_file(self):
        """Return the file to keep, under a name of ours; one that is kept already stays."""
        sent = self.cleaned_data["file"]
        if not isinstance(sent, UploadedFile):
            return sent
        try:
            self.clean_video = videos.clean_video(sent)
        except upload_errors.BadUpload as refusal:
            raise ValidationError(refusal.message, code="bad_video") from refusal
        return ContentFile(self.clean_video.bytes, name=self.clean_video.name)

    def clean_captions(self) -> str:
        words = self.cleaned_data["captions"].replace("\r\n", "\n").lstrip("\ufeff").strip()
        if words and not (words.startswith("WEBVTT") and "-->" in words):
            raise ValidationError(NO_CAPTIONS)
        return words

    def save(self, commit=True):
        if clean := getattr(self, "clean_video", None):
            self.instance.size_bytes = len(clean.bytes)
            self.instance.width, self.instance.height = clean.width, clean.height
        return super().save(commit=commit)
