"""Pages are found in Thai: by editors in /admin/, and by shoppers below the goods of a search."""

import pages_made as pages
import pytest
from django.core.management import call_command
from modelsearch.backends import get_search_backend
from wagtail.images import get_image_model

from cms.models import StoryPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("page_indexes")]


def in_admin(client, words: str, where: str = "/admin/pages/search/results/") -> str:
    answer = client.get(where, {"q": words})
    assert answer.status_code == 200, words
    return answer.content.decode()


def test_editors_find_pages_by_thai_words_inside_a_title_or_a_body(client, make):
    client.force_login(make.admin())
    body = [
        ("text", "<p>เช้ามืดที่หมู่บ้านตะโละกาโปร์ เรือกอและเข้าฝั่ง</p>"),
        ("questions", {"title": "", "questions": [{"question": "เก็บได้กี่เดือน", "answer": "สิบสองเดือนในที่ร่ม"}]}),
    ]
    pages.story("แม่เฒ่ากับน้ำบูดูไหดิน", slug="jar", lead="กลิ่นที่ตื่นก่อนไก่", body=body)
    pages.story("หมี่เบตงของครูสมศรี", slug="noodles", body=[("text", "<p>Sai Buri, 2 ชั่วโมง</p>")])
    jar, noodles = "แม่เฒ่ากับน้ำบูดูไหดิน", "หมี่เบตงของครูสมศรี"
    asked = {
        "บูดู": (True, False),
        "น้ำบูดู": (True, False),
        "นํ้าบูดู": (True, False),  # the other way to write it
        "ไหดิน บูดู": (True, False),
        "บูด": (True, False),  # still typing
        "เรือกอและ": (True, False),
        "ตะโละกาโปร์": (True, False),
        "สิบสองเดือน": (True, False),
        "ตื่นก่อนไก่": (True, False),
        "หมี่": (False, True),
        "หมี่เบตง": (False, True),
        "หมู": (False, False),  # neither หมี่ nor หมู่บ้าน
        "sai bur": (False, True),
        "บูดู เบตง": (False, False),
        "***": (False, False),
        'บูดู" OR *': (False, False),
        "'บูดู'": (True, False),
    }
    found = {words: tuple(title in in_admin(client, words) for title in (jar, noodles)) for words in asked}
    assert found == asked
    chooser = in_admin(client, "บูดู", "/admin/choose-page/search/")
    assert jar in chooser and noodles not in chooser
    picture, pictures = pages.image("ไหดินริมทะเล"), get_image_model()
    assert list(get_search_backend().autocomplete("ริมทะเล", pictures)) == [picture]
    assert list(get_search_backend().autocomplete("ริมคลอง", pictures)) == []


def test_the_index_is_made_anew_as_it_was_written(client, make):
    client.force_login(make.admin())
    pages.story("แม่เฒ่ากับน้ำบูดูไหดิน", slug="jar")
    story = StoryPage.objects.get(slug="jar")
    StoryPage.objects.filter(pk=story.pk).update(title="เรือกอและลำสุดท้าย", draft_title="เรือกอและลำสุดท้าย")
    call_command("update_index", verbosity=0)
    assert "เรือกอและลำสุดท้าย" in in_admin(client, "เรือกอและ")
    assert "เรือกอและลำสุดท้าย" not in in_admin(client, "บูดู")
    story.delete()
    assert "เรือกอและลำสุดท้าย" not in in_admin(client, "เรือกอและ")
