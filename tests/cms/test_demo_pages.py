"""The demo's told pages are published once, and stand as if an editor had published each."""

import pytest
from wagtail.models import Locale

from cms import demo_pages
from cms.models import HomePage
from cms.told import HelpPage, SectionPage, StoryPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def told():
    """Home, a section and a story in it with Thai words, and a help page whose section nobody told, with their rows."""
    home = HomePage.objects.get(locale__language_code="th")
    section = home.add_child(instance=SectionPage(title="เรื่อง", slug="told", lead="นำ", locale=home.locale))
    story = section.add_child(instance=StoryPage(title="เช้าที่ไห", slug="jars", lead="ปลาไส้ตัน", locale=home.locale))
    silent = home.add_child(instance=SectionPage(title="ช่วยเหลือ", slug="aid", lead="นำ", locale=home.locale))
    aid = silent.add_child(instance=HelpPage(title="ซื้อครั้งแรก", slug="first", lead="ห้าขั้น", locale=home.locale))
    words = {"home": {"title": "Kedai"}, "told": {"title": "Cerita"}, "jars": {"title": "Pagi", "lead": "Ikan"}}
    words["first"] = {"title": "Kali pertama"}
    return [(home, {"ms": words["home"]}), *((page, {"ms": words[page.slug]}) for page in (section, story, aid))]


def in_malay(page):
    return type(page).objects.get(translation_key=page.translation_key, locale=Locale.objects.get(language_code="ms"))


def test_a_translation_stands_below_the_translation_of_what_is_above_it(told):
    demo_pages._translate(told, "ms", {})
    home, section, story, aid = [in_malay(page) for page, _row in told]
    assert home.url_path == "/home-ms/"
    assert (section.title, section.url_path) == ("Cerita", "/home-ms/told/")
    assert (story.title, story.lead, story.url_path) == ("Pagi", "Ikan", "/home-ms/told/jars/")
    assert aid.url_path == "/home-ms/aid/first/"
    above = aid.get_parent()
    assert (above.title, above.live, bool(above.alias_of)) == ("ช่วยเหลือ", True, True)


def test_a_page_is_live_as_it_was_last_written(told):
    demo_pages._translate(told, "ms", {})
    story = in_malay(told[2][0])
    assert story.live and not story.has_unpublished_changes
    assert story.first_published_at == story.last_published_at is not None
    assert story.live_revision == story.latest_revision == story.revisions.get()
    assert story.get_latest_revision_as_object().title == "Pagi"


def test_the_thai_page_stays_as_it_was(told):
    demo_pages._translate(told, "ms", {})
    story = StoryPage.objects.get(pk=told[2][0].pk)
    assert (story.title, story.locale.language_code, story.url_path) == ("เช้าที่ไห", "th", "/home/told/jars/")
