import pytest
from django.db.models import F

from common.versions import services as versions
from common.versions.models import Version

pytestmark = pytest.mark.django_db


def test_a_rising_number_is_taken_once():
    assert [versions.claim("hour", number) for number in (7, 7, 8, 8, 7)] == [True, False, True, False, False]
    assert versions.claim("another", 7) is True


def test_it_tells_whose_things_have_changed_since():
    assert versions.changed("shelf", since=1) == (1, set())
    for whose in ([3], [17, 4], (), [3]):
        versions.bump("shelf", of=whose)
    assert versions.changed("shelf", since=5) == (5, set())
    assert versions.changed("shelf", since=4) == (5, {3})
    assert versions.changed("shelf", since=3) == (5, {3})
    assert versions.changed("shelf", since=1) == (5, {3, 4, 17})
    assert versions.current("shelf").startswith("shelf:5:")


def test_where_it_may_be_anybodys_or_is_too_long_ago_it_tells_nobody():
    versions.bump("shelf", of=[3])
    assert versions.changed("shelf", since=0) == (2, None)  # before there was one
    assert versions.changed("shelf", since=7) == (2, None)  # the books were put back
    versions.bump("shelf")
    versions.bump("shelf", of=[4])
    assert versions.changed("shelf", since=2) == (4, None)
    assert versions.changed("shelf", since=3) == (4, {4})
    for _time in range(400):
        versions.bump("shelf", of=[1234])
    assert versions.changed("shelf", since=4) == (404, None)
    assert versions.changed("shelf", since=300) == (404, {1234})
    versions.bump("shelf", of=range(100_000, 101_000))  # more than is written down
    assert versions.changed("shelf", since=404) == (405, None)
    versions.bump("shelf", of=[5])
    assert versions.changed("shelf", since=405) == (406, {5})


def test_a_number_raised_by_who_does_not_say_whose_is_noticed():
    for whose in ([3], [4]):
        versions.bump("shelf", of=whose)
    Version.objects.filter(name="shelf").update(number=F("number") + 1)  # a release from before, while it still runs
    versions.bump("shelf", of=[5])
    assert versions.changed("shelf", since=4) == (5, {5})
    assert versions.changed("shelf", since=3) == (5, None)
    assert versions.changed("shelf", since=2) == (5, None)
