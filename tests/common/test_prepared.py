"""A sentence is kept, an answer never."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from common import clock, prepared
from shop.cart.models import CartLine
from shop.catalogue.models import Product, Stock, Variant


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


def named(words: str, keys: list[int]) -> list[str]:
    def make(blanks):
        return Product.objects.filter(name__contains=words, pk__in=blanks).values_list("name", flat=True)

    return [row[0] for row in prepared.ask(("test named", words), make, keys)]


@pytest.mark.parametrize("words", ["100% แท้", "ของ 'ยาย'", "%s", "a\\b", "$1"])
def test_what_stands_in_a_sentence_stands_there_as_it_was(make, words):
    merchant = make.merchant()
    goods = [make.product(merchant, f"บูดู {words} {number}") for number in range(2)] + [make.product(merchant, "กะปิ")]
    assert sorted(named(words, [row.pk for row in goods])) == [f"บูดู {words} {number}" for number in range(2)]


def plans() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements")
        return [row[0] for row in cursor.fetchall() if "catalogue_product" in row[0]]


@pytest.mark.postgres
def test_postgres_keeps_the_plan_for_all_keys_of_a_number(make):
    merchant = make.merchant()
    keys = [make.product(merchant, f"กะปิ {number}").pk for number in range(3)]
    before = len(plans())
    for asked_for in (keys[:2], keys[1:], [keys[0], 2**40]):
        with CaptureQueriesContext(connection) as captured:
            asked("test plans", asked_for)
        assert captured[0]["sql"].startswith("SELECT") and "$2" in captured[0]["sql"]
    assert len(plans()) == before + 1
    assert Product.objects.filter(pk__in=keys).count() == 3 and len(plans()) == before + 1  # nothing else is prepared


@pytest.mark.postgres
def test_where_nothing_may_be_prepared_it_is_asked_all_the_same(make, monkeypatch):
    connection.ensure_connection()
    monkeypatch.setattr(connection.connection, "prepare_threshold", None)
    first, before = make.product(make.merchant()), len(plans())
    assert asked("test unprepared", [first.pk]) == told() and len(plans()) == before


@pytest.fixture(autouse=True)
def no_sentences():
    prepared._sentences.clear()


def lines(carts) -> list[CartLine]:
    def make(blanks):
        return CartLine.objects.filter(cart__in=blanks).select_related("variant__product__merchant", "variant__stock")

    return prepared.objects("test lines", make, carts)


def test_whole_objects_are_those_of_the_orm_with_what_hangs_on_them(make, django_assert_num_queries):
    merchant = make.merchant()
    first, second = make.product(merchant, picture=make.picture()), make.product(merchant, "กะปิ")
    cart = make.cart((first, 2), (second, 1))
    Variant.objects.filter(product=second).update(
        weight_g=None, promo_satang=900, promo_from=clock.today(), promo_until=clock.today()
    )
    expected = list(cart.lines.select_related("variant__product__merchant", "variant__stock"))
    lines([cart.pk])
    with django_assert_num_queries(1):
        found = lines([cart.pk])
        for line, same in zip(found, expected, strict=True):
            for mine, its in (
                (line, same),
                (line.variant, same.variant),
                (line.variant.product, same.variant.product),
                (line.variant.product.merchant, same.variant.product.merchant),
                (line.variant.stock, same.variant.stock),
            ):
                assert mine == its and mine.__dict__.keys() - {"_state"} == its.__dict__.keys() - {"_state"}
                assert all(mine.__dict__[name] == its.__dict__[name] for name in mine.__dict__ if name != "_state")
                assert mine.pk and not mine._state.adding
    Stock.objects.filter(variant=found[0].variant).update(on_hand=77)
    again = lines([cart.pk])
    assert again[0].variant.stock.on_hand == 77 and again[0].variant.product.card is not found[0].variant.product.card
    assert lines([0]) == []
