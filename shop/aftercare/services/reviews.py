"""The verbs of a review: lock, check, write with diary, tell after commit. The product's figures follow in the same
transaction, by adding: two reviews in one moment both count.
"""

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.db.models import F

from common import clock
from common.audit import services as audit
from common.states import locked, move
from common.tasks import after_commit
from common.uploads import CleanPicture
from common.users.models import User
from common.versions import services as versions
from shop.aftercare import letters, photos, tasks
from shop.aftercare.errors import NotBought, NotDelivered, OwnGoods, TooLateToEdit, WordsMissing
from shop.aftercare.fairness import check_not_her_own, praises_herself
from shop.aftercare.models import Review, ReviewAsk
from shop.aftercare.names import shown_name
from shop.aftercare.services.reporting import report as report
from shop.aftercare.services.reporting import report_as_reader as report_as_reader
from shop.aftercare.states import REVIEW_MOVES, ReviewState
from shop.catalogue.models import Product
from shop.orders.models import Order
from shop.orders.states import OrderState

MOST_PHOTOS = 3
S = ReviewState


def bought(order: Order) -> list[Product]:
    """Return the products of ``order``, each once, in the order of its lines (one query)."""
    rows = Product.objects.filter(variants__in=order.lines.values("variant")).select_related("category")
    return list(rows.order_by("pk").distinct())


def of_order(order: Order) -> dict[int, Review]:
    """Return the reviews written from ``order``, by product id (one query)."""
    return {row.product_id: row for row in order.reviews.all()}


def write(
    *,
    order: Order,
    product: Product,
    by,
    stars: int,
    words: str,
    named: bool,
    language: str,
    pictures: Sequence[CleanPicture] = (),
    keep_photos: bool = True,
) -> Review:
    """Say how ``product`` of ``order`` was, or say it anew: the second time changes the first, for 30 days.

    ``named`` shows her first name and initial; otherwise she is "a buyer". New ``pictures`` take the place of the old;
    without any, the old stay if ``keep_photos``. Raises NotDelivered, NotBought, OwnGoods, TooLateToEdit.
    """
    kept = photos.keep(pictures)
    said = {"stars": stars, "words": words, "named": named, "photos": kept, "keep_photos": keep_photos}
    try:
        return _write(order=order, product=product, by=by, language=language, **said)
    except IntegrityError:  # pressed twice in one moment: the first stands, the second changes it
        return _write(order=order, product=product, by=by, language=language, **said)


@transaction.atomic
def _write(*, order, product, by, stars, words, named, language, photos, keep_photos) -> Review:
    if order.state != OrderState.DELIVERED:
        raise NotDelivered()
    if not order.lines.filter(variant__product=product).exists():
        raise NotBought()
    if praises_herself(order, by):
        raise OwnGoods()
    facts = {"stars": stars, "words": words, "name": shown_name(order.checkout.name) if named else ""}
    standing = Review.objects.select_for_update().filter(order=order, product=product).first()
    if standing:
        return _change(standing, by, {**facts, "photos": photos or (standing.photos if keep_photos else [])})
    row = Review.objects.create(order=order, product=product, language=language, photos=photos, **facts)
    _count(product.pk, 1, stars)
    audit.record(subject=row, verb="written", now=S.SHOWN, by=by)
    letters.review_written(row)
    if photos:
        after_commit(tasks.make_sizes, row.pk)
    return row


def _change(row: Review, by, facts: dict) -> Review:
    if not row.may_be_changed:
        raise TooLateToEdit()
    before = {name: getattr(row, name) for name in facts}
    if before == facts:
        return row
    for name, value in facts.items():
        setattr(row, name, value)
    row.edited_at = clock.now()
    row.save(update_fields=[*facts, "edited_at"])
    _count(row.product_id, 0, row.stars - before["stars"])
    audit.record(subject=row, verb="edited", by=by, stars=before["stars"])
    if facts["photos"] != before["photos"]:
        after_commit(tasks.make_sizes, row.pk)
    return row


def _count(product_id: int, reviews: int, stars: int) -> None:
    if reviews or stars:
        figures = {"review_count": F("review_count") + reviews, "review_stars": F("review_stars") + stars}
        Product.objects.filter(pk=product_id).update(**figures)
        versions.bump("catalogue", of=())


@transaction.atomic
def reply(*, review: Review, by: User, words: str) -> Review:
    """The merchant answers below the review; her buyer is told the first time. Again: the answer is the new one.

    Raises WordsMissing.
    """
    words = words.strip()
    if not words:
        raise WordsMissing()
    row = locked(review)
    if row.reply == words:
        return row
    first = row.replied_at is None
    row.reply, row.replied_at, row.replied_by = words, row.replied_at or clock.now(), by
    row.save(update_fields=["reply", "replied_at", "replied_by"])
    audit.record(subject=row, verb="replied", by=by)
    if first and row.state == S.SHOWN:
        letters.review_replied(row)
    return row


@transaction.atomic
def hide(*, review: Review, by: User, reason: str) -> Review:
    """An officer takes it down; its author reads why. Hidden already: nothing changes. Raises WordsMissing, OwnShop."""
    reason = reason.strip()
    if not reason:
        raise WordsMissing(field="reason")
    row = locked(review)
    check_not_her_own(row.order, by)
    judged = {"judged_at": clock.now(), "judged_by": by, "hidden_reason": reason}
    if move(row, S.HIDDEN, moves=REVIEW_MOVES, by=by, why=reason, **judged):
        _count(row.product_id, -1, -row.stars)
        letters.review_hidden(row)
        if row.photos:
            after_commit(tasks.move_photos, row.pk)
    return row


@transaction.atomic
def show(*, review: Review, by: User) -> Review:
    """An officer finds nothing wrong with it: it stays, or stands again. Twice changes nothing. Raises OwnShop."""
    row = locked(review)
    check_not_her_own(row.order, by)
    judged = {"judged_at": clock.now(), "judged_by": by, "hidden_reason": ""}
    if move(row, S.SHOWN, moves=REVIEW_MOVES, by=by, verb="shown_again", **judged):
        _count(row.product_id, 1, row.stars)
        if row.photos:
            after_commit(tasks.move_photos, row.pk)
    elif row.reported_at and row.judged_at is None:
        row.judged_at, row.judged_by = judged["judged_at"], by
        row.save(update_fields=["judged_at", "judged_by"])
        audit.record(subject=row, verb="left_standing", by=by)
    return row


@transaction.atomic
def ask(*, order: Order) -> bool:
    """Ask the buyer what she thinks of what came, once per order. Returns False where she was asked before."""
    _row, fresh = ReviewAsk.objects.get_or_create(order=order)
    if fresh:
        letters.review_asked(order)
    return fresh
