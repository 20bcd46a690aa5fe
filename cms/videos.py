"""Editors' videos: one row for each file, which pages point at. Titles and what is said stand on the page, in its language."""

import datetime
import posixpath

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common import clock
from common.public_files import VIDEOS

FOLDER = "videos"
KEPT_FOR = datetime.timedelta(days=1)  # pages that were read a moment ago may still name an old file
WIDE = (16, 9)  # the shape of a video that does not say its own


class Video(models.Model):
    """A video file, looked into by ``common.videos`` before it was kept."""

    name = models.CharField(_("ชื่อวิดีโอ"), max_length=120, help_text=_("ให้ผู้เขียนคนอื่นหาเจอ ผู้อ่านเห็นหัวข้อที่เขียนในหน้าแทน"))
    file = models.FileField(
        _("ไฟล์วิดีโอ"),
        upload_to=f"{FOLDER}/",
        help_text=_("MP4 (H.264) หรือ WebM ไม่เกิน 20 MB ยาวสองสามนาทีที่ความละเอียด 720p ก็พอ"),
    )
    captions = models.TextField(
        _("คำบรรยายใต้ภาพ (WebVTT)"),
        blank=True,
        max_length=60_000,
        help_text=_("วางข้อความจากไฟล์ .vtt คนที่ไม่ได้ยินจะอ่านตามภาพได้ ถ้าไม่มีเสียงพูดหรือมีคำบรรยายในภาพแล้ว ไม่ต้องใส่"),
    )
    spoken = models.CharField(_("ภาษาของคำบรรยาย"), max_length=2, choices=settings.LANGUAGES, default="th")
    size_bytes = models.PositiveIntegerField(editable=False)
    width = models.PositiveSmallIntegerField(default=0, editable=False)
    height = models.PositiveSmallIntegerField(default=0, editable=False)
    made_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("วิดีโอ")
        verbose_name_plural = _("วิดีโอ")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.name


def of(keys) -> dict[int, Video]:
    """Return the videos with these keys, by key; one query, none where no key is given."""
    return Video.objects.in_bulk(keys) if keys else {}


def megabytes(video: Video) -> float:
    """Return how large it is, for people: never nothing."""
    return max(video.size_bytes / 1_000_000, 0.1)


def shown(video: Video | None) -> dict | None:
    """Return what ``cms/parts/video.html`` takes of a video; None where it was taken away."""
    if video is None:
        return None
    width, height = (video.width, video.height) if video.width and video.height else WIDE
    return {
        "url": video.file.url,
        "megabytes": megabytes(video),
        "ending": video.file.name.rpartition(".")[2],
        "width": width,
        "height": height,
        "tall": height > width,
        "captions": reverse("cms:captions", args=[video.pk]) if video.captions else "",
        "spoken": video.spoken,
        "spoken_name": video.get_spoken_display(),
    }


def tidy() -> int:
    """Delete the files that no row names any more, a day after they came; return how many. Run again it finds none."""
    try:
        _folders, names = default_storage.listdir(FOLDER)
    except FileNotFoundError:
        return 0
    lying = {posixpath.join(FOLDER, name) for name in names if name.rpartition(".")[2] in VIDEOS}
    lost = lying - set(Video.objects.values_list("file", flat=True))
    before = clock.now() - KEPT_FOR
    old = [name for name in sorted(lost) if default_storage.get_modified_time(name) < before]
    for name in old:
        default_storage.delete(name)
    return len(old)
