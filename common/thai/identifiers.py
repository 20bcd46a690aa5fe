"""Numbers that Thai offices give to people and businesses. Each check returns the number in its one stored shape.

Only the 13-digit identity and tax numbers have a check digit. The others are known by shape alone, and their shape is
not published by the office itself: those are soft, ``looks_like_…`` says whether a person should look twice.
"""

import re

from django.utils.translation import gettext_lazy as _

from common.errors import DomainError
from common.thai import digits

_FILLING = re.compile(r"[\s\-‐-―.]")
_COMMUNITY_ENTERPRISE = re.compile(r"(\d)-?(\d{2})-?(\d{2})-?(\d{2})/?([12])-?(\d{4})")
_FOOD_SERIAL = re.compile(r"(\d{2})(\d)(\d{5})(\d)(\d{4})")
_HALAL = re.compile(r"CICOT\.?HL\.?\s?\d{2}\s?[A-Z]\d{3}\s?\d{3}\s?\d{2}\s?\d{2}")


class BadNationalId(DomainError):
    """Not 13 digits beginning with 1-8, or the check digit does not fit."""

    sentence = _("เลขประจำตัวประชาชนไม่ถูกต้อง โปรดตรวจเลข 13 หลักบนบัตรแล้วพิมพ์ใหม่")


class BadTaxId(DomainError):
    """Not 13 digits, or the check digit does not fit."""

    sentence = _("เลขประจำตัวผู้เสียภาษีไม่ถูกต้อง โปรดตรวจเลข 13 หลักแล้วพิมพ์ใหม่")


class PersonsNumber(DomainError):
    """A person's national ID where the number of a juristic person is asked for."""

    sentence = _("เลขนี้เป็นเลขบัตรประชาชนของคน ใส่เลข 13 หลักของกิจการที่ขึ้นต้นด้วย 0 บนหนังสือรับรอง")


class BadCommunityEnterpriseNumber(DomainError):
    """Too short or too long to be a registration number of any kind."""

    sentence = _("รหัสทะเบียนวิสาหกิจชุมชนไม่ถูกต้อง ดูรหัสบนเอกสาร ท.ว.ช.2 แล้วพิมพ์ใหม่ เช่น 5-94-07-03/1-0012")


class BadFoodSerial(DomainError):
    """Not the 13 digits of a food serial number."""

    sentence = _("เลขสารบบอาหาร (อย.) ต้องมี 13 หลัก ดูเลขในกรอบเครื่องหมาย อย. แล้วพิมพ์ใหม่ เช่น 94-2-01234-5-0001")


def _compact(typed: str) -> str:
    return _FILLING.sub("", digits.to_arabic(typed))


def check_digit_fits(number: str) -> bool:
    """Whether 13 Arabic digits end in the right check digit: (11 − Σ dᵢ·(14−i) mod 11) mod 10."""
    if not re.fullmatch(r"[0-9]{13}", number):
        return False
    weighted = sum(int(digit) * (13 - place) for place, digit in enumerate(number[:12]))
    return (11 - weighted % 11) % 10 == int(number[12])


def check_national_id(typed: str) -> str:
    """The 13 digits of a national ID, without spaces and dashes. Raises BadNationalId."""
    number = _compact(typed)
    if not check_digit_fits(number) or number[0] in "09":
        raise BadNationalId
    return number


def check_tax_id(typed: str) -> str:
    """The 13 digits of a tax ID: a juristic person's (begins with 0) or a person's own. Raises BadTaxId."""
    number = _compact(typed)
    if not check_digit_fits(number) or number[0] == "9":
        raise BadTaxId
    return number


def check_juristic_id(typed: str) -> str:
    """The 13 digits of a juristic person's number, which begins with 0. Raises BadTaxId, PersonsNumber."""
    number = check_tax_id(typed)
    if number[0] != "0":
        raise PersonsNumber
    return number


def show_national_id(number: str) -> str:
    """``"1949900000013"`` → ``"1-9499-00000-01-3"``."""
    return f"{number[0]}-{number[1:5]}-{number[5:10]}-{number[10:12]}-{number[12:]}" if len(number) == 13 else number


def looks_like_community_enterprise_number(typed: str) -> bool:
    """Whether it has the form ``5-94-07-03/1-0012`` (region-province-district-subdistrict/kind-serial)."""
    return _COMMUNITY_ENTERPRISE.fullmatch(re.sub(r"\s", "", digits.to_arabic(typed))) is not None


def check_community_enterprise_number(typed: str) -> str:
    """The number with its dashes where the form is known, else as typed in Arabic digits: offices use several forms.

    Raises BadCommunityEnterpriseNumber only where it cannot be a number at all (fewer than 11 or more than 13 digits).
    """
    number = re.sub(r"\s", "", digits.to_arabic(typed))
    if match := _COMMUNITY_ENTERPRISE.fullmatch(number):
        return "{}-{}-{}-{}/{}-{}".format(*match.groups())
    if not re.fullmatch(r"[0-9/.\-]+", number) or not 11 <= len(re.sub(r"\D", "", number)) <= 13:
        raise BadCommunityEnterpriseNumber
    return number


def province_of_community_enterprise(number: str) -> str | None:
    """The two digits that name the province (``"94"``), to compare with the address; None where the form is another."""
    match = _COMMUNITY_ENTERPRISE.fullmatch(number)
    return match[2] if match else None


def check_food_serial(typed: str) -> str:
    """``"9420123450001"`` → ``"94-2-01234-5-0001"``. Raises BadFoodSerial unless there are 13 digits."""
    match = _FOOD_SERIAL.fullmatch(_compact(typed))
    if match is None:
        raise BadFoodSerial
    return "-".join(match.groups())


def looks_like_halal_number(typed: str) -> bool:
    """Whether it has the form seen on certificates of the Central Islamic Council: ``CICOT.HL 43 B555 010 04 63``."""
    return _HALAL.fullmatch(digits.to_arabic(typed).strip().upper()) is not None
