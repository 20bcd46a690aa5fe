"""Every verb of an order: what it does, when it is refused, and that the second time changes nothing."""

import datetime

import pytest

from common import clock
from common.audit.models import Event
from common.errors import IllegalMove
from common.letters.models import Letter
from shop.catalogue.models import StockMovement
from shop.orders import history, jobs
from shop.orders import services as orders
from shop.orders.carriers import BadTracking, UnknownCarrier
from shop.orders.errors import AlreadyShipped, NotOnItsWay, NotPickedUp
from shop.orders.invariants import check
from shop.orders.models import Order
from shop.orders.states import OrderState as S

pytestmark = pytest.mark.django_db
TRACKING, OTHER = "EB123456785TH", "TH01234567890A"


@pytest.fixture
def merchant(make):
    return make.ready(make.merchant())


@pytest.fixture
def owner(make, merchant):
    return make.owner_of(merchant)


@pytest.fixture
def goods(make, merchant):
    return make.product(merchant, on_hand=10)


@pytest.fixture
def order(make, merchant, goods):
    return make.order(merchant, goods=goods, pieces=3, way="cod")


def pieces(make, goods) -> tuple[int, int]:
    stock = make.variant(goods).stock
    return stock.on_hand, stock.reserved


def now(order) -> Order:
    return Order.objects.get(pk=order.pk)


def diary(order) -> list[str]:
    return list(Event.objects.about(order).values_list("verb", flat=True))


def letters(order) -> list[str]:
    return sorted(Letter.objects.about(order).filter(template__startswith="order-").values_list("template", flat=True))


def brought_to(order, state: str, by) -> Order:
    for reached, verb in (
        (S.CONFIRMED, lambda: orders.confirm(order=order, by=by)),
        (S.PACKED, lambda: orders.pack(order=order, by=by)),
        (S.SHIPPED, lambda: orders.ship(order=order, by=by, carrier="thailand_post", tracking=TRACKING)),
        (S.DELIVERED, lambda: orders.deliver(order=order, by=by)),
    ):
        verb()
        if reached == state:
            return now(order)
    raise AssertionError(state)


def test_a_placed_order_holds_its_pieces(make, goods, order):
    assert pieces(make, goods) == (10, 3) and diary(order) == ["placed"] and check() == []


def test_confirming_sells_the_pieces_once(make, goods, order, owner):
    for _ in range(2):
        orders.confirm(order=order, by=owner)
    assert pieces(make, goods) == (7, 0) and now(order).stock_state == "sold"
    assert diary(order) == ["placed", "confirmed"] and letters(order) == ["order-confirmed", "order-placed"]
    assert StockMovement.objects.filter(reference=order.number).count() == 1


def test_a_cancelled_order_is_not_confirmed(make, goods, order, owner):
    orders.cancel(order=order, by=owner, why="ของหมด")
    with pytest.raises(IllegalMove):
        orders.confirm(order=order, by=owner)
    assert pieces(make, goods) == (10, 0) and now(order).state == S.CANCELLED


def test_packing_follows_confirming(order, owner):
    with pytest.raises(IllegalMove):
        orders.pack(order=order, by=owner)
    assert now(order).packed_at is None
    orders.confirm(order=order, by=owner)
    first = orders.pack(order=order, by=owner)
    assert orders.pack(order=order, by=owner).packed_at == first.packed_at
    assert diary(order) == ["placed", "confirmed", "packed"]


def test_sending_keeps_carrier_and_number_of_the_first_time_and_says_so(order, owner):
    brought_to(order, S.PACKED, owner)
    for _twice in range(2):
        orders.ship(order=order, by=owner, carrier="thailand_post", tracking="eb123456785th")
    with pytest.raises(AlreadyShipped, match=f"บันทึกการส่งไปแล้วกับไปรษณีย์ไทย {TRACKING}"):
        orders.ship(order=order, by=owner, carrier="flash", tracking=OTHER)
    sent = now(order)
    assert (sent.carrier, sent.tracking_number, sent.state) == ("thailand_post", TRACKING, S.SHIPPED)
    letter = Letter.objects.get(template="order-shipped")
    assert f"trackNumber={TRACKING}" in letter.body
    assert diary(order).count("shipped") == 1


def test_a_wrong_number_is_put_right_with_one_letter_and_the_diary_keeps_the_old_one(order, owner):
    brought_to(order, S.PACKED, owner)
    sent_at = orders.ship(order=order, by=owner, carrier="thailand_post", tracking=TRACKING).shipped_at
    for _twice in range(2):
        orders.correct_tracking(order=order, by=owner, carrier="flash", tracking="th01234567890a")
    sent = now(order)
    assert (sent.carrier, sent.tracking_number, sent.state) == ("flash", OTHER, S.SHIPPED)
    assert sent.shipped_at == sent_at
    event = Event.objects.about(order).get(verb="tracking_corrected")
    assert event.facts == {
        "was_carrier": "thailand_post", "was_number": TRACKING, "carrier": "flash", "number": OTHER,
    }  # fmt: skip
    assert event.by == owner
    letter = Letter.objects.get(template="order-tracking-corrected")
    assert f"แฟลช เอ็กซ์เพรส {OTHER}" in letter.body and TRACKING not in letter.body
    orders.correct_tracking(order=order, by=owner, carrier="thailand_post", tracking=TRACKING)
    assert Letter.objects.filter(template="order-tracking-corrected").count() == 2


@pytest.mark.parametrize("state", [S.CONFIRMED, S.PACKED, S.DELIVERED])
def test_a_number_is_put_right_on_the_way_only(order, owner, state):
    brought_to(order, state, owner)
    before = now(order)
    with pytest.raises(NotOnItsWay, match="แก้เลขพัสดุได้เฉพาะตอนที่ของกำลังไปถึงลูกค้า"):
        orders.correct_tracking(order=order, by=owner, carrier="flash", tracking=OTHER)
    assert (now(order).carrier, now(order).tracking_number) == (before.carrier, before.tracking_number)
    assert not Letter.objects.filter(template="order-tracking-corrected").exists()


def test_a_wrong_correction_leaves_the_number(order, owner):
    brought_to(order, S.SHIPPED, owner)
    before = now(order).tracking_number
    with pytest.raises(BadTracking):
        orders.correct_tracking(order=order, by=owner, carrier="thailand_post", tracking="EB123456784TH")
    assert now(order).tracking_number == before


@pytest.mark.parametrize(
    ("carrier", "tracking", "refusal"),
    [("thailand_post", "EB123456784TH", BadTracking), ("pigeon", "1", UnknownCarrier)],
)
def test_a_wrong_number_leaves_the_parcel_where_it_is(order, owner, carrier, tracking, refusal):
    brought_to(order, S.PACKED, owner)
    with pytest.raises(refusal):
        orders.ship(order=order, by=owner, carrier=carrier, tracking=tracking)
    assert now(order).state == S.PACKED and "order-shipped" not in letters(order)


def test_what_is_not_packed_is_not_sent(order, owner):
    with pytest.raises(IllegalMove):
        orders.ship(order=order, by=owner, carrier="other", tracking="1")
    assert now(order).carrier == ""


def test_picked_up_and_sent_are_two_ways(make, merchant, goods, order, owner):
    waits = make.order(merchant, goods=goods, way="cod", by_pickup=True)
    for row in (waits, order):
        orders.confirm(order=row, by=owner)
        orders.pack(order=row, by=owner)
    with pytest.raises(NotPickedUp):
        orders.ship(order=waits, by=owner, carrier="other", tracking="1")
    with pytest.raises(NotPickedUp):
        orders.make_ready(order=order, by=owner)
    for _ in range(2):
        orders.make_ready(order=waits, by=owner)
    assert (now(waits).state, now(order).state) == (S.READY, S.PACKED)
    assert letters(waits).count("order-ready") == 1


def test_delivered_is_said_once(order, owner):
    with pytest.raises(IllegalMove):
        orders.deliver(order=order, by=owner)
    brought_to(order, S.DELIVERED, owner)
    orders.deliver(order=order)
    assert letters(order).count("order-delivered") == 1 and diary(order).count("delivered") == 1


def test_time_says_delivered_after_two_weeks(order, owner):
    brought_to(order, S.SHIPPED, owner)
    assert jobs.run() == {"orders_counted_as_delivered": 0}
    with clock.at(clock.now() + datetime.timedelta(days=15)):
        assert jobs.run() == {"orders_counted_as_delivered": 1}
        assert jobs.run() == {"orders_counted_as_delivered": 0}
    assert history.diary(order)[0].why == "ครบ 14 วันหลังส่งของ"


def test_what_comes_back_lies_on_the_shelf_once(make, goods, order, owner):
    brought_to(order, S.CONFIRMED, owner)
    with pytest.raises(IllegalMove):
        orders.take_back(order=order, by=owner, why="ลูกค้าไม่รับ")
    orders.pack(order=order, by=owner)
    orders.ship(order=order, by=owner, carrier="other", tracking="1")
    for _ in range(2):
        orders.take_back(order=order, by=owner, why="ลูกค้าไม่รับ")
    assert pieces(make, goods) == (10, 0) and now(order).state == S.RETURNED and check() == []


@pytest.mark.parametrize("state", [S.PLACED, S.CONFIRMED, S.PACKED])
def test_cancelling_gives_back_what_was_held_or_sold_once(make, goods, order, owner, state):
    if state != S.PLACED:
        brought_to(order, state, owner)
    for _ in range(2):
        orders.cancel(order=order, by=owner, why="ก" * 300)
    assert pieces(make, goods) == (10, 0) and diary(order).count("cancelled") == 1
    assert len(now(order).cancel_reason) == 200 and check() == []


def test_what_is_sent_is_not_cancelled(make, goods, order, owner):
    brought_to(order, S.SHIPPED, owner)
    with pytest.raises(IllegalMove):
        orders.cancel(order=order, by=owner, why="สาย")
    assert now(order).state == S.SHIPPED and pieces(make, goods) == (7, 0)


def test_the_diary_reads_in_words_newest_first(order, owner):
    brought_to(order, S.PACKED, owner)
    entries = history.diary(order)
    assert [entry.text for entry in entries] == ["แพ็กของแล้ว", "ยืนยันคำสั่งซื้อ", "ลูกค้าสั่งซื้อ"]
    assert [entry.by for entry in entries] == ["ฟาตีเมาะ", "ฟาตีเมาะ", ""]
    assert [letter.to_shopper for letter in history.letters(order)] == [True, False, True]
