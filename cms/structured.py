"""What a shop's page and a story say to machines (schema.org)."""

from django.utils.safestring import SafeString

from common import structured
from common.provinces import PROVINCES

COUNTRY = "TH"


def of_shop(context: dict, request) -> SafeString:
    """Return the Store of ``shops.shop_context`` with its way down. Only what its page shows: no people, and no private person's house."""
    merchant, storefront, link = context["merchant"], context["storefront"], context["link"]
    _slug, thai, _english = PROVINCES.get(merchant.province_code, ("", "", ""))
    facts = {
        "@type": "Store",
        "@id": link,
        "name": context["name"],
        "url": link,
        "address": {
            "@type": "PostalAddress",
            "addressLocality": merchant.district_name,
            "addressRegion": thai,
            "addressCountry": COUNTRY,
        },
        "currenciesAccepted": "THB",
    }
    if context["identity"].address:
        facts["address"] |= {"streetAddress": merchant.address_line, "postalCode": merchant.postal_code}
    if context["identity"].number:
        label = str(context["identity"].number_label)
        facts["identifier"] = {"@type": "PropertyValue", "name": label, "value": context["identity"].number}
    if storefront.name_jawi:
        facts["alternateName"] = {"@value": storefront.name_jawi, "@language": "ms-Arab"}
    if storefront.intro:
        facts["description"] = storefront.intro
    if context["cover"]:
        facts["image"] = request.build_absolute_uri(context["cover"]["fallback"])
    if merchant.phone and merchant.is_open:
        facts["telephone"] = merchant.phone
    steps = [(step["name"], request.build_absolute_uri(step["url"])) for step in context["trail"]]
    return structured.script(facts, structured.trail(*steps, (context["name"], link)))


def of_way(page, trail: list[dict], request) -> SafeString | str:
    """Return the way down to a told page; "" for one that stands at the top."""
    return structured.script(_way(page, trail, request)) if trail else ""


def _way(page, trail: list[dict], request) -> dict:
    steps = [(step["name"], request.build_absolute_uri(step["url"])) for step in trail]
    return structured.trail(*steps, (page.title, request.build_absolute_uri(request.path)))


def of_story(page, *, cover: dict | None, trail: list[dict], lang: str, request) -> SafeString:
    """Return a told page as an Article with its way down."""
    url = request.build_absolute_uri(request.path)
    facts = {
        "@type": "Article",
        "headline": page.title,
        "inLanguage": lang,
        "mainEntityOfPage": url,
        "author": {"@type": "Person" if page.writer else "Organization", "name": page.writer or "Kedai"},
        "publisher": {"@type": "Organization", "name": "Kedai"},
    }
    if page.search_description or page.lead:
        facts["description"] = page.search_description or page.lead
    if cover:
        facts["image"] = request.build_absolute_uri(cover["fallback"])
    if page.first_published_at:
        facts["datePublished"] = page.first_published_at.isoformat()
        facts["dateModified"] = page.last_published_at.isoformat()
    return structured.script(facts, _way(page, trail, request))


def of_fair(page, *, cover: dict | None, trail: list[dict], lang: str, request) -> SafeString:
    """Return a fair as an Event (its days, its place) with its way down."""
    facts = {
        "@type": "Event",
        "name": page.title,
        "inLanguage": lang,
        "startDate": page.begins_on.isoformat(),
        "endDate": page.ends_on.isoformat(),
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {
            "@type": "Place",
            "name": page.place,
            "address": {
                "@type": "PostalAddress",
                "addressRegion": PROVINCES[page.province_code][1],
                "addressCountry": COUNTRY,
            },
        },
        "url": request.build_absolute_uri(request.path),
    }
    if page.search_description or page.lead:
        facts["description"] = page.search_description or page.lead
    if cover:
        facts["image"] = request.build_absolute_uri(cover["fallback"])
    return structured.script(facts, _way(page, trail, request))
