"""Two in the same moment after the order: one verdict, one review, one case, and figures that add up."""

import threading
import uuid

import pytest
from django.db import connections

from common import clock
from common.errors import DomainError, IllegalMove
from common.letters.models import Letter
from shop.aftercare.invariants import check
from shop.aftercare.models import Case, CaseMessage, Review
from shop.aftercare.services import cases, reviews
from shop.orders.models import Order

pytestmark = [pytest.mark.concurrency, pytest.mark.postgres]


def at_once(*acts) -> list:
    """Do everything in the same moment; return what each got, a refusal included. Anything else is a defect."""
    gate, got = threading.Barrier(len(acts)), []

    def act(one) -> None:
        gate.wait()
        try:
            got.append(one())
        except DomainError as refusal:
            got.append(refusal)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=act, args=[one]) for one in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == len(acts)
    return got


def test_two_officers_in_one_moment_give_one_verdict(make):
    case = make.case(make.delivered(make.order()))
    with clock.at(case.answer_by):
        cases.run_clocks()
    one, two = make.officer(), make.officer()
    got = at_once(
        lambda: cases.decide(case=case, by=one, verdict="for_shopper", reason="แตก", refund_satang=5000),
        lambda: cases.decide(case=case, by=two, verdict="for_merchant", reason="ไม่แตก"),
    )
    assert [type(each) for each in got if isinstance(each, DomainError)] == [IllegalMove]
    row, order = Case.objects.get(), Order.objects.get()
    assert order.ordered_back_satang == row.refund_satang == (5000 if row.state == "for_shopper" else 0)
    assert Letter.objects.filter(template="order-case-ended").count() == 1 and check() == []


def test_two_clicks_write_one_review_and_two_buyers_both_count(make):
    first = make.delivered(make.order())
    goods = reviews.bought(first)[0]
    second = make.delivered(make.order(first.merchant, goods=goods))
    said = {"product": goods, "by": None, "stars": 4, "words": "หอม", "named": True, "language": "th"}
    got = at_once(*[lambda order=order: reviews.write(order=order, **said) for order in (first, second) * 3])
    assert not [each for each in got if isinstance(each, DomainError)]
    goods.refresh_from_db()
    assert Review.objects.count() == goods.review_count == 2 and goods.review_stars == 8 and check() == []


def test_two_clicks_open_one_case(make):
    order, key = make.delivered(make.order()), uuid.uuid4()
    at_once(
        *[lambda: cases.open_case(order=order, by=None, kind="broken", words="แตก", key=key) for _click in range(4)]
    )
    assert Case.objects.count() == CaseMessage.objects.count() == 1
    assert Letter.objects.filter(template="desk-case").count() == 1
