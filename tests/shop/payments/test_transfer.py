"""A transfer to the merchant's bank account: set at the desk, paid from the pay page, confirmed by slip."""

import pytest
import slips_made
from django.db import IntegrityError, transaction
from django.urls import reverse

from shop.orders import links
from shop.payments import accounts, changes
from shop.payments import services as payments
from shop.payments.errors import BadBankNumber, NoBankAccount, NotOffered, UnknownBank
from shop.payments.invariants import check
from shop.payments.models import Payment, PayoutAccount, PayoutChange

pytestmark = pytest.mark.django_db
ACCOUNT = {"proxy_type": "bank", "bank": "034", "proxy": "012345678901", "holder_name": "กลุ่มแม่บ้านทดสอบ"}


@pytest.fixture
def merchant(make):
    merchant = make.ready(make.merchant())
    accounts.set_account(merchant=merchant, by=make.owner_of(merchant), **ACCOUNT)
    return merchant


def keys(merchant) -> list[str]:
    return [way.key for way in accounts.ways_of([merchant])[merchant.pk]]


def test_it_stands_beside_the_promptpay_account(merchant):
    assert accounts.account_of(merchant).proxy == "0812345678"
    assert accounts.account_of(merchant, at_bank=True).kind_words == "ธ.ก.ส."
    assert keys(merchant) == ["promptpay", "transfer", "cod"]


def test_changing_one_leaves_the_other(make, merchant):
    accounts.set_account(merchant=merchant, by=make.owner_of(merchant), **{**ACCOUNT, "proxy": "1234567890"})
    current = PayoutAccount.objects.filter(merchant=merchant, replaced_at=None)
    assert sorted(current.values_list("proxy", flat=True)) == ["0812345678", "1234567890"]


@pytest.mark.parametrize(
    "wrong, refusal",
    [({"bank": "999"}, UnknownBank), ({"bank": ""}, UnknownBank), ({"proxy": "123456789"}, BadBankNumber)],
)
def test_a_bank_or_number_that_is_none_is_refused(make, wrong, refusal):
    merchant = make.ready(make.merchant())
    with pytest.raises(refusal):
        accounts.set_account(merchant=merchant, by=make.owner_of(merchant), **{**ACCOUNT, **wrong})
    assert accounts.account_of(merchant, at_bank=True) is None
    with pytest.raises(NoBankAccount):
        accounts.set_ways(merchant=merchant, by=None, promptpay_on=True, cod_on=True, transfer_on=True)


def test_the_database_knows_a_bank_only_with_its_account(merchant):
    with pytest.raises(IntegrityError), transaction.atomic():
        PayoutAccount.objects.filter(proxy_type="mobile").update(bank="034")


def test_switched_off_it_is_not_offered(make, merchant):
    accounts.set_ways(merchant=merchant, by=None, promptpay_on=True, cod_on=True)
    assert keys(merchant) == ["promptpay", "cod"]
    with pytest.raises(NotOffered):
        make.order(merchant, way="transfer")


def test_a_groups_bank_account_takes_two_hands(make):
    merchant = make.ready(make.merchant())
    make.register(merchant)
    change = changes.ask(merchant=merchant, by=make.owner_of(merchant), **ACCOUNT)
    assert isinstance(change, PayoutChange) and accounts.account_of(merchant, at_bank=True) is None
    for hand in change.signatures.all():
        changes.confirm(signature=hand)
    assert accounts.account_of(merchant, at_bank=True).proxy == ACCOUNT["proxy"]
    assert accounts.account_of(merchant).proxy == "0812345678"


def test_the_pay_page_shows_what_to_type_and_takes_the_slip(make, merchant, client):
    order = make.order(merchant, way="transfer")
    url = reverse("pay:pay", kwargs={"token": links.token(order)})
    page = client.get(url).content.decode()
    for words in ("ธ.ก.ส.", 'value="012345678901"', 'value="140"', "กลุ่มแม่บ้านทดสอบ", "฿140"):
        assert words in page, words
    assert client.get(reverse("pay:qr", kwargs={"token": links.token(order)})).status_code == 404
    code = "0041000600000101030040220016327123456789012345102TH9104BD43"
    assert client.post(url, {"code": code}).status_code == 302
    payment = Payment.objects.get(order=order)
    assert (payment.state, payment.slips.get().reference) == ("claimed", "01632712345678901234")
    payments.accept_slip(slip=payment.slips.get(), by=make.owner_of(merchant))
    assert Payment.objects.get(order=order).received_satang == 14_000 and check() == []


def test_text_that_is_no_code_is_refused_beside_its_field(make, merchant, client):
    order = make.order(merchant, way="transfer")
    url = reverse("pay:pay", kwargs={"token": links.token(order)})
    response = client.post(url, {"code": "hello"})
    sentence = "ข้อความนี้ไม่ใช่รหัสใน QR ของสลิป คัดลอกใหม่ให้ครบ หรือส่งเป็นรูปสลิปแทน"
    assert response.context["form"].errors == {"code": [sentence]}
    assert Payment.objects.get(order=order).state == "open"


def test_the_owner_sets_it_at_the_desk_and_a_helper_cannot(make, signed_in):
    merchant = make.ready(make.merchant())
    url = reverse("manage:payout_account")
    desk = signed_in(make.owner_of(merchant))
    typed = {"proxy_type": "bank", "bank": "030", "proxy": "020-1-23456-7", "holder_name": "นางฟาตีเมาะ"}
    wrong = desk.post(url, {**typed, "bank": ""})
    assert wrong.status_code == 302 or wrong.context["form"].errors == {"bank": ["เลือกธนาคาร"]}
    assert signed_in(make.helper_of(merchant)).post(url, typed).status_code == 404
    assert accounts.account_of(merchant, at_bank=True) is None


def test_a_slip_of_it_may_be_confirmed_by_the_bank(merchant, make):
    payment = payments.payment_of(make.order(merchant, way="transfer"))
    slip = payments.send_slip(payment=payment, picture=slips_made.slip())
    assert slip.reference and payment.payout_account.bank == "034"
