"""Thai is written without spaces. Here it is cut: into clusters (what no reader would part), and into words of a list.

The list is PyThaiNLP's ``words_th.txt`` (CC0): 60,000 words, read on the first question, never at start-up.
"""

import lzma
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

LIST = Path(__file__).with_name("words.txt.xz")
LONGEST = 30  # no word of the list is longer
_SILENT = "[\u0e01-\u0e2e][\u0e34\u0e38]?\u0e4c"
_CLUSTER = re.compile(
    f"[\u0e40-\u0e44]?[\u0e01-\u0e2e][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*[\u0e30\u0e32\u0e33\u0e45]*(?:{_SILENT})*|.",
    re.S,
)
THAI = re.compile("[\u0e00-\u0e7f]+")


class Piece(NamedTuple):
    """A stretch of text; ``known`` where it is a word of the list."""

    text: str
    known: bool


def clusters(text: str) -> list[str]:
    """Return the clusters of ``text``: ``"น้ำบูดู"`` → น้ำ, บู, ดู. Nothing is lost."""
    return _CLUSTER.findall(text)


@cache
def general() -> frozenset[str]:
    """Return the words of the list."""
    return frozenset(lzma.decompress(LIST.read_bytes()).decode().split("\n"))


class Lexicon:
    """A list of words by which text is cut."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(word for word in words if len(word) > 1)
        self.inside = lru_cache(maxsize=20_000)(self._inside)

    def cut(self, text: str, more: frozenset[str] | set[str] = frozenset()) -> list[Piece]:
        """Return ``text`` in the fewest words (of the list or of ``more``) that leave the fewest letters over.

        Neighbouring letters that are in no word stay together as one unknown piece.
        """
        parts = clusters(text)
        best: list[tuple[int, int, int, bool]] = [(0, 0, 0, True)]  # cost, pieces, where the last one begins, known
        for end in range(1, len(parts) + 1):
            cost, pieces, _start, _known = best[end - 1]
            found = (cost + 10 * len(parts[end - 1]), pieces, end - 1, False)
            word = ""
            for start in range(end - 1, -1, -1):
                word = parts[start] + word
                if len(word) > LONGEST:
                    break
                if word in self.words or word in more:
                    found = min(found, (best[start][0] + 1, best[start][1] + 1, start, True))
            best.append(found)
        return _joined(parts, best)

    def _inside(self, word: str) -> tuple[str, ...]:
        """Return the shorter words that ``word`` is wholly made of, in any reading: น้ำมัน → น้ำ, มัน; กะปิเยาะห์ → none."""
        parts = clusters(word)
        size = len(parts)
        spans = [
            (start, end)
            for start in range(size)
            for end in range(start + 1, size + 1)
            if end - start < size and "".join(parts[start:end]) in self.words
        ]
        ahead, behind = {0}, {size}
        for start, end in spans:  # sorted by where they start
            if start in ahead:
                ahead.add(end)
        for start, end in sorted(spans, reverse=True):
            if end in behind:
                behind.add(start)
        found = ("".join(parts[start:end]) for start, end in spans if start in ahead and end in behind)
        return tuple(dict.fromkeys(found))


def _joined(parts: list[str], best: list[tuple[int, int, int, bool]]) -> list[Piece]:
    pieces: list[Piece] = []
    end = len(parts)
    while end:
        _cost, _pieces, start, known = best[end]
        text = "".join(parts[start:end])
        if pieces and not known and not pieces[-1].known:
            pieces[-1] = Piece(text + pieces[-1].text, False)
        else:
            pieces.append(Piece(text, known))
        end = start
    return pieces[::-1]
