"""One spelling for what is written and what is asked."""

import re
import unicodedata

from common.thai.text import normalise

MOST_LETTERS = 100
MOST_WORDS = 8
_HARAKAT = re.compile("[\u0640\u064b-\u065f\u0670]")
# letters of Jawi that keyboards write in several ways
_JAWI = str.maketrans(
    {"ي": "ی", "ى": "ی", "ئ": "ی", "ك": "ک", "ة": "ه", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و"}
)


def plain(text: str) -> str:
    """Return ``text`` in its one spelling, letters, marks and digits only, words apart by one space."""
    text = _HARAKAT.sub("", normalise(text)).translate(_JAWI)
    letters = (
        letter if unicodedata.category(letter)[0] in "LMN" else "" if letter in "'’ʼ" else " " for letter in text
    )
    return " ".join("".join(letters).split())


def words(query: str) -> list[str]:
    """Return what ``query`` asks for, at most 8 different words of its first 100 letters; nothing but signs: none."""
    return list(dict.fromkeys(plain(query[: MOST_LETTERS * 4])[:MOST_LETTERS].split()))[:MOST_WORDS]


def joined(text: str) -> str:
    """Return ``text`` in its one spelling without spaces: how phrases are compared."""
    return plain(text).replace(" ", "")


def stem(word: str) -> str:
    """Return a Latin word without its plural: durians → durian. Other scripts stay as they are."""
    return word[:-1] if len(word) > 3 and word.isascii() and word.endswith("s") and not word.endswith("ss") else word
