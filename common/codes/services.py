"""A code sent to a phone proves that the phone is hers.

    code = codes.send(purpose="takeover", phone=phone, about=application, address=client.address(request), language="th")
    request.session["takeover"] = code.key
    ...
    codes.check(key=request.session["takeover"], purpose="takeover", about=application, typed=typed, address=...)

Sending and trying are counted per number and per client address, whatever the purpose and however many sessions. Call
both outside of any transaction, so that no rollback forgets a count.
"""

import datetime
import hashlib
import hmac
import secrets

from django.conf import settings
from django.db import models, transaction

from common import clock
from common.codes import tally
from common.codes.errors import CodeOver, NoGateway, NoMobile, TooManySent, TooManyTries, WrongCode
from common.codes.models import Code
from common.codes.tally import Full, Limit
from common.letters import services as letters
from common.letters import sms
from common.letters.services import Recipient
from common.thai import digits, phones

LIFE = datetime.timedelta(minutes=10)
LENGTH = 6
HOUR = datetime.timedelta(hours=1)
TRIES_OF_NUMBER = Limit("code-try-number", 10, HOUR)
TRIES_FROM_ADDRESS = Limit("code-try-address", 10, HOUR)
SENT_TO_NUMBER = Limit("code-sent-number", 5, HOUR)
SENT_FROM_ADDRESS = Limit("code-sent-address", 20, HOUR)


def send(
    *,
    purpose: str,
    phone: str,
    address: str,
    language: str,
    about: models.Model | None = None,
    template: str = "code",
    **words: str,
) -> Code:
    """Send six digits to ``phone`` (E.164, a Thai mobile) and return the code; its ``key`` is needed to check it.

    ``address`` is the client's; ``words`` are what another ``template`` of the letter says besides. Asked a second time it sends another one; each is good in the browser that asked for it.
    Raises NoMobile, NoGateway, TooManySent.
    """
    _permit(phone, address)
    number = f"{secrets.randbelow(10**LENGTH):0{LENGTH}}"
    with transaction.atomic():
        code = _written(purpose, phone, about, number)
        letters.write(
            key=f"code-{code.pk}",
            to=Recipient(phone=phone, language=language),
            template=template,
            context={"code": number, "minutes": LIFE.seconds // 60, **words},
            secret=number,
            good_until=code.good_until,
        )
    return code


def warn(
    *, purpose: str, phone: str, address: str, language: str, template: str, about: models.Model | None = None
) -> Code:
    """Send the letter ``template`` in the place of a code: the phone's owner reads it, whoever asked learns nothing.

    Counted like ``send``, and it raises the same; no digits fit the code it returns.
    """
    _permit(phone, address)
    with transaction.atomic():
        code = _written(purpose, phone, about, secrets.token_hex(16))
        letters.write(
            key=f"code-{code.pk}", to=Recipient(phone=phone, language=language), template=template, context={}
        )
    return code


def check(*, key: str, purpose: str, typed: str, address: str, about: models.Model | None = None) -> Code:
    """Return the code that ``typed`` (Thai digits, spaces and dashes are fine) fits, once: it is used up by this.

    A wrong code counts, a right one does not. Raises CodeOver, TooManyTries (then nothing was compared), WrongCode.
    """
    about_type, about_id = _named(about)
    code = Code.objects.filter(key=key, purpose=purpose, about_type=about_type, about_id=about_id).first()
    if code is None or code.used_at or code.good_until <= clock.now():
        raise CodeOver()
    try:
        taken = tally.take((TRIES_OF_NUMBER, code.phone), (TRIES_FROM_ADDRESS, address))
    except Full as full:
        raise TooManyTries(again_at=full.again_at) from full
    if not hmac.compare_digest(code.digits_hash, _hash(code.key, _bare(typed))):
        raise WrongCode()
    now = clock.now()
    used = Code.objects.filter(pk=code.pk, used_at__isnull=True, good_until__gt=now).update(used_at=now)
    taken.give_back()
    if not used:  # another request of the same browser was quicker
        raise CodeOver()
    code.used_at = now
    return code


def forget(*, before: datetime.datetime) -> int:
    """Delete codes sent before that moment. Returns how many."""
    return Code.objects.filter(sent_at__lt=before).delete()[0]


def _permit(phone: str, address: str) -> None:
    if not phones.is_mobile(phone):
        raise NoMobile()
    if not sms.is_on():
        raise NoGateway()
    try:
        tally.take((SENT_TO_NUMBER, phone), (SENT_FROM_ADDRESS, address))
    except Full as full:
        raise TooManySent(again_at=full.again_at) from full


def _written(purpose: str, phone: str, about: models.Model | None, number: str) -> Code:
    about_type, about_id = _named(about)
    now = clock.now()
    code = Code(
        purpose=purpose, phone=phone, about_type=about_type, about_id=about_id, sent_at=now, good_until=now + LIFE
    )
    code.digits_hash = _hash(code.key, number)
    code.save(force_insert=True)
    return code


def _named(about: models.Model | None) -> tuple[str, str]:
    return (about._meta.label_lower, str(about.pk)) if about else ("", "")


def _bare(typed: str) -> str:
    """Return the digits of what a person typed, in Arabic numerals."""
    return "".join(each for each in digits.to_arabic(typed) if each in digits.ARABIC)


def _hash(key: str, number: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), f"code:{key}:{number}".encode(), hashlib.sha256).hexdigest()
