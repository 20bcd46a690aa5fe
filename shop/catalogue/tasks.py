from django.db import transaction
from django_tasks import task

from common.states import locked
from common.versions import services as versions
from shop.catalogue import pending, pictures
from shop.catalogue.models import Picture, Product


@task(backend="jobs")
def make_sizes(picture_id: int) -> None:
    """Make the smaller sizes of a picture as it is cut and put them on its product's card. Run twice it makes nothing new.

    The files are made outside the transaction: that takes half a second. A picture removed meanwhile is let go; of one
    cut anew meanwhile nothing is kept: another task makes those.
    """
    make_sizes_now(picture_id, formats=pictures.FORMATS)


def make_sizes_now(picture_id: int, *, formats: tuple[str, ...]) -> None:
    """Do what ``make_sizes`` does, in these formats."""
    picture = Picture.objects.select_related("product__merchant").filter(pk=picture_id).first()
    if picture is None or (picture.sizes and picture.made_as == picture.cut_as):
        return
    put_sizes(picture, pictures.make_sizes(picture, formats=formats))


@transaction.atomic
def put_sizes(picture: Picture, made: pictures.Sizes) -> None:
    """Write down the stored sizes of ``picture`` and show them on the card; of one cut anew since it was read, nothing."""
    product = locked(Product(pk=picture.product_id))
    now = Picture.objects.filter(pk=picture.pk).first()
    if now is None or now.cut_as != picture.cut_as:
        return
    now.sizes, now.avif, now.shown, now.share, now.made_as = made.webp, made.avif, made.shown, made.share, now.cut_as
    now.save(update_fields=["sizes", "avif", "shown", "share", "made_as"])
    product.card = pictures.card_of(list(product.pictures.all()), product.name)
    product.save(update_fields=["card"])
    versions.bump("catalogue", of=[product.merchant_id])


@task(backend="jobs")
def drop_pending(name: str) -> None:
    """Delete a photograph that lay aside. Run twice it deletes nothing more."""
    pending.drop(name)
