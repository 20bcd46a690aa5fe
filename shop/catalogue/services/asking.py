"""What a merchant's act asks of the officers: a product to let through, a change to let through, a sample to look at.

The caller holds the transaction and the product's lock.
"""

from django.conf import settings
from django.utils.crypto import salted_hmac

from common import clock
from common.audit import services as audit
from common.audit.models import Event
from shop.catalogue import claims, trust
from shop.catalogue.models import Category, Product, ProductState, Review, ReviewState
from shop.catalogue.reviews import ReviewKind
from shop.catalogue.states import SHOWN

WAITS = (
    "name",
    "name_ms",
    "name_en",
    "category",
)  # of these shoppers see nothing new before an officer, where one is asked


def goes_to_officer(product: Product) -> bool:
    """Return whether it is put up for sale by an officer only: of a merchant not trusted yet, or turned away before."""
    if product.state in SHOWN:
        return False
    turned = product.state in (ProductState.IN_REVIEW, ProductState.TAKEN_DOWN)
    return turned or not trust.is_trusted(product.merchant_id) or trust.turned_away(product)


def ask(product: Product, *, by) -> Review:
    """Put it at the end of the officers' queue."""
    return Review.objects.create(product=product, kind=ReviewKind.FIRST, asked_by=by)


def withdraw(product: Product, kind: str, *, by) -> None:
    """Take it off the queue again: nobody needs to look any more."""
    rows = product.looks.filter(kind=kind, state=ReviewState.OPEN)
    rows.update(state=ReviewState.WITHDRAWN, judged_at=clock.now(), judged_by=by)


def check_words(product: Product, facts: dict) -> None:
    """Raise ForbiddenClaim where a change of what was let through, or is being looked at, says what food may not claim."""
    if not _is_read(product):
        return
    if any(field in facts and facts[field] != getattr(product, field) for field in (*claims.TEXTS, "unit", "category")):
        category = facts.get("category", product.category)
        claims.check(claims.words_of(product, **facts), food=category.food)


def check_kinds(product: Product, options: list[str], values: list[tuple[str, str]]) -> None:
    """Raise ForbiddenClaim where kinds of food that was let through, or is being looked at, are newly called by a claim."""
    if not _is_read(product):
        return
    said = claims.words_of(product)
    wanted = {"option_1": options[0], "option_2": options[1], **claims.words_of_kinds(values)}
    known = set(said.values())
    claims.check({field: words for field, words in wanted.items() if words not in known}, food=product.category.food)


def _is_read(product: Product) -> bool:
    return product.state in (*SHOWN, ProductState.IN_REVIEW)


def hold(product: Product, facts: dict, *, by) -> dict:
    """Return those of ``facts`` that may be written at once. The others wait in the one open change of the product.

    What is said anew replaces what waited; a change that leaves nothing to look at is withdrawn.
    """
    if product.state not in SHOWN:
        return facts
    waits = {} if trust.is_trusted(product.merchant_id) else _waiting(product, facts)
    review = pending_of(product)
    was = review.change if review else {}
    change = {field: value for field, value in was.items() if field not in facts} | waits
    if change != was:
        _write_change(product, review, change, by=by)
    return {field: value for field, value in facts.items() if field not in waits}


def pending_of(product: Product) -> Review | None:
    """Return the change that waits for an officer, or None (one query)."""
    return product.looks.filter(kind=ReviewKind.CHANGE, state=ReviewState.OPEN).first()


def facts_of(review: Review) -> dict:
    """Return what a change asks for as facts for ``change_product``; a category that is gone is left out."""
    facts = dict(review.change)
    if "category" in facts:
        facts["category"] = Category.objects.filter(pk=facts["category"]).first()
        if facts["category"] is None:
            del facts["category"]
    return facts


def _waiting(product: Product, facts: dict) -> dict:
    """Return the facts that wait, as JSON: names, category, and a text that begins to claim a certificate."""
    changed = {field: value for field, value in facts.items() if field in claims.TEXTS or field == "category"}
    changed = {field: value for field, value in changed.items() if value != getattr(product, field)}
    told = [field for field in changed if field not in WAITS]
    claiming = _new_claims(product, {field: changed[field] for field in told}) if told else set()
    return {
        field: value.pk if isinstance(value, Category) else value
        for field, value in changed.items()
        if field in WAITS or field in claiming
    }


def _new_claims(product: Product, changed: dict) -> set[str]:
    """Return the texts that name a certificate, not valid here, which the texts of before did not name."""
    old = claims.texts_of(product)
    found = claims.uncovered_of(product, **changed)
    before = {hit.rule.pk for hit in claims.hits(old, {hit.rule.pk: hit.rule for hit in found}.values())}
    return {hit.field for hit in found if hit.rule.pk not in before}


def _write_change(product: Product, review: Review | None, change: dict, *, by) -> None:
    if not change:
        withdraw(product, ReviewKind.CHANGE, by=by)
        audit.record(subject=product, verb="change_withdrawn", by=by)
        return
    if review is None:
        Review.objects.create(product=product, kind=ReviewKind.CHANGE, change=change, asked_by=by)
    else:
        review.change, review.asked_by = change, by
        review.save(update_fields=["change", "asked_by"])
    audit.record(subject=product, verb="change_asked", by=by, changed=sorted(change))


def look_later(product: Product, *, by, was: dict | None = None) -> None:
    """Draw whether an officer looks at what just went on sale unseen; ``was``: at a change, the values of before.

    One in PRODUCT_SAMPLE_ONE_IN, always the same for the same product and turn; and each that claims a certificate it has not.
    """
    if product.state not in SHOWN or not trust.is_trusted(product.merchant_id):
        return
    if was is not None and not set(was) & {*WAITS, *claims.TEXTS}:
        return
    if not (_claims_anew(product, was) or (_matters(was) and drawn(product))):
        return
    review = product.looks.filter(kind=ReviewKind.SAMPLE, state=ReviewState.OPEN).first()
    if review is None:
        review = Review(product=product, kind=ReviewKind.SAMPLE, asked_by=by)
    before = {field: value.pk if isinstance(value, Category) else value for field, value in (was or {}).items()}
    review.change = {
        field: value for field, value in before.items() if field in (*WAITS, *claims.TEXTS)
    } | review.change
    review.save()
    audit.record(subject=product, verb="sampled", by=None)


def _matters(was: dict | None) -> bool:
    return was is None or bool(set(was) & set(WAITS))


def _claims_anew(product: Product, was: dict | None) -> bool:
    found = claims.uncovered_of(product)
    if was is None or not found:
        return bool(found)
    among = {hit.rule.pk: hit.rule for hit in found}
    before = claims.hits(claims.texts_of(product, **was), among.values())
    return bool(set(among) - {hit.rule.pk for hit in before})


def drawn(product: Product) -> bool:
    """Return whether this turn of the product is one of the sample. Nobody without our key can say beforehand."""
    one_in = settings.PRODUCT_SAMPLE_ONE_IN
    if one_in < 1:
        return False
    turn = Event.objects.about(product).count()
    lot = salted_hmac("kedai.catalogue.sample", f"{product.pk}:{turn}", algorithm="sha256").hexdigest()
    return int(lot, 16) % one_in == 0
