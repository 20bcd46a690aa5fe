"""Many products at once: all or nothing, once per form, to the satang."""

import datetime
import uuid
from decimal import Decimal

import pytest
from django.urls import reverse

from common import clock
from shop.catalogue import errors, invariants
from shop.catalogue import services as catalogue
from shop.catalogue.models import BulkAct, BulkVerb, PriceAsked, Product
from shop.catalogue.services.bulk import BY_AMOUNT, BY_PERCENT, PriceChange


@pytest.fixture
def shop(make):
    merchant = make.merchant()
    goods = [
        make.product(merchant, name, price_satang=satang) for name, satang in (("ก", 5500), ("ข", 12000), ("ค", 999))
    ]
    return merchant, goods


@pytest.fixture
def act(shop):
    merchant, goods = shop

    def act(change, *, key=None, chosen=None, seen=None):
        chosen = [each.pk for each in goods] if chosen is None else chosen
        planned = catalogue.plan(merchant=merchant, chosen=chosen, change=change)
        shown = {each.variant.pk: (each.before, each.after) for each in planned if not each.refusal}
        return catalogue.change_prices(
            merchant=merchant, by=None, key=key or uuid.uuid4(), chosen=chosen, change=change,
            seen=shown if seen is None else seen,
        )  # fmt: skip

    return act


def prices_of(goods) -> list[int]:
    return list(
        Product.objects.filter(pk__in=[each.pk for each in goods]).order_by("pk").values_list("price_satang", flat=True)
    )


@pytest.mark.parametrize(
    ("change", "after"),
    [
        (PriceChange(BY_PERCENT, Decimal(7), 100), [5900, 12800, 1100]),  # 58.85, 128.40, 10.69
        (PriceChange(BY_PERCENT, Decimal("-2.5"), 1), [5363, 11700, 974]),  # 53.625 and 9.74025
        (PriceChange(BY_PERCENT, Decimal(0), 500), [5500, 12000, 1000]),
        (PriceChange(BY_AMOUNT, Decimal(250), 1), [5750, 12250, 1249]),
        (PriceChange(BY_AMOUNT, Decimal(-500), 100), [5000, 11500, 500]),  # 4.99 → 5
    ],
)
def test_prices_change_to_the_satang(shop, act, change, after):
    done = act(change)
    assert prices_of(shop[1]) == after
    assert (done.verb, done.products) == (BulkVerb.PRICE, 3)
    assert invariants.check() == []


def test_every_size_changes(make, shop, act):
    make.sizes(shop[1][0], ("เล็ก", 5000), ("ใหญ่", 9000))
    act(PriceChange(BY_PERCENT, Decimal(10), 1), chosen=[shop[1][0].pk])
    assert [row.price_satang for row in shop[1][0].variants.sold()] == [5500, 9900]


def test_the_same_form_twice_changes_once(shop, act):
    key, change = uuid.uuid4(), PriceChange(BY_AMOUNT, Decimal(100), 1)
    first = act(change, key=key)
    assert act(change, key=key) == first
    assert prices_of(shop[1]) == [5600, 12100, 1099] and BulkAct.objects.count() == 1


def test_those_that_cannot_are_named_and_left_out(make, shop, act):
    merchant, goods = shop
    make.long_on_sale(goods[0])
    today = clock.today()
    catalogue.promote(product=goods[0], by=None, lowered={goods[0].variants.get().pk: 5000}, starts=today, until=today)
    change = PriceChange(BY_AMOUNT, Decimal(-950), 1)
    refused = [
        each for each in catalogue.plan(merchant=merchant, chosen=[g.pk for g in goods], change=change) if each.refusal
    ]
    assert [each.variant.product.name for each in refused] == ["ก", "ค"]
    assert "ลดราคาอยู่" in refused[0].refusal and "ระหว่าง ฿1 ถึง" in refused[1].refusal
    act(change)
    assert prices_of(goods) == [5000, 11050, 999]


def test_a_price_that_changed_since_the_preview_refuses_the_whole_act(shop, act):
    merchant, goods = shop
    change = PriceChange(BY_AMOUNT, Decimal(100), 1)
    planned = catalogue.plan(merchant=merchant, chosen=[g.pk for g in goods], change=change)
    seen = {each.variant.pk: (each.before, each.after) for each in planned}
    catalogue.change_product(product=goods[1], by=None, price_satang=13000)
    history = PriceAsked.objects.count()
    with pytest.raises(errors.SeenOtherwise):
        act(change, seen=seen)
    assert prices_of(goods) == [5500, 13000, 999]
    assert (PriceAsked.objects.count(), BulkAct.objects.count()) == (history, 0)


def test_a_strangers_product_is_no_part_of_it(make, shop, act):
    stranger = make.product(make.merchant("ร้านอื่น"))
    act(PriceChange(BY_AMOUNT, Decimal(100), 1), chosen=[stranger.pk, shop[1][0].pk])
    assert prices_of([stranger]) == [5000] and prices_of(shop[1])[0] == 5600
    with pytest.raises(errors.NothingChosen):
        act(PriceChange(BY_AMOUNT, Decimal(100), 1), chosen=[stranger.pk])
    with pytest.raises(errors.NothingChosen):
        act(PriceChange(BY_AMOUNT, Decimal(100), 1), chosen=[])


def test_pause_and_resume_many(make, shop):
    merchant, goods = shop
    chosen, key = [each.pk for each in goods], uuid.uuid4()
    for verb, state in ((BulkVerb.PAUSE, "paused"), (BulkVerb.RESUME, "live")):
        if verb == BulkVerb.RESUME:
            for each in goods:
                catalogue.add_picture(product=each, by=None, picture=make.picture())
        catalogue.move_many(merchant=merchant, by=None, key=key, verb=verb, chosen=chosen)
        assert set(Product.objects.values_list("state", flat=True)) == {state}
    before = BulkAct.objects.count()
    catalogue.move_many(merchant=merchant, by=None, key=key, verb=BulkVerb.PAUSE, chosen=chosen)
    assert BulkAct.objects.count() == before and set(Product.objects.values_list("state", flat=True)) == {"live"}


def test_one_that_cannot_be_resumed_stops_them_all_and_is_named(make, shop):
    merchant, goods = shop
    for each in goods:
        catalogue.pause(product=each, by=None)
    catalogue.add_picture(product=goods[0], by=None, picture=make.picture())
    with pytest.raises(errors.BulkRefused, match="มี 2 อย่างที่ทำไม่ได้: “ข” ยังเปิดขายไม่ได้เพราะยังไม่มีรูป"):
        catalogue.move_many(
            merchant=merchant, by=None, key=uuid.uuid4(), verb=BulkVerb.RESUME, chosen=[g.pk for g in goods]
        )
    assert set(Product.objects.values_list("state", flat=True)) == {"paused"}


@pytest.mark.parametrize("count", [10, 200])
def test_a_preview_is_one_query(make, django_assert_num_queries, count):
    merchant = make.merchant()
    chosen = [make.product(merchant, f"กะปิ {number}").pk for number in range(count)]
    with django_assert_num_queries(1):
        planned = catalogue.plan(merchant=merchant, chosen=chosen, change=PriceChange(BY_AMOUNT, Decimal(100)))
    assert len(planned) == count


def test_a_promotion_that_is_over_does_not_stand_in_the_way(make, shop, act):
    product = make.long_on_sale(shop[1][0])
    today = clock.today()
    catalogue.promote(product=product, by=None, lowered={product.variants.get().pk: 5000}, starts=today, until=today)
    with clock.at(clock.now() + datetime.timedelta(days=1)):
        act(PriceChange(BY_AMOUNT, Decimal(100), 1), chosen=[product.pk])
        assert product.variants.get().asked_satang == 5600


def test_how_many_products_travel_is_said_at_once_and_a_stranger_stays(make, shop, client):
    merchant, (one, two, stays) = shop
    strange = make.product(make.merchant("ร้านอื่น"), "ของเขา")
    client.force_login(make.owner_of(merchant))
    key = str(uuid.uuid4())
    said = {"key": key, "verb": "profile", "product": [one.pk, two.pk, strange.pk], "delivery_profile": "smelly"}
    for words in ("ตั้งการส่งแล้ว 2 อย่าง: กลิ่นแรง", "ทำไปแล้วตอนกดครั้งก่อน จึงไม่ได้ทำซ้ำ"):
        answer = client.post(reverse("manage:products_bulk"), said, follow=True)
        assert [str(each) for each in answer.context["messages"]] == [words]
    profiles = dict(Product.objects.values_list("pk", "delivery_profile"))
    assert profiles == {one.pk: "smelly", two.pk: "smelly", stays.pk: "dry", strange.pk: "dry"}
    for wrong in ({"delivery_profile": ""}, {"delivery_profile": "boat"}, {"product": []}):
        answer = client.post(reverse("manage:products_bulk"), said | {"key": str(uuid.uuid4())} | wrong, follow=True)
        assert [each.level_tag for each in answer.context["messages"]] in (["error"], ["warning"])
    assert dict(Product.objects.values_list("pk", "delivery_profile")) == profiles
