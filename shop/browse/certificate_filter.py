"""The filter by certificate: options with counts of today, for the kinds that cover something now."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _


def options(now) -> list[dict]:
    """Return the options as ``components/filters.html`` takes them: "all" first; a kind that covers nothing only if chosen."""
    found = [_option(now, _("ทั้งหมด"), "")]
    found += [_option(now, name_of(now, key), key) for key in now.covered]
    return [option for option in found if option["count"] != 0 or option["current"]]


def name_of(now, key: str) -> str:
    """Return the name of the kind in the reader's language."""
    names = now.covered[key].names
    return names.get(get_language() or "th") or names["th"]


def _option(now, label: str, key: str) -> dict:
    return {
        "label": label,
        "url": now.query(certificate=key),
        "count": "" if now.in_stock else now.count(certificate=key),
        "current": now.certificate == key,
    }
