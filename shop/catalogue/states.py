"""Where a product may go from where it is."""

from shop.catalogue.models import ProductState as S

MOVES = {
    S.DRAFT: {S.LIVE},
    S.LIVE: {S.PAUSED},
    S.PAUSED: {S.LIVE},
}
