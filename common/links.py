"""Unguessable links that open one row: its key and a seal of the server's, so that nothing is stored and every letter can
carry the same link again. What the link still opens is decided by the row's state, never by the link.
"""

import base64
import hmac

from django.db import models
from django.http import HttpResponse
from django.utils.crypto import salted_hmac

SEAL_BYTES = 24  # 192 bits


def token_of(row: models.Model, *, purpose: str) -> str:
    """Return the token that opens ``row`` for ``purpose``: ``"12-<32 characters>"``."""
    return f"{row.pk}-{_seal(str(row.pk), purpose)}"


def pk_of(token: str, *, purpose: str) -> int | None:
    """Return the key of the row that ``token`` opens for ``purpose``, or None for anything that we did not make."""
    key, _dash, seal = token.partition("-")
    if not (key.isascii() and key.isdigit() and len(key) < 18):
        return None
    return int(key) if hmac.compare_digest(_seal(key, purpose).encode(), seal.encode()) else None


def secret(response: HttpResponse) -> HttpResponse:
    """Keep a page whose address is as good as a key out of caches and out of what other sites are told."""
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _seal(key: str, purpose: str) -> str:
    digest = salted_hmac(f"kedai.link.{purpose}", key, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest[:SEAL_BYTES]).decode()
