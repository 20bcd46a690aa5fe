"""The text of a PromptPay QR code (EMVCo merchant-presented mode, Thai supplement). Pure: no settings, no tables.

The kind of proxy is always said, never guessed from the number of digits: ``0066812345678`` would else become an
identity number. Fields stand in ascending order, as in codes of real banks.
"""

import binascii
import re
from enum import StrEnum

from common import money
from common.thai import identifiers

MOST_SATANG = 999_999_999_999  # 13 characters in tag 54: 9999999999.99
AID_CREDIT_TRANSFER = "A000000677010111"
AID_BILL_PAYMENT = "A000000677010112"
CRC_TAG = "6304"


class Proxy(StrEnum):
    """What a PromptPay account is known by."""

    MOBILE = "mobile"
    TAX_ID = "tax_id"
    NATIONAL_ID = "national_id"  # shows a person's identity number to everyone who scans: only with their consent
    EWALLET = "ewallet"


_SUB_TAG = {Proxy.MOBILE: "01", Proxy.TAX_ID: "02", Proxy.NATIONAL_ID: "02", Proxy.EWALLET: "03"}


def crc(text: str) -> str:
    """CRC-16/CCITT-FALSE of ASCII text as four upper-case hex digits; ``crc("123456789")`` is ``"29B1"``."""
    return f"{binascii.crc_hqx(text.encode('ascii'), 0xFFFF):04X}"


def field(tag: str, value: str) -> str:
    """One tag-length-value field. Raises ValueError where the value is longer than two digits can say."""
    if len(value) > 99:
        raise ValueError(f"tag {tag} is longer than 99 characters")
    return f"{tag}{len(value):02d}{value}"


def proxy_value(proxy: Proxy, number: str) -> str:
    """The proxy as it stands in the code. Raises ValueError unless ``number`` is valid for that kind of proxy.

    A mobile is ten digits (``0812345678``) or E.164; an identity or tax number has a right check digit; an e-wallet
    has fifteen digits.
    """
    match Proxy(proxy):
        case Proxy.MOBILE:
            national = re.sub(r"^\+66", "0", number)
            if not re.fullmatch(r"0[689][0-9]{8}", national):
                raise ValueError("a PromptPay mobile has ten digits and begins with 06, 08 or 09")
            return "0066" + national[1:]
        case Proxy.TAX_ID | Proxy.NATIONAL_ID:
            if not identifiers.check_digit_fits(number):
                raise ValueError("a PromptPay identity or tax number has thirteen digits and a right check digit")
            return number
        case Proxy.EWALLET:
            if not re.fullmatch(r"[0-9]{15}", number):
                raise ValueError("a PromptPay e-wallet has fifteen digits")
            return number


def names_a_person(proxy: Proxy, number: str) -> bool:
    """Whether the number is a person's own identity number, under whichever name: only a juristic person's begins with 0."""
    return proxy == Proxy.NATIONAL_ID or (proxy == Proxy.TAX_ID and not number.startswith("0"))


def _amount(satang: int | None) -> str:
    if satang is None:
        return ""
    if isinstance(satang, bool) or not isinstance(satang, int) or not 0 < satang <= MOST_SATANG:
        raise ValueError("an amount is a positive whole number of satang")
    baht, part = divmod(satang, money.SATANG_PER_BAHT)
    return field("54", f"{baht}.{part:02d}")


def _sealed(body: str, *, demo: bool) -> str:
    """``body`` with its checksum; a demo's checksum is wrong in every digit, so that no bank app takes the code."""
    right = crc(body + CRC_TAG)
    shown = "".join(f"{int(digit, 16) ^ 0xF:X}" for digit in right) if demo else right
    return body + CRC_TAG + shown


def _assembled(template: str, satang: int | None, *, demo: bool) -> str:
    body = [field("00", "01"), field("01", "11" if satang is None else "12"), template]
    body += [field("53", "764"), _amount(satang), field("58", "TH")]
    return _sealed("".join(body), demo=demo)


def payload(*, proxy: Proxy, number: str, amount_satang: int | None = None, demo: bool = False) -> str:
    """The text of a PromptPay QR. Without an amount the payer types it. ``demo`` breaks the checksum on purpose.

    Raises ValueError for a number that does not fit the kind of proxy and for an amount that is not positive.
    """
    account = field(_SUB_TAG[Proxy(proxy)], proxy_value(proxy, number))
    template = field("29", field("00", AID_CREDIT_TRANSFER) + account)
    return _assembled(template, amount_satang, demo=demo)


def bill_payload(
    *, biller_id: str, ref1: str, ref2: str = "", amount_satang: int | None = None, demo: bool = False
) -> str:
    """The text of a bill-payment QR, for merchants whose bank gave them a fifteen-digit biller ID.

    References are 1-20 characters A-Z and 0-9 (``ref2`` may be empty). Raises ValueError otherwise.
    """
    if not re.fullmatch(r"[0-9]{15}", biller_id):
        raise ValueError("a biller ID has fifteen digits")
    if not re.fullmatch(r"[A-Z0-9]{1,20}", ref1) or not re.fullmatch(r"[A-Z0-9]{0,20}", ref2):
        raise ValueError("a reference has up to twenty characters A-Z and 0-9")
    inside = field("00", AID_BILL_PAYMENT) + field("01", biller_id) + field("02", ref1)
    template = field("30", inside + (field("03", ref2) if ref2 else ""))
    return _assembled(template, amount_satang, demo=demo)
