"""Something that matters asks who she is once more: by password, second factor, or a code to her phone."""

import functools
from urllib.parse import urlencode

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.account.internal.flows.reauthentication import STATE_SESSION_KEY, get_reauthentication_flows
from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME, logout
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from common import clock


def asked_again(view):
    """Let the view answer only whoever showed lately who she is; others go to the page that asks, and come back.

    allauth knows passwords and second factors, and lets everybody pass who has neither: whoever has only a phone is
    asked for a code that is sent there, and whoever has neither signs in once more, as she came.
    """

    @functools.wraps(view)
    def asking(request, *args, **kwargs):
        user = request.user
        if request.method in {
            "GET",
            "HEAD",
        }:  # what somebody else sent before is not done in her name when she only looks
            request.session.pop(STATE_SESSION_KEY, None)
        if user.is_authenticated and not get_reauthentication_flows(user):
            if user.phone_verified and not _lately(request):
                raise ReauthenticationRequired()
            if not user.phone_verified and not _lately(request, signed_in=True):
                return _signs_in_again(request)
        return with_password(request, *args, **kwargs)

    with_password = reauthentication_required(view)
    return asking


def asked_before_changing(view):
    """The same for a page that anybody signed in may read: only what it changes is asked about."""

    @functools.wraps(view)
    def asking(request, *args, **kwargs):
        return (view if request.method in {"GET", "HEAD"} else asked)(request, *args, **kwargs)

    asked = asked_again(view)
    return asking


def shown(request, *, phone: str) -> None:
    """She typed the code that was sent to her phone: that counts like a password typed again."""
    record_authentication(request, request.user, method="code", phone=phone, reauthenticated=True)


def _signs_in_again(request):
    path = request.get_full_path()
    logout(request)
    messages.info(request, _("เพื่อความปลอดภัย กรุณาเข้าสู่ระบบอีกครั้ง แล้วทำต่อ"))
    return redirect(f"{reverse('account_login')}?{urlencode({REDIRECT_FIELD_NAME: path})}")


def _lately(request, *, signed_in: bool = False) -> bool:
    """Whether she showed lately who she is; with ``signed_in`` coming in counts as well."""
    records = [
        record
        for record in get_authentication_records(request, request.user)
        if signed_in or record.get("reauthenticated")
    ]
    return bool(records) and clock.now().timestamp() - records[-1]["at"] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
