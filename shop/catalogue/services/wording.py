"""What officers and editors make of searches that found nothing."""

from django.db import transaction
from django.db.models import F, QuerySet

from common.audit import services as audit
from common.thai.text import plain_line
from shop.catalogue import search
from shop.catalogue.errors import LeadsNowhere
from shop.catalogue.models import SearchCount, Synonym, SynonymKind

SELDOM = 4  # of so many searches at least one should lead to a product


def unanswered() -> QuerySet[SearchCount]:
    """Return the queries that found nothing, or whose results hardly anybody opened; the most asked first."""
    rows = SearchCount.objects.filter(settled=False)
    seldom = rows.filter(searches__gte=SELDOM, clicks__lt=F("searches") / SELDOM)
    return (rows.filter(empty__gt=0) | seldom).order_by("-empty", "-searches", "pk")


@transaction.atomic
def make_synonym(*, count: SearchCount, finds: str, by) -> Synonym:
    """Let the query of ``count`` find what ``finds`` finds, from the next search on. Raises LeadsNowhere.

    Done twice it finds the list that stands.
    """
    row = SearchCount.objects.select_for_update().get(pk=count.pk)
    said = plain_line(finds)
    found = search.find(said)
    if not found.products.exists():
        raise LeadsNowhere(words=said or row.query)
    synonym, made = Synonym.objects.get_or_create(kind=SynonymKind.LEADS, words=row.query, finds=found.meant or said)
    if made:
        audit.record(subject=synonym, verb="made_of_a_search", by=by)
        search.words_changed()
    SearchCount.objects.filter(pk=row.pk).update(settled=True)
    return synonym


@transaction.atomic
def settle(*, count: SearchCount, by) -> None:
    """Take a query off the list: nothing of ours answers it. Done twice it changes nothing."""
    if SearchCount.objects.filter(pk=count.pk, settled=False).update(settled=True):
        audit.record(subject=count, verb="settled", by=by)
