from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common import money


@pytest.mark.parametrize(
    ("satang", "written"),
    [(0, "฿0"), (5000, "฿50"), (125050, "฿1,250.50"), (5, "฿0.05"), (100_000_000, "฿1,000,000"), (-5001, "−฿50.01")],
)
def test_baht_text_writes_satang_only_when_there_are_some(satang, written):
    assert money.baht_text(satang) == written


@pytest.mark.parametrize(
    ("baht", "satang"), [("50", 5000), ("0.01", 1), (Decimal("1250.5"), 125050), (7, 700), ("-3.20", -320)]
)
def test_from_baht_is_exact(baht, satang):
    assert money.from_baht(baht) == satang


@pytest.mark.parametrize("bad", ["", "abc", "1.005", "NaN", "Infinity", "1,000"])
def test_from_baht_refuses_what_is_not_an_amount(bad):
    with pytest.raises(ValueError):
        money.from_baht(bad)


def test_from_baht_refuses_a_float():
    with pytest.raises(TypeError):
        money.from_baht(0.1)


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_plain_baht_reads_back_unchanged(satang):
    assert money.from_baht(money.plain_baht(satang)) == satang


@pytest.mark.parametrize(
    ("satang", "percent", "part"), [(10050, 3, 302), (10050, 7, 704), (1, 50, 1), (-1, 50, -1), (99, 0, 0)]
)
def test_percent_is_rounded_half_up(satang, percent, part):
    assert money.percent_of(satang, percent) == part


@pytest.mark.parametrize(("gross", "vat"), [(10700, 700), (5000, 327), (35000, 2290), (0, 0)])
def test_vat_included(gross, vat):
    assert money.vat_included(gross) == vat
    assert money.before_vat(gross) + vat == gross


def test_price_per_hundred_rounds_half_up_and_refuses_no_weight():
    assert money.price_per_hundred(12000, 350) == 3429
    with pytest.raises(ValueError):
        money.price_per_hundred(12000, 0)


def test_split_gives_the_odd_satang_to_the_largest_remainder_then_to_the_earlier():
    assert money.split_proportionally(100, [1, 1, 1]) == [34, 33, 33]
    assert money.split_proportionally(100, [1, 2]) == [33, 67]
    assert money.split_proportionally(-100, [1, 1, 1]) == [-34, -33, -33]
    assert money.split_proportionally(5, [0, 0]) == [3, 2]


@pytest.mark.parametrize("weights", [[], [1, -1]])
def test_split_refuses_no_weights_and_negative_ones(weights):
    with pytest.raises(ValueError):
        money.split_proportionally(100, weights)


@given(
    st.integers(min_value=-(10**10), max_value=10**10),
    st.lists(st.integers(min_value=0, max_value=10**9), min_size=1, max_size=30),
)
def test_split_always_sums_exactly_and_is_never_off_by_a_satang(total, weights):
    parts = money.split_proportionally(total, weights)
    assert sum(parts) == total
    whole = sum(weights)
    if whole:
        assert all(abs(part * whole - total * weight) < whole for part, weight in zip(parts, weights, strict=True))


@pytest.mark.parametrize(
    ("satang", "percent", "step", "after"),
    [
        (5500, 7, 1, 5885),
        (5500, 7, 100, 5900),
        (5500, -7, 100, 5100),
        (5500, Decimal("2.5"), 1, 5638),  # 5637.5: half goes up
        (5500, Decimal("2.5"), 500, 5500),
        (5750, 0, 500, 6000),
        (100, -50, 100, 100),  # 50 satang of 100: half goes up
        (1, 100, 1, 2),
    ],
)
def test_a_price_changed_by_percent(satang, percent, step, after):
    assert money.changed_by_percent(satang, percent, step=step) == after


def test_prices_of_a_litre_and_of_a_piece():
    assert money.price_per_thousand(35000, 5000) == 7000
    assert money.price_per_thousand(100, 3000) == 33
    assert money.price_per_piece(10000, 12) == 833
    assert money.price_per_piece(50, 4) == 13  # 12.5
    for wrong in (money.price_per_thousand, money.price_per_piece):
        with pytest.raises(ValueError):
            wrong(100, 0)
    with pytest.raises(ValueError):
        money.to_step(100, 0)
