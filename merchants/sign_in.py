"""Where a person lands after signing in: her own workspace, whichever she has."""

from common.users.adapter import AccountAdapter
from merchants.workspaces import doors_of


class WorkspaceAdapter(AccountAdapter):
    """An officer lands in the office, a member of a merchant at her desk, an editor in /admin/, others on the home page."""

    def get_login_redirect_url(self, request):
        doors = doors_of(request.user)
        return next(iter(doors.values()), None) or super().get_login_redirect_url(request)
