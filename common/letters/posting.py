"""Posting what the outbox holds: a letter is claimed by one conditional UPDATE, then handed to its carrier."""

import datetime
import logging

from django.core.mail import EmailMessage
from django.db.models import F, Q

from common import clock
from common.letters import line, sms
from common.letters.models import SMS_GOOD_FOR, Channel, Letter, LetterState
from common.thai import phones

log = logging.getLogger("kedai.letters")
MAX_TRIES = 8
TRIES_BY_LINE = 3  # then it takes another way: news of an order is not to wait for hours
BLOT = "••••••"


class TooLate(Exception):
    """The letter's time is over: whoever got it now would only be confused."""


def post(letter_id: int) -> bool:
    """Post one waiting letter. Two workers never post it at once; done twice it changes nothing. Returns whether it went.

    A secret in it (a one-time code) is blotted out as soon as it is posted or given up.
    """
    now = clock.now()
    claimed = (
        _due(now).filter(pk=letter_id).update(tries=F("tries") + 1, next_try_at=now + datetime.timedelta(minutes=10))
    )
    if not claimed:
        return False
    letter = Letter.objects.get(pk=letter_id)
    try:
        if letter.good_until and letter.good_until < now:
            raise TooLate
        _hand_over(letter)
    except Exception as error:  # whatever the carrier says, the letter stays owed
        if _is_over_for_line(letter, error):
            _take_another_way(letter, error)
            return post(letter_id)
        _put_off(letter, error)
        return False
    Letter.objects.filter(pk=letter_id).update(
        state=LetterState.POSTED, posted_at=clock.now(), last_error="", secret="", body=_blotted(letter), short=""
    )
    return True


def _hand_over(letter: Letter) -> None:
    if letter.channel == Channel.SMS:
        sms.send(phone=letter.to_phone, text=letter.body, key=letter.key)
    elif letter.channel == Channel.LINE:
        line.send(line_id=letter.to_line, text=f"{letter.subject}\n\n{letter.body}", key=letter.key)
    else:
        EmailMessage(subject=letter.subject, body=letter.body, to=[letter.to_email]).send()


def _is_over_for_line(letter: Letter, error: Exception) -> bool:
    if letter.channel != Channel.LINE or not (letter.to_email or phones.is_mobile(letter.to_phone)):
        return False
    return isinstance(error, line.NoFriend) or letter.tries >= TRIES_BY_LINE


def _take_another_way(letter: Letter, error: Exception) -> None:
    """LINE does not reach her: from now on this letter goes by e-mail, else by SMS."""
    by_mail = bool(letter.to_email)
    Letter.objects.filter(pk=letter.pk, state=LetterState.WAITING).update(
        channel=Channel.EMAIL if by_mail else Channel.SMS,
        body=letter.body if by_mail else letter.short,
        good_until=letter.good_until if by_mail else letter.good_until or clock.now() + SMS_GOOD_FOR,
        short="",
        tries=0,
        next_try_at=clock.now(),
        last_error=type(error).__name__,
    )
    log.warning("letter not posted by LINE", extra={"letter": letter.pk, "event": type(error).__name__})


def _put_off(letter: Letter, error: Exception) -> None:
    over = letter.tries >= MAX_TRIES or isinstance(error, TooLate)
    wait = datetime.timedelta(minutes=2**letter.tries)
    Letter.objects.filter(pk=letter.pk).update(
        state=LetterState.FAILED if over else LetterState.WAITING,
        next_try_at=clock.now() + wait,
        last_error=type(error).__name__,
        secret="" if over else letter.secret,
        short="" if over else letter.short,
        body=_blotted(letter) if over else letter.body,
    )
    log.warning("letter not posted", extra={"letter": letter.pk, "event": type(error).__name__})


def _blotted(letter: Letter) -> str:
    return letter.body.replace(letter.secret, BLOT) if letter.secret else letter.body


def _due(now: datetime.datetime):
    """Return the letters whose time to be posted, or given up, has come; SMS only where they can be sent."""
    time_is_here = Q(next_try_at__lte=now) | Q(good_until__lt=now)
    due = Letter.objects.filter(time_is_here, state=LetterState.WAITING)
    return due if sms.is_on() else due.exclude(channel=Channel.SMS)


def waiting() -> list[int]:
    """Return the ids of letters whose time to be posted has come, oldest first."""
    return list(_due(clock.now()).order_by("written_at").values_list("pk", flat=True))


def without_gateway() -> int:
    """Return how many SMS wait because this site cannot send any."""
    return 0 if sms.is_on() else Letter.objects.filter(state=LetterState.WAITING, channel=Channel.SMS).count()
