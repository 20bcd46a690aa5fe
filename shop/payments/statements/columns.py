"""What the columns of a statement are called, and the shapes of the banks we know."""

import hashlib
import re
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# role → what it is called for the merchant, and whether several columns may have it
ROLES: dict[str, tuple[str | Promise, bool]] = {
    "date": (_("วันที่"), False),
    "time": (_("เวลา"), False),
    "in": (_("เงินเข้า"), False),
    "amount": (_("จำนวนเงิน (เงินออกติดลบ)"), False),
    "sign": (_("เข้าหรือออก (เช่น CR, DR)"), False),
    "words": (_("รายละเอียด"), True),
    "balance": (_("ยอดคงเหลือ"), False),
}
OUT = "out"  # known, so that nobody takes it for money that came
_CALLED = {
    "date": "วันที่ วันที่ทำรายการ วันที่รายการ วันเวลา วันที่เวลา date transactiondate txndate postdate postingdate datetime",
    "time": "เวลา เวลาวันที่มีผล เวลาทำรายการ time timeeffdate transactiontime effectivetime",
    "in": "ฝากเงิน ฝาก เงินฝาก เงินเข้า รายการฝาก จำนวนเงินฝาก เครดิต deposit deposits credit creditamount depositamount cr paidin",
    OUT: "ถอนเงิน ถอน เงินถอน เงินออก รายการถอน จำนวนเงินถอน เดบิต withdrawal withdrawals debit debitamount withdrawalamount dr",
    "amount": "จำนวนเงิน จำนวน ยอดเงิน amount transactionamount",
    "sign": "ประเภท ประเภทรายการ type drcr crdr debitcredit creditdebit",
    "balance": "ยอดคงเหลือ คงเหลือ ยอดเงินคงเหลือ balance outstandingbalance ledgerbalance runningbalance",
    "words": "รายการ รายละเอียด คำอธิบาย คำอธิบายรายการ หมายเหตุ ช่องทาง ชื่อ ชื่อผู้โอน ผู้โอน เลขที่อ้างอิง หมายเลขอ้างอิง อ้างอิง"
    " description descriptions details detail particulars channel note notes remark remarks reference referenceno ref name"
    " sender from transaction transactiontype transactioncode code",
}
_ROLE_OF = {name: role for role, names in _CALLED.items() for name in names.split()}


@dataclass(frozen=True)
class Bank:
    """A bank's file is known by headings that stand in it together, in Thai or English."""

    code: str
    headings: tuple[frozenset[str], ...]


def _together(*names: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(name.split()) for name in names)


BANKS = (
    Bank(
        "004",  # KBank: K PLUS and K BIZ
        _together(
            "วันที่ เวลาวันที่มีผล รายการ ถอนเงิน ฝากเงิน ยอดคงเหลือ",
            "date timeeffdate descriptions withdrawal deposit outstandingbalance",
            "วันที่ เวลา รายการ ถอนเงิน ฝากเงิน ยอดคงเหลือ ช่องทาง รายละเอียด",
        ),
    ),
    Bank(
        "014",  # SCB: Easy Net and Business Anywhere
        _together(
            "date time transactioncode channel debitamount creditamount balance description",
            "วันที่ เวลา รหัสรายการ ช่องทาง เดบิต เครดิต ยอดคงเหลือ รายละเอียด",
            "date time code channel withdrawal deposit balance description",
        ),
    ),
    Bank(
        "006",  # Krungthai: NEXT and Business
        _together(
            "วันที่ทำรายการ เวลา คำอธิบาย ถอนเงิน ฝากเงิน ยอดคงเหลือ",
            "วันที่ เวลา รายการ จำนวนเงินถอน จำนวนเงินฝาก ยอดคงเหลือ สาขา",
            "date tellerid transactioncode description withdrawal deposit balance",
        ),
    ),
)


def heading_key(said: str) -> str:
    """Return a heading without blanks, signs and the unit after it: ``"Outstanding Balance (THB)"`` → ``outstandingbalance``."""
    bare = re.sub(r"\([^)]*\)|\[[^]]*\]", "", said.casefold())
    return re.sub(r"[^0-9a-z\u0e00-\u0e7f]", "", bare)


def role_of(said: str) -> str:
    """Return the role that a heading names; "" for one we do not know."""
    return _ROLE_OF.get(heading_key(said), "")


def bank_of(headings: list[str]) -> str:
    """Return the code of the bank whose headings these are; "" where none of ours writes so."""
    keys = {heading_key(said) for said in headings}
    return next((bank.code for bank in BANKS for each in bank.headings if each <= keys), "")


def guessed(headings: list[str]) -> dict[str, list[int]]:
    """Return role → places as the headings suggest; of a role that can stand once, the first."""
    found: dict[str, list[int]] = {}
    for place, said in enumerate(headings):
        role = role_of(said)
        if role in ROLES and (ROLES[role][1] or role not in found):
            found.setdefault(role, []).append(place)
    return chosen(found)


def chosen(columns: dict[str, list[int]]) -> dict[str, list[int]]:
    """Return ``columns`` without what is not read where money that came has a column of its own."""
    return {role: places for role, places in columns.items() if "in" not in columns or role not in {"amount", "sign"}}


def fingerprint(headings: list[str]) -> str:
    """Return what a shape is known by."""
    return hashlib.sha256("\x1f".join(heading_key(said) for said in headings).encode()).hexdigest()
