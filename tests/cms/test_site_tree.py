from importlib import import_module

import pytest
from django.apps import apps
from django.conf import settings
from django.urls import reverse
from wagtail.models import Locale, Page, Site

from cms.models import HomePage, PlainPage, ShopsPage

# what Wagtail's editor sends for one paragraph
DRAFT = '{"blocks":[{"key":"a","text":"เขียนใหม่","type":"unstyled","depth":0,"inlineStyleRanges":[],"entityRanges":[]}],"entityMap":{}}'
pytestmark = pytest.mark.django_db


def test_the_tree_stands_and_is_sound():
    home = HomePage.objects.get()
    assert Site.objects.get(is_default_site=True).root_page_id == home.pk
    assert ShopsPage.objects.get().get_parent().pk == home.pk
    assert set(Locale.objects.values_list("language_code", flat=True)) == {"th", "ms", "en"}
    assert Page.find_problems() == ([], [], [], [], [])


def test_making_it_again_changes_nothing():
    before = list(Page.objects.values())
    import_module("cms.migrations.0002_site_tree").make(apps, None)
    import_module("cms.migrations.0017_each_law_its_page").make(apps, None)
    assert list(Page.objects.values()) == before


@pytest.mark.parametrize("prefix", ["", "/ms", "/en"])
@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("help", "ส่งรูปสลิป"),
        ("terms", "คืนได้ภายใน 7 วัน"),
        ("privacy", "พระราชบัญญัติคุ้มครองข้อมูลส่วนบุคคล"),
        ("returns", "เปิดพัสดุดูต่อหน้าคนส่งของก่อนจ่ายเงินได้"),
        ("sellers", "สัญญาซื้อขายอยู่ระหว่างคุณกับร้านนั้น"),
        ("ranking", "ไม่มีร้านใดจ่ายเงินเพื่อให้อยู่ก่อนร้านอื่น"),
    ],
)
def test_plain_pages_answer_in_every_language(prefix, slug, words, client):
    response = client.get(f"{prefix}/{slug}/")
    assert response.status_code == 200
    assert words in response.content.decode()


def test_the_terms_name_the_version_that_is_accepted(client):
    page = PlainPage.objects.get(slug="terms")
    assert page.is_terms_in_force
    assert f"ฉบับที่ {settings.TERMS_VERSION}" in client.get("/terms/").content.decode()
    page.version = "2569-12"
    assert not page.is_terms_in_force


def test_an_address_that_is_not_there_is_404(client):
    assert client.get("/nothing-here/").status_code == 404


def test_editors_publish_and_keep_categories(client, make):
    editor = make.editor()
    assert editor.has_perm("catalogue.change_category")
    client.force_login(editor)
    page = PlainPage.objects.get(slug="help")
    words = {
        "title": "ช่วยเหลือ",
        "slug": "help",
        "version": "",
        "action-publish": "1",
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
    }
    answer = client.post(f"/admin/pages/{page.pk}/edit/", {**words, "body": DRAFT})
    assert answer.status_code == 302
    page.refresh_from_db()
    assert page.title == "ช่วยเหลือ"
    assert "เขียนใหม่" in client.get("/help/").content.decode()


def test_home_is_whole_without_any_goods(client):
    html = client.get(reverse("home")).content.decode()
    assert "ของดีห้าจังหวัดชายแดนใต้" in html
    assert "สินค้ากำลังจะมา" in html
    for province in ("pattani", "yala", "narathiwat", "songkhla", "satun"):
        assert html.count(f'href="/{province}/"') == 1


def test_home_shows_goods_of_many_shops_before_many_of_one(client, make):
    first, second = make.merchant("ร้านแรก"), make.merchant("ร้านสอง", province="95")
    for number in range(9):
        make.product(first, f"น้ำบูดู {number}")
    make.product(second, "กล้วยหินฉาบ")
    for number in range(9, 18):
        make.product(first, f"น้ำบูดู {number}")
    html = client.get("/").content.decode()
    assert "กล้วยหินฉาบ" in html
    assert html.count('class="product-card') == 8
