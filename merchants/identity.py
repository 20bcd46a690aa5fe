"""Who and where a seller is: what the register holds, and how much of it the public and a buyer may see."""

import re
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common import places
from common.thai.identifiers import check_digit_fits
from merchants.models import LegalForm, Merchant, MerchantType

LABELS = {
    LegalForm.GROUP: _("รหัสทะเบียนวิสาหกิจชุมชน"),
    LegalForm.COMPANY: _("เลขทะเบียนนิติบุคคล"),
    LegalForm.COOPERATIVE: _("เลขประจำตัวผู้เสียภาษี"),
}


@dataclass(frozen=True)
class Identity:
    """Where a seller is, and the number she is registered under with its name; "" what is not held or not to be shown."""

    address: str = ""
    number: str = ""
    number_label: str | Promise = ""


def is_registered(merchant: Merchant) -> bool:
    """Whether a public register knows the business: then its number and address are no secret. A home is one."""
    if merchant.legal_form == LegalForm.GROUP:
        return merchant.type == MerchantType.COMMUNITY
    return merchant.legal_form in (LegalForm.COMPANY, LegalForm.COOPERATIVE)


def public(merchant: Merchant) -> Identity:
    """Return what everybody may see: nothing of a private person or a group that no register knows."""
    return _whole(merchant) if is_registered(merchant) else Identity()


def to_buyer(merchant: Merchant) -> Identity:
    """Return what whoever ordered from her sees on the order: a private person's address too, never her number."""
    return _whole(merchant) if is_registered(merchant) else Identity(address=merchant.address_text)


def meeting_place(merchant: Merchant) -> str:
    """Return where one fetches goods, for whoever has not ordered yet: of a private person the subdistrict, no house."""
    if is_registered(merchant):
        return merchant.address_text
    try:
        return places.get(merchant.subdistrict_code, merchant.postal_code or None).label
    except places.UnknownPlace:
        return ""


def _whole(merchant: Merchant) -> Identity:
    number = merchant.registration_number
    if _is_a_persons(number):
        number = ""
    return Identity(
        address=merchant.address_text,
        number=number,
        number_label=LABELS[merchant.legal_form] if number else "",
    )


def _is_a_persons(number: str) -> bool:
    """Whether it may be a national ID, wherever it was written."""
    digits = re.sub(r"\D", "", number)
    return digits[:1] != "0" and check_digit_fits(digits)
