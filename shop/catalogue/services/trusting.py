"""How a merchant comes to sell unseen, and how an officer takes that back."""

from django.conf import settings
from django.db import transaction

from common import clock
from common.audit import services as audit
from common.thai.text import plain_lines
from merchants.models import Member, Merchant
from shop.catalogue import letters, trust
from shop.catalogue.errors import OwnGoods, VerdictWords
from shop.catalogue.models import Trust
from shop.catalogue.reviews import TrustLevel


def count_up(merchant: Merchant, *, by) -> bool:
    """After an approval: trust the merchant where it was the last one needed. Return whether it is trusted since now.

    The caller holds the transaction; the merchant's row of trust is locked, so that two approvals at once count both.
    """
    row = _locked(merchant)
    if row.level == TrustLevel.TRUSTED or trust.approved_of(merchant, row) < settings.PRODUCTS_REVIEWED_FIRST:
        return False
    row.level, row.by, row.words = TrustLevel.TRUSTED, None, ""
    row.save(update_fields=["level", "by", "words"])
    audit.record(subject=merchant, verb="goods_trusted", now=row.level, by=by)
    return True


@transaction.atomic
def let_sell_unseen(*, merchant: Merchant, by, words: str) -> Trust:
    """Trust a merchant before its first products were reviewed. Trusted already: nothing changes. Raises VerdictWords, OwnGoods."""
    return _set(merchant, TrustLevel.TRUSTED, by=by, words=words, verb="goods_trusted")


@transaction.atomic
def review_again(*, merchant: Merchant, by, words: str) -> Trust:
    """Look at this merchant's next products first, as at a new one's; what is on sale stays. Reviewed already: nothing changes.

    Raises VerdictWords, OwnGoods.
    """
    return _set(merchant, TrustLevel.REVIEWED, by=by, words=words, verb="goods_reviewed")


def _set(merchant: Merchant, level: str, *, by, words: str, verb: str) -> Trust:
    words = plain_lines(words)
    if len(words) < 5:
        raise VerdictWords()
    if Member.objects.filter(merchant=merchant, user=by).exists():
        raise OwnGoods()
    row = _locked(merchant)
    if row.level == level:
        return row
    was, row.level, row.by, row.words, row.since = row.level, level, by, words, clock.now()
    row.save()
    event = audit.record(subject=merchant, verb=verb, was=was, now=level, by=by, why=words)
    letters.of_trust(row, verb.replace("_", "-"), turn=event.pk)
    return row


def _locked(merchant: Merchant) -> Trust:
    """Return the merchant's row of trust under lock, made where there is none. It counts from the beginning."""
    row, _made = Trust.objects.get_or_create(merchant=merchant, defaults={"since": merchant.joined_at})
    return Trust.objects.select_for_update(of=("self",)).get(pk=row.pk)
