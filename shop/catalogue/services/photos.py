"""Pictures of a product. Removed ones keep their files: lines of past orders show them."""

from django.db import transaction
from django.db.models import Max

from common.audit import services as audit
from common.states import locked
from common.tasks import after_commit
from common.uploads import CleanPicture
from common.versions import services as versions
from shop.catalogue import pictures, tasks
from shop.catalogue.errors import LastPicture, LastPictureSent, TooManyPictures
from shop.catalogue.models import Picture, Product, ProductState

MOST_PICTURES = 8
NEEDS_ONE = {ProductState.LIVE: LastPicture, ProductState.IN_REVIEW: LastPictureSent}


@transaction.atomic
def add_picture(*, product: Product, by, picture: CleanPicture) -> Picture:
    """Put a picture behind the others; its smaller sizes follow after commit.

    Raises TooManyPictures. The same photograph again is the one that is there.
    """
    row = locked(product)
    there = list(row.pictures.all())
    for known in there:
        if known.sha256 == picture.sha256:
            return known
    if len(there) >= MOST_PICTURES:
        raise TooManyPictures(limit=MOST_PICTURES)
    last = row.pictures.aggregate(last=Max("position"))["last"]
    added = Picture.objects.create(
        product=row,
        position=0 if last is None else last + 1,
        original=pictures.keep_original(picture.bytes),
        sha256=picture.sha256,
    )
    _show(row)
    audit.record(subject=row, verb="picture_added", by=by, picture=added.pk)
    after_commit(tasks.make_sizes, added.pk)
    return added


@transaction.atomic
def remove_picture(*, picture: Picture, by) -> None:
    """Take a picture off its product; the next one takes its place on the card. Done twice it changes nothing.

    Raises LastPicture for the only one of a product on sale, LastPictureSent where an officer is to look at it.
    """
    row = locked(Product(pk=picture.product_id))
    refusal = NEEDS_ONE.get(row.state)
    if refusal and list(row.pictures.values_list("pk", flat=True)) == [picture.pk]:
        raise refusal()
    _count, gone = Picture.objects.filter(pk=picture.pk).delete()
    if gone:
        _show(row)
        audit.record(subject=row, verb="picture_removed", by=by, picture=picture.pk)


def card_now(product: Product) -> dict:
    """Return the card that the product's pictures make now."""
    return pictures.card_of(list(product.pictures.all()), product.name)


def _show(product: Product) -> None:
    product.card = card_now(product)
    product.save(update_fields=["card"])
    versions.bump("catalogue")
