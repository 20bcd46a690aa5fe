"""Signing in with a code that was sent to a phone, as steps of one browser. allauth does the rest: second factor, sessions."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.utils import perform_login
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language

from common import client
from common.codes import services as codes
from common.codes import tally
from common.codes.tally import Full
from common.line import services as lines
from common.users import limits
from common.users import services as people
from common.users.errors import TooManyEmailCodes
from common.users.models import User

INVITED = "invited_mailbox"  # sent a code from this browser, which never typed the address: it is shown masked
STEP = "phone_step"  # what this browser waits for: {purpose: {key, phone, next, line}}
SIGN_IN, CHANGE, AGAIN = "sign-in", "change-phone", "again"


def send(request, *, purpose: str, phone: str, about=None, words: dict | None = None, **facts: object) -> None:
    """Send a code to ``phone`` and remember in this session that it is waited for. Raises what ``codes.send`` raises.

    ``words`` are another template of the letter and what it says besides: whoever reads it must know what the code does.
    """
    to = {"phone": phone, "address": client.address(request), "language": _language(phone)}
    code = codes.send(purpose=purpose, about=about, **to, **(words or {}))
    remember(request, purpose=purpose, phone=phone, key=code.key, **facts)


def send_to_email(request, *, person: User, email: str, next_url: str):
    """Send the code of a sign-in to a mailbox of ``person``, which the pages that follow show masked: whoever opened a
    forwarded invitation does not learn it. Returns the way to the page that asks for the code; from there she comes to
    ``next_url``. Counted with all such codes; raises TooManyEmailCodes."""
    try:
        tally.take(
            (limits.EMAIL_CODES_SENT_TO_ONE, email), (limits.EMAIL_CODES_SENT_FROM_ADDRESS, client.address(request))
        )
    except Full as full:
        raise TooManyEmailCodes(again_at=full.again_at) from full
    request.session[INVITED] = email
    LoginCodeVerificationProcess.initiate(request=request, user=person, email=email)
    return redirect(f"{reverse('account_confirm_login_code')}?{urlencode({REDIRECT_FIELD_NAME: next_url})}")


def send_to_change(request, *, phone: str) -> None:
    """Send a code to the number she wants to have. Where it is somebody's, its owner is told instead of sent a code, and
    nothing on the page tells the two apart."""
    holder = people.holder_of(phone)
    if holder is None or holder.pk == request.user.pk or not holder.phone_verified:
        return send(request, purpose=CHANGE, phone=phone)
    code = codes.warn(
        purpose=CHANGE,
        phone=phone,
        address=client.address(request),
        language=holder.language,
        template="phone-wanted",
    )
    remember(request, purpose=CHANGE, phone=phone, key=code.key)


def remember(request, *, purpose: str, **facts: object) -> None:
    """Keep what this browser waits for."""
    request.session[STEP] = {**request.session.get(STEP, {}), purpose: facts}


def waiting(request, purpose: str) -> dict | None:
    """Return what this browser waits for: ``key``, ``phone`` and what was remembered beside them."""
    return request.session.get(STEP, {}).get(purpose)


def done(request, purpose: str) -> None:
    """Forget what was waited for."""
    request.session[STEP] = {name: facts for name, facts in request.session.get(STEP, {}).items() if name != purpose}


def check(request, *, purpose: str, typed: str, about=None) -> str:
    """Return the phone that is proven by what she typed. Raises what ``codes.check`` raises."""
    step = waiting(request, purpose) or {}
    code = codes.check(
        key=step.get("key", ""), purpose=purpose, about=about, typed=typed, address=client.address(request)
    )
    return code.phone


def enter(request, *, phone: str, next_url: str, line: dict | None = None):
    """Sign in whoever holds ``phone``, which was proven just now; a new number makes a new account. Returns the answer."""
    person, _new = people.come_in(phone=phone, language=get_language() or "th")
    if (
        line and person.is_active and not is_mfa_enabled(person)
    ):  # a second factor is asked before anything is tied to her
        lines.connect(request, person=person, line=line)
    record_authentication(request, person, method="code", phone=phone)
    return perform_login(request, person, redirect_url=next_url or None)


def _language(phone: str) -> str:
    """Return her own language where she is known, else that of the page."""
    person = people.holder_of(phone)
    return person.language if person else get_language() or "th"
