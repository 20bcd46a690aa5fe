"""How a product stands with the officers, as its merchant reads it: what waits, what to mend, which words need care."""

import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from common import clock
from merchants.models import Merchant
from shop.catalogue import claims, cover, trust
from shop.catalogue.claim_lists import Effect
from shop.catalogue.models import Product, ProductState, Review
from shop.catalogue.review_words import labels, last_word
from shop.catalogue.reviews import ReviewKind
from shop.catalogue.services import asking

S = ProductState
RECENT = datetime.timedelta(days=14)  # so long a change that did not pass is spoken of


def of(product: Product) -> dict:
    """Return what ``manage/product_review.html`` takes, and the facts that wait (``waiting_facts``) for the form."""
    pending = asking.pending_of(product)
    return {
        "sent": product.looks.filter(kind=ReviewKind.FIRST, state="open").first()
        if product.state == S.IN_REVIEW
        else None,
        "verdict": _verdict(product),
        "waiting": _rows(pending) if pending else [],
        "waiting_facts": dict(pending.change) if pending else {},
        "asks_first": asking.goes_to_officer(product),
        "sent_before": product.looks.exists(),
        "cares": _cares(product, pending),
    }


def of_new(merchant: Merchant) -> dict:
    """Return whether a new product of this merchant is looked at first, and of how many."""
    return {"asks_first": not trust.is_trusted(merchant.pk), "needed": settings.PRODUCTS_REVIEWED_FIRST}


def put_up_words(product: Product) -> str:
    """Return what is said once it was put up: on sale, or with the officers."""
    if product.state == S.IN_REVIEW:
        return _("ส่ง “%(name)s” ให้เจ้าหน้าที่ตรวจแล้ว ตรวจเสร็จเราจะแจ้ง ลูกค้าเห็นเมื่อผ่าน") % {"name": product.name}
    return _("“%(name)s” ขึ้นขายแล้ว ลูกค้าเห็นได้ทันที") % {"name": product.name}


def changed_words(product: Product) -> str:
    """Return what is said once a change was saved: seen at once, later, or by nobody yet."""
    if asking.pending_of(product):
        return _("บันทึกแล้ว ข้อมูลที่ต้องตรวจรอเจ้าหน้าที่ดูก่อน ระหว่างนี้ลูกค้าเห็นข้อมูลเดิม ข้อมูลอื่นเห็นทันที")
    if product.state == S.LIVE:
        return _("บันทึกแล้ว ลูกค้าเห็นข้อมูลใหม่ทันที")
    return _("บันทึกแล้ว")


def _verdict(product: Product) -> Review | None:
    last = last_word(product)
    if last and last.kind == ReviewKind.CHANGE and last.judged_at < clock.now() - RECENT:
        return None
    return last


def _rows(pending: Review) -> list[dict]:
    said = labels()
    facts = asking.facts_of(pending)
    return [{"label": said[field], "value": str(value)} for field, value in facts.items()]


def _cares(product: Product, pending: Review | None) -> list[dict]:
    """Return each list whose words stand in the texts she wrote (those that wait among them), with the words."""
    texts = claims.words_of(product, **(asking.facts_of(pending) if pending else {}))
    covered = {row.kind.key for row in cover.of_product(product)}
    found: dict[int, dict] = {}
    for hit in claims.hits(texts, [rule for rule in claims.rules() if claims.applies(rule, product.category, covered)]):
        care = found.setdefault(hit.rule.pk, {"rule": hit.rule, "words": []})
        if hit.said not in care["words"]:
            care["words"].append(hit.said)
    return [{**care, "refused": care["rule"].effect == Effect.REFUSED} for care in found.values()]
