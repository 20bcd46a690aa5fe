"""How a letter leaves by LINE: pushed from the official account of this site, to who is its friend.

``settings.LINE_MESSAGING_TOKEN`` is the account's channel access token; where it is empty nobody is written to by LINE.
LINE answers 200 for somebody who has blocked the account and delivers nothing, so each time it is asked first whether she
is a friend. Source: https://developers.line.biz/en/docs/messaging-api/retrying-api-request/ and its FAQ on blocked users.
"""

import uuid

import requests
from django.conf import settings

MOST_LETTERS = 5000  # of one text message
TIMEOUT = 10  # seconds
ACCEPTED_BEFORE = 409  # what a repeated key is answered with
UNKNOWN = {400, 404}  # of a profile: nobody of that name, or no friend


class LineRefused(Exception):
    """LINE answered that it did not take the message."""


class NoFriend(LineRefused):
    """Nothing reaches her by LINE: she has not added the account as a friend, or has blocked it."""


def is_on() -> bool:
    """Whether this site can write by LINE at all."""
    return bool(settings.LINE_MESSAGING_TOKEN)


def is_friend(line_id: str) -> bool:
    """Return whether a message would reach her. Raises LineRefused and requests' own errors where LINE does not say."""
    answer = requests.get(
        f"{settings.LINE_API_URL}/v2/bot/profile/{line_id}", headers=_headers(), timeout=TIMEOUT, allow_redirects=False
    )
    if answer.status_code in UNKNOWN:
        return False
    if answer.status_code != 200:
        raise LineRefused(answer.status_code)
    return True


def send(*, line_id: str, text: str, key: str) -> None:
    """Push ``text`` to her once, however often it is tried with the same ``key``.

    Raises NoFriend where it would not reach her, LineRefused, and requests' own errors.
    """
    if not is_friend(line_id):
        raise NoFriend
    answer = requests.post(
        f"{settings.LINE_API_URL}/v2/bot/message/push",
        json={"to": line_id, "messages": [{"type": "text", "text": text[:MOST_LETTERS]}]},
        headers={**_headers(), "X-Line-Retry-Key": str(uuid.uuid5(uuid.NAMESPACE_URL, f"{settings.SITE_URL}/{key}"))},
        timeout=TIMEOUT,
        allow_redirects=False,
    )
    if answer.status_code not in (200, ACCEPTED_BEFORE):
        raise LineRefused(answer.status_code)


def _headers() -> dict[str, str]:
    return {"Authorization": f"Bearer {settings.LINE_MESSAGING_TOKEN}"}
