"""Where one is signed in: the list of devices, and the way out of one or of all."""

from importlib import import_module

from allauth.account.internal.flows.logout import logout
from allauth.core.internal.sessionkit import get_session_user
from allauth.usersessions.internal.flows import sessions
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from common.access import SignedIn
from common.users import devices
from common.way_back import WayBack


def of(request) -> list[UserSession]:
    """Return her sessions that still stand, this one first, then the newest."""
    kept = import_module(settings.SESSION_ENGINE).SessionStore
    rows = UserSession.objects.filter(user=request.user).order_by("-created_at")
    standing = [each for each in rows if get_session_user(kept(each.session_key))]  # a changed password ends the others
    return sorted(standing, key=lambda each: not each.is_current())


class Sessions(SignedIn, TemplateView):
    """The devices on which she is signed in."""

    template_name = "usersessions/usersession_list.html"

    def get_context_data(self, **kwargs):
        rows = [{"session": each, "device": devices.named(each.user_agent)} for each in of(self.request)]
        return super().get_context_data(rows=rows, **kwargs)


class EndSession(SignedIn, WayBack, View):
    """Out of one device. A stranger's is 404; ended already: it is 404 as well."""

    def page_url(self, pk):
        get_object_or_404(UserSession, pk=pk, user=self.request.user)
        return reverse("usersessions_list")

    def post(self, request, pk):
        session = get_object_or_404(UserSession, pk=pk, user=request.user)
        here = session.is_current()
        sessions.end_sessions(request, [session])
        if here:
            return redirect("home")
        messages.success(request, _("ออกจากระบบในเครื่องนั้นแล้ว"))
        return redirect("usersessions_list")


class EndSessions(SignedIn, WayBack, View):
    """Out of every other device, or with ``everywhere`` of this one too."""

    def page_url(self):
        return reverse("usersessions_list")

    def post(self, request):
        if "everywhere" in request.POST:
            rows = list(UserSession.objects.filter(user=request.user))
            logout(request, show_message=False)
            sessions.end_sessions(request, rows)
            messages.success(request, _("ออกจากระบบทุกเครื่องแล้ว"))
            return redirect("account_login")
        sessions.end_other_sessions(request, request.user)
        messages.success(request, _("ออกจากระบบในเครื่องอื่นทั้งหมดแล้ว เหลือเครื่องนี้เครื่องเดียว"))
        return redirect("usersessions_list")
