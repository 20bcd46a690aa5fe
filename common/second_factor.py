"""Officers, editors and admins must have a second factor before they work (allauth's TOTP)."""

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.shortcuts import redirect

GUARDED = ("/office/", "/admin/")


class RequireSecondFactor:
    """Send staff without a second factor to the page where they set one up."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if settings.SECOND_FACTOR_REQUIRED and self._guarded(request) and request.user.is_authenticated:
            if not is_mfa_enabled(request.user):
                return redirect("mfa_activate_totp")
        return self.get_response(request)

    @staticmethod
    def _guarded(request) -> bool:
        path = request.path_info
        for prefix in ("/ms", "/en"):
            path = path.removeprefix(prefix)
        return path.startswith(GUARDED)
