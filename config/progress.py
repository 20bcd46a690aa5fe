"""How a long command shows how far it is: a bar on a terminal, silence everywhere else."""

import sys
from collections.abc import Collection, Iterator


class Progress:
    """Given to ``run(report)`` of every demo part: ``for row in report.over(rows, "shops"): …``."""

    width = 28

    def __init__(self, stream=sys.stderr) -> None:
        self.stream = stream
        self.shown = stream.isatty()

    def over(self, items: Collection, label: str) -> Iterator:
        """Yield each of ``items`` and draw a bar after it. ``items`` must know its length."""
        total = len(items)
        for count, item in enumerate(items, 1):
            yield item
            self._draw(label, count, total)

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
