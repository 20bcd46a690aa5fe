"""How one product reaches the shopper, way by way, and what that costs: the product's page says it before she fills a cart."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from common.money import baht_text
from shop.catalogue.models import Variant
from shop.delivery import services as delivery
from shop.delivery import words
from shop.delivery.models import DeliveryKind, DeliveryMethod


@dataclass(frozen=True)
class Way:
    """One way as the page shows it. ``how``: what is particular about these goods; "" where they go with the rest."""

    kind: str
    label: str
    note: str
    how: str
    price: str


def of(variant: Variant) -> list[Way]:
    """Return the ways of its merchant (one query). ``variant`` has its product at hand."""
    return [_way(method, variant) for method in delivery.methods_for(variant.product.merchant)]


def _way(method: DeliveryMethod, variant: Variant) -> Way:
    profile = variant.product.delivery_profile
    rule = method.rule(profile)
    facts = {"kind": method.kind, "label": method.label, "note": method.note}
    if method.kind == DeliveryKind.PICKUP:
        return Way(how="", price=method.price_text, **facts)
    if not rule.carried:
        return Way(how=_("ร้านไม่ส่งสินค้านี้ถึงบ้าน"), price=_("ไม่ส่ง"), **facts)
    one = delivery.quote(method=method, subtotal_satang=variant.asked_satang, load=delivery.goods_of([(variant, 1)]))
    if rule.satang is not None:
        how = " · ".join(filter(None, [words.price_words(profile, rule), words.days_words(rule.days)]))
        return Way(how=how, price=baht_text(one) if one else _("ไม่มีค่าส่ง"), **facts)
    how = _("ซื้อหนึ่งหน่วย ค่าส่ง %(price)s") % {"price": baht_text(one)} if len(method.steps) > 1 and one else ""
    return Way(how=" · ".join(filter(None, [how, words.days_words(rule.days)])), price=method.price_text, **facts)
