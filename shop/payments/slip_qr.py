"""The small QR code on a Thai transfer slip. It names the sending bank and its reference: no amount, payee or date.

So a code that reads well proves that a slip of that number exists, nothing more; a person still looks in the bank app.
"""

import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from shop.payments import promptpay

BANKS = {
    "002": _("ธนาคารกรุงเทพ"),
    "004": _("ธนาคารกสิกรไทย"),
    "006": _("ธนาคารกรุงไทย"),
    "011": _("ธนาคารทหารไทยธนชาต"),
    "014": _("ธนาคารไทยพาณิชย์"),
    "025": _("ธนาคารกรุงศรีอยุธยา"),
    "030": _("ธนาคารออมสิน"),
    "033": _("ธนาคารอาคารสงเคราะห์"),
    "034": _("ธ.ก.ส."),
    "066": _("ธนาคารอิสลามแห่งประเทศไทย"),
    "069": _("ธนาคารเกียรตินาคินภัทร"),
    "073": _("ธนาคารแลนด์ แอนด์ เฮ้าส์"),
}
TRUEMONEY = "TRUEMONEY"
LONGEST = 400
LONGEST_REFERENCE = 80


class NotASlip(ValueError):
    """The text is not the code of a transfer slip, or its checksum is wrong."""


@dataclass(frozen=True)
class SlipCode:
    """``bank`` is the three-digit code of the sending bank (or ``TRUEMONEY``), ``reference`` the bank's own number."""

    bank: str
    reference: str

    @property
    def bank_name(self) -> str:
        """The bank's Thai name, or its code where we do not know it."""
        return "TrueMoney" if self.bank == TRUEMONEY else str(BANKS.get(self.bank, self.bank))


def fields_of(text: str) -> dict[str, str]:
    """Tag-length-value text as a dict. Raises NotASlip where a length does not fit or a tag comes twice."""
    found, at = {}, 0
    while at < len(text):
        tag, length = text[at : at + 2], text[at + 2 : at + 4]
        if not (tag + length).isascii() or not re.fullmatch(r"[0-9]{4}", tag + length):
            raise NotASlip("not tag-length-value text")
        value = text[at + 4 : at + 4 + int(length)]
        if len(value) != int(length) or tag in found:
            raise NotASlip("a field is cut off or comes twice")
        found[tag] = value
        at += 4 + int(length)
    return found


def _checked(text: str) -> str:
    """The text without surrounding blanks and with its checksum in full; some apps drop leading zeros of it."""
    text = text.strip()
    if len(text) > LONGEST or not text.isascii() or not text.isprintable():
        raise NotASlip("not the text of a slip")
    match = re.fullmatch(r"(.*9104)([0-9A-Fa-f]{1,4})", text)
    if match is None:
        raise NotASlip("no checksum")
    body, checksum = match[1], match[2].zfill(4)
    if promptpay.crc(body) != checksum.upper():
        raise NotASlip("the checksum is wrong")
    return body + checksum


def parse(text: str) -> SlipCode:
    """Sending bank and reference of a slip's code. Raises NotASlip; the same slip always gives the same pair."""
    outer = fields_of(_checked(text))
    inner = fields_of(outer.get("00", ""))
    if inner.get("00") == "000001" and outer.get("51") == "TH":
        bank, reference = inner.get("01", ""), inner.get("02", "")
        if re.fullmatch(r"[0-9]{3}", bank) and re.fullmatch(r"[0-9A-Za-z]{1,40}", reference):
            return SlipCode(bank, reference)
    if inner.get("00") == "01" and inner.get("01") == "01" and inner.get("03") and inner.get("04"):
        reference = f"{inner.get('02', '')}-{inner['03']}-{inner['04']}"
        if len(reference) <= LONGEST_REFERENCE:
            return SlipCode(TRUEMONEY, reference)
    raise NotASlip("not the fields of a slip")


def compose(*, bank: str, reference: str) -> str:
    """The code that a bank would print, for tests and the demo's sample slips."""
    inner = promptpay.field("00", "000001") + promptpay.field("01", bank) + promptpay.field("02", reference)
    body = promptpay.field("00", inner) + promptpay.field("51", "TH") + "9104"
    return body + promptpay.crc(body)
