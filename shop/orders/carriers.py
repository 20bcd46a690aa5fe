"""Who carries parcels here, what their tracking numbers look like and where a parcel is looked up.

Numbers are checked by shape; Thailand Post's also by the check digit of the international S10 standard.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common.errors import DomainError
from common.thai import digits


class BadTracking(DomainError):
    """The number does not look like one of this carrier, or its check digit is wrong."""

    field = "tracking"
    sentence = _("เลขพัสดุของ%(carrier)sไม่ถูกต้อง โปรดดูเลขบนใบเสร็จแล้วพิมพ์ใหม่ เช่น %(example)s")


class UnknownCarrier(DomainError):
    """No such carrier in the table."""

    field = "carrier"
    sentence = _("ไม่รู้จักบริษัทขนส่งนี้ โปรดเลือกจากรายการ")


@dataclass(frozen=True)
class Carrier:
    """``url`` has ``{number}`` where the number goes and may be empty; ``pattern`` is matched in full, upper-case."""

    key: str
    name: str | Promise
    url: str
    pattern: str
    example: str
    s10: bool = False


_ALL = (
    Carrier(
        "thailand_post",
        _("ไปรษณีย์ไทย"),
        "https://track.thailandpost.co.th/?trackNumber={number}",
        r"[A-Z]{2}[0-9]{9}TH",
        "EB123456785TH",
        s10=True,
    ),
    Carrier(
        "flash",
        _("แฟลช เอ็กซ์เพรส"),
        "https://www.flashexpress.co.th/fle/tracking?se={number}",
        r"TH[A-Z0-9]{10,20}",
        "TH01234567890A",
    ),
    Carrier(
        "jt",
        _("เจแอนด์ที เอ็กซ์เพรส"),
        "https://www.jtexpress.co.th/service/track?waybillNo={number}",
        r"JTTH[A-Z0-9]{6,16}|[0-9]{10,15}",
        "820123456789",
    ),
    Carrier(
        "spx", _("เอสพีเอ็กซ์ เอ็กซ์เพรส"), "https://spx.co.th/track?{number}", r"SPXTH[A-Z0-9]{6,20}", "SPXTH0123456789"
    ),
    Carrier(
        "kex",
        _("เคอีเอ็กซ์ (เคอรี่เดิม)"),
        "https://th.kex-express.com/th/track/?track={number}",
        r"(?:KEX|KERDO|SHP)[A-Z0-9]{5,20}",
        "KEX0123456789",
    ),
    Carrier("inter_express", _("อินเตอร์ เอ็กซ์เพรส โลจิสติกส์"), "", r"[A-Z0-9]{6,25}", "IEL0123456"),
    Carrier("other", _("ขนส่งอื่นหรือส่งเอง"), "", r"[A-Z0-9]{0,40}", "A123"),
)
CARRIERS = {carrier.key: carrier for carrier in _ALL}
CHOICES = [(carrier.key, carrier.name) for carrier in _ALL]

_S10_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)


def s10_check_digit(serial: str) -> int:
    """The ninth digit for eight serial digits of an S10 postal item: ``"47312482"`` → 9."""
    rest = 11 - sum(int(digit) * weight for digit, weight in zip(serial, _S10_WEIGHTS, strict=True)) % 11
    return {10: 0, 11: 5}.get(rest, rest)


def carrier_of(key: str) -> Carrier:
    """Raises UnknownCarrier."""
    try:
        return CARRIERS[key]
    except KeyError as error:
        raise UnknownCarrier from error


def numbers_parcels(key: str) -> bool:
    """Return whether every parcel of this carrier has a number. Raises UnknownCarrier."""
    return re.fullmatch(carrier_of(key).pattern, "") is None


def check_tracking(carrier: str, number: str) -> str:
    """The number as the carrier writes it: upper-case, no blanks or dashes. Given again it comes back unchanged.

    Raises BadTracking where shape or check digit is wrong, UnknownCarrier for a carrier that is not in the table.
    """
    by = carrier_of(carrier)
    typed = re.sub(r"[\s\-\u200b]", "", digits.to_arabic(number))
    written = typed.upper() if typed.isascii() else ""  # ß would become SS: another number
    fits = typed.isascii() and re.fullmatch(by.pattern, written) is not None
    if fits and by.s10:
        fits = s10_check_digit(written[2:10]) == int(written[10])
    if not fits:
        raise BadTracking(carrier=by.name, example=by.example)
    return written


def tracking_url(carrier: str, number: str) -> str:
    """Where the parcel can be looked up; "" for a carrier without such a page. Raises UnknownCarrier."""
    by = carrier_of(carrier)
    return by.url.format(number=quote(number, safe="")) if by.url and number else ""
