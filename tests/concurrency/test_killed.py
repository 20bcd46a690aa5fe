"""``kill -9`` of web processes and of the worker, at named points and by chance: nothing half done stays, nothing is lost; and the controls."""

import contextlib
import datetime
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest
import requests
from django.conf import settings
from django.core import mail
from proving import figure
from site_running import ROOT, Person, Server, chosen, environment, fill_cart, new_key, serving, wait_for

from common import clock
from common.letters import jobs as letter_jobs
from common.letters.models import Letter
from shop.catalogue.models import Stock
from shop.orders.models import Checkout, Order
from shop.payments.by_stripe import events
from shop.payments.models import Payment, ProviderEvent

from .test_stripe import confirmed_letters, post, told_of_a_payment

pytestmark = [pytest.mark.concurrency, pytest.mark.postgres]
AT_THE_CHECKOUT = {  # where a process dies: whether the order stands then
    "before the checkout": False,
    "orders stand, money is not expected yet": False,
    "money is expected, nobody is told": False,
    "everything stands, not committed": False,
    "committed, tasks not queued": True,
    "committed, not answered": True,
}
AT_A_WEBHOOK = ["the event is kept, not handled", "the money is written down, not committed"]
AT_A_LETTER = ["the letter is claimed, not posted", "the letter is posted, not written down"]
AT_ONCE = 4
ROUNDS = figure(2, 100)  # both processes each time
WORKERS = figure(4, 100)
LETTERS = 5


def everything() -> list[str]:
    """What `check_invariants` says."""
    return [line for part in settings.INVARIANT_PARTS for line in import_module(part).check()]


@pytest.fixture
def unlucky(tmp_path, monkeypatch):
    """The file that says where a process dies; what our processes post lies beside it."""
    monkeypatch.setenv("UNLUCKY", str(tmp_path / "unlucky"))
    return tmp_path / "unlucky"


def posted(place: Path) -> Counter:
    """Return how often each letter went out, by its subject: from our processes, and from this one."""
    files = [each.read_text() for each in (place / "mail").glob("*")] if (place / "mail").exists() else []
    subjects = [name for text in files for name in re.findall(r"^Subject: (.*(?:\n .*)*)", text, re.M)]
    return Counter([*subjects, *(each.subject for each in mail.outbox)])


class Nursery:
    """Workers that may be killed."""

    def __init__(self, settings_module: str, place: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(ROOT / "tests" / "concurrency" / "unlucky" / "nursery.py")],
            cwd=ROOT,
            env=environment(settings_module, EMAIL_URL=f"filemail:///{place / 'mail'}"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def heard(self, word: str = "") -> str:
        for line in self.process.stdout:  # the site may say something of its own
            if line.strip() == word or (not word and line.strip().isdigit()):
                return line.strip()
        raise RuntimeError("the nursery is gone")

    def begets(self, line: str) -> int:
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()
        return int(self.heard())

    def kill(self, child: int) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        self.heard("dead")

    def works_until(self, done) -> None:
        """Let one worker work until ``done()``, then end it."""
        child = self.begets("worker")
        for _try in range(600):
            if done():
                break
            time.sleep(0.1)
        self.kill(child)


@contextlib.contextmanager
def nursery(settings_module: str, place: Path):
    made = Nursery(settings_module, place)
    try:
        made.heard("ready")
        yield made
    finally:
        made.process.kill()
        made.process.communicate()


@contextlib.contextmanager
def site(settings_module: str = "unlucky.settings"):
    with serving(settings_module=settings_module) as (base, server):
        yield base, server


class Shopper(Person):
    """Somebody with a full cart and the checkout before her, who presses again where nobody answers."""

    def __init__(self, base: str, make, goods) -> None:
        super().__init__(base)
        self.browser = fill_cart(base, make.variant(goods).pk).browser
        self.email = f"{new_key()}@example.test"
        fields = chosen(goods.merchant, make.address("95"), 9000, key=new_key(), email=self.email)
        self.fields = {**fields, "csrfmiddlewaretoken": self.form("/checkout/")["csrfmiddlewaretoken"]}

    def presses(self) -> str | None:
        """Return where she is led; None where the line went dead."""
        try:
            answer = self.send("/checkout/", **self.fields)
        except requests.ConnectionError:
            return None
        assert answer.status_code == 302, answer.status_code
        return answer.headers["Location"]

    def insists(self) -> str:
        for _press in range(100):
            if led := self.presses():
                return led
            time.sleep(0.2)
        raise AssertionError("nobody answered her")

    def has_one_order(self) -> bool:
        order = Order.objects.get(checkout__email=self.email)
        letters = Letter.objects.filter(template="order-placed", to_email=self.email).count()
        return order.payments.count() == order.lines.count() == letters == 1


def die_together(server: Server) -> None:
    """Kill every process that serves."""
    for child in Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split():
        with contextlib.suppress(ProcessLookupError):
            os.kill(int(child), signal.SIGKILL)


def by_chance(base: str, server: Server, make, goods) -> list[Shopper]:
    """Several press, and in some moment of that everything that serves is killed; all of them press until they are led on."""
    people = [Shopper(base, make, goods) for _one in range(AT_ONCE)]
    led: list[str] = []
    threads = [threading.Thread(target=lambda who=who: led.append(who.insists())) for who in people]
    for thread in threads:
        thread.start()
    time.sleep(random.uniform(0, 0.5))
    die_together(server)
    for thread in threads:
        thread.join()
    wait_for(server, base)
    assert len(set(led)) == AT_ONCE
    return people


@pytest.mark.proves(
    "kill -9 of the web during checkout: nothing half done, her second press finds her order",
    f"at {len(AT_THE_CHECKOUT)} named points, and {ROUNDS} times both processes by chance with {AT_ONCE} shoppers",
)
def test_a_process_that_dies_during_checkout_leaves_nothing_half_done(make, unlucky, tmp_path):
    goods = make.product(make.ready(make.merchant()), on_hand=10_000)
    people: list[Shopper] = []
    with nursery("unlucky.settings", tmp_path) as workers, site() as (base, server):
        for point, stands in AT_THE_CHECKOUT.items():
            shopper = Shopper(base, make, goods)
            unlucky.write_text(point)
            assert shopper.presses() is None and not unlucky.exists(), point
            assert Order.objects.filter(checkout__email=shopper.email).exists() == stands, point
            assert everything() == [], point
            shopper.insists()
            people.append(shopper)
        for _round in range(ROUNDS):
            people += by_chance(base, server, make, goods)
            assert everything() == []
        assert all(who.has_one_order() for who in people)
        assert Order.objects.count() == Checkout.objects.count() == Payment.objects.count() == len(people)
        assert Stock.objects.get().reserved == len(people)
        waiting = Letter.objects.filter(state="waiting", to_email__contains="@")
        queued = waiting.count()
        workers.works_until(lambda: waiting.count() <= queued // 4)
    with clock.at(clock.now() + datetime.timedelta(minutes=11)):
        letter_jobs.run()  # those whose task died before it was queued
    assert not waiting.exists() and everything() == []
    out = posted(tmp_path)
    assert sum(out.values()) >= 2 * len(people)  # to the shopper and to the merchant


@pytest.mark.proves(
    "kill -9 of the web during checkout: nothing half done, her second press finds her order",
    "control: without the transaction an order stands that nobody expects money for",
)
def test_without_the_transaction_half_an_order_stays(make, unlucky, tmp_path):
    goods = make.product(make.ready(make.merchant()), on_hand=100)
    with nursery("unlucky.settings", tmp_path), site("unwhole.settings") as (base, _server):
        shopper = Shopper(base, make, goods)
        unlucky.write_text("orders stand, money is not expected yet")
        assert shopper.presses() is None
    assert Order.objects.count() == 1 and not Payment.objects.exists()
    assert [line for line in everything() if "costs money but has no payment" in line]


@pytest.mark.proves(
    "kill -9 while a webhook is handled: it is handled once all the same",
    "at 2 named points; by Stripe's next copy, and by our own beat where none comes",
)
def test_an_event_whose_process_died_is_handled_all_the_same(make, unlucky, tmp_path, stripe_at_work, monkeypatch):
    monkeypatch.setenv("STRIPE_API_BASE", stripe_at_work.address)
    with nursery("unlucky.settings", tmp_path), site() as (base, _server):
        for point in AT_A_WEBHOOK:
            for told_again in (True, False):
                order, _payment, told = told_of_a_payment(make, stripe_at_work)
                [event] = [each for each in told if each["type"] == "checkout.session.completed"]
                unlucky.write_text(point)
                with pytest.raises(requests.ConnectionError):
                    post(base, event)
                row = ProviderEvent.objects.get(event_id=event["id"])
                order.refresh_from_db()
                assert (row.outcome, order.state) == ("", "placed") and row.told and everything() == []
                if told_again:
                    assert post(base, event) == 200
                else:
                    with clock.at(clock.now() + datetime.timedelta(minutes=2)):
                        assert events.handle_left() == 1
                row.refresh_from_db()
                order.refresh_from_db()
                assert (row.outcome, row.told, order.state) == ("paid", None, "confirmed")
                assert confirmed_letters(order) == 1 and everything() == []


@pytest.mark.proves(
    "kill -9 while a webhook is handled: it is handled once all the same",
    "control: ticked off before it is handled, she has paid and nobody knows",
)
def test_an_event_that_is_ticked_off_first_is_lost(make, unlucky, stripe_at_work, monkeypatch):
    monkeypatch.setenv("STRIPE_API_BASE", stripe_at_work.address)
    with site("unwhole.settings") as (base, _server):
        order, payment, told = told_of_a_payment(make, stripe_at_work)
        [event] = [each for each in told if each["type"] == "checkout.session.completed"]
        unlucky.write_text(AT_A_WEBHOOK[0])
        with pytest.raises(requests.ConnectionError):
            post(base, event)
        assert post(base, event) == 200  # Stripe's next copy is "seen"
    with clock.at(clock.now() + datetime.timedelta(minutes=2)):
        assert events.handle_left() == 0
    order.refresh_from_db()
    payment.refresh_from_db()
    assert (order.state, payment.state) == ("placed", "open")


def letters_through(workers: Nursery, unlucky: Path, rounds: int) -> None:
    """Write letters; let a worker begin and die, at a named point or by chance; again and again."""
    for number in range(rounds):
        workers.begets(f"letters {number * LETTERS} {(number + 1) * LETTERS}")
        workers.heard("dead")
        point = [*AT_A_LETTER, ""][number % 3]
        if point:
            unlucky.write_text(point)
        child = workers.begets("worker")
        if point:
            workers.heard("dead")
            assert not unlucky.exists()
        else:
            time.sleep(random.uniform(0, 2))
            workers.kill(child)


@pytest.mark.proves(
    "kill -9 of the worker: no letter is lost", f"{WORKERS} workers killed over {WORKERS * LETTERS} letters"
)
def test_a_worker_that_dies_loses_no_letter(make, unlucky, tmp_path):
    with nursery("unlucky.settings", tmp_path) as workers:
        letters_through(workers, unlucky, WORKERS)
        fresh = Letter.objects.filter(state="waiting", tries=0)
        workers.works_until(lambda: not fresh.exists())  # another one goes on
    with clock.at(clock.now() + datetime.timedelta(minutes=11)):
        letter_jobs.run()  # those that a dead one had claimed
    assert not Letter.objects.exclude(state="posted").exists()
    out = posted(tmp_path)
    assert len(out) == WORKERS * LETTERS == Letter.objects.count()
    twice = [subject for subject, times in out.items() if times > 1]
    assert len(twice) <= WORKERS  # only what a dying worker had just handed over; each other letter went out once
    assert all(out[subject] == 2 for subject in twice) and everything() == []


@pytest.mark.proves("kill -9 of the worker: no letter is lost", "control: ticked off before it is posted, one is lost")
def test_a_letter_that_is_ticked_off_first_is_lost(make, unlucky, tmp_path):
    with nursery("unwhole.settings", tmp_path) as workers:
        letters_through(workers, unlucky, 1)
        fresh = Letter.objects.filter(state="waiting")
        workers.works_until(lambda: not fresh.exists())
    assert not Letter.objects.exclude(state="posted").exists()
    assert len(posted(tmp_path)) == LETTERS - 1
