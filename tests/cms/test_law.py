"""The texts of law in /admin/: a new version, and the tick that asks every shop to accept it."""

import datetime

import pages_made
import pytest
from django.urls import reverse

from cms import invariants
from cms.models import PlainPage
from common import clock
from merchants.terms.models import TermsVersion

DRAFT = '{"blocks":[{"key":"a","text":"เขียนใหม่","type":"unstyled","depth":0,"inlineStyleRanges":[],"entityRanges":[]}],"entityMap":{}}'
WORDS = "ค่าส่งคืนสินค้าเป็นของร้าน"


@pytest.fixture
def page(db):
    return PlainPage.objects.get(slug="terms")


@pytest.fixture
def editor(client, make):
    client.force_login(make.editor())
    return client


def day(days: int) -> str:
    return (clock.today() + datetime.timedelta(days=days)).isoformat()


def typed(page, **facts) -> dict:
    return {
        "title": page.title,
        "slug": page.slug,
        "body": DRAFT,
        "version": "2570-01",
        "asks_again": "on",
        "changes": WORDS,
        "changes_ms": "Kos pulangan ditanggung kedai",
        "changes_en": "",
        "accept_by": day(30),
        "action-publish": "1",
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        **facts,
    }


def edit(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_a_published_tick_asks_every_shop(editor, page, client):
    assert "ทุกร้านต้องยอมรับฉบับนี้" in editor.get(edit(page)).content.decode()
    assert editor.post(edit(page), typed(page)).status_code == 302
    row = TermsVersion.objects.get(kind="terms", version="2570-01")
    assert (row.changes, row.changes_ms, row.accept_by.isoformat()) == (WORDS, "Kos pulangan ditanggung kedai", day(30))
    page.refresh_from_db()
    assert page.is_terms_in_force
    assert "ฉบับที่ 2570-01" in client.get("/terms/").content.decode()


def test_without_the_tick_the_version_stands_and_asks_nobody(editor, page):
    editor.post(edit(page), typed(page, asks_again="", changes="", accept_by=""))
    assert TermsVersion.objects.get(kind="terms", version="2570-01").accept_by is None


def test_a_draft_asks_nobody(editor, page):
    facts = typed(page)
    del facts["action-publish"]
    assert editor.post(edit(page), facts).status_code == 302
    assert not TermsVersion.objects.filter(version="2570-01").exists()


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"version": ""}, "ใส่เลขฉบับใหม่ก่อน เช่น 2570-01"),
        ({"changes": " "}, "เขียนสั้น ๆ ว่าอะไรเปลี่ยน ผู้ขายอ่านข้อความนี้ก่อนกดยอมรับ"),
        ({"accept_by": ""}, "ใส่วันสุดท้ายที่ให้ผู้ขายยอมรับ"),
        ({"accept_by": "day 3"}, "ให้เวลาผู้ขายอย่างน้อย 7 วัน เลือกตั้งแต่"),
        ({"accept_by": "day 231000"}, "ไกลเกินหนึ่งปี โปรดตรวจว่าใส่ปีเป็น ค.ศ. เช่น 2027"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_published(editor, page, facts, sentence):
    facts = {name: day(int(value[4:])) if value.startswith("day ") else value for name, value in facts.items()}
    answer = editor.post(edit(page), typed(page, **facts))
    assert answer.status_code == 200 and sentence in answer.content.decode()
    page.refresh_from_db()
    assert page.version == "2569-11" and not TermsVersion.objects.filter(version="2570-01").exists()


def test_the_tick_is_gone_next_time_and_the_same_version_asks_no_second_time(editor, page):
    editor.post(edit(page), typed(page))
    form = editor.get(edit(page)).context["form"]
    assert (form["asks_again"].value(), form["changes"].value(), form["accept_by"].value()) == (False, "", None)
    editor.post(edit(page), typed(page, asks_again="", changes="", accept_by=""))  # a slip of the pen is mended
    assert TermsVersion.objects.get(version="2570-01").changes == WORDS
    answer = editor.post(edit(page), typed(page, changes="อื่น"))
    assert "ฉบับที่ 2570-01 ขอให้ผู้ขายยอมรับไปแล้ว ถ้าเปลี่ยนอีก ให้ใส่เลขฉบับใหม่" in answer.content.decode()


def test_other_pages_have_no_such_tick_and_no_versions(editor):
    page = PlainPage.objects.get(slug="help")
    assert "ทุกร้านต้องยอมรับฉบับนี้" not in editor.get(edit(page)).content.decode()
    assert editor.post(edit(page), typed(page)).status_code == 302
    assert not TermsVersion.objects.filter(version="2570-01").exists()


@pytest.fixture
def english(page):
    made = pages_made.translated(page, "en", title="Terms of use", body="<h2>Who sells</h2><p>The shop.</p>")
    return PlainPage.objects.get(pk=made.pk)


def test_a_translation_says_that_the_thai_text_counts(client, page, english):
    html = client.get("/en/terms/").content.decode()
    assert "Who sells" in html and 'href="/terms/"' in html and 'lang="en">Terms of use' in html
    assert "notice--waiting" not in html and "lang-note" not in html
    page.version = "2570-02"
    page.save_revision().publish()
    html = client.get("/en/terms/").content.decode()
    assert "notice--waiting" in html and "2570-02" in html


def test_a_translation_makes_no_law_and_asks_nobody(editor, english):
    assert "ทุกร้านต้องยอมรับฉบับนี้" not in editor.get(edit(english)).content.decode()
    english.version, english.asks_again = "2570-09", True
    english.changes, english.accept_by = WORDS, clock.today() + datetime.timedelta(days=30)
    english.save_revision().publish()
    assert not TermsVersion.objects.filter(version="2570-09").exists()


def test_the_law_is_missing_where_only_its_translation_stands(page, english):
    assert invariants.check() == []
    PlainPage.objects.filter(pk=page.pk).update(live=False)
    assert any("page terms" in line for line in invariants.check())


@pytest.mark.parametrize("slug", ["help", "privacy", "returns", "sellers", "ranking"])
def test_a_text_without_translation_says_that_it_is_thai(client, db, slug):
    assert "lang-note" in client.get(f"/en/{slug}/").content.decode()
    assert "lang-note" not in client.get(f"/{slug}/").content.decode()
