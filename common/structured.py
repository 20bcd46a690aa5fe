"""Facts for machines inside a page: schema.org as JSON-LD."""

import json

from django.utils.safestring import SafeString, mark_safe

_INERT = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def script(*facts: dict) -> SafeString:
    """Return the facts as JSON-LD for a script element: no word of a person can end the element or be markup in it."""
    whole = [{"@context": "https://schema.org", **fact} for fact in facts]
    words = json.dumps(whole[0] if len(whole) == 1 else whole, ensure_ascii=False)
    return mark_safe(words.translate(_INERT))  # noqa: S308 - escaped above


def trail(*steps: tuple[str, str]) -> dict:
    """Return the way down to a page as a BreadcrumbList: (name, whole address) from the top to the page itself."""
    listed = [
        {"@type": "ListItem", "position": number, "name": name, "item": address}
        for number, (name, address) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": listed}
