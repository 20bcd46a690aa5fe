"""Databases of one test each, on PostgreSQL: the next one is made while a test runs, and used ones are dropped several at once.

To drop a database writes everything down that lies in the server's memory: once a test it took longer than many a test.
"""

import os
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import postgres_template

TOGETHER = 8  # used ones that wait to be dropped, 20 MB each


class OwnDatabases:
    """Copies of the migrated database for the tests of one worker."""

    def __init__(self, config: dict, template: str, stem: str) -> None:
        self.config, self.template = config, template
        self.names: Iterator[str] = (f"{stem}_{os.getpid()}_{number}" for number in range(1, 1_000_000))
        self.hands = ThreadPoolExecutor(2)
        self.used: list[str] = []
        self.dropping: list[Future] = []
        with postgres_template.server(config) as server:  # what a run that was broken off left
            left = [row[0] for row in server.execute("SELECT datname FROM pg_database") if row[0].startswith(stem)]
        self.next = self.hands.submit(self._make)
        self._let_go(left)

    def take(self) -> str:
        name = self.next.result()
        self.next = self.hands.submit(self._make)
        return name

    def give_back(self, name: str) -> None:
        self.used.append(name)
        if len(self.used) == TOGETHER:
            self._let_go(self.used)
            self.used = []

    def close(self) -> None:
        self._let_go([*self.used, self.next.result()])
        for each in self.dropping:
            each.result()
        self.hands.shutdown()

    def _let_go(self, names: list[str]) -> None:
        self.dropping.append(self.hands.submit(self._drop, names))

    def _make(self) -> str:
        name = next(self.names)
        with postgres_template.server(self.config) as server:
            server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{self.template}"')
        return name

    def _drop(self, names: list[str]) -> None:
        with postgres_template.server(self.config) as server:
            for name in names:
                server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
