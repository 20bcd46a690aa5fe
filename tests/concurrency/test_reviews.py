"""Officers and merchants who press in the same moment: one verdict, one letter, every approval counted."""

import pytest
from at_once import at_once, refusals
from proving import figure

from common.audit.models import Event
from common.letters.models import Letter
from shop.catalogue import review_invariants, trust
from shop.catalogue import services as catalogue
from shop.catalogue.errors import ChangedMeanwhile, JudgedAlready
from shop.catalogue.models import Product

pytestmark = [
    pytest.mark.concurrency,
    pytest.mark.postgres,
    pytest.mark.proves("Two who press at once are one", "verdicts, products"),
]
TIMES = figure(1, 20)  # it is chance who comes first
WHY = {"code": "picture", "words": "ถ่ายรูปใหม่ให้เห็นฉลาก"}


def approval(product, officer):
    look, seen = product.looks.get(state="open"), catalogue.as_seen(product)
    return lambda: catalogue.approve(review=look, by=officer, seen=seen)


def test_three_officers_who_approve_three_products_at_once_make_a_trusted_shop(make):
    merchant = make.merchant()
    catalogue.review_again(merchant=merchant, by=make.officer(), words="มีผู้ร้องเรียน")  # its row of trust stands already
    goods = [make.product_sent(merchant, f"บูดู {number}") for number in range(3)]
    got = at_once(*[approval(product, make.officer()) for product in goods])
    assert refusals(got) == [] and trust.is_trusted(merchant.pk)
    assert [event.verb for event in Event.objects.about(merchant)][-2:] == ["goods_reviewed", "goods_trusted"]
    assert trust.standing_of(merchant).approved == 3
    told = Letter.objects.filter(template="product-approved")
    assert told.count() == 3 and told.filter(body__contains="ร้านผ่านการตรวจครบแล้ว").count() == 1


@pytest.mark.parametrize("time", range(TIMES))
def test_one_lets_through_and_another_returns_in_one_moment(make, time):
    product = make.product_sent(make.merchant(trusted=False))
    look, other = product.looks.get(), make.officer()
    got = at_once(approval(product, make.officer()), lambda: catalogue.send_back(review=look, by=other, **WHY))
    assert refusals(got) == [JudgedAlready]
    product.refresh_from_db()
    look.refresh_from_db()
    assert (product.state, look.state) in {("live", "passed"), ("draft", "returned")}
    assert Letter.objects.about(product).count() == 1 and review_invariants.check() == []


@pytest.mark.parametrize("time", range(TIMES))
def test_nothing_unseen_is_let_through_when_the_merchant_saves_in_that_moment(make, time):
    merchant = make.merchant(trusted=False)
    product, by = make.product_sent(merchant), make.owner_of(merchant)
    got = at_once(
        approval(product, make.officer()),
        lambda: catalogue.change_product(product=product, by=by, name="ชื่อที่ไม่มีใครเห็น"),
    )
    shown = Product.objects.get(pk=product.pk)
    if shown.state == "live":  # the officer came first: the new name waits
        assert refusals(got) == [] and shown.name == "น้ำบูดูสายบุรี"
        assert product.looks.get(state="open").change == {"name": "ชื่อที่ไม่มีใครเห็น"}
    else:
        assert refusals(got) == [ChangedMeanwhile] and shown.state == "in_review"
    assert review_invariants.check() == []


def test_two_clicks_send_once_and_two_officers_take_down_once(make):
    merchant = make.merchant(trusted=False)
    draft = make.product_sent(merchant)
    by = make.owner_of(merchant)
    catalogue.take_back(product=draft, by=by)
    assert refusals(at_once(*[lambda: catalogue.publish(product=draft, by=by)] * 4)) == []
    assert draft.looks.filter(state="open").count() == 1
    make.approved(draft)
    officers = [make.officer() for _one in range(3)]
    got = at_once(*[lambda who=who: catalogue.take_down(product=draft, by=who, **WHY) for who in officers])
    assert refusals(got) == [] and draft.looks.filter(state="taken_down").count() == 1
    assert Letter.objects.filter(template="product-taken-down").count() == 1
