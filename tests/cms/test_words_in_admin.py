"""Editors keep the lists of words; what they write holds from the next search on."""

import pytest
from django.urls import reverse

from shop.catalogue import search
from shop.catalogue.models import Category, SearchCount, Synonym

WORDS = "wagtailsnippets_catalogue_synonym"


@pytest.fixture
def editor(signed_in, make):
    return signed_in(make.editor())


def names(query: str) -> list[str]:
    return [product.name for product in search.find(query).products]


def test_an_editor_writes_changes_and_deletes_a_list(editor, make):
    make.product(make.merchant(), "ผ้าขาวม้า")
    said = {"kind": "same", "words": "ผ้าขาวม้า\nผ้าเคียนเอว", "finds": "", "category": "", "note": "", "active": "on"}
    assert names("ผ้าเคียนเอว") == []
    assert editor.post(reverse(f"{WORDS}:add"), said).status_code == 302
    row = Synonym.objects.get(words__contains="ผ้าเคียนเอว")
    assert names("ผ้าเคียนเอว") == ["ผ้าขาวม้า"]
    editor.post(reverse(f"{WORDS}:edit", args=[row.pk]), {**said, "active": ""})
    assert names("ผ้าเคียนเอว") == []
    editor.post(reverse(f"{WORDS}:edit", args=[row.pk]), said)
    assert names("ผ้าเคียนเอว") == ["ผ้าขาวม้า"]
    editor.post(reverse(f"{WORDS}:delete", args=[row.pk]))
    assert names("ผ้าเคียนเอว") == [] and not Synonym.objects.filter(pk=row.pk).exists()


def test_a_list_that_leads_nowhere_is_refused(editor):
    said = {"kind": "leads", "words": "ชุดรายอ", "finds": " ", "category": "", "note": "", "active": "on"}
    before = Synonym.objects.count()
    answer = editor.post(reverse(f"{WORDS}:add"), said)
    assert "กรุณาใส่คำที่ให้เจอ หรือเลือกหมวดสินค้า" in answer.content.decode() and Synonym.objects.count() == before


def test_a_category_of_another_name_is_found_by_it(editor, make, django_capture_on_commit_callbacks):
    category = Category.objects.get(slug="gift-set")
    make.product(make.merchant(), "กล่องใหญ่", category=category)
    facts = {
        "name": "กระเช้าปีใหม่พิเศษ",
        "slug": "gift-set",
        "position": "160",
        "name_ms": "",
        "name_en": "",
        "parent": "",
    }
    with django_capture_on_commit_callbacks(execute=True):
        answer = editor.post(reverse("wagtailsnippets_catalogue_category:edit", args=[category.pk]), facts)
    assert answer.status_code == 302 and names("ปีใหม่") == ["กล่องใหญ่"]


def test_an_editor_sees_what_people_search(editor, make):
    SearchCount.objects.create(query="ผ้าเคียนเอว", searches=3, empty=3, last_at=make.clock.now())
    page = editor.get(reverse("wagtailsnippets_catalogue_searchcount:list"))
    assert page.status_code == 200 and "ผ้าเคียนเอว" in page.content.decode()
