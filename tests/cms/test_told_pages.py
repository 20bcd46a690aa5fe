"""Stories, collections, sections: whole whatever happens to what they point at, and never a false word."""

import json

import pages_made as pages
import pytest
from django.contrib.messages import get_messages
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from cms.blocks import CallBlock, CheckBlock
from cms.models import StoryPage
from merchants import services as merchants
from shop.catalogue import services as catalogue

pytestmark = pytest.mark.django_db


def read(client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, url
    return answer.content.decode()


def every_part(make) -> tuple[list, dict]:
    """A body with each of the ten parts, and the rows it points at."""
    shop = make.ready(make.merchant("ร้านบูดู"))
    goods, image = make.product(shop, "น้ำบูดูไหดิน"), pages.image()
    other = pages.story("อีกเรื่องหนึ่ง", slug="other", lead="อ่านต่อได้", picture=image)
    picture = {"image": image, "alt": "ไหดินเรียงกัน", "caption": "หลังบ้านเมาะ"}
    body = [
        ("text", "<h2>เช้ามืด</h2><p>เรือเข้าฝั่ง</p>"),
        ("picture", picture),
        ("pair", {"first": picture, "second": {**picture, "caption": "ไหที่สอง"}}),
        ("quote", {"words": "เกลือต้องถึง", "who": "เมาะซง"}),
        ("products", {"title": "ของจากเรื่องนี้", "products": [goods]}),
        ("shops", {"title": "", "shops": [shop]}),
        ("story", {"page": other}),
        ("steps", {"title": "วิธีหมัก", "steps": [{"title": "ล้างปลา", "text": "ด้วยน้ำทะเล"}]}),
        ("questions", {"title": "ถามบ่อย", "questions": [{"question": "เก็บได้กี่เดือน", "answer": "สิบสองเดือน"}]}),
        ("call", {"text": "อยากลองไหม", "label": "ดูร้านนี้", "page": other, "address": ""}),
    ]
    return body, {"shop": shop, "goods": goods, "image": image, "other": other}


def test_a_story_shows_each_of_its_parts(client, make):
    body, _rows = every_part(make)
    pages.story(body=body, lead="กลิ่นที่ตื่นก่อนไก่", writer="ปรียา")
    html = read(client, "/stories/budu/")
    for words in [
        "กลิ่นที่ตื่นก่อนไก่", "เรื่องโดย ปรียา", "เรือเข้าฝั่ง", "ไหดินเรียงกัน", "หลังบ้านเมาะ", "ไหที่สอง",
        "เกลือต้องถึง", "เมาะซง", "ของจากเรื่องนี้", "น้ำบูดูไหดิน", "ร้านบูดู", "อีกเรื่องหนึ่ง", "ล้างปลา", "ด้วยน้ำทะเล",
        "เก็บได้กี่เดือน", "สิบสองเดือน", "อยากลองไหม", "ดูร้านนี้",
    ]:  # fmt: skip
        assert words in html, words
    assert 'href="/stories/other/"' in html
    assert html.count("image/webp") >= 4


def test_what_is_gone_is_left_out_and_the_page_stays_whole(client, make):
    body, rows = every_part(make)
    pages.story(body=body)
    merchants.suspend(merchant=rows["shop"], by=make.officer(), reason="ตรวจสอบเอกสารอีกครั้ง")
    rows["other"].unpublish()
    rows["image"].file.delete(save=False)
    html = read(client, "/stories/budu/")
    for words in ["ของจากเรื่องนี้", "น้ำบูดูไหดิน", "ร้านบูดู", "อีกเรื่องหนึ่ง", "ดูร้านนี้", "ไหดินเรียงกัน"]:
        assert words not in html, words
    assert "เรือเข้าฝั่ง" in html and "สิบสองเดือน" in html
    rows["image"].delete()
    rows["other"].delete()
    assert "เรือเข้าฝั่ง" in read(client, "/stories/budu/")


def test_a_paused_product_leaves_its_part_and_the_others_stay(client, make):
    shop = make.ready(make.merchant())
    one, two = make.product(shop, "น้ำบูดูหนึ่ง"), make.product(shop, "น้ำบูดูสอง")
    pages.story(body=[("products", {"title": "ชวนชิม", "products": [one, two]})])
    catalogue.pause(product=one, by=make.owner_of(shop))
    html = read(client, "/stories/budu/")
    assert "ชวนชิม" in html and "น้ำบูดูสอง" in html and "น้ำบูดูหนึ่ง" not in html


WORD = (  # what Word puts on the clipboard, as the editors' field hands it on when all of it came as text
    '<p class="MsoNormal" style="mso-fareast-language:TH"><o:p>&nbsp;</o:p></p><!--[if gte mso 9]><xml><w:Zoom>0</w:Zoom></xml>'
)


def test_what_is_pasted_from_word_is_words_and_nothing_else(client, make):
    client.force_login(make.editor())
    style = {"offset": 0, "length": 5, "style": "mso-bidi-font-family"}
    block = {"depth": 0, "inlineStyleRanges": [style], "entityRanges": []}
    picture = {"key": "c", "type": "atomic", "text": " ", "entityRanges": [{"offset": 0, "length": 1, "key": 0}]}
    lines = [
        {**block, "key": "a", "type": "unstyled", "text": "เช้ามืดที่ปะเสยะวอ"},
        {**block, "key": "b", "type": "unstyled", "text": WORD, "inlineStyleRanges": []},
        {**block, **picture, "inlineStyleRanges": []},
    ]
    frame = {"0": {"type": "IMG", "mutability": "IMMUTABLE", "data": {"src": "file:///C:/Users/x.png"}}}
    typed = {
        "title": "จากเวิร์ด", "slug": "word", "lead": "", "writer": "", "picture": "", "action-publish": "1", "body-count": 1,
        "body-0-type": "text", "body-0-order": 0, "body-0-deleted": "", "body-0-id": "",
        "body-0-value": json.dumps({"blocks": lines, "entityMap": frame}),
        "comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0,
    }  # fmt: skip
    add = reverse("wagtailadmin_pages:add", args=["cms", "storypage", pages.section("stories").pk])
    answer = client.post(add, typed)
    assert answer.status_code == 302, answer.context["form"].errors
    html = read(client, "/stories/word/")
    assert "เช้ามืดที่ปะเสยะวอ" in html and "&lt;o:p&gt;" in html
    for strange in ("<o:p", "<xml", 'mso-fareast-language:TH">', "<!--[if", "file:///"):
        assert strange not in html, strange


def test_a_link_in_the_words_to_a_deleted_page_leaves_the_words(client):
    other = pages.story("อีกเรื่อง", slug="other")
    pages.story(body=[("text", f'<p>อ่าน<a linktype="page" id="{other.pk}">เรื่องก่อน</a>ด้วย</p>')])
    assert 'href="/stories/other/"' in read(client, "/stories/budu/")
    other.delete()
    html = read(client, "/stories/budu/")
    assert "เรื่องก่อน" in html and "/stories/other/" not in html


def cost(client, url: str) -> int:
    read(client, url)
    with CaptureQueriesContext(connection) as captured:
        read(client, url)
    return len(captured)


def test_a_story_costs_the_same_with_one_and_with_many(client, make):
    shop = make.ready(make.merchant())
    goods = [make.product(shop, f"น้ำบูดู {number}") for number in range(6)]
    image = pages.image()
    picture = ("picture", {"image": image, "alt": "ไห", "caption": ""})
    few = [picture, ("products", {"title": "", "products": goods[:1]}), ("shops", {"title": "", "shops": [shop]})]
    many = [*few, picture, *[("products", {"title": "", "products": goods}) for _again in range(3)]]
    pages.story(slug="few", body=few)
    pages.story(slug="many", body=many)
    assert cost(client, "/stories/few/") == cost(client, "/stories/many/") == 16


def test_a_section_lists_what_is_below_newest_first_and_at_one_price(client):
    html = read(client, "/stories/")
    assert "ยังไม่มีอะไรในหน้านี้" in html
    for number in range(2):
        pages.story(f"เรื่องที่ {number}", slug=f"s{number}", lead="ประโยคเดียว")
    at_two = cost(client, "/stories/")
    for number in range(2, 12):
        pages.story(f"เรื่องที่ {number}", slug=f"s{number}")
    assert cost(client, "/stories/") == at_two
    html = read(client, "/stories/")
    assert html.index("เรื่องที่ 11") < html.index("เรื่องที่ 1<") and "ประโยคเดียว" in html


def test_a_collection_by_hand_keeps_the_editors_order(client, make):
    shop = make.ready(make.merchant())
    one, two = make.product(shop, "น้ำบูดูหนึ่ง"), make.product(shop, "น้ำบูดูสอง")
    pages.collection(chosen=[two, one])
    html = read(client, "/collections/gifts/")
    assert html.index("น้ำบูดูสอง") < html.index("น้ำบูดูหนึ่ง")
    merchants.suspend(merchant=shop, by=make.officer(), reason="ตรวจสอบเอกสารอีกครั้ง")
    html = read(client, "/collections/gifts/")
    assert "ตอนนี้ยังไม่มีสินค้าในชุดนี้" in html and "น้ำบูดูสอง" not in html


def test_a_collection_by_rule_asks_at_the_moment_of_reading(client, make):
    pattani, yala = make.ready(make.merchant()), make.ready(make.merchant("ร้านยะลา", province="95"))
    dear = make.product(pattani, "น้ำบูดูแพง", price_satang=90_000)
    make.product(pattani, "น้ำบูดูถูก", price_satang=5_000)
    make.product(yala, "กล้วยหินยะลา", price_satang=5_000)
    pages.collection(province_code="94", most_satang=10_000)
    html = read(client, "/collections/gifts/")
    assert "น้ำบูดูถูก" in html and "น้ำบูดูแพง" not in html and "กล้วยหินยะลา" not in html
    pages.collection(slug="kind", category=dear.category, least_satang=50_000)
    html = read(client, "/collections/kind/")
    assert "น้ำบูดูแพง" in html and "น้ำบูดูถูก" not in html


def test_a_collection_that_says_nothing_shows_nothing_and_leads_on(client, make):
    make.product(make.ready(make.merchant()), "น้ำบูดู")
    pages.collection()
    html = read(client, "/collections/gifts/")
    assert "ตอนนี้ยังไม่มีสินค้าในชุดนี้" in html
    assert 'href="/products/"' in html and "น้ำบูดู<" not in html


def test_editors_are_refused_what_makes_no_sense():
    with pytest.raises(ValidationError):
        CallBlock().clean({"text": "", "label": "ไป", "page": None, "address": ""})
    block = CheckBlock()
    both = {
        "question": "ข้อไหน",
        "hint": "ดูใหม่",
        "answers": [{"text": "ก", "right": True}, {"text": "ข", "right": True}],
    }
    with pytest.raises(ValidationError):
        block.clean(block.to_python(both))


def test_an_editor_writes_and_publishes_a_collection_in_baht(client, make):
    client.force_login(make.editor())
    parent = pages.section("collections")
    url = reverse("wagtailadmin_pages:add", args=["cms", "collectionpage", parent.pk])
    assert client.get(url).status_code == 200
    typed = {
        "title": "ของฝากไม่เกินร้อย", "slug": "under-100", "lead": "", "body-count": 0, "chosen-count": 0, "category": "",
        "province_code": "", "least_satang": "๒๐๐", "most_satang": "100", "action-publish": "1",
        "comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0,
    }  # fmt: skip
    refused = client.post(url, typed)
    assert "ราคาต่ำสุดต้องไม่เกินราคาสูงสุด" in refused.content.decode()
    assert client.post(url, {**typed, "least_satang": ""}).status_code == 302
    assert pages.section("collections").get_children().get().specific.most_satang == 10_000
    assert read(client, "/collections/under-100/")


def test_the_choosers_show_what_is_on_sale_and_find_it_by_name(client, make):
    shop = make.ready(make.merchant("ร้านบูดู"))
    make.product(shop, "น้ำบูดูไหดิน")
    hidden = make.product(shop, "น้ำบูดูลับ")
    catalogue.pause(product=hidden, by=make.owner_of(shop))
    client.force_login(make.editor())
    listed = client.get(reverse("product_chooser:choose_results")).content.decode()
    assert "น้ำบูดูไหดิน" in listed and "น้ำบูดูลับ" not in listed
    assert "น้ำบูดูไหดิน" not in client.get(reverse("product_chooser:choose_results"), {"q": "กล้วย"}).content.decode()
    assert "ร้านบูดู" in client.get(reverse("shop_chooser:choose_results"), {"q": "บูดู"}).content.decode()
    client.force_login(make.owner_of(shop))
    assert client.get(reverse("product_chooser:choose")).status_code in {302, 403, 404}


def test_a_page_that_is_not_translated_is_read_in_thai_and_says_so(client):
    pages.story(body=[("text", "<p>เรือเข้าฝั่ง</p>")])
    thai = read(client, "/stories/budu/")
    assert "ข้อความนี้ยังมีเฉพาะภาษาไทย" not in thai
    for prefix in ["/ms", "/en"]:
        html = read(client, f"{prefix}/stories/budu/")
        assert 'lang="th">แม่เฒ่ากับไหบูดู' in html
        assert f'href="{prefix}/stories/budu/"' in read(client, f"{prefix}/stories/")


def test_a_translated_page_is_read_in_its_language_and_the_others_stand_in_thai(client):
    budu = pages.story(body=[("text", "<p>เรือเข้าฝั่ง</p>")])
    pages.story("ผ้าจวนตานี", slug="cloth")
    pages.translated(budu, "ms", title="Nenek dan tempayan budu", body=[("text", "<p>Bot pulang</p>")])
    assert "Bot pulang" in read(client, "/ms/stories/budu/")
    assert "เรือเข้าฝั่ง" in read(client, "/stories/budu/")
    listed = read(client, "/ms/stories/")
    assert "Nenek dan tempayan budu" in listed and 'lang="th">ผ้าจวนตานี' in listed
    assert "แม่เฒ่ากับไหบูดู" not in listed
    assert "ผ้าจวนตานี" in read(client, "/ms/stories/cloth/")
    assert "ส่งรูปสลิป" in read(client, "/ms/help/")
    assert client.get("/ms/stories/nothing/").status_code == 404
    assert Page.find_problems() == ([], [], [], [], [])


def test_sections_stand_and_stories_go(client, make):
    client.force_login(make.editor())
    url = reverse("wagtailadmin_pages:delete", args=[pages.section("stories").pk])
    answer = client.post(url)
    assert "ต้องอยู่คู่กับเว็บไซต์เสมอ" in str([*get_messages(answer.wsgi_request)][-1])
    story = pages.story()
    client.post(reverse("wagtailadmin_pages:delete", args=[story.pk]))
    assert not StoryPage.objects.exists()


def test_publishing_makes_the_sizes_so_that_reading_writes_nothing(client):
    image = pages.image()
    story = pages.story(picture=image, body=[("picture", {"image": image, "alt": "ไห", "caption": ""})])
    story.save_revision().publish()
    assert image.renditions.count() == 7
    with CaptureQueriesContext(connection) as captured:
        read(client, "/stories/budu/")
        read(client, "/stories/")
    assert [query["sql"] for query in captured if not query["sql"].startswith("SELECT")] == []


def test_the_sitemap_tells_each_page_once_in_its_own_language(client):
    budu = pages.story()
    pages.story("ซ่อนไว้", slug="hidden").unpublish()
    pages.translated(budu, "ms", title="Nenek dan tempayan budu")
    found = read(client, "/sitemap.xml")
    assert found.count("/stories/budu/</loc>") == 2 and found.count("/ms/stories/budu/</loc>") == 1
    assert "/stories/hidden/" not in found
    assert found.count("/ms/stories/</loc>") == 0  # an alias of the Thai one


def test_the_foot_leads_to_stories_and_lessons(client):
    html = read(client, "/en/")
    assert 'href="/en/stories/"' in html and 'href="/en/learn/"' in html


def typed_story(**facts) -> dict:
    return {
        "title": "ของฝากวันรายอ", "slug": "", "lead": "", "writer": "", "picture": "", "body-count": 0, "action-publish": "1",
        "comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0, **facts,
    }  # fmt: skip


def test_nobody_need_think_of_an_address(client, make):
    client.force_login(make.editor())
    add = reverse("wagtailadmin_pages:add", args=["cms", "storypage", pages.section("stories").pk])
    for facts in ({}, {}, {"title": "!!"}, {"slug": "raya"}):
        assert client.post(add, typed_story(**facts)).status_code == 302
    slugs = ["khongfakwanrayo", "khongfakwanrayo-2", "page", "raya"]
    assert list(StoryPage.objects.order_by("pk").values_list("slug", flat=True)) == slugs
    refused = client.post(add, typed_story(slug="raya"))
    assert refused.status_code == 200 and "slug" in refused.context["form"].errors
    page = StoryPage.objects.get(slug="raya")
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), typed_story(title="ชื่อใหม่"))
    page.refresh_from_db()
    assert (page.title, page.slug) == ("ชื่อใหม่", "raya")  # emptied by mistake: the address stays


def test_a_page_is_seen_before_in_a_frame_of_our_own_and_of_nobody_else(client, make):
    client.force_login(make.editor())
    page = pages.story()
    seen = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    assert client.post(seen, typed_story(lead="ก่อนใคร")).json()["is_valid"]
    answer = client.get(seen)
    assert "ก่อนใคร" in answer.content.decode()
    assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    public = client.get("/stories/budu/").headers
    assert "frame-ancestors 'none'" in public["Content-Security-Policy"] and public["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("language", ["", "/en"])
def test_a_button_leads_to_a_list_of_this_site_in_the_readers_language(client, language):
    call = {"text": "", "label": "ดูของยะลา", "page": None, "address": "/products/?province=yala"}
    pages.story(body=[("call", CallBlock().clean(call))])
    assert f'href="{language}/products/?province=yala"' in read(client, f"{language}/stories/budu/")


@pytest.mark.parametrize("address", ["/\\elsewhere.example", "javascript:alert(1)", "products", "/a b"])
def test_a_button_leads_nowhere_strange(address):
    with pytest.raises(ValidationError):
        CallBlock().clean({"text": "", "label": "ดู", "page": None, "address": address})


def test_the_list_of_goods_tells_whose_each_is_and_what_it_costs(client, make):
    client.force_login(make.editor())
    make.product(make.ready(make.merchant("ครัวก๊ะนะ")), "ขนมรายอ", price_satang=6500)
    html = client.get(reverse("product_chooser:choose")).json()["html"]
    assert "ขนมรายอ" in html and "ครัวก๊ะนะ" in html and "฿65" in html


def test_the_name_is_asked_for_and_writes_no_address(client, make):
    client.force_login(make.editor())
    html = client.get(
        reverse("wagtailadmin_pages:add", args=["cms", "storypage", pages.section("stories").pk])
    ).content.decode()
    [field] = [tag for tag in html.split("<") if tag.startswith('input type="text" name="title"')]
    assert "placeholder=" in field and "w-sync#apply" not in field


def test_an_old_address_leads_to_the_new_one(client, make, django_capture_on_commit_callbacks):
    client.force_login(make.editor())
    page = pages.story(slug="raya")
    with django_capture_on_commit_callbacks(execute=True):
        typed = typed_story(slug="raya-2570")
        assert client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), typed).status_code == 302
    answer = client.get("/stories/raya/")
    assert (answer.status_code, answer.headers.get("Location")) == (301, "/stories/raya-2570/")
