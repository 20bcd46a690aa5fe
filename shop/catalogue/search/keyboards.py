"""What was meant when the keyboard stood on the wrong language: Kedmanee, the Thai layout, against QWERTY."""

_LATIN = "1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./" + '!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?'
_THAI = "ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ" + '+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ'
_TO_THAI = dict(zip(_LATIN, _THAI, strict=True))
_TO_LATIN = dict(zip(_THAI, _LATIN, strict=True))


def other(text: str) -> str:
    """Return ``text`` as the same keys write it in the other layout; empty where it holds letters of both or neither."""
    if any(letter in _TO_LATIN and "\u0e00" <= letter <= "\u0e7f" for letter in text):
        return _turned(text, _TO_LATIN)
    return _turned(text, _TO_THAI)


def _turned(text: str, table: dict[str, str]) -> str:
    if not all(letter in table or letter == " " for letter in text):
        return ""
    return "".join(table.get(letter, letter) for letter in text).strip()
