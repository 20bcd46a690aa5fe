"""Something that matters asks who she is once more: by password, second factor, or a code to her phone."""

import functools

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings

from common import clock


def asked_again(view):
    """Let the view answer only whoever showed lately who she is; others go to the page that asks, and come back.

    allauth knows passwords and second factors, and lets everybody pass who has neither: whoever has only a phone is
    asked for a code that is sent there.
    """

    @functools.wraps(view)
    def asking(request, *args, **kwargs):
        user = request.user
        if user.is_authenticated and user.phone_verified and not get_reauthentication_flows(user):
            if not _lately(request):
                raise ReauthenticationRequired()
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


def _lately(request) -> bool:
    records = [record for record in get_authentication_records(request, request.user) if record.get("reauthenticated")]
    return bool(records) and clock.now().timestamp() - records[-1]["at"] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
