"""The merchant's book by month: totals are sums of rows to the satang, cash of parcels stands apart."""

import csv
import datetime
import decimal
import io
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from common import clock
from shop.orders import services as orders
from shop.payments import money_in
from shop.payments import services as payments
from shop.payments.book import reading
from shop.payments.models import Payment
from shop.payments.periods import Month

pytestmark = pytest.mark.django_db
BANGKOK = ZoneInfo("Asia/Bangkok")


@pytest.fixture
def merchant(make):
    return make.ready(make.merchant(), flat_satang=4025, cod_fee_satang=1550)


@pytest.fixture
def desk(merchant, make, signed_in):
    return signed_in(make.owner_of(merchant))


@pytest.fixture
def goods(make, merchant):
    return make.product(merchant, price_satang=3333, on_hand=900)


def sent(make, merchant, goods, **facts):
    by = make.owner_of(merchant)
    order = make.order(merchant, goods=goods, way="cod", **facts)
    payments.accept_order(order=order, by=by)
    orders.pack(order=order, by=by)
    return orders.ship(order=order, by=by, carrier="other", tracking="1")


def paid(make, merchant, goods, **facts) -> Payment:
    payment = payments.payment_of(make.order(merchant, goods=goods, **facts))
    return payments.transfer_seen(payment=payment, by=make.owner_of(merchant))


def cash(desk, order, **typed):
    return desk.post(reverse("manage:cash_received", kwargs={"pk": payments.payment_of(order).pk}), typed, follow=True)


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def book(desk, **query):
    return desk.get(reverse("manage:payments"), query)


def totals(response) -> dict[str, int]:
    return {part.label: part.satang for part in response.context["book"].lines["received"].parts}


def stands(response) -> dict[str, int]:
    return {line.key: line.satang for line in response.context["standing"] if line.satang}


def rows(desk, figure: str, **query):
    return desk.get(reverse("manage:book_rows", kwargs={"figure": figure}), query)


def entries(response) -> list:
    return [row["entry"] for row in response.context["rows"]]


def opened(desk, line):
    """Follow a figure to its rows: they are its sum."""
    response = desk.get(line.url)
    found = entries(response)
    assert sum(entry.satang for entry in found) == response.context["sums"].satang == line.satang, line
    assert len(found) == line.count
    return found


def test_totals_are_the_sums_of_the_rows_to_the_satang(make, merchant, desk, goods):
    for pieces in (1, 2, 3):
        paid(make, merchant, goods, pieces=pieces)
    cash(desk, sent(make, merchant, goods, pieces=1))
    make.order(merchant, goods=goods, pieces=1)
    response = book(desk)
    assert totals(response) == {"โอนผ่าน QR พร้อมเพย์": 3333 * 6 + 4025 * 3, "เงินสดเก็บปลายทาง": 3333 + 4025 + 1550}
    told = response.context["book"]
    assert told.lines["received"].satang == told.left_satang == sum(totals(response).values()) == 40981
    assert "฿409.81" in response.content.decode()
    every = [*told.lines.values(), *told.lines["received"].parts, *response.context["standing"]]
    assert sum(len(opened(desk, line)) for line in every) == 5 + 4 + 4 + 1
    day = desk.get(told.dates[0]["url"])
    assert day.context["is_day"] and day.context["book"].lines["received"].satang == 40981
    for line in day.context["book"].lines.values():
        opened(desk, line)


def test_cash_of_a_parcel_is_money_only_when_it_came(make, merchant, desk, goods):
    order = make.order(merchant, goods=goods, way="cod", pieces=1)
    early = cash(desk, order)
    refused = early.context["received_form"].non_field_errors()
    assert refused == ["ยังไม่ได้ส่งพัสดุ จึงยังรับเงินปลายทางไม่ได้ กรุณาบันทึกการส่งก่อน"]
    assert stands(book(desk)) == {"cash-before": 8908}
    by = make.owner_of(merchant)
    payments.accept_order(order=order, by=by)
    orders.pack(order=order, by=by)
    orders.ship(order=order, by=by, carrier="other", tracking="1")
    assert stands(book(desk)) == {"cash-out": 8908}
    assert totals(book(desk)) == {}
    assert said(cash(desk, order)) == said(cash(desk, order)) == ["บันทึกเงินสดเก็บปลายทาง ฿89.08 แล้ว"]
    assert stands(book(desk)) == {}
    assert totals(book(desk)) == {"เงินสดเก็บปลายทาง": 8908}


def test_transfers_wait_and_debts_are_shown(make, merchant, desk, goods):
    waiting = make.order(merchant, goods=goods, pieces=1)
    payment = paid(make, merchant, goods, pieces=2)
    payments.cancel_order(order=payment.order, by=make.owner_of(merchant), why="ของหมด")
    response = book(desk)
    assert stands(response) == {"awaited": 3333 + 4025, "owed-back": 6666 + 4025}
    assert [entry.order_pk for entry in entries(rows(desk, "awaited"))] == [waiting.pk]
    assert [entry.order_pk for entry in entries(rows(desk, "owed-back"))] == [payment.order_id]
    assert "เงินที่ร้านรับไว้แต่ต้องคืน" in response.content.decode()


def test_a_month_begins_at_midnight_in_bangkok(make, merchant, desk, goods):
    with clock.at(datetime.datetime(2026, 10, 31, 23, 59, tzinfo=BANGKOK)):
        october = paid(make, merchant, goods, pieces=1)
    with clock.at(datetime.datetime(2026, 11, 1, 0, 0, tzinfo=BANGKOK)):
        november = paid(make, merchant, goods, pieces=2)
    with clock.at(datetime.datetime(2026, 11, 20, 12, 0, tzinfo=BANGKOK)):
        now, before = book(desk), book(desk, month="2026-10")
        assert now.context["month"].label == "พฤศจิกายน 2569" and now.context["next_url"] == ""
        assert [row.order_pk for row in opened(desk, now.context["book"].lines["received"])] == [november.order_id]
        assert [row.order_pk for row in opened(desk, before.context["book"].lines["received"])] == [october.order_id]
        assert (before.context["prev_url"], before.context["next_url"]) == ("?month=2026-09", "?month=2026-11")
        for nonsense in ("", "2026-13", "9999-12", "1900-01", "2026-12", "x", "๒๕๖๙-๑๑"):
            assert str(book(desk, month=nonsense).context["month"]) == "2026-11"
        for nonsense in ("2026-02-30", "1999-01-01", "๑", "2026-1-1"):
            assert not book(desk, day=nonsense).context["is_day"]
        year = desk.get(reverse("manage:book_year"), {"year": "2026"}).context["book"]
        assert [(date["label"], date["received"]) for date in year.dates] == [
            ("พฤศจิกายน 2569", 10691),
            ("ตุลาคม 2569", 7358),
        ]
        assert sum(date["received"] for date in year.dates) == year.lines["received"].satang
        assert desk.get(reverse("manage:book_year"), {"year": "12026"}).context["year"].year == 2026
    assert rows(desk, "nothing").status_code == 404


def test_months_pass_over_the_year():
    assert (str(Month(2026, 12).moved(1)), str(Month(2026, 1).moved(-1)), str(Month(2026, 11).moved(-11))) == (
        "2027-01",
        "2025-12",
        "2025-12",
    )


def test_another_merchants_money_is_not_in_the_book(make, merchant, desk, goods):
    other = make.ready(make.merchant("ร้านอื่น"))
    paid(make, other, make.product(other))
    make.order(other)
    response = book(desk)
    assert response.context["book"].is_empty and stands(response) == {}
    assert entries(rows(desk, "received")) == []
    assert money_in.figures(merchant) == {"came": 0, "awaited": 0, "with_carrier": 0}


def test_a_month_goes_out_as_a_sheet_and_on_paper(make, merchant, desk, goods):
    """Amounts are numbers, texts are never run; the sums are the page's."""
    debt = paid(make, merchant, goods, pieces=2)
    payments.cancel_order(order=debt.order, by=make.owner_of(merchant), why="=1+1")
    paid(make, merchant, goods, pieces=1)
    with clock.at(clock.now() - datetime.timedelta(days=70)):
        paid(make, merchant, goods, pieces=3)
    lines = book(desk).context["book"].lines
    sheet = openpyxl.load_workbook(io.BytesIO(desk.get(reverse("manage:book_xlsx")).content)).active
    head, *told, sums = sheet.iter_rows(values_only=True)
    assert head[5:] == ("ยอดที่ต้องได้รับ", "รับเงินแล้ว", "ค่าธรรมเนียมที่ถูกหัก", "คืนลูกค้าแล้ว", "ต้องคืนลูกค้า")
    for place, key in enumerate(["expected", "received", "fees", "refunded", "owed-back"], 5):
        column = sum(decimal.Decimal(str(row[place] or 0)) for row in told)
        assert column == decimal.Decimal(str(sums[place])) == decimal.Decimal(lines[key].satang) / 100, key
    assert len(told) == 2 + 2 + 1 and (sums[6], sums[9]) == (180.49, 106.91)
    answer = desk.get(reverse("manage:book_csv"))
    assert "private" in answer["Cache-Control"] and answer.content.startswith(b"\xef\xbb\xbf")
    written = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(written) == 7 and written[-1][5:] == ["180.49", "180.49", "0.00", "0.00", "106.91"]
    paper = desk.get(reverse("manage:book_paper")).content.decode()
    for amount in ("฿180.49", "฿106.91", "ใบสรุปเงินประจำเดือน", merchant.name):
        assert amount in paper
    assert "฿140.24" not in paper  # of another month


def test_the_book_costs_the_same_with_few_and_many_rows(make, merchant, desk, goods):
    costs = {"payments": 18, "book_year": 14, "book_paper": 18, "book_xlsx": 8, "book_rows": 8}

    def cost(name: str) -> int:
        url = reverse(f"manage:{name}", kwargs={"figure": "received"} if name == "book_rows" else None)
        desk.get(url)
        with CaptureQueriesContext(connection) as captured:
            desk.get(url)
        return len(captured)

    def more(count: int):
        for _ in range(count):
            paid(make, merchant, goods)
            make.order(merchant, goods=goods)
            sent(make, merchant, goods)
            payments.cancel_order(order=paid(make, merchant, goods).order, by=make.owner_of(merchant), why="ของหมด")

    more(1)
    assert {name: cost(name) for name in costs} == costs
    more(4)
    assert {name: cost(name) for name in costs} == costs


def test_rows_come_a_page_at_a_time(make, merchant, desk, goods, monkeypatch):
    monkeypatch.setattr(reading, "PER_PAGE", 2)
    came = [paid(make, merchant, goods, pieces=number) for number in (1, 2, 3, 1, 2)]
    pages = [rows(desk, "received", page=number) for number in (1, 2, 3, 4, 10**8)]
    assert [len(entries(page)) for page in pages] == [2, 2, 1, 0, 0]
    assert [entry.order_pk for page in pages for entry in entries(page)] == [row.order_id for row in reversed(came)]
    assert [page.context["has_next"] for page in pages] == [True, True, False, False, False]
    assert {page.context["sums"].satang for page in pages} == {sum(row.received_satang for row in came)}
