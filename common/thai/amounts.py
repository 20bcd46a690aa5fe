"""An amount of money in Thai words, as papers carry it: 125050 satang → หนึ่งพันสองร้อยห้าสิบบาทห้าสิบสตางค์."""

from common.money import SATANG_PER_BAHT

DIGITS = ["ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"]
PLACES = ["", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน"]
MILLION = 10 ** len(PLACES)


def baht_words(satang: int) -> str:
    """Return the amount in words: whole baht end in ถ้วน, satang alone are said without baht. Raises ValueError below zero."""
    if satang < 0:
        raise ValueError("papers carry no amount below zero")
    baht, part = divmod(satang, SATANG_PER_BAHT)
    if not part:
        return f"{_number(baht)}บาทถ้วน"
    said = f"{_number(baht)}บาท" if baht else ""
    return f"{said}{_number(part)}สตางค์"


def _number(number: int) -> str:
    if number < MILLION:
        return _below_million(number) or DIGITS[0]
    millions, rest = divmod(number, MILLION)
    return f"{_number(millions)}ล้าน{_below_million(rest, after=True)}"


def _below_million(number: int, *, after: bool = False) -> str:
    """``after``: something larger was said before, so that a last 1 is เอ็ด."""
    said = ""
    for place in range(len(PLACES) - 1, -1, -1):
        digit = number // 10**place % 10
        if not digit:
            continue
        if place == 1 and digit <= 2:
            said += ("ยี่" if digit == 2 else "") + PLACES[place]
        elif place == 0 and digit == 1 and (said or after):
            said += "เอ็ด"
        else:
            said += DIGITS[digit] + PLACES[place]
    return said
