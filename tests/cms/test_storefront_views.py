import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cms import panels
from cms import services as cms
from merchants.models import MerchantState

EDIT = "/desk/storefront/"


@pytest.fixture
def shop(make):
    merchant = make.merchant(slug="budu")
    cms.open_storefront(merchant=merchant, by=make.owner_of(merchant))
    return merchant


@pytest.fixture
def desk(client, make, shop):
    client.force_login(make.owner_of(shop))
    return client


def form(shop, **words) -> dict:
    return {"merchant": shop.pk, "intro": "", "about": "", "opening_hours": "", **words}


def upload(content: bytes, name: str = "photo.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="image/jpeg")


def test_what_is_saved_stands_on_the_public_page_at_once(desk, make, shop):
    sent = form(shop, intro="หมักไหดิน\r\nหนึ่งปี", about="ริมหาด", opening_hours="ทุกวัน", cover=upload(make.picture_bytes()))
    answer = desk.post(EDIT, sent, follow=True)
    assert "บันทึกแล้ว ลูกค้าเห็นหน้าร้านแบบใหม่ทันที" in answer.content.decode()
    page = desk.get("/shops/budu/").content.decode()
    assert "หมักไหดิน หนึ่งปี" in page
    assert "ริมหาด" in page
    assert "/media/shops/" in page
    assert "หมักไหดิน หนึ่งปี" in desk.get(EDIT).content.decode()


def test_saving_words_keeps_the_cover(desk, make, shop):
    cms.set_cover(merchant=shop, by=make.owner_of(shop), picture=make.picture())
    desk.post(EDIT, form(shop, intro="ใหม่"))
    assert cms.storefront_of(shop).cover


def test_the_cover_is_taken_off_by_its_own_button(desk, make, shop):
    cms.set_cover(merchant=shop, by=make.owner_of(shop), picture=make.picture())
    assert desk.get(reverse("storefront:remove_cover"))["Location"] == reverse("storefront:edit")
    assert cms.storefront_of(shop).cover
    desk.post(reverse("storefront:remove_cover"), {"merchant": shop.pk})
    assert cms.storefront_of(shop).cover == {}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"intro": "ก" * 201}, "ข้อความยาวเกินไป ใส่ได้ไม่เกิน 200 ตัวอักษร ตอนนี้มี 201 ตัวอักษร"),
        ({"about": "ก" * 3001}, "ข้อความยาวเกินไป ใส่ได้ไม่เกิน 3000 ตัวอักษร ตอนนี้มี 3001 ตัวอักษร"),
        ({"opening_hours": "ก" * 201}, "ข้อความยาวเกินไป ใส่ได้ไม่เกิน 200 ตัวอักษร ตอนนี้มี 201 ตัวอักษร"),
    ],
)
def test_refusals_keep_what_was_typed_and_save_nothing(desk, shop, words, sentence):
    answer = desk.post(EDIT, form(shop, **{"intro": "พิมพ์ไว้แล้ว", **words}))
    assert answer.status_code == 200
    html = answer.content.decode()
    assert sentence in html
    assert (words.get("intro") or "พิมพ์ไว้แล้ว") in html
    assert cms.storefront_of(shop).intro == ""


def test_a_line_end_counts_as_one_letter(desk, shop):
    desk.post(EDIT, form(shop, about="ก\r\n" * 1500))
    assert len(cms.storefront_of(shop).about) == 2999  # the last line's end says nothing


def test_nothing_invisible_is_kept(desk, shop):
    """Overrides of direction and control characters make a text read otherwise than it is written."""
    hidden = "\x00\x07\x1b\u200b\u202a\u202e\u2066\u2069\ufeff\x85"
    words = {
        "intro": f"หมัก{hidden}ไห",
        "about": f"บรรทัดหนึ่ง{hidden}\r\n\u2028บรรทัดสอง",
        "opening_hours": f"ทุกวัน\u2028 {hidden}8.00",
    }
    assert desk.post(EDIT, form(shop, **words)).status_code == 302
    page = cms.storefront_of(shop)
    assert (page.intro, page.about, page.opening_hours) == ("หมักไห", "บรรทัดหนึ่ง\n\nบรรทัดสอง", "ทุกวัน 8.00")


def test_joiners_that_jawi_is_written_with_stay(desk, shop):
    desk.post(EDIT, form(shop, intro="كڤ\u200cتي"))
    assert cms.storefront_of(shop).intro == "كڤ\u200cتي"


@pytest.mark.parametrize(
    "content", [b"<html><script>alert(1)</script>", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b""]
)
def test_a_file_that_is_no_picture_is_refused_and_nothing_is_saved(desk, shop, content):
    answer = desk.post(EDIT, form(shop, intro="ใหม่", cover=upload(content)))
    assert answer.status_code == 200
    assert answer.context["form"].errors["cover"]
    assert cms.storefront_of(shop).intro == ""
    assert cms.storefront_of(shop).cover == {}


def test_a_form_of_another_shop_is_refused(desk, make, shop):
    other = make.merchant(slug="other")
    cms.open_storefront(merchant=other, by=make.owner_of(other))
    assert desk.post(EDIT, form(other, intro="ของเขา")).status_code == 409
    assert cms.storefront_of(other).intro == ""
    assert cms.storefront_of(shop).intro == ""


def test_extra_fields_change_nothing(desk, shop):
    desk.post(EDIT, form(shop, intro="ใหม่", slug="taken", title="ชื่ออื่น", live="", state="closed"))
    page = cms.storefront_of(shop)
    assert (page.slug, page.title, page.live, page.merchant.state) == ("budu", shop.name, True, "open")


def test_strangers_and_shoppers_stay_outside(client, make, shop):
    assert client.get(EDIT).status_code == 302
    client.force_login(make.user())
    assert client.get(EDIT).status_code == 404
    assert client.post(EDIT, form(shop, intro="x")).status_code == 404


def test_the_qr_opens_the_public_page(desk, settings):
    settings.SITE_URL = "https://kedai.example"
    answer = desk.get(reverse("storefront:qr"))
    assert answer["Content-Type"] == "image/svg+xml"
    assert b"<svg" in answer.content and b"<script" not in answer.content
    assert "private" in answer["Cache-Control"]


def test_the_panel_says_how_the_shop_stands(shop, settings, django_assert_num_queries):
    settings.SITE_URL = "https://kedai.example"
    with django_assert_num_queries(0):
        panel = panels.my_shop(shop)
    assert panel.facts["link"] == "https://kedai.example/shops/budu/"
    assert panel.facts["merchant"] is shop


def test_the_desk_shows_the_panel(desk, shop):
    assert "หน้าร้านเปิดอยู่" in desk.get("/desk/").content.decode()
    shop.state = MerchantState.SUSPENDED
    shop.save()
    assert "ระงับชั่วคราว" in desk.get("/desk/").content.decode()


def test_a_shop_whose_page_was_taken_away_opens_it_again_from_the_desk(desk, shop):
    cms.storefront_of(shop).delete()
    assert desk.get("/shops/budu/").status_code == 404
    page = desk.get(EDIT)
    assert page.status_code == 200
    assert "ตอนนี้ลูกค้ายังไม่เห็นหน้าร้าน" in page.content.decode()
    assert desk.get("/shops/budu/").status_code == 404  # a GET writes nothing
    refused = desk.post(EDIT, form(shop, intro="ก" * 201))
    assert "ตอนนี้ลูกค้ายังไม่เห็นหน้าร้าน" in refused.content.decode()
    assert desk.get("/shops/budu/").status_code == 404
    assert desk.post(EDIT, form(shop, intro="กลับมาแล้ว")).status_code == 302
    assert "กลับมาแล้ว" in desk.get("/shops/budu/").content.decode()
    assert "ตอนนี้ลูกค้ายังไม่เห็นหน้าร้าน" not in desk.get(EDIT).content.decode()


def test_a_hidden_page_is_shown_again_with_its_words(desk, make, shop):
    cms.tell(merchant=shop, by=make.owner_of(shop), intro="หมักไหดิน", about="", opening_hours="")
    cms.storefront_of(shop).unpublish()
    assert desk.get("/shops/budu/").status_code == 404
    assert "หมักไหดิน" in desk.get(EDIT).content.decode()
    desk.post(EDIT, form(shop, intro="หมักไหดิน"))
    assert "หมักไหดิน" in desk.get("/shops/budu/").content.decode()


def test_made_by_muslims_is_the_shops_own_word_and_no_certificate(client, make):
    shop = make.merchant()
    client.force_login(make.owner_of(shop))
    words = {"intro": "", "about": "", "opening_hours": ""}
    address = f"/shops/{shop.slug}/"
    assert "ผลิตโดยมุสลิม" not in client.get(address).content.decode()
    client.post("/desk/storefront/", {**words, "made_by_muslims": "on"})
    page = client.get(address).content.decode()
    assert "ร้านบอกว่าผลิตโดยมุสลิม" in page and "เป็นคำบอกของร้านเอง ไม่ใช่ใบรับรองฮาลาล" in page
    assert client.get("/desk/storefront/").context["form"]["made_by_muslims"].value() is True
    client.post("/desk/storefront/", words)
    assert "ผลิตโดยมุสลิม" not in client.get(address).content.decode()
