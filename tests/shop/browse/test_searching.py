"""The page of a search, suggestions while typing, and what is made of searches that found nothing."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from shop.catalogue import jobs, search_log
from shop.catalogue.models import SearchCount, Synonym
from shop.catalogue.search.find import find


@pytest.fixture
def stream():
    file = Path(settings.SEARCH_LOG)
    file.unlink(missing_ok=True)
    yield file
    file.unlink(missing_ok=True)


def main_of(response) -> str:
    return response.content.decode().split("<main", 1)[1].split("</main>", 1)[0]


def test_what_was_meant_is_asked_and_its_goods_stand_below(client, make):
    make.product(make.merchant(), "น้ำบูดูสายบุรี", name_en="Sai Buri budu")
    page = main_of(client.get("/search/", {"q": "บูดุ"}))
    assert "ไม่พบ “บูดุ” ตรงตามที่พิมพ์" in page and "คุณหมายถึง “บูดู” ใช่ไหม" in page and "น้ำบูดูสายบุรี" in page


def test_a_search_that_finds_nothing_links_no_product(client, make):
    make.product(make.merchant(), "หมี่เบตง")
    page = main_of(client.get("/search/", {"q": "หมูย่าง"}))
    assert "/products/" not in page and "ยังไม่พบสินค้าที่ตรงกับ “หมูย่าง”" in page


def test_a_search_and_its_filters_are_one_link(client, make):
    make.product(make.merchant(), "ปลาเค็ม", on_hand=0)
    page = client.get("/search/?q=ปลาเค็ม&stock=1")
    assert page.context["total"] == 0 and "ดูผลการค้นหาทั้งหมด" in main_of(page)
    assert client.get("/search/?q=ปลาเค็ม").context["total"] == 1


def test_searches_are_counted_by_the_job_and_by_nothing_else(client, make, stream):
    product = make.product(make.merchant(), "น้ำบูดู")
    with CaptureQueriesContext(connection) as captured:
        for asked in ("บูดู", "บูดู", "หมูย่าง", "  ", "โทร 081-234-5678", "me@example.test"):
            client.get("/search/", {"q": asked})
        client.get(f"/products/{product.slug}/", headers={"referer": "http://testserver/search/?q=บูดู"})
        client.get(f"/products/{product.slug}/", headers={"referer": "http://elsewhere.test/search/?q=บูดู"})
    assert not [one["sql"] for one in captured if not one["sql"].startswith("SELECT")]
    assert jobs.run()["searches_counted"] == 4 and jobs.run()["searches_counted"] == 0
    rows = {row.query: (row.searches, row.empty, row.clicks) for row in SearchCount.objects.all()}
    assert rows == {"บูดู": (2, 0, 1), "หมูย่าง": (1, 1, 0)}
    assert list(stream.parent.glob("searches*")) == []


def test_a_broken_line_does_not_stop_the_counting(make, stream):
    stream.write_text('{"q": "บูดู", "what": "empty"}\n{"q": "บู\nnull\n')
    assert search_log.count_up() == 3
    assert SearchCount.objects.get().query == "บูดู"


@pytest.fixture
def unanswered(make):
    make.product(make.merchant(), "ผ้าขาวม้า")
    now = make.clock.now()
    return SearchCount.objects.create(query="ผ้าสารพัดประโยชน์", searches=3, empty=3, last_at=now)


def test_an_officer_makes_a_synonym_with_one_tap(signed_in, make, unanswered):
    client = signed_in(make.officer(provinces=["94"]))
    address = reverse("searches:list")
    assert "ผ้าสารพัดประโยชน์" in main_of(client.get(address))
    refused = client.post(address, {"count": unanswered.pk, "what": "synonym", "finds": "รถไฟ"})
    assert "ค้นด้วย “รถไฟ” แล้วยังไม่พบสินค้า" in main_of(refused) and 'value="รถไฟ"' in main_of(refused)
    made = Synonym.objects.count()
    for _press in range(2):
        answer = client.post(address, {"count": unanswered.pk, "what": "synonym", "finds": "ผ้าขาวม้า"}, follow=True)
    assert "คำนี้มีคนจัดการไปแล้ว" in answer.content.decode()  # it left the list with the first press
    assert Synonym.objects.count() == made + 1
    assert [row.name for row in find("ผ้าสารพัดประโยชน์").products] == ["ผ้าขาวม้า"]
    assert "ไม่มีคำค้นที่รออยู่" in main_of(client.get(address))


def test_an_officer_takes_off_what_is_not_ours(signed_in, make, unanswered):
    client = signed_in(make.officer())
    answer = client.post(reverse("searches:list"), {"count": unanswered.pk, "what": "settle"}, follow=True)
    assert "ออกจากรายการแล้ว" in answer.content.decode()
    unanswered.refresh_from_db()
    assert unanswered.settled and find("ผ้าสารพัดประโยชน์").any is False


def test_suggestions_are_phrases_categories_and_shops(client, make):
    shop = make.merchant("กลุ่มบูดูบ้านปะเสยะวอ")
    for number in range(30):
        make.product(shop, f"น้ำบูดูสูตร {number}")
    make.product(shop, "บูดูผง")
    address = reverse("browse:suggestions")
    with CaptureQueriesContext(connection) as captured:
        page = client.get(address, {"q": "บูดู"}).content.decode()
    assert "/search/?q=%E0%B8%9A%E0%B8%B9%E0%B8%94%E0%B8%B9" in page and f"/shops/{shop.slug}/" in page
    assert "/products/?category=condiment" in page and "<html" not in page
    assert len(captured) <= 7
    for odd in ("", "  ", "😀", "%", "\x00", "ก" * 10_000, "' OR 1=1"):
        assert client.get(address, {"q": odd}).status_code == 200


def test_before_typing_what_others_find_is_suggested(client, make):
    now = make.clock.now()
    SearchCount.objects.create(query="บูดู", searches=9, clicks=4, last_at=now)
    SearchCount.objects.create(query="หมูย่าง", searches=9, empty=9, last_at=now)
    page = client.get(reverse("browse:suggestions")).content.decode()
    assert "บูดู" in page and "หมูย่าง" not in page
