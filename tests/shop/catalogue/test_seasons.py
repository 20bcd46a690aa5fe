import datetime

import pytest

from common import clock
from shop.catalogue import errors, search, season_words, seasons
from shop.catalogue import services as catalogue
from shop.catalogue.models import Product


def day(month: int) -> datetime.date:
    return datetime.date(2026, month, 15)


def test_months_become_bits_and_bits_months():
    assert seasons.months_of(seasons.mask_of([12, 1, 5, 5])) == [1, 5, 12]
    assert seasons.mask_of(range(1, 13)) == seasons.mask_of([]) == 0
    for wrong in (0, 13, -1):
        with pytest.raises(ValueError):
            seasons.mask_of([wrong])


def test_it_is_sold_in_its_months_and_says_when_again():
    longkong = seasons.mask_of([7, 8, 12])
    assert [month for month in range(1, 13) if seasons.is_open(longkong, day(month))] == [7, 8, 12]
    assert seasons.opens_in(longkong, day(9)) == 12 and seasons.opens_in(longkong, day(1)) == 7
    assert seasons.opens_in(longkong, day(8)) is None
    assert seasons.is_open(0, day(3)) and seasons.opens_in(0, day(3)) is None


def test_the_database_reads_the_same_months(make):
    product = make.product(make.merchant())
    for months in ([], [2], [1, 12], [6, 7]):
        mask = seasons.mask_of(months)
        catalogue.set_when_sold(product=product, by=None, made_days=None, season_months=mask)
        found = [m for m in range(1, 13) if Product.objects.filter(seasons.sold_on(day(m))).exists()]
        assert found == (months or list(range(1, 13)))


def test_out_of_season_counts_as_not_in_stock(make):
    product = make.product(make.merchant())
    next_month = clock.today().month % 12 + 1
    catalogue.set_when_sold(product=product, by=None, made_days=None, season_months=seasons.mask_of([next_month]))
    assert Product.objects.on_sale().count() == 1 and Product.objects.in_stock().count() == 0


@pytest.mark.parametrize("days", [0, 181])
def test_a_time_to_make_that_nobody_waits_for_is_refused(make, days):
    product = make.product(make.merchant())
    with pytest.raises(errors.BadMakingTime, match="ระหว่าง 1 ถึง 180 วัน"):
        catalogue.set_when_sold(product=product, by=None, made_days=days, season_months=0)
    product.refresh_from_db()
    assert product.made_days is None


@pytest.mark.parametrize(
    ("months", "words"),
    [
        ([], ""),
        ([5], "พฤษภาคม"),
        ([5, 6, 7], "พฤษภาคม–กรกฎาคม"),
        ([1, 2, 12], "ธันวาคม–กุมภาพันธ์"),
        ([1, 5, 11, 12], "พฤษภาคม, พฤศจิกายน–มกราคม"),
    ],
)
def test_months_in_words(months, words):
    assert season_words.months(seasons.mask_of(months)) == words


def test_what_is_out_of_season_is_found_last(make):
    merchant = make.merchant()
    away, here = make.product(merchant, "ลองกองตันหยงมัส"), make.product(merchant, "ลองกองแห้งอบน้ำผึ้ง")
    query = "ลองกอง"
    assert set(search.find(query).products) == {away, here}
    next_month = clock.today().month % 12 + 1
    for late, early in ((away, here), (here, away)):
        catalogue.set_when_sold(product=early, by=None, made_days=None, season_months=0)
        catalogue.set_when_sold(product=late, by=None, made_days=None, season_months=seasons.mask_of([next_month]))
        assert list(search.find(query).products) == [early, late]
