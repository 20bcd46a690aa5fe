"""A bank or service is asked whether a transfer is real (the ``SlipVerifier`` seam). Off unless ``SLIP_VERIFIER_URL`` is set.

It is told the sending bank and its reference, nothing about the shopper or the order. What it answers is a claim of its
own: it is held against the payment by ``services.verified``.
"""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

import requests
from django.conf import settings
from django.db import connection

from common.money import SATANG_PER_BAHT
from shop.payments.slip_qr import SlipCode

MOST_BYTES = 64 * 1024
AT_ONCE = 8192


class Silent(Exception):
    """No answer, or none that can be understood: it may be asked again."""


@dataclass(frozen=True)
class Found:
    """A transfer as the bank has it. ``receiver`` are the digits of the account or PromptPay number, masked ones as ``x``."""

    bank: str
    reference: str
    amount_satang: int
    receiver: str


def is_on() -> bool:
    """Whether somebody can be asked."""
    return bool(settings.SLIP_VERIFIER_URL)


def ask(code: SlipCode) -> Found | None:
    """Return the transfer as the service has it; None where it knows of none (404). Raises Silent.

    Never inside a transaction: a slow answer must hold no lock.
    """
    if any(not getattr(block, "_from_testcase", False) for block in connection.atomic_blocks):
        raise RuntimeError("The verifier is asked outside transactions: a slow answer must hold no lock.")
    try:
        with requests.post(
            settings.SLIP_VERIFIER_URL,
            json={"bank": code.bank, "reference": code.reference},
            headers={"Authorization": f"Bearer {settings.SLIP_VERIFIER_KEY}"},
            timeout=settings.SLIP_VERIFIER_TIMEOUT,
            allow_redirects=False,
            stream=True,
        ) as response:
            if response.status_code == requests.codes.not_found:
                return None
            if response.status_code != requests.codes.ok:
                raise Silent(f"status {response.status_code}")
            return _found(_json(response))
    except requests.RequestException as error:
        raise Silent(type(error).__name__) from error


def _json(response: requests.Response) -> object:
    """Return the answer. Raises Silent for one that is too long or no JSON."""
    content = b""
    for part in response.iter_content(AT_ONCE):
        content += part
        if len(content) > MOST_BYTES:
            raise Silent("too long")
    response._content = content
    try:
        return response.json(parse_float=Decimal)
    except ValueError as error:
        raise Silent("no JSON") from error


def _found(told: object) -> Found:
    at = settings.SLIP_VERIFIER_FIELDS
    amount, times = (
        (_at(told, at["amount_satang"]), 1) if "amount_satang" in at else (_at(told, at["amount"]), SATANG_PER_BAHT)
    )
    try:
        satang = Decimal(str(amount)) * times
    except InvalidOperation as error:
        raise Silent("no amount") from error
    if not satang.is_finite() or satang != int(satang) or satang <= 0:
        raise Silent("no amount")
    receiver = re.sub(r"[\s\-]", "", str(_at(told, at["receiver"]))).lower()
    return Found(str(_at(told, at["bank"])), str(_at(told, at["reference"])), int(satang), receiver)


def _at(told: object, path: str) -> object:
    """Return what stands in ``told`` at a dotted path. Raises Silent where nothing does."""
    for name in path.split("."):
        if not isinstance(told, dict) or name not in told:
            raise Silent(f"no {path}")
        told = told[name]
    return told
