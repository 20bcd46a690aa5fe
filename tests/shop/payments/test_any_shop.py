"""A whole shop under whatever order of acts: carts, checkouts, paying by slip, at Stripe and at the door, lapsing, refunds both ways,
giving up, and Stripe's events late, copied and shuffled. After each step every room's books agree and a small model does too.

The model of money is the stand-in's own book: what really came and went at Stripe is there, whatever we were told.
"""

import datetime
import random
import uuid
from importlib import import_module

import make as makers
import pytest
import slips_made
from django.conf import settings as site
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from proving import SHARE, figure

from common import clock
from common.errors import DomainError
from common.letters.models import Letter
from shop.cart import services as carts
from shop.catalogue import stock
from shop.catalogue.models import Stock
from shop.checkout import services as checkout
from shop.checkout.services import Choice, Shopper
from shop.orders import services as orders
from shop.orders.models import Order
from shop.payments import by_hand, jobs, refund_jobs, slip_qr
from shop.payments import services as payments
from shop.payments.by_hand import Share
from shop.payments.by_stripe import attempts, refunds
from shop.payments.by_stripe import jobs as stripe_jobs
from shop.payments.models import Incident, Payment, Refund, Slip, StripeAttempt

pytestmark = pytest.mark.django_db
ON_HAND = 6
EXAMPLES, STEPS = figure(4, 300), 16
ONE = st.integers(0, 3)
AMOUNTS = st.sampled_from([1, 4_000, 9_000, 50_000])


class Shop(RuleBasedStateMachine):
    """One shop, two goods, one shopper who presses whatever she likes, and everybody else who has a hand in it."""

    at_work = merchant = goods = owner = account = None

    def __init__(self):
        super().__init__()
        self.way_back = transaction.atomic()
        self.way_back._from_testcase = True  # no transaction of ours: Stripe may be asked
        self.way_back.__enter__()
        self.at_work.forget()
        self.cart, _secret = carts.find_or_make(user=AnonymousUser(), secret=None)
        self.wanted: dict[int, int] = {}  # model of the cart
        self.keys: dict[uuid.UUID, int] = {}
        self.untold, self.told_before = [], []
        self.slips_came = self.codes = 0

    def teardown(self):
        self.everything_is_told(seed=0)
        transaction.set_rollback(True)
        self.way_back.__exit__(None, None, None)

    # whoever is meant by a number

    def order(self, one: int) -> Order | None:
        rows = list(Order.objects.order_by("pk"))
        return rows[one % len(rows)] if rows else None

    def payment(self, one: int) -> Payment | None:
        order = self.order(one)
        return payments.payment_of(order) if order else None

    def attempt(self, one: int) -> StripeAttempt | None:
        payment = self.payment(one)
        return payment and payment.attempts.exclude(session=None).order_by("-pk").first()

    @staticmethod
    def tried(act):
        """Do it; a refusal is an answer."""
        try:
            return act()
        except DomainError:
            return None

    # buying

    @rule(which=st.integers(0, 1), pieces=st.integers(1, 3))
    def puts_into_the_cart(self, which, pieces):
        variant = makers.variant(self.goods[which])
        if self.tried(lambda: carts.add(cart=self.cart, variant=variant, quantity=pieces)):
            self.wanted[variant.pk] = self.wanted.get(variant.pk, 0) + pieces

    @rule(way=st.sampled_from(["promptpay", "stripe", "stripe", "cod"]), again=st.booleans())
    def presses_order(self, way, again):
        key = list(self.keys)[-1] if again and self.keys else uuid.uuid4()
        free = {row.pk: row.available for row in Stock.objects.all()}
        enough = self.wanted and all(free[pk] >= pieces for pk, pieces in self.wanted.items())
        placed = self.tried(lambda: self.placed(key, way))
        if key in self.keys:
            assert placed.pk == self.keys[key]  # her second press finds the first
            return
        assert bool(placed) == bool(enough), (self.wanted, free)
        if placed:
            assert dict(placed.orders.get().lines.values_list("variant", "quantity")) == self.wanted
            self.keys[key], self.wanted = placed.pk, {}

    def placed(self, key, way):
        shopper = Shopper(name="อามีนะห์", phone="+66898765432", email="shopper@example.test")
        choices = {self.merchant.pk: Choice("flat", way)}
        return checkout.place(cart=self.cart, key=key, shopper=shopper, choices=choices, address=makers.address("95"))

    # money comes

    @precondition(lambda self: self.keys)
    @rule(one=ONE, how=st.sampled_from(["card", "promptpay", "later", "decline", "leaves"]))
    def goes_to_stripe(self, one, how):
        payment = self.payment(one)
        if payment.provider != "stripe":
            return
        self.tried(lambda: attempts.start(payment=payment, return_url="http://kedai.test/p/", language="th"))
        attempt = self.attempt(one)
        if attempt and how != "leaves" and self.session(attempt)["status"] == "open":
            self.at_work.pay(attempt, how)

    @precondition(lambda self: self.keys)
    @rule(one=ONE, how=st.sampled_from(["paid", "failed"]))
    def the_bank_says(self, one, how):
        attempt = self.attempt(one)
        if attempt and self.intent(attempt).get("status") == "processing":
            self.at_work.settle(attempt, how)

    @precondition(lambda self: self.keys)
    @rule(one=ONE, satang=st.sampled_from([None, 1_000, 50_000]))
    def sends_a_slip_that_is_accepted(self, one, satang):
        payment = self.payment(one)
        self.codes += 1
        code = slip_qr.compose(bank="004", reference=f"IN{self.codes:08d}")
        slip = self.tried(lambda: payments.send_code(payment=payment, text=code))
        if slip and self.tried(lambda: payments.accept_slip(slip=slip, by=self.owner, received_satang=satang)):
            self.slips_came += satang or payment.expected_satang

    @precondition(lambda self: self.keys)
    @rule(one=ONE, seed=st.integers(0, 99))
    def stripe_tells(self, one, seed):
        """Some of what waits, in any order, some of it twice; and old news once more."""
        chance = random.Random(seed)
        self.untold += self.at_work.events()
        chance.shuffle(self.untold)
        told, self.untold = self.untold[:3], self.untold[3:]
        for event in [*told, *chance.sample(told, len(told) // 2), *self.told_before[-2:]]:
            assert self.at_work.send(event).status_code == 200
        self.told_before += told

    @precondition(lambda self: self.told_before)
    @rule(wrong=st.sampled_from(["amount_total", "currency", "livemode"]))
    def somebody_forges(self, wrong):
        event = self.told_before[-1]
        other = {"amount_total": 1, "currency": "jpy", "livemode": True}[wrong]
        about = {**event["data"]["object"], wrong: other, "amount": 1}
        before = self.sums()
        forged = {**event, "id": f"evt_{uuid.uuid4().hex}", "data": {"object": about}}
        assert self.at_work.send({**forged, "livemode": wrong == "livemode"}).status_code == 200
        assert self.at_work.send(forged, secret="whsec_guessed").status_code == 400
        assert wrong != "livemode" or self.sums() == before

    # time, giving up, sending

    @rule(hours=st.sampled_from([1, 4, 25, 80]))
    def time_goes_by(self, hours):
        with clock.at(clock.now() + datetime.timedelta(hours=hours)):
            for room in (stripe_jobs, jobs, refund_jobs):
                room.run()

    @precondition(lambda self: self.keys)
    @rule(one=ONE, who=st.sampled_from(["shopper", "merchant", "parcel"]))
    def is_given_up(self, one, who):
        verbs = {
            "shopper": payments.withdraw_order, "merchant": payments.cancel_order, "parcel": payments.take_back_order,
        }  # fmt: skip
        self.tried(lambda: verbs[who](order=self.order(one), by=self.owner, why="x"))

    @precondition(lambda self: self.keys)
    @rule(one=ONE)
    def is_accepted_packed_and_sent(self, one):
        order = self.order(one)
        self.tried(lambda: payments.accept_order(order=order, by=self.owner))
        self.tried(lambda: orders.pack(order=order, by=self.owner))
        self.tried(lambda: orders.ship(order=order, by=self.owner, carrier="other", tracking="A1"))

    # money goes back

    @precondition(lambda self: self.keys)
    @rule(one=ONE, satang=AMOUNTS, dashboard=st.booleans())
    def goes_back_by_stripe(self, one, satang, dashboard):
        payment = self.payment(one)
        if payment.provider != "stripe" or not payment.reference:
            return
        if not dashboard:
            key = uuid.uuid4()
            asked = {"payment": payment, "amount_satang": satang, "by": self.owner, "why": "", "key": key}
            assert self.tried(lambda: refunds.give_back(**asked)) == self.tried(lambda: refunds.give_back(**asked))
        elif satang <= payment.received_satang - self.back_at_stripe(payment):
            asked = {"payment_intent": payment.reference, "amount": str(satang)}
            self.at_work.standin.world.refund(asked, payment.account)

    @precondition(lambda self: self.keys)
    @rule(one=ONE, how=st.sampled_from(["succeeded", "failed", "failed"]))
    def the_bank_says_of_a_refund(self, one, how):
        rows = self.at_work.standin.store.all("refund", account=self.account)
        mine = {self.payment(one).reference}
        for row in [row for row in rows if row["payment_intent"] in mine and row["status"] == "requires_action"][:1]:
            self.at_work.standin.world.settle_refund(row["id"], self.account, how)

    @precondition(lambda self: self.keys)
    @rule(one=ONE, satang=st.sampled_from([None, 1, 4_000, 50_000]))
    def goes_back_by_hand(self, one, satang):
        payment = self.payment(one)
        share = Share(satang=satang)
        self.tried(lambda: by_hand.promise(payment=payment, by=self.owner, why="", key=uuid.uuid4(), share=share))

    @precondition(lambda self: self.keys)
    @rule(one=ONE, paid=st.booleans())
    def gives_her_number(self, one, paid):
        order = self.order(one)
        self.tried(lambda: by_hand.give_number(order=order, proxy_type="mobile", proxy="0898765432"))
        for refund in by_hand.under_way(order)[:1] if paid else []:
            self.codes += 1
            picture = slips_made.clean(slips_made.image(f"OUT{self.codes:012d}"))
            assert by_hand.paid(refund=refund, picture=picture, by=self.owner).state == "succeeded"

    # the model

    def session(self, attempt) -> dict:
        return self.at_work.standin.world.session(attempt.session, attempt.account)

    def intent(self, attempt) -> dict:
        name = self.session(attempt)["payment_intent"] or ""
        return self.at_work.standin.store.get("payment_intent", name, account=attempt.account) or {}

    def back_at_stripe(self, payment) -> int:
        rows = self.at_work.standin.store.all("refund", account=self.account)
        mine = [row for row in rows if row["payment_intent"] == payment.reference]
        return sum(row["amount"] for row in mine if row["status"] != "failed")

    def came_at_stripe(self) -> int:
        rows = StripeAttempt.objects.exclude(session=None)
        return sum(row.amount_satang for row in rows if self.session(row)["payment_status"] == "paid")

    def sums(self) -> list:
        return list(Payment.objects.order_by("pk").values_list("state", "received_satang", "refunded_satang"))

    @rule(seed=st.integers(0, 99))
    def everything_is_told(self, seed):
        """Once Stripe has told all it has, our book is its book."""
        while fresh := [*self.untold, *self.at_work.events()]:
            self.untold = []
            random.Random(seed).shuffle(fresh)
            for event in fresh + fresh[:2]:
                assert self.at_work.send(event).status_code == 200
        at_stripe = Payment.objects.filter(provider="stripe")
        assert sum(row.received_satang for row in at_stripe) == self.came_at_stripe()
        for row in at_stripe.exclude(reference=None):
            ours = Refund.objects.filter(payment=row, hand=None).exclude(state="failed")
            beyond = Incident.objects.filter(payment=row, kind="refund_beyond").exists()
            assert beyond or sum(each.amount_satang for each in ours) == self.back_at_stripe(row)

    @invariant()
    def every_book_agrees(self):
        found = [line for part in site.INVARIANT_PARTS for line in import_module(part).check()]
        assert found == [], found

    @invariant()
    def money_and_goods_are_where_the_model_has_them(self):
        others = Payment.objects.exclude(provider="stripe")
        assert sum(row.received_satang for row in others) == self.slips_came
        assert sum(row.received_satang for row in Payment.objects.filter(provider="stripe")) <= self.came_at_stripe()
        held, sold = {}, {}
        for order in Order.objects.prefetch_related("lines"):
            where = {"reserved": held, "sold": sold}.get(order.stock_state, {})
            for line in order.lines.all():
                where[line.variant_id] = where.get(line.variant_id, 0) + line.quantity
            assert Letter.objects.filter(template="order-confirmed", about_id=str(order.pk)).count() <= 1
        for row in Stock.objects.all():
            assert (row.on_hand, row.reserved) == (ON_HAND - sold.get(row.pk, 0), held.get(row.pk, 0))
        assert Slip.objects.filter(state="accepted").count() <= self.codes


@pytest.fixture
def live(make, stripe_at_work):
    """Return a function that lets so many shops live, one after the other."""
    merchant = make.ready(make.merchant())
    Shop.at_work, Shop.merchant, Shop.owner = stripe_at_work, merchant, make.owner_of(merchant)
    Shop.account = stripe_at_work.able(merchant, make).account
    Shop.goods = [make.product(merchant, name, on_hand=ON_HAND) for name in ("น้ำบูดู", "กรือโป๊ะ")]
    how = {"stateful_step_count": STEPS, "deadline": None, "derandomize": not SHARE, "database": None}
    how["suppress_health_check"] = list(HealthCheck)
    return lambda lives, **more: run_state_machine_as_test(Shop, settings=settings(max_examples=lives, **how, **more))


PROMISE = "Whatever is done in whatever order, every book agrees"


@pytest.mark.proves(PROMISE, f"{EXAMPLES} lives of a shop, {STEPS} acts each")
def test_every_book_agrees_whatever_happens(live):
    live(EXAMPLES)


@pytest.mark.proves(PROMISE, "control: pieces that are not given back are found")
def test_a_shop_that_forgets_to_give_pieces_back_is_found_out(live, monkeypatch):
    monkeypatch.setattr(stock, "release", lambda pieces: None)
    with pytest.raises(AssertionError):
        live(50, phases=[Phase.generate])
