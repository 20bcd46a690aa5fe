"""Webhooks: signed as Stripe signs them, sent in the background; held, copied or shuffled where one asks for it."""

import hashlib
import hmac
import json
import random
import threading
import time
from dataclasses import dataclass

import requests

from config.stripe_standin.store import Store

TRIES = (0, 1, 3, 9)  # seconds before each


@dataclass(frozen=True)
class Endpoint:
    """Where events go; ``connect``: those of connected accounts, else the platform's own."""

    url: str
    secret: str
    connect: bool


def signed(body: bytes, secret: str, *, at: int | None = None) -> str:
    """Return the header ``Stripe-Signature`` for ``body``."""
    at = int(time.time()) if at is None else at
    sealed = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={at},v1={sealed}"


class Hooks:
    def __init__(self, store: Store, endpoints: list[Endpoint]) -> None:
        self.store, self.endpoints = store, endpoints
        self.hold = not endpoints
        self.copies, self.shuffle, self.wait = 1, False, 0.0
        self._sending = threading.Lock()

    def packed(self, event: dict, endpoint: Endpoint) -> tuple[bytes, dict[str, str]]:
        """Return the body and headers of one delivery."""
        body = json.dumps(event).encode()
        return body, {"Content-Type": "application/json", "Stripe-Signature": signed(body, endpoint.secret)}

    def kick(self) -> None:
        """Send in the background what is not sent yet, unless it is held."""
        if not self.hold:
            threading.Thread(target=self.send, daemon=True, name="stripe-standin-hooks").start()

    def send(self) -> int:
        """Send now whatever waits. Returns how many deliveries that were."""
        time.sleep(self.wait)
        with self._sending:
            waiting = self.store.unsent()
            for number, _event in waiting:
                self.store.mark_sent(number)
            deliveries = [(event, where) for _n, event in waiting for where in self._for(event)] * self.copies
            if self.shuffle:
                random.shuffle(deliveries)
            for event, where in deliveries:
                self._deliver(event, where)
        return len(deliveries)

    def _for(self, event: dict) -> list[Endpoint]:
        return [where for where in self.endpoints if where.connect == bool(event.get("account"))]

    def _deliver(self, event: dict, where: Endpoint) -> None:
        for wait in TRIES:
            time.sleep(wait)
            body, headers = self.packed(event, where)
            try:
                if requests.post(where.url, data=body, headers=headers, timeout=20).ok:
                    return
            except requests.RequestException:
                continue
