import pytest

from common.letters.models import Letter


@pytest.fixture
def order(make):
    shop = make.ready(make.merchant(name="ครัว A&B's <มะ>"))
    return make.order(shop, email="nuri@example.test")


def test_names_stand_in_letters_as_they_are_written(order):
    letters = Letter.objects.filter(about_id=str(order.pk))
    assert letters
    for letter in letters:
        assert "&amp;" not in letter.subject + letter.body
        assert "&#x27;" not in letter.subject + letter.body
    assert any("ครัว A&B's <มะ>" in letter.subject for letter in letters)
