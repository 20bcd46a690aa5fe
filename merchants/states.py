"""Where a merchant may go from where it is."""

from merchants.models import MerchantState

S = MerchantState
MOVES = {
    S.OPEN: {S.SUSPENDED, S.CLOSED},
    S.SUSPENDED: {S.OPEN, S.CLOSED},
    S.CLOSED: set(),
}
