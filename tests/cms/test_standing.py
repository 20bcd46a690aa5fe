"""Pages the site cannot be without are written in /admin/, never taken away, hidden, moved or renamed."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from cms import invariants
from cms.models import HomePage, PlainPage, ShopsPage, StorefrontPage

LEFT_OUT = {"comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0}
DRAFT = '{"blocks":[{"key":"a","text":"เขียนใหม่","type":"unstyled","depth":0,"inlineStyleRanges":[],"entityRanges":[]}],"entityMap":{}}'


LAW = ["terms", "privacy", "returns", "sellers", "ranking"]


@pytest.fixture
def standing(make):
    """The pages that stand, by name."""
    merchant = make.merchant(slug="budu")
    return {
        "home": HomePage.objects.get(),
        "shops": ShopsPage.objects.get(),
        "storefront": StorefrontPage.objects.get(merchant=merchant),
        **{slug: PlainPage.objects.get(slug=slug) for slug in LAW},
    }


@pytest.fixture(params=["editor", "admin"])
def writer(request, client, make):
    client.force_login(getattr(make, request.param)())
    return client


def tree() -> list[tuple]:
    """Every page with its address and whether it is shown; their order beside each other is the editors'."""
    return list(Page.objects.order_by("url_path").values_list("url_path", "slug", "live", "depth"))


def said(answer) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request)]


NAMES = ["home", "shops", "storefront", *LAW]


@pytest.mark.parametrize("name", NAMES)
def test_no_page_that_stands_is_taken_away_by_its_own_buttons(writer, standing, name):
    before, page = tree(), standing[name]
    help_page = PlainPage.objects.get(slug="help")
    typed = {"confirm": "Kedai", "confirm_site_name": "Kedai", "include_descendants": "on"}
    for act in ["delete", "unpublish"]:
        for ask in (writer.get, writer.post):
            answer = ask(reverse(f"wagtailadmin_pages:{act}", args=[page.pk]), typed)
            assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
            assert f"หน้า “{page.title}” ต้องอยู่คู่กับเว็บไซต์เสมอ จึงลบ เลิกเผยแพร่ หรือย้ายไม่ได้" in said(answer)[-1]
    for target in [help_page, Page.objects.get(depth=1)]:
        writer.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, target.pk]))
    assert tree() == before


@pytest.mark.parametrize("act", ["delete", "unpublish", "move"])
def test_nor_together_with_others(writer, standing, act):
    before = tree()
    ids = "&".join(f"id={page.pk}" for page in standing.values())
    typed = {"confirm": "Kedai", "include_descendants": "on", "chooser": PlainPage.objects.get(slug="help").pk}
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", act])
    answer = writer.post(f"{address}?{ids}", typed)
    assert answer.status_code == 302
    assert len([words for words in said(answer) if "ต้องอยู่คู่กับเว็บไซต์เสมอ" in words]) == len(standing)
    assert tree() == before
    if act == "move":
        return  # "all" would hold the page that is moved to
    everything = writer.post(f"{address}?id=all&childOf={standing['home'].pk}&id={'9' * 30}", typed)
    assert everything.status_code < 500
    assert {row for row in tree() if row[1] in NAMES} == {row for row in before if row[1] in NAMES}


@pytest.mark.parametrize("act", ["delete", "unpublish", "move"])
@pytest.mark.parametrize("name", NAMES)
def test_nor_by_the_machine_s_door(writer, standing, name, act):
    before = tree()
    address = reverse("wagtailadmin_api:pages:action", args=[standing[name].pk, act])
    target = PlainPage.objects.get(slug="help").pk
    typed = {"recursive": True, "destination_page_id": target, "position": "last-child"}
    answer = writer.post(address, typed, content_type="application/json")
    assert answer.status_code == 403
    assert tree() == before


@pytest.mark.parametrize("name", NAMES)
def test_nor_hidden_behind_a_password(writer, standing, name):
    address = reverse("wagtailadmin_pages:set_privacy", args=[standing[name].pk])
    writer.post(address, {"restriction_type": "login"})
    assert not PageViewRestriction.objects.exists()


@pytest.mark.parametrize("name", ["home", "shops", "storefront"])
def test_nor_made_twice(writer, standing, name):
    before, page = tree(), standing[name]
    typed = {"new_title": "สำเนา", "new_slug": "copy", "new_parent_page": page.get_parent().pk, "publish_copies": "on"}
    answer = writer.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), typed)
    assert answer.status_code == 302
    made = reverse("wagtailadmin_pages:add", args=["cms", "storefrontpage", standing["shops"].pk])
    writer.post(made, {"title": "x", "slug": "x", "action-publish": "1", **LEFT_OUT})
    assert tree() == before


@pytest.mark.parametrize(
    ("name", "words"),
    [("terms", {"body": DRAFT, "version": "2569-11"}), ("storefront", {"intro": "", "about": "", "opening_hours": ""})],
)
def test_its_address_stays_and_the_editor_reads_why(writer, standing, name, words):
    page = standing[name]
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    html = writer.get(edit).content.decode()
    assert "หน้านี้ต้องอยู่คู่กับเว็บไซต์เสมอ จึงลบ เลิกเผยแพร่ ย้าย ตั้งเป็นส่วนตัว หรือเปลี่ยนที่อยู่ไม่ได้ แต่แก้ไขข้อความได้ตามปกติ" in html
    assert f"/admin/pages/{page.pk}/delete/" not in html and f"/admin/pages/{page.pk}/unpublish/" not in html
    typed = {"title": "ชื่อใหม่", "slug": "renamed", "action-publish": "1", **words, **LEFT_OUT}
    answer = writer.post(edit, typed)
    assert answer.status_code == 200
    assert f"กรุณาใส่ “{page.slug}” เหมือนเดิม" in answer.content.decode()
    page.refresh_from_db()
    assert page.title != "ชื่อใหม่"
    answer = writer.post(edit, {**typed, "slug": page.slug, "expire_at": "2570-01-01 10:00"})
    assert "หน้านี้ต้องเผยแพร่อยู่เสมอ กรุณาลบวันหมดอายุออก" in answer.content.decode()
    assert writer.post(edit, {**typed, "slug": page.slug}).status_code == 302
    page.refresh_from_db()
    assert (page.title, page.live) == ("ชื่อใหม่", True)


def test_what_an_editor_made_herself_she_may_take_away(client, make, standing):
    client.force_login(make.editor())
    help_page = PlainPage.objects.get(slug="help")
    own = help_page.add_child(instance=PlainPage(title="ข้อตกลง", slug="terms", body="x"))
    assert (
        "หน้านี้ต้องอยู่คู่กับเว็บไซต์เสมอ" not in client.get(reverse("wagtailadmin_pages:edit", args=[own.pk])).content.decode()
    )
    client.post(reverse("wagtailadmin_pages:unpublish", args=[own.pk]))
    assert not PlainPage.objects.get(pk=own.pk).live
    client.post(reverse("wagtailadmin_pages:delete", args=[own.pk]))
    assert not PlainPage.objects.filter(pk=own.pk).exists()


def test_a_missing_or_hidden_page_is_noticed(standing):
    assert invariants.check() == []
    standing["storefront"].delete()
    PlainPage.objects.filter(slug__in=LAW).update(live=False)
    merchant = standing["storefront"].merchant_id
    assert invariants.check() == [
        *(f"page {slug}: the law asks for it, and it is missing or hidden" for slug in LAW),
        f"merchant {merchant}: shoppers find no storefront",
    ]
