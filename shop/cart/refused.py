"""A quantity that was refused on a product's page: what was typed and why wait in the session for the page shown next."""

from collections.abc import Container
from dataclasses import dataclass

from django.http import HttpRequest

KEY = "cart_refused"
LONGEST_TYPED = 40


@dataclass(frozen=True)
class Refused:
    """What she typed as the quantity of a variant, and the sentence that says why it was not taken."""

    variant_id: int
    typed: str
    sentence: str


def keep(request: HttpRequest, refused: Refused) -> None:
    """Remember it until the product's page is shown."""
    request.session[KEY] = [refused.variant_id, refused.typed, refused.sentence]


def take(request: HttpRequest, variants: Container[int]) -> Refused | None:
    """Return what was refused for one of ``variants`` (keys) just now, once; None where nothing was."""
    kept = request.session.pop(KEY, None)
    refused = Refused(*kept) if kept else None
    return refused if refused and refused.variant_id in variants else None
