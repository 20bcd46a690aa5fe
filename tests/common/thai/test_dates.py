import datetime

import pytest
from django.utils import translation

from common.thai import dates

DAY = datetime.date(2026, 11, 23)
LATE_IN_UTC = datetime.datetime(2026, 11, 22, 18, 5, tzinfo=datetime.UTC)  # 01:05 the next day in Bangkok


def test_short_and_long_dates_in_three_languages():
    assert dates.short_date(DAY, "th") == "23 พ.ย. 2569"
    assert dates.short_date(DAY, "en") == "23 Nov 2026"
    assert dates.short_date(datetime.date(2026, 8, 1), "ms") == "1 Ogos 2026"
    assert dates.long_date(datetime.date(2021, 2, 1), "th") == "1 กุมภาพันธ์ 2564"
    assert dates.long_date(DAY, "ms") == "23 November 2026"


def test_the_active_language_is_the_default():
    with translation.override("ms"):
        assert dates.short_date(DAY) == "23 Nov 2026"
    with translation.override("th"):
        assert dates.short_date(DAY) == "23 พ.ย. 2569"


def test_a_moment_is_shown_in_bangkok_time():
    assert dates.short_datetime(LATE_IN_UTC, "th") == "23 พ.ย. 2569 01:05 น."
    assert dates.short_datetime(LATE_IN_UTC, "en") == "23 Nov 2026, 01:05"
    assert dates.short_date(LATE_IN_UTC, "th") == "23 พ.ย. 2569"


@pytest.mark.parametrize(
    "typed",
    [
        "23/11/2569", "23-11-2569", "23.11.2569", "23 11 2569", "๒๓/๑๑/๒๕๖๙", "23/11/2026", "2026-11-23", "2569-11-23",
        "23 พ.ย. 2569", "23 พย 2569", "23พ.ย.2569", "23 พฤศจิกายน 2569", "23 พฤศจิกายน พ.ศ. 2569", "วันที่ 23 พ.ย. พ.ศ.2569",
        "23 Nov 2026", "23 november 2026", " 23 / 11 / 2569 ",
    ],
)  # fmt: skip
def test_people_type_dates_in_many_ways(typed):
    assert dates.parse_date(typed) == DAY


@pytest.mark.parametrize(
    "typed", ["", "พรุ่งนี้", "23/11/69", "31/2/2569", "0/1/2569", "23/13/2569", "23 foo 2569", "29/02/2566", "1" * 500]
)
def test_unreadable_and_impossible_dates_are_refused(typed):
    with pytest.raises(ValueError):
        dates.parse_date(typed)


def test_a_leap_day_is_judged_in_the_common_era():
    assert dates.parse_date("29/2/2567") == datetime.date(2024, 2, 29)


def test_a_date_written_into_a_field_reads_back():
    assert dates.typed_date(DAY) == "23/11/2569"
    assert dates.parse_date(dates.typed_date(DAY)) == DAY
    for language in ("ms", "en"):
        with translation.override(language):
            assert dates.typed_date(DAY) == "23/11/2026" and dates.parse_date(dates.typed_date(DAY)) == DAY


@pytest.mark.parametrize(
    ("first", "last", "thai", "english"),
    [
        ((2026, 12, 6), (2026, 12, 8), "6–8 ธันวาคม 2569", "6–8 December 2026"),
        ((2026, 11, 30), (2026, 12, 2), "30 พฤศจิกายน – 2 ธันวาคม 2569", "30 November – 2 December 2026"),
        ((2026, 12, 30), (2027, 1, 2), "30 ธันวาคม 2569 – 2 มกราคม 2570", "30 December 2026 – 2 January 2027"),
        ((2026, 12, 6), (2026, 12, 6), "6 ธันวาคม 2569", "6 December 2026"),
    ],
)
def test_what_two_days_share_is_said_once(first, last, thai, english):
    first, last = datetime.date(*first), datetime.date(*last)
    assert (dates.long_days(first, last, "th"), dates.long_days(first, last, "en")) == (thai, english)
