"""A sentence is kept, an answer never."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from common import clock, prepared
from shop.catalogue.models import Product


def asked(name: str, keys=(), *, made: list | None = None) -> list[tuple]:
    def make(blanks):
        if made is not None:
            made.append(blanks)
        rows = Product.objects.order_by("pk")
        return (rows.filter(pk__in=blanks) if keys else rows).values_list("pk", "price_satang", "card", "listed_at")

    return prepared.ask(name, make, keys)


def told() -> list[tuple]:
    return list(Product.objects.order_by("pk").values_list("pk", "price_satang", "card", "listed_at"))


def test_it_answers_as_the_orm_does_at_this_moment(make):
    merchant, made = make.merchant(), []
    first = make.product(merchant, picture=make.picture())
    assert asked("test all", made=made) == told()
    make.product(merchant, "กะปิ")
    Product.objects.filter(pk=first.pk).update(price_satang=7700)
    with CaptureQueriesContext(connection) as captured:
        assert asked("test all", made=made) == told()
    assert len(captured) == 2 and len(made) == 1  # the ORM's own beside ours; written once


def test_one_sentence_serves_all_keys_of_a_number(make):
    merchant, made = make.merchant(), []
    keys = [make.product(merchant, f"กะปิ {number}").pk for number in range(3)]
    assert [row[0] for row in asked("test keys", keys[:2], made=made)] == keys[:2]
    assert [row[0] for row in asked("test keys", keys[1:], made=made)] == keys[1:]
    assert [row[0] for row in asked("test keys", [keys[0], 0], made=made)] == keys[:1]
    assert len(made) == 1
    assert [row[0] for row in asked("test keys", keys, made=made)] == keys and len(made) == 2


def test_another_day_is_another_sentence(db):
    made = []
    asked("test day", made=made)
    with clock.at(clock.now() + datetime.timedelta(days=1)):
        asked("test day", made=made)
    assert len(made) == 2


def test_a_question_that_nothing_can_fit_asks_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert prepared.ask("test none", lambda _blanks: Product.objects.none().values_list("pk")) == []


def test_the_sentence_asked_least_lately_goes_first(db, monkeypatch):
    monkeypatch.setattr(prepared, "MOST", 2)
    made = []
    for name in ("test a", "test b", "test a", "test c", "test a", "test b"):
        asked(name, made=made)
    assert len(made) == 4


@pytest.fixture(autouse=True)
def no_sentences():
    prepared._sentences.clear()
