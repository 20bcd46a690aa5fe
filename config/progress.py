"""How a long command shows how far it is: a bar on a terminal, silence everywhere else."""

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager


class Progress:
    """Given to ``run(report)`` of every demo part: ``for row in report.over(rows, "shops"): …``."""

    width = 28

    def __init__(self, stream=sys.stderr) -> None:
        self.stream = stream
        self.shown = stream.isatty()

    def over(self, items: Iterable, label: str, total: int | None = None) -> Iterator:
        """Yield each of ``items`` and draw a bar after it. ``total`` says how many come where ``items`` has no length."""
        total = len(items) if total is None else total
        for count, item in enumerate(items, 1):
            yield item
            self._draw(label, count, total)

    @contextmanager
    def timed(self, label: str) -> Iterator[None]:
        """Say on a terminal how long the block took, where that is long enough to wonder."""
        start = time.monotonic()
        yield
        if time.monotonic() - start >= 0.5:
            self.say(f"  {label}: {time.monotonic() - start:.1f} s")

    def say(self, words: str) -> None:
        """Write one line, on a terminal only."""
        if self.shown:
            self.stream.write(f"{words}\n")
            self.stream.flush()

    def _draw(self, label: str, count: int, total: int) -> None:
        if not self.shown:
            return
        full = self.width * count // total
        self.stream.write(f"\r  {label:<24} [{'=' * full}{' ' * (self.width - full)}] {count}/{total}")
        if count == total:
            self.stream.write("\n")
        self.stream.flush()
