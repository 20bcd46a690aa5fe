"""Editors' pictures in the sizes a page needs: modern formats, cut at the focal point, one query for a whole page."""

import io

from wagtail.images import get_image_model
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import Filter, SourceImageIOError

WHOLE = ("max-480x600|format-webp", "max-960x1200|format-webp", "max-960x1200|format-jpeg")
TEASER = ("fill-480x270|format-webp", "fill-960x540|format-webp", "fill-960x540|format-jpeg")
SHARE = ("fill-1200x630|format-jpeg",)  # what a shared link shows
GONE = (SourceImageIOError, InvalidFilterSpecError, OSError)


class InMemory(Filter):
    """Makes a size in memory: Wagtail's own leaves temporary files open behind it."""

    def run(self, image, output, source=None):
        output.close()
        return super().run(image, io.BytesIO(), source=source)


def of(keys, *sizes: tuple[str, ...]) -> dict:
    """Return the pictures with these keys, by key, with their sizes looked up; two queries, none where no key is given."""
    if not keys:
        return {}
    wanted = [spec for size in sizes for spec in size]
    return {row.pk: row for row in get_image_model().objects.filter(pk__in=keys).prefetch_renditions(*wanted)}


def shown(image, size: tuple[str, ...], *, alt: str, caption: str = "") -> dict | None:
    """Return what ``components/picture.html`` takes. A picture whose file is gone is None: the page stays whole."""
    if image is None:
        return None
    try:
        found = image.get_renditions(*[InMemory(spec=spec) for spec in size])
    except GONE:
        return None
    *modern, last = (found[spec] for spec in size)
    widths = {one.width: one for one in modern}
    return {
        "webp": [[one.url, width] for width, one in widths.items()],
        "fallback": last.url,
        "width": last.width,
        "height": last.height,
        "alt": alt,
        "caption": caption,
    }
