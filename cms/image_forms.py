"""The form by which editors put up pictures in /admin/: Wagtail's own, but a broken file is a sentence."""

from django.core.exceptions import ValidationError
from PIL import Image
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from common import upload_errors, uploads

BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)


class SoundImageField(WagtailImageField):
    """Refuses what cannot be decoded to the end, and what is too large before it is decoded."""

    def to_python(self, data):
        try:
            self._check_pixels(data)
            return super().to_python(data)
        except BOMBS as error:
            raise self._too_many_pixels() from error
        except uploads.DECODER_FAULTS as error:
            raise ValidationError(upload_errors.BrokenPicture.sentence, code="invalid_image") from error

    def _check_pixels(self, data) -> None:
        """Read the size that the file declares. What Pillow does not know at all is refused by Wagtail's own checks."""
        if not data or not hasattr(data, "read"):
            return
        data.seek(0)
        try:
            with Image.open(data) as image:
                if image.width * image.height > uploads.MOST_PIXELS:
                    raise self._too_many_pixels()
        except Image.UnidentifiedImageError:
            pass
        finally:
            if not data.closed:
                data.seek(0)

    def _too_many_pixels(self) -> ValidationError:
        refusal = upload_errors.TooManyPixels(limit=uploads.MOST_PIXELS // 1_000_000)
        return ValidationError(refusal.message, code="file_too_many_pixels")


class ImageForm(BaseImageForm):
    """Named in the settings; Wagtail builds the form of a single picture and of several on it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if own := self.fields.get("file"):
            self.fields["file"] = SoundImageField(label=own.label, widget=own.widget, required=own.required)
