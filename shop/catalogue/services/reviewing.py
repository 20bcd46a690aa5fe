"""What the officers do with a product: let it through, return it with a reason, take it down, put it back."""

import hashlib

from django.db import transaction

from common import clock
from common.audit import services as audit
from common.audit.models import Event
from common.errors import IllegalMove
from common.states import locked, move
from common.thai.text import plain_lines
from common.versions import services as versions
from merchants.models import Member
from shop.catalogue import claims, letters
from shop.catalogue.errors import (
    ChangedMeanwhile,
    JudgedAlready,
    NothingToShow,
    OwnGoods,
    SampleNotReturned,
    VerdictWords,
)
from shop.catalogue.models import Product, ProductState, Review, ReviewState
from shop.catalogue.reviews import ReasonCode, ReviewKind
from shop.catalogue.services import asking, products, trusting
from shop.catalogue.states import MOVES, SHOWN

S = ProductState


def as_seen(product: Product) -> str:
    """Return a sign of all that an officer judges: words, category, pictures, the change that waits. It differs once they do."""
    waiting = asking.pending_of(product)
    pictures = list(product.pictures.values_list("pk", flat=True))
    facts = [claims.words_of(product), product.category_id, pictures, waiting and waiting.change]
    return hashlib.sha256(repr(facts).encode()).hexdigest()[:32]


def is_her_own(product: Product, person) -> bool:
    """Return whether she works in the shop (one query)."""
    return Member.objects.filter(merchant=product.merchant_id, user=person).exists()


@transaction.atomic
def approve(*, review: Review, by, seen: str) -> Review:
    """Let it through: the product goes on sale, the change is shown, the sample was fine. Done twice it changes nothing.

    ``seen`` is ``as_seen`` of what she read. Raises OwnGoods, ChangedMeanwhile, JudgedAlready.
    """
    row, look = _locked(review, by)
    if look.state == ReviewState.PASSED:
        return look
    _check_open(look)
    if as_seen(row) != seen:
        raise ChangedMeanwhile()
    _judge(look, ReviewState.PASSED, by=by)
    if look.kind == ReviewKind.SAMPLE:
        audit.record(subject=row, verb="sample_passed", by=by)
    elif look.kind == ReviewKind.CHANGE:
        products.write_accepted(row, asking.facts_of(look), by=by)
        audit.record(subject=row, verb="change_accepted", by=by, changed=sorted(look.change))
        letters.told(look, "change-accepted")
    else:
        move(row, S.LIVE, moves=MOVES, by=by, verb="approved", listed_at=row.listed_at or clock.now())
        now_trusted = trusting.count_up(row.merchant, by=by)
        versions.bump("catalogue", of=[row.merchant_id])
        letters.told(look, "approved", now_trusted=now_trusted)
    return look


@transaction.atomic
def send_back(*, review: Review, by, code: str, words: str) -> Review:
    """Return a product, or a change of one, to the merchant with what to mend. Done twice it changes nothing.

    Raises VerdictWords, OwnGoods, SampleNotReturned, JudgedAlready.
    """
    code, words = _why(code, words)
    row, look = _locked(review, by)
    if look.state == ReviewState.RETURNED:
        return look
    _check_open(look)
    if look.kind == ReviewKind.SAMPLE:
        raise SampleNotReturned()
    _judge(look, ReviewState.RETURNED, by=by, code=code, words=words)
    if look.kind == ReviewKind.CHANGE:
        audit.record(subject=row, verb="change_returned", by=by, why=words, code=code, changed=sorted(look.change))
        letters.told(look, "change-returned")
    else:
        move(row, S.DRAFT, moves=MOVES, by=by, verb="returned", why=words)
        letters.told(look, "returned")
    return look


@transaction.atomic
def take_down(*, product: Product, by, code: str, words: str) -> Product:
    """Take a product off sale at once; the merchant reads why, mends it and sends it again. Done twice it changes nothing.

    What waited to be changed is written: the whole product is looked at again. Raises VerdictWords, OwnGoods, IllegalMove.
    """
    code, words = _why(code, words)
    row = locked(product)
    _not_her_own(row, by)
    if row.state == S.TAKEN_DOWN:
        return row
    if row.state not in SHOWN:
        raise IllegalMove(was=row.state, to=S.TAKEN_DOWN)
    waiting = asking.pending_of(row)
    if waiting is not None:
        asking.withdraw(row, ReviewKind.CHANGE, by=by)
        products.write_accepted(row, asking.facts_of(waiting), by=by)
    move(row, S.TAKEN_DOWN, moves=MOVES, by=by, verb="taken_down", why=words)
    look = row.looks.filter(kind=ReviewKind.SAMPLE, state=ReviewState.OPEN).first()
    look = look or Review(product=row, kind=ReviewKind.CALL)
    _judge(look, ReviewState.TAKEN_DOWN, by=by, code=code, words=words)
    versions.bump("catalogue", of=[row.merchant_id])
    letters.told(look, "taken-down")
    return row


@transaction.atomic
def restore(*, product: Product, by, seen: str) -> Product:
    """Put a product that was taken down back to where it was: on sale, or paused. Done twice it changes nothing.

    Raises OwnGoods, ChangedMeanwhile, NothingToShow, IllegalMove.
    """
    row = locked(product)
    _not_her_own(row, by)
    if row.state in SHOWN:
        return row
    if row.state != S.TAKEN_DOWN:
        raise IllegalMove(was=row.state, to=S.LIVE)
    if as_seen(row) != seen:
        raise ChangedMeanwhile()
    if not row.pictures.exists():
        raise NothingToShow()
    move(row, _before(row), moves=MOVES, by=by, verb="restored")
    look = Review(product=row, kind=ReviewKind.CALL)
    _judge(look, ReviewState.PASSED, by=by)
    versions.bump("catalogue", of=[row.merchant_id])
    letters.told(look, "restored")
    return row


def _before(product: Product) -> str:
    """Return where it was when it was taken down."""
    turns = Event.objects.about(product).filter(verb="taken_down").order_by("-at", "-pk")
    was = turns.values_list("was", flat=True).first()
    return was if was in SHOWN else S.LIVE


def _locked(review: Review, by) -> tuple[Product, Review]:
    """Return the product and its review under lock: always the product first."""
    row = locked(Product(pk=review.product_id))
    _not_her_own(row, by)
    return row, locked(review)


def _not_her_own(product: Product, by) -> None:
    if is_her_own(product, by):
        raise OwnGoods()


def _check_open(look: Review) -> None:
    if not look.is_open:
        raise JudgedAlready()


def _why(code: str, words: str) -> tuple[str, str]:
    words = plain_lines(words)
    if code not in ReasonCode.values:
        raise VerdictWords(field="code")
    if len(words) < 5:
        raise VerdictWords()
    return code, words


def _judge(look: Review, state: str, *, by, code: str = "", words: str = "") -> None:
    look.state, look.judged_by, look.judged_at, look.reason_code, look.words = state, by, clock.now(), code, words
    look.save()
