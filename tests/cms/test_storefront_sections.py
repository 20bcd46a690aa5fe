"""The storefront is furnished section by section: at once on the public page, looked at before, refused in words."""

import datetime

import pages_made as pages
import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms import front_services as fronts
from cms import services as cms
from cms.errors import NotHerGoods
from cms.storefront_sections import SECTIONS
from common import clock
from common.audit.models import Event
from common.consents.models import Consent
from common.thai import dates
from merchants import services as merchants
from shop.catalogue import services as catalogue

DESK = "/desk/storefront/"
SAVED = "บันทึกแล้ว ลูกค้าเห็นหน้าร้านแบบใหม่ทันที"


@pytest.fixture
def shop(make):
    return make.ready(make.merchant(slug="budu"))


@pytest.fixture
def desk(client, make, shop):
    client.force_login(make.owner_of(shop))
    return client


def upload(make) -> SimpleUploadedFile:
    return SimpleUploadedFile("photo.jpg", make.picture_bytes(), content_type="image/jpeg")


def public(client) -> str:
    answer = client.get("/shops/budu/")
    assert answer.status_code == 200
    return answer.content.decode().replace("\xa0", " ")


def send(desk, shop, key: str, **typed):
    return desk.post(f"{DESK}{key}/", {"merchant": shop.pk, **typed}, follow=True).content.decode()


def test_the_first_page_leads_to_every_section_and_says_what_is_there(desk, shop):
    html = desk.get(DESK).content.decode()
    for form in SECTIONS:
        assert f'href="{DESK}{form.key}/"' in html
        assert desk.get(f"{DESK}{form.key}/").status_code == 200
    assert "ใส่แล้ว" not in html
    send(desk, shop, "making", making="หมักสิบสองเดือน")
    assert desk.get(DESK).content.decode().count("ใส่แล้ว") == 1


@pytest.mark.parametrize(
    ("key", "typed", "words"),
    [
        ("making", {"making": "หมักสิบสองเดือน"}, ["วิธีทำ", "หมักสิบสองเดือน"]),
        ("people", {"people": "เมาะซงคุมเกลือ"}, ["คนเบื้องหลัง", "เมาะซงคุมเกลือ"]),
        ("times", {"pauses": "วันศุกร์หยุดละหมาด"}, ["วันศุกร์หยุดละหมาด"]),
        ("terms", {"delivery_words": "ส่งวันจันทร์", "return_words": "แตกส่งใหม่"}, ["ส่งวันจันทร์", "แตกส่งใหม่"]),
        ("contact", {"line_id": " Budu.Saiburi "}, ["https://line.me/R/ti/p/~budu.saiburi", "คุยทางไลน์ budu.saiburi"]),
        ("contact", {"line_id": "@budu"}, ["https://line.me/R/ti/p/%40budu"]),
        ("look", {"colour": "plum"}, ["shop-theme--plum"]),
    ],
)
def test_what_is_saved_stands_on_the_public_page_at_once(desk, shop, key, typed, words):
    assert SAVED in send(desk, shop, key, **typed)
    page = public(desk)
    for each in words:
        assert each in page, each
    events = Event.objects.count()
    send(desk, shop, key, **typed)
    assert Event.objects.count() == events  # the same again changes nothing


def test_a_look_before_saves_nothing(desk, make, shop):
    answer = desk.post(
        f"{DESK}people/",
        {"merchant": shop.pk, "people": "เมาะซง", "picture": upload(make), "agreed": "on", "look": "1"},
    )
    html = answer.content.decode()
    assert "ตัวอย่าง ยังไม่ได้บันทึก" in html and "เมาะซง" in html and "data:image/jpeg;base64," in html
    assert answer.status_code == 200 and "private" in answer["Cache-Control"]
    assert "เมาะซง" not in public(desk)
    assert not Consent.objects.exists() and cms.storefront_of(shop).people_picture == {}


@pytest.mark.parametrize(
    ("key", "typed", "sentence"),
    [
        ("making", {"making": "ก" * 2001}, "ข้อความยาวเกินไป ใส่ได้ไม่เกิน 2000 ตัวอักษร ตอนนี้มี 2001 ตัวอักษร"),
        ("contact", {"line_id": "บูดู"}, "ไลน์ไอดีมีแต่ตัวอังกฤษ ตัวเลข จุด ขีด"),
        ("contact", {"line_id": "javascript:alert(1)"}, "ไลน์ไอดีมีแต่ตัวอังกฤษ ตัวเลข จุด ขีด"),
        ("times", {"away_until": "1/1/2560", "pauses": "วันศุกร์"}, "วันนี้ผ่านไปแล้ว ใส่วันที่ร้านจะหยุดถึง"),
        ("times", {"away_until": "เร็ว ๆ นี้", "pauses": "วันศุกร์"}, "อ่านวันที่ไม่ได้"),
        ("look", {"colour": "pink"}, "เลือกสีจากรายการนี้"),
        ("look", {}, "เลือกสีหนึ่งสี"),
        ("featured", {"products": ["987654"]}, "เลือกได้เฉพาะสินค้าของร้านที่กำลังขาย"),
    ],
)
def test_refusals_keep_what_was_typed_and_change_nothing(desk, shop, key, typed, sentence):
    html = send(desk, shop, key, **typed)
    assert sentence in html and SAVED not in html
    for words in (value for value in typed.values() if isinstance(value, str) and key != "look"):
        assert words in html
    page = cms.storefront_of(shop)
    assert (page.making, page.line_id, page.pauses, page.away_until, page.colour, page.featured) == (
        "",
        "",
        "",
        None,
        "sea",
        [],
    )


def test_a_photograph_of_people_needs_their_word_and_goes_with_its_files(desk, make, shop):
    refused = send(desk, shop, "people", people="เมาะซง", picture=upload(make))
    assert "ถามทุกคนในรูปก่อน" in refused and "เมาะซง" in refused
    assert cms.storefront_of(shop).people_picture == {} and not Consent.objects.exists()
    assert SAVED in send(desk, shop, "people", people="เมาะซง", picture=upload(make), agreed="on")
    picture = cms.storefront_of(shop).people_picture
    consent = Consent.objects.get()
    assert (consent.purpose, consent.given, consent.person) == ("faces", True, make.owner_of(shop))
    assert picture["original"] in public(desk)
    for _twice in range(2):
        desk.post(f"{DESK}people/remove/", {"merchant": shop.pk})
    assert picture["original"] not in public(desk)
    assert not any(
        default_storage.exists(name) for name in [picture["original"], *(size[0] for size in picture["sizes"])]
    )
    assert list(Consent.objects.order_by("pk").values_list("given", flat=True)) == [True, False]


def test_another_photograph_of_people_takes_the_first_ones_place(make, shop):
    by = make.owner_of(shop)
    first = fronts.show_people(merchant=shop, by=by, picture=make.picture(), language="th").people_picture
    fronts.show_people(merchant=shop, by=by, picture=make.picture("#0f5f5c"), language="th")
    assert not default_storage.exists(first["original"])
    assert Consent.objects.filter(given=True).count() == 2  # a new photograph is a new question


def test_the_mark_is_put_on_and_taken_off(desk, make, shop):
    send(desk, shop, "look", colour="sea", logo=upload(make))
    assert "logo-mark" in public(desk)
    desk.post(f"{DESK}logo/remove/", {"merchant": shop.pk})
    assert "logo-mark" not in public(desk)


def test_the_shop_rests_until_its_day_is_over(desk, shop):
    until = clock.today() + datetime.timedelta(days=3)
    send(desk, shop, "times", away_until=dates.typed_date(until), away_note="กลับมาวันพุธ")
    html = public(desk)
    assert f"ร้านหยุดพักถึง {dates.short_date(until)}".replace("\xa0", " ") in html and "กลับมาวันพุธ" in html
    with clock.at(clock.now() + datetime.timedelta(days=4)):
        assert "ร้านหยุดพักถึง" not in public(desk)
        assert "กลับมาวันพุธ" not in desk.get(f"{DESK}times/").content.decode()


def test_goods_shown_first_are_hers_on_sale_and_in_her_order(desk, make, shop):
    goods = [make.product(shop, f"น้ำบูดู {number}") for number in range(6)]
    assert "เอาออกให้เหลือไม่เกิน 4 อย่าง" in send(desk, shop, "featured", products=[one.pk for one in goods[:5]])
    send(desk, shop, "featured", products=[goods[1].pk, goods[0].pk])
    html = public(desk)
    assert "ของเด่นของร้าน" in html and "สินค้าอื่นของร้าน" in html
    assert html.index("น้ำบูดู 1<") < html.index("น้ำบูดู 0<") < html.index("น้ำบูดู 5<")
    assert html.count("น้ำบูดู 1<") == 1  # not listed twice
    catalogue.pause(product=goods[1], by=make.owner_of(shop))
    assert "น้ำบูดู 1" not in public(desk) and "น้ำบูดู 0" in public(desk)
    with CaptureQueriesContext(connection) as captured:
        public(desk)
    one = len(captured)
    fronts.feature(merchant=shop, by=make.owner_of(shop), products=[goods[0], goods[2], goods[3]])
    with CaptureQueriesContext(connection) as captured:
        public(desk)
    assert len(captured) == one


def test_another_shops_goods_are_refused(desk, make, shop):
    strange = make.product(make.ready(make.merchant("ร้านอื่น")), "ของร้านอื่น")
    html = send(desk, shop, "featured", products=[strange.pk])
    assert "เลือกได้เฉพาะสินค้าของร้านที่กำลังขาย" in html and "ของร้านอื่น" not in html
    with pytest.raises(NotHerGoods):
        fronts.feature(merchant=shop, by=make.owner_of(shop), products=[strange])


def test_a_suspended_shop_shows_nothing_of_this_as_if_it_sold(desk, make, shop):
    product = make.product(shop, "น้ำบูดูไหดิน")
    send(desk, shop, "featured", products=[product.pk])
    send(desk, shop, "contact", line_id="budu")
    until = clock.today() + datetime.timedelta(days=3)
    send(desk, shop, "times", away_until=dates.typed_date(until))
    merchants.suspend(merchant=shop, by=make.officer(), reason="ตรวจสอบเอกสารอีกครั้ง")
    html = public(desk)
    for words in ["ของเด่นของร้าน", "น้ำบูดูไหดิน", "line.me", "ร้านหยุดพักถึง"]:
        assert words not in html


@pytest.mark.parametrize("paper", ["a4", "a5", "a0"])
def test_posters_of_shop_and_product_carry_their_address(desk, make, shop, paper, settings):
    settings.SITE_URL = "https://kedai.example"
    product = make.product(shop, "น้ำบูดูไหดิน", picture=make.picture())
    cms.tell(merchant=shop, by=make.owner_of(shop), intro="หมักไหดิน", about="", opening_hours="")
    sheet = desk.get(f"{DESK}poster/", {"paper": paper}).content.decode()
    assert "kedai.example/shops/budu/" in sheet and "<svg" in sheet and "หมักไหดิน" in sheet
    assert f"poster--{'a5' if paper == 'a5' else 'a4'}" in sheet
    of_it = desk.get(f"/desk/products/{product.pk}/poster/", {"paper": paper}).content.decode()
    assert f"kedai.example/products/{product.slug}/" in of_it and "น้ำบูดูไหดิน" in of_it and "฿50" in of_it
    assert f"/desk/products/{product.pk}/poster/" in desk.get(f"/desk/products/{product.pk}/").content.decode()


def test_the_desk_shows_the_courses_and_how_far_she_is(desk, make, shop):
    assert "ยังไม่มีบทเรียน" in desk.get("/desk/learn/").content.decode()
    lesson = pages.lesson()
    pages.lesson(lesson.get_parent().specific, slug="two")
    assert "จบแล้ว 0 จาก 2 บท" in desk.get("/desk/learn/").content.decode()
    desk.post(f"/lessons/{lesson.pk}/finish/", {"q1": "1"})
    html = desk.get("/desk/learn/").content.decode()
    assert "จบแล้ว 1 จาก 2 บท" in html and 'href="/learn/photos/"' in html


def test_a_shop_with_food_does_not_claim_cures_and_one_without_may(desk, shop, make):
    claim = "กินแล้วรักษาโรคได้ทุกอย่าง"
    assert SAVED in send(desk, shop, "making", making=claim)
    make.product(shop)
    assert SAVED in send(desk, shop, "making", making="หมักหนึ่งปี")
    assert "คำว่า “รักษาโรค” ใช้กับอาหารไม่ได้" in send(desk, shop, "making", making=claim)
    told = {"merchant": shop.pk, "intro": "บูดูลดความดัน", "about": "", "opening_hours": ""}
    refused = desk.post(DESK, told)
    assert refused.context["form"].errors["intro"][0].startswith("คำว่า “ลดความดัน” ใช้กับอาหารไม่ได้")
    page = cms.storefront_of(shop)
    assert (page.making, page.intro) == ("หมักหนึ่งปี", "")
