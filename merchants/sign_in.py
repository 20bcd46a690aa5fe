"""Where a person lands after signing in: her own workspace, whichever she has."""

from django.urls import reverse

from common.users.adapter import AccountAdapter
from merchants.models import Member, Officer


class WorkspaceAdapter(AccountAdapter):
    """An officer lands in the office, a member of a merchant at her desk, an editor in /admin/, everybody else on the home page."""

    def get_login_redirect_url(self, request):
        if Officer.objects.filter(user=request.user, active=True).exists():
            return reverse("office:home")
        if Member.objects.filter(user=request.user).exists():
            return reverse("desk:home")
        if request.user.has_perm("wagtailadmin.access_admin"):
            return reverse("wagtailadmin_home")
        return super().get_login_redirect_url(request)
