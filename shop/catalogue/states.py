"""Where a product may go from where it is."""

from shop.catalogue.models import ProductState as S

MOVES = {
    S.DRAFT: {S.LIVE, S.IN_REVIEW},
    S.IN_REVIEW: {S.LIVE, S.DRAFT},  # approved; returned, or taken back by the merchant
    S.LIVE: {S.PAUSED, S.TAKEN_DOWN},
    S.PAUSED: {S.LIVE, S.TAKEN_DOWN},
    S.TAKEN_DOWN: {S.IN_REVIEW, S.LIVE, S.PAUSED},  # mended and sent again; restored to where it was
}
SHOWN = [S.LIVE, S.PAUSED]  # what an officer let pass, or did not need to: it may be on sale without asking again
