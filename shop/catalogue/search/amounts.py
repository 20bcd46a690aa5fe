"""Prices and quantities among words: what a thing may cost, and how much of it, are no words to be found by."""

import re

_ONES = {"หนึ่ง": 1, "สอง": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7, "แปด": 8, "เก้า": 9}
_COUNTED = {**_ONES, "ยี่": 2}
_TENS = {"สิบ": 10, "ร้อย": 100, "พัน": 1_000, "หมื่น": 10_000}
_TEN_OF = f"({'|'.join(_COUNTED)})?({'|'.join(_TENS)})"
_SAID = re.sub(r"\((?!\?)", "(?:", f"(?:{_TEN_OF})+")  # a number in Thai words, whole tens: สามร้อยห้าสิบ
_MONEY = "(?:บาท|baht|thb|฿)"
_BAHT = rf"(?:\s*{_MONEY})?"
_NUMBER = rf"฿?\s*(\d[\d,]{{0,8}}|{_SAID})"
_TO = "(?:-|–|ถึง|to|hingga)"
_AT_MOST = re.compile(
    r"(?:ราคา)?\s*(?:(?:งบ)?\s*(?:ไม่เกิน|ภายใน)|งบประมาณ|งบ|ต่ำกว่า|ถูกกว่า|ไม่ถึง|under|below|less than|max|budget|bajet|bawah|kurang dari)"
    rf"\s*{_NUMBER}{_BAHT}"
)
_AT_LEAST = re.compile(rf"(?:ราคา)?\s*(?:มากกว่า|เกิน|แพงกว่า|ตั้งแต่|over|above|more than|lebih dari)\s*{_NUMBER}{_BAHT}")
_BETWEEN = re.compile(
    rf"(?:ราคา|price|harga)\s*{_NUMBER}\s*{_TO}\s*{_NUMBER}{_BAHT}|{_NUMBER}\s*{_TO}\s*{_NUMBER}\s*{_MONEY}"
)
_MEASURE = re.compile(
    rf"(?:(?<![a-z\d])\d+(?:[.,]\d+)?|ครึ่ง|{'|'.join(_ONES)}|สิบ)\s*(?:กก|กิโลกรัม|กิโล|โล|กรัม|ขีด|มล|มิลลิลิตร|ลิตร|ขวด|ห่อ|แพ็ค|แพค|ถุง|กล่อง"
    r"|ชิ้น|ผืน|ลูก|ตัว|เมตร|บาท|baht|thb|kilograms?|kilo|kg|grams?|gm?|ml|litres?|l|pcs|pieces?|botol|bungkus|helai)(?![a-z])\.?"
)


def prices(text: str) -> tuple[str, int | None, int | None]:
    """Take the price out of ``text``: return what is left of it, the least and the most baht."""
    least = most = None
    if found := _BETWEEN.search(text):
        least, most = sorted(_number(said) for said in found.groups() if said)
    elif found := _AT_MOST.search(text):
        most = _number(found[1])
    elif found := _AT_LEAST.search(text):
        least = _number(found[1])
    return (text[: found.start()] + " " + text[found.end() :] if found else text), least, most


def _number(said: str) -> int:
    """Return a whole number written in digits or in Thai words (พัน, สามร้อยห้าสิบ)."""
    if said[0].isdigit():
        return int(said.replace(",", ""))
    return sum(_COUNTED.get(count, 1) * _TENS[ten] for count, ten in re.findall(_TEN_OF, said))


def without_measures(text: str) -> str:
    """Return ``text`` without quantities: "2 กก. ลองกอง" → ลองกอง. A unit without a number stays a word."""
    return _MEASURE.sub(" ", text)
