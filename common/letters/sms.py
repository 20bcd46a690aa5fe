"""How an SMS leaves: through the gateway of settings, or as a file where this is the demo.

``settings.SMS_BACKEND`` names a function ``(phone, text, key)``; where it is empty no SMS can be sent and letters wait.
"""

import re
from pathlib import Path

import requests
from django.conf import settings
from django.utils.module_loading import import_string

from common import clock
from common.thai import phones

NUMBERS = {  # how gateways want the number: SMS_NUMBERS
    "e164": lambda phone: phone,
    "66": lambda phone: phone.removeprefix("+"),
    "0": lambda phone: "0" + phone.removeprefix("+66"),
}


class GatewayRefused(Exception):
    """The gateway answered that it did not take the message."""


def is_on() -> bool:
    """Whether this site can send SMS at all."""
    return bool(settings.SMS_BACKEND)


def send(*, phone: str, text: str, key: str) -> None:
    """Send ``text`` to ``phone`` (E.164). ``key`` names the message, so that a gateway can know it again.

    Raises whatever went wrong; the outbox tries again.
    """
    import_string(settings.SMS_BACKEND)(phone=phone, text=text, key=key)


def by_gateway(*, phone: str, text: str, key: str) -> None:
    """Hand it to the gateway at ``SMS_URL``. Raises GatewayRefused unless it answers 2xx, and requests' own errors."""
    to, words, sender = settings.SMS_FIELDS
    body = {to: NUMBERS[settings.SMS_NUMBERS](phone), words: text}
    if settings.SMS_SENDER:
        body[sender] = settings.SMS_SENDER
    headers = {"Idempotency-Key": key}
    auth = None
    if settings.SMS_AUTH == "basic":
        auth = tuple(settings.SMS_TOKEN.split(":", 1))
    elif settings.SMS_TOKEN:
        headers["Authorization"] = f"Bearer {settings.SMS_TOKEN}"
    answer = requests.post(
        settings.SMS_URL,
        **{"json" if settings.SMS_BODY == "json" else "data": body},
        headers=headers,
        auth=auth,
        timeout=settings.SMS_TIMEOUT,
        allow_redirects=False,
    )
    if not 200 <= answer.status_code < 300:
        raise GatewayRefused(answer.status_code)


def as_file(*, phone: str, text: str, key: str) -> None:
    """Write it below ``SMS_ROOT`` and on the console, plainly marked: nobody's telephone rings in the demo."""
    folder = Path(settings.SMS_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{clock.now():%Y%m%d-%H%M%S-%f}-{phone.removeprefix('+')}-{re.sub(r'[^a-z0-9-]', '', key)}.txt"
    number = phones.display(phone)
    (folder / name).write_text(f"ตัวอย่าง ไม่ได้ส่งจริง (sample, not sent)\nถึง (to): {number}\n\n{text}\n", encoding="utf-8")
    print(f"SMS ตัวอย่าง ไม่ได้ส่งจริง (sample, not sent) → {number}: {text}", flush=True)
