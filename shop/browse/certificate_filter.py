"""The filter by certificate: options with counts of today, for the kinds that cover something now."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _


def options(facets) -> list[dict]:
    """Return the options as ``components/filters.html`` takes them: "all" first; a kind that covers nothing only if chosen."""
    found = [_option(facets, _("ทั้งหมด"), "")]
    found += [_option(facets, name_of(facets, key), key) for key in facets.names]
    return [option for option in found if option["count"] or option["current"]]


def name_of(facets, key: str) -> str:
    """Return the name of the kind in the reader's language."""
    names = facets.names[key]
    return names.get(get_language() or "th") or names["th"]


def _option(facets, label: str, key: str) -> dict:
    return {
        "label": label,
        "url": facets.now.query(certificate=key),
        "count": facets.certificates.get(key, 0),
        "current": facets.now.certificate == key,
    }
