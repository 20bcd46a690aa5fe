"""The owner sends her bank's file, says what its columns are where nobody knows, and confirms what came."""

import datetime
import uuid

import pytest
import statements_made
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from statements_made import transfer

from common import clock
from shop.payments import services as payments
from shop.payments.models import Payment, Statement, StatementLine

pytestmark = pytest.mark.django_db
TOTAL = 14_000  # two of 50 baht and sending
MOMENT = datetime.datetime(2026, 11, 25, 12, 0, tzinfo=statements_made.BANGKOK)


@pytest.fixture(autouse=True)
def late_in_november():
    with clock.at(MOMENT):
        yield


@pytest.fixture
def merchant(make):
    return make.ready(make.merchant())


@pytest.fixture
def desk(merchant, make, signed_in):
    return signed_in(make.owner_of(merchant))


def order(make, merchant, goods=None) -> Payment:
    return payments.payment_of(make.order(merchant, goods=goods))


def sent(desk, content: bytes, **facts):
    file = SimpleUploadedFile("statement.csv", content, "text/csv")
    return desk.post(reverse("manage:statements"), {"key": uuid.uuid4(), "file": file, **facts}, follow=True)


def act(desk, name: str, *keys, **typed):
    return desk.post(reverse(f"manage:statement_{name}", args=[Statement.objects.get().pk, *keys]), typed, follow=True)


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def came(minute: int, words: str = "อามีนะห์", satang: int = TOTAL):
    return transfer(25, 12, minute, satang, words)


def test_certain_ones_at_a_press_and_the_rest_one_by_one(make, merchant, desk):
    goods = make.product(merchant, on_hand=90)
    known, other = order(make, merchant, goods), payments.payment_of(make.order(merchant, goods=goods, pieces=3))
    response = sent(desk, statements_made.krungthai([came(5), came(6, "นายสมชาย", 19_000), came(7, "ค่าเช่า", -5)]))
    page = response.content.decode()
    assert [row["line"].satang for row in response.context["certain"]] == [TOTAL]
    assert [row["line"].satang for row in response.context["unsure"]] == [19_000]
    for words in ("ธนาคารกรุงไทย", "ยืนยันทั้ง 1 รายการ ฿140", "ชื่อตรงกับผู้สั่ง", "ลูกค้ายังไม่ส่งสลิปและไม่เห็นชื่อผู้สั่ง"):
        assert words in page
    assert said(act(desk, "confirm")) == ["ยืนยันเงินเข้า 1 รายการ รวม ฿140 แล้ว และแจ้งลูกค้าแล้ว"]
    assert said(act(desk, "confirm")) == []
    [line] = StatementLine.objects.filter(payment=None)
    for nothing in ({}, {"payment": "9" * 5000}, {"payment": "๑"}, {"payment": "x"}):
        assert said(act(desk, "line", line.pk, **nothing)) == ["เลือกคำสั่งซื้อของรายการนี้ก่อน"]
    assert said(act(desk, "line", line.pk, payment=known.pk)) == [
        "ยอดหรือเวลาของรายการนี้ไม่ตรงกับคำสั่งซื้อที่เลือก หรือคำสั่งซื้อนั้นได้รับเงินแล้ว เปิดหน้านี้ใหม่เพื่อดูรายการล่าสุด"
    ]
    told = said(act(desk, "line", line.pk, payment=other.pk))
    assert told == [f"ยืนยันเงินเข้า ฿190 ของคำสั่งซื้อ {other.order.number} แล้ว"]
    states = dict(Payment.objects.values_list("pk", "received_satang"))
    assert states == {known.pk: TOTAL, other.pk: 19_000}
    assert said(act(desk, "done")) == ["เสร็จแล้ว ลบรายการในไฟล์ที่ไม่ได้ใช้ออกหมดแล้ว"]
    assert Statement.objects.count() == 0 and StatementLine.objects.count() == 2
    assert "ยืนยันจากไฟล์ธนาคารแล้ว 2 รายการ" in desk.get(reverse("manage:statements")).content.decode()


def test_where_only_one_order_can_still_be_chosen_no_choice_is_spoken_of(make, merchant, desk):
    goods = make.product(merchant, on_hand=90)
    payments.transfer_seen(payment=order(make, merchant, goods), by=None)
    order(make, merchant, goods)  # of the same sum
    page = sent(desk, statements_made.kbank([came(5)])).content.decode()
    assert "มีเงินเข้าหรือคำสั่งซื้ออื่นที่ยอดเท่ากัน" in page and "แล้วเลือกคำสั่งซื้อ" not in page
    order(make, merchant, goods)
    page = sent(desk, statements_made.kbank([came(5)])).content.decode()
    assert "มีมากกว่าหนึ่งรายการที่ยอดตรงกัน" in page


def test_columns_of_another_bank_are_asked_in_words(make, merchant, desk):
    order(make, merchant)
    response = sent(desk, statements_made.savings([came(5)]))
    page = response.content.decode()
    assert "เรายังไม่รู้จักไฟล์แบบนี้" in page and "25 พ.ย. 2569 12:05" in page and "+140.00" in page
    form = response.context["form"]
    assert {name: form[name].initial for name in ("date", "amount", "words")} == {
        "date": "0",
        "amount": "1",
        "words": ["2"],
    }
    wrong = act(desk, "columns", date="0")
    assert wrong.context["form"].non_field_errors() == ["เลือกช่องวันที่ และช่องเงินเข้าหรือช่องจำนวนเงิน อย่างน้อยสองช่องนี้"]
    wrong = act(desk, "columns", date="77", amount="1")
    assert "date" in wrong.context["form"].errors
    right = act(desk, "columns", date="0", amount="1", words=["2"])
    assert [row["line"].satang for row in right.context["certain"]] == [TOTAL]
    assert [row["line"].satang for row in sent(desk, statements_made.savings([came(6)])).context["certain"]] == [TOTAL]


def test_a_file_that_is_none_is_refused_in_words(desk):
    for content, words in (
        (b"%PDF-1.7 x", "ไฟล์นี้ไม่ใช่ CSV"),
        (b"", "ไฟล์นี้ไม่ใช่ CSV"),
        (b"Date,Deposit\n" + b"x" * 2_100_000, "ไฟล์ใหญ่เกินไป ใช้ไฟล์ไม่เกิน 2 MB"),
    ):
        assert words in sent(desk, content).content.decode()
    assert "เลือกไฟล์ CSV จากธนาคารก่อน" in desk.post(reverse("manage:statements"), {"key": uuid.uuid4()}).content.decode()
    assert Statement.objects.count() == 0


def test_only_an_owner_sends_statements_and_only_her_own_are_there(make, merchant, desk, client):
    order(make, merchant)
    sent(desk, statements_made.kbank([came(5)]))
    statement, line = Statement.objects.get(), StatementLine.objects.get()
    pages = [reverse("manage:statements"), reverse("manage:statement", args=[statement.pk])]
    acts = [reverse(f"manage:statement_{name}", args=[statement.pk]) for name in ("columns", "confirm", "done")]
    acts.append(reverse("manage:statement_line", args=[statement.pk, line.pk]))
    assert "ตรวจเงินเข้าจากไฟล์ธนาคาร" in desk.get(reverse("manage:payments")).content.decode()
    other = make.merchant("ร้านอื่น")
    for person, missing in ((make.helper_of(merchant), [*pages, *acts]), (make.owner_of(other), [*pages[1:], *acts])):
        client.force_login(person)
        for url in missing:
            assert client.get(url).status_code == 404, url
            assert client.post(url, {"payment": line.pk}).status_code in {404, 405}, url
    client.force_login(make.owner_of(other))
    foreign = order(make, make.ready(other))
    sent(client, statements_made.kbank([came(5)]))
    theirs = Statement.objects.exclude(pk=statement.pk).get()
    url = reverse("manage:statement_line", args=[theirs.pk, line.pk])
    assert client.post(url, {"payment": foreign.pk}).status_code == 404
    assert set(Payment.objects.values_list("state", flat=True)) == {"open"}


def test_matches_cost_the_same_for_few_and_many_lines(make, merchant, desk):
    goods = make.product(merchant, on_hand=90, price_satang=100)

    def cost(pieces: range) -> int:
        for number in pieces:
            payments.payment_of(make.order(merchant, goods=goods, pieces=number))
        sent(desk, statements_made.kbank([came(number, satang=4_000 + number * 100) for number in pieces]))
        url = reverse("manage:statement", args=[Statement.objects.get().pk])
        with CaptureQueriesContext(connection) as captured:
            assert len(desk.get(url).context["certain"]) == len(pieces)
        return len(captured)

    assert (cost(range(1, 3)), cost(range(3, 10))) == (9, 9)
