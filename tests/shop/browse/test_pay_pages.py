import datetime
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from common import clock
from common.files.models import PrivateFile
from shop.catalogue.invariants import check as stock_holds
from shop.catalogue.models import Stock
from shop.orders import links
from shop.orders.invariants import check as orders_hold
from shop.orders.models import Order
from shop.payments import jobs, promptpay
from shop.payments import services as payments
from shop.payments.invariants import check as money_holds
from shop.payments.models import Payment, Slip
from shop.payments.providers import promptpay as promptpay_provider
from shop.payments.providers.base import Redirect


@pytest.fixture
def order(make):
    return make.order()


def url(order: Order, name: str = "pay:pay") -> str:
    return reverse(name, kwargs={"token": links.token(order)})


def slip(make, colour="#123456") -> SimpleUploadedFile:
    return SimpleUploadedFile("slip.jpg", make.picture_bytes(colour=colour), content_type="image/jpeg")


def paid_by(order) -> Payment:
    return Payment.objects.get(order=order)


def later(**how):
    return clock.at(clock.now() + datetime.timedelta(**how))


def invariants() -> list[str]:
    return [*stock_holds(), *orders_hold(), *money_holds()]


def test_the_page_shows_amount_name_and_code_and_stays_private(client, order):
    page = client.get(url(order))
    text = page.content.decode()
    assert "฿140" in text
    assert "นางฟาตีเมาะ ทดสอบ" in text
    assert "ตัวอย่าง ห้ามโอน" in text
    assert url(order, "pay:qr") in text
    assert "ส่งสลิปให้ร้าน" in text
    assert page["Referrer-Policy"] == "no-referrer"
    assert page["Cache-Control"] == "private, no-store"


def test_the_code_is_a_picture_of_our_making(client, order, settings):
    sample = client.get(url(order, "pay:qr"))
    assert sample["Content-Type"] == "image/png"
    settings.DEMO = False
    real = client.get(url(order, "pay:qr"))
    with Image.open(io.BytesIO(sample.content)) as warned, Image.open(io.BytesIO(real.content)) as plain:
        assert warned.width == plain.width >= 500
        assert plain.height == plain.width
        assert warned.height > plain.height  # the warning stands over and under the code


def test_the_demo_s_code_cannot_be_paid_and_the_real_one_can(order, settings):
    way, payment = promptpay_provider.PromptPay(), paid_by(order)
    demo = way.text(payment)
    settings.DEMO = False
    real = way.text(payment)
    assert real.endswith(promptpay.crc(real[:-4]))
    assert demo[:-4] == real[:-4]
    assert demo[-4:] != real[-4:]
    assert "5406140.00" in real


@pytest.mark.parametrize("name", ["pay:pay", "pay:qr", "orders:order", "orders:cancel", "orders:received"])
@pytest.mark.parametrize("token", ["x", "A" * 32, "ภาษาไทย", "%00", "a" * 300])
def test_a_wrong_link_opens_nothing(client, order, name, token):
    address = reverse(name, kwargs={"token": token})
    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404


def test_a_voided_link_opens_nothing(client, order):
    old = url(order)
    order.token_version += 1
    order.token_hash = links.hash_of(links.token(order))
    order.save()
    assert client.get(old).status_code == 404
    assert client.get(url(order)).status_code == 200


def test_a_slip_is_kept_and_waits_for_the_merchant(client, make, order):
    response = client.post(url(order), {"picture": slip(make)})
    assert response["Location"] == url(order)
    assert paid_by(order).state == "claimed"
    assert Slip.objects.get().flags == ["no_code"]
    page = client.get(url(order)).content.decode()
    assert "ร้านกำลังตรวจสลิป" in page
    assert 'type="file"' not in page
    assert client.get(url(order, "pay:qr")).status_code == 404
    assert invariants() == []


def test_a_second_slip_while_one_waits_is_refused_in_words(client, make, order):
    client.post(url(order), {"picture": slip(make)})
    again = client.post(url(order), {"picture": slip(make, "#ffffff")}, follow=True)
    assert "ร้านได้รับสลิปของคำสั่งซื้อนี้แล้วและกำลังตรวจอยู่ ไม่ต้องส่งซ้ำ" in again.content.decode()
    assert Slip.objects.count() == PrivateFile.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "ไฟล์นี้ว่างเปล่า"),
        (b"<html><script>alert(1)</script></html>", "ไฟล์นี้ไม่ใช่รูปถ่าย"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "ไฟล์นี้ไม่ใช่รูปถ่าย"),
        (b"%PDF-1.4 nothing", "ไฟล์นี้ไม่ใช่รูปถ่าย"),
        (b"\xff\xd8\xff\xe0 cut off", "เปิดรูปนี้ไม่ได้"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 40, "เปิดรูปนี้ไม่ได้"),
    ],
)
def test_a_hostile_file_is_refused_beside_the_field(client, order, content, sentence):
    response = client.post(url(order), {"picture": SimpleUploadedFile("slip.jpg", content, content_type="image/jpeg")})
    assert sentence in response.content.decode()
    assert paid_by(order).state == "open"
    assert not PrivateFile.objects.exists()


def test_no_file_and_too_large_a_file_are_refused(client, order):
    assert "ยังไม่ได้เลือกรูป" in client.post(url(order), {}).content.decode()
    large = SimpleUploadedFile("slip.jpg", b"\xff\xd8\xff" + b"0" * (12 * 1024 * 1024), content_type="image/jpeg")
    assert "ไฟล์ใหญ่เกินไป" in client.post(url(order), {"picture": large}).content.decode()
    assert not Slip.objects.exists()


def test_the_same_picture_for_two_orders_is_flagged_for_the_merchant(client, make, order):
    other = make.order()
    client.post(url(order), {"picture": slip(make)})
    client.post(url(other), {"picture": slip(make)})
    assert [row.flags for row in Slip.objects.order_by("pk")] == [
        ["no_code", "same_picture"],
        ["no_code", "same_picture"],
    ]


def test_a_refused_slip_says_why_and_another_may_be_sent(client, make, order):
    client.post(url(order), {"picture": slip(make)})
    payments.refuse_slip(slip=Slip.objects.get(), by=None, reason="ยอดไม่ตรง โอนมา 100 บาท")
    page = client.get(url(order)).content.decode()
    assert "ร้านยืนยันสลิปที่ส่งมาไม่ได้" in page and "ไม่พบเงินเข้า" not in page
    assert "ยอดไม่ตรง โอนมา 100 บาท" in page
    client.post(url(order), {"picture": slip(make, "#abcdef")})
    assert paid_by(order).state == "claimed"
    payments.accept_slip(slip=Slip.objects.order_by("-pk").first(), by=None)
    assert "ร้านได้รับเงินแล้ว" in client.get(url(order)).content.decode()
    assert invariants() == []


def test_overdue_is_over_on_reading_before_the_sweeper_comes(client, order):
    with later(hours=25):
        page = client.get(url(order)).content.decode()
        assert "หมดเวลาชำระเงินแล้ว อย่าโอนเงิน" in page
        assert client.get(url(order, "pay:qr")).status_code == 404
        assert "หมดเวลาชำระเงิน" in client.get(url(order, "orders:order")).content.decode()
    assert paid_by(order).state == "open"  # a GET writes nothing


def test_the_sweeper_lets_it_lapse_and_gives_the_stock_back(client, make, order):
    stock = Stock.objects.get(variant=order.lines.get().variant)
    assert stock.reserved == 2
    with later(hours=23):
        assert jobs.run() == {"payments_expired": 0, "payout_changes_expired": 0}
    with later(hours=25):
        assert jobs.run() == {"payments_expired": 1, "payout_changes_expired": 0}
        assert jobs.run() == {"payments_expired": 0, "payout_changes_expired": 0}
        assert "หมดเวลาชำระเงินแล้ว อย่าโอนเงิน" in client.get(url(order)).content.decode()
    stock.refresh_from_db()
    order.refresh_from_db()
    assert (stock.reserved, order.state, paid_by(order).state) == (0, "cancelled", "expired")
    assert invariants() == []


def test_a_waiting_slip_stops_the_clock(client, make, order):
    client.post(url(order), {"picture": slip(make)})
    with later(days=3):
        assert jobs.run() == {"payments_expired": 0, "payout_changes_expired": 0}
        assert "ร้านกำลังตรวจสลิป" in client.get(url(order)).content.decode()


@pytest.mark.parametrize("swept", [True, False])
def test_a_late_slip_is_kept_and_late_money_is_owed_back(client, make, order, swept):
    with later(hours=25):
        if swept:
            jobs.run()
        client.post(url(order), {"picture": slip(make)})
        assert Slip.objects.get().flags == ["late", "no_code"]
        page = client.get(url(order)).content.decode()
        assert "ร้านได้รับสลิปแล้ว" in page
        payments.accept_slip(slip=Slip.objects.get(), by=None)
    order.refresh_from_db()
    assert (order.state, paid_by(order).received_satang) == ("cancelled", 14000)
    assert payments.owed_back_satang(order) == 14000
    assert "ร้านต้องคืนเงินให้คุณ ฿140" in client.get(url(order, "orders:order")).content.decode()
    assert invariants() == []


def test_cash_on_delivery_says_what_to_prepare_and_takes_no_slip(client, make):
    order = make.order(way="cod")
    page = client.get(url(order)).content.decode()
    assert "เตรียมเงินสดไว้จ่ายเมื่อได้รับของ" in page
    assert "฿140" in page
    assert client.get(url(order, "pay:qr")).status_code == 404
    client.post(url(order), {"picture": slip(make)})
    assert not Slip.objects.exists()
    assert paid_by(order).state == "open"


def test_a_provider_may_send_the_shopper_elsewhere(client, order, monkeypatch):
    monkeypatch.setattr(
        promptpay_provider.PromptPay, "next_step", lambda self, payment: Redirect("https://checkout.example/session")
    )
    assert client.get(url(order))["Location"] == "https://checkout.example/session"


def test_the_page_costs_the_same_queries_whatever_was_sent(client, make, order):
    counts = []
    for colour in ("#000001", "#000002"):
        with CaptureQueriesContext(connection) as asked:
            client.get(url(order))
        counts.append(len(asked))
        client.post(url(order), {"picture": slip(make, colour)})
        payments.refuse_slip(slip=Slip.objects.order_by("-pk").first(), by=None, reason="ไม่พบ")
    assert counts == [3, 3]
