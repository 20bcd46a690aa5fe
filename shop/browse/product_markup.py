"""One product as schema.org's words for machines: what it costs, whether it can be had, what certifies it."""

from django.urls import reverse
from django.utils.safestring import SafeString

from common import money, structured
from merchants.certificates.models import Certificate
from shop.aftercare.models import Review
from shop.browse import certificate_facts, review_facts
from shop.browse.product_facts import Choice
from shop.catalogue.models import Product


def markup(
    product: Product, shown: dict, request, *, certificates: list[Certificate], reviews: list[Review]
) -> SafeString:
    """Return the product as JSON-LD with the certificates that cover it now and its newest ``reviews``, made inert.

    ``shown`` are ``product_facts.facts``. A product of several variants has an AggregateOffer with an offer for each.
    """
    url = request.build_absolute_uri(reverse("browse:product", args=[product.slug]))
    facts = {
        "@type": "Product",
        "name": product.title,
        "description": product.words or product.title,
        "image": [request.build_absolute_uri(picture["fallback"]) for picture in shown["pictures"]],
        "category": str(product.category),
        "url": url,
        "offers": _offers(product, shown["choices"], url),
        **review_facts.markup(product, reviews),
    }
    if certificates:
        facts["hasCertification"] = [certificate_facts.markup_of(row, request) for row in certificates]
    return structured.script(facts)


def _offers(product: Product, choices: list[Choice], url: str) -> dict:
    seller = {"@type": "Organization", "name": product.merchant.name}
    if len(choices) == 1:
        return {**_offer(product, choices[0], url), "seller": seller}
    prices = [choice.price_satang for choice in choices]
    there = any(choice.available for choice in choices)
    return {
        "@type": "AggregateOffer",
        "lowPrice": money.plain_baht(min(prices)),
        "highPrice": money.plain_baht(max(prices)),
        "priceCurrency": "THB",
        "offerCount": len(choices),
        "availability": _availability(product, there=there),
        "url": url,
        "seller": seller,
        "offers": [_offer(product, choice, f"{url}?v={choice.pk}") for choice in choices],
    }


def _offer(product: Product, choice: Choice, url: str) -> dict:
    offer = {
        "@type": "Offer",
        "price": money.plain_baht(choice.price_satang),
        "priceCurrency": "THB",
        "availability": _availability(product, there=choice.available > 0),
        "url": url,
    }
    if choice.label:
        offer["name"] = f"{product.title} {choice.label}"
    if choice.variant.code:
        offer["sku"] = choice.variant.code
    if choice.was_satang:
        offer["priceValidUntil"] = choice.variant.promo_until.isoformat()
        offer["priceSpecification"] = {
            "@type": "UnitPriceSpecification",
            "priceType": "https://schema.org/StrikethroughPrice",
            "price": money.plain_baht(choice.was_satang),
            "priceCurrency": "THB",
        }
    return offer


def _availability(product: Product, *, there: bool) -> str:
    if not there:
        return "https://schema.org/OutOfStock"
    return "https://schema.org/MadeToOrder" if product.made_days else "https://schema.org/InStock"
