"""Money back by hand at the HTTP boundary: the owner decides, the shopper gives her number, the merchant pays and proves it."""

import io
import uuid

import pytest
import slips_made
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from shop.orders import links
from shop.orders.models import Order
from shop.payments import services as payments
from shop.payments.invariants import check
from shop.payments.models import HandRefund, Payment, Refund

pytestmark = pytest.mark.django_db


@pytest.fixture
def merchant(make):
    return make.ready(make.merchant())


@pytest.fixture
def paid(make, merchant):
    payment = payments.payment_of(make.order(merchant))
    return payments.confirm(payment=payment, reference="x", by=make.owner_of(merchant))


@pytest.fixture
def desk(merchant, make, signed_in):
    return signed_in(make.owner_of(merchant))


def url(name: str, row) -> str:
    return reverse(f"manage:{name}", kwargs={"pk": row.pk})


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def of_shopper(name: str, order) -> str:
    return reverse(f"orders:{name}", kwargs={"token": links.token(order)})


def slip(reference: str = "PROOF0000001") -> SimpleUploadedFile:
    out = io.BytesIO()
    slips_made.image(reference).save(out, "JPEG")
    return SimpleUploadedFile("slip.jpg", out.getvalue(), "image/jpeg")


def test_from_the_decision_to_the_proof(desk, paid, client, merchant):
    line = paid.order.lines.get()
    typed = {"key": uuid.uuid4(), "how": "pieces", f"line_{line.pk}": "1", "came_back": "on"}
    for _ in range(2):  # a second click
        answer = desk.post(url("payment_promise", paid), typed, follow=True)
    assert said(answer) == ["บันทึกแล้วว่าจะคืน ฿50 เราขอเลขพร้อมเพย์จากลูกค้าแล้ว"]
    refund = Refund.objects.get()
    assert desk.get(url("refund_qr", refund)).status_code == 204
    page = client.get(of_shopper("order", paid.order)).content.decode()
    assert "รอเลขพร้อมเพย์จากคุณ" in page and "ใส่เลขพร้อมเพย์" in page
    assert 'href="/returns/"' in page.split('id="refund"')[1].split("</section>")[0]
    given = {"proxy_type": "mobile", "number": "๐๘๙-876-5432"}
    answer = client.post(of_shopper("refund", paid.order), given, follow=True)
    assert said(answer) == ["ส่งเลขให้ร้านแล้ว ร้านจะโอนคืนและส่งสลิปให้คุณที่หน้านี้"]
    assert HandRefund.objects.get().proxy == "0898765432"
    assert desk.get(url("refund_qr", refund))["Content-Type"] == "image/png"
    assert "0898765432" in desk.get(url("order", paid.order)).content.decode()
    answer = desk.post(url("refund_paid", refund), {"picture": slip()}, follow=True)
    assert said(answer) == ["บันทึกการโอนคืน ฿50 แล้ว และแจ้งลูกค้าแล้ว"]
    assert Payment.objects.get().refunded_satang == 5_000 and check() == []
    page = client.get(of_shopper("order", paid.order)).content.decode()
    assert "ร้านโอนคืนแล้ว" in page and "0898765432" not in page
    shown = client.post(of_shopper("refund_proof", paid.order), {"refund": refund.pk})
    assert shown["Content-Type"] == "image/jpeg" and shown["Cache-Control"] == "private, no-store"


def test_what_is_promised_already_does_not_stand_in_the_form_for_another(desk, paid):
    desk.post(url("payment_promise", paid), {"key": uuid.uuid4(), "how": "sum", "amount": "20"})
    page = desk.get(url("order", paid.order))
    assert page.context["promise_form"]["amount"].value() is None
    payments.more_came(payment=Payment.objects.get(), satang=5_000, by=None, key=uuid.uuid4())  # promised by itself
    assert desk.get(url("order", paid.order)).context["promise_form"]["amount"].value() is None


def test_the_shopper_gives_up_a_paid_order_from_her_page(client, paid):
    page = client.get(of_shopper("order", paid.order)).content.decode()
    assert "ยกเลิกเองได้ก่อนร้านแพ็กของ ร้านจะโอนเงินคืนเข้าพร้อมเพย์ที่คุณบอก" in page
    assert 'href="/returns/"' in page.split('aria-labelledby="after"')[1].split("</section>")[0]
    client.post(of_shopper("cancel", paid.order), {"reason": "mind"})
    assert Order.objects.get().state == "cancelled" and Refund.objects.get().amount_satang == 14_000


@pytest.mark.parametrize(
    "typed, where, sentence",
    [
        ({"how": "sum", "amount": "140.01"}, "amount", "คืนเงินได้ไม่เกิน ฿140 กรุณาใส่ยอดใหม่"),
        ({"how": "sum"}, "amount", "ใส่ยอดที่จะคืนลูกค้า"),
        ({"how": "pieces"}, "how", "ใส่จำนวนชิ้นที่จะคืนเงินอย่างน้อยหนึ่งรายการ"),
        ({}, "how", "เลือกว่าจะคืนเท่าไร"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(desk, paid, typed, where, sentence):
    answer = desk.post(url("payment_promise", paid), {"key": uuid.uuid4(), **typed})
    assert answer.context["promise_form"].errors[where] == [sentence]
    assert not Refund.objects.exists()


def test_a_wrong_number_is_refused_beside_its_field(client, desk, paid):
    desk.post(url("payment_promise", paid), {"key": uuid.uuid4(), "how": "whole"})
    answer = client.post(of_shopper("refund", paid.order), {"proxy_type": "mobile", "number": "021234567"})
    sentence = "เลขพร้อมเพย์ไม่ถูกต้องสำหรับประเภทที่เลือก กรุณาตรวจตัวเลขอีกครั้ง"
    assert answer.context["number_form"].errors == {"number": [sentence]}
    assert HandRefund.objects.get().given_at is None


def test_only_an_owner_decides_and_only_of_her_own_money(make, merchant, paid, signed_in):
    typed = {"key": uuid.uuid4(), "how": "whole"}
    assert signed_in(make.helper_of(merchant)).post(url("payment_promise", paid), typed).status_code == 404
    other = signed_in(make.owner_of(make.ready(make.merchant())))
    assert other.post(url("payment_promise", paid), typed).status_code == 404
    assert not Refund.objects.exists()


def test_another_orders_link_shows_no_proof_and_gives_no_number(make, client, desk, paid):
    desk.post(url("payment_promise", paid), {"key": uuid.uuid4(), "how": "whole"})
    stranger = make.order()
    given = {"proxy_type": "mobile", "number": "0811111111"}
    client.post(of_shopper("refund", stranger), given)
    assert HandRefund.objects.get().proxy == ""
    answer = client.post(of_shopper("refund_proof", stranger), {"refund": Refund.objects.get().pk}, follow=True)
    assert said(answer) == ["ไม่มีสลิปนี้แล้ว"]


def test_the_merchant_gives_the_shopper_more_time_within_bounds(desk, make, merchant):
    payment = payments.payment_of(make.order(merchant))
    for _ in range(6):
        assert said(desk.post(url("payment_extend", payment), follow=True))[0].startswith("ขยายเวลาถึง")
    until = Payment.objects.get().expires_at
    assert (until - payment.expires_at).days == 6
    refused = said(desk.post(url("payment_extend", payment), follow=True))
    assert refused == ["ขยายเวลาไม่ได้แล้ว เพราะหมดเวลา มีสลิปหรือเงินเข้าแล้ว หรือครบ 7 วันแล้ว กรุณาเปิดหน้านี้ใหม่"]
    assert Payment.objects.get().expires_at == until


def test_the_page_sent_again_with_another_sum_never_says_that_it_was_written_down(desk, paid):
    """She went back in her browser: the form still has its key."""
    typed = {"key": uuid.uuid4(), "amount": "100"}
    for _ in range(2):  # a second click
        answer = desk.post(url("payment_more", paid), typed, follow=True)
        assert said(answer)[0].startswith("บันทึกเงินเข้าเพิ่ม ฿100 แล้ว")
    answer = desk.post(url("payment_more", paid), {**typed, "amount": "150"}, follow=True)
    assert said(answer)[0].startswith("บันทึกเงินรายการนี้ไว้ก่อนแล้ว ฿100")
    paid.refresh_from_db()
    assert paid.received_satang == paid.expected_satang + 10_000


def test_the_key_of_another_payment_hides_no_money(desk, paid, make, merchant):
    other = payments.payment_of(make.order(merchant))
    payments.confirm(payment=other, reference="y", by=None)
    for payment in (paid, other):
        desk.post(url("payment_more", payment), {"key": uuid.UUID(int=7), "amount": "100"})
        payment.refresh_from_db()
        assert payment.received_satang == payment.expected_satang + 10_000
    assert check() == []


@pytest.mark.parametrize("typed", ["9" * 30, "9" * 5000, "-1", "๑", "²", "1\x00", ""])
def test_a_proof_that_no_table_can_hold_is_not_there(client, paid, typed):
    answer = client.post(of_shopper("refund_proof", paid.order), {"refund": typed}, follow=True)
    assert said(answer) == ["ไม่มีสลิปนี้แล้ว"]
