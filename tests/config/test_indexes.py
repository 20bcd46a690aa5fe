"""Pages written many at once are in Wagtail's indexes as if each had been written alone."""

import pytest
from django.contrib.contenttypes.models import ContentType
from modelsearch.backends import get_search_backend
from wagtail.models import ReferenceIndex
from wagtail.rich_text import RichText

from cms.models import HomePage, PlainPage
from config.indexes import indexed_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("page_indexes")]


def written(title: str) -> PlainPage:
    home = HomePage.objects.get(locale__language_code="th")
    page = home.add_child(
        instance=PlainPage(title=title, slug=title, locale=home.locale, body=[("text", RichText("<p>คำ</p>"))])
    )
    page.save_revision().publish()
    return page


def links_of(page) -> list:
    kind = ContentType.objects.get_for_model(PlainPage)
    links = ReferenceIndex.objects.filter(object_id=str(page.pk), content_type=kind)
    return sorted(links.values_list("model_path", "to_object_id"))


def test_a_page_of_many_is_indexed_as_one_written_alone():
    alone = written("alone")
    with indexed_once():
        among = written("among")
        gone = written("gone")
        assert not get_search_backend().search("among", PlainPage)
        gone.delete()
    assert [page.title for page in get_search_backend().search("among", PlainPage)] == ["among"]
    assert not get_search_backend().search("gone", PlainPage)
    assert links_of(among) == links_of(alone)


def test_after_the_block_pages_are_indexed_when_they_are_saved_as_before():
    with indexed_once():
        pass
    written("later")
    assert get_search_backend().search("later", PlainPage)
