"""How the words of pages stand in Wagtail's index, and how a question is put to it.

Thai has no spaces, and the tokenisers of both databases do as they like with its marks (SQLite's drops them: หมู finds หมี่). So
each cluster stands there as a word of its own in letters that no tokeniser parts, "บูดู" as "zth1a39z zth1439z"; a Thai word is asked
for as its clusters side by side. What is asked by whole words (``whole``) has the words of the dictionary beside them.
"""

import re

from common.thai.words import THAI, Piece, clusters
from shop.catalogue.search.lexicon import cut, lexicon
from shop.catalogue.search.text import plain

CLUSTER = "zth"
END = "z"  # of a cluster: มู is not the beginning of มู่
OPEN = re.compile("[\u0e40-\u0e44]?[\u0e01-\u0e2e]?")  # no vowel and no mark after its consonant yet: more may be typed
WORD = "zwd"
NOWHERE = "znowhere"  # what a question without a letter asks for
JOINT = ","  # both databases part words here and want them side by side
LONG = 3  # clusters: so long a word is found inside others too, a shorter one ("ตา" in "ตาก") is not


def written(text: str, *, whole: bool = False) -> str:
    """Return ``text`` as the index holds it: clusters in their order; and after them, where it is asked by ``whole`` words, these."""
    spelled = plain(text)
    found = [sign for chunk in spelled.split() for sign in _in_order(chunk)]
    if whole:
        found += dict.fromkeys(sign for piece in cut(spelled) for sign in _words(piece))
    return " ".join(found)


def asked(text: str, *, whole: bool = False) -> str:
    """Return the question ``text`` for the index: all of these signs must stand there, apart by spaces."""
    pieces = _pieces(plain(text), whole=whole)
    signs = [_asked_whole(piece) if whole else _asked(piece) for piece in pieces]
    if not whole and pieces and OPEN.fullmatch(clusters(pieces[-1].text)[-1]):
        signs[-1] = signs[-1].removesuffix(END)
    return " ".join(dict.fromkeys(signs)) or NOWHERE


def _pieces(spelled: str, *, whole: bool) -> list[Piece]:
    """Return the words of a plain question; unless it asks by ``whole`` words, those in Latin letters as far as they were typed."""
    if whole:
        return cut(spelled)
    pieces: list[Piece] = []
    for chunk in spelled.split():
        for run in _runs(chunk):
            pieces += lexicon().cut(run) if THAI.fullmatch(run) else [Piece(run, known=False)]
    return pieces


def _in_order(chunk: str) -> list[str]:
    return [
        sign
        for run in _runs(chunk)
        for sign in ([_cluster(part) for part in clusters(run)] if THAI.fullmatch(run) else [run])
    ]


def _runs(chunk: str) -> list[str]:
    """Return the stretches of Thai and of other letters of a chunk, in their order."""
    found, at = [], 0
    for run in THAI.finditer(chunk):
        found += [chunk[at : run.start()], run[0]]
        at = run.end()
    return [run for run in [*found, chunk[at:]] if run]


def _words(piece: Piece) -> list[str]:
    if not THAI.search(piece.text):
        return [piece.text]
    return [_sign(WORD, word) for word in (piece.text, *lexicon().inside(piece.text))] if piece.known else []


def _asked(piece: Piece) -> str:
    thai = THAI.search(piece.text)
    return JOINT.join(_cluster(part) for part in clusters(piece.text)) if thai else piece.text


def _asked_whole(piece: Piece) -> str:
    short = piece.known and len(clusters(piece.text)) < LONG and THAI.search(piece.text)
    return _sign(WORD, piece.text) if short else _asked(piece)


def _cluster(thai: str) -> str:
    return _sign(CLUSTER, thai) + END


def _sign(kind: str, thai: str) -> str:
    return kind + "".join(f"{ord(letter) - 0x0E00:02x}" for letter in thai)
