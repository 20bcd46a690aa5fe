"""Covers set before shared links showed a picture get theirs, some at a time."""

from django.core.files.storage import default_storage
from django.db import transaction

from cms import services as cms
from cms.models import StorefrontPage
from cms.slots import COVER_RATIO
from common.derivatives import Cut
from common.sharing import share_picture
from common.states import locked

AT_ONCE = 20


def fill(*, most: int = AT_ONCE) -> int:
    """Draw what a shared link shows for up to ``most`` covers that lack it; return how many got it. Run again it goes on.

    Any of them, so that covers whose file is gone do not keep the others waiting. An editor who publishes an older draft
    brings back a cover without it; the next run draws it again.
    """
    lacking = StorefrontPage.objects.filter(cover__has_key="original").exclude(cover__has_key="share")
    return sum(_draw(page) for page in lacking.select_related("merchant").order_by("?")[:most])


def _draw(page: StorefrontPage) -> bool:
    """Draw and store it; where the cover changed meanwhile, the file goes again."""
    try:
        with default_storage.open(page.cover["original"]) as file:
            drawn = share_picture(file.read(), cut=Cut(COVER_RATIO), province=page.merchant.province_slug)
    except OSError:  # gone, or no picture any more: the pattern stands for it
        return False
    name = cms.keep_share(page.cover, drawn)
    with transaction.atomic():
        now = locked(page)
        if now.cover == page.cover:
            now.cover = {**now.cover, "share": name}
            now.save(update_fields=["cover"])
            return True
    default_storage.delete(name)
    return False
