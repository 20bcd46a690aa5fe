import json
from pathlib import Path

import pytest

from shop.payments import promptpay, slip_qr

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "promptpay.json").read_text())


@pytest.mark.parametrize("vector", VECTORS["slip"], ids=lambda v: v["sending_bank"])
def test_every_known_slip(vector):
    code = slip_qr.parse(vector["payload"])
    assert (code.bank, code.reference) == (vector["sending_bank"], vector["trans_ref"])
    assert slip_qr.compose(bank=code.bank, reference=code.reference) == vector["payload"]


def test_a_truemoney_slip():
    code = slip_qr.parse(VECTORS["tmslip"][0]["payload"])
    assert (code.bank, code.reference) == ("TRUEMONEY", "P2P-TXN0123456789-25012024")
    assert code.bank_name == "TrueMoney"


def test_banks_have_names_and_unknown_ones_their_code():
    assert slip_qr.parse(VECTORS["slip"][0]["payload"]).bank_name == "ธนาคารกรุงเทพ"
    assert slip_qr.SlipCode("999", "X").bank_name == "999"


def test_a_checksum_without_its_leading_zeros_is_read():
    reference = next(
        f"REF{n:05d}" for n in range(99999) if slip_qr.compose(bank="030", reference=f"REF{n:05d}")[-4:-2] == "00"
    )
    whole = slip_qr.compose(bank="030", reference=reference)
    assert slip_qr.parse(whole[:-4] + whole[-4:].lstrip("0")) == slip_qr.SlipCode("030", reference)


@pytest.mark.parametrize("vector", VECTORS["slip"], ids=lambda v: v["sending_bank"])
def test_one_changed_character_is_always_noticed(vector):
    payload = vector["payload"]
    for place in range(len(payload)):
        changed = payload[:place] + ("1" if payload[place] != "1" else "2") + payload[place + 1 :]
        with pytest.raises(slip_qr.NotASlip):
            slip_qr.parse(changed)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://example.com/",
        "9104FFFF",
        "๐๐๔๐" * 20,
        "0" * 5000,
        promptpay.payload(proxy="mobile", number="0812345678", amount_satang=100),
        slip_qr.compose(bank="9X9", reference="ABC"),
        slip_qr.compose(bank="004", reference="A B<script>"),
        slip_qr.compose(bank="004", reference="")[:-8],
    ],
)
def test_other_codes_are_refused(text):
    with pytest.raises(slip_qr.NotASlip):
        slip_qr.parse(text)
