"""Posting what the outbox holds: a letter is claimed by one conditional UPDATE, then handed to its carrier."""

import datetime
import logging

from django.core.mail import EmailMessage
from django.db.models import F

from common import clock
from common.letters.models import Letter, LetterState

log = logging.getLogger("kedai.letters")
MAX_TRIES = 8


def post(letter_id: int) -> bool:
    """Post one waiting letter. Two workers never post it at once; done twice it changes nothing. Returns whether it went."""
    now = clock.now()
    claimed = Letter.objects.filter(pk=letter_id, state=LetterState.WAITING, next_try_at__lte=now).update(
        tries=F("tries") + 1, next_try_at=now + datetime.timedelta(minutes=10)
    )
    if not claimed:
        return False
    letter = Letter.objects.get(pk=letter_id)
    try:
        EmailMessage(subject=letter.subject, body=letter.body, to=[letter.to_email]).send()
    except Exception as error:  # whatever the carrier says, the letter stays owed
        _put_off(letter, error)
        return False
    Letter.objects.filter(pk=letter_id).update(state=LetterState.POSTED, posted_at=clock.now(), last_error="")
    return True


def _put_off(letter: Letter, error: Exception) -> None:
    state = LetterState.FAILED if letter.tries >= MAX_TRIES else LetterState.WAITING
    wait = datetime.timedelta(minutes=2**letter.tries)
    Letter.objects.filter(pk=letter.pk).update(
        state=state, next_try_at=clock.now() + wait, last_error=type(error).__name__
    )
    log.warning("letter not posted", extra={"letter": letter.pk, "event": type(error).__name__})


def waiting() -> list[int]:
    """Return the ids of letters whose time to be posted has come, oldest first."""
    due = Letter.objects.filter(state=LetterState.WAITING, next_try_at__lte=clock.now())
    return list(due.order_by("written_at").values_list("pk", flat=True))
