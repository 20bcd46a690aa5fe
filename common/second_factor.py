"""Officers, editors and admins must have a second factor, and have shown it in this session, before they work."""

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from common import access
from common.users import second_factor

GUARDED = {access.OFFICER, access.OVERSEER}


class RequireSecondFactor:
    """Stand before the view that would really answer: however its address was written, it is the same view."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not settings.SECOND_FACTOR_REQUIRED or not request.user.is_authenticated or not _guarded(request, view):
            return None
        if not second_factor.has_one(request.user):
            messages.warning(request, _("งานของเจ้าหน้าที่ต้องยืนยันตัวตนสองชั้น เลือกวิธีด้านล่างหนึ่งอย่าง ตั้งครั้งเดียว"))
            return redirect("mfa_index")
        if not second_factor.was_shown(request):
            return _ask_for_it(request)
        return None


def _guarded(request, view) -> bool:
    """Whether the view is one of officers' (by the policy it declares) or of Wagtail's editors (by its route)."""
    policy = getattr(view, "access", None) or getattr(getattr(view, "view_class", None), "access", None)
    return policy in GUARDED or request.resolver_match.route.startswith("admin/")


def _ask_for_it(request):
    ways = [way for way in get_adapter().get_reauthentication_methods(request.user) if way["id"].startswith("mfa")]
    here = request.get_full_path() if request.method == "GET" else request.path
    return HttpResponseRedirect(f"{ways[0]['url']}?{urlencode({'next': here})}")
