"""The coupon race: many buyers, few uses. Never one too many; with both guards out the same test uses it too often."""

import threading
import time
import uuid

import pytest
from django.db import OperationalError, connection, connections
from proving import figure

from common.errors import DomainError
from shop.checkout import services as checkout
from shop.checkout.services import Choice, Shopper
from shop.offers import services as offers
from shop.offers.errors import CouponInUse, CouponUsedByYou, CouponUsedUp, UnknownCoupon
from shop.offers.invariants import check
from shop.offers.models import Coupon, Redemption
from shop.orders.invariants import check as orders_hold
from shop.orders.models import Order
from shop.payments import services as payments
from shop.payments.invariants import check as money_holds

pytestmark = [pytest.mark.concurrency, pytest.mark.postgres]
BUYERS, USES = 12, 3
TURNS = figure(2, 20)
PRESSES, LOCK_TIMEOUT = 20, "55P03"


@pytest.fixture
def shelf(make):
    merchant = make.ready(make.merchant())
    goods = make.product(merchant, on_hand=200)
    return merchant, goods


def buying(make, merchant, goods, *, phones: list[str], code: str = "BUDU20") -> list:
    """Return one act per phone: a checkout with the coupon."""
    carts = [make.cart((goods, 1)) for _phone in phones]

    def act(cart, phone):
        return checkout.place(
            cart=cart,
            key=uuid.uuid4(),
            shopper=Shopper(name="อามีนะห์", phone=phone),
            choices={merchant.pk: Choice("flat", "promptpay", code)},
            address=make.address("95"),
        )

    return [lambda cart=cart, phone=phone: act(cart, phone) for cart, phone in zip(carts, phones, strict=True)]


def at_once(acts) -> list:
    """Do everything in the same moment; return what each got, refusals and faults included."""
    gate, got = threading.Barrier(len(acts)), []

    def run(one) -> None:
        gate.wait()
        try:
            got.append(pressed(one))
        except Exception as fault:
            got.append(fault)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[one]) for one in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return got


def pressed(one):
    """Do it, and press again where the page says that too many want the same row: a lock was waited for too long.

    A deadlock is no such thing: it is let through.
    """
    for _press in range(PRESSES):
        try:
            return one()
        except OperationalError as busy:
            if getattr(busy.__cause__, "sqlstate", "") != LOCK_TIMEOUT:
                raise
    raise AssertionError("it never got its turn")


def refused(got: list) -> list[type]:
    assert [each for each in got if isinstance(each, Exception) and not isinstance(each, DomainError)] == []
    return [type(each) for each in got if isinstance(each, DomainError)]


def phones(number: int) -> list[str]:
    return [f"+6681000{n:04d}" for n in range(number)]


def used() -> int:
    return Redemption.objects.filter(state="used").count()


@pytest.mark.proves("A coupon is not used beyond its limit", f"{BUYERS} buyers of {USES} uses, {TURNS} times")
def test_many_buyers_share_exactly_the_uses_there_are(make, shelf):
    merchant, goods = shelf
    for turn in range(TURNS):
        code = f"BUDU{turn}"
        make.coupon(merchant, code=code, limit_total=USES)
        got = at_once(buying(make, merchant, goods, phones=phones(BUYERS), code=code))
        assert refused(got) == [CouponUsedUp] * (BUYERS - USES)
        assert (
            used() == Order.objects.filter(discount_satang=2000).count() == Order.objects.count() == USES * (turn + 1)
        )
    assert [*check(), *orders_hold(), *money_holds()] == []


@pytest.mark.proves("A coupon is not used beyond its limit", "one person in six windows")
def test_one_person_in_many_windows_uses_it_once(make, shelf):
    merchant, goods = shelf
    make.coupon(merchant, limit_each=1)
    got = at_once(buying(make, merchant, goods, phones=["+66810000001"] * 6))
    assert refused(got) == [CouponUsedByYou] * 5 and used() == 1


def test_buying_while_others_cancel_ends_without_deadlock_and_within_the_limit(make, shelf):
    merchant, goods = shelf
    make.coupon(merchant, limit_total=USES)
    for one in buying(make, merchant, goods, phones=phones(USES)):
        one()
    owner = make.owner_of(merchant)
    cancels = [
        lambda order=order: payments.cancel_order(order=order, by=owner, why="ของหมด") for order in Order.objects.all()
    ]
    got = at_once([*buying(make, merchant, goods, phones=[f"+6682000{n:04d}" for n in range(8)]), *cancels])
    assert set(refused(got)) <= {CouponUsedUp}
    assert Redemption.objects.filter(state="given_back").count() == USES and used() <= USES
    assert [*check(), *orders_hold(), *money_holds()] == []


def test_without_the_lock_the_seats_still_hold(make, shelf, monkeypatch):
    merchant, goods = shelf
    make.coupon(merchant, limit_total=USES)
    unlock(monkeypatch)
    got = at_once(buying(make, merchant, goods, phones=phones(BUYERS)))
    assert set(refused(got)) == {CouponUsedUp} and used() <= USES and check() == []


@pytest.mark.proves("A coupon is not used beyond its limit", "control: without lock and seats it is")
def test_the_negative_control_uses_it_too_often(make, shelf, monkeypatch):
    """Neither lock nor unique seats: what a shop does that reads, compares and writes."""
    merchant, goods = shelf
    make.coupon(merchant, limit_total=USES)
    unlock(monkeypatch)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE offers_redemption DROP CONSTRAINT redemption_seat_once")
    refused(at_once(buying(make, merchant, goods, phones=phones(BUYERS))))
    assert used() > USES
    assert check() == [f"coupon {Coupon.objects.get().pk}: used more often than its limit"]


CHANGES = {"code": ("code", "SODSAI"), "amount": ("amount_satang", 3000)}


@pytest.fixture(params=CHANGES)
def changed(request):
    return dict([CHANGES[request.param]])


@pytest.fixture
def meeting(make, shelf, changed):
    """A buyer and an owner who puts the coupon right: the second begins while the first stands in the middle of it."""
    merchant, goods = shelf
    coupon, owner = make.coupon(merchant), make.owner_of(merchant)
    [buy] = buying(make, merchant, goods, phones=phones(1))
    begun = threading.Event()

    def change():
        return offers.change(coupon=coupon, by=owner, **changed)

    def after(one):
        assert begun.wait(10)
        return one()

    return begun, buy, change, after


def stand_still(monkeypatch, name: str, begun) -> None:
    """Let whoever comes to ``offers.name`` say so and stay there long enough for the other to pass, if she may."""
    real = getattr(offers, name)

    def slow(*asked):
        begun.set()
        time.sleep(1)
        return real(*asked)

    monkeypatch.setattr(offers, name, slow)


def agree() -> bool:
    """Whether the only order says what its coupon says."""
    order, coupon = Order.objects.get(), Coupon.objects.get()
    return (order.coupon_code, order.discount_satang) == (coupon.code, coupon.amount_satang)


@pytest.mark.proves("An order takes off what its coupon says", "the owner changes it while a checkout holds it")
def test_what_a_checkout_holds_is_not_changed_under_it(meeting, monkeypatch):
    begun, buy, change, after = meeting
    stand_still(monkeypatch, "_free", begun)
    assert refused(at_once([buy, lambda: after(change)])) == [CouponInUse]
    assert agree() and used() == 1
    assert [*check(), *orders_hold(), *money_holds()] == []


@pytest.mark.proves("An order takes off what its coupon says", "a checkout comes while the owner changes it")
def test_what_is_being_changed_is_bought_with_as_it_becomes(meeting, changed, monkeypatch):
    begun, buy, change, after = meeting
    stand_still(monkeypatch, "was_used", begun)
    got = refused(at_once([change, lambda: after(buy)]))
    if "code" in changed:
        assert got == [UnknownCoupon] and not Order.objects.exists() and used() == 0
    else:
        assert got == [] and agree() and used() == 1
    assert {name: getattr(Coupon.objects.get(), name) for name in changed} == changed
    assert [*check(), *orders_hold(), *money_holds()] == []


@pytest.mark.proves("An order takes off what its coupon says", "control: without the lock it says something else")
def test_without_the_lock_an_order_speaks_of_what_was_before(meeting, changed, monkeypatch):
    begun, buy, change, after = meeting
    unlock(monkeypatch)
    stand_still(monkeypatch, "_free", begun)
    assert refused(at_once([buy, lambda: after(change)])) == []
    assert not agree()
    assert bool(orders_hold()) == ("code" in changed)


def unlock(monkeypatch) -> None:
    """Read the coupon without its lock, and take a breath before writing."""

    def hold(coupons, merchants):
        return {pk: offers.find(merchant=merchants[pk], code=code) for pk, code in coupons.items() if code}

    free = offers._free

    def seat(*asked):
        found = free(*asked)
        time.sleep(0.1)
        return found

    monkeypatch.setattr(offers, "hold", hold)
    monkeypatch.setattr(offers, "_free", seat)
