"""Where a merchant may go from where it is."""

from merchants.models import InvitationState, MerchantState

S = MerchantState
MOVES = {
    S.OPEN: {S.SUSPENDED, S.CLOSED},
    S.SUSPENDED: {S.OPEN, S.CLOSED},
    S.CLOSED: set(),
}
INVITATION_MOVES = {
    InvitationState.OPEN: {InvitationState.USED, InvitationState.WITHDRAWN, InvitationState.EXPIRED},
    InvitationState.USED: set(),
    InvitationState.WITHDRAWN: set(),
    InvitationState.EXPIRED: set(),
}
