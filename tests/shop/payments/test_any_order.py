"""Whatever shopper, merchant, officer and time do in whatever order, the books agree after each step (a small machine)."""

import datetime
import uuid

import make
import pytest
import slips_made
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from common import clock
from common.errors import DomainError
from shop.orders import invariants as order_invariants
from shop.orders import services as orders
from shop.orders.models import Order
from shop.payments import by_hand, jobs, refund_jobs, slip_qr
from shop.payments import invariants as money_invariants
from shop.payments import services as payments
from shop.payments.by_hand import Share
from shop.payments.models import Payment, Slip

pytestmark = pytest.mark.django_db
AMOUNTS = [1_000, 10_000, 14_000, 15_000]


class Books(RuleBasedStateMachine):
    """One order of 140 baht, paid by slip, and everybody who has a hand in it. ``came`` is the model: money only grows."""

    def __init__(self):
        super().__init__()
        self.way_back = transaction.atomic()
        self.way_back.__enter__()
        self.merchant = make.ready(make.merchant())
        self.owner = make.owner_of(self.merchant)
        self.order = make.order(self.merchant)
        self.came = self.proofs = 0
        self.hours = 0

    def teardown(self):
        transaction.set_rollback(True)
        self.way_back.__exit__(None, None, None)

    @property
    def payment(self) -> Payment:
        return payments.payment_of(self.order)

    def attempt(self, act) -> object:
        """Do it at the machine's hour; a refusal is an answer and changes nothing."""
        with clock.at(clock.now() + datetime.timedelta(hours=self.hours)):
            try:
                with transaction.atomic():
                    return act()
            except DomainError:
                return None

    @rule(hours=st.sampled_from([1, 13, 25, 80]))
    def time_goes_by(self, hours):
        self.hours += hours
        for room in (jobs, refund_jobs):
            self.attempt(room.run)

    @rule()
    def slip(self):
        self.attempt(lambda: payments.send_code(payment=self.payment, text=_code(f"IN{Slip.objects.count()}")))

    @rule(amount=st.sampled_from(AMOUNTS))
    def slip_accepted(self, amount):
        waits = Slip.objects.filter(state="waiting").first()
        was = self.payment.state
        done = waits and self.attempt(lambda: payments.accept_slip(slip=waits, by=self.owner, received_satang=amount))
        self.came += amount if done and was != "confirmed" else 0

    @rule()
    def slip_refused(self):
        if waits := Slip.objects.filter(state="waiting").first():
            self.attempt(lambda: payments.refuse_slip(slip=waits, by=self.owner, reason="x"))

    @rule(amount=st.sampled_from(AMOUNTS))
    def more_comes(self, amount):
        done = self.attempt(
            lambda: payments.more_came(payment=self.payment, satang=amount, by=self.owner, key=uuid.uuid4())
        )
        self.came += amount if done else 0

    @rule()
    def accept(self):
        self.attempt(lambda: payments.accept_order(order=self.order, by=self.owner))

    @rule()
    def pack_and_send(self):
        self.attempt(lambda: orders.pack(order=self.order, by=self.owner))
        self.attempt(lambda: orders.ship(order=self.order, by=self.owner, carrier="other", tracking="A1"))

    @rule(who=st.sampled_from(["shopper", "merchant", "parcel"]))
    def given_up(self, who):
        verb = {
            "shopper": payments.withdraw_order,
            "merchant": payments.cancel_order,
            "parcel": payments.take_back_order,
        }[who]
        self.attempt(lambda: verb(order=self.order, by=self.owner, why="x"))

    @rule(pieces=st.integers(0, 3), came_back=st.booleans(), satang=st.sampled_from([None, 1, 5_000, 20_000]))
    def promised(self, pieces, came_back, satang):
        line = self.order.lines.get()
        share = Share(pieces={line.pk: pieces} if pieces else {}, satang=satang, came_back=came_back)
        self.attempt(
            lambda: by_hand.promise(payment=self.payment, by=self.owner, why="", key=uuid.uuid4(), share=share)
        )

    @rule()
    def number(self):
        self.attempt(lambda: by_hand.give_number(order=self.order, proxy_type="mobile", proxy="0898765432"))

    @rule()
    def paid_back(self):
        if waits := by_hand.under_way(self.order):
            self.proofs += 1
            picture = slips_made.clean(slips_made.image(f"OUT{self.proofs:012d}"))
            self.attempt(lambda: by_hand.paid(refund=waits[0], picture=picture, by=self.owner))

    @invariant()
    def the_books_agree(self):
        assert money_invariants.check() == [] and order_invariants.check() == []
        payment, order = self.payment, Order.objects.get(pk=self.order.pk)
        assert payment.received_satang == self.came
        costs = 0 if order.state in {"cancelled", "returned"} else order.total_satang
        owed = max(0, payment.received_satang - payment.refunded_satang - costs, payment.promised_satang)
        assert payments.owed_back_satang(order) == owed
        if costs == 0:  # whatever is left of an order that is given up was promised by itself
            assert payment.promised_satang == payment.received_satang - payment.refunded_satang


def _code(reference: str) -> str:
    return slip_qr.compose(bank="004", reference=reference)


def test_the_books_agree_whatever_happens():
    run_state_machine_as_test(
        Books,
        settings=settings(
            max_examples=12,
            stateful_step_count=14,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
