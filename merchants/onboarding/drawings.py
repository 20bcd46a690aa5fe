"""Drawings of the papers on the first list: which one is meant, and where on it to look. Editors' own pictures come first."""

from django.templatetags.static import static

CARD = "national_id_card"
DRAWN = {
    **{key: key for key in ("tvc2", "tvc3", "minute", "group_proof", "company_certificate", "coop_registration")},
    **{key: key for key in ("bank_book", "ecommerce_registration", "food_premises", "food_serial")},
    **{key: key for key in ("halal_certificate", "otop_certificate")},
    **dict.fromkeys(("chair_id", "owner_id", "signer_id"), CARD),
    "community_number": "tvc2",
    "halal_number": "halal_certificate",
}


def drawing_of(key: str) -> str:
    """Return the address of the drawing for a requirement; "" where there is none."""
    return static(f"img/papers/{DRAWN[key]}.svg") if key in DRAWN else ""
