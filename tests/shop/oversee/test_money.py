"""Officers and money: incidents with what to do, one order's money, giving up, and a refund decided by an officer."""

import uuid

import pytest
from django.urls import reverse

from shop.orders.models import Order
from shop.payments import incidents
from shop.payments import services as payments
from shop.payments.invariants import check
from shop.payments.models import Incident, Refund

pytestmark = pytest.mark.django_db


@pytest.fixture
def paid(make):
    payment = payments.payment_of(make.order(make.ready(make.merchant(province="94"))))
    return payments.confirm(payment=payment, reference="x", by=None)


@pytest.fixture
def incident(paid):
    return incidents.open_incident(kind="refund_late", key="x", payment=paid)


@pytest.fixture
def office(make, signed_in):
    return signed_in(make.officer(provinces=["94"]))


def url(name: str, row=None) -> str:
    return reverse(f"oversee:{name}", kwargs={"pk": row.pk} if row else None)


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_an_incident_says_what_to_do_and_is_settled_with_a_note(office, incident):
    page = office.get(url("incidents")).content.decode()
    assert "ร้านค้างคืนเงินลูกค้าเกิน 3 วัน" in page and "โทรหาร้านให้โอนคืนและส่งสลิปวันนี้" in page
    refused = office.post(url("incident_settle", incident), {"note": ""})
    assert "เขียนสั้น ๆ ว่าจัดการอย่างไร" in refused.content.decode() and refused.status_code == 200
    assert Incident.objects.get().closed_at is None
    for note in ("โทรแล้ว ร้านโอนคืนแล้ว", "another note"):
        assert said(office.post(url("incident_settle", incident), {"note": note}, follow=True))
    row = Incident.objects.get()
    assert (row.note, row.closed_by.email) == ("โทรแล้ว ร้านโอนคืนแล้ว", office_of(office))
    assert "โทรแล้ว ร้านโอนคืนแล้ว" in office.get(url("incidents") + "?state=closed").content.decode()
    assert "ร้านค้างคืนเงินลูกค้าเกิน 3 วัน" not in office.get(url("incidents")).content.decode()


def office_of(client) -> str:
    return client.get(url("incidents")).context["officer"].user.email


def test_every_kind_of_incident_has_words():
    for kind in incidents.KINDS:
        happened, to_do = incidents.words_of(Incident(kind=kind))
        assert happened != kind and to_do


def test_another_province_and_a_viewer_see_none(make, signed_in, incident, paid):
    elsewhere = signed_in(make.officer(provinces=["95"]))
    assert "ไม่มีเรื่องเงินที่ต้องดู" in elsewhere.get(url("incidents")).content.decode()
    assert elsewhere.post(url("incident_settle", incident), {"note": "จัดการแล้ว"}).status_code == 404
    assert elsewhere.get(url("order", paid.order)).status_code == 404
    assert signed_in(make.viewer(provinces=["94"])).get(url("incidents")).status_code == 404
    assert Incident.objects.get().closed_at is None


def test_an_officer_lets_the_merchant_give_back_a_part(office, paid):
    typed = {"key": uuid.uuid4(), "amount": "20", "why": "ของขาดไปหนึ่งชิ้น"}
    for _ in range(2):
        answer = office.post(url("payment_promise", paid), typed, follow=True)
    assert said(answer) == ["บันทึกแล้วว่าร้านต้องคืน ฿20 แจ้งลูกค้าและร้านแล้ว"]
    assert (Refund.objects.get().amount_satang, Refund.objects.get().why) == (2_000, "ของขาดไปหนึ่งชิ้น")
    refused = office.post(url("payment_promise", paid), {**typed, "key": uuid.uuid4(), "amount": "121"})
    assert refused.context["promise_form"].errors == {"amount": ["คืนเงินได้ไม่เกิน ฿120 กรุณาใส่ยอดใหม่"]}


def test_an_officer_gives_up_an_order_and_its_money_goes_back(office, paid):
    for _ in range(2):
        answer = office.post(url("order_cancel", paid.order), {"why": "ร้านปิดกะทันหัน"}, follow=True)
    assert said(answer) == ["ยกเลิกคำสั่งซื้อแล้ว แจ้งลูกค้าและร้านแล้ว"]
    assert Order.objects.get().state == "cancelled" and Refund.objects.get().amount_satang == 14_000
    assert check() == []
