"""What the stand-in remembers, in an SQLite file of its own (or in memory)."""

import contextlib
import json
import secrets
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

TABLES = """
CREATE TABLE IF NOT EXISTS objects (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, account TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS keys (
    account TEXT NOT NULL, key TEXT NOT NULL, print TEXT NOT NULL, status INTEGER NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (account, key));
CREATE TABLE IF NOT EXISTS events (
    number INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT NOT NULL, sent INTEGER NOT NULL DEFAULT 0);
"""


def new_id(kind: str) -> str:
    """Return a fresh id, as ``acct_…`` or ``cs_test_…``."""
    return f"{kind}_{secrets.token_hex(12)}"


class Store:
    """Rows of JSON under one lock: whoever holds it sees nobody else's half-done work."""

    def __init__(self, path: str | Path = ":memory:") -> None:
        if path != ":memory:":
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        self._rows = sqlite3.connect(str(path), check_same_thread=False, timeout=20, isolation_level=None)
        self._lock = threading.RLock()
        self._rows.executescript(TABLES)

    @contextlib.contextmanager
    def whole(self) -> Iterator[None]:
        """All of the block or nothing; one block at a time."""
        with self._lock:
            if self._rows.in_transaction:
                yield
                return
            self._rows.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._rows.execute("ROLLBACK")
                raise
            self._rows.execute("COMMIT")

    def put(self, body: dict, *, account: str = "") -> dict:
        with self._lock:
            self._rows.execute(
                "INSERT INTO objects (id, kind, account, body) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET body = excluded.body",
                (body["id"], body["object"], account, json.dumps(body)),
            )
        return body

    def get(self, kind: str, pk: str, *, account: str = "") -> dict | None:
        """Return an object of that account; another account's is not there."""
        found = self._ask("SELECT body FROM objects WHERE kind = ? AND id = ? AND account = ?", kind, pk, account)
        return json.loads(found[0][0]) if found else None

    def owner(self, pk: str) -> str | None:
        """Return in whose account an object lies."""
        found = self._ask("SELECT account FROM objects WHERE id = ?", pk)
        return found[0][0] if found else None

    def all(self, kind: str, *, account: str = "") -> list[dict]:
        found = self._ask("SELECT body FROM objects WHERE kind = ? AND account = ? ORDER BY rowid", kind, account)
        return [json.loads(body) for (body,) in found]

    def answer_kept(self, account: str, key: str) -> tuple[str, int, str] | None:
        found = self._ask("SELECT print, status, body FROM keys WHERE account = ? AND key = ?", account, key)
        return found[0] if found else None

    def keep_answer(self, account: str, key: str, fingerprint: str, status: int, body: str) -> None:
        with self._lock:
            self._rows.execute(
                "INSERT OR IGNORE INTO keys VALUES (?, ?, ?, ?, ?)", (account, key, fingerprint, status, body)
            )

    def add_event(self, body: dict) -> None:
        with self._lock:
            self._rows.execute("INSERT INTO events (body) VALUES (?)", (json.dumps(body),))

    def unsent(self) -> list[tuple[int, dict]]:
        found = self._ask("SELECT number, body FROM events WHERE sent = 0 ORDER BY number")
        return [(number, json.loads(body)) for number, body in found]

    def events(self) -> list[dict]:
        return [json.loads(body) for (body,) in self._ask("SELECT body FROM events ORDER BY number")]

    def mark_sent(self, number: int) -> None:
        with self._lock:
            self._rows.execute("UPDATE events SET sent = 1 WHERE number = ?", (number,))

    def close(self) -> None:
        with self._lock:
            self._rows.close()

    def _ask(self, statement: str, *values: object) -> list:
        with self._lock:
            return self._rows.execute(statement, values).fetchall()
