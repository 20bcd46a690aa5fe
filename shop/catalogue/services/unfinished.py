"""A product on its way through the form's screens: what was typed is kept, finished, thrown away, cleared."""

import datetime
import uuid

from django.db import transaction
from django.db.models import Q

from common import clock
from common.tasks import after_commit
from common.thai.text import plain_lines
from common.uploads import CleanPicture
from merchants.models import Merchant
from shop.catalogue import pending, tasks, templates
from shop.catalogue.models import Product, UnfinishedProduct
from shop.catalogue.services import products

KEPT = datetime.timedelta(days=30)
KEPT_FINISHED = datetime.timedelta(days=1)  # a second click, or a phone that sends again, finds the product that stands
MOST_UNFINISHED = 30
MOST_LETTERS = 8000


@transaction.atomic
def keep_typed(
    *, merchant: Merchant, by, key: uuid.UUID, typed: dict, picture: CleanPicture | None = None
) -> UnfinishedProduct:
    """Keep what one screen asked, right or wrong, under the form's ``key``; what other screens asked stays.

    A template just chosen fills in what she has not typed herself. Beyond MOST_UNFINISHED the oldest go.
    """
    row, made = UnfinishedProduct.objects.get_or_create(merchant=merchant, key=key, defaults={"by": by})
    row = UnfinishedProduct.objects.select_for_update(of=("self",)).get(pk=row.pk)
    typed = {field: _tidy(value) for field, value in typed.items()}
    was, now = row.typed.get("template", ""), typed.get("template", row.typed.get("template", ""))
    row.typed = {**row.typed, **typed}
    if was != now:
        row.typed = templates.filled(row.typed, was=templates.chosen(was), now=templates.chosen(now), said=set(typed))
    if picture is not None and row.picture.get("sha256") != picture.sha256:
        _drop_later(row)
        row.picture = pending.keep(picture)
    row.touched_at = clock.now()
    row.save(update_fields=["typed", "picture", "touched_at"])
    if made:
        _let_the_oldest_go(merchant)
    return row


@transaction.atomic
def finish_product(*, unfinished: UnfinishedProduct, by, **facts: object) -> Product:
    """Write the product that was typed, as a draft, with the photograph kept for it. A second click finds it.

    Raises what ``add_product`` raises.
    """
    row = UnfinishedProduct.objects.select_for_update(of=("self",)).select_related("merchant").get(pk=unfinished.pk)
    picture = pending.recall(row.picture)
    product = products.add_product(merchant=row.merchant, by=by, key=row.key, picture=picture, **facts)
    row.product, row.touched_at = product, clock.now()
    row.save(update_fields=["product", "touched_at"])
    return product


@transaction.atomic
def discard_unfinished(*, unfinished: UnfinishedProduct) -> None:
    """Throw away what was typed and its photograph. Done twice it changes nothing."""
    _drop_later(unfinished)
    UnfinishedProduct.objects.filter(pk=unfinished.pk).delete()


def clear_unfinished() -> int:
    """Throw away what nobody came back to, and photographs that nothing names; return how many. For the daily job."""
    now = clock.now()
    finished = Q(product__isnull=False, touched_at__lt=now - KEPT_FINISHED)
    old = list(UnfinishedProduct.objects.filter(finished | Q(touched_at__lt=now - KEPT)))
    for row in old:
        discard_unfinished(unfinished=row)
    rows = UnfinishedProduct.objects.exclude(picture={})
    pending.clear({name for picture in rows.values_list("picture", flat=True) for name in pending.files_of(picture)})
    return len(old)


def _let_the_oldest_go(merchant: Merchant) -> None:
    rows = UnfinishedProduct.objects.for_merchant(merchant).order_by("-touched_at", "-pk")
    for row in rows[MOST_UNFINISHED:]:
        discard_unfinished(unfinished=row)


def _drop_later(row: UnfinishedProduct) -> None:
    """Delete the photograph once it is so: a row that was not written after all keeps it."""
    for name in pending.files_of(row.picture):
        after_commit(tasks.drop_pending, name)


def _tidy(value: str | list[str]) -> str | list[str]:
    if isinstance(value, list):
        return [plain_lines(each)[:20] for each in value[:50]]
    return plain_lines(value)[:MOST_LETTERS]
