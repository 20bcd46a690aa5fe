"""Pictures stored before shared links showed one get theirs, some at a time."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from common.sharing import share_picture
from common.versions import services as versions
from shop.catalogue import pictures
from shop.catalogue.models import Picture

AT_ONCE = 20  # a third of a second of drawing


def fill(*, most: int = AT_ONCE) -> int:
    """Draw what a shared link shows for up to ``most`` pictures that lack it; return how many got it. Run again it goes on.

    Any of them, so that pictures whose file is gone do not keep the others waiting. One cut anew meanwhile, whose sizes are
    not made yet, or which has one already, is let be.
    """
    lacking = Picture.objects.filter(share="").exclude(sizes=[]).select_related("product__merchant")
    filled = sum(_draw(picture) for picture in lacking.order_by("?")[:most] if picture.made_as == picture.cut_as)
    if filled:
        versions.bump("catalogue", of=())
    return filled


def _draw(picture: Picture) -> bool:
    """Draw and store it; whoever wrote one meanwhile was first, and this one's file goes again."""
    try:
        with default_storage.open(picture.original) as file:
            content = file.read()
        drawn = share_picture(content, cut=pictures.cut_of(picture), province=picture.product.merchant.province_slug)
    except OSError:  # gone, or no picture any more: the pattern stands for it
        return False
    name = default_storage.save(pictures.share_name(picture), ContentFile(drawn))
    same = Picture.objects.filter(pk=picture.pk, share="", made_as=picture.made_as)
    if same.update(share=name):
        return True
    default_storage.delete(name)
    return False
