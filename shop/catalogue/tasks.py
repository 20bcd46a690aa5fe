from django.db import transaction
from django_tasks import task

from common.states import locked
from common.versions import services as versions
from shop.catalogue import pictures
from shop.catalogue.models import Picture, Product


@task(backend="jobs")
def make_sizes(picture_id: int) -> None:
    """Make the smaller sizes of a picture and put them on its product's card. Run twice it makes nothing new.

    The files are made outside the transaction: that takes a fifth of a second. A picture removed meanwhile is let go.
    """
    picture = Picture.objects.filter(pk=picture_id, sizes=[]).first()
    if picture is None:
        return
    put_sizes(picture, pictures.make_sizes(picture.original))


@transaction.atomic
def put_sizes(picture: Picture, sizes: list[list]) -> None:
    """Write down the stored sizes of ``picture`` and show them on the card; where it has some already, nothing changes."""
    product = locked(Product(pk=picture.product_id))
    if Picture.objects.filter(pk=picture.pk, sizes=[]).update(sizes=sizes):
        product.card = pictures.card_of(list(product.pictures.all()), product.name)
        product.save(update_fields=["card"])
        versions.bump("catalogue")
