"""The chips by which an officer of several provinces narrows a list."""

from django.utils.translation import gettext as _

from common.provinces import PROVINCES


def province_chips(wish, codes: list[str], counts: dict[str, int]) -> list[dict]:
    """Return a chip per province with its count, "all" first; none where she has but one. ``wish`` knows ``query_string``."""
    if len(codes) < 2:
        return []
    chips = [("", _("ทุกจังหวัด"), sum(counts[code] for code in codes))]
    chips += [(code, PROVINCES[code][1], counts[code]) for code in codes]
    return [
        {
            "label": label,
            "count": count,
            "current": wish.province == code,
            "url": f"?{wish.query_string(province=code)}",
        }
        for code, label, count in chips
    ]
