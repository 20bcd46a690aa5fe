"""Dates for people: Buddhist era in Thai, common era in English and Malay. Machines get ISO and never pass here."""

import datetime
import re

from django.utils import timezone, translation

from common.thai import digits

BUDDHIST_OFFSET = 543
FIRST_BUDDHIST_YEAR = 2400  # a typed year above this is พ.ศ.

SHORT_MONTHS = {
    "th": "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split(),
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
    "ms": "Jan Feb Mac Apr Mei Jun Jul Ogos Sep Okt Nov Dis".split(),
}
LONG_MONTHS = {
    "th": ("มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม").split(),
    "en": "January February March April May June July August September October November December".split(),
    "ms": "Januari Februari Mac April Mei Jun Julai Ogos September Oktober November Disember".split(),
}

_NUMERIC = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NAMED = re.compile(r"(\d{1,2})\s*([^\d\s][^\d]*?)\s*(\d{4})")
_ERA = re.compile(r"พ\s*\.?\s*ศ\s*\.?|ค\s*\.?\s*ศ\s*\.?")


def _language(language: str | None) -> str:
    code = (language or translation.get_language() or "th").split("-")[0]
    return code if code in SHORT_MONTHS else "en"


def _local(value: datetime.date) -> datetime.date:
    """A moment becomes Bangkok's; a plain date stays what it is."""
    if isinstance(value, datetime.datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


def _written(value: datetime.date, months: dict[str, list[str]], language: str) -> str:
    year = value.year + BUDDHIST_OFFSET if language == "th" else value.year
    return f"{value.day} {months[language][value.month - 1]} {year}"


def short_date(value: datetime.date, language: str | None = None) -> str:
    """``"23 พ.ย. 2569"``, ``"23 Nov 2026"``, in the given or active language; moments in local time."""
    return _written(_local(value), SHORT_MONTHS, _language(language))


def long_date(value: datetime.date, language: str | None = None) -> str:
    """``"23 พฤศจิกายน 2569"``, ``"23 November 2026"``."""
    return _written(_local(value), LONG_MONTHS, _language(language))


def long_days(first: datetime.date, last: datetime.date, language: str | None = None) -> str:
    """``"6–8 ธันวาคม 2569"``, ``"30 November – 2 December 2026"``: what two days share is said once."""
    if first == last:
        return long_date(last, language)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{long_date(last, language)}"
    begins = long_date(first, language)
    return f"{begins.rsplit(' ', 1)[0] if first.year == last.year else begins} – {long_date(last, language)}"


def month_name(month: int, language: str | None = None) -> str:
    """``"พฤศจิกายน"``, ``"November"``: the month (1 to 12) in the given or active language."""
    return LONG_MONTHS[_language(language)][month - 1]


def short_datetime(value: datetime.datetime, language: str | None = None) -> str:
    """``"23 พ.ย. 2569 14:05 น."``, ``"23 Nov 2026, 14:05"``, in local time."""
    language, local = _language(language), _local(value)
    date, time = _written(local, SHORT_MONTHS, language), f"{local:%H:%M}"
    return f"{date} {time} น." if language == "th" else f"{date}, {time}"


def clock_time(value: datetime.datetime, language: str | None = None) -> str:
    """``"14:05 น."``, ``"14:05"``, in local time."""
    time = f"{_local(value):%H:%M}"
    return f"{time} น." if _language(language) == "th" else time


def unbroken(words: str) -> str:
    """Return ``words`` with spaces at which a line does not break."""
    return words.replace(" ", "\u00a0")


def unbroken_datetime(value: datetime.datetime, language: str | None = None) -> str:
    """``short_datetime`` for a page: a line may break between the day and the hour, nowhere else."""
    day, whole = short_date(value, language), short_datetime(value, language)
    sign, _space, hour = whole.removeprefix(day).partition(" ")
    return f"{unbroken(day)}{sign} {unbroken(hour)}"


def typed_date(value: datetime.date) -> str:
    """``"23/11/2569"``, ``"23/11/2026"`` for readers of other languages: how a date stands in an input field; ``parse_date``
    reads both back.
    """
    year = value.year + (BUDDHIST_OFFSET if _language(None) == "th" else 0)
    return f"{value.day}/{value.month}/{year}"


def _month_key(name: str) -> str:
    return re.sub(r"[.\s]", "", name).lower()


_MONTH_BY_NAME = {
    _month_key(name): number
    for table in (SHORT_MONTHS, LONG_MONTHS)
    for names in table.values()
    for number, name in enumerate(names, start=1)
}


def parse_date(text: str) -> datetime.date:
    """Read ``23/11/2569``, ``๒๓ พ.ย. ๒๕๖๙``, ``23 Nov 2026``, ``2026-11-23``; a year above 2400 is พ.ศ.

    Two-digit years are refused (69 could be either era). Raises ValueError for anything unreadable or impossible.
    """
    typed = _ERA.sub(" ", digits.to_arabic(text)).replace("วันที่", " ").strip()
    if match := _ISO.fullmatch(typed):
        year, month, day = (int(part) for part in match.groups())
    elif match := _NUMERIC.fullmatch(typed):
        day, month, year = (int(part) for part in match.groups())
    elif match := _NAMED.fullmatch(typed):
        day, month, year = int(match[1]), _MONTH_BY_NAME.get(_month_key(match[2]), 0), int(match[3])
    else:
        raise ValueError("not a date we can read")
    if year > FIRST_BUDDHIST_YEAR:
        year -= BUDDHIST_OFFSET
    return datetime.date(year, month, day)
