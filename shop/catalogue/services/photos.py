"""Pictures of a product. Removed ones keep their files: lines of past orders show them."""

from django.db import transaction
from django.db.models import Max

from common.audit import services as audit
from common.states import locked
from common.tasks import after_commit
from common.thai.text import plain_line
from common.uploads import CleanPicture
from common.versions import services as versions
from shop.catalogue import pictures, tasks
from shop.catalogue.errors import LastPicture, LastPictureSent, TooManyPictures
from shop.catalogue.models import Picture, Product, ProductState

MOST_PICTURES = 8
ALTS = ("alt", "alt_ms", "alt_en")
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


@transaction.atomic
def move_picture(*, picture: Picture, by, to: int) -> None:
    """Put a picture at place ``to`` (0 is the card's) among its product's; beyond the ends it goes to the end.

    Where it stands already nothing is written.
    """
    row = locked(Product(pk=picture.product_id))
    there = list(row.pictures.all())
    was = next((at for at, each in enumerate(there) if each.pk == picture.pk), None)
    to = min(max(to, 0), len(there) - 1)
    if was is None or was == to:
        return
    there.insert(to, there.pop(was))
    last = max(each.position for each in there)
    for first in (last + 1, 0):  # no two share a place on the way: first all behind the others, then in their order
        for at, each in enumerate(there, start=first):
            Picture.objects.filter(pk=each.pk).update(position=at)
    _show(row)
    audit.record(subject=row, verb="picture_moved", by=by, picture=picture.pk, was=was, now=to)


@transaction.atomic
def cut_picture(*, picture: Picture, by, turn: int, focus_x: int, focus_y: int, zoom: int) -> Picture:
    """Turn a picture clockwise and cut it for the card, from the kept original; its files follow after commit.

    The old cut is shown until then. The same cut again changes nothing.
    """
    row = locked(Product(pk=picture.product_id))
    now = Picture.objects.get(pk=picture.pk)
    was = now.cut_as
    now.turn, now.focus_x, now.focus_y, now.zoom = turn, focus_x, focus_y, zoom
    if now.cut_as == was:
        return now
    now.save(update_fields=["turn", "focus_x", "focus_y", "zoom"])
    audit.record(subject=row, verb="picture_cut", by=by, picture=now.pk, cut=now.cut_as)
    after_commit(tasks.make_sizes, now.pk)
    return now


@transaction.atomic
def describe_picture(*, picture: Picture, by, **words: str) -> Picture:
    """Say what a picture shows to those who cannot see it: any of ALTS. "" takes the product's name."""
    if unknown := set(words) - set(ALTS):
        raise TypeError(f"not to be said of a picture: {sorted(unknown)}")
    row = locked(Product(pk=picture.product_id))
    now = Picture.objects.get(pk=picture.pk)
    told = {name: plain_line(said) for name, said in words.items()}
    changed = [name for name, said in told.items() if getattr(now, name) != said]
    if not changed:
        return now
    for name in changed:
        setattr(now, name, told[name])
    now.save(update_fields=changed)
    _show(row)
    audit.record(subject=row, verb="picture_described", by=by, picture=now.pk, changed=changed)
    return now


def card_now(product: Product) -> dict:
    """Return the card that the product's pictures make now."""
    return pictures.card_of(list(product.pictures.all()), product.name)


def _show(product: Product) -> None:
    product.card = card_now(product)
    product.save(update_fields=["card"])
    versions.bump("catalogue", of=[product.merchant_id])
