"""Returns, sellers and ranking are texts of law of their own: linked where they are accepted and where they are asked for."""

from importlib import import_module

import pages_made
import pytest
from django.apps import apps
from django.urls import reverse
from wagtail.models import Page

from cms.models import PlainPage
from cms.sitemaps import Plain
from merchants.terms import services as terms
from merchants.terms.models import TermsVersion

NEW = ["returns", "sellers", "ranking"]
pytestmark = pytest.mark.django_db


def main_of(answer) -> str:
    return answer.content.decode().split("<main", 1)[1].split("</main>", 1)[0]


@pytest.fixture
def sold(make):
    """A product of a shop that sells."""
    return make.product(make.ready(make.merchant()), on_hand=5)


@pytest.mark.parametrize("slug", NEW)
def test_it_stands_in_thai_with_its_first_version(client, slug):
    page = PlainPage.objects.get(slug=slug)
    assert (page.locale.language_code, page.live, page.stands, page.makes_law) == ("th", True, True, True)
    assert terms.version_in_force(slug) == page.version == "2569-11"
    html = client.get(f"/{slug}/").content.decode()
    assert "ฉบับที่ 2569-11" in html and 'hreflang="en"' in html and 'hreflang="ms"' in html
    assert page in Plain().items()


@pytest.mark.parametrize("slug", NEW)
def test_a_new_version_of_it_is_written_down_and_asks_nobody_unless_it_is_ticked(make, slug):
    page, merchant = PlainPage.objects.get(slug=slug), make.merchant()
    page.version = "2570-01"
    page.save_revision().publish()
    assert TermsVersion.objects.filter(kind=slug).count() == 2 and terms.version_in_force(slug) == "2570-01"
    assert terms.outstanding(merchant) == [] and terms.version_in_force() == "2569-11"


@pytest.mark.parametrize("slug", NEW)
def test_a_translation_of_it_says_that_the_thai_text_counts(client, slug):
    pages_made.translated(PlainPage.objects.get(slug=slug), "en", title="In English", body="<p>Read this.</p>")
    html = main_of(client.get(f"/en/{slug}/"))
    assert "Read this." in html and f'href="/{slug}/"' in html and "lang-note" not in html


@pytest.mark.parametrize(("start", "address"), [("", "/"), ("", "/help/"), ("/ms", "/ms/products/")])
def test_every_foot_of_the_shop_leads_to_all_of_them_once(client, start, address):
    foot = client.get(address).content.decode().split('class="site-foot"', 1)[1]
    for slug in ["terms", "privacy", *NEW]:
        assert foot.count(f'href="{start}/{slug}/"') == 1


def test_who_orders_accepts_them_with_the_terms(client, sold, make):
    client.post(reverse("cart:add"), {"variant": make.variant(sold).pk, "quantity": 1})
    html = main_of(client.get(reverse("checkout:checkout")))
    said = html.index("ฉันยอมรับข้อตกลงการใช้งาน")
    for slug in ["terms", *NEW, "privacy"]:
        assert f'href="/{slug}/"' in html[said:]


def test_they_are_named_where_they_are_asked_for(client, sold):
    assert 'href="/returns/"' in main_of(client.get(f"/products/{sold.slug}/"))
    assert 'href="/ranking/"' in main_of(client.get("/products/"))
    assert 'href="/ranking/"' in main_of(client.get("/search/?q=บูดู"))
    assert 'href="/en/ranking/"' in main_of(client.get("/en/products/"))


def test_the_migration_adds_them_behind_what_editors_made_and_leaves_that(client):
    PlainPage.objects.filter(slug__in=NEW[1:]).delete()
    TermsVersion.objects.filter(kind__in=NEW).delete()
    Page.fix_tree()
    PlainPage.objects.filter(slug="returns").update(title="ของเรา", version="9")
    import_module("cms.migrations.0017_each_law_its_page").make(apps, None)
    assert PlainPage.objects.get(slug="returns").title == "ของเรา"
    assert Page.find_problems() == ([], [], [], [], [])
    assert [client.get(f"/{slug}/").status_code for slug in NEW] == [200, 200, 200]
    assert sorted(TermsVersion.objects.filter(kind__in=NEW).values_list("kind", flat=True)) == ["ranking", "sellers"]
