"""Thai text has many spellings that look the same. Here they become one: for search, and for what is stored.

Never NFKC: it splits ำ (U+0E33) in two and nothing is found any more.
"""

import re
import unicodedata

from common.thai import digits

_TONES = "\u0e48-\u0e4b"
_MARKS = "\u0e31\u0e34-\u0e3a\u0e47\u0e4c-\u0e4e"  # vowels and marks above and below the line
_VOWELS = "\u0e30\u0e32\u0e33\u0e45\u0e40-\u0e44"  # ะ า ำ ๅ เ แ โ ใ ไ
_ZERO_WIDTH = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_INVISIBLE = re.compile("[\u200b\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")  # keeps U+200C/D: Jawi needs them
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_MARK_RUN = re.compile(f"[{_MARKS}{_TONES}]{{2,}}")
_AM = "\u0e33"
_AM_RUN = re.compile(f"[{_TONES}]*(?:\u0e4d[{_TONES}]*\u0e32|{_AM})[{_TONES}{_AM}]*")
_DOUBLED_VOWEL = re.compile(f"([{_VOWELS}])\\1+")
_BLANK = re.compile(r"\s+")


def _last_tone(run: str) -> str:
    tones = [mark for mark in run if "\u0e48" <= mark <= "\u0e4b"]
    return tones[-1] if tones else ""


def _marks_in_order(run: re.Match[str]) -> str:
    """Each vowel or mark once, then one tone: the order every keyboard should have written."""
    marks = dict.fromkeys(mark for mark in run[0] if not "\u0e48" <= mark <= "\u0e4b")
    return "".join(marks) + _last_tone(run[0])


def normalise(text: str) -> str:
    """One spelling for search and comparison; applied twice it changes nothing.

    Lower-case Latin, Arabic digits, น + ํ + ้ + า → น้ำ, เเ → แ, doubled marks once, nothing invisible, single spaces.
    What one pass has joined may be joined again, so it goes on until nothing changes.
    """
    for _pass in range(8):  # more than any text needs; hostile ones end here
        before, text = text, _normalised_once(text)
        if before == text:
            break
    return text


def _normalised_once(text: str) -> str:
    text = _CONTROL.sub("", _ZERO_WIDTH.sub("", _BLANK.sub(" ", text)))
    text = digits.to_arabic(text.lower()).replace("เเ", "แ")
    text = _AM_RUN.sub(lambda run: _last_tone(run[0]) + _AM, text)
    text = _MARK_RUN.sub(_marks_in_order, text)
    text = _DOUBLED_VOWEL.sub(r"\1", text)
    return _BLANK.sub(" ", unicodedata.normalize("NFC", text)).strip()


def plain_line(text: str) -> str:
    """One line as a person meant it: no control or invisible characters, no bidi overrides, single spaces."""
    return _BLANK.sub(" ", plain_lines(text)).strip()


def plain_lines(text: str) -> str:
    """Several lines as a person meant them; line ends become ``\\n``, at most one empty line in a row."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    text = _CONTROL.sub("", _INVISIBLE.sub("", text))
    text = unicodedata.normalize("NFC", text)
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", text).strip()
