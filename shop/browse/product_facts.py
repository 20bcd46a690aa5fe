"""What the page of one product says besides its words: stock, unit price, returns, markup for machines."""

import json

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from common import money
from merchants.certificates.models import Certificate
from shop.aftercare.models import Review
from shop.browse import certificate_facts, review_facts
from shop.catalogue import cards, pictures, unit_price
from shop.catalogue.models import Picture, Product, Variant

FEW = 5
MOST_AT_ONCE = 99
_INERT = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def facts(product: Product, variant: Variant, *, pictures: list[Picture]) -> dict:
    """Return ``pictures`` (for the gallery), ``unit_price``, ``available``, ``stock_note``, ``most``, ``place``, ``returns``."""
    available = variant.stock.available
    merchant = product.merchant
    weight = variant.weight_g if product.category.by_weight else None
    return {
        "pictures": _gallery(product, pictures),
        "unit_price": unit_price.text(price_satang=variant.price_satang, unit=product.unit, weight_g=weight),
        "available": available,
        "few": 0 < available <= FEW,
        "stock_note": _stock_note(available),
        "most": min(available, MOST_AT_ONCE),
        "place": cards.place_of(merchant.district_name, merchant.province_code, get_language() or "th"),
        "returns": _returns(product),
    }


def markup(
    product: Product, shown: dict, request, *, certificates: list[Certificate], reviews: list[Review]
) -> SafeString:
    """Return the product as schema.org JSON-LD with the certificates that cover it now and its newest ``reviews``, made
    inert for a script element."""
    url = request.build_absolute_uri(reverse("browse:product", args=[product.slug]))
    there = "InStock" if shown["available"] > 0 else "OutOfStock"
    facts = {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": product.title,
        "description": product.words or product.title,
        "image": [request.build_absolute_uri(picture["fallback"]) for picture in shown["pictures"]],
        "category": str(product.category),
        "url": url,
        "offers": {
            "@type": "Offer",
            "price": money.plain_baht(product.price_satang),
            "priceCurrency": "THB",
            "availability": f"https://schema.org/{there}",
            "url": url,
            "seller": {"@type": "Organization", "name": product.merchant.name},
        },
        **review_facts.markup(product, reviews),
    }
    if certificates:
        facts["hasCertification"] = [certificate_facts.markup_of(row, request) for row in certificates]
    return mark_safe(json.dumps(facts, ensure_ascii=False).translate(_INERT))  # noqa: S308 - escaped above


def _gallery(product: Product, rows: list[Picture]) -> list[dict]:
    return [pictures.tag_of(row, product.title) for row in rows]


def _stock_note(available: int) -> str:
    if available < 1:
        return _("หมดชั่วคราว")
    if available <= FEW:
        return ngettext("เหลือ %(left)s ชิ้น", "เหลือ %(left)s ชิ้น", available) % {"left": available}
    return _("มีของพร้อมส่ง")


def _returns(product: Product) -> str:
    if product.perishable:
        return _("ของสดเสียง่าย เปลี่ยนใจแล้วคืนไม่ได้ แต่ถ้าเสียหายหรือไม่ตรงที่สั่ง แจ้งร้านได้ทันทีที่รับของ")
    return _("เปลี่ยนใจคืนได้ภายใน 7 วันหลังรับของ ของเสียหายหรือไม่ตรงที่สั่ง ร้านรับผิดชอบ")
