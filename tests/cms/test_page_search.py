"""Pages are found in Thai: by editors in /admin/, and by shoppers below the goods of a search."""

import pages_made as pages
import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from modelsearch.backends import get_search_backend
from wagtail.images import get_image_model
from wagtail.models import PageViewRestriction

from cms.models import HelpPage, StoryPage
from common import clock
from shop.catalogue import search, search_log
from shop.catalogue.models import SearchCount

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
        "\\ ' : & | ! ² \u0300": (False, False),
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


def help_page(title: str, **facts) -> HelpPage:
    return pages.section("stories").add_child(instance=HelpPage(title=title, slug=f"help-{len(title)}", **facts))


def beside(client, words: str, start: str = "") -> list[str]:
    answer = client.get(f"{start}/search/", {"q": words})
    assert answer.status_code == 200
    return [teaser["title"] for teaser in answer.context["beside"]]


def test_a_search_shows_pages_that_fit_below_its_goods_and_where_nothing_is_sold(client, make):
    make.product(make.ready(make.merchant()), "น้ำบูดูสายบุรี")
    jar = pages.story("เช้ามืดที่ไหบูดู", slug="jar", lead="ปลาไม่รอใคร", body=[("text", "<p>ขี่มอเตอร์ไซค์ไปตาก</p>")])
    questions = [{"question": "ขอคืนเงินได้เมื่อไร", "answer": "เมื่อหมู่บ้านน้ำท่วม"}]
    steps = [{"title": "เลือกวิธีจ่ายเงินของแต่ละร้าน", "text": ""}]
    body = [("steps", {"title": "", "steps": steps}), ("questions", {"title": "ถามบ่อย", "questions": questions})]
    help_page("ซื้อครั้งแรกทำอย่างไร", body=body)
    pages.collection("ของฝากจากตาก", slug="tak")
    pages.lesson(pages.course("ถ่ายรูปปลา"), slug="light")
    page = client.get("/search/?q=บูดู").content.decode()
    assert page.index("น้ำบูดูสายบุรี") < page.index("เรื่องน่าอ่านและวิธีใช้") < page.index("/stories/jar/")
    asked = {
        "บูดู": [jar.title],
        "วิธีจ่ายเงิน": ["ซื้อครั้งแรกทำอย่างไร"],
        "จ่ายเงินยังไง": ["ซื้อครั้งแรกทำอย่างไร"],
        "คืนเงิน": ["ซื้อครั้งแรกทำอย่างไร"],
        "ของฝากจากตาก": ["ของฝากจากตาก"],
        "หาแสง": ["หาแสง"],
        "ตา": [],  # inside ตาก
        "มอเตอร์ไซค์": [],  # only mentioned
        "น้ำท่วม": [],
        "หมูย่าง": [],
        "หมู": [],
        "วิธี": [],
        "กุ้งมังกร": [],
        "***": [],
        "😀 ² \u0300": [],
        "' OR 1=1 --": [],
        '"NEAR(บูดู': ["เช้ามืดที่ไหบูดู"],  # "near" need not be there
        '"XYZ(บูดู': [],
    }
    assert {words: beside(client, words) for words in asked} == asked
    nothing = client.get("/search/?q=คืนเงิน").content.decode().split("<main", 1)[1]
    assert "ยังไม่พบสินค้าที่ตรงกับ “คืนเงิน”" in nothing and "ซื้อครั้งแรกทำอย่างไร" in nothing
    assert "/products/" not in nothing.split("</main>", 1)[0]
    assert set(beside(client, "ปลา")) == {jar.title, "ถ่ายรูปปลา"}


def test_an_officer_sees_which_pages_answered_a_search_that_found_no_goods(client, make, signed_in):
    make.product(make.ready(make.merchant()), "น้ำบูดูสายบุรี")
    help_page("ซื้อครั้งแรกทำอย่างไร", body=[("steps", {"title": "", "steps": [{"title": "วิธีจ่ายเงิน", "text": ""}]})])
    for query in ("จ่ายเงินยังไง", "กุ้งมังกร"):
        assert "/products/" not in client.get("/search/", {"q": query}).content.decode().split("<main", 1)[1]
    search_log.count_up()
    page = signed_in(make.officer()).get("/office/searches/").content.decode()
    cells = [cell.split("</td>", 1)[0] for cell in page.split("<td>")[1:]]
    paid, lobster = (next(cell for cell in cells if query in cell) for query in ("จ่ายเงินยังไง", "กุ้งมังกร"))
    assert "หน้าที่ผู้ซื้อเห็นเมื่อค้นคำนี้" in paid and "ซื้อครั้งแรกทำอย่างไร</a>" in paid
    assert "<a" not in lobster and "หน้าที่ผู้ซื้อเห็น" not in lobster


def test_a_found_page_is_in_her_language_and_gone_as_soon_as_it_is_hidden(client, make):
    make.product(make.ready(make.merchant()), "ผ้าบาติก")
    jar = pages.story("เช้ามืดที่ไหบูดู", slug="jar")
    loom = pages.story("ผ้าที่หายไป", slug="loom")
    pages.translated(jar, "ms", title="Subuh di tempayan budu")
    assert beside(client, "ไหบูดู") == ["เช้ามืดที่ไหบูดู"]
    assert beside(client, "ไหบูดู", "/ms") == beside(client, "tempayan", "/ms") == ["Subuh di tempayan budu"]
    assert beside(client, "tempayan") == []
    page = client.get("/ms/search/?q=ผ้า")
    assert [(each["url"], each["lang"]) for each in page.context["beside"]] == [("/ms/stories/loom/", "th")]
    with CaptureQueriesContext(connection) as captured:
        client.get("/ms/search/?q=ผ้า")
    assert len(captured) == 3  # one more than the goods alone: the version of the pages
    loom.unpublish()
    assert beside(client, "ผ้า", "/ms") == []
    loom.save_revision().publish()
    assert beside(client, "ผ้า", "/ms") == ["ผ้าที่หายไป"]
    door = PageViewRestriction.objects.create(page=loom, restriction_type=PageViewRestriction.LOGIN)
    assert beside(client, "ผ้า", "/ms") == []
    door.delete()
    loom.title = "เรือที่หายไป"
    loom.save_revision().publish()
    assert beside(client, "ผ้า", "/ms") == [] and beside(client, "เรือ") == ["เรือที่หายไป"]
    loom.delete()
    assert beside(client, "เรือ") == []


MISSPELT = ["น้ำบูดุ", "กะปี", "กรือโป้ะ", "keropo", "ohe[^f^", "มอเตอร์ไซค์", "ปลาเค็ม", "***", "หมูย่าง", "จ่ายเงินยังไง"]


@pytest.mark.parametrize(("number", "cold"), [(3, 16), (30, 45)])
def test_the_officers_list_of_searches_costs_the_same_with_3_and_with_30(make, signed_in, number, cold):
    """Guesses are asked about together. Pages that stand beside are looked for one by one, read together, and kept."""
    merchant = make.ready(make.merchant())
    for name in ("น้ำบูดู", "กะปิ", "กรือโป๊ะ"):
        make.product(merchant, name)
    help_page("ซื้อครั้งแรกทำอย่างไร", body=[("steps", {"title": "", "steps": [{"title": "วิธีจ่ายเงิน", "text": ""}]})])
    queries = [f"{word} {turn or ''}".strip() for turn in range(3) for word in MISSPELT][:number]
    SearchCount.objects.bulk_create(
        SearchCount(query=query, searches=1, empty=1, last_at=clock.now()) for query in queries
    )
    officer = signed_in(make.officer())
    shown = officer.get("/office/searches/")
    guesses = {row["count"].query: row["guess"] for row in shown.context["rows"]}
    assert len(guesses) == number and guesses == {query: search.guesses([query])[query] for query in queries}
    assert [guesses[query] for query in MISSPELT[:3]] == ["น้ำบูดู", "กะปิ", "กรือโป๊ะ"]
    with CaptureQueriesContext(connection) as captured:
        officer.get("/office/searches/")
    assert len(captured) == 10
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        officer.get("/office/searches/")
    assert len(captured) == cold
