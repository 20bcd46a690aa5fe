"""Every verb of money: what it does, when it is refused, and that the second time changes nothing."""

import datetime

import pytest

from common import clock
from common.audit.models import Event
from common.errors import IllegalMove
from common.letters.models import Letter
from shop.orders import services as orders
from shop.orders.errors import NotYetPaid
from shop.orders.models import Order
from shop.orders.states import OrderState
from shop.payments import accounts, jobs
from shop.payments import services as payments
from shop.payments.errors import (
    BadProxy,
    CheckSlipFirst,
    NeedsConsent,
    NoPayoutAccount,
    NothingToPay,
    NotSentYet,
    SlipAlreadySent,
    SlipUsedBefore,
    SlipWaits,
)
from shop.payments.invariants import check
from shop.payments.models import Payment, PayoutAccount, Slip

pytestmark = pytest.mark.django_db


@pytest.fixture
def merchant(make):
    return make.ready(make.merchant())


@pytest.fixture
def owner(make, merchant):
    return make.owner_of(merchant)


@pytest.fixture
def payment(make, merchant):
    return payments.payment_of(make.order(merchant))


@pytest.fixture
def cash(make, merchant):
    return payments.payment_of(make.order(merchant, way="cod"))


def now(row):
    return type(row).objects.get(pk=row.pk)


def order_of(payment) -> Order:
    return Order.objects.get(pk=payment.order_id)


def later(hours: int):
    return clock.at(clock.now() + datetime.timedelta(hours=hours))


def test_an_order_expects_exactly_its_total(payment, cash):
    assert (payment.expected_satang, payment.provider, payment.state) == (14000, "promptpay", "open")
    assert payment.payout_account.proxy == "0812345678"
    assert payment.expires_at - payment.opened_at == pytest.approx(
        datetime.timedelta(hours=24), abs=datetime.timedelta(seconds=5)
    )
    assert (cash.expires_at, cash.payout_account) == (None, None)


def test_a_slip_stops_the_clock_and_a_second_one_waits(make, payment):
    payments.send_slip(payment=payment, picture=make.picture())
    with pytest.raises(SlipAlreadySent):
        payments.send_slip(payment=payment, picture=make.picture("#0f5f5c"))
    with later(30):
        assert jobs.run() == {"payments_expired": 0, "payout_changes_expired": 0}
    assert now(payment).state == "claimed" and Slip.objects.count() == 1


def test_nobody_sends_a_slip_for_cash_or_for_what_is_paid(make, payment, cash, owner):
    payments.confirm(payment=payment, reference="x", by=owner)
    for row in (payment, cash):
        with pytest.raises(NothingToPay):
            payments.send_slip(payment=row, picture=make.picture())
    assert not Slip.objects.exists()


def test_accepting_confirms_money_and_order_once(make, payment, owner):
    slip = payments.send_slip(payment=payment, picture=make.picture())
    for _ in range(2):
        payments.accept_slip(slip=slip, by=owner)
    paid = now(payment)
    assert (paid.state, paid.received_satang, paid.confirmed_by) == ("confirmed", 14000, owner)
    assert order_of(payment).state == OrderState.CONFIRMED
    assert Event.objects.about(order_of(payment)).filter(verb="money_received").count() == 1 and check() == []


def test_one_transfer_does_not_pay_twice_anywhere(make, payment, owner):
    other = payments.payment_of(make.order())
    slips = [payments.send_slip(payment=row, picture=make.picture()) for row in (payment, other)]
    Slip.objects.update(bank="004", reference="0123456789ABCDEFGHIJ")
    payments.accept_slip(slip=now(slips[0]), by=owner, looked_twice=True)
    with pytest.raises(SlipUsedBefore):
        payments.accept_slip(slip=now(slips[1]), looked_twice=True, by=make.owner_of(other.order.merchant))
    assert (now(slips[1]).state, now(other).state, order_of(other).state) == ("waiting", "claimed", OrderState.PLACED)


def test_refusing_gives_time_and_tells_why_once(make, payment, owner):
    slip = payments.send_slip(payment=payment, picture=make.picture())
    with later(23):
        for _ in range(2):
            payments.refuse_slip(slip=slip, by=owner, reason="ยังไม่เห็นเงิน")
        left = now(payment).expires_at - clock.now()
    assert left > datetime.timedelta(hours=11, minutes=59) and now(payment).state == "open"
    assert Letter.objects.filter(template="order-slip-refused").count() == 1
    with pytest.raises(IllegalMove):
        payments.accept_slip(slip=slip, by=owner)
    assert now(payment).received_satang == 0


def test_accepted_is_not_refused_afterwards(make, payment, owner):
    slip = payments.send_slip(payment=payment, picture=make.picture())
    payments.accept_slip(slip=slip, by=owner)
    with pytest.raises(IllegalMove):
        payments.refuse_slip(slip=slip, by=owner, reason="เปลี่ยนใจ")
    assert now(payment).state == "confirmed"


def test_an_unpaid_order_lapses_once_and_gives_back_its_pieces(make, merchant):
    goods = make.product(merchant, on_hand=5)
    payment = payments.payment_of(make.order(merchant, goods=goods))
    assert payments.expire(payment) is False
    with later(25):
        assert (payments.expire(payment), payments.expire(payment)) == (True, False)
    assert (now(payment).state, order_of(payment).state) == ("expired", OrderState.CANCELLED)
    assert make.variant(goods).stock.reserved == 0 and check() == []
    assert Letter.objects.filter(template="order-expired").count() == 1


def test_money_that_arrives_late_is_written_down_and_owed_back(payment, owner):
    with later(25):
        jobs.run()
        payments.confirm(payment=payment, reference="late", by=owner)
        payments.confirm(payment=payment, reference="late again", by=owner, received_satang=5)
    assert (now(payment).state, now(payment).received_satang) == ("confirmed", 14000)
    assert order_of(payment).state == OrderState.CANCELLED and payments.owed_back_satang(order_of(payment)) == 14000


@pytest.mark.parametrize(
    ("came", "state", "owed"), [(13999, "placed", 0), (14000, "confirmed", 0), (14001, "confirmed", 1)]
)
def test_a_wrong_amount_is_the_truth(payment, owner, came, state, owed):
    payments.confirm(payment=payment, reference="x", by=owner, received_satang=came)
    assert (order_of(payment).state, payments.owed_back_satang(order_of(payment))) == (state, owed)


def test_an_order_is_accepted_without_money_only_where_it_comes_later(payment, cash, owner):
    with pytest.raises(NotYetPaid):
        payments.accept_order(order=payment.order, by=owner)
    for _ in range(2):
        payments.accept_order(order=cash.order, by=owner)
    assert (order_of(payment).state, order_of(cash).state) == (OrderState.PLACED, OrderState.CONFIRMED)
    assert (now(cash).state, now(cash).received_satang) == ("open", 0)


def sent(cash, owner) -> Payment:
    payments.accept_order(order=cash.order, by=owner)
    orders.pack(order=cash.order, by=owner)
    orders.ship(order=cash.order, by=owner, carrier="other", tracking="1")
    return cash


def test_cash_comes_after_the_parcel_left_and_once(cash, owner):
    with pytest.raises(NotSentYet):
        payments.cash_received(payment=cash, by=owner)
    assert now(cash).state == "open"
    sent(cash, owner)
    payments.cash_received(payment=cash, by=owner, received_satang=13500)
    payments.cash_received(payment=cash, by=owner)
    assert now(cash).received_satang == 13500


def test_a_parcel_that_came_back_is_no_longer_expected_to_be_paid(cash, owner):
    with pytest.raises(IllegalMove):
        payments.take_back_order(order=cash.order, by=owner, why="ไม่รับของ")
    assert now(cash).state == "open"
    sent(cash, owner)
    for _ in range(2):
        payments.take_back_order(order=cash.order, by=owner, why="ไม่รับของ")
    assert (now(cash).state, order_of(cash).state) == ("cancelled", OrderState.RETURNED)
    payments.cash_received(payment=cash, by=owner)
    assert payments.owed_back_satang(order_of(cash)) == 14000


def test_a_returned_paid_order_owes_its_money(payment, owner):
    payments.transfer_seen(payment=payment, by=owner)
    orders.pack(order=payment.order, by=owner)
    orders.ship(order=payment.order, by=owner, carrier="other", tracking="1")
    payments.take_back_order(order=payment.order, by=owner, why="ของเสีย")
    assert (now(payment).state, payments.owed_back_satang(order_of(payment))) == ("confirmed", 14000)


def test_a_transfer_seen_without_slip_counts_once_and_not_beside_one(make, payment, merchant, owner):
    slip = payments.send_slip(payment=payment, picture=make.picture())
    with pytest.raises(SlipWaits):
        payments.transfer_seen(payment=payment, by=owner)
    assert now(payment).state == "claimed" and now(slip).state == "waiting"
    other = payments.payment_of(make.order(merchant))
    payments.transfer_seen(payment=other, by=owner)
    payments.transfer_seen(payment=other, by=owner, received_satang=1)
    assert now(other).received_satang == 14000


def test_cancelling_waits_for_the_slip_and_tells_once(make, payment, owner):
    slip = payments.send_slip(payment=payment, picture=make.picture())
    with pytest.raises(CheckSlipFirst):
        payments.cancel_order(order=payment.order, by=owner, why="ของหมด")
    assert order_of(payment).state == OrderState.PLACED
    payments.refuse_slip(slip=slip, by=owner, reason="ไม่พบเงิน")
    for _ in range(2):
        payments.cancel_order(order=payment.order, by=owner, why="ของหมด")
    assert (now(payment).state, order_of(payment).state) == ("cancelled", OrderState.CANCELLED)
    assert Letter.objects.filter(template="order-cancelled").count() == 1 and check() == []


def test_what_lapsed_is_not_told_to_be_cancelled_as_well(payment, owner):
    with later(25):
        jobs.run()
        payments.cancel_order(order=payment.order, by=owner, why="ของหมด")
    assert not Letter.objects.filter(template="order-cancelled").exists()


def test_an_account_is_checked_kept_and_told(make, merchant, owner):
    def put(**facts):
        wanted = {"proxy_type": "mobile", "proxy": "0898765432", "holder_name": "นางแมะแย", **facts}
        return accounts.set_account(merchant=merchant, by=owner, **wanted)

    for facts, refusal in (
        ({"proxy": "0212345678"}, BadProxy),
        ({"proxy_type": "tax_id", "proxy": "1"}, BadProxy),
        ({"proxy_type": "national_id", "proxy": "1101700230708"}, NeedsConsent),
    ):
        with pytest.raises(refusal):
            put(**facts)
    assert PayoutAccount.objects.for_merchant(merchant).count() == 1
    assert put().pk == put().pk
    assert PayoutAccount.objects.for_merchant(merchant).filter(replaced_at__isnull=False).count() == 1
    assert Letter.objects.filter(template="desk-payout-changed").count() == 2


def test_the_qr_needs_an_account(make):
    bare = make.merchant()
    with pytest.raises(NoPayoutAccount):
        accounts.set_ways(merchant=bare, by=make.owner_of(bare), promptpay_on=True, cod_on=True)
    assert accounts.ways_of([bare]) == {bare.pk: []}


def test_an_open_payment_keeps_the_account_it_was_made_for(payment, merchant, owner):
    accounts.set_account(merchant=merchant, by=owner, proxy_type="mobile", proxy="0898765432", holder_name="นางแมะแย")
    assert now(payment).payout_account.proxy == "0812345678"
