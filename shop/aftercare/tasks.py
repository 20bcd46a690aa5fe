from django.db import transaction
from django_tasks import task

from shop.aftercare import photos
from shop.aftercare.models import Review
from shop.aftercare.states import ReviewState


@task(backend="jobs")
def make_sizes(review_id: int) -> None:
    """Make the small copies of a review's photos, outside any transaction. Run twice it makes nothing new."""
    review = Review.objects.filter(pk=review_id).first()
    if review is None or all("kept" in photo or photo["sizes"] for photo in review.photos):
        return
    made = {photo["original"]: photos.sized(photo) for photo in review.photos if "kept" not in photo}
    with transaction.atomic():
        row = Review.objects.select_for_update().get(pk=review_id)
        row.photos = [made.get(photo.get("original"), photo) for photo in row.photos]
        row.save(update_fields=["photos"])


@task(backend="jobs")
def move_photos(review_id: int) -> None:
    """Put the photos of a hidden review away, those of a shown one back where everybody sees them. Run twice it changes
    nothing.
    """
    with transaction.atomic():
        row = Review.objects.select_for_update().filter(pk=review_id).first()
        if row is None:
            return
        former, hidden = row.photos, row.state == ReviewState.HIDDEN
        left = [photo for photo in former if ("kept" in photo) != hidden]
        if not left:
            return
        move = photos.put_away if hidden else photos.put_back
        moved = [move(photo) if photo in left else photo for photo in former]
        row.photos = [photo for photo in moved if photo]
        row.save(update_fields=["photos"])
        if not hidden:
            for photo in left:
                photos.let_go(photo)
    if hidden:
        for photo in left:
            photos.drop(photo)
    else:
        make_sizes.enqueue(review_id)
