"""A struck-out price was really asked; a promotion ends by itself, for every reader, whatever the jobs do."""

import datetime

import pytest

from common import clock
from shop.catalogue import errors, invariants
from shop.catalogue import services as catalogue
from shop.catalogue.models import PriceAsked, Product
from shop.catalogue.services import VariantFacts, promotions

DAY = datetime.timedelta(days=1)


@pytest.fixture
def product(make):
    return make.long_on_sale(make.product(make.merchant()))


@pytest.fixture
def promote(make, product):
    def act(satang=4000, *, starts=None, days=7, **kwargs):
        starts = starts or clock.today()
        return catalogue.promote(
            product=product, by=None, lowered={product.variants.get(position=0).pk: satang}, starts=starts,
            until=starts + (days - 1) * DAY, **kwargs,
        )  # fmt: skip

    return act


def asked(product) -> int:
    return product.variants.get(position=0).asked_satang


def test_it_asks_less_for_its_days_and_ends_by_itself(product, promote):
    promote(4000, days=7)
    product.refresh_from_db()
    variant = product.variants.get()
    assert (variant.asked_satang, variant.was_satang, product.price_satang, product.hundred_satang) == (
        4000,
        5000,
        4000,
        1333,
    )
    with clock.at(clock.now() + 6 * DAY):
        assert (asked(product), product.variants.get().was_satang) == (4000, 5000)
    with clock.at(clock.now() + 7 * DAY):  # no job has run
        assert (asked(product), product.variants.get().was_satang) == (5000, None)
        assert promotions.turn() == 1 and promotions.turn() == 0
        product.refresh_from_db()
        assert (product.price_satang, product.variants.get().promo_satang) == (5000, None)
        assert invariants.check() == []


def test_one_that_is_to_come_begins_on_its_day(product, promote):
    promote(4000, starts=clock.today() + 3 * DAY)
    product.refresh_from_db()
    assert (asked(product), product.price_satang) == (5000, 5000)
    with clock.at(clock.now() + 3 * DAY):
        assert asked(product) == 4000
        promotions.turn()
        product.refresh_from_db()
        assert product.price_satang == 4000


def test_a_price_raised_to_be_struck_out_is_refused_and_says_when(product, promote):
    catalogue.change_product(product=product, by=None, price_satang=8000)
    with pytest.raises(errors.NeverAsked) as refused:
        promote(5000)
    assert "฿8,000" not in refused.value.message and "฿80" in refused.value.message and "฿50" in refused.value.message
    assert product.variants.get().promo_satang is None
    day = clock.today() + 31 * DAY
    assert catalogue.earliest_start(product, product.variants.all()) == day
    with pytest.raises(errors.NeverAsked):
        promote(5000, starts=day - DAY)
    promote(5000, starts=day)  # by then it was asked for a month


def test_a_price_asked_for_three_days_is_refused(make):
    product = make.long_on_sale(make.product(make.merchant()), days=3)
    first = product.variants.get()
    with pytest.raises(errors.AskedTooShortly, match="ไม่ครบ 7 วัน"):
        catalogue.promote(product=product, by=None, lowered={first.pk: 4000}, starts=clock.today(), until=clock.today())


def test_what_was_never_on_sale_has_no_price_to_strike_out(make, product, promote):
    Product.objects.filter(pk=product.pk).update(state="draft", listed_at=None)
    with pytest.raises(errors.NotYetSold):
        promote()


def test_a_second_promotion_waits_a_month(product, promote):
    promote(4000, days=2)
    with clock.at(clock.now() + 5 * DAY):
        with pytest.raises(errors.NeverAsked, match="฿40"):
            promote(4500)
    with clock.at(clock.now() + 33 * DAY):
        promote(4500)


def test_a_running_one_is_changed_without_standing_in_its_own_way(product, promote):
    starts = clock.today()
    promote(4000, days=2)
    with clock.at(clock.now() + DAY):
        promote(3500, starts=starts, days=10)
        assert asked(product) == 3500
        with pytest.raises(errors.PromotionDates):
            promote(3500, starts=starts, days=61)
    rows = PriceAsked.objects.filter(promotion=True).order_by("since")
    assert [row.price_satang for row in rows] == [4000, 3500] and rows[0].until <= rows[1].since


def test_prices_stay_while_it_runs_and_change_once_it_is_ended(product, promote):
    promote()
    with pytest.raises(errors.PromotionRuns):
        catalogue.change_product(product=product, by=None, price_satang=9000)
    with pytest.raises(errors.PromotionRuns):
        catalogue.set_variants(product=product, by=None, variants=[VariantFacts(9000, pk=product.variants.get().pk)])
    assert asked(product) == 4000
    catalogue.end_promotion(product=product, by=None)
    catalogue.end_promotion(product=product, by=None)
    product.refresh_from_db()
    assert (asked(product), product.price_satang) == (5000, 5000)
    catalogue.change_product(product=product, by=None, price_satang=9000)
    assert asked(product) == 9000


def test_after_its_last_day_a_price_changes_even_before_the_job(product, promote):
    promote(4000, days=1)
    with clock.at(clock.now() + 2 * DAY):
        catalogue.change_product(product=product, by=None, price_satang=3000)
        assert asked(product) == 3000


def test_one_that_never_came_leaves_no_trace_in_the_history(product, promote):
    promote(starts=clock.today() + 5 * DAY)
    catalogue.end_promotion(product=product, by=None)
    assert not PriceAsked.objects.filter(promotion=True).exists()


def test_the_same_again_changes_nothing(product, promote):
    promote()
    before = list(PriceAsked.objects.values())
    promote()
    assert list(PriceAsked.objects.values()) == before


@pytest.mark.parametrize(
    ("satang", "starts", "days", "error"),
    [
        (5000, 0, 7, errors.NotLower),
        (99, 0, 7, errors.NotLower),
        (4000, -1, 7, errors.PromotionDates),
        (4000, 61, 7, errors.PromotionDates),
        (4000, 0, 61, errors.PromotionDates),
        (4000, 0, 0, errors.PromotionDates),
    ],
)
def test_what_is_no_promotion_is_refused(product, promote, satang, starts, days, error):
    with pytest.raises(error):
        promote(satang, starts=clock.today() + starts * DAY, days=days)
    assert asked(product) == 5000 and PriceAsked.objects.count() == 1


def test_nothing_lowered_is_refused(product):
    with pytest.raises(errors.NothingPromoted):
        catalogue.promote(product=product, by=None, lowered={}, starts=clock.today(), until=clock.today())


def test_a_retired_size_ends_its_promotion(make, product):
    small, large = make.sizes(product, ("เล็ก", 5000), ("ใหญ่", 9000))
    make.long_on_sale(product)
    catalogue.promote(product=product, by=None, lowered={small.pk: 3000}, starts=clock.today(), until=clock.today())
    catalogue.set_variants(product=product, by=None, option_1="ขนาด", variants=[VariantFacts(9000, "ใหญ่", pk=large.pk)])
    small.refresh_from_db()
    product.refresh_from_db()
    assert small.promo_satang is None and product.price_satang == 9000
