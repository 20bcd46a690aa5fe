"""Cards as they stand in a page, drawn once for what they say (``pieces``)."""

from collections.abc import Sequence

from django.utils.safestring import SafeString, mark_safe

from shop.browse import pieces
from shop.catalogue import cards as catalogue_cards


def goods(rows: list[dict], *, eager: int = 0, at_home: bool = False) -> SafeString:
    """Return ``cards`` from the cache, whole: for pages of which nothing larger is kept; "" for none."""
    if not rows:
        return mark_safe("")
    said = ["goods", eager, at_home, catalogue_cards.shown(rows)]
    return pieces.kept(said, lambda: cards(rows, eager=eager, at_home=at_home))


def cards(rows: list[dict], *, level: str = "3", eager: int = 0, at_home: bool = False) -> SafeString:
    """Return the cards of ``rows`` (``cards.read``) side by side; the first ``eager`` pictures must not wait.

    ``at_home``: in their own shop's page, which says whose they are and where they come from.
    """
    told = [{**card, "available": min(card["available"], 1)} for card in catalogue_cards.told(rows)]
    if at_home:
        told = [{**card, "shop_name": "", "district": ""} for card in told]
    contexts = [{"card": card, "level": level, "eager": number < eager} for number, card in enumerate(told)]
    return each("components/product_card.html", contexts)


def each(template: str, contexts: Sequence[dict]) -> SafeString:
    """Return ``template`` drawn with each of ``contexts`` (plain JSON), side by side."""
    return mark_safe("".join(pieces.rendered(template, contexts)) if contexts else "")  # noqa: S308 - drawn pieces
