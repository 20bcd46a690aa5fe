"""How a word sounds, roughly: what people mistake for one another becomes one. Used for misspellings only."""

import re

from common.thai.words import THAI

_SAME = str.maketrans(
    {
        "ู": "ุ", "ี": "ิ", "ื": "ึ", "ใ": "ไ",
        "ซ": "ส", "ศ": "ส", "ษ": "ส", "ธ": "ท", "ฒ": "ท", "ฑ": "ท", "ฐ": "ถ", "ภ": "พ", "ผ": "พ", "ฝ": "ฟ",
        "ฆ": "ค", "ข": "ค", "ฌ": "ช", "ฉ": "ช", "ญ": "ย", "ณ": "น", "ฬ": "ล", "ร": "ล", "ฎ": "ด", "ฏ": "ต", "ฮ": "ห",
    }
)  # fmt: skip
_SILENT = re.compile("[\u0e01-\u0e2e][\u0e34\u0e38]?\u0e4c")
_TONES = re.compile("[\u0e47-\u0e4e]")
_LATIN = [("kh", "k"), ("ph", "p"), ("th", "t"), ("gh", "g"), ("ch", "c"), ("oo", "u"), ("ee", "i"), ("ou", "u")]
_LATIN += [("ck", "k"), ("y", "i"), ("v", "w"), ("z", "s"), ("q", "k"), ("c", "k"), ("o", "u")]
LONG_ENOUGH = 5  # letters a sound must have before one of them may be wrong
_TWICE = re.compile(r"(.)\1+")


def sound(word: str) -> str:
    """Return the rough sound of a word without spaces: บูดุ and บูดู are one, so are ฮิยาบ and ฮิญาบ, buddu and budu."""
    if THAI.search(word):
        return _TONES.sub("", _SILENT.sub("", word)).replace("ำ", "ัม").translate(_SAME)
    if word.isascii():
        for written, said in _LATIN:
            word = word.replace(written, said)
        return _TWICE.sub(r"\1", word[:1] + word[1:].replace("h", ""))
    return word


def shortened(word: str) -> set[str]:
    """Return ``word`` and every word that is one letter shorter: two words one letter apart share one of these."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def misheard(word: str) -> set[str]:
    """Return the keys under which a misspelt ``word`` is looked up: its sound, and if it is long enough one letter less."""
    said = sound(word)
    return shortened(said) if len(said) >= LONG_ENOUGH else {said} if len(said) > 1 else set()


def apart(one: str, other: str, most: int) -> int:
    """Return how many letters must be put, taken, changed or swapped to make one of the other; ``most + 1`` where more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before, row = [], list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        older, before, row = before, row, [at]
        for to, wanted in enumerate(other, 1):
            cost = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (letter != wanted))
            if at > 1 and to > 1 and letter == other[to - 2] and one[at - 2] == wanted:
                cost = min(cost, older[to - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
