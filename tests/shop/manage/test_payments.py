"""The merchant's book by month: totals are sums of rows to the satang, cash of parcels stands apart."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from common import clock
from shop.orders import services as orders
from shop.payments import money_in
from shop.payments import services as payments
from shop.payments.models import Payment
from shop.payments.money_in import Month

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
    return {section.key: section.total_satang for section in response.context["came"]}


def test_totals_are_the_sums_of_the_rows_to_the_satang(make, merchant, desk, goods):
    for pieces in (1, 2, 3):
        paid(make, merchant, goods, pieces=pieces)
    cash(desk, sent(make, merchant, goods, pieces=1))
    response = book(desk)
    assert totals(response) == {"promptpay": 3333 * 6 + 4025 * 3, "cod": 3333 + 4025 + 1550}
    for section in response.context["came"]:
        assert section.total_satang == sum(row.received_satang for row in section.rows)
    assert response.context["came_satang"] == sum(totals(response).values()) == 40981
    assert "฿409.81" in response.content.decode()


def test_cash_of_a_parcel_is_money_only_when_it_came(make, merchant, desk, goods):
    order = make.order(merchant, goods=goods, way="cod", pieces=1)
    early = cash(desk, order)
    refused = early.context["received_form"].non_field_errors()
    assert refused == ["ยังไม่ได้ส่งพัสดุ จึงยังรับเงินปลายทางไม่ได้ กรุณาบันทึกการส่งก่อน"]
    assert book(desk).context["with_carrier"].rows == []
    by = make.owner_of(merchant)
    payments.accept_order(order=order, by=by)
    orders.pack(order=order, by=by)
    orders.ship(order=order, by=by, carrier="other", tracking="1")
    assert book(desk).context["with_carrier"].total_satang == 8908
    assert totals(book(desk)) == {"promptpay": 0, "cod": 0}
    assert said(cash(desk, order)) == said(cash(desk, order)) == ["บันทึกเงินสดเก็บปลายทาง ฿89.08 แล้ว"]
    assert book(desk).context["with_carrier"].rows == []
    assert totals(book(desk)) == {"promptpay": 0, "cod": 8908}


def test_transfers_wait_and_debts_are_shown(make, merchant, desk, goods):
    waiting = make.order(merchant, goods=goods, pieces=1)
    payment = paid(make, merchant, goods, pieces=2)
    payments.cancel_order(order=payment.order, by=make.owner_of(merchant), why="ของหมด")
    response = book(desk)
    assert [row.order_id for row in response.context["awaited"].rows] == [waiting.pk]
    assert response.context["awaited"].total_satang == 3333 + 4025
    assert response.context["owed_back"].total_satang == 6666 + 4025
    assert "เงินที่ร้านต้องคืนลูกค้า" in response.content.decode()


def test_a_month_begins_at_midnight_in_bangkok(make, merchant, desk, goods):
    with clock.at(datetime.datetime(2026, 10, 31, 23, 59, tzinfo=BANGKOK)):
        october = paid(make, merchant, goods, pieces=1)
    with clock.at(datetime.datetime(2026, 11, 1, 0, 0, tzinfo=BANGKOK)):
        november = paid(make, merchant, goods, pieces=2)
    with clock.at(datetime.datetime(2026, 11, 20, 12, 0, tzinfo=BANGKOK)):
        now, before = book(desk), book(desk, month="2026-10")
        assert now.context["month"].label == "พฤศจิกายน 2569" and now.context["next_url"] == ""
        assert [row.pk for row in now.context["came"][0].rows] == [november.pk]
        assert [row.pk for row in before.context["came"][0].rows] == [october.pk]
        assert (before.context["prev_url"], before.context["next_url"]) == ("?month=2026-09", "?month=2026-11")
        for nonsense in ("", "2026-13", "9999-12", "1900-01", "2026-12", "x", "๒๕๖๙-๑๑"):
            assert str(book(desk, month=nonsense).context["month"]) == "2026-11"


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
    assert totals(response) == {"promptpay": 0, "cod": 0} and response.context["awaited"].rows == []
    assert money_in.figures(merchant) == {"came": 0, "awaited": 0, "with_carrier": 0}


def test_the_book_costs_the_same_with_few_and_many_rows(make, merchant, desk, goods):
    def cost() -> int:
        book(desk)
        with CaptureQueriesContext(connection) as captured:
            book(desk)
        return len(captured)

    def more(count: int):
        for _ in range(count):
            paid(make, merchant, goods)
            make.order(merchant, goods=goods)
            sent(make, merchant, goods)
            payments.cancel_order(order=paid(make, merchant, goods).order, by=make.owner_of(merchant), why="ของหมด")

    more(1)
    few = cost()
    more(4)
    assert cost() == few
