import json
from pathlib import Path

import pytest

from common import money
from shop.payments import promptpay
from shop.payments.promptpay import Proxy

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "promptpay.json").read_text())
KINDS = {"MSISDN": Proxy.MOBILE, "NATID": Proxy.NATIONAL_ID, "EWALLETID": Proxy.EWALLET}


def satang(amount):
    return None if amount is None else money.from_baht(amount)


def test_the_checksum_of_the_standard_text():
    assert promptpay.crc("123456789") == "29B1"


@pytest.mark.parametrize("vector", VECTORS["anyid"], ids=lambda v: f"{v['target']}-{v['amount']}")
def test_every_known_credit_transfer_code(vector):
    text = promptpay.payload(
        proxy=KINDS[vector["type"]], number=vector["target"], amount_satang=satang(vector["amount"])
    )
    assert text == vector["payload_ascending"]


@pytest.mark.parametrize("vector", VECTORS["bill"], ids=lambda v: f"{v['biller_id']}-{v['ref1']}")
def test_every_known_bill_code(vector):
    text = promptpay.bill_payload(
        biller_id=vector["biller_id"],
        ref1=vector["ref1"],
        ref2=vector["ref2"] or "",
        amount_satang=satang(vector["amount"]),
    )
    assert text == vector["payload_ascending"]


def test_a_tax_id_and_a_stored_mobile_make_the_same_text_as_their_typed_forms():
    tax = promptpay.payload(proxy=Proxy.TAX_ID, number="0994000000014", amount_satang=9999999)
    assert tax.endswith("6304B932")
    stored = promptpay.payload(proxy=Proxy.MOBILE, number="+66812345678", amount_satang=100)
    assert stored == promptpay.payload(proxy=Proxy.MOBILE, number="0812345678", amount_satang=100)


@pytest.mark.parametrize(
    ("proxy", "number"),
    [
        (Proxy.MOBILE, "0066812345678"),
        (Proxy.MOBILE, "0212345678"),
        (Proxy.MOBILE, "08123456789"),
        (Proxy.MOBILE, "๐๘๑๒๓๔๕๖๗๘"),
        (Proxy.TAX_ID, "0812345678"),
        (Proxy.TAX_ID, "0994000000015"),
        (Proxy.NATIONAL_ID, "1949900000014"),
        (Proxy.EWALLET, "1949900000013"),
        (Proxy.EWALLET, ""),
    ],
)
def test_a_number_that_does_not_fit_its_kind_is_refused(proxy, number):
    with pytest.raises(ValueError):
        promptpay.payload(proxy=proxy, number=number)


@pytest.mark.parametrize("amount", [0, -100, 1.5, True, 10**12])
def test_an_amount_that_is_not_positive_satang_is_refused(amount):
    with pytest.raises(ValueError):
        promptpay.payload(proxy=Proxy.MOBILE, number="0812345678", amount_satang=amount)


def test_an_unknown_kind_and_bad_references_are_refused():
    with pytest.raises(ValueError):
        promptpay.payload(proxy="bank", number="0812345678")
    with pytest.raises(ValueError):
        promptpay.bill_payload(biller_id="1", ref1="A")
    with pytest.raises(ValueError):
        promptpay.bill_payload(biller_id="0" * 15, ref1="inv-1")


@pytest.mark.parametrize("vector", VECTORS["anyid"], ids=lambda v: f"{v['target']}-{v['amount']}")
def test_a_demo_code_never_has_the_right_checksum(vector):
    text = promptpay.payload(
        proxy=KINDS[vector["type"]], number=vector["target"], amount_satang=satang(vector["amount"]), demo=True
    )
    assert text[:-4] == vector["payload_ascending"][:-4]
    assert all(wrong != right for wrong, right in zip(text[-4:], vector["payload_ascending"][-4:], strict=True))
