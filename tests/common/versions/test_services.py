import pytest

from common.versions import services as versions

pytestmark = pytest.mark.django_db


def test_a_rising_number_is_taken_once():
    assert [versions.claim("hour", number) for number in (7, 7, 8, 8, 7)] == [True, False, True, False, False]
    assert versions.claim("another", 7) is True
